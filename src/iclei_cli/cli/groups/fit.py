"""`groups fit`: so many tables for each topic that everyone sits at tables of the size wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.edit_groups import set_tables, without_new_contradictions
from iclei_cli.assembly.names import topic_name
from iclei_cli.assembly.nouns.group import Capacity
from iclei_cli.assignment.plans.table_numbers import table_numbers
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.cli.documents.groups import fit_document
from iclei_cli.cli.groups.fields import parse_capacity
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.next_step import next_for_tables
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.groups import FitDocument
    from iclei_cli.store.store import Store

_SECONDS = 30.0
_MOST_TABLES = 2000


def fit_groups(
    store: Store, *, table_size: str, tables: str | None, yes: bool, dry_run: bool, as_json: bool
) -> None:
    """Propose how many tables each topic needs, and make them so once that is agreed to.

    Raises:
        IcleiError: an option is not understood, or no number of tables will do; nothing was changed.
    """
    size = _parse_range(table_size, "not-a-table-size")
    limits = (1, _MOST_TABLES) if tables is None else _parse_tables(tables)
    seats = Capacity(min=size[0], max=size[1])
    assembly = store.read()
    numbers = table_numbers(assembly, size, limits, Clock(_SECONDS))
    changes = any(item.now != item.then for item in numbers) or any(
        group.seats != seats for group in assembly.groups.values()
    )
    document = fit_document(numbers, size, changed=changes and not dry_run)
    if not as_json:
        _say_numbers(assembly, document)
    if changes and not dry_run:
        terminal.confirm("confirm-fit", tables=sum(item.then for item in numbers), yes=yes)
        with store.transaction() as assembly, without_new_contradictions(assembly):
            for item in numbers:
                if item.topic is not None:
                    set_tables(assembly, item.topic, item.then)
            for key, group in assembly.groups.items():
                assembly.groups[key] = replace(group, seats=seats)

    def say_end(_: FitDocument) -> None:
        if not changes:
            terminal.say("fits-already")
        elif dry_run:
            terminal.say("dry-run-over")
        else:
            say_done("groups-fitted", next=next_for_tables(assembly))

    terminal.show(document, say_end, as_json=as_json)


def _say_numbers(assembly: Assembly, document: FitDocument) -> None:
    """Show the topics for which somebody wishes, or that have tables or are to have them."""
    terminal.say_table(
        ["heading-topic", "heading-first-choice", "heading-tables-now", "heading-tables", "heading-people"],
        [
            (
                topic_name(assembly, item.topic) if item.topic else message("without-a-topic"),
                item.wished,
                item.now,
                item.then,
                item.people,
            )
            for item in document.topics
            if item.wished or item.now or item.then
        ],
    )
    people, tables = (sum(getattr(item, name) for item in document.topics) for name in ("people", "then"))
    terminal.say("fit-in-all", people=people, tables=tables)


def _parse_tables(words: str) -> tuple[int, int]:
    least, most = _parse_range(words, "not-a-number-of-tables")
    if most > _MOST_TABLES:
        raise UsageError("not-a-number-of-tables", words=words)
    return least, most


def _parse_range(words: str, code: str) -> tuple[int, int]:
    """Return a range with both ends, from 1; `code` says what is wrong with anything else."""
    try:
        found = parse_capacity(words.strip())
    except UsageError:
        found = Capacity()
    if found.min is None or found.max is None:
        raise UsageError(code, words=words)
    return found.min, found.max
