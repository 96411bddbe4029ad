"""What in a programme cannot be so is found, each by its code, with whom and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.assembly.nouns.rule import Absent
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.programme.check.find import not_checked, problems

if TYPE_CHECKING:
    from iclei_cli.assembly.programme.check.problem import Problem

DAY = "2026-02-26"
CHAIR, PANELLIST = SpeakerRole.CHAIR, SpeakerRole.PANELLIST


def session(key: str, start: str | None = None, end: str | None = None, **fields: Any) -> Session:
    """A session of that day."""
    times = [time and f"{DAY}T{time}" for time in (start, end)]
    return Session(key=key, title=key.capitalize(), start=times[0], end=times[1], **fields)


def assembly(*sessions: Session, **fields: Any) -> Assembly:
    """Three people who are coming, and these sessions."""
    names = enumerate(("김하늘", "이바다", "박노을"), start=1)
    return Assembly(
        event=Event(name="A meeting", date=DAY),
        participants={ident: Participant(id=ident, name=name) for ident, name in names},
        sessions={item.key: item for item in sessions},
        **fields,
    )


def seated(*rounds: dict[int, str]) -> Plan:
    """A plan in which people sit so."""
    return Plan(
        session="discussion",
        rounds=tuple(
            tuple(Placement(participant=ident, group=group) for ident, group in seats.items())
            for seats in rounds
        ),
        spread=(),
        proof=Proof(tiers=()),
        seed=0,
        made="2026-02-01T00:00:00+00:00",
    )


def found(looked_at: Assembly) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    """Each problem: its code, the sessions, the people."""
    return [(item.code, item.sessions, item.people) for item in problems(looked_at)]


def commands(problem: Problem) -> list[str]:
    """The codes of the commands that would mend a problem."""
    return [item.code for item in problem.remedies]


def test_nothing_is_said_of_a_day_that_can_be_so() -> None:
    """Sessions that follow one another, a person in each, a room that is large enough, a guest."""
    stage = (Speaker(person=1, role=CHAIR), Speaker(name="정가람", guest=True))
    day = assembly(
        session("opening", "10:00", "10:30", room="Hall", speakers=stage),
        session("panel", "10:30", "12:00", room="Hall", speakers=(Speaker(person=1),)),
        rooms={"hall": Room(key="hall", name="Hall", capacity=3)},
    )
    assert found(day) == []


@pytest.mark.parametrize(
    ("start", "end"), [("10:00", "11:00"), ("10:00", None), ("10:59", "12:00"), ("09:00", "10:01")]
)
def test_a_person_in_two_places_is_named(start: str, end: str | None) -> None:
    """The same start, too, and a session without an end; each two sessions once, whatever they do there."""
    both = (Speaker(person=1, role=CHAIR), Speaker(person=1, role=PANELLIST), Speaker(person=2))
    day = assembly(
        session("panel", "10:00", "11:00", speakers=both),
        session("other", start, end, talks=(Talk(title="Rivers", speakers=(Speaker(person=1),)),)),
    )
    twice = [item for item in problems(day) if item.code == "person-in-two-places"]
    assert [item.people for item in twice] == [(1,)]
    assert set(twice[0].sessions) == {"panel", "other"}
    assert commands(twice[0])[:2] == ["programme-take-off", "programme-take-off"]


def test_a_guest_in_two_places_is_named_too() -> None:
    """By the name, whatever its case and spaces."""
    day = assembly(
        session("panel", "10:00", "11:00", speakers=(Speaker(name="Kim Haneul", guest=True),)),
        session("other", "10:30", "11:00", speakers=(Speaker(name="kim  haneul", guest=True),)),
    )
    (twice,) = [item for item in problems(day) if item.code == "person-in-two-places"]
    assert twice.guests == ("Kim Haneul",)


def test_a_session_after_midnight_is_compared_by_its_day() -> None:
    """An evening that goes on until half past midnight meets what begins at midnight, and no other."""
    evening = Session(
        key="evening",
        title="Evening",
        start=f"{DAY}T22:00",
        end="2026-02-27T00:30",
        speakers=(Speaker(person=1),),
    )
    late = replace(evening, key="late", start="2026-02-27T00:00", end="2026-02-27T01:00")
    assert found(assembly(evening, late)) == [("person-in-two-places", ("evening", "late"), (1,))]
    day = replace(evening, key="day", start=f"{DAY}T00:00", end=f"{DAY}T00:30")
    assert [code for code, *_ in found(assembly(evening, day))] == ["gap"]


def test_talks_of_known_length_take_only_their_own_minutes() -> None:
    """Who presents the second talk of a session can be elsewhere during the first."""
    talks = tuple(
        Talk(title=f"Talk {ident}", speakers=(Speaker(person=ident),), minutes=30) for ident in (1, 2)
    )
    day = assembly(
        session("talks", "10:00", "11:00", talks=talks),
        session("panel", "10:30", "11:00", speakers=(Speaker(person=1),)),
    )
    assert found(day) == []
    open_talks = (replace(talks[0], minutes=None), talks[1])
    day.sessions["talks"] = replace(day.sessions["talks"], talks=open_talks)
    assert found(day) == [("person-in-two-places", ("talks", "panel"), (1,))]


def test_somebody_on_a_stage_who_also_sits_at_a_table_is_named() -> None:
    """As a table's host, or with a seat; not if they are absent from a round, and not in the same session."""
    discussion = session(
        "discussion", "14:00", "15:00", kind=SessionKind.DISCUSSION, speakers=(Speaker(person=3, role=CHAIR),)
    )
    panel = session("panel", "14:30", "15:00", speakers=tuple(Speaker(person=ident) for ident in (1, 2)))
    groups = {"water": Group(key="water", label="Water", facilitator=1)}
    day = assembly(discussion, panel, groups=groups, plan=seated({1: "water", 2: "water", 3: "water"}))
    assert found(day) == [
        ("person-in-two-places", ("discussion", "panel"), (1,)),
        ("person-in-two-places", ("discussion", "panel"), (2,)),
    ]
    host, guest = problems(day)
    assert host.groups == guest.groups == ("water",)
    assert "programme-other-host" in commands(host)
    assert "programme-absent" in commands(guest)
    day.rules = {1: Absent(number=1, person=2, rounds=(1,))}
    assert [people for _, _, people in found(day)] == [(1,)]
    day.put([replace(day.participants[1], status=Status.CANCELLED)])
    assert [code for code, *_ in found(day)] == ["speaker-cancelled"]


def test_a_room_is_taken_by_one_thing_at_a_time() -> None:
    """By its name in any spelling; tables are in a room, too; some rooms hold several things."""
    discussion = session("discussion", "14:00", "15:00", kind=SessionKind.DISCUSSION, room="Hall")
    groups = {"water": Group(key="water", label="Water", room="Room 301")}
    day = assembly(
        discussion,
        session("panel", "14:00", "15:00", room="hall"),
        session("film", "14:30", "15:00", room="ROOM 301"),
        groups=groups,
        rooms={"301": Room(key="301", name="Room 301"), "yard": Room(key="yard", name="Yard", capacity=9)},
    )
    first, second = problems(day)
    assert (first.code, first.sessions, first.groups) == ("room-in-two-places", ("discussion", "panel"), ())
    assert (second.code, second.sessions, second.groups) == (
        "room-in-two-places",
        ("discussion", "film"),
        ("water",),
    )
    assert first.remedies[0].facts["room"] == ["Yard"]
    day.rooms["301"] = replace(day.rooms["301"], may_hold_several=True)
    assert found(day) == [("room-in-two-places", ("discussion", "panel"), ())]


def test_tables_come_together_in_one_session_at_a_time() -> None:
    """All of them in a discussion that names none; people are not told again whose tables are."""
    groups = {key: Group(key=key, label=key) for key in ("water", "waste")}
    day = assembly(
        session("discussion", "14:00", "15:00", kind=SessionKind.DISCUSSION),
        session("report", "14:30", "15:00", groups=("waste",)),
        groups=groups,
        plan=seated({1: "water", 2: "waste"}),
    )
    (twice,) = problems(day)
    assert (twice.code, twice.groups) == ("group-in-two-places", ("waste",))


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.CANCELLED, "speaker-cancelled"),
        (Status.MAYBE, "speaker-not-confirmed"),
        (Status.WAITING, "speaker-not-confirmed"),
    ],
)
def test_whoever_is_not_coming_is_named(status: Status, code: str) -> None:
    """On the stage and with a talk."""
    talk = Talk(title="Rivers", speakers=(Speaker(person=1),))
    day = assembly(session("panel", speakers=(Speaker(person=1, role=CHAIR),), talks=(talk,)))
    day.put([replace(day.participants[1], status=status)])
    assert found(day) == [(code, ("panel",), (1,))] * 2


def test_whoever_is_of_no_list_is_named() -> None:
    """A name that one person or several have is offered; guests are settled."""
    stage = tuple(Speaker(name=name) for name in ("김하늘", "정가람"))
    day = assembly(session("panel", speakers=(*stage, Speaker(name="최너울", guest=True))))
    linked, unknown = problems(day)
    assert (linked.code, linked.people, commands(linked)[0]) == ("speaker-not-linked", (1,), "link-speaker")
    assert (unknown.code, unknown.guests) == ("speaker-not-on-list", ("정가람",))
    day.put([Participant(id=4, name="김하늘")])
    assert problems(day)[0].people == (1, 4)


def test_a_room_too_small_for_who_is_expected_is_named() -> None:
    """Everybody who is coming, or as many as was said; a larger room that is free is offered."""
    rooms = {
        key: Room(key=key, name=key.capitalize(), capacity=capacity)
        for key, capacity in (("cellar", 2), ("hall", 3), ("arena", 300))
    }
    day = assembly(session("panel", "10:00", "11:00", room="Cellar"), rooms=rooms)
    (small,) = problems(day)
    assert (small.code, small.facts["people"], small.facts["capacity"]) == ("room-too-small", 3, 2)
    assert small.remedies[0].facts["room"] == ["Hall"]
    day.sessions["panel"] = replace(day.sessions["panel"], expected=2)
    assert found(day) == []
    day.sessions["panel"] = replace(day.sessions["panel"], expected=4)
    assert problems(day)[0].remedies[0].facts["room"] == ["Arena"]


def test_of_two_things_at_a_time_nobody_knows_who_is_where() -> None:
    """Unless somebody has said how many are expected; a room for several takes all of them together."""
    rooms = {"yard": Room(key="yard", name="Yard", capacity=3, may_hold_several=True)}
    day = assembly(
        session("one", "10:00", "11:00", room="Yard"),
        session("two", "10:00", "11:00", room="yard"),
        rooms=rooms,
    )
    assert found(day) == []
    for key in day.sessions:
        day.sessions[key] = replace(day.sessions[key], expected=2)
    assert found(day) == [("room-too-small", ("one", "two"), ())]


def test_tables_in_rooms_of_their_own_are_counted_there() -> None:
    """In the round in which most people are; without a plan, as many as they take at least."""
    groups = {
        "water": Group(key="water", label="Water", room="Small", seats=Capacity(min=3)),
        "waste": Group(key="waste", label="Waste"),
    }
    day = assembly(
        session("discussion", "14:00", "15:00", kind=SessionKind.DISCUSSION, room="Hall"),
        groups=groups,
        rooms={
            "small": Room(key="small", name="Small", capacity=1),
            "hall": Room(key="hall", name="Hall", capacity=2),
        },
        plan=seated({1: "waste", 2: "waste", 3: "water"}, {1: "water", 2: "water", 3: "waste"}),
    )
    (small,) = problems(day)
    assert (small.facts["room"], small.facts["people"], small.groups) == ("Small", 2, ("water",))
    day.plan = None
    assert problems(day)[0].facts["people"] == 3


def test_a_gap_between_sessions_is_named() -> None:
    """Not before the first and not after the last, not overnight, not after a session without an end."""
    day = assembly(session("opening", "10:00", "10:30"), session("panel", "10:45", "12:00"))
    (gap,) = problems(day)
    assert (gap.code, gap.sessions, gap.facts["minutes"]) == ("gap", ("opening", "panel"), 15)
    assert gap.remedies[0].facts == {"start": "10:30", "end": "10:45"}
    day.sessions["long"] = session("long", "09:00", "10:40")
    assert problems(day)[0].facts["minutes"] == 5
    day.sessions["long"] = session("long", "10:30", None)
    assert found(day) == []
    morning = Session(key="morning", title="x", start="2026-02-27T09:00", end="2026-02-27T10:00")
    assert found(assembly(session("panel", "10:45", "12:00"), morning)) == []


def test_talks_that_are_too_long_are_named() -> None:
    """One that is longer than its session, or all that is said in it together."""
    long, short = (
        Talk(title="Long", minutes=40, speakers=(Speaker(person=1),)),
        Talk(title="Short", minutes=20),
    )
    day = assembly(session("talks", "10:00", "10:30", talks=(long, short)))
    assert found(day) == [("talk-too-long", ("talks",), (1,))]
    day.sessions["talks"] = session(
        "talks", "10:00", "10:30", talks=(short,), speakers=(Speaker(person=1, minutes=15),)
    )
    (too_long,) = problems(day)
    assert (too_long.code, too_long.facts["minutes"]) == ("talks-too-long", 35)
    assert too_long.remedies[0].facts["end"] == "10:35"


def test_rounds_that_do_not_fit_into_the_discussion_are_named() -> None:
    """Beside its talks; where nobody said how long a round takes, less than ten minutes are none."""
    groups = {"water": Group(key="water", label="Water")}
    discussion = session(
        "discussion",
        "14:00",
        "15:00",
        kind=SessionKind.DISCUSSION,
        round_minutes=20,
        talks=(Talk(title="Rivers", minutes=10),),
    )
    day = assembly(discussion, groups=groups, settings=Settings(rounds=3))
    (rounds,) = problems(day)
    assert (rounds.code, rounds.facts["left"], rounds.remedies[0].facts["end"]) == (
        "rounds-do-not-fit",
        50,
        "15:10",
    )
    assert [item.facts for item in rounds.remedies[1:]] == [
        {"session": "discussion", "minutes": 16},
        {"rounds": 2},
    ]
    day.sessions["discussion"] = replace(discussion, round_minutes=None)
    assert found(day) == []
    day.settings = Settings(rounds=6)
    assert [code for code, *_ in found(day)] == ["rounds-do-not-fit"]


def test_sessions_without_times_are_told_apart() -> None:
    """What could not be checked is no problem, and is not passed over."""
    day = assembly(session("opening"), session("panel", "10:00"), session("closing", "10:00", "11:00"))
    assert not_checked(day) == ["opening", "panel"]
