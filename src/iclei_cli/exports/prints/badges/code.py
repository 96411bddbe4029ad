"""The code that a scanner at the door reads from a badge."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

_MASK = 3
"""Any of the eight patterns is valid (ISO/IEC 18004, 7.8); the standard's choice takes five times as long."""

_QUIET_ZONE = 2
"""So many modules around it are white; the badge is white beyond them."""


def qr_code(digits: str) -> str:
    """A QR code of the digits as SVG, one path, with as much correction of errors as there is."""
    made = BytesIO()
    _segno().make_qr(digits, error="h", mask=_MASK, boost_error=False).save(
        made, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, border=_QUIET_ZONE
    )
    return made.getvalue().decode().strip()


@cache
def _segno() -> Any:  # noqa: ANN401 - a module
    import segno  # noqa: PLC0415 - badges with codes alone need it

    return segno
