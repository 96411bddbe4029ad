"""Headings of sections: how they look, and what they say of the rows below them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.row_kinds.names import is_like_name
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import BadValue, parse_sector
from iclei_cli.intake.values.sectors import suggest_sector
from iclei_cli.intake.words.status_words import STATUSES
from iclei_cli.intake.words.text import normal, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_BULLET = re.compile(r"^[\s]*([-–—=~*_]{2,}|[■□▣▪▫◆◇◈●○◎◉▶▷►▸☞★☆◀※#=~<《〈【\[「『☐◼◾❖✔·•∎➤➢⊙])")
_NUMBER = re.compile(
    r"^\s*(?:[(<\[]?(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]{1,4}|[가-하]|[A-Za-z])[.)\]>]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|[①-⑳㉠-㉻ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\s*|제\s*\d+\s*[부장조절]\s*[.:]?\s*)(?=\S)"
)
_COUNT = re.compile(
    r"\s*[(\[<:：–-]?\s*(?:총|계|소계|total)?\s*\d{1,4}\s*(?:명|인|名|人|位|개\s*기관|people|persons?|pax|participants?)\s*[)\]>]?\s*$",
    re.IGNORECASE,
)
_BRACKETS = "[]<>()《》〈〉【】「」『』{}=~#*■□▣▪▫◆◇◈●○◎◉▶▷►▸☞★☆◀※·•∎➤➢⊙❖|-–—: \t"
_LIST_WORDS = re.compile(r"\s*(?:참석자|참가자)?\s*(?:명단|목록|명부|분야|부문|그룹|list)\s*$", re.IGNORECASE)
_BODIES = re.compile(
    r"(?:시청|군청|구청|도청|의회|연구원|연구소|대학교|재단|협회|공사|공단|위원회|협의회|연대|네트워크|센터|교육청|진흥원|"
    r"협동조합|포럼|사무국|본부|연합회?|학회|모임|주식회사)$|"
    r"\b(?:foundation|institute|university|council|association|cent(?:er|re)|network|agency|ministry|"
    r"office|hall|government|committee|inc|ltd)\.?$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?:[시군구도]|시청|군청|구청|도청)$|\b(?:city|county|district)\b|-(?:si|gun|gu|do)\b", re.IGNORECASE
)
_RANKS = {"status": 0, "sector": 0, "municipality": 1, "organisation": 2}


class Look(NamedTuple):
    """How a row looks that may be a heading.

    Attributes:
        bullet: the sign before it, or `number` or `letter`; "" for none.
        has_count: whether it says how many people follow.
        is_wide: whether its cell is merged over several columns.
        column: where it stands.
    """

    bullet: str
    has_count: bool
    is_wide: bool
    column: int

    @property
    def is_marked(self) -> bool:
        """Whether anything shows that it is no cell of a person."""
        return self.has_count or self.is_wide or self.bullet not in {"", "number", "letter"}


class Section(NamedTuple):
    """What a heading says of the rows below it: a value of a field; None where it says nothing known."""

    text: str
    field: str | None = None
    value: str | None = None


def look_of(text: str, column: int, *, is_wide: bool) -> Look:
    """Return how a single cell of a row looks."""
    form = unicodedata.normalize("NFC", text)
    bullet = _BULLET.match(form)
    mark = bullet[1] if bullet else _kind_of_number(form) if _NUMBER.match(form) else ""
    return Look(mark, _COUNT.search(form) is not None and core_of(text) != "", is_wide, column)


def _kind_of_number(text: str) -> str:
    """Tell numbers from letters, which may be the first of a name: `J. Smith`."""
    sign = next(filter(str.isalnum, text), "")
    return "letter" if sign.isascii() and sign.isalpha() else "number"


def core_of(text: str) -> str:
    """Return the words of a heading without signs, number and count: `창원시` of `■ 1. 창원시 (2명)`."""
    core = one_line(text).strip(_BRACKETS)
    core = _COUNT.sub("", core)
    core = _NUMBER.sub("", core.strip(_BRACKETS))
    return _COUNT.sub("", core).strip(_BRACKETS)


def section_of(text: str, *, is_marked: bool) -> Section:
    """Understand a heading; of one that nothing marks as such, only what is surely no name."""
    core = core_of(text)
    label = one_line(text)
    for words in dict.fromkeys((core, _LIST_WORDS.sub("", core))):
        if not words:
            continue
        try:
            return Section(label, "sector", parse_sector(words))
        except BadValue:
            pass
        if (word := _status_word(words)) is not None:
            return Section(label, "status", word)
        place = find_municipality(words).name
        if place and (is_marked or _OFFICIAL.search(words)):
            is_office = normal(words).endswith(("청", "의회")) or "hall" in words.casefold()
            return (
                Section(label, "organisation", words) if is_office else Section(label, "municipality", place)
            )
        if _BODIES.search(words) or (not is_like_name(words) and suggest_sector(words, None)):
            return Section(label, "organisation", words)
    return Section(label)


def _status_word(words: str) -> str | None:
    """Return the word for a status that a heading has: `대기자`, `불참` of `불참자 명단`."""
    forms = (words, words.removesuffix("자"), words.removesuffix("자").removesuffix("인원"))
    known = (form for form in forms if len(normal(form)) > 1)
    return next((form for form in known if normal(form) in STATUSES), None)


class _Open:
    """A heading that still counts: how it looks, what it says, and whether people stand directly below it."""

    def __init__(self, style: tuple[str, bool, int], section: Section) -> None:
        self.style = style
        self.section = section
        self.has_people = False

    @property
    def rank(self) -> int:
        """How narrow it is: a body is narrower than a city, and that than a sector."""
        return _rank(self.section)


def _rank(section: Section) -> int:
    return _RANKS.get(section.field or "", 0)


class Outline:
    """The headings above a row, each of another level."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._given: dict[str, Section] = {}

    def enter(self, look: Look, section: Section) -> None:
        """Go on below another heading.

        It ends those that look like it, with what stands below them, but for one of another kind without
        people of its own; and those that look different, are not broader, and have people of their own.
        """
        style = (look.bullet, look.is_wide, look.column)
        if any(style == each.style for each in self._open):
            while self._open[-1].style != style:
                self._open.pop()
        while self._open and self._ends(self._open[-1], style, section):
            self._open.pop()
        self._open.append(_Open(style, section))
        self._given = {each.section.field: each.section for each in self._open if each.section.field}

    @staticmethod
    def _ends(heading: _Open, style: tuple[str, bool, int], section: Section) -> bool:
        return heading.rank >= _rank(section) and (heading.style == style or heading.has_people)

    def meet_person(self) -> Mapping[str, Section]:
        """Return what the headings say of a person who comes next, by field."""
        if self._open:
            self._open[-1].has_people = True
        return self._given

    @property
    def given(self) -> Mapping[str, Section]:
        """What the headings say of the rows below them, by field."""
        return self._given
