"""Reading done by a process of its own, whose memory and time are bounded.

A damaged or hostile workbook can make a reader take all memory, or never end. Then that process ends, and
a sentence is what the user sees.

    python -m iclei_cli.intake.isolation KIND < FILE
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import NamedTuple

from iclei_cli.intake.sheets import MOST_LETTERS, Rows, Sheet, Unreadable
from iclei_cli.intake.sniffing import Kind

_CELL_END, _ROW_END = "\x7f", "\u200b"
"""What stands behind each cell and each row on the way: tidied text holds neither."""

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60


class _Answer(NamedTuple):
    """What the process found: the name and the joined cells of each sheet, or why there are none."""

    sheets: tuple[tuple[str | None, str], ...] = ()
    code: str = ""
    kind: str = ""


def read_isolated(kind: Kind, data: bytes) -> tuple[Sheet, ...]:
    """Read a workbook, or markup in UTF-8, in another process.

    Raises:
        Unreadable: it cannot be read, or not within the bounds.
    """
    import subprocess  # noqa: PLC0415 - the process itself starts sooner without it

    # The path is handed over, so that the process need not look for it (-S).
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-S", "-m", "iclei_cli.intake.isolation", kind.value],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a reader that fails tells developers why, not users
            env=environment,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("file-too-large") from None
    return sheets_of(done.stdout)


def sheets_of(reply: bytes) -> tuple[Sheet, ...]:
    """Return the sheets in what the process wrote.

    Raises:
        Unreadable: it says why there are none, or the process was ended before it could say anything.
    """
    import msgspec  # noqa: PLC0415 - the process itself starts sooner without it

    try:
        answer = msgspec.json.decode(reply, type=_Answer)
    except msgspec.DecodeError:
        raise Unreadable("file-too-large") from None
    if answer.code:
        raise Unreadable(answer.code, answer.kind)
    return tuple(Sheet(name, _rows_in(cells)) for name, cells in answer.sheets)


def _main() -> None:
    bound()
    gc.disable()  # this process ends before any garbage matters
    sys.stdout.buffer.write(reply_to(Kind(sys.argv[1]), sys.stdin.buffer.read()))


def bound() -> None:
    """Bound the memory and time of this process, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        _, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS knows the limit and does not take it
            continue


def reply_to(kind: Kind, data: bytes) -> bytes:
    """Read a file in this process; what is returned is for `sheets_of`, in the other one."""
    return json.dumps(_answer(kind, data), ensure_ascii=False).encode()


def _joined(rows: Rows) -> str:
    """The cells of a sheet as one text, which travels much faster than many.

    Raises:
        Unreadable: a cell is longer than any of a list.
    """
    texts = [_CELL_END.join([*row, ""]) for row in rows]
    for row, text in zip(rows, texts, strict=True):
        if len(text) > MOST_LETTERS and max(map(len, row)) > MOST_LETTERS:
            raise Unreadable("file-too-large")
    return _ROW_END.join([*texts, ""])


def _rows_in(text: str) -> Rows:
    rows = [row.split(_CELL_END) for row in text.split(_ROW_END)]
    rows.pop()
    for row in rows:
        row.pop()
    return rows


def _answer(kind: Kind, data: bytes) -> _Answer:
    try:
        return _Answer(tuple((sheet.name, _joined(sheet.rows)) for sheet in _read(kind, data)))
    except Unreadable as error:
        return _Answer(code=error.code, kind=error.kind)
    except (MemoryError, RecursionError):
        return _Answer(code="file-too-large")
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how calamine's language fails, no Exception at all
            return _Answer(code="file-damaged")
        raise


def _read(kind: Kind, data: bytes) -> list[Sheet]:
    if kind is Kind.WORKBOOK:
        from iclei_cli.intake.workbooks import read_workbook  # noqa: PLC0415 - only what is needed

        return read_workbook(data)
    from iclei_cli.intake.markup import read_spreadsheet_ml, read_web_page  # noqa: PLC0415 - as above

    text = data.decode()
    return read_web_page(text) if kind is Kind.WEB_PAGE else read_spreadsheet_ml(text)


if __name__ == "__main__":
    _main()
