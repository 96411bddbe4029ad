"""`--in`: what is printed is typed in one language, and in another beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

KOREAN = ("--in", "ko")


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly of one topic, with a talk and a room, all of it typed in no language in particular."""
    iclei.ok("init", "--name", "Meeting", "--template", "blank", "--topic", "Water", "--tables", "2", "--yes")
    iclei.ok("sessions", "add-talk", "discussion", "--title", "Rivers", "--municipality", "")
    iclei.ok("sessions", "add-speaker", "discussion", "--name", "Eli", "--position", "Mayor", "--guest")
    iclei.ok("sessions", "add-room", "Hall")
    return iclei


def texts(found: dict[str, Any], key: str) -> dict[str, str]:
    """What something is in several languages."""
    shown: dict[str, str] = found["texts"][key]
    return shown


def session(office: Iclei) -> dict[str, Any]:
    """The discussion."""
    shown: dict[str, Any] = office.json("sessions", "show", "discussion")["sessions"][0]
    return shown


@pytest.mark.parametrize(
    ("edit", "shown", "key", "before"),
    [
        (("assembly", "edit", "--name"), ("assembly", "show"), "name", "Meeting"),
        (("topics", "edit", "water", "--title"), ("topics", "list"), "title", "Water"),
        (("groups", "edit", "water-2", "--label"), ("groups", "list"), "label", "Water 2"),
        (("sessions", "edit-room", "hall", "--name"), ("sessions", "rooms"), "name", "Hall"),
        (("sessions", "edit-talk", "discussion", "1", "--title"), ("talks",), "title", "Rivers"),
        (("sessions", "edit-speaker", "discussion", "Eli", "--name"), ("speakers",), "name", "Eli"),
        (("sessions", "edit-speaker", "discussion", "Eli", "--position"), ("speakers",), "position", "Mayor"),
    ],
)
def test_a_text_is_given_in_a_language_more(
    office: Iclei, edit: tuple[str, ...], shown: tuple[str, ...], key: str, before: str
) -> None:
    """It stands beside what there was; an empty one takes it away again, and so does undo."""

    def find() -> dict[str, Any]:
        document = session(office) if len(shown) == 1 else office.json(*shown)
        name = {"assembly show": "assembly", "sessions rooms": "rooms"}.get(" ".join(shown), shown[0])
        found: dict[str, Any] = document[name] if name == "assembly" else document[name][-1]
        return found

    office.ok(*edit, "물", *KOREAN)
    assert texts(find(), key) == {"und": before, "ko": "물"}
    assert find()[key] == "물"
    office.ok("undo")
    assert find()[key] == before
    assert "texts" not in find()
    office.ok("redo")
    office.ok(*edit, "", *KOREAN)
    assert find()[key] == before


def test_a_text_without_a_language_is_for_all_and_what_is_gone_is_told(office: Iclei) -> None:
    """No print goes on to say what it said of another one."""
    office.ok("sessions", "edit", "discussion", "--title", "Table talk", "--in", "en")
    assert set(texts(session(office), "title")) == {"en", "ko", "ja", "zh"}
    told = office.ok("sessions", "edit", "discussion", "--title", "토론회").err
    assert "en, ko, ja and zh" in told
    assert "texts" not in session(office)
    assert "--in" not in office.ok("sessions", "edit", "discussion", "--title", "원탁").err


def test_things_are_found_by_what_they_are_called_in_any_language(office: Iclei) -> None:
    """Typed as it is seen, whatever the terminal speaks."""
    office.ok("topics", "edit", "water", "--title", "물", *KOREAN)
    office.ok("sessions", "edit-room", "hall", "--name", "강당", *KOREAN)
    office.ok("sessions", "edit", "토론", "--room", "강당")
    assert office.json("sessions", "rooms")["rooms"][0]["sessions"] == ["discussion"]
    office.ok("groups", "edit", "물 2", "--room", "301")
    office.ok("groups", "add", "--topic", "물")
    assert [group["label"] for group in office.json("groups", "list")["groups"]] == ["물", "물 2", "물 3"]


def test_tables_follow_the_title_of_their_topic(office: Iclei) -> None:
    """Those that are called by it, with their numbers; one of its own name keeps it."""
    office.ok("groups", "edit", "water-2", "--label", "Rain")
    told = office.ok("topics", "edit", "water", "--title", "물", *KOREAN).out
    assert "Water" in told
    groups = office.json("groups", "list")["groups"]
    assert [group.get("texts", group["label"]) for group in groups] == [
        {"label": {"und": "Water", "ko": "물"}},
        "Rain",
    ]


def test_two_tables_are_called_alike_in_no_language(office: Iclei) -> None:
    """On a print in that language nobody could tell them apart."""
    office.ok("groups", "edit", "water", "--label", "물", *KOREAN)
    answer = office("groups", "edit", "water-2", "--label", "물")
    assert (answer.exit_code, "“물”" in answer.err) == (1, True)
    answer = office("groups", "edit", "water-2", "--label", "Water", *KOREAN)
    assert answer.exit_code == 1


def test_a_word_stands_for_one_topic(office: Iclei) -> None:
    """Not even in another language."""
    office.ok("groups", "add", "--topic", "물", "--new-topic")
    answer = office("topics", "edit", "water", "--title", "물", *KOREAN)
    assert (answer.exit_code, "topic 물" in answer.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("assembly", "edit", "--date", "2026-02-26", "--in", "en"), "--name"),
        (("assembly", "edit", "--name", "x", "--in", "Klingon"), "Klingon"),
        (("assembly", "edit", "--language", "ko,en,ja"), "ko,en,ja"),
        (("assembly", "edit", "--language", "ko,ko"), "ko,ko"),
        (("topics", "edit", "water", "--title", ""), "title"),
        (("topics", "edit", "water", "--in", "en"), "--title"),
        (("sessions", "edit", "discussion", "--talk", "강", "--in", "ko"), "edit-talk"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(office: Iclei, words: tuple[str, ...], told: str) -> None:
    """A language of nothing, one that there is not, three languages, a title that is none."""
    before = office.json("assembly", "show"), office.json("topics", "list"), session(office)
    answer = office(*words)
    assert (answer.exit_code, told in answer.err) == (2, True)
    assert (office.json("assembly", "show"), office.json("topics", "list"), session(office)) == before


def test_the_terminal_shows_titles_in_its_language(office: Iclei) -> None:
    """Where there is one; to scripts it is always the assembly's."""
    office.ok("assembly", "edit", "--name", "정기총회", *KOREAN)
    office.ok("topics", "edit", "water", "--title", "水", "--in", "ja")
    assert "정기총회" in office.ok("--lang", "ko", "status").out
    assert "Meeting" in office.ok("--lang", "en", "status").out
    assert "水" in office.ok("--lang", "ja", "topics", "list").out
    assert "Water" in office.ok("--lang", "zh", "topics", "list").out
    assert office.json("--lang", "ja", "assembly", "show")["assembly"]["name"] == "정기총회"


def test_a_template_brings_every_language_along(office: Iclei) -> None:
    """What is written of an assembly begins another one that is called alike in each."""
    office.ok("assembly", "edit", "--name", "정기총회", "--host", "창원시", *KOREAN)
    office.ok("assembly", "edit", "--language", "ko,en")
    office.ok("topics", "edit", "water", "--title", "물", *KOREAN)
    office.ok("assembly", "template", "-o", "own.toml")
    office.ok("--store", "other.json", "init", "--template", "own.toml", "--yes")
    for words in (("topics", "list"), ("groups", "list"), ("sessions", "list"), ("sessions", "rooms")):
        assert office.json(*words) == office.json("--store", "other.json", *words)
    event = office.json("--store", "other.json", "assembly", "show")["assembly"]
    assert (event["texts"]["name"]["ko"], event["second_language"]) == ("정기총회", "en")


def test_status_misses_the_second_language(office: Iclei) -> None:
    """It names what is not there, and the command for the first of it."""
    office.ok("assembly", "edit", "--language", "ko,en")
    told = office.ok("status").out
    assert "Not there in en" in told
    assert "iclei assembly edit --name TEXT --in en" in told
    office.ok("assembly", "edit", "--name", "Meeting", "--in", "en")
    assert "iclei topics edit water --title TEXT --in en" in office.ok("status").out


def test_a_programme_in_one_language_takes_no_other_away(office: Iclei) -> None:
    """A list knows its sessions by their titles in any language, and says nothing of the others."""
    office.ok("sessions", "edit-talk", "discussion", "Rivers", "--title", "하천", *KOREAN)
    before = session(office)
    text = "제목,시작,발표\n토론,2026-02-26 10:00,하천\n"
    (office.folder / "programme.csv").write_text(text, encoding="utf-8")
    office.ok("sessions", "import", "programme.csv")
    after = session(office)
    assert (after["texts"], after["talks"]) == (before["texts"], before["talks"])
    assert after["start"] == "2026-02-26T10:00"
