"""Phone numbers as they are written in Korea."""

from __future__ import annotations

import re

# Seoul; the other areas; mobiles; numbers that ring over the internet. Then the exchange, then the line.
_KOREAN = re.compile(r"\+82(2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|1[016789]|70)(\d{3,4})(\d{4})")


def national(phone: str) -> str:
    """Return a Korean E.164 number in its national form (`010-1234-5678`), and any other number unchanged."""
    match = _KOREAN.fullmatch(phone)
    return "0" + "-".join(match.groups()) if match else phone
