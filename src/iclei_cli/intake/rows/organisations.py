"""An organisation and somebody's department or position in one cell: `창원시청(환경정책과)`."""

from __future__ import annotations

import re

from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.names import TITLES, TITLES_IN_LATIN
from iclei_cli.intake.words.text import is_blank, one_line

_BRACKETS = re.compile(r"(?P<organisation>[^()（）]+)[(（](?P<department>[^()（）]+)[)）]")
_SIGN = re.compile(r"\s*[/,·・|>\n、]\s*|\s+-+\s+")
_DEPARTMENT = re.compile(
    r".*(?:과|팀|국|실|처|부|계|센터|본부|담당관|단|課|部|室|係|局|科|处|處)|"
    r".*\b(?:department|division|team|office|bureau|unit|section)\b.*",
    re.IGNORECASE,
)
_POSITION = re.compile(
    rf"(?:[^\W\d_]{{0,12}}\s?)?(?:{'|'.join(map(re.escape, sorted(TITLES)))}|인턴|매니저|프로|장)|"
    rf"(?:[a-z. ]{{0,30}}\b)?(?:{'|'.join(map(re.escape, sorted(TITLES_IN_LATIN)))})(?:\b[a-z., ]{{0,40}})?",
    re.IGNORECASE,
)


def read_organisation(text: str, beside: str) -> Understood:
    """Return the organisation that a cell names, and what it says of the field `beside` it."""
    found = _BRACKETS.fullmatch(text.strip())
    halves = [found["organisation"], found["department"]] if found else []
    if not found:
        halves = _halves(text, _DEPARTMENT if beside == "department" else _POSITION)
    if len(halves) == 2 and not any(map(is_blank, halves)):  # noqa: PLR2004 - these two
        organisation, other = map(one_line, halves)
        return Understood(organisation, others={beside: other})
    return Understood(one_line(text) or None)


def is_department(text: str) -> bool:
    """Tell whether a text can be a department: `기후환경과`, `Planning Division`."""
    return _DEPARTMENT.fullmatch(one_line(text)) is not None


def _halves(text: str, second: re.Pattern[str]) -> list[str]:
    """Return both parts of a text whose second has such a last word, or else all of it."""
    for parts in (_SIGN.split(text, maxsplit=1), text.split(maxsplit=1)):
        if len(parts) == 2 and second.fullmatch(parts[1].strip()):  # noqa: PLR2004
            return parts
    return [text]
