"""`iclei assembly`: the facts of the assembly itself, and how long its people's data may be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer  # noqa: TC002 - Typer reads annotations when the program runs

from iclei_cli.cli.assembly import fields as event_fields
from iclei_cli.cli.options import AsJson, family, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.store.records import State

app = family("The facts of the assembly, and until when people's data is kept.")


@app.command()
def show(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show the facts, how much there is, and what was destroyed.

    \b
    Example:
      iclei assembly show
    """
    import msgspec

    state = store_of(ctx).read_state()
    if as_json:
        destroyed = [msgspec.to_builtins(note) for note in state.destroyed]
        event = msgspec.to_builtins(state.assembly.event)
        terminal.show_json({"assembly": event, "counts": _counts(state), "destroyed": destroyed})
        return
    terminal.show_table(["Fact", "Value"], _facts(state))
    if state.destroyed:
        terminal.say_text()
        terminal.show_table(["Destroyed", "People", "What", "Counts kept"], _destroyed(state))


@app.command()
@with_options(event_fields.OPTIONS)
def edit(ctx: typer.Context, **typed: Any) -> None:
    """Change the facts; an empty text empties one.

    Once the day of --destroy-by has passed, every command reminds of it.

    \b
    Example:
      iclei assembly edit --date 2019-02-28 --host "City of Changwon"
      iclei assembly edit --destroy-by 2019-03-31
    """
    from iclei_cli.system.errors import UsageError

    if all(value is None for value in typed.values()):
        raise UsageError("nothing-to-change-assembly")
    with store_of(ctx).transaction() as assembly:
        assembly.event = event_fields.changed_event(assembly.event, typed)
    terminal.say_text("The assembly's facts changed.   undo: iclei undo")


def _counts(state: State) -> dict[str, int]:
    assembly = state.assembly
    coming = len(assembly.coming())
    return {
        "participants": len(assembly.participants),
        "registered": coming,
        "cancelled": len(assembly.participants) - coming,
        "sessions": len(assembly.sessions),
        "topics": len(assembly.topics),
        "groups": len(assembly.groups),
        "rules": len(assembly.rules),
        "changes": len(state.history.entries),
    }


def _facts(state: State) -> Iterator[tuple[str, str]]:
    event = state.assembly.event
    for field in event.__struct_fields__:
        value = getattr(event, field)
        if value is not None:
            yield field.replace("_", " "), value
    counts = _counts(state)
    cancelled = f" ({counts['cancelled']} cancelled)" if counts["cancelled"] else ""
    yield "participants", f"{counts['participants']}{cancelled}"
    for name in ("sessions", "topics", "groups", "rules", "changes"):
        yield name, str(counts[name])


def _destroyed(state: State) -> Iterator[tuple[str, int, str, str]]:
    """Every note of what was destroyed, with its counts below one another."""
    for note in state.destroyed:
        told = [
            f"{name}: {', '.join(f'{value} {count}' for value, count in counts.items())}"
            for name, counts in note.counts.items()
        ]
        yield terminal.local_time(note.time), note.people, note.what, "\n".join(told)
