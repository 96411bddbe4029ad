"""The code that a scanner at the door reads from a badge."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

_MASK = 3
"""Any of the eight patterns is valid (ISO/IEC 18004, 7.8); the standard's choice takes five times as long."""

_QUIET_ZONE = 2
"""So many modules around it are white; the badge is white beyond them."""


def qr_code(digits: str) -> str:
    """A QR code of the digits as SVG, one path, with as much correction of errors as there is."""
    rows = _segno().make_qr(digits, error="h", mask=_MASK, boost_error=False).matrix
    side = len(rows) + 2 * _QUIET_ZONE
    lines = (f"M{_QUIET_ZONE} {down}.5{_line(row)}" for down, row in enumerate(rows, start=_QUIET_ZONE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path stroke="#000" d="{"".join(lines)}"/></svg>'
    )


def _line(row: bytearray) -> str:
    """A row of modules, drawn where they are black: half as fast if each were a square of its own."""
    runs = ((black, len(list(run))) for black, run in groupby(row))
    return "".join(f"h{length}" if black else f"m{length} 0" for black, length in runs)


@cache
def _segno() -> Any:  # noqa: ANN401 - a module
    import segno  # noqa: PLC0415 - badges with codes alone need it

    return segno
