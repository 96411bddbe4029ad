"""`iclei history`: what was changed, when, and by which command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.store.history.changes import Change

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None, add_completion=False)


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
    from iclei_cli.store.history.entries import changes_of

    store = store_of(ctx)
    state = store.read_state()
    entry = state.history.find(number)
    changes = changes_of(store.history_folder, entry)
    if as_json:
        document = [
            {"what": change.table, "key": change.key, "before": change.before, "after": change.after}
            for change in changes
        ]
        terminal.show_json({"number": entry.number, "changes": document})
        return
    terminal.say_text(f"{entry.number}, {terminal.local_time(entry.time)}, {entry.command}: {entry.summary}")
    terminal.show_table(
        ["What", "Field", "Before", "After"],
        [row for change in changes for row in _rows(change, state.assembly)],
    )


def _list(ctx: typer.Context, last: int, *, as_json: bool) -> None:
    state = store_of(ctx).read_state()
    entries = list(state.history.entries.values())
    if as_json:
        document = [
            {
                "number": entry.number,
                "time": entry.time,
                "command": entry.command,
                "summary": entry.summary,
                "undone": entry.number > state.history.head,
            }
            for entry in entries[-last:]
        ]
        terminal.show_json({"changes": document})
        return
    terminal.show_table(
        ["No.", "When", "What", "Command", ""],
        [
            (
                entry.number,
                terminal.local_time(entry.time),
                entry.summary,
                entry.command,
                "undone" if entry.number > state.history.head else None,
            )
            for entry in entries[-last:]
        ],
    )
    terminal.say_text(f"{len(entries)} changes kept.   Next: iclei history show N, iclei undo")


def _rows(change: Change, assembly: Assembly) -> Iterator[tuple[str, str, str, str]]:
    """A row for each field that differs; the record is named in the first."""
    if change.key is None:
        yield change.table, "order", ", ".join(change.before), ", ".join(change.after)
        return
    what = _title(change)
    if change.table == "plan":
        fields = list(_placements(change, assembly))
    else:
        fields = [
            (field, _text(old), _text(new)) for field, old, new in change.fields() if field != "imported"
        ]
        fields = fields or [("what lists said", "", "")]
    for field, old, new in fields:
        yield what, field, old, new
        what = ""


def _title(change: Change) -> str:
    from iclei_cli.store.history.changes import NAMES

    name = (change.after or change.before).get("name", "") if change.table == "participants" else ""
    return " ".join(part for part in (NAMES[change.table], change.key, name) if part)


def _placements(change: Change, assembly: Assembly) -> Iterator[tuple[str, str, str]]:
    """Who sits elsewhere than before, person by person."""
    before, after = _seats(change.before), _seats(change.after)
    for ident in sorted({*before, *after}):
        if before.get(ident) != after.get(ident):
            person = assembly.participants.get(ident)
            name = f"no. {ident} {person.name}" if person else f"no. {ident}"
            yield name, before.get(ident, ""), after.get(ident, "")


def _seats(plan: dict[str, Any] | None) -> dict[int, str]:
    """The groups of everyone, round by round, as text."""
    seats: dict[int, str] = {}
    for placements in (plan or {}).get("rounds", ()):
        for item in placements:
            ident = item["participant"]
            seats[ident] = f"{seats[ident]}, {item['group']}" if ident in seats else item["group"]
    return seats


def _text(value: Any) -> str:
    if value in (None, "", [], (), {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
