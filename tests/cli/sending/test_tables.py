"""`iclei export people`, `mail-merge`, `zoom` and `schedule`: what other programs take, as they take it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.store.open import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """Two tables in two rounds; six people, of whom one has no address and two have the same."""
    event = ("--name", "모임", "--date", "2026-03-29", "--language", "ko")
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--topic", "Water", *event, "--yes")
    add = ("participants", "add", "--name")
    iclei.ok(*add, "김가온", "--email", "gaon@example.kr", "--phone", "010-1234-5678", "--sector", "ngo")
    iclei.ok(*add, "=김나래", "--email", "x@example.kr", "--organisation", "-1+1")
    iclei.ok(*add, "이다솜", "--gender", "female", "--choice", "energy")
    iclei.ok(*add, "박마루", "--name-en", "Park Maru", "--language", "en", "--email", "park@example.kr")
    iclei.ok(*add, "박보라", "--email", "Park@example.kr")
    iclei.ok(*add, "최사라", "--email", "=1+1@example.kr")
    iclei.ok("sessions", "edit", "discussion", "--start", "14:00", "--end", "15:00", "--round-minutes", "30")
    iclei.ok("groups", "edit", "energy", "--label", "에너지", "--room", "301호")
    iclei.ok("groups", "edit", "water", "--label", "+물", "--room", "302호")
    iclei.ok("groups", "assign", "--rounds", "2")
    return iclei


def rows(path: Path) -> list[list[str]]:
    """The rows of delimited text, without the sign of its encoding."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_zoom_takes_a_file_for_each_round(office: Iclei) -> None:
    """The header is exactly Zoom's; whoever is in no room is named; only the owner may read it."""
    answer = office.ok("export", "zoom")
    for number in (1, 2):
        path = office.folder / f"zoom-{number}.csv"
        assert path.read_bytes().startswith(b"Pre-assign Room Name,Email Address\r\n")
        assert path.stat().st_mode & 0o077 == 0
        assert {row[1] for row in rows(path)[1:]} < {
            "gaon@example.kr",
            "x@example.kr",
            "park@example.kr",
            "Park@example.kr",
        }
        assert {row[0] for row in rows(path)[1:]} <= {"에너지", "'+물"}
    for name in ("이다솜 (3)", "최사라 (6)", "for the office"):
        assert name in answer.err
    assert len(rows(office.folder / "zoom-1.csv")) == 4
    office.ok("export", "zoom")
    assert not (office.folder / "zoom.csv").exists()


def test_all_files_of_zoom_are_written_or_none(office: Iclei) -> None:
    """The second one is there already: the first is not written either."""
    (office.folder / "zoom-2.csv").write_bytes(b"mine")
    assert office("export", "zoom").exit_code == 1
    assert not (office.folder / "zoom-1.csv").exists()
    assert office("export", "zoom", "--round", "3").exit_code == 2
    assert office.json("export", "zoom", "--round", "1")["files"][0]["shared_email"] in ([4], [5])


def test_more_than_zoom_takes_is_told(iclei: Iclei) -> None:
    """A hundred and one rooms are too many: the limits are named."""
    people = {n: Participant(id=n, name=f"P{n}", email=f"p{n}@example.kr") for n in range(1, 102)}
    groups = {f"t{n}": Group(key=f"t{n}", label=f"Table {n}") for n in people}
    seats = tuple(Placement(participant=n, group=f"t{n}") for n in people)
    plan = Plan(
        session=None,
        rounds=(seats,),
        spread=(),
        proof=Proof(tiers=()),
        seed=1,
        made="2026-01-01T00:00:00+00:00",
    )
    assembly = Assembly(event=Event(name="모임"), participants=people, groups=groups, plan=plan, last_id=101)
    open_store(iclei.folder / "assembly.json", command="init", tell=print).create(assembly)
    assert "Zoom takes 100 breakouts and 1000 people" in iclei.ok("export", "zoom").err


def test_no_cell_of_a_table_is_a_formula(office: Iclei) -> None:
    """Delimited text has an apostrophe before what would be one; in a workbook it is text as it is."""
    office.ok("export", "people", "--contacts")
    table = rows(office.folder / "people.csv")
    assert table[2][1] == "'=김나래"
    assert (office.folder / "people.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not any(cell.startswith(tuple("=+-@")) for row in table for cell in row)
    office.ok("export", "people", "-o", "people.xlsx")
    sheet = load_workbook(office.folder / "people.xlsx").worksheets[0]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=김나래", "s")


def test_people_have_contacts_only_if_asked_and_come_back_as_they_were(office: Iclei) -> None:
    """Without them there is no address in any form; with them the file imports without a change."""
    for name in ("people.csv", "people.json"):
        office.ok("export", "people", "-o", name)
        assert "@" not in (office.folder / name).read_text(encoding="utf-8")
    values = json.loads((office.folder / "people.json").read_text(encoding="utf-8"))
    assert (values[2]["choices"], values[0]["sector"]) == (["energy"], "ngo")
    office.ok("export", "people", "--contacts", "--force")
    before = office.json("participants", "list")
    office.ok("participants", "import", "people.csv")
    assert office.json("participants", "list") == before


def test_a_letter_has_name_honorific_table_room_and_time_of_each_round(office: Iclei) -> None:
    """Each row in the language of the person, the headings in the assembly's."""
    office.ok("export", "mail-merge")
    table = rows(office.folder / "mail-merge.csv")
    park, lee = table[4], table[3]
    assert (park[1], park[2], park[4]) == ("Park Maru", "Mr/Ms Park Maru", "en")
    assert (lee[2], lee[4], lee[3]) == ("이다솜 님", "ko", "")
    assert {park[6], park[9]} <= {"301호", "302호"}
    assert (park[7], park[10]) == ("29 March 2026, 14:00–14:30", "29 March 2026, 14:30–15:00")
    assert "2라운드" in table[0][8]


def test_a_letter_or_a_notice_without_times_says_what_to_set(office: Iclei) -> None:
    """Each lack by its command; once all is said, nothing is told."""
    edit = ("sessions", "edit", "discussion")

    def told(*words: str) -> list[str]:
        answer = office.ok(*words)
        return [line for line in answer.err.splitlines() if "does not tell when" in line]

    lacks = [
        ((*edit, "--round-minutes", ""), "--round-minutes 30"),
        ((*edit, "--round-minutes", "50"), "are longer than discussion"),
        ((*edit, "--end", ""), "--start 13:00 --end 15:00"),
    ]
    for setting, word in lacks:
        office.ok(*setting)
        for words in (
            ("export", "mail-merge", "--force"),
            ("export", "notices", "--force"),
            ("notices", "send", "--dry-run"),
            ("notices", "send", "--preview", "1"),
            ("export", "calendar", "--person", "1", "--force"),
        ):
            (line,) = told(*words)
            assert word in line
    office.ok(*edit, "--end", "15:00", "--round-minutes", "30")
    assert told("export", "mail-merge", "--force") == []


def test_a_schedule_comes_back_as_it_went_out(office: Iclei) -> None:
    """Into the same assembly nothing changes but the names by which it is known there; another has it all."""
    office.ok(
        "sessions",
        "add",
        "--title",
        "개막 <1>",
        "--kind",
        "opening",
        "--start",
        "10:00",
        "--end",
        "11:30",
        "--room",
        "홀 & 마당",
        "--chair",
        "1",
        "--speaker",
        "Ban Nari",
        "--guest",
        "--summary",
        "A\nB",
    )
    office.ok("sessions", "add-talk", "discussion", "--title", "Rivers", "--minutes", "20", "--speaker", "3")
    office.ok("sessions", "add-talk", "discussion", "--title", "Roofs", "--minutes", "10")
    office.ok("export", "schedule")
    before = office.json("sessions", "show")
    office.ok("sessions", "import", "schedule.xml")
    after = office.json("sessions", "show")
    assert without_uid(after) == without_uid(before)
    office.ok(
        "--store",
        "other.json",
        "init",
        "--template",
        "blank",
        "--topic",
        "T",
        "--date",
        "2026-03-29",
        "--yes",
    )
    office.ok("--store", "other.json", "sessions", "import", "schedule.xml")
    there = {
        item["title"]: item for item in office.json("--store", "other.json", "sessions", "show")["sessions"]
    }
    opening = there["개막 <1>"]
    assert (opening["kind"], opening["room"], opening["summary"]) == ("opening", "홀 & 마당", "A\nB")
    assert [(item["name"], item["role"]) for item in opening["speakers"]] == [
        ("김가온", "chair"),
        ("Ban Nari", "speaker"),
    ]
    talks = next(item["talks"] for item in there.values() if item["talks"])
    assert [(item["title"], item["minutes"]) for item in talks] == [("Rivers", 20), ("Roofs", 10)]
    assert talks[0]["speakers"][0]["name"] == "이다솜"


def without_uid(document: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    """Sessions without what another program calls them."""
    return [{key: value for key, value in item.items() if key != "uid"} for item in document["sessions"]]


def test_a_programme_without_times_is_no_schedule(iclei: Iclei) -> None:
    """Nothing is written, and the way out is told."""
    iclei.ok("init")
    answer = iclei("export", "schedule")
    assert (answer.exit_code, "--start" in answer.err) == (1, True)
    assert not (iclei.folder / "schedule.xml").exists()
