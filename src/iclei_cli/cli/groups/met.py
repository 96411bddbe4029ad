"""`groups met`: who has met before, read from an earlier assembly or a list, listed and taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.edit_met import add_colleagues, add_tables, forget_met
from iclei_cli.assembly.lookup import find_participant
from iclei_cli.cli.documents.groups import MetDocument, met_items
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done
from iclei_cli.intake.columns.column import column_letters
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.rules.from_file import Row
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


_FEWEST = 2
"""Nobody meets alone."""


class _LeftOut(NamedTuple):
    """Whom a file names and who does not count: nobody on this list, or not surely one of it; as text."""

    unknown: list[str]
    unsure: list[str]


def change_met(
    store: Store, *, file: Path | None, colleagues: bool, forget: Sequence[int], as_json: bool
) -> None:
    """Do the one thing that was asked for, and show what counts as met before.

    Raises:
        UsageError: several things were asked for.
        IcleiError: the file cannot be used, or a number is none; nothing was changed.
    """
    if (file is not None) + colleagues + bool(forget) > 1:
        raise UsageError("met-one-thing")
    left_out = _LeftOut([], [])
    told: list[Message] = []
    if file is None and not colleagues and not forget:
        assembly = store.read()
    else:
        with store.transaction() as assembly:
            if file is not None:
                left_out = _add_file(store, assembly, file)
                added = list(assembly.met.values())[-1]
                people = {ident for table in added.tables for ident in table}
                told.append(
                    message(
                        "met-added",
                        number=added.number,
                        source=added.source,
                        tables=len(added.tables),
                        people=len(people),
                    )
                )
            elif colleagues:
                told.append(message("met-colleagues-added", number=add_colleagues(assembly).number))
            else:
                dropped = forget_met(assembly, forget)
                told.append(message("met-forgotten", numbers=[met.number for met in dropped]))
    document = MetDocument(met=met_items(assembly), unknown=left_out.unknown, unsure=left_out.unsure)
    terminal.show(document, partial(_say, assembly, told), as_json=as_json)


def _add_file(store: Store, assembly: Assembly, path: Path) -> _LeftOut:
    """Add what a file says: the plan of an earlier assembly, or a list with a row for each meeting."""
    if path.is_dir() or _is_json(path):
        return _add_plan(store, assembly, path)
    return _add_list(assembly, path)


def _is_json(path: Path) -> bool:
    """Whether a file begins as an assembly does; what cannot be opened is told by whoever reads it."""
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(1) == b"{"
    except OSError:
        return False


def _add_plan(store: Store, assembly: Assembly, path: Path) -> _LeftOut:
    """Add the rounds of an earlier plan.

    Raises:
        RefusedError: there is no plan, or it is the one of this assembly, by which nobody has sat yet.
    """
    from iclei_cli.intake.people.recognise import recognise
    from iclei_cli.store.open import open_store

    other = open_store(path, command="", tell=lambda told: terminal.note(told.code, **told.facts))
    is_this = Path(other.place).resolve() == Path(store.place).resolve()
    earlier = assembly if is_this else other.read()
    if is_this or (earlier.plan is not None and earlier.plan == assembly.plan):
        raise RefusedError("met-of-this-plan", source=_name_of(other))
    if earlier.plan is None:
        raise RefusedError("met-without-plan", source=other.name)
    tables: dict[tuple[int, str], list[int]] = {}
    for number in earlier.plan.numbers:
        for item in earlier.plan.in_round(number):
            tables.setdefault((number, item.group), []).append(item.participant)
    seated = {ident for table in tables.values() for ident in table}
    people = [person for ident, person in earlier.participants.items() if ident in seated]
    who = recognise(people, assembly.participants)
    here = [[who.ids[ident] for ident in table if ident in who.ids] for table in tables.values()]
    add_tables(assembly, _name_of(other), here)
    unknown, unsure = ([person.name for person in some] for some in (who.unknown, who.unsure))
    return _LeftOut(unknown, unsure)


def _name_of(store: Store) -> str:
    """An assembly as it is told from others: its file, and the folder of one that is called as all are."""
    from iclei_cli.store.open import FILE_NAME

    place = Path(store.place)
    return "/".join(place.parts[-2:]) if place.name == FILE_NAME else place.name


def _add_list(assembly: Assembly, path: Path) -> _LeftOut:
    from iclei_cli.cli.rules.from_file import rows_of_file

    file, rows = rows_of_file(path)
    unknown: list[str] = []
    problems: list[Message] = []
    tables = [_table(assembly, row, unknown, problems) for row in rows]
    if problems:
        raise RefusedError("rules-of-file-refused", file=file, problems=problems)
    if not tables:
        raise RefusedError("nobody-in-file", file=file)
    alike = {tuple(sorted(table)): table for table in tables}
    add_tables(assembly, path.name, alike.values())
    return _LeftOut(list(dict.fromkeys(unknown)), [])


def _table(assembly: Assembly, row: Row, unknown: list[str], problems: list[Message]) -> list[int]:
    """The people of a row, by id; who is nobody here is put among the unknown, what is wrong is told."""
    if row.problem is not None or row.kind is not None:
        problems.append(row.problem or message("met-row-of-rule", row=row.number))
    strangers, before = len(unknown), len(problems)
    people = list(_people(assembly, row, unknown, problems))
    is_clear = (len(unknown), len(problems)) == (strangers, before)
    if len(row.people) < _FEWEST or (is_clear and len(set(people)) < _FEWEST):
        problems.append(message("row-of-one-person", row=row.number))
    return people


def _people(assembly: Assembly, row: Row, unknown: list[str], problems: list[Message]) -> Iterator[int]:
    for column, words in row.people.items():
        try:
            yield find_participant(assembly, words).id
        except RefusedError as error:
            if error.code == "person-unknown":
                unknown.append(words)
            else:
                letters = column_letters(column)
                problems.append(
                    message("cell-refused", row=row.number, column=letters, problem=error.message)
                )


def _say(assembly: Assembly, told: Sequence[Message], document: MetDocument) -> None:
    for item in told:
        say_done(item.code, **item.facts)
    if document.unknown:
        terminal.say("met-nobody-here", count=len(document.unknown), people=document.unknown)
    if document.unsure:
        terminal.say("met-unsure", count=len(document.unsure), people=document.unsure)
    if told:
        terminal.say("rules-changed" if assembly.plan is None else "rules-changed-with-plan")
    elif not document.met:
        terminal.say("met-none")
    else:
        terminal.say_table(
            ["heading-number", "heading-met", "heading-tables", "heading-people", "heading-pairs"],
            [
                (
                    item.number,
                    message("met-colleagues") if item.colleagues else item.source,
                    len(item.tables),
                    len({ident for table in item.tables for ident in table}),
                    item.pairs,
                )
                for item in document.met
            ],
        )
