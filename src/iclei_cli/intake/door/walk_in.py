"""A walk-in as somebody types them, `홍길동, 창원시, 주무관`: understood like the row of a list.

The name comes first; what the other parts are is told by what they look like, so that they may stand in any
order. Words of which nothing can be told are the organisation and the position, in this order.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.intake.columns.fields import parsers
from iclei_cli.intake.door.line import parts_of
from iclei_cli.intake.row_kinds.names import seats_unnamed
from iclei_cli.intake.rows.organisations import is_department
from iclei_cli.intake.values.cell_shapes import names_body
from iclei_cli.intake.values.guesses import infer
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.names.read import read_name
from iclei_cli.intake.values.names.shapes import is_title
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.sectors import suggest_sector
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.text import one_line
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.columns.fields import Parse
    from iclei_cli.system.messages import Message

# An institute ends with the word for whoever works there as one.
_RESEARCHER = re.compile(r"(?:책임|선임|수석|전임|주임|위촉|초빙|객원|전문)?연구원")


class _Kind(StrEnum):
    """What the words of a part look like."""

    BODY = "body"
    PLACE = "place"
    DEPARTMENT = "department"
    TITLE = "title"
    OTHER = "other"


class WalkIn(NamedTuple):
    """Somebody as a line tells of them.

    Attributes:
        fields: the values of a participant by field; `inferred` names those that nobody stated.
        remarks: how a part was understood, where whoever typed it should know.
    """

    fields: dict[str, Any]
    remarks: Sequence[Message]


def read_walk_in(line: str, topics: Mapping[str, Topic], user: UserWords = NO_WORDS) -> WalkIn:
    """Understand a line: a name, then an organisation, a position, an e-mail address and so on.

    Raises:
        RefusedError: `walk-in-nameless`: nobody is named; `walk-in-unclear`: a part cannot be meant;
            `walk-in-several-lines`.
    """
    lines = list(filter(str.strip, line.splitlines()))
    if len(lines) > 1:
        raise RefusedError("walk-in-several-lines", count=len(lines))
    name, *parts = map(one_line, parts_of(line))
    if not any(map(str.isalpha, name)) or seats_unnamed(name):
        raise RefusedError("walk-in-nameless", line=one_line(line))
    reader = _Reader(parsers(topics, user=user))
    reader.take("name", read_name(name))
    try:
        words = [part for part in parts if part and not reader.takes_by_shape(part)]
    except BadValue as error:
        raise RefusedError("walk-in-unclear", reason=error.message) from error
    reader.take_words(words)
    fields = {**reader.others, **reader.fields}
    guesses = infer(fields)
    return WalkIn({**fields, **guesses, "inferred": tuple(sorted(guesses))}, reader.remarks)


class _Reader:
    """The fields understood so far, and what they say of others, which counts where nothing else says it."""

    def __init__(self, parse: Mapping[str, Parse]) -> None:
        self._parse = parse
        self.fields: dict[str, Any] = {}
        self.others: dict[str, Any] = {}
        self.remarks: list[Message] = []

    def take(self, field: str, reading: object) -> None:
        """Keep the value of a field, and what there is to know of how it was understood."""
        if isinstance(reading, Understood):
            self.others.update(reading.others)
            self.remarks += [*reading.remarks, *reading.unclear]
            reading = reading.value
        self.fields[field] = reading

    def takes_by_shape(self, part: str) -> bool:
        """Take a part that looks like nothing else than the value of one field.

        Raises:
            BadValue: it looks like it, and is none.
        """
        if "@" in part:
            self.take("email", self._parse["email"](part))
        elif not any(map(str.isalpha, part)):
            self.take("phone", self._parse["phone"](part))
        elif not is_title(part) and not names_body(part):
            return self._takes_word(part, "sector") or self._takes_word(part, "choices")
        else:
            return False
        return True

    def _takes_word(self, part: str, field: str) -> bool:
        """Take a part that is a word for a value of a field, letter by letter."""
        if field in self.fields:
            return False
        try:
            reading = self._parse[field](part)
        except BadValue:
            return False
        is_sure = not isinstance(reading, Understood) or reading.is_plain or reading.is_said
        if is_sure:
            self.take(field, reading)
        return is_sure

    def take_words(self, words: Sequence[str]) -> None:
        """Deal out the parts that are words: whom somebody comes from, what they are there, and the rest."""
        left = {place: (_kind_of(word), word) for place, word in enumerate(words)}

        def pop(*kinds: _Kind) -> str | None:
            place = next((place for place, (kind, _) in left.items() if kind in kinds), None)
            return None if place is None else left.pop(place)[1]

        found = {
            "organisation": pop(_Kind.BODY) or pop(_Kind.PLACE, _Kind.OTHER) or pop(_Kind.DEPARTMENT),
            "municipality": pop(_Kind.PLACE),
            "department": pop(_Kind.DEPARTMENT),
            "position": pop(_Kind.TITLE) or pop(_Kind.OTHER),
        }
        for field, word in found.items():
            if word is not None:
                self.take(field, self._parse[field](word))
        if left:
            self.fields["notes"] = "\n".join(word for _, word in left.values())


def _kind_of(word: str) -> _Kind:
    if _RESEARCHER.fullmatch(word):
        return _Kind.TITLE
    if names_body(word):
        return _Kind.BODY
    # `수원시장` names a city, too.
    if is_title(word):
        return _Kind.TITLE
    if find_municipality(word).name is not None:
        return _Kind.PLACE
    if suggest_sector(word, None) is not None:
        return _Kind.BODY
    return _Kind.DEPARTMENT if is_department(word) else _Kind.OTHER
