"""What the page knows: words, tables, and either people by their names or seats by the codes of badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from iclei_cli.assembly.badge_codes import SHORTEST, code_of
from iclei_cli.assembly.plans.seating import seats_by_person
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.exports.arrangement import arranged
from iclei_cli.exports.site.people import Entry, entries, spellings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage

Said: TypeAlias = str | dict[str, str]
"""A text that is the same in all languages of the page, or one for each."""

Seats: TypeAlias = tuple[int | None, ...]
"""The place of the table among all, for each round; None where somebody has no seat."""

MOST = 10
"""So many people are shown at once, and no more: whoever is looked for is told by another letter."""

_WORDS = ("title", "back", "no-seat", "plan", "language", "no-script")
_BY_NAME = {word: f"site-{word}" for word in (*_WORDS, "label", "hint", "found", "nobody", "more")}
_BY_CODE = {
    **{word: f"site-{word}" for word in _WORDS},
    "label": "site-label-code",
    "hint": "site-hint-code",
    "nobody": "site-no-code",
}
"""The words of the page as its script knows them, and the codes of what they say."""


class Table(msgspec.Struct, frozen=True):
    """A table: what it is called, its topic if that is another, its room, and its plan in each round."""

    label: Said
    topic: Said | None
    room: Said | None
    plan: tuple[int | None, ...]


class RoomPicture(msgspec.Struct, frozen=True):
    """The tables of a room, by their places among all, row by row; None where none stands."""

    columns: int
    tables: tuple[int | None, ...]


class Contents(msgspec.Struct, frozen=True):
    """All that the page knows, as its script reads it.

    Attributes:
        languages: those that it speaks, the assembly's first; `names` are what they call themselves.
        words: the words of the page.
        event: what the assembly is called.
        rounds: what the rounds are called; none if there is only one.
        people: whoever can be looked up by name; nobody where `codes` are.
        codes: seats by the code of a badge; None where names are looked up.
        digits: a code has so many or more.
        spellings: for each syllable of a name how it is written in Latin letters, and how as a family name.
    """

    languages: tuple[str, ...]
    names: dict[str, str]
    words: dict[str, Said]
    event: Said
    rounds: tuple[Said, ...]
    groups: tuple[Table, ...]
    plans: tuple[RoomPicture, ...]
    people: tuple[tuple[str, str | None, Said | None, tuple[str, ...], Seats], ...]
    codes: dict[str, Seats] | None
    spellings: dict[str, tuple[list[str], list[str]]]
    most: int = MOST
    digits: int = SHORTEST


def contents_by_name(
    assembly: Assembly,
    plan: Plan,
    people: Iterable[Participant],
    languages: PrintLanguage,
    *,
    organisations: bool,
) -> Contents:
    """A page on which these people find themselves by their names; `organisations` stand beside these."""
    found = entries(people, organisations=organisations)
    seats = _seats(assembly, plan, [entry.person for entry in found])
    rows = tuple(
        (
            entry.person.name,
            entry.person.name_en,
            _telling(entry, languages),
            entry.keys,
            seats[entry.person.id],
        )
        for entry in found
    )
    return _contents(assembly, plan, languages, _BY_NAME, people=rows, spellings=spellings_of(found))


def contents_by_code(
    assembly: Assembly, plan: Plan, people: Collection[Participant], languages: PrintLanguage
) -> Contents:
    """A page on which these people find their seats by the code on their badge: it has no names."""
    seats = _seats(assembly, plan, people)
    codes = {code_of(ident): own for ident, own in seats.items()}
    codes |= {code: seats[person.id] for person in people for code in person.badges}
    return _contents(assembly, plan, languages, _BY_CODE, codes=codes)


def _contents(
    assembly: Assembly,
    plan: Plan,
    languages: PrintLanguage,
    words: dict[str, str],
    *,
    people: tuple[tuple[str, str | None, Said | None, tuple[str, ...], Seats], ...] = (),
    codes: dict[str, Seats] | None = None,
    spellings: dict[str, tuple[list[str], list[str]]] | None = None,
) -> Contents:
    tables, pictures = _tables(assembly, plan, languages)
    return Contents(
        languages=languages.codes,
        names={alone.codes[0]: alone.phrase("site-own-name") for alone in languages.each()},
        words={word: _phrase(languages, code) for word, code in words.items()},
        event=_said(languages, assembly.event.name),
        rounds=tuple(_phrase(languages, "print-round", round=number) for number in plan.numbers)
        if len(plan.rounds) > 1
        else (),
        groups=tables,
        plans=pictures,
        people=people,
        codes=codes,
        spellings=spellings or {},
    )


def _seats(assembly: Assembly, plan: Plan, people: Iterable[Participant]) -> dict[int, Seats]:
    places: dict[str | None, int] = {key: place for place, key in enumerate(assembly.groups)}
    seats = seats_by_person(assembly, plan)
    return {person.id: tuple(map(places.get, seats[person.id])) for person in people}


def _tables(
    assembly: Assembly, plan: Plan, languages: PrintLanguage
) -> tuple[tuple[Table, ...], tuple[RoomPicture, ...]]:
    places: dict[str | None, int] = {key: place for place, key in enumerate(assembly.groups)}
    pictures: list[RoomPicture] = []
    plans: dict[str, list[int | None]] = {key: [None] * len(plan.rounds) for key in assembly.groups}
    for number in plan.numbers:
        for room in arranged(assembly, plan, number):
            picture = RoomPicture(room.columns, tuple(map(places.get, room.groups)))
            if picture not in pictures:
                pictures.append(picture)
            for key in filter(None, room.groups):
                plans[key][number - 1] = pictures.index(picture)
    tables = []
    for key, group in assembly.groups.items():
        topic = assembly.topics.get(group.topic or "")
        is_other = topic is not None and topic.titles != group.label
        tables.append(
            Table(
                label=_said(languages, group.label),
                topic=_said(languages, topic.titles) if topic and is_other else None,
                room=_said(languages, room_name(assembly, group.room)) if group.room else None,
                plan=tuple(plans[key]),
            )
        )
    return tuple(tables), tuple(pictures)


def _telling(entry: Entry, languages: PrintLanguage) -> Said | None:
    """What tells somebody from those of the same name, or says whom they come for."""
    number = _phrase(languages, "site-number", id=entry.person.id) if entry.needs_number else None
    if number is None or entry.telling is None:
        return number or entry.telling
    return {code: f"{entry.telling}, {_in(number, code)}" for code in languages.codes}


def _in(said: Said, code: str) -> str:
    return said if isinstance(said, str) else said[code]


def _phrase(languages: PrintLanguage, code: str, **facts: int) -> Said:
    return _same({alone.codes[0]: alone.phrase(code, **facts) for alone in languages.each()})


def _said(languages: PrintLanguage, text: Text) -> Said:
    return _same({alone.codes[0]: alone.title(text) for alone in languages.each()})


def _same(texts: dict[str, str]) -> Said:
    """One text where it is the same in all languages."""
    return next(iter(texts.values())) if len(set(texts.values())) == 1 else texts
