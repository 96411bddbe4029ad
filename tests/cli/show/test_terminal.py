"""One exit to the terminal: nothing that somebody wrote into a list or typed is obeyed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    import pytest

    from conftest import Iclei

HOSTILE = "a\x1b[2J\x9b31m\u202eb\r\nKim: confirmed"


def commands(text: str) -> list[str]:
    """What in a text a terminal would obey, beside the ends of lines."""
    return [sign for sign in text if not sign.isprintable() and sign != "\n"]


def test_tables_errors_and_facts_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    """In cells, in facts of sentences and of errors, a line's end is shown, too, and makes no line."""
    terminal.say("version", version=HOSTILE)
    terminal.say_table(["heading-what", "heading-field"], [(HOSTILE, HOSTILE)])
    terminal.show_error(RefusedError("file-missing", file=HOSTILE), as_json=False)
    shown = capsys.readouterr()
    assert commands(shown.out + shown.err) == []
    assert not any(line.startswith("Kim") for line in (shown.out + shown.err).splitlines())
    assert r"\x1b[2J\x9b31m\u202eb\r\nKim" in shown.out


def test_json_escapes_them(capsys: pytest.CaptureFixture[str]) -> None:
    """The document says what there was, in escapes."""
    terminal.show_error(RefusedError("file-missing", file=HOSTILE), as_json=True)
    shown = capsys.readouterr().err
    assert commands(shown) == []
    assert r"\u001b[2J\u009b31m\u202eb" in shown


def test_what_is_typed_is_text_alone(iclei: Iclei) -> None:
    """Labels, rooms, reasons, names and the event's facts lose what commands."""
    iclei.ok("init", "--name", "Day\x1b[2J", "--host", "\u202eHost")
    iclei.ok("participants", "add", "--name", "Kim\x9b Bo\u202e", "--notes", "one\x1b")
    iclei.ok("groups", "edit", "energy", "--label", "Table\x1b]0;x\x07", "--room", "A\u200f1")
    assert iclei.json("assembly", "show")["assembly"]["name"] == "Day[2J"
    person = iclei.json("participants", "show", "1")["participant"]
    assert (person["name"], person["notes"]) == ("Kim Bo", "one")
    group = next(item for item in iclei.json("groups", "list")["groups"] if item["key"] == "energy")
    assert (group["label"], group["room"]) == ("Table]0;x", "A1")


def test_text_that_is_no_utf_8_is_refused_where_it_is_typed(iclei: Iclei) -> None:
    """With the option that has it, and nothing is changed."""
    iclei.ok("init")
    answer = iclei("participants", "add", "--name", "Kim\udcff")
    assert (answer.exit_code, answer.err.split(":")[1]) == (2, " --name")
    assert r"Kim\udcff" in answer.err


def test_a_word_that_no_command_knows_is_shown_and_not_obeyed(iclei: Iclei) -> None:
    """What Typer says of a command line goes out by the same door."""
    for words in (["gr\x1boups"], ["--st\x1bore"], ["groups", "as\x9bsign"], ["init", "--d\u202ee"]):
        answer = iclei(*words)
        assert answer.exit_code == 2
        assert commands(answer.err) == []


def test_notes_are_shown_line_by_line(iclei: Iclei) -> None:
    """The one field that has lines; a line's end in any other is shown as such."""
    (iclei.folder / "list.csv").write_text('Name,Notes\nKim Bo,"first\nsecond"\n', encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    lines = [line.strip() for line in iclei.ok("participants", "show", "1").out.splitlines()]
    assert "second" in lines
