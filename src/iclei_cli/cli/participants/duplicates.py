"""`iclei participants duplicates` and `merge`: people who are on the list twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.options import AsJson, Yes
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.words import count
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.intake.people.duplicates import Double, Shared
    from iclei_cli.store.store import Store

_SHOWN = 12
"""How many numbers of those who share something are told before the others are only counted."""

_GUESS = " (inferred)"

_OURS = {"id", "merged", "inferred", "imported"}
"""Fields that nobody typed or sent."""


def duplicates(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List who is probably on the list twice, and why.

    The surest are first. Nothing is changed: look at them, and merge those who are one person.

    \b
    Example:
      iclei participants duplicates
    """
    from iclei_cli.intake.people.duplicates import find_doubles

    people = store_of(ctx).read().participants
    found = find_doubles(people.values())
    if as_json:
        terminal.show_json(_doubles_document(people, found.doubles, found.shared))
        return
    if found.doubles:
        terminal.show_table(["", "No.", "Name", "Organisation", "Why"], _doubles(people, found.doubles))
    for shared in found.shared:
        terminal.say_text(f"{sentence(shared.what)}, {len(shared.ids)} people: {_numbers(shared.ids)}")
    told = count(len(found.doubles), "probable double")
    if found.doubles:
        first, second = found.doubles[0].ids
        terminal.say_text(f"{told}.   Next: iclei participants merge {first} {second}")
    else:
        terminal.say_text("Nobody seems to be on the list twice.")


def merge(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="A", help="The one who stays: number, e-mail or name.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The one to be merged into A.")],
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="A field in which B's value is the right one; repeatable."),
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Merge two records of one person: B into A.

    A's number stays, and B's stands for the same person from then on. What only one of them has is kept.
    Where they differ, A's value stays, unless it was only inferred and B's was stated. Languages, roles and
    extra columns are those of both, notes are put together, the later consent wins. What B was at the
    tables, and B's seat where A has none, become A's.

    \b
    Example:
      iclei participants merge 17 42
      iclei participants merge 17 42 --take phone --take organisation
      iclei participants merge 17 42 --yes
    """
    _merge(store_of(ctx), first, second, take or [], yes=yes, as_json=as_json)


def _merge(
    store: Store, first_words: str, second_words: str, take: Sequence[str], *, yes: bool, as_json: bool
) -> None:
    from iclei_cli.assembly.people.merging import joined
    from iclei_cli.assembly.people.merging import merge as merge_records
    from iclei_cli.system.errors import RefusedError

    first, second = _both(store.read(), first_words, second_words)
    fields = _fields(first, second, take)
    result = joined(first, second, fields)
    lines = list(_lines(first, second, result))
    if not as_json:
        head = (f"no. {first.id} {first.name}", f"no. {second.id} {second.name}")
        terminal.show_table(["Field", *head, "Result"], lines)
    terminal.confirm(
        "confirm-merge",
        first=first.id,
        first_name=first.name,
        second=second.id,
        second_name=second.name,
        yes=yes,
    )
    with store.transaction() as assembly:
        if (assembly.participants.get(first.id), assembly.participants.get(second.id)) != (first, second):
            raise RefusedError(
                "changed-meanwhile",
                first=first.id,
                second=second.id,
            )
        merge_records(assembly, first, second, result)
    if as_json:
        terminal.show_json(_merge_document(assembly, second, result, lines))
    else:
        _tell_merged(assembly, second, result, lines)


def _both(assembly: Assembly, first_words: str, second_words: str) -> tuple[Participant, Participant]:
    """The two people who are meant.

    Raises:
        RefusedError: one of them is not known, not the only one, or the other.
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.system.errors import RefusedError

    first, second = find_participant(assembly, first_words), find_participant(assembly, second_words)
    if first.id == second.id:
        raise RefusedError(
            "same-person",
            first=first_words,
            second=second_words,
            id=first.id,
            name=first.name,
        )
    return first, second


def _fields(first: Participant, second: Participant, typed: Sequence[str]) -> set[str]:
    """The fields to be taken from the second, as typed after --take.

    Raises:
        UsageError: there is no such field, or the second has nothing there.
    """
    from iclei_cli.system.errors import UsageError

    known = [field for field in first.__struct_fields__ if field not in _OURS]
    fields = {word: word.strip().casefold().replace("-", "_") for word in typed}
    for word, field in fields.items():
        if field not in known:
            raise UsageError(
                "not-a-field",
                word=word,
                fields=", ".join(known),
            )
        if not getattr(second, field):
            raise UsageError(
                "nothing-to-take",
                id=second.id,
                name=second.name,
                field=field,
            )
    return set(fields.values())


def _lines(
    first: Participant, second: Participant, result: Participant
) -> Iterator[tuple[str, str, str, str]]:
    """Field by field, what the two say and what is kept; extra columns and consents one by one."""
    records = (first, second, result)
    for field in first.__struct_fields__:
        told = [dict(_told(record, field)) for record in records if field not in _OURS]
        for name in dict.fromkeys(name for facts in told for name in facts):
            mine, theirs, kept = (facts.get(name, "") for facts in told)
            yield name, mine, theirs, kept


def _told(record: Participant, field: str) -> Iterator[tuple[str, str]]:
    """What a record says in a field, by what is told of: nothing, one thing, or several."""
    from iclei_cli.cli.participants.privacy import consent_text

    value = getattr(record, field)
    if field == "consents":
        yield from ((f"consent, {item.purpose}", consent_text(item)) for item in value)
    elif isinstance(value, dict):
        yield from ((f"{field}, {key}", str(item)) for key, item in value.items())
    elif isinstance(value, tuple) and value:
        yield field, ", ".join(map(str, value))
    elif value:
        yield field, f"{value}{_GUESS}" if field in record.inferred else str(value)


def _dropped(lines: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """The values that only one of the two had, and that are in the result no more, by field."""
    return {
        field: value
        for field, mine, theirs, kept in lines
        for value in (mine, theirs)
        if value and field != "status" and not _is_kept(field, value, kept)
    }


def _is_kept(field: str, value: str, kept: str) -> bool:
    if field == "notes":
        return value in kept
    if field in {"languages", "roles"}:
        return set(value.split(", ")) <= set(kept.split(", "))
    return value.removesuffix(_GUESS) == kept.removesuffix(_GUESS)


def _merge_document(
    assembly: Assembly,
    second: Participant,
    result: Participant,
    lines: Sequence[tuple[str, str, str, str]],
) -> dict[str, Any]:
    from iclei_cli.cli.show.documents import participant_document

    fields = [
        {"field": field, "first": mine or None, "second": theirs or None, "result": kept or None}
        for field, mine, theirs, kept in lines
    ]
    return {
        **participant_document(assembly, result),
        "removed": second.id,
        "fields": fields,
        "dropped": _dropped(lines),
    }


def _tell_merged(
    assembly: Assembly,
    second: Participant,
    result: Participant,
    lines: Sequence[tuple[str, str, str, str]],
) -> None:
    for field, value in _dropped(lines).items():
        terminal.say_text(f"Not kept: {field} {value}")
    terminal.say_text(f"No. {second.id} is no. {result.id} {result.name} now.   undo: iclei undo")
    _tell_tables(assembly, result)


def _tell_tables(assembly: Assembly, person: Participant) -> None:
    from iclei_cli.assembly.rules.contradictions import contradiction
    from iclei_cli.cli.participants.privacy import roles_of

    roles = roles_of(assembly, person)
    if len({key for key, _ in roles}) > 1:
        told = ", ".join(f"{role} of {key}" for key, role in roles)
        key, role = roles[-1]
        terminal.note_text(
            f"Note: {person.name} is {told}, and nobody sits at two tables. "
            f"Next: iclei groups edit {key} --{role} PERSON"
        )
    elif (refusal := contradiction(assembly)) is not None:
        terminal.note_text(f"Note: the rules on the two do not go together. {refusal}")
    if assembly.plan is not None:
        terminal.say_text("Nobody else’s seat has changed.   Next: iclei groups check, iclei groups repair")


def _doubles(
    people: Mapping[int, Participant], doubles: Sequence[Double]
) -> Iterator[tuple[object, int, str, str | None, str]]:
    """Two lines for each pair."""
    for number, double in enumerate(doubles, start=1):
        for place, ident in enumerate(double.ids):
            person = people[ident]
            name = person.name if person.is_coming else f"{person.name} (cancelled)"
            why = "" if place else _why(double)
            yield (number if place == 0 else None), ident, name, person.organisation, why


def _why(double: Double) -> str:
    but = f"; but {', '.join(map(sentence, double.but))}" if double.but else ""
    return ", ".join(map(sentence, double.why)) + but


def _numbers(ids: Sequence[int]) -> str:
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"no. {', '.join(map(str, ids[:_SHOWN]))}{more}"


def _doubles_document(
    people: Mapping[int, Participant], doubles: Sequence[Double], shared: Sequence[Shared]
) -> dict[str, Any]:
    def told(ident: int) -> dict[str, Any]:
        person = people[ident]
        return {
            "id": ident,
            "name": person.name,
            "organisation": person.organisation,
            "status": str(person.status),
        }

    return {
        "doubles": [
            {
                "participants": [told(ident) for ident in double.ids],
                "why": list(map(sentence, double.why)),
                "but": list(map(sentence, double.but)),
            }
            for double in doubles
        ],
        "shared": [{"what": sentence(item.what), "participants": list(item.ids)} for item in shared],
    }
