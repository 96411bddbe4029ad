"""What is sent beside lists, each read by its own command: programmes, papers of the door, sheets of notes.

They are tried in an office with the sample and its table plan, and nothing is changed there.
"""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.cli.app import app
from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer.testing import Result

_PROGRAMMES = Path(__file__).parents[1] / "fixtures" / "programmes"
_FILLED_IN = ("의견", "대중교통이 먼저입니다", "1", None, "11, 13", None)
_FIRST_ROW_OF_NOTES = 9


class Sent(NamedTuple):
    """A file that is mutated, and the command that reads it."""

    command: Sequence[str]
    content: bytes


def make_office(folder: Path) -> None:
    """Put the sample with its plan, and the sheet for notes, into a folder."""
    os.environ["ICLEI_LANG"] = "en"
    for words in (
        ("participants", "import", str(sample_path())),
        ("groups", "assign"),
        ("export", "notes-sheet", "-o", str(folder / "notes-sheet.xlsx")),
    ):
        assert _run(folder, words).exit_code == 0, words


@cache
def make_sent(folder: Path) -> dict[str, Sent]:
    """The files by kind."""
    rows = [
        (number, f"김가{letter}", "가람시청", "○", f"09:{number + 10}")
        for number, letter in enumerate("나다라마바사아자차", start=1)
    ]
    paper = [("번호", "성명", "소속", "서명", "시간"), *rows]
    programme = [
        ("제목", "날짜", "시작", "종료", "장소", "좌장", "연사"),
        ("개회식", "2019-02-28", "10:00", "10:30", "대연회장", "", "김가나"),
        ("토론 1", "2019-02-28", "10:30", "12:00", "301", "김가다", "김가라, 김가마"),
    ]
    scans = "".join(f"{code_of(ident)},2026-02-27 09:{ident + 10}:00\n" for ident in range(1, 20))
    imports = {name: (name, "import", "--dry-run") for name in ("sessions", "checkin", "notes")}
    return {
        "programme xlsx": Sent(imports["sessions"], _workbook(programme)),
        "programme csv": Sent(imports["sessions"], _text(programme)),
        "schedule.xml": Sent(imports["sessions"], (_PROGRAMMES / "schedule.xml").read_bytes()),
        "calendar": Sent(imports["sessions"], (_PROGRAMMES / "calendar.ics").read_bytes()),
        "sign-in xlsx": Sent(imports["checkin"], _workbook(paper)),
        "sign-in csv": Sent(imports["checkin"], _text(paper)),
        "scans": Sent(imports["checkin"], scans.encode()),
        "notes sheet": Sent(imports["notes"], _filled_in(folder / "notes-sheet.xlsx")),
    }


def read_sent(folder: Path, command: Sequence[str], path: Path) -> str:
    """Read a file by its command: `read`, `refused: WHY`, or an exception where that was no answer.

    Raises:
        BaseException: as the command did.
    """
    answer = _run(folder, (*command, str(path)))
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    if answer.exit_code == 0:
        return "read"
    told = answer.stderr.strip().splitlines()
    if not told and not answer.stdout.strip():
        raise AssertionError("refused without a word")
    return f"refused: {told[0] if told else 'as told'}"


def _run(folder: Path, words: Sequence[str]) -> Result:
    return CliRunner().invoke(app, ["--store", str(folder), *words], prog_name="iclei")


def _workbook(rows: Iterable[Sequence[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return _saved(book)


def _text(rows: Iterable[Sequence[object]]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def _filled_in(path: Path) -> bytes:
    """The sheet as it was handed out, with a note on the first page."""
    book = load_workbook(path)
    page = book.worksheets[0]
    row = next(row for row in range(_FIRST_ROW_OF_NOTES, 99) if page.cell(row, 2).value is None)
    for column, text in enumerate(_FILLED_IN, start=1):
        page.cell(row, column).value = text
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
