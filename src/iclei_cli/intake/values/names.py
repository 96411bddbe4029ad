"""Names as people write them into a cell: with titles, in two scripts, or more than one of them.

What is no part of a name never becomes one in silence: it is taken as the position, or the cell is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.names import (
    ACTING,
    COMMON_FAMILY_NAMES,
    DEGREE_BEFORE,
    FAMILY_NAMES,
    FURTHER_PLACES,
    HONORIFIC_BEFORE,
    HONORIFICS_BEHIND,
    LONG_FAMILY_NAMES,
    NO_NAME_PART,
    NO_POSITIONS,
    PROXIES,
    TITLES,
    TITLES_IN_LATIN,
)
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.vocabulary import HEADERS
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.system.messages import Message

# What nearly all lists write: nothing else is in it.
_PLAIN = re.compile(
    r"[가-힣]{2,3}"
    r"|(?!(?:Dr|Mr|Mrs|Ms|Mx|Miss|Prof|Professor|Sir|Madam|Rev|Hon|Herr|Frau) )"
    r"[A-Z][a-z]{1,30}(?: [A-Z][a-z]{1,30}){1,2}"
)
_DIRECTION_MARKS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_QUOTES = '"“”„«»「」『』`´'
_SIGNS = "*★☆※◎■□▲△▶◆◇✓✔•·,;:/|_-–—~^#+=!？?　 "
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,3}\s*[.)]|[①-⑳])\s*")
_BRACKETS = re.compile(r"\s*[(\[（【<〈]\s*([^()\[\]（）【】<>〈〉]*)\s*[)\]）】>〉]?\s*")
_BETWEEN_PEOPLE = re.compile(
    r"\s*(?:[\n/,，、;；·&]|\band\b|(?<=[가-힣])\s*[-–:|]\s*(?=[가-힣])|\s(?:및|와|과|그리고)\s)\s*"
)
_HANGUL = re.compile(r"[가-힣]+")
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[ ·]?[\u4e00-\u9fff]{1,4})?")
_LATIN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*(?: [^\W\d_]+(?:[-'’.][^\W\d_]*)*)*")
_NAME_IN_HEADER = re.compile("성\\s*명|이름|성함|name|氏名|名前|姓名", re.IGNORECASE)
_POSITION_IN_HEADER = re.compile(
    "직위|직책|직급|직함|직\\b|position|title|役職|职务|職務|職稱|职称", re.IGNORECASE
)
_TITLE_ENDINGS = tuple(TITLES)
_ENDINGS_OF_WORK = tuple("사자장관인가직무꾼원")
"""With these end words for what people do: `한의사`, `기획자`."""

_ACTING = re.compile(
    r"(?P<before>[^()（）]+?)\s*[(（]\s*(?P<acting>[^()（）]+?)\s*[)）]\s*(?P<after>[^()（）]*)"
)
# Na alone is a family name.
_NOT_APPLICABLE = re.compile(r"(?:^|\s)[(\[]?#?(?:n\s?/\s?a\.?|n\.a\.?)[)\]]?(?=\s|$)", re.IGNORECASE)
_LONGEST, _USUAL = 4, 3
"""Syllables of a Korean name: at most, and of nearly all."""


def plain_name(text: str) -> str | None:
    """Return a name that is nothing but a name, as nearly all are; None where it takes a closer look."""
    is_plain = _PLAIN.fullmatch(text) and TITLES.isdisjoint((text, text[1:])) and not text.endswith("님")
    return text if is_plain else None


def read_name(text: str, header: str = "") -> str | Understood | None:
    """Return the name that a cell holds, and what else it says; None where there is none.

    A header such as `직·성명` or `성명(직위)` tells that a position stands there, too.
    """
    written = _without_signs(unicodedata.normalize("NFC", text).translate(_DIRECTION_MARKS))
    cell = _Cell(_positions_place(header))
    name = cell.name_in(written)
    if not any(map(str.isalpha, name)):
        return one_line(text) or None
    reading = Understood(name, tuple(cell.remarks), tuple(cell.unclear), others=cell.others)
    return name if reading.is_plain else reading


def read_name_part(text: str) -> str | None:
    """Return a given or a family name; None for what says that there is none, such as `N/A`."""
    return None if text.strip("()（）[] ").casefold() in NO_NAME_PART else one_line(text) or None


def _positions_place(header: str) -> int | None:
    """Return which of two words is the position: 0 for `직·성명`, -1 for `성명(직위)`, None for neither."""
    name, position = _NAME_IN_HEADER.search(header), _POSITION_IN_HEADER.search(header)
    if name is None or position is None:
        return None
    return 0 if position.start() < name.start() else -1


@dataclass(slots=True)
class _Cell:
    """A cell of names, of which one part after the other is understood."""

    positions_place: int | None
    others: dict[str, Any] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    unclear: list[Message] = field(default_factory=list)

    def name_in(self, text: str) -> str:
        """Return the name, and keep what else is said."""
        text = _NOT_APPLICABLE.sub(" ", text).strip() or text
        text = self._without_further_places(text)
        text = self._without_acting_title(text)
        text = self._without_brackets(text)
        text = self._first_of_several(text)
        text = self._family_name_first(text)
        text = self._without_titles_before(" ".join(text.split()))
        text = self._without_titles(text)
        if any(map(str.isdigit, text)) or _is_doubtful(text):
            self.remarks.append(message("name-as-written", name=text))
        return text

    def _without_further_places(self, text: str) -> str:
        found = FURTHER_PLACES.search(text)
        if found is None or found.end() != len(text) or not text[: found.start()].strip():
            return text
        number = int(next(filter(None, found.groups())))
        name = _without_signs(text[: found.start()])
        self.unclear.append(message("further-places", taken=name, number=number))
        return name

    def _without_acting_title(self, text: str) -> str:
        """Take `처장(직무대리)` before or behind a name for the position."""
        found = _ACTING.fullmatch(text)
        if found is None or normal(found["acting"]) not in ACTING:
            return text
        before, after = found["before"].split(), found["after"]
        *names, title = before if not after else (after, "".join(before))
        name = " ".join(names)
        if not (_is_hangul_name(name) and is_title(title)):
            return text
        self._is_position(f"{title}({found['acting']})")
        return name

    def _without_brackets(self, text: str) -> str:
        """Take what stands in brackets for what it is; the name is what stands outside, if anything does."""
        outside = _without_signs(_BRACKETS.sub(" ", text))
        if not outside:
            return _without_signs(re.sub(r"[()\[\]（）【】<>〈〉]", " ", text))
        for content in filter(None, map(one_line, _BRACKETS.findall(text))):
            outside = self._beside(outside, content)
        return outside

    def _beside(self, name: str, content: str) -> str:
        """Keep what a bracket says beside a name, and return the name, which may be that in the bracket."""
        if normal(content) in PROXIES:
            self.others["roles"] = ("proxy",)
            self.remarks.append(message("proxy-in-name"))
        elif is_title(content) or is_title(content.rsplit(maxsplit=1)[-1]):
            self._is_position(content)
        elif _is_hangul_name(name) and _is_full_latin(content):
            self._is_name_in_latin(content)
        elif _is_full_latin(name) and _is_hangul_name(content):
            self._is_name_in_latin(name)
            return content
        elif self._has_position_to_come and _may_be_position(content):
            self._is_position(content)
        elif normal(content) != normal(name):
            code = "name-in-two-scripts" if _HAN_NAME.fullmatch(content) else "name-with-remark"
            self.unclear.append(_taken(code, name))
        return name

    def _first_of_several(self, text: str) -> str:
        """Return the first of several names; the same in Hangul and in Latin letters is one."""
        parts = [part for part in map(_without_signs, _BETWEEN_PEOPLE.split(text)) if part]
        words = text.split()
        if len(parts) == 1 and len(words) > 1 and all(map(_is_usual_name, words)):
            parts = words
        are_people = all(map(is_surely_name, parts))
        if self._has_position_to_come and len(parts) == 2 and not are_people:  # noqa: PLR2004 - with a position
            self._is_position(parts.pop(self._place_of_position(parts)))
            return parts[0]
        if len(parts) < 2:  # noqa: PLR2004 - one name alone
            return text
        if all(map(_is_hangul_name, parts)) or all(map(_is_full_latin, parts)):
            self.unclear.append(message("several-people", taken=parts[0], others=parts[1:]))
            return parts[0]
        hangul, latin = list(filter(_is_hangul_name, parts)), list(filter(_is_full_latin, parts))
        if len(hangul) == len(latin) == 1 and len(parts) == 2:  # noqa: PLR2004 - one in each script
            self._is_name_in_latin(latin[0])
            self.unclear.append(_taken("name-in-two-scripts", hangul[0]))
            return hangul[0]
        if _is_hangul_name(parts[0]) or (_is_full_latin(parts[0]) and not parts[0][0].islower()):
            for part in parts[1:]:
                if is_title(part):
                    self._is_position(part)
                else:
                    self.unclear.append(_taken("name-with-remark", parts[0]))
            return parts[0]
        return text

    def _family_name_first(self, text: str) -> str:
        """Turn `Kim, John` around."""
        family, comma, given = (part.strip() for part in text.partition(","))
        if not comma or "," in given or not family or not given:
            return text
        if _HANGUL.fullmatch(family) and _HANGUL.fullmatch(given):
            return family + given
        if not (_is_latin(family) and _is_latin(given)):
            return text
        self.remarks.append(message("family-name-first"))
        return f"{given} {family}"

    def _without_titles_before(self, text: str) -> str:
        text = HONORIFIC_BEFORE.sub("", text, count=1) if HONORIFIC_BEFORE.match(text) else text
        degree = DEGREE_BEFORE.match(text)
        if degree is None:
            return text
        self.remarks.append(message("title-before-name", title=degree[0].strip()))
        return text[degree.end() :]

    def _without_titles(self, text: str) -> str:
        """Take titles beside a name for the position, and join a name that is spaced out."""
        text = _without_honorific(text)
        words = text.split()
        for parts, rest in ((words[:-1], words[-1:]), (words[1:], words[:1]), (words[:1], words[1:])):
            joined = "".join(parts)
            is_name = _is_hangul_name(joined) or _HAN_NAME.fullmatch(joined)
            if parts and rest and is_name and all(map(is_title, rest)):
                self._is_position(" ".join(rest))
                return _spaced_out(parts) or " ".join(parts)
        is_mixed = any(_HANGUL.search(word) or is_title(word) for word in words)
        if self._has_position_to_come and len(words) > 1 and is_mixed and not _spaced_out(words):
            is_behind = self._place_of_position(words) != 0
            self._is_position(" ".join(words[1:] if is_behind else words[:-1]))
            return _without_honorific(words[0 if is_behind else -1])
        if len(words) == 1 and (title := _title_behind(text)):
            self._is_position(title)
            return text.removesuffix(title)
        return _spaced_out(words) or text

    @property
    def _has_position_to_come(self) -> bool:
        """Whether the header tells of a position that was not met yet."""
        return self.positions_place is not None and "position" not in self.others

    def _place_of_position(self, parts: Sequence[str]) -> int:
        """Return at which end the position stands: where the header says, unless only that end is a name."""
        place = self.positions_place or 0
        name, other = (parts[-1], parts[0]) if place == 0 else (parts[0], parts[-1])
        is_no_name = not _is_hangul_name(name) or is_title(name) or name.endswith(_ENDINGS_OF_WORK)
        is_turned = is_no_name and is_surely_name(other)
        return place if not is_turned else -1 if place == 0 else 0

    def _is_position(self, title: str) -> None:
        if "position" not in self.others:
            self.others["position"] = _without_honorific(title)
            self.remarks.append(message("position-beside-name"))

    def _is_name_in_latin(self, name: str) -> None:
        self.others["name_en"] = name
        self.remarks.append(message("latin-name-beside-name"))


def _taken(code: str, name: str) -> Message:
    if code == "name-in-two-scripts":
        return message("name-in-two-scripts", taken=name)
    return message("name-with-remark", taken=name)


def _without_signs(text: str) -> str:
    """Return a text without quotation marks, numbering, and signs at its ends."""
    bare = _NUMBERING.sub("", text.strip(_QUOTES + _SIGNS + "\n"))
    return bare.strip(_QUOTES + _SIGNS + "\n")


def _without_honorific(text: str) -> str:
    for honorific in HONORIFICS_BEHIND:
        bare = text.removesuffix(honorific)
        is_apart = bare.endswith(" ") or not _HANGUL.fullmatch(text) or _is_usual_name(bare)
        if bare != text and bare.strip() and is_apart:
            return bare.strip()
    return text


def _spaced_out(words: Sequence[str]) -> str | None:
    """Return `김가온` for `김 가 온` and `김 가온`; None where the words are no name that is spaced out."""
    name = "".join(words)
    if len(words) < 2 or not _HANGUL_NAME.fullmatch(name) or any(map(is_title, words)):  # noqa: PLR2004
        return None
    is_family_first = words[0] in FAMILY_NAMES or words[0] in LONG_FAMILY_NAMES
    is_short = len(name) <= _USUAL or name.startswith(LONG_FAMILY_NAMES) or len(words) == len(name)
    return name if is_family_first and is_short else None


def _title_behind(word: str) -> str | None:
    """Return the title of `홍길동과장`: what follows three syllables that are a name."""
    title = word[_USUAL:]
    is_behind = _HANGUL.fullmatch(word) and len(title) > 1 and is_title(title)
    return title if is_behind and _is_usual_name(word[:_USUAL]) else None


def is_title(text: str) -> bool:
    """Tell whether a word says what somebody is, `환경과장` or `Director`, and is no name."""
    bare = normal(text).removesuffix("님")
    return bare.endswith(_TITLE_ENDINGS) or bare in TITLES_IN_LATIN or HEADERS.get(bare) == "position"


def _is_doubtful(name: str) -> bool:
    """Whether a name in Hangul has more syllables than names have, or is a family name with a title."""
    words = name.split()
    joined = "".join(words)
    if not _HANGUL.fullmatch(joined) or joined[0] not in FAMILY_NAMES:
        return len(words) > 1 and any(map(_is_usual_name, words))
    return (len(words) > 1 and len(joined) > _LONGEST) or is_title(joined) or is_title(joined[1:])


def _is_hangul_name(text: str) -> bool:
    """Whether a text can be a Korean name, written in one word or spaced out."""
    name = "".join(text.split())
    is_name = _HANGUL_NAME.fullmatch(name) is not None and (
        name[0] in FAMILY_NAMES or name.startswith(LONG_FAMILY_NAMES)
    )
    return is_name and not (len(name) > 2 and is_title(name[1:]))  # noqa: PLR2004 - 김과장 is no name


def _is_usual_name(word: str) -> bool:
    return len(word) == _USUAL and _is_hangul_name(word) and not is_title(word)


def is_surely_name(word: str) -> bool:
    """Whether a word is a name rather than what somebody does."""
    return _is_usual_name(word) and word[0] in COMMON_FAMILY_NAMES and not word.endswith(_ENDINGS_OF_WORK)


def _may_be_position(text: str) -> bool:
    """Whether words in brackets, where a position is expected, are not plainly something else."""
    is_other = normal(text) in NO_POSITIONS or _HAN_NAME.fullmatch(text) or is_surely_name(text)
    return not is_other and not any(character.isdigit() or character in ":：" for character in text)


def _is_latin(text: str) -> bool:
    return _LATIN.fullmatch(text) is not None and text[0].isascii() and not is_title(text)


def _is_full_latin(text: str) -> bool:
    return " " in text and _is_latin(text)
