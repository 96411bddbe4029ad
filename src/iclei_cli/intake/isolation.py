"""Reading done by a process of its own, whose memory and time are bounded.

A damaged or hostile workbook can make a reader take all memory, or never end. Then that process ends, and
a sentence is what the user sees.

    python -m iclei_cli.intake.isolation KIND < FILE
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field

from iclei_cli.intake.sheets import MOST_LETTERS, Sheet, Unreadable
from iclei_cli.intake.sniffing import Kind

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60


@dataclass(slots=True)
class _Answer:
    """What the process found: sheets, or why there are none."""

    sheets: list[Sheet] = field(default_factory=list)
    code: str = ""
    kind: str = ""


def read_isolated(kind: Kind, data: bytes) -> tuple[Sheet, ...]:
    """Read a workbook, or markup in UTF-8, in another process.

    Raises:
        Unreadable: it cannot be read, or not within the bounds.
    """
    import subprocess  # noqa: PLC0415 - the process itself starts sooner without it

    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-m", "iclei_cli.intake.isolation", kind.value],
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
    return tuple(answer.sheets)


def _main() -> None:
    bound()
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
    return json.dumps(_answer(kind, data), ensure_ascii=False, default=_fields).encode()


def _fields(record: _Answer | Sheet) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__slots__}


def _answer(kind: Kind, data: bytes) -> _Answer:
    try:
        sheets = _read(kind, data)
        is_bounded = all(
            max(map(len, row), default=0) <= MOST_LETTERS for sheet in sheets for row in sheet.rows
        )
        return _Answer(sheets) if is_bounded else _Answer(code="file-too-large")
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
