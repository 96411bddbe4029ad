"""Reading in a process of its own, whose memory and time are bounded.

A damaged or hostile workbook can make a reader take all memory, or never end. Then that process ends, and
the file is refused as too large. That process starts quickly because it loads little: this module, and the
reader. It answers in JSON: the standard library writes it at once, while loading msgspec takes longer than
reading most files. Here, where msgspec is loaded anyway, it checks the types of the answer.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.files.sheet import MOST_LETTERS, Reading, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.intake.files.sheet import Sheet

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60


class Reply(NamedTuple):
    """What the process answers: what was read, or the arguments of `Unreadable`."""

    refusal: tuple[str, str | None] | None = None
    reading: Reading = Reading(())


def read_isolated(format_name: str, data: bytes, encoding: str | None = None) -> Reading:
    """Read a file in another process; `format_name` is the name of its format in the registry.

    Raises:
        Unreadable: it cannot be read, or not within the bounds.
    """
    import subprocess  # noqa: PLC0415 - the process itself starts sooner without it

    # The path is handed over, so that the process need not look for it (-S).
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONSAFEPATH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-S", "-c", f"from {__name__} import main; main()", format_name, encoding or ""],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a reader that fails tells developers why, not users
            env=environment,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("file-too-large") from None
    return reading_in(done.stdout)


def reading_in(reply: bytes) -> Reading:
    """Return what the process read, from the bytes that it wrote.

    Raises:
        Unreadable: it could not read the file, or was ended before it had answered.
    """
    import msgspec  # noqa: PLC0415 - it takes longer to load than the process needs for most files

    try:
        refusal, reading = msgspec.json.decode(reply, type=Reply)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Unreadable("file-too-large") from None
    if refusal is not None:
        raise Unreadable(*refusal)
    return reading


def main() -> None:
    """Read standard input in the format that is named on the command line, answer and exit."""
    limit_process()
    gc.disable()  # this process ends before any garbage matters
    format_name, encoding = sys.argv[1:]
    sys.stdout.buffer.write(reply_to(format_name, sys.stdin.buffer.read(), encoding or None))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is to be tidied up, and whatever is still being read is of no use


def limit_process() -> None:
    """Limit the memory and time of this process, where the system allows it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        _, hard = resource.getrlimit(what)
        try:
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):  # macOS knows the limit and does not take it
            continue


def reply_to(format_name: str, data: bytes, encoding: str | None = None) -> bytes:
    """Read a file in this process, and return the answer that `reading_in` understands."""
    import json  # noqa: PLC0415 - only this process needs it

    reply = _reply_to(format_name, data, encoding)
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _reply_to(format_name: str, data: bytes, encoding: str | None) -> Reply:
    from iclei_cli.intake.files.formats.registry import FORMATS  # noqa: PLC0415 - as above

    try:
        reading = FORMATS[format_name].read(data, encoding)
        _require_short_cells(reading.sheets)
    except Unreadable as error:
        return Reply((error.code, error.instead))
    except (MemoryError, RecursionError):
        return Reply(("file-too-large", None))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how calamine's language fails, no Exception at all
            raise
        return Reply(("file-damaged", None))
    return Reply(None, reading)


def _require_short_cells(sheets: Iterable[Sheet]) -> None:
    """Refuse cells that are longer than any of a list of people.

    Raises:
        Unreadable: there is one.
    """
    for sheet in sheets:
        for row in sheet.rows:
            if len("".join(row)) > MOST_LETTERS and max(map(len, row)) > MOST_LETTERS:
                raise Unreadable("file-too-large")
