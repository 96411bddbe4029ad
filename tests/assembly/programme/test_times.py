"""Times of a programme: as they are typed, and in the zone of the event."""

from __future__ import annotations

from datetime import timedelta

import pytest

from iclei_cli.assembly.nouns.assembly import Event
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.programme.times import (
    read_duration,
    read_time,
    span_of,
    time_zone_of,
    with_offset,
    zones_like,
)
from iclei_cli.system.errors import UsageError

EVENT = Event(name="x", date="2026-02-26")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("9:30", "2026-02-26T09:30"),
        (" 14:00 ", "2026-02-26T14:00"),
        ("１４：００", "2026-02-26T14:00"),
        ("24:00", "2026-02-27T00:00"),
        ("2026-2-27 9:05", "2026-02-27T09:05"),
        ("2026-02-27T09:05", "2026-02-27T09:05"),
        ("2026-02-26 10:00+01:00", "2026-02-26T18:00"),
        ("2026-02-26T15:30Z", "2026-02-27T00:30"),
    ],
)
def test_a_time_is_read_as_it_is_typed(words: str, kept: str) -> None:
    """On the event's day; with a distance from UTC, as the clocks of the event show it."""
    assert read_time(EVENT, "start", words) == kept


@pytest.mark.parametrize(
    "words", ["25:00", "24:01", "10:60", "noon", "2026-02-30 10:00", "2026-02-26", "10:00:30"]
)
def test_what_is_no_time_is_refused(words: str) -> None:
    """With the option and an example."""
    with pytest.raises(UsageError, match="not-a-time"):
        read_time(EVENT, "start", words)


def test_a_time_that_clocks_never_show_is_refused() -> None:
    """In Berlin they are put forward at two on 29 March 2026; in Seoul they are not."""
    with pytest.raises(UsageError, match="no-such-time"):
        read_time(Event(name="x", time_zone="Europe/Berlin"), "start", "2026-03-29 02:30")
    assert read_time(EVENT, "start", "2026-03-29 02:30") == "2026-03-29T02:30"


def test_the_time_zone_is_that_of_the_event_or_of_its_language() -> None:
    """What was said comes first."""
    assert time_zone_of(EVENT) == "Asia/Seoul"
    assert time_zone_of(Event(name="x", language="ja")) == "Asia/Tokyo"
    berlin = Event(name="x", language="ja", time_zone="Europe/Berlin")
    assert time_zone_of(berlin) == "Europe/Berlin"
    assert with_offset(berlin, "2026-07-01T10:00") == "2026-07-01T10:00+02:00"
    assert with_offset(Event(name="x", time_zone="Nowhere/At all"), "2026-07-01T10:00") is None
    assert zones_like("seoul") == ["Asia/Seoul"]
    assert "Europe/Berlin" in zones_like("Europe/Berlim")


@pytest.mark.parametrize(
    ("words", "minutes"), [("15m", 15), ("15", 15), ("1h", 60), ("1h30m", 90), ("1h 30", 90), ("-10m", -10)]
)
def test_a_length_of_time_is_read(words: str, minutes: int) -> None:
    """Hours and minutes, forwards and backwards."""
    assert read_duration("by", words) == timedelta(minutes=minutes)


@pytest.mark.parametrize("words", ["", "m", "soon", "1.5h", "-", "10s"])
def test_what_is_no_length_of_time_is_refused(words: str) -> None:
    """With an example."""
    with pytest.raises(UsageError, match="not-a-duration"):
        read_duration("by", words)


def test_two_sessions_meet_only_where_they_share_a_minute() -> None:
    """The same start is shared, one that ends when the other begins is not; one may go on after midnight."""

    def at(start: str, end: str | None) -> Session:
        return Session(key="x", title="x", start=start, end=end)

    def meet(one: Session, other: Session) -> bool:
        first, second = span_of(one), span_of(other)
        assert first is not None
        assert second is not None
        return first.overlaps(second) and second.overlaps(first)

    evening = at("2026-02-26T22:00", "2026-02-27T00:30")
    assert meet(evening, at("2026-02-27T00:00", "2026-02-27T01:00"))
    assert not meet(evening, at("2026-02-27T00:30", "2026-02-27T01:00"))
    assert meet(evening, at("2026-02-26T22:00", None))
    assert meet(at("2026-02-26T22:00", None), at("2026-02-26T22:00", None))
    assert not meet(evening, at("2026-02-26T21:00", None))
