"""`iclei sessions` and `iclei init`: the programme, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from iclei_cli.store.template.load import BUILT_IN
from iclei_cli.system.data_folder import data_folder

if TYPE_CHECKING:
    from conftest import Iclei


def sessions(iclei: Iclei) -> dict[str, dict[str, Any]]:
    """The sessions by key, in the order in which they are listed."""
    return {item["key"]: item for item in iclei.json("sessions", "list")["sessions"]}


def test_the_template_brings_the_programme(iclei: Iclei) -> None:
    """A new assembly has the discussion with the five talks, each with its city and topic."""
    iclei.ok("init", "--template", "talk4action-2019")
    talks = sessions(iclei)["talk4action"]["talks"]
    assert [(talk["municipality"], talk["topic"]) for talk in talks] == [
        ("창원시", "ecomobility"),
        ("세종특별자치시", "green-public-procurement"),
        ("아산시", "energy"),
        ("부천시", "climate-change"),
        ("울산광역시", "biodiversity"),
    ]


def test_a_session_is_added_with_all_it_has(iclei: Iclei) -> None:
    """Clock times are on the assembly's day; speakers, moderators and talks are taken apart."""
    iclei.ok("init", "--date", "2020-02-27")
    iclei.ok(
        *(
            "sessions",
            "add",
            "--title",
            "Closing Words",
            "--kind",
            "panel",
            "--start",
            "9:30",
            "--end",
            "10:15",
        ),
        *("--speaker", "김하늘, Director", "--moderator", "이바다", "--room", "홀 A"),
        *("--talk", "Rooks; Ulsan; 생물다양성", "--talk", "Thanks", "--sdg", "SDG 7", "--sdg", "11, 13"),
        *("--expected", "80"),
    )
    of_no_list = {"person": None, "guest": False, "minutes": None}
    open_talk: dict[str, Any] = {"speakers": [], "minutes": None}
    assert sessions(iclei)["closing-words"] == {
        "key": "closing-words",
        "title": "Closing Words",
        "kind": "panel",
        "start": "2020-02-27T09:30",
        "end": "2020-02-27T10:15",
        "room": "홀 A",
        "summary": None,
        "speakers": [
            {"name": "이바다", "position": None, "role": "moderator", **of_no_list},
            {"name": "김하늘", "position": "Director", "role": "speaker", **of_no_list},
        ],
        "talks": [
            {"title": "Rooks", "municipality": "울산광역시", "topic": "biodiversity", **open_talk},
            {"title": "Thanks", "municipality": None, "topic": None, **open_talk},
        ],
        "starts": "2020-02-27T09:30+09:00",
        "ends": "2020-02-27T10:15+09:00",
        "minutes": 45,
        "capacity": None,
        "groups": [],
        "sdgs": [7, 11, 13],
        "expected": 80,
        "round_minutes": None,
        "uid": None,
    }


def test_an_edit_changes_the_named_fields_only(iclei: Iclei) -> None:
    """A new speaker replaces the speakers, not the moderators; an empty room empties it."""
    iclei.ok("init")
    iclei.ok("sessions", "add", "--title", "X", "--speaker", "A", "--moderator", "B", "--room", "1")
    iclei.ok("sessions", "edit", "x", "--speaker", "C", "--room", "")
    session = sessions(iclei)["x"]
    assert [(item["name"], item["role"]) for item in session["speakers"]] == [
        ("B", "moderator"),
        ("C", "speaker"),
    ]
    assert session["room"] is None


def test_sessions_are_listed_by_their_start(iclei: Iclei) -> None:
    """A session added last but starting first is listed first among those with a time."""
    iclei.ok("init", "--date", "2020-02-27")
    for title, start in (("Late", "15:00"), ("Early", "09:00"), ("Middle", "12:00")):
        iclei.ok("sessions", "add", "--title", title, "--start", start)
    timed = [item["key"] for item in sessions(iclei).values() if item["start"]]
    assert timed == ["early", "middle", "late"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--kind", "party"),
        ("--start", "25:00"),
        ("--end", "noon"),
        ("--talk", "a;b;energy;d"),
        ("--talk", "a;b;space travel"),
        ("--title", ""),
        ("--sdg", "18"),
        ("--expected", "many"),
        ("--round-minutes", "soon"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_option(iclei: Iclei, option: str, value: str) -> None:
    """The option is named, the exit is 2, and nothing is changed."""
    iclei.ok("init")
    before = sessions(iclei)
    answer = iclei("sessions", "edit", "talk4action", option, value)
    assert answer.exit_code == 2
    assert option in answer.err
    assert sessions(iclei) == before


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("오후2시", "오후 3시 30분"),
        ("2:00 PM", "3:30 pm"),
        ("14시", "15:30"),
        ("午後2時", "2026-02-26 15:30"),
    ],
)
def test_times_are_typed_as_people_write_them(start: str, end: str, iclei: Iclei) -> None:
    """In the afternoon by twelve hours, with the words of the country, or by twenty-four."""
    iclei.ok("init", "--template", "blank", "--topic", "Water", "--date", "2026-02-26", "--yes")
    iclei.ok("sessions", "add", "--title", "Panel", "--key", "panel", "--start", start, "--end", end)
    session = iclei.json("sessions", "show", "panel")["sessions"][0]
    assert (session["start"], session["end"]) == ("2026-02-26T14:00", "2026-02-26T15:30")


def test_a_session_cannot_end_before_it_starts(iclei: Iclei) -> None:
    """14:00 to 13:00 is refused."""
    iclei.ok("init")
    assert iclei("sessions", "edit", "talk4action", "--start", "14:00", "--end", "13:00").exit_code == 2


def test_a_session_is_shown_and_removed(iclei: Iclei) -> None:
    """It is found by title, shown with its talks, and removed only with --yes."""
    iclei.ok("init", "--template", "talk4action-2019")
    assert "Changwon" in iclei.ok("sessions", "show", "talk4action").out
    assert iclei("sessions", "remove", "talk4action").exit_code == 2
    iclei.ok("sessions", "remove", "talk4action", "--yes")
    assert "talk4action" not in sessions(iclei)
    assert iclei("sessions", "show", "talk4action").exit_code == 1


def test_a_session_is_shown_with_everything_it_has(iclei: Iclei) -> None:
    """Each fact under its name, people and talks as they are typed."""
    iclei.ok("init", "--date", "2020-02-27")
    iclei.ok(
        *("sessions", "add", "--title", "X", "--start", "9:30", "--end", "10:00", "--summary", "In short"),
        *("--room", "홀", "--speaker", "김하늘, Director", "--moderator", "이바다", "--talk", "Rooks; Ulsan"),
    )
    lines = [line.split(maxsplit=1) for line in iclei.ok("sessions", "show", "x").out.splitlines()]
    assert lines == [
        ["Field", "Value"],
        ["key", "x"],
        ["title", "X"],
        ["kind", "other"],
        ["start", "2020-02-27 09:30"],
        ["end", "2020-02-27 10:00"],
        ["room", "홀"],
        ["summary", "In short"],
        ["moderator", "이바다"],
        ["speaker", "김하늘, Director"],
        ["talk", "Rooks; 울산광역시"],
    ]


def test_the_assembly_is_shown_with_everything_there_is(iclei: Iclei) -> None:
    """Facts under their names, counts of everything, and what was destroyed with what is still known."""
    iclei.ok("demo")
    (iclei.folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    iclei.ok(
        *("assembly", "edit", "--host", "창원시", "--organiser", "ICLEI", "--theme", "Energy"),
        *("--date", "2019-02-28", "--destroy-by", "2099-03-31", "--language", "English,ko"),
        *("--colour", "#00a651", "--logo", "logo.svg"),
    )
    iclei.ok("participants", "cancel", "17")
    lines = iclei.ok("assembly", "show").out.splitlines()
    shown = {name.strip(): value.strip() for name, value in (line.split("  ", 1) for line in lines)}
    found = iclei.json("assembly", "show")
    counts = found["counts"]
    assert {name for name, value in found["assembly"].items() if value is None} == set()
    told = set(found["assembly"]) - {"second_language", "texts"}
    assert {name.replace("_", " ") for name in told} <= set(shown)
    assert shown["language"] == "en, ko"
    assert shown["participants"] == f"{counts['participants']} ({counts['cancelled']} cancelled)"
    assert (counts["cancelled"], found["destroyed"]) == (1, [])
    assert found["assembly"]["language"] == "en"
    iclei.ok("store", "purge", "--yes")
    (note,) = iclei.json("assembly", "show")["destroyed"]
    assert (note["what"], note["people"]) == ("purge", counts["participants"])
    assert "ngo" in iclei.ok("assembly", "show").out


@pytest.mark.parametrize("option", ["--date", "--destroy-by"])
def test_a_day_that_is_none_is_refused_with_its_option(iclei: Iclei, option: str) -> None:
    """The option is named as it is typed."""
    iclei.ok("init")
    answer = iclei("assembly", "edit", option, "spring")
    assert (answer.exit_code, f"{option}:" in answer.err) == (2, True)


def test_an_assembly_is_started_by_name_and_date(iclei: Iclei) -> None:
    """What is typed replaces what the template says; a second start in the same folder is refused."""
    assert "2020 Assembly" in iclei.ok("init", "--name", "2020 Assembly", "--date", "2020-02-27").out
    before = (iclei.folder / "assembly.json").read_bytes()
    assert iclei("init").exit_code == 1
    assert (iclei.folder / "assembly.json").read_bytes() == before
    assert iclei("--store", "b.json", "init", "--date", "27.2.2020").exit_code == 2


def test_a_template_can_be_copied_and_changed(iclei: Iclei) -> None:
    """A copy of the built-in template without its last table starts an assembly of four groups."""
    text = (data_folder() / BUILT_IN / "template.toml").read_text(encoding="utf-8")
    own = text[: text.rindex("[[groups]]")]
    (iclei.folder / "own.toml").write_text(own, encoding="utf-8")
    assert "4 groups" in iclei.ok("init", "--template", "own.toml").out


def test_the_store_is_named_by_option_or_environment(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """--store wins over ICLEI_STORE, which wins over the folder; a folder stands for its assembly.json."""
    elsewhere = iclei.folder / "elsewhere"
    elsewhere.mkdir()
    iclei.ok("--store", "elsewhere/a.json", "init", "--name", "By option")
    assert (elsewhere / "a.json").exists()
    monkeypatch.setenv("ICLEI_STORE", str(elsewhere))
    iclei.ok("init", "--name", "By environment")
    assert (elsewhere / "assembly.json").exists()
    iclei.ok("--store", "elsewhere/a.json", "sessions", "remove", "talk4action", "--yes")
    assert "talk4action" in sessions(iclei)


def test_without_an_assembly_the_next_step_is_named(iclei: Iclei) -> None:
    """Any command in an empty folder exits 3 and says how to start."""
    answer = iclei("sessions", "list")
    assert answer.exit_code == 3
    assert "iclei participants import FILE" in answer.err


def test_another_time_zone_is_told_and_leaves_the_clock(iclei: Iclei) -> None:
    """Times stay as they are typed; that they mean other moments now is told once."""
    iclei.ok("init", "--date", "2019-02-28", "--name", "A day", "--yes")
    iclei.ok("sessions", "edit", "opening", "--start", "10:00", "--end", "10:30")
    told = iclei.ok("assembly", "edit", "--time-zone", "Europe/Berlin").err
    assert "are now those of Europe/Berlin instead of Asia/Seoul" in told
    assert iclei.json("sessions", "show", "opening")["sessions"][0]["start"] == "2019-02-28T10:00"
    assert "instead of" not in iclei.ok("assembly", "edit", "--time-zone", "Europe/Berlin").err
    iclei.ok("assembly", "edit", "--time-zone", "")
    assert "Asia/Tokyo instead of Asia/Seoul" in iclei.ok("assembly", "edit", "--language", "ja").err
