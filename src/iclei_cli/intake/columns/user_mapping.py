"""What the user says of columns and words, now or with an earlier import: `header=field`, `word=value`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.headings import Headings
from iclei_cli.intake.columns.column import EXTRA, NOT_TAKEN, OF_SEVERAL, Origin, column_name
from iclei_cli.intake.columns.fields import parsers
from iclei_cli.intake.columns.headers import Certainty, Claim, recognise
from iclei_cli.intake.unfolding.blocks import key_of_title
from iclei_cli.intake.values.consents import parse_purpose
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.read import parse_topic
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords, find_meanings, still_meant
from iclei_cli.intake.words.text import header_key, normal, one_line
from iclei_cli.intake.words.vocabulary import CHOICE, CHOICES, CONSENT, OPTION, REASON, ROW_NUMBER
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.columns.column import Column

_NUMBERED = re.compile(r"choice\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the user says of the column with this header; `field` may be `extra` or `-`."""

    header: str
    field: str
    origin: Origin

    @property
    def claim(self) -> Claim:
        """The claim that the column has by it."""
        return Claim(self.field, Certainty.STATED)


class Instructions:
    """Everything the user says of columns and words; what is said now outweighs what was said earlier."""

    def __init__(
        self,
        stated: Iterable[Instruction] = (),
        remembered: Iterable[Instruction] = (),
        words: UserWords = NO_WORDS,
    ) -> None:
        self.words = words
        self._stated = tuple(stated)
        self._remembered = tuple(remembered)
        self._claims = {header_key(item.header): item.claim for item in (*self._remembered, *self._stated)}

    def claim_of(self, header: str) -> Claim | None:
        """Return what a header claims: as the user says, or else as it is understood."""
        return (self._claims.get(header_key(header)) if self._claims else None) or recognise(header)

    def claims(self, cells: Sequence[str]) -> tuple[Claim | None, ...]:
        """Return what each cell claims if it is a header; a column without one can be named by its letter."""
        unnamed = {item.header.casefold(): item.claim for item in self._stated}
        return tuple(
            self.claim_of(cell) if cell else unnamed.get(column_name(index).casefold())
            for index, cell in enumerate(cells)
        )

    def said_of(self, header: str) -> str | None:
        """Return what the user says that the column of this header is; None for nothing."""
        said = [item.field for item in (*self._stated, *self._remembered) if _is_of(item, header)]
        return said[0] if said else None

    def without(self, headers: Collection[str]) -> Instructions:
        """Return the same without what is said of these columns, which are read otherwise."""
        stated, remembered = (
            [item for item in items if not any(_is_of(item, header) for header in headers)]
            for items in (self._stated, self._remembered)
        )
        return Instructions(stated, remembered, self.words)

    def place(self, headers: Sequence[str]) -> dict[int, Instruction]:
        """Return by place the instruction for each of the `headers`, which are as the table shows them.

        Raises:
            UsageError: `header-unknown`, `header-unclear` or `map-twice`.
        """
        placed: dict[int, Instruction] = {}
        for item in self._stated:
            found = _find(item.header, headers)
            if not found:
                raise UsageError("header-unknown", header=item.header, there=list(headers))
            if len(found) > 1:
                alike = [headers[index] for index in found]
                raise UsageError("header-unclear", header=item.header, there=alike)
            if found[0] in placed:
                raise _given_twice(headers[found[0]])
            placed[found[0]] = item
        fields = {item.field for item in placed.values()} - OF_SEVERAL
        for item in self._remembered:
            found = _find(item.header, headers)
            if len(found) == 1 and item.field not in fields:
                placed.setdefault(found[0], item)
        return placed


def _is_of(item: Instruction, header: str) -> bool:
    return header_key(item.header) == header_key(header)


def read_instructions(maps: Iterable[str], remembered: Headings, topics: Mapping[str, Topic]) -> Instructions:
    """Understand `header=field` and `word=value` texts, and what is remembered from earlier ones.

    What stands behind the sign decides: a field, or else the key of a topic, sector, gender or status.

    Raises:
        UsageError: `map-malformed`, `field-unknown`, `value-unclear` or `map-twice`.
    """
    stated, words = _read(maps, topics)
    _require_distinct(stated)
    # A topic may have gone since: what is no field and no value any more says nothing.
    known = [
        Instruction(header, field, Origin.REMEMBERED)
        for header, field in remembered.fields.items()
        if find_field(field, topics) == field
    ]
    return Instructions(stated, known, UserWords(still_meant(remembered.words, topics), words))


def find_field(text: str, topics: Mapping[str, Topic]) -> str | None:
    """Return the field that `text` names: as the table shows it, or by a word that could head its column."""
    plain = one_line(text).casefold()
    if plain == NOT_TAKEN:
        return NOT_TAKEN
    exact = {normal(field): field for field in (*parsers({}), EXTRA) if not field.endswith(" ")}
    field = exact.get(normal(text)) or _composed(plain, topics)
    if field is None and (claim := recognise(one_line(text))):
        field = claim.field
    if field == f"{CHOICE}0":
        return None
    return NOT_TAKEN if field in {ROW_NUMBER, REASON} else field


def _composed(text: str, topics: Mapping[str, Topic]) -> str | None:
    """Return the field that `choice2`, `consent photo` or `option energy` is; None if it is no such one."""
    numbered = _NUMBERED.fullmatch(text)
    try:
        if numbered and int(numbered[1]):
            return f"{CHOICE}{int(numbered[1])}"
        if text.startswith(CONSENT):
            purposes = dict.fromkeys(map(parse_purpose, text.removeprefix(CONSENT).split()))
            return f"{CONSENT}{' '.join(purposes)}"
        if text.startswith(OPTION):
            return f"{OPTION}{parse_topic(text.removeprefix(OPTION), topics)}"
    except BadValue:
        pass
    return None


def headings_after(before: Headings, columns: Sequence[Column], words: UserWords) -> Headings:
    """Return what is to be remembered once a list with these columns is imported, and these words said.

    What was just said takes the place of what was said of the same header, and of the same field of this
    list. A column without header is not remembered: in another list its letter is another column.
    """
    stated = {
        column.header: column.instruction
        for column in columns
        if column.origin is Origin.STATED and column.is_titled
    }
    renewed = {header_key(header) for header in stated}
    fields = set(stated.values()) - OF_SEVERAL
    here = {header_key(column.header) for column in columns}
    kept = {
        header: field
        for header, field in before.fields.items()
        if header_key(header) not in renewed and not (field in fields and header_key(header) in here)
    }
    return Headings(fields=kept | stated, words=_words_after(before, words))


def _words_after(before: Headings, words: UserWords) -> dict[str, str]:
    renewed = set(map(normal, words.stated))
    kept = {word: said for word, said in before.words.items() if normal(word) not in renewed}
    return kept | words.stated


def _read(maps: Iterable[str], topics: Mapping[str, Topic]) -> tuple[list[Instruction], dict[str, str]]:
    """Return what is said of columns, and what of words."""
    stated: list[Instruction] = []
    words: dict[str, str] = {}
    for text in maps:
        written, is_given, meant = text.rpartition("=")
        if not (is_given and written.strip() and meant.strip()):
            raise UsageError("map-malformed", text=text)
        word, meanings = one_line(written), find_meanings(meant, topics)
        field = find_field(meant, topics)
        if field is not None and (not meanings or _is_field_name(meant)):
            stated.append(Instruction(word, field, Origin.STATED))
        elif not meanings:
            raise UsageError(
                "field-unknown", field=one_line(meant), there=_field_names(), topics=list(topics)
            )
        elif len(meanings) > 1:
            raise UsageError(
                "value-unclear",
                word=word,
                ways=[message("rival-choice", column=[word, said]) for said in meanings],
            )
        elif word in words:
            raise UsageError("map-twice", reason=message("word-stated-twice", word=word))
        else:
            words[word] = meanings[0]
    return stated, words


def _is_field_name(text: str) -> bool:
    """Tell whether a text is a field as the table shows it, and not a word that could head its column."""
    return normal(text) in {normal(name) for name in (*parsers({}), EXTRA)}


def _require_distinct(instructions: Sequence[Instruction]) -> None:
    """Refuse two fields for one header, and two headers for one field."""
    headers: set[str] = set()
    owners: dict[str, Instruction] = {}
    for item in instructions:
        if item.header in headers:
            raise _given_twice(item.header)
        headers.add(item.header)
        other = owners.setdefault(item.field, item)
        # People may stand beside each other in a row, under `성명` and `성명 (2)`.
        is_beside = item.field == "name" and key_of_title(other.header) == key_of_title(item.header)
        if other is not item and item.field not in OF_SEVERAL and not is_beside:
            clash = message("field-of-two", first=other.header, second=item.header, field=item.field)
            raise UsageError("map-twice", reason=clash)


def _given_twice(header: str) -> UsageError:
    return UsageError("map-twice", reason=message("column-stated-twice", header=header))


def _field_names() -> list[str]:
    examples = {CHOICE: "choice 1", CONSENT: "consent photo", OPTION: "option TOPIC", CHOICES: CHOICES}
    return [examples.get(field, field) for field in parsers({})]


def _find(header: str, headers: Sequence[str]) -> list[int]:
    """Return the places of the headers that are meant: spelt the same, or else the same word."""
    for form in (one_line, header_key):
        found = [index for index, title in enumerate(headers) if form(title) == form(header)]
        if found:
            break
    return found
