"""Names as people write them into a cell: with titles, in two scripts, or more than one of them.

What is no part of a name never becomes one in silence: it is taken as the position, or the cell is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from iclei_cli.intake.values.names.shapes import (
    ENDINGS_OF_WORK,
    HANGUL,
    is_another_name,
    is_doubtful,
    is_full_latin,
    is_han_name,
    is_hangul_name,
    is_latin,
    is_native_name,
    is_rather_name,
    is_surely_name,
    is_title,
    is_usual_name,
    is_whole_name,
    may_be_position,
    spaced_out,
    title_behind,
    title_place,
    without_honorific,
)
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.names import (
    ACTING,
    BODY,
    COURTESY_BEFORE,
    COURTESY_BEHIND,
    DEGREE_BEFORE,
    FURTHER_PLACES,
    HONORIFIC_BEFORE,
    NO_NAME_PART,
    PROXIES,
    TITLES,
)
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.system.messages import Message

# What nearly all lists write: nothing else is in it.
_PLAIN = re.compile(
    r"[가-힣]{2,3}"
    r"|(?!(?:Dr|Mr|Mrs|Ms|Mx|Miss|Prof|Professor|Sir|Madam|Rev|Hon|Herr|Frau) )"
    r"[A-Z][a-z]{1,30}(?: [A-Z][a-z]{1,30}){1,2}"
)
# 상동 says "as above", too.
_NO_PLAIN = TITLES | {"상동"}
_DIRECTION_MARKS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_QUOTES = '"“”„«»「」『』`´'
_SIGNS = "*★☆※◎■□▲△▶◆◇✓✔•·,;:/|_-–—~^#+=!？?　 "
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,3}\s*[.)]|[①-⑳])\s*")
_BRACKETS = re.compile(r"\s*[(\[（【<〈]\s*([^()\[\]（）【】<>〈〉]*)\s*[)\]）】>〉]?\s*")
_BETWEEN_PEOPLE = re.compile(
    r"\s*(?:[\n/,，、;；·&]|\band\b|(?<=[가-힣])\s*[-–:|]\s*(?=[가-힣])|\s(?:및|와|과|그리고)\s)\s*"
)
_LONGEST = 500
"""More letters than a cell of names has; the forms above take long on texts that are made hard for them."""
_SIGN_BETWEEN = re.compile("[/,，、;；·&|]")
_NAME_IN_HEADER = re.compile("성\\s*명|이름|성함|name|氏名|名前|姓名", re.IGNORECASE)
_POSITION_IN_HEADER = re.compile(
    "직위|직책|직급|직함|직\\b|position|title|役職|职务|職務|職稱|职称", re.IGNORECASE
)
_ACTING = re.compile(
    r"(?P<before>[^()（）]+?)\s*[(（]\s*(?P<acting>[^()（）]+?)\s*[)）]\s*(?P<after>[^()（）]*)"
)
# `陳大文 代`, `김가온代`: who signs for another.
_PROXY_BEHIND = re.compile(r"(?P<name>.*[^\W\d_])(?:(?<=[가-힣]{2})|\s+)代")
# Na alone is a family name.
_NOT_APPLICABLE = re.compile(r"(?:^|\s)[(\[]?#?(?:n\s?/\s?a\.?|n\.a\.?)[)\]]?(?=\s|$)", re.IGNORECASE)


def plain_name(text: str) -> str | None:
    """Return a name that is nothing but a name, as nearly all are; None where it takes a closer look."""
    is_plain = _PLAIN.fullmatch(text) and _NO_PLAIN.isdisjoint((text, text[1:])) and not text.endswith("님")
    return text if is_plain else None


def read_name(text: str, header: str = "") -> str | Understood | None:
    """Return the name that a cell holds, and what else it says; None where there is none.

    A header such as `직·성명` or `성명(직위)` tells that a position stands there, too.
    """
    if len(text) > _LONGEST:
        line = one_line(text)
        return Understood(line, (message("name-as-written", name=line),)) if line else None
    written = _without_signs(unicodedata.normalize("NFC", text).translate(_DIRECTION_MARKS))
    cell = _Cell(_positions_place(header))
    name = cell.name_in(written)
    if not any(map(str.isalpha, name)):
        return one_line(text) or None
    reading = Understood(name, tuple(cell.remarks), tuple(cell.unclear), others=cell.others)
    return name if reading.is_plain else reading


def read_name_part(text: str) -> str | Understood | None:
    """Return a given or a family name, and what is in brackets; None for what is none, such as `N/A`."""
    if text.strip("()（）[] ").casefold() in NO_NAME_PART:
        return None
    part = one_line(text)
    if not part.endswith((")", "）", "]")):
        return part or None
    bare = _BRACKETS.sub(" ", part).strip()
    return Understood(bare, unclear=(_taken("name-with-remark", bare),)) if bare else part


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
    is_left_as_written: bool = False
    others: dict[str, Any] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    unclear: list[Message] = field(default_factory=list)

    def name_in(self, text: str) -> str:
        """Return the name, and keep what else is said."""
        text = _NOT_APPLICABLE.sub(" ", text).strip() or text
        text = _without_courtesy(self._without_further_places(text))
        text = self._without_acting_title(self._without_proxy_mark(text))
        text = self._without_brackets(self._without_body(text))
        text = text if is_han_name(text) else self._first_of_several(text)
        text = self._family_name_first(text)
        text = self._without_titles_before(" ".join(text.split()))
        text = self._without_titles(text)
        is_odd = any(map(str.isdigit, text)) or "_" in text or is_doubtful(text)
        if is_odd or self.is_left_as_written or text in _NO_PLAIN:
            self.remarks.append(message("name-as-written", name=text))
        return text

    def _without_further_places(self, text: str) -> str:
        found = FURTHER_PLACES.search(text)
        if found is None or found.end() != len(text) or not text[: found.start()].strip():
            return text
        number = whole_number(next(filter(None, found.groups())))
        name = _without_signs(text[: found.start()])
        self.unclear.append(message("further-places", taken=name, number=number))
        return name

    def _without_proxy_mark(self, text: str) -> str:
        """Take a `代` behind a name for what it is in a bracket, too."""
        found = _PROXY_BEHIND.fullmatch(text)
        return text if found is None else self._beside(found["name"].strip(), "代理")

    def _without_acting_title(self, text: str) -> str:
        """Take `처장(직무대리)` before or behind a name for the position."""
        found = _ACTING.fullmatch(text)
        if found is None or normal(found["acting"]) not in ACTING:
            return text
        before, after = found["before"].split(), found["after"]
        *names, title = before if not after else (after, "".join(before))
        name = " ".join(names)
        if not (is_hangul_name(name) and is_title(title)):
            return text
        self._is_position(f"{title}({found['acting']})")
        return name

    def _without_body(self, text: str) -> str:
        """Take `(사)푸른물결` before or behind a name for the organisation."""
        found = BODY.search(text)
        rest = BODY.sub(" ", text, count=1).strip()
        if found is None or not any(map(str.isalpha, rest)):
            return text
        self.others["organisation"] = one_line(found[0])
        self.remarks.append(message("organisation-beside-name"))
        return rest

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
        elif not is_another_name(content) and is_title(content.rsplit(maxsplit=1)[-1]):
            self._is_position(content)
        elif is_native_name(name) and is_full_latin(content):
            self._is_name_in_latin(content)
        elif is_full_latin(name) and is_native_name(content):
            self._is_name_in_latin(name)
            return content
        elif self._has_position_to_come and may_be_position(content) and not is_another_name(content):
            self._is_position(content)
        elif normal(content) != normal(name):
            code = "name-in-two-scripts" if is_han_name(content) else "name-with-remark"
            self.unclear.append(_taken(code, name))
        return name

    def _first_of_several(self, text: str) -> str:
        """Return the first of several names; the same in Hangul and in Latin letters is one."""
        parts = [part for part in map(_without_signs, _BETWEEN_PEOPLE.split(text)) if part]
        words = text.split()
        if len(parts) == 1 and len(words) > 1 and all(map(is_usual_name, words)):
            parts = words
        are_people = all(map(is_rather_name, parts))
        if len(parts) == 2 and not are_people and (name := self._beside_position(parts)):  # noqa: PLR2004
            return name
        if len(parts) < 2:  # noqa: PLR2004 - one name alone
            return text
        kinds = (is_hangul_name, is_full_latin, is_han_name)
        if any(all(map(is_of_kind, parts)) for is_of_kind in kinds):
            self.unclear.append(message("several-people", taken=parts[0], others=parts[1:]))
            return parts[0]
        native, latin = list(filter(is_native_name, parts)), list(filter(is_full_latin, parts))
        if len(native) == len(latin) == 1 and len(parts) == 2:  # noqa: PLR2004 - one in each script
            self._is_name_in_latin(latin[0])
            self.unclear.append(_taken("name-in-two-scripts", native[0]))
            return native[0]
        if is_native_name(parts[0]) or (is_full_latin(parts[0]) and not parts[0][0].islower()):
            return self._with_remarks(parts)
        self.is_left_as_written = _SIGN_BETWEEN.search(text) is not None
        return text

    def _beside_position(self, parts: Sequence[str]) -> str | None:
        """Return the name of two parts of which the other is a position; None where neither is."""
        place = self._place_of_position(parts) if self._has_position_to_come else title_place(parts)
        if place is None or is_another_name(parts[place]):
            return None
        if not (is_native_name(parts[place - 1]) or is_latin(parts[place - 1])):
            return None
        self._is_position(parts[place])
        return parts[place - 1]

    def _with_remarks(self, parts: Sequence[str]) -> str:
        """Return a name, and take what follows it for the position or a remark."""
        for part in parts[1:]:
            if is_title(part):
                self._is_position(part)
            else:
                self.unclear.append(_taken("name-with-remark", parts[0]))
        return parts[0]

    def _family_name_first(self, text: str) -> str:
        """Turn `Kim, John` around."""
        family, comma, given = (part.strip() for part in text.partition(","))
        if not comma or "," in given or not family or not given:
            return text
        if HANGUL.fullmatch(family) and HANGUL.fullmatch(given):
            self.is_left_as_written = False
            return family + given
        if not (is_latin(family) and is_latin(given)):
            return text
        self.remarks.append(message("family-name-first"))
        self.is_left_as_written = False
        return f"{given} {family}"

    def _without_titles_before(self, text: str) -> str:
        text = HONORIFIC_BEFORE.sub("", text, count=1) if HONORIFIC_BEFORE.match(text) else text
        degree = DEGREE_BEFORE.match(text)
        if degree is None:
            return text
        self.remarks.append(message("title-before-name", title=degree[0].strip()))
        return text[degree.end() :]

    def _without_titles(self, text: str) -> str:
        """Take titles beside a name for the position, and join a name that is spaced out.

        What holds another name, or a sign between people, is no position.
        """
        if self.is_left_as_written:
            return text
        text = without_honorific(text)
        words = text.split()
        for parts, rest in ((words[:-1], words[-1:]), (words[1:], words[:1]), (words[:1], words[1:])):
            joined = "".join(parts)
            is_name = is_hangul_name(joined) or is_han_name(joined)
            if parts and rest and is_name and all(map(is_title, rest)):
                self._is_position(" ".join(rest))
                return spaced_out(parts) or " ".join(parts)
        is_mixed = any(HANGUL.search(word) or is_title(word) for word in words)
        if self._has_position_to_come and len(words) > 1 and is_mixed and not spaced_out(words):
            is_behind = self._place_of_position(words) != 0
            position = " ".join(words[1:] if is_behind else words[:-1])
            if is_another_name(position):
                self.is_left_as_written = True
                return text
            self._is_position(position)
            return without_honorific(words[0 if is_behind else -1])
        if len(words) == 1 and (title := title_behind(text)):
            self._is_position(title)
            return text.removesuffix(title)
        return spaced_out(words) or text

    @property
    def _has_position_to_come(self) -> bool:
        """Whether the header tells of a position that was not met yet."""
        return self.positions_place is not None and "position" not in self.others

    def _place_of_position(self, parts: Sequence[str]) -> int:
        """Return at which end the position stands: where the header says, unless only that end is a name."""
        place = self.positions_place or 0
        name, other = (parts[-1], parts[0]) if place == 0 else (parts[0], parts[-1])
        is_no_name = not is_hangul_name(name) or is_title(name) or name.endswith(ENDINGS_OF_WORK)
        is_turned = is_no_name and is_surely_name(other)
        return place if not is_turned else -1 if place == 0 else 0

    def _is_position(self, title: str) -> None:
        if "position" not in self.others:
            self.others["position"] = without_honorific(title)
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


def _without_courtesy(text: str) -> str:
    """Return a name without what people write around it in a form: `박다솜 드림`, `최라온입니다`."""
    bare = COURTESY_BEFORE.sub("", text, count=1)
    found = COURTESY_BEHIND.search(bare)
    if found is None:
        return bare if bare != text and is_hangul_name(bare) else text
    name = bare[: found.start()].strip()
    is_polite = found["said"] is not None or found["apart"] is not None or is_usual_name(name)
    return name if is_polite and is_whole_name(name) else text
