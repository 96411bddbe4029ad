"""What the cells of a column look like, whatever its header: topics, e-mails, phones, organisations."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.vocabulary import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

_MOST_CELLS = 60  # so many different ones show what a column holds
_LONGEST = 200
_PHONE = re.compile(r"[+(]{0,2}\d[\d() .\-]{6,20}\d")
_ORGANISATION = re.compile(
    r"(?:시청|군청|구청|도청|교육청|시의회|연구원|연구소|대학교?|학교|협회|협의회|연합회?|재단|센터|공사|공단|위원회|"
    r"주식회사|운동본부|사무국|사무처|市|県|縣|市政府|政府|市役所|役所|役場|県庁|大学|大學|協会|协会|協會|財団|"
    r"局|研究所|研究院|公司|会社|學校|学校|委員会|委员会|基金会)$|"
    r"^(?:\(주\)|㈜|イクレイ|ICLEI\b|City of\b|University of\b|Ministry of\b)|"
    r"\b(?:city|city hall|county|municipality|university|institute|ministry|council|secretariat|foundation|"
    r"association|government|agency|inc|ltd|gmbh|corporation|corp)\.?$",
    re.IGNORECASE,
)
_ONE_LETTER = 1  # "M" may be a size of a shirt

SHAPES = (CHOICES, "email", "phone", "gender", "sector", "organisation")
"""The fields that cells show by themselves, the surest first."""


def field_shown_by(
    cells: Sequence[str], readers: Mapping[str, Callable[[str], object]], taken: Collection[str]
) -> tuple[str, str] | None:
    """Return the field that most of the cells would be understood as, and one of these cells.

    Fields that other columns have are not looked for. None where the cells show nothing.
    """
    answers = (cell for cell in dict.fromkeys(cells) if not says_nothing(cell))
    values = list(islice(answers, _MOST_CELLS))
    for field in SHAPES:
        if field in taken:
            continue
        shown = [value for value in values if _shows(value, field, readers)]
        if len(shown) * 2 > len(values) and not _may_be_chance(field, shown, cells):
            return field, shown[0]
    return None


def names_body(text: str) -> bool:
    """Tell whether a text says by itself that it names an office, an institute or another body."""
    return _ORGANISATION.search(text.strip()) is not None


def _may_be_chance(field: str, shown: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether it is too little: one letter for all, or the same kind, "Individual", for everybody."""
    if len(shown) > 1:
        return False
    return (field == "gender" and len(shown[0]) <= _ONE_LETTER) or (field == "sector" and len(cells) > 1)


def _shows(text: str, field: str, readers: Mapping[str, Callable[[str], object]]) -> bool:
    if len(text) > _LONGEST or (field == "email" and "@" not in text):
        return False
    if field == "organisation":
        return names_body(text) or find_municipality(text.strip()).name is not None
    if field == "phone" and not _PHONE.fullmatch(text.strip()):
        return False
    try:
        read = readers[field](text)
    except BadValue:
        return False
    if isinstance(read, Understood):
        return read.value is not None and not read.unclear
    return read is not None
