"""The local government of Korea that a text names: `창원시청`, `서울특별시 강남구`, `Suwon City`.

What is returned is its official Korean name, with the province before it where several have that name.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from iclei_cli.intake.values.parse import BadValue, parse_text
from iclei_cli.intake.words.text import normal, one_line, without_remarks
from iclei_cli.system.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROVINCE, _CITY = "province", "city"
_LEVELS = {
    "city": (_CITY, _PROVINCE),
    "county": ("county",),
    "district": ("district",),
    "province": (_PROVINCE,),
}
# The districts and cities that came under one new province still have the old ones in the list.
_UNITED = {"전남광주통합특별시": ("광주광역시", "전라남도")}
_HANGUL = re.compile(r"[가-힣]")
_SEAT = re.compile(r"(?:청|의회|장)?")
_PART_OF_CITY = re.compile(r"[가-힣]{1,5}[구읍면동](?:청|의회)?")
_OFFICE = re.compile(r"청|의회|보건소|시설관리공단|도시관리공단|문화재단|지속가능")
_HALL = re.compile(r"(?<=[시군구도])\s?청\s*$")
_GOVERNMENT = re.compile(r"(?:[가-힣]{2,7}(?:\s|[시도]\s?))?[가-힣]{1,7}[시군구도]")
_LONG_NAME = 3
_ENGLISH_LEVEL = re.compile(r"-(?:do|si|gun|gu)$")
_NOISE = frozenset(
    re.findall(
        r"\w+",
        "the of hall government metropolitan office special self governing autonomous municipal municipality "
        "council korea republic south",
    )
)


@dataclass(frozen=True, slots=True)
class _Place:
    level: str
    province: str
    korean: str
    english: str
    also: tuple[str, ...] = ()
    """Other Korean names: former ones, and `창원특례시`."""

    @property
    def stem(self) -> str:
        """The name without the word for its level: `창원`, `서울`, `충북`."""
        if self.level != _PROVINCE:
            return self.korean[:-1]
        if self.korean in _UNITED:
            return self.korean.removesuffix("통합특별시")
        is_half = self.korean.endswith(("북도", "남도"))  # 충청북도 is called 충북
        return self.korean[0] + self.korean[2] if is_half else self.korean[:2]


@dataclass(frozen=True, slots=True)
class MunicipalityMatch:
    """The local governments that a text may name: one, several that it could be, or none."""

    names: tuple[str, ...] = ()

    @property
    def name(self) -> str | None:
        """The one that it is."""
        return self.names[0] if len(self.names) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        """Whether it could be several."""
        return len(self.names) > 1


def find_municipality(text: str, *, within: bool = False) -> MunicipalityMatch:
    """Find the local government that `text` is, or, with `within`, the one that an organisation is part of.

    `창원시` is one in any case; `창원시정책연구원` and `창원시 환경과` only belong to one.
    """
    bare = unicodedata.normalize("NFC", without_remarks(text))
    places = _korean(bare, within=within) if _HANGUL.search(bare) else _english(bare)
    return MunicipalityMatch(tuple(_label(place) for place in dict.fromkeys(places)))


def typed_municipality(text: str) -> str | None:
    """The official name of the local government; the text on one line where it is none.

    Raises:
        BadValue: `municipality-unclear`, where it could be several: whoever types can say which.
    """
    found = find_municipality(text)
    if found.is_ambiguous:
        raise BadValue("municipality-unclear", text=one_line(text), names=list(found.names))
    return found.name or parse_text(text)


def organisation_key(organisation: str) -> str:
    """Return the form by which organisations are compared: a local government is one with its hall.

    `창원시`, `창원시청`, `창원특례시` and `경상남도 창원시` are one; its council, a district within it and
    its institutes are others.
    """
    return normal(government_of(organisation) or organisation)


@lru_cache(maxsize=1 << 14)
def government_of(organisation: str) -> str | None:
    """Return the local government that an organisation is, by its official name where it has one, or None."""
    hall = _HALL.sub("", organisation)
    if not _GOVERNMENT.fullmatch(hall):
        return None
    found = find_municipality(hall).name
    return found if found is not None and hall.endswith(found.split()[-1][-1]) else hall


def spellings_of_place(words: str, written: Iterable[str]) -> list[str]:
    """Which of the texts name the place that `words` name: `창원특례시` and `창원` for `창원시`.

    A text that is no local government, or could be several, is the same as itself alone.
    """
    sought = _place_key(words)
    return sorted(text for text in set(written) if _place_key(text) == sought)


@lru_cache(maxsize=1 << 10)
def _place_key(text: str) -> str:
    return find_municipality(text).name or normal(text)


# The list


@cache
def _all_places() -> tuple[_Place, ...]:
    path = data_folder() / "korea" / "local-governments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            _Place(
                row["kind"],
                row["province"],
                row["name_ko"],
                row["name_en"],
                tuple(filter(None, row["also_ko"].split("|"))),
            )
            for row in csv.DictReader(file)
        )


@cache
def _provinces() -> dict[str, _Place]:
    """Every way to call a province or metropolitan city in Korean."""
    calls: dict[str, _Place] = {}
    for place in _all_places():
        if place.level == _PROVINCE:
            short = place.stem + ("도" if place.korean.endswith("도") else "시")
            calls |= dict.fromkeys((place.korean, place.stem, short, *place.also), place)
    return calls


@cache
def _basic() -> dict[str, list[_Place]]:
    """The basic local governments by name, and by stem where that is a word of its own."""
    calls = defaultdict(list)
    for place in _all_places():
        if place.level != _PROVINCE:
            for name in (place.korean, *place.also):
                calls[name].append(place)
            if len(place.stem) > 1:
                calls[place.stem].append(place)
    return calls


@cache
def _by_english() -> dict[str, list[_Place]]:
    calls = defaultdict(list)
    for place in _all_places():
        stem = _ENGLISH_LEVEL.sub("", place.english).lower()
        for word in {normal(place.english), stem}:
            calls[word].append(place)
    return calls


def _label(place: _Place) -> str:
    """The official name; where it is not the only one, with the province."""
    rivals = len(_basic().get(place.korean, ())) > 1 or place.korean in _provinces()
    return f"{place.province} {place.korean}" if rivals and place.province else place.korean


# Korean texts


def _korean(text: str, *, within: bool) -> list[_Place]:
    """Read a province with a basic government behind it, or else either of them alone."""
    words = text.split()
    joined = "".join(words)
    gaps = _gaps(words)
    inside = [
        place
        for call, province in _provinces().items()
        if joined.startswith(call)
        for place in _governments(joined[len(call) :], {gap - len(call) for gap in gaps}, within=within)
        if place.province in _UNITED.get(province.korean, (province.korean,))
    ]
    if inside:
        return inside
    alone = _governments(joined, gaps, within=within)
    return alone + [
        province
        for call, province in _provinces().items()
        if joined.startswith(call) and _ends(joined, call, gaps, within=within, is_city=False)
    ]


def _gaps(words: list[str]) -> set[int]:
    """Return how many letters stand before each space."""
    gaps, length = set(), 0
    for word in words[:-1]:
        length += len(word)
        gaps.add(length)
    return gaps


def _governments(text: str, gaps: set[int], *, within: bool) -> list[_Place]:
    """Return the basic governments that `text` begins with, by the longest name that fits."""
    for length in range(min(6, len(text)), 1, -1):
        call = text[:length]
        places = _basic().get(call, [])
        fitting = [
            place
            for place in places
            if _ends(text, call, gaps, within=within, is_city=place.level == _CITY and call != place.stem)
        ]
        if fitting:
            return fitting
    return []


def _ends(text: str, call: str, gaps: set[int], *, within: bool, is_city: bool) -> bool:
    """Tell whether the name ends where `call` does, and is not the beginning of another word."""
    rest = text[len(call) :]
    is_official = call[-1] in "시군구도"
    if not rest or (is_official and _SEAT.fullmatch(rest)):
        return True
    if not is_official:
        return False
    if is_city and _PART_OF_CITY.fullmatch(rest):
        return True
    is_whole_word = len(call) in gaps or len(call) >= _LONG_NAME or _OFFICE.match(rest) is not None
    return within and is_whole_word


# English texts


def _english(text: str) -> list[_Place]:
    """Read the parts between commas: `Suwon`, `Gangnam-gu, Seoul`, `City of Changwon`."""
    parts = [places for part in text.split(",") if (places := _named(part)) is not None]
    if not parts or [] in parts:
        return []
    provinces = {place.korean for places in parts for place in places if place.level == _PROVINCE}
    basic = [place for places in parts for place in places if place.level != _PROVINCE]
    inside = [place for place in basic if place.province in provinces]
    if len(parts) > 1 and inside:
        return inside
    return parts[0] if len(parts) == 1 else basic


def _named(text: str) -> list[_Place] | None:
    """Return the places of this name; None when the text says nothing but “Korea” or “city”."""
    words = re.findall(r"[a-z]+", text.lower())
    levels = {level for word in words for level in _LEVELS.get(word, ())}
    name = [word for word in words if word not in _NOISE and word not in _LEVELS]
    if not name:
        return None
    places = _by_english().get("".join(name), [])
    is_short = not levels and all(
        place.level == "district" and len(place.korean) == len("중구") for place in places
    )
    if is_short and "".join(name) == name[0]:
        return []  # "Nam" is a name of people, "Nam-gu" a district
    return [place for place in places if not levels or place.level in levels]
