"""`iclei export calendar`: valid for parsers that share no code, and an entry that moves with its seat."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from icalendar import Calendar

if TYPE_CHECKING:
    from conftest import Iclei

SUMMARY = "모두가 의견을 내고, 다른 도시의 공무원을 만나는; 자리입니다. " * 4


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """A day of three sessions; two tables in two rounds, for four people."""
    event = ("--name", "모임", "--date", "2026-03-29", "--language", "en")
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--topic", "Water", *event, "--yes")
    for name in ("김가온", "박나래", "이다솜", "Zoe Park"):
        iclei.ok("participants", "add", "--name", name, "--language", "en")
    session = ("sessions", "add", "--kind")
    iclei.ok(*session, "opening", "--title", "Opening", "--start", "10:00", "--end", "11:00", "--chair", "1")
    iclei.ok(
        *session, "panel", "--title", "Panel", "--start", "10:30", "--end", "11:00", "--summary", SUMMARY
    )
    iclei.ok("sessions", "edit", "discussion", "--title", "Tables", "--start", "14:00", "--end", "16:00")
    for key in ("energy", "water"):
        iclei.ok("groups", "edit", key, "--room", f"Room {key[0].upper()}")
    iclei.ok("groups", "assign", "--rounds", "2")
    return iclei


def events(office: Iclei, *words: str) -> dict[str, Any]:
    """The entries of a calendar by their titles, as one parser reads them and the other confirms."""
    path = office.folder / "made.ics"
    office.ok("export", "calendar", "-o", path.name, "--force", *words)
    content = path.read_bytes()
    found: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    others = vobject.readOne(content.decode()).vevent_list
    assert [(str(item["UID"]), item["DTSTART"].dt, int(item["SEQUENCE"])) for item in found] == [
        (item.uid.value, item.dtstart.value, int(item.sequence.value)) for item in others
    ]
    return {str(item.get("SUMMARY", "")): item for item in found}


def test_a_calendar_is_what_the_standard_asks_for(office: Iclei) -> None:
    """Published, CR LF, no line beyond 75 octets though it is Hangul, nothing lost in folding or escaping."""
    found = events(office)
    content = (office.folder / "made.ics").read_bytes()
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert {b"METHOD:PUBLISH", b"VERSION:2.0", b"BEGIN:VTIMEZONE"} <= set(lines)
    assert str(found["Panel"]["DESCRIPTION"]) == SUMMARY.strip()
    assert found["Tables"]["DTSTART"].dt.utcoffset() == timedelta(hours=9)
    assert all(item["DTSTAMP"].dt.utcoffset() == timedelta(0) for item in found.values())


def test_clocks_that_are_put_forward_that_night_are_told_of(office: Iclei) -> None:
    """Both parsers have the right offset from the file alone, on the day on which Berlin's changes."""
    office.ok("assembly", "edit", "--time-zone", "Europe/Berlin")
    assert events(office)["Opening"]["DTSTART"].dt.utcoffset() == timedelta(hours=2)
    text = (office.folder / "made.ics").read_text(encoding="utf-8")
    zone = text[text.index("BEGIN:VTIMEZONE") : text.index("END:VTIMEZONE")]
    # By the clock as it was before (RFC 5545, 3.6.5): forward at two, back at three.
    assert {"20260101T000000", "20260329T020000", "20261025T030000"} == set(re.findall("DTSTART:(.*)", zone))


def test_a_person_has_their_own_table_in_each_round(office: Iclei) -> None:
    """The table stands in the discussion's entry; once rounds have times, each has an entry with its room."""
    answer = office.ok("export", "calendar", "--person", "2")
    assert "--round-minutes" in answer.err
    office.ok("sessions", "edit", "discussion", "--round-minutes", "30")
    labels = [key.capitalize() for key in office.json("participants", "show", "2")["groups"]]
    found = events(office, "--person", "2")
    for number, label in enumerate(labels, start=1):
        entry = found[f"Tables · Round {number} – {label}"]
        assert str(entry["LOCATION"]) == f"Room {label[0]}"
        assert entry["DTSTART"].to_ical() == (b"20260329T140000", b"20260329T143000")[number - 1]
        assert f"Round {number}: {label}, Room {label[0]}" in str(found["Tables"]["DESCRIPTION"])
    assert (office.folder / "calendar.ics").stat().st_mode & 0o077 == 0


def test_of_two_sessions_at_a_time_a_person_is_in_the_one_on_whose_stage_they_are(office: Iclei) -> None:
    """Who chairs the opening has no panel in their calendar; everybody else has both."""
    assert "Panel" not in events(office, "--person", "1")
    assert "Your part: chair" in str(events(office, "--person", "1")["Opening"]["DESCRIPTION"])
    assert {"Opening", "Panel"} <= set(events(office, "--person", "2"))


def test_a_moved_seat_moves_the_entry(office: Iclei) -> None:
    """Same UID, higher SEQUENCE, other room; what has not changed keeps its number, and others their UIDs."""
    office.ok("sessions", "edit", "discussion", "--round-minutes", "30")
    before = events(office, "--person", "2")
    first = next(item for title, item in before.items() if "Round 1" in title)
    here = "water" if "Water" in str(first["SUMMARY"]) else "energy"
    office.ok(
        "groups", "move", "2", "--to", "energy" if here == "water" else "water", "--round", "1", "--force"
    )
    after = events(office, "--person", "2")
    moved = next(item for item in after.values() if item["UID"] == first["UID"])
    assert after["Opening"]["SEQUENCE"] == before["Opening"]["SEQUENCE"]
    assert moved["LOCATION"] != first["LOCATION"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    others = {str(item["UID"]) for item in events(office, "--person", "3").values()}
    assert others.isdisjoint(str(item["UID"]) for item in before.values())


def test_what_is_no_more_is_cancelled_in_later_files(office: Iclei) -> None:
    """Whoever has the session in their calendar loses it; a file of one other session says nothing of it."""
    gone = events(office)["Panel"]
    office.ok("sessions", "remove", "panel", "--yes")
    assert "" not in events(office, "--session", "opening")
    assert (events(office)[""]["UID"], events(office)[""]["STATUS"]) == (gone["UID"], "CANCELLED")
    assert events(office)[""]["SEQUENCE"] > gone["SEQUENCE"]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "calendar"),
        ("export", "calendar", "--session", "opening"),
        ("export", "schedule"),
        ("export", "programme"),
        ("export", "report"),
        ("export", "minutes", "opening"),
        ("export", "notices"),
        ("notices", "send", "--dry-run"),
    ],
)
def test_a_speaker_who_has_cancelled_is_told_of_when_the_programme_goes_out(
    office: Iclei, words: tuple[str, ...]
) -> None:
    """Whatever has the programme in it tells who stands in it and is not coming, and what to do."""
    office.ok("participants", "edit", "2", "--email", "na@example.org")
    told = "1 speaker has cancelled and still stands in the programme: 김가온 (no. 1). Next: iclei"
    assert "cancelled" not in office.ok(*words).err
    office.ok("participants", "cancel", "1")
    again = () if words[0] == "notices" else ("--force",)
    assert told in " ".join(office.ok(*words, *again).err.split())


def test_what_has_no_time_is_told_and_nothing_is_written_of_nothing(iclei: Iclei) -> None:
    """A session without a start is named; a calendar of nothing is refused, with the way out."""
    iclei.ok("init")
    answer = iclei("export", "calendar")
    assert (answer.exit_code, "--start" in answer.err) == (1, True)
    assert not (iclei.folder / "calendar.ics").exists()
    iclei.ok("sessions", "add", "--title", "Lunch", "--start", "2026-03-29 12:00")
    assert "opening" in iclei.json("export", "calendar")["without_start"]
