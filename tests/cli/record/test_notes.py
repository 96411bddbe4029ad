"""`iclei notes`: taken down one by one or from a text, looked up, changed and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

TEXT = """\
# Table 1

버스가 부족하다 #11
결론:
- 버스를 늘린다
- [ ] 노선 조사 @김하늘 ~3월 31일
- [x] 편지 @수원시
“버스가 없다” — 이바다 (동의)
"""


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """Two people and the usual tables, before there is a plan."""
    iclei.ok("init", "--date", "2019-02-28")
    for name, city in (("김하늘", "창원시"), ("이바다", "수원시")):
        iclei.ok("participants", "add", "--name", name, "--municipality", city)
    return iclei


def notes(iclei: Iclei, *words: str) -> list[dict[str, Any]]:
    """The notes that are listed."""
    found: list[dict[str, Any]] = iclei.json("notes", "list", *words)["notes"]
    return found


def test_one_thing_is_noted_with_all_that_is_known_of_it(office: Iclei) -> None:
    """An action has who, by when and which goals; the city is that of the participant."""
    office.ok(
        *("notes", "add", "energy", " Count  the trees ", "--kind", "action", "--round", "2"),
        *("--who", "김하늘", "--by", "3월 31일", "--sdg", "15", "--sdg", "SDG 11"),
    )
    assert notes(office) == [
        {
            "number": 1,
            "kind": "action",
            "text": "Count the trees",
            "group": "energy",
            "session": None,
            "round": 2,
            "person": 1,
            "name": "김하늘",
            "municipality": "창원시",
            "by": "2019-03-31",
            "done": False,
            "sdgs": [11, 15],
            "consent": None,
            "may_go_out": True,
        }
    ]
    office.ok("undo")
    assert notes(office) == []


def test_without_a_kind_it_is_a_point_and_a_session_has_notes_too(office: Iclei) -> None:
    """What is named first may be the key or title of a session."""
    office.ok("notes", "add", "opening", "Welcome")
    [note] = notes(office)
    assert (note["kind"], note["group"], note["session"]) == ("point", None, "opening")


def test_a_text_is_read_line_by_line_and_told(office: Iclei) -> None:
    """What each line was read as is shown, headings and what is left out, too; so are guests."""
    (office.folder / "notes.txt").write_text(TEXT, encoding="utf-8")
    tried = office.ok("notes", "add", "energy", "--round", "1", "--file", "notes.txt", "--dry-run")
    assert "5 notes of Energy, round 1 would be added" in tried.out
    assert notes(office) == []
    answer = office.ok("notes", "add", "energy", "--round", "1", "--file", "notes.txt")
    assert "left out" in answer.out
    assert "heading:" in answer.out
    assert "“수원시” is nobody's whole name on the list" in answer.err
    assert "Meant may be" not in answer.err
    found = notes(office)
    assert [(note["kind"], note["text"], note["name"], note["by"], note["done"]) for note in found] == [
        ("point", "버스가 부족하다", None, None, False),
        ("conclusion", "버스를 늘린다", None, None, False),
        ("action", "노선 조사", "김하늘", "2019-03-31", False),
        ("action", "편지", "수원시", None, True),
        ("quote", "버스가 없다", "이바다", None, False),
    ]
    assert {note["round"] for note in found} == {1}
    assert [note["person"] for note in found] == [None, None, 1, None, 2]
    assert found[4]["may_go_out"]


def test_the_same_text_twice_notes_nothing_twice(office: Iclei) -> None:
    """Each line that is noted already is named with its number; nothing is written."""
    (office.folder / "notes.txt").write_text(TEXT, encoding="utf-8")
    office.ok("notes", "add", "energy", "--file", "notes.txt")
    before = (office.folder / "assembly.json").read_bytes()
    document = office.json("notes", "add", "energy", "--file", "notes.txt")
    assert document["added"] == 0
    assert {line["read_as"] for line in document["lines"]} == {"known", "heading", "left-out"}
    assert (office.folder / "assembly.json").read_bytes() == before
    answer = office("notes", "add", "energy", "버스를 늘린다", "--kind", "결론")
    assert answer.exit_code == 1
    assert "noted already (note 2)" in answer.err


def test_options_count_for_the_lines_that_say_nothing_else(office: Iclei) -> None:
    """Whoever is named in a line does it; a day goes to actions alone, and a consent to quotes."""
    text = "Count\nPlant @이바다 by 2019-05-01\n> Trees!\n"
    (office.folder / "notes.txt").write_text(text, encoding="cp949")
    office.ok(
        *("notes", "add", "energy", "--file", "notes.txt", "--kind", "action", "--who", "1"),
        *("--by", "2019-04-01", "--sdg", "15", "--consent"),
    )
    assert [(note["kind"], note["person"], note["by"], note["consent"]) for note in notes(office)] == [
        ("action", 1, "2019-04-01", None),
        ("action", 2, "2019-05-01", None),
        ("quote", 1, None, True),
    ]
    assert all(note["sdgs"] == [15] for note in notes(office))


def test_standard_input_is_a_text_too(office: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--file -`."""
    answer = office("notes", "add", "energy", "--file", "-", stdin="결론\n나무를 심는다\n")
    assert answer.exit_code == 0, answer.err
    assert notes(office)[0]["kind"] == "conclusion"


def test_bad_lines_are_all_told_and_nothing_is_changed(office: Iclei) -> None:
    """Each with its number."""
    office.ok("participants", "add", "--name", "이바다", "--email", "b@example.org")
    text = "fine\nBuses #18\n- [ ] x ~2월 30일\n> y @이바다\n- [ ] z @99\n"
    (office.folder / "notes.txt").write_text(text, encoding="utf-8")
    answer = office("notes", "add", "energy", "--file", "notes.txt")
    assert answer.exit_code == 1
    assert [number for number in range(1, 6) if f"Line {number}: " in answer.err] == [2, 3, 4, 5]
    assert "no. 2 이바다" in answer.err
    assert notes(office) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("notes", "add", "nowhere", "x"), 1),
        (("notes", "add", "energy"), 2),
        (("notes", "add", "energy", "x", "--file", "-"), 2),
        (("notes", "add", "energy", "   "), 2),
        (("notes", "add", "energy", "x" * 5_001), 2),
        (("notes", "add", "energy", "x", "--kind", "poem"), 2),
        (("notes", "add", "energy", "x", "--round", "0"), 2),
        (("notes", "add", "energy", "x", "--round", "99"), 1),
        (("notes", "add", "opening", "x", "--round", "1"), 2),
        (("notes", "add", "energy", "x", "--by", "2019-03-31"), 2),
        (("notes", "add", "energy", "x", "--kind", "action", "--by", "3/4"), 2),
        (("notes", "add", "energy", "x", "--kind", "action", "--by", "soon"), 2),
        (("notes", "add", "energy", "x", "--consent"), 2),
        (("notes", "add", "energy", "x", "--sdg", "18"), 2),
        (("notes", "add", "energy", "x", "--who", "99"), 1),
        (("notes", "add", "energy", "--file", "missing.txt"), 1),
        (("notes", "add", "energy", "--file", "empty.txt"), 1),
        (("notes", "add", "energy", "--file", "headings.txt"), 1),
        (("notes", "add", "energy", "--file", "roster.xlsx"), 1),
        (("notes", "add", "energy", "--file", "minutes.pdf"), 1),
        (("notes", "edit", "1"), 2),
        (("notes", "edit", "1", "--done"), 1),
        (("notes", "remove", "1"), 1),
        (("notes", "show", "1"), 1),
        (("notes", "list", "--group", "nowhere"), 1),
    ],
)
def test_what_cannot_be_meant_is_refused_with_one_sentence(
    office: Iclei, words: tuple[str, ...], code: int
) -> None:
    """Nothing is changed by it."""
    (office.folder / "empty.txt").write_text(" \n", encoding="utf-8")
    (office.folder / "headings.txt").write_text("결론:\n", encoding="utf-8")
    (office.folder / "minutes.pdf").write_bytes(b"%PDF-1.7 ...")
    office.ok("export", "roster")
    before = (office.folder / "assembly.json").read_bytes()
    answer = office(*words)
    assert answer.exit_code == code
    assert answer.out == ""
    assert answer.err.startswith("iclei: ")
    assert (office.folder / "assembly.json").read_bytes() == before


def test_a_name_that_is_a_group_and_a_session_is_not_guessed(office: Iclei) -> None:
    """The label of one of them tells them apart."""
    office.ok("sessions", "add", "--title", "energy", "--key", "energy")
    assert office("notes", "add", "energy", "x").exit_code == 1
    office.ok("groups", "edit", "energy", "--label", "1조")
    office.ok("notes", "add", "1조", "x")
    assert notes(office)[0]["group"] == "energy"


def test_part_of_a_name_is_nobody_on_the_list_and_whom_it_may_mean_is_told(office: Iclei) -> None:
    """“하늘” could be a guest, and 수원 a city: no number is guessed."""
    answer = office.ok("notes", "add", "energy", "x", "--who", "하늘")
    assert "김하늘 (no. 1)" in answer.err
    assert notes(office)[0]["person"] is None
    office.ok("notes", "edit", "1", "--who", "김하늘")
    assert notes(office)[0]["person"] == 1


def test_notes_are_found_by_what_they_are_of(office: Iclei) -> None:
    """Table, session, round, kind, who, goal; all that is asked for must be so."""
    for words in (
        ("energy", "a", "--round", "1", "--sdg", "11"),
        ("energy", "b", "--round", "2", "--kind", "conclusion"),
        ("opening", "c", "--kind", "quote", "--who", "이바다"),
        ("energy", "d", "--kind", "action", "--who", "수원시청"),
    ):
        office.ok("notes", "add", *words)

    def texts(*words: str) -> str:
        return "".join(note["text"] for note in notes(office, *words))

    assert texts("--group", "energy") == "abd"
    assert texts("--session", "opening") == "c"
    assert texts("--round", "2") == "b"
    assert texts("--kind", "quote") == "c"
    assert texts("--who", "2") == "c"
    assert texts("--who", "수원") == "d"
    assert texts("--sdg", "11", "--sdg", "3") == "a"
    assert texts("--group", "energy", "--kind", "point") == "a"
    assert "that fits" in office.ok("notes", "list", "--sdg", "5").out


def test_open_actions_are_in_order_of_the_day_and_done_ones_are_gone(office: Iclei) -> None:
    """What has no day comes last, and what is late says so."""
    for text, by in (("a", None), ("b", "2999-01-01"), ("c", "2019-03-01")):
        office.ok("notes", "add", "energy", text, "--kind", "action", *(("--by", by) if by else ()))
    assert [note["text"] for note in notes(office, "--open")] == ["c", "b", "a"]
    assert office.ok("notes", "list", "--open").out.count("late") == 1
    office.ok("notes", "edit", "3", "--done")
    assert [note["text"] for note in notes(office, "--open")] == ["b", "a"]
    office.ok("notes", "edit", "3", "--open")
    assert len(notes(office, "--open")) == 3


def test_a_note_is_changed_field_by_field_and_emptied(office: Iclei) -> None:
    """An empty text empties a field; a change that changes nothing says so."""
    office.ok(
        "notes", "add", "energy", "x", "--kind", "action", "--who", "1", "--by", "2019-03-31", "--round", "2"
    )
    office.ok("notes", "edit", "1", "--who", "", "--by", "", "--round", "", "--sdg", "3")
    [note] = notes(office)
    assert (note["person"], note["by"], note["round"], note["sdgs"]) == (None, None, None, [3])
    office.ok("notes", "edit", "1", "--of", "opening", "--text", "y", "--sdg", "")
    [note] = notes(office)
    assert (note["group"], note["session"], note["text"], note["sdgs"]) == (None, "opening", "y", [])
    assert "so already" in office.ok("notes", "edit", "1", "--text", "y").out


def test_a_quote_that_becomes_a_point_needs_no_consent(office: Iclei) -> None:
    """What was said on consent goes with the kind."""
    office.ok("notes", "add", "energy", "x", "--kind", "quote", "--no-consent")
    office.ok("notes", "edit", "1", "--kind", "point")
    assert notes(office)[0]["consent"] is None


def test_quotes_without_consent_are_told_wherever_notes_are_shown(office: Iclei) -> None:
    """They are kept, and go into no export."""
    answer = office.ok("notes", "add", "energy", "x", "--kind", "quote")
    assert "into no export" in answer.err
    assert "into no export" in office.ok("notes", "list").err
    assert not notes(office)[0]["may_go_out"]
    assert "into no export" not in office.ok("notes", "edit", "1", "--consent").err
    assert office.ok("notes", "list").err == ""


def test_several_notes_are_removed_at_once_or_none(office: Iclei) -> None:
    """A number that there is not keeps the others."""
    for text in "abc":
        office.ok("notes", "add", "energy", text)
    assert office("notes", "remove", "1", "9").exit_code == 1
    assert len(notes(office)) == 3
    office.ok("notes", "remove", "1", "3")
    assert [note["text"] for note in notes(office)] == ["b"]


def test_a_table_or_session_with_notes_stays(office: Iclei) -> None:
    """What was said there is lost with none of the commands that remove tables and sessions."""
    office.ok("notes", "add", "energy", "x")
    office.ok("notes", "add", "opening", "y")
    answer = office("groups", "remove", "energy", "--yes")
    assert answer.exit_code == 1
    assert "iclei notes list --group energy" in answer.err
    assert office("sessions", "remove", "opening", "--yes").exit_code == 1
    office.ok("notes", "edit", "1", "--of", "biodiversity")
    office.ok("groups", "remove", "energy", "--yes")


def test_what_was_typed_in_an_editor_is_read_and_never_lost(
    office: Iclei, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of the hint are left out; what cannot be used is kept in a file that only its owner can read."""
    editor = tmp_path / "editor.sh"
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    editor.write_text('#!/bin/sh\nprintf "결론\\n나무\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    office.ok("notes", "add", "energy", "--editor")
    assert [(note["kind"], note["text"]) for note in notes(office)] == [("conclusion", "나무")]
    editor.write_text('#!/bin/sh\nprintf "Buses #18\\n" >> "$1"\n', encoding="utf-8")
    answer = office("notes", "add", "energy", "--editor")
    assert answer.exit_code == 1
    assert "notes-typed.txt" in answer.err
    kept = office.folder / "notes-typed.txt"
    assert "Buses #18" in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    editor.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    assert office("notes", "add", "energy", "--editor").exit_code == 1


def test_the_text_of_the_guide_is_read_as_it_says(office: Iclei) -> None:
    """The example of docs/record.md, word for word."""
    guide = (Path(__file__).parents[3] / "docs" / "record.md").read_text("utf-8")
    text = guide.partition("```text\n")[2].partition("```")[0]
    (office.folder / "notes.txt").write_text(text, encoding="utf-8")
    office.ok("notes", "add", "energy", "--file", "notes.txt")
    assert [
        (note["kind"], note["text"], note["name"], note["by"], note["sdgs"], note["consent"])
        for note in notes(office)
    ] == [
        ("point", "There are too few buses at night", None, None, [11], None),
        ("conclusion", "버스를 늘린다 (SDG 11, 13)", None, None, [11, 13], None),
        ("action", "노선을 조사한다", "김하늘", "2019-03-31", [], None),
        ("action", "Write to the ministry", "Suwon City", "2026-04-30", [13], None),
        ("quote", "버스가 없다", "이바다", None, [], True),
    ]
