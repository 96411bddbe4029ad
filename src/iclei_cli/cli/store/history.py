"""`iclei history`: what was changed, when, and by which command."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.family import Family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.history import HistoryDocument
    from iclei_cli.store.values import Change, HistoryEntry
    from iclei_cli.system.messages import Message

    Cell = str | Message

app = typer.Typer(cls=Family, invoke_without_command=True, rich_markup_mode=None, add_completion=False)


@app.callback()
def history(
    ctx: typer.Context,
    last: Annotated[int, typer.Option("--last", min=1, metavar="N", help="Only the last N.")] = 20,
    as_json: AsJson = False,
) -> None:
    """What was changed, when, and by which command.

    The newest change is at the end; undone ones can be had back with redo.

    \b
    Example:
      iclei history
      iclei history --last 100
      iclei history show 12
    """
    if ctx.invoked_subcommand is None:
        _list(ctx, last, as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The change's number.")],
    as_json: AsJson = False,
) -> None:
    """Show what one change did, person by person and field by field.

    \b
    Example:
      iclei history show 12
    """
    from iclei_cli.cli.documents.history import change_document

    store = store_of(ctx)
    entry, changes = store.changes_of(number)
    terminal.show(
        change_document(entry, changes),
        lambda _: _say_change(entry, changes, store.read()),
        as_json=as_json,
    )


def _list(ctx: typer.Context, last: int, *, as_json: bool) -> None:
    from iclei_cli.cli.documents.history import HistoryDocument
    from iclei_cli.cli.show.history import change_items

    store = store_of(ctx)
    entries = store.history()
    terminal.show(
        HistoryDocument(changes=change_items(entries[-last:], None if as_json else store.read())),
        partial(_say_history, count=len(entries)),
        as_json=as_json,
    )


def _say_history(document: HistoryDocument, count: int) -> None:
    from iclei_cli.system.messages import message

    if not count:
        terminal.say("no-changes-kept")
        return
    undone = message("is-undone")
    terminal.say_table(
        ["heading-number", "heading-when", "heading-what", "heading-command", ""],
        [
            (
                change.number,
                terminal.local_time(change.time),
                change.summary,
                change.command,
                undone if change.undone else None,
            )
            for change in document.changes
        ],
    )
    terminal.say("changes-kept", count=count)


def _say_change(entry: HistoryEntry, changes: Sequence[Change], assembly: Assembly) -> None:
    from iclei_cli.cli.show.history import summary_of

    terminal.say(
        "change-made",
        number=entry.number,
        time=terminal.local_time(entry.time),
        command=entry.command,
        summary=summary_of(entry, assembly),
    )
    terminal.say_table(
        ["heading-what", "heading-field", "heading-before", "heading-after"],
        [row for change in changes for row in _rows(change, assembly)],
    )


def _rows(change: Change, assembly: Assembly) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    """A row for each field that differs; the record is named in the first."""
    from iclei_cli.cli.show.history import record_name, records_of
    from iclei_cli.system.messages import message

    if change.key is None:
        order_before, order_after = (
            message("listed", items=[record_name(change.table, key, assembly) for key in keys])
            for keys in (change.before, change.after)
        )
        what = records_of(change.table, len(change.after))
        yield what, message("field-order"), order_before, order_after
        return
    for place, (field, old, new) in enumerate(_differences(change, assembly)):
        yield "" if place else _title(change, assembly), field, old, new


def _title(change: Change, assembly: Assembly) -> Message:
    from iclei_cli.cli.show.history import record_of

    name = (change.after or change.before).get("name", "") if change.table == "participants" else ""
    return record_of(change.table, change.key or "", assembly, name)


def _differences(change: Change, assembly: Assembly) -> list[tuple[Cell, Cell, Cell]]:
    from iclei_cli.cli.show.history import SIGNS_OF_THE_PROGRAM, field_of, value_of
    from iclei_cli.cli.show.people import known_of
    from iclei_cli.system.messages import message

    if change.table == "plan":
        return list(_placements(change, assembly))
    if change.table == "rules":
        return list(_of_rule(change, assembly))
    known = known_of(assembly)
    fields: list[tuple[Cell, Cell, Cell]] = [
        (
            field_of(change.table, field),
            value_of(change.table, field, before, known),
            value_of(change.table, field, after, known),
        )
        for field, before, after in change.fields()
        if field not in {"imported", *SIGNS_OF_THE_PROGRAM}
    ]
    return fields or [(message("field-of-lists"), "", "")]


def _of_rule(change: Change, assembly: Assembly) -> Iterator[tuple[Cell, Cell, Cell]]:
    """What a rule asked for, of whom, and why, in the words in which rules are listed."""
    from iclei_cli.cli.show.rules import rule_in_words
    from iclei_cli.system.messages import message

    before, after = (rule_in_words(assembly, record) for record in (change.before, change.after))
    for heading in dict.fromkeys((*before, *after)):
        if before.get(heading) != after.get(heading):
            yield message(heading), before.get(heading, ""), after.get(heading, "")


def _placements(change: Change, assembly: Assembly) -> Iterator[tuple[Message, Message, Message]]:
    """Who sits elsewhere than before, person by person."""
    from iclei_cli.assembly.names import group_name
    from iclei_cli.assembly.people.person_fact import person_fact
    from iclei_cli.system.messages import message

    before, after = _seats(change.before), _seats(change.after)
    for ident in sorted({*before, *after}):
        if before.get(ident) != after.get(ident):
            person = assembly.participants.get(ident)
            name = person_fact(person) if person else message("person-on-no-list", id=ident)
            seats_before, seats_after = (
                message("listed", items=[group_name(assembly, key) for key in plan.get(ident, [])])
                for plan in (before, after)
            )
            yield name, seats_before, seats_after


def _seats(plan: dict[str, Any] | None) -> Mapping[int, list[str]]:
    """The groups of everyone, round by round."""
    seats: defaultdict[int, list[str]] = defaultdict(list)
    for placements in (plan or {}).get("rounds", ()):
        for item in placements:
            seats[item["participant"]].append(item["group"])
    return seats
