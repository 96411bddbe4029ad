"""Whom people of a list wish to meet or to avoid: the cells that say so, read once everybody has a number."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.intake.words.company import wish_of_header
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message

_BETWEEN = re.compile(r"[,;/\n、，；・·]|\s(?:and|&)\s")
_BRACKET = re.compile(r"[(（\[]")
_NUMBER = re.compile(r"(?:no\.?|#|№)?\s*(\d+)\s*(?:번)?", re.IGNORECASE)


class Wishes(NamedTuple):
    """What was read: people with what they wish for, and what the user should know of it."""

    people: list[Participant]
    notices: list[Message]


def read_wishes(
    headers: Iterable[str],
    before: Mapping[int, Participant],
    now: Mapping[int, Participant],
    listed: Collection[int],
    *,
    with_numbers: bool,
) -> Wishes:
    """Read the cells of those of `listed` whose cells are new, or name somebody who is.

    `before` and `now` are everybody before and after the list; a number is a participant's only
    `with_numbers`, for a list that numbers its rows may mean these. What cells said before and do not say any
    more is taken back; what was typed by hand stays. Whoever is not known, or may be several people, is told:
    the cell itself is kept as it was written.
    """
    columns = {header: field for header in headers if (field := wish_of_header(header)) is not None}
    if not columns:
        return Wishes([], [])
    known = _Known(now.values(), with_numbers=with_numbers)
    new = set(now) - set(before)
    people: dict[int, Participant] = {}
    unknown: defaultdict[str, list[str]] = defaultdict(list)
    understood: dict[str, int] = dict.fromkeys(columns, 0)
    for ident in listed:
        person = now[ident]
        for header, field in columns.items():
            cell = person.extra.get(header, "")
            said = before[ident].extra.get(header, "") if ident in before else ""
            wished, strange = known.named_in(cell, person)
            unknown[header] += [name for name in strange if name not in unknown[header]]
            understood[header] += len(wished)
            has = getattr(people.get(ident, person), field)
            if cell == said:
                wished = [other for other in wished if other in new]
                taken: list[int] = []
            else:
                taken = [other for other in known.named_in(said, person)[0] if other not in wished]
            wishes = tuple(dict.fromkeys([*(other for other in has if other not in taken), *wished]))
            if wishes != has:
                people[ident] = replace(people.get(ident, person), **{field: wishes})
    return Wishes(list(people.values()), list(_notices(columns, understood, unknown)))


def _notices(
    columns: Mapping[str, str], understood: Mapping[str, int], unknown: Mapping[str, list[str]]
) -> Iterator[Message]:
    for header, field in columns.items():
        if understood[header]:
            code = "wishes-to-meet-read" if field == "wants_to_meet" else "wishes-to-avoid-read"
            yield message(code, header=header, count=understood[header])
        if unknown[header]:
            yield message(
                "wishes-about-nobody", header=header, count=len(unknown[header]), names=unknown[header]
            )


class _Known:
    """Everybody who may be named, by number if numbers are theirs, by e-mail address and by name."""

    def __init__(self, people: Iterable[Participant], *, with_numbers: bool) -> None:
        self._found: defaultdict[str, set[int]] = defaultdict(set)
        self._ids: set[int] = set()
        for person in people:
            if with_numbers:
                self._ids.add(person.id)
            for name in filter(None, (person.name, person.name_en)):
                self._found[normal(name)].add(person.id)
            if person.email:
                self._found[person.email.casefold()].add(person.id)

    def named_in(self, cell: str, person: Participant) -> tuple[list[int], list[str]]:
        """Who is named in a cell of a person, and the names of which nobody can tell whose they are."""
        found: list[int] = []
        strange: list[str] = []
        for part in filter(None, map(one_line, _BETWEEN.split(cell))):
            if says_nothing(part):
                continue
            meant = self._meant(part)
            if len(meant) == 1 and person.id not in meant:
                found += meant
            else:
                strange.append(part)
        return list(dict.fromkeys(found)), strange

    def _meant(self, words: str) -> set[int]:
        number = _NUMBER.fullmatch(words)
        if number:
            return {int(number[1])} & self._ids
        if "@" in words:
            return self._found.get(words.casefold(), set())
        named = self._found.get(normal(words), set())
        # `김하늘 (수원시청)`: what stands before the bracket may be the name.
        return named or self._found.get(normal(_BRACKET.split(words, maxsplit=1)[0]), set())
