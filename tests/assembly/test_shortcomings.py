"""What an assembly lacks or where it contradicts itself is found without a solver."""

from __future__ import annotations

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.assembly.shortcomings import shortcomings


def sound() -> Assembly:
    """An assembly in which nothing is missing: one person, two tables, a discussion with its time."""
    person = Participant(id=1, name="김하늘", sector=Sector.NGO, choices=("water",))
    talks = Session(key="talks", title="Talks", kind=SessionKind.DISCUSSION, start="2026-02-28T10:00")
    return Assembly(
        event=Event(name="A meeting", date="2026-02-28"),
        participants={1: person},
        sessions={"talks": talks},
        topics={"water": Topic(key="water", titles="Water")},
        groups={key: Group(key=key, topic="water", label=key) for key in ("one", "two")},
    )


def test_nothing_is_said_of_a_sound_assembly() -> None:
    """Whoever has done everything is not nagged."""
    assert list(shortcomings(sound())) == []


def test_rules_that_can_never_hold_are_found() -> None:
    """One person pinned to two tables, as a file from elsewhere may have it."""
    assembly = sound()
    assembly.rules = {
        number: Pin(number=number, person=1, group=key) for number, key in ((1, "one"), (2, "two"))
    }
    assert [item.code for item in shortcomings(assembly)] == ["rules-at-odds"]


def test_wishes_are_missing_only_where_people_were_asked() -> None:
    """If nobody states a wish, nobody was asked for any."""
    assembly = sound()
    assembly.put([Participant(id=2, name="이바다", sector=Sector.NGO)])
    assert [item.code for item in shortcomings(assembly)] == ["people-without-choices"]
    assembly.put([Participant(id=1, name="김하늘", sector=Sector.NGO)])
    assert list(shortcomings(assembly)) == []
