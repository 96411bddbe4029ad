"""What spreadsheet programs print where a formula has no value, which says nothing about anybody."""

from __future__ import annotations

import re

_ERROR_VALUE = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|"
    r"GETTING_DATA|ERROR!)|Err:\d{3}",
    re.IGNORECASE,
)


def is_error_value(text: str) -> bool:
    """Tell whether a cell holds the error of a formula, kept as text: `#N/A`."""
    return text[:1] in {"#", "E", "e"} and _ERROR_VALUE.fullmatch(text) is not None
