"""Whom people of a list wish to meet or to avoid: cells with names, read once it is known who is who."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.nouns.participant import HEAVIEST, WISHES, WishAbout, wishes_about
from iclei_cli.intake.rows.kept_cells import KeptCell
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.rows.read import Draft
    from iclei_cli.system.messages import Message

_BETWEEN = re.compile(r"[,;/\n、，；・·]|\s(?:and|&)\s")
_BRACKET = re.compile(r"[(（\[]")
_NUMBER = re.compile(r"(?:no\.?|#|№)?\s*(\d+)\s*(?:번|番|号)?", re.IGNORECASE)
_WEIGHT = re.compile(r"(?P<who>.*?\S)(?:\s*[=×*]\s*|\s+x\s*)(?P<weight>\d+)")


class _Named(NamedTuple):
    """Somebody who is named below a header: the words, who is meant, or why that cannot be told."""

    header: str
    text: str
    other: int | None
    weight: int
    doubt: Message | None


class ReadWishes(NamedTuple):
    """A row with whom it names, the cells of which not all is understood, and how many wishes each has."""

    draft: Draft
    kept: list[KeptCell]
    understood: Counter[str]


class Company:
    """Everybody who can be named: by number if numbers are theirs, by e-mail address and by name."""

    def __init__(
        self,
        known: Iterable[Participant],
        listed: Iterable[tuple[int, Draft]],
        columns: Mapping[str, str],
        *,
        with_numbers: bool,
    ) -> None:
        """Know those who are on the list already, and those of the rows by the numbers that they will have.

        `columns` tells the field of each header below which people are named. A number in a cell is a
        participant's only `with_numbers`: a list that numbers its rows may mean these.
        """
        self._columns = columns
        self._ids: set[int] = set()
        self._now: defaultdict[str, set[int]] = defaultdict(set)
        self._formerly: defaultdict[str, set[int]] = defaultdict(set)
        for person in known:
            self._ids.add(person.id)
            _add(self._now, person.id, person.name, person.name_en, person.email)
            get = person.imported.get
            _add(self._formerly, person.id, get("name"), get("name_en"), get("email"))
        for ident, draft in listed:
            self._ids.add(ident)
            _add(self._now, ident, *map(draft.fields.get, ("name", "name_en", "email")))
        if not with_numbers:
            self._ids.clear()

    def read(self, ident: int, draft: Draft) -> ReadWishes:
        """Read whom a row names, which is about the person of this number.

        A cell of which not all is understood is kept as it is written; who is named both to be met and to be
        avoided is no wish at all.
        """
        named = [
            self._named(header, part, ident)
            for header, cell in draft.company.items()
            for part in filter(None, map(one_line, _BETWEEN.split(cell)))
            if not says_nothing(part)
        ]
        wants, avoids = (
            {each.other for each in named if self._columns[each.header] == field} for field in WISHES
        )
        torn = (wants & avoids) - {None}
        clear = [each for each in named if each.other is not None and each.other not in torn]
        kept = [
            KeptCell(draft.row, each.header, one_line(draft.company[each.header]), doubt)
            for each in named
            if (doubt := message("wish-torn", text=each.text) if each.other in torn else each.doubt)
        ]
        fields = {
            field: wishes_about(
                WishAbout(id=each.other, weight=each.weight)
                for each in clear
                if each.other is not None and self._columns[each.header] == field
            )
            for field in WISHES
        }
        read = replace(
            draft,
            fields=draft.fields | {field: wishes for field, wishes in fields.items() if wishes},
            extra=draft.extra | {cell.column: draft.company[cell.column] for cell in kept},
        )
        return ReadWishes(read, kept, Counter(each.header for each in clear))

    def _named(self, header: str, text: str, ident: int) -> _Named:
        """Find who is meant by some words in a cell of the person of this number."""
        weighty = _WEIGHT.fullmatch(unicodedata.normalize("NFKC", text))
        words, weight = (weighty["who"], whole_number(weighty["weight"])) if weighty else (text, 1)
        meant = self._meant(words)
        if not 1 <= weight <= HEAVIEST:
            doubt = message("wish-out-of-weight", text=text, most=HEAVIEST)
        elif not meant:
            doubt = message("names-nobody", text=text)
        elif len(meant) > 1:
            doubt = message("names-several", text=text, count=len(meant))
        elif ident in meant:
            doubt = message("names-oneself", text=text)
        else:
            return _Named(header, text, meant.pop(), weight, None)
        return _Named(header, text, None, weight, doubt)

    def _meant(self, words: str) -> set[int]:
        number = _NUMBER.fullmatch(words)
        if number:
            return {whole_number(number[1])} & self._ids
        # Whoever was corrected by hand is still found as the last list had them.
        for known in (self._now, self._formerly):
            # `김하늘 (수원시청)`: what stands before the bracket may be the name.
            for spelt in (words, _BRACKET.split(words, maxsplit=1)[0]):
                if found := known.get(_key(spelt)):
                    return set(found)
        return set()


def notices_of(columns: Mapping[str, str], rows: Collection[ReadWishes]) -> Iterator[Message]:
    """How many wishes are understood below each header, and which cells are kept as they are written."""
    for header, field in columns.items():
        count = sum(row.understood[header] for row in rows)
        if count:
            code = "wishes-to-meet-read" if field == "wants_to_meet" else "wishes-to-avoid-read"
            yield message(code, header=header, count=count)
    kept = [cell for row in rows for cell in row.kept]
    for cell in kept:
        yield message("rows-remark", rows=[cell.row], remark=cell.remark)
    if kept:
        yield message("wishes-by-hand")


def _add(known: defaultdict[str, set[int]], ident: int, *words: str | None) -> None:
    for text in filter(None, words):
        known[_key(text)].add(ident)


def _key(words: str) -> str:
    return words.strip().casefold() if "@" in words else normal(words)
