"""Reading done by a process of its own, whose memory and time are bounded.

A damaged or hostile workbook can make a reader take all memory, or never end. Then that process ends, and
a sentence is what the user sees. What little is loaded here is what that process loads before it reads.
"""

from __future__ import annotations

import gc
import os
import sys

from iclei_cli.intake.files.sheet import MOST_LETTERS, Kind, Sheet, Unreadable

_CELL_END, _ROW_END, _SHEET_END, _END = "\x7f", "\u200b", "\u2060", "\ufeff"
"""What stands behind each cell, row and sheet on the way, and behind all: tidied text holds none of them."""

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60


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
            [sys.executable, "-S", "-c", f"from {__name__} import main; main()", kind.value],
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
        Unreadable: it says why there are none, or the process was ended before it had said everything.
    """
    try:
        text = reply.decode()
    except UnicodeDecodeError:
        raise Unreadable("file-too-large") from None
    if not text.endswith(_END):
        raise Unreadable("file-too-large")
    why, *sheets, _ = text.split(_SHEET_END)
    if why:
        raise Unreadable(*why.split(_CELL_END))
    return tuple(map(_sheet_in, sheets))


def main() -> None:
    """Read what comes in, as the kind that is named, answer and end."""
    bound()
    gc.disable()  # this process ends before any garbage matters
    sys.stdout.buffer.write(reply_to(Kind(sys.argv[1]), sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is to be tidied up, and whatever is still being read is of no use


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
    why = ""
    sheets: list[str] = []
    try:
        sheets = list(map(_sheet_text, _read(kind, data)))
    except Unreadable as error:
        why = f"{error.code}{_CELL_END}{error.kind}"
    except (MemoryError, RecursionError):
        why = "file-too-large"
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how calamine's language fails, no Exception at all
            raise
        why = "file-damaged"
    return _SHEET_END.join([why, *sheets, _END]).encode()


def _sheet_text(sheet: Sheet) -> str:
    """A sheet as one text, which travels much faster than many.

    Raises:
        Unreadable: a cell is longer than any of a list.
    """
    rows = [_CELL_END.join([*row, ""]) for row in sheet.rows]
    for row, text in zip(sheet.rows, rows, strict=True):
        if len(text) > MOST_LETTERS and max(map(len, row)) > MOST_LETTERS:
            raise Unreadable("file-too-large")
    return _ROW_END.join([sheet.name or "", *rows, ""])


def _sheet_in(text: str) -> Sheet:
    name, *lines, _ = text.split(_ROW_END)
    rows = [line.split(_CELL_END) for line in lines]
    for row in rows:
        row.pop()  # what stands behind the end of the last cell
    return Sheet(name or None, rows)


def _read(kind: Kind, data: bytes) -> list[Sheet]:
    if kind is Kind.WORKBOOK:
        from iclei_cli.intake.files.workbook import read_workbook  # noqa: PLC0415 - only what is needed

        return read_workbook(data)
    from iclei_cli.intake.files.markup import read_spreadsheet_ml, read_web_page  # noqa: PLC0415 - as above

    text = data.decode()
    return read_web_page(text) if kind is Kind.WEB_PAGE else read_spreadsheet_ml(text)
