"""The verbs of event and programme: what they do, and what they refuse without changing anything."""

from __future__ import annotations

from typing import Any

import pytest

from iclei_cli.assembly.edit_event import change_event
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
from iclei_cli.assembly.programme.edit import add_session, change_session, remove_session
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.system.errors import IcleiError

MODERATOR = Speaker(name="이바다", role=SpeakerRole.MODERATOR)
SPEAKER = Speaker(name="김하늘", position="Director")


@pytest.fixture
def assembly() -> Assembly:
    """An event with one session."""
    sessions = {"opening": Session(key="opening", title="Opening", room="홀 A")}
    return Assembly(event=Event(name="2019 Assembly", date="2019-02-28"), sessions=sessions)


def test_a_session_gets_a_key_of_its_title(assembly: Assembly) -> None:
    """A title in neither Latin letters nor Hangul gives the fallback; a key that is taken, a number."""
    assert add_session(assembly, "Closing Words").key == "closing-words"
    assert add_session(assembly, "Opening").key == "opening-2"
    assert add_session(assembly, "점심").key == "jeomsim"
    assert add_session(assembly, "昼食").key == "session"
    assert add_session(assembly, "Lunch", key="noon", kind=SessionKind.BREAK).kind is SessionKind.BREAK
    assert list(assembly.sessions) == ["opening", "closing-words", "opening-2", "jeomsim", "session", "noon"]


def test_moderators_and_speakers_are_changed_apart(assembly: Assembly) -> None:
    """Those of one role take the place of those of that role; moderators come first."""
    change_session(assembly, "opening", speakers=(SPEAKER,))
    assert change_session(assembly, "opening", moderators=(MODERATOR,)).speakers == (MODERATOR, SPEAKER)
    assert change_session(assembly, "opening", speakers=()).speakers == (MODERATOR,)
    assert change_session(assembly, "opening", room=None).speakers == (MODERATOR,)
    assert assembly.sessions["opening"].room is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "empty-title"),
        ({"start": "2019-02-28T10:00", "end": "2019-02-28T10:00"}, "ends-before-start"),
        ({"start": "2019-02-28T10:00", "end": "2019-02-28T09:00"}, "ends-before-start"),
        ({"title": "Opening", "key": "opening"}, "session-exists"),
    ],
)
def test_a_session_that_cannot_be_is_refused(assembly: Assembly, fields: dict[str, Any], code: str) -> None:
    """Nothing is added, and nothing is changed."""
    before = assembly.copy()
    with pytest.raises(IcleiError) as caught:
        add_session(assembly, **{"title": "New", **fields})
    assert caught.value.code == code
    if "key" not in fields:
        with pytest.raises(IcleiError) as caught:
            change_session(assembly, "opening", **fields)
        assert caught.value.code == code
    assert assembly == before


def test_a_session_may_have_either_time(assembly: Assembly) -> None:
    """Without the other one there is nothing to compare; an end that comes later is checked then."""
    change_session(assembly, "opening", start="2019-02-28T10:00")
    with pytest.raises(IcleiError, match="ends-before-start"):
        change_session(assembly, "opening", end="2019-02-28T09:30")
    assert change_session(assembly, "opening", end="2019-02-28T10:30").end == "2019-02-28T10:30"


def test_the_programme_is_in_order_of_time(assembly: Assembly) -> None:
    """Sessions without a time stay where they were added; one that was removed is not in it."""
    add_session(assembly, "Gone", start="2019-02-28T08:00")
    remove_session(assembly, "gone")
    for title, start in (("Late", "2019-02-28T15:00"), ("Break", None), ("Early", "2019-02-28T09:00")):
        add_session(assembly, title, start=start)
    assert [session.title for session in in_order(assembly.sessions.values())] == [
        "Opening",
        "Early",
        "Break",
        "Late",
    ]


def test_facts_of_the_event_are_changed(assembly: Assembly) -> None:
    """Those that are given; None empties one, and a day is kept in one form."""
    change_event(assembly, host="City of Changwon", theme=None, destroy_by="20190331")
    assert assembly.event == Event(
        name="2019 Assembly", date="2019-02-28", host="City of Changwon", destroy_by="2019-03-31"
    )
    change_event(assembly, date=None)
    assert assembly.event.date is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": None}, "empty-name"),
        ({"language": None}, "empty-language"),
        ({"date": "2019-02-30"}, "not-a-date"),
        ({"destroy_by": "spring", "host": "Changwon"}, "not-a-date"),
    ],
)
def test_facts_that_cannot_be_are_refused(
    assembly: Assembly, fields: dict[str, str | None], code: str
) -> None:
    """The event is as it was."""
    before = assembly.event
    with pytest.raises(IcleiError) as caught:
        change_event(assembly, **fields)
    assert caught.value.code == code
    assert assembly.event == before
