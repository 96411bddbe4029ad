"""`iclei init`: start an assembly."""

from __future__ import annotations

from typing import Annotated

import typer

from iclei_cli.cli import terminal
from iclei_cli.cli.options import family, text, with_options
from iclei_cli.cli.workspace import new_store_of, warn_of_place

app = family()

EVENT = {
    "name": text("Name of the assembly, as it is to be printed."),
    "date": text("Its day, YYYY-MM-DD."),
    "host": text("Who hosts it."),
    "organiser": text("Who organises it."),
    "theme": text("Its theme."),
}


@app.command()
@with_options(EVENT)
def init(
    ctx: typer.Context,
    template: Annotated[
        str,
        typer.Option(metavar="NAME|FILE", help="The built-in template, or a TOML file made after it."),
    ] = "talk4action-2019",
    **typed: str | None,
) -> None:
    """Start an assembly in this folder from a template.

    The template brings the programme, the topics and the groups.

    \b
    Example:
      iclei init
      iclei init --name "2020 Annual Assembly" --date 2020-02-27
      iclei init --template my-assembly.toml
    """
    import msgspec

    from iclei_cli.store.template import load_template

    store = new_store_of(ctx)
    assembly = load_template(template)
    given = {name: value.strip() or None for name, value in typed.items() if value is not None}
    _require_sense(given)
    assembly.event = msgspec.structs.replace(assembly.event, **given)
    store.create(assembly)
    terminal.say(f"Created {store.path.name}: {assembly.event.name}")
    terminal.say(f"{len(assembly.sessions)} sessions, {len(assembly.groups)} groups.")
    warn_of_place(store)
    terminal.say("Next: iclei participants import FILE")


def _require_sense(given: dict[str, str | None]) -> None:
    from datetime import date

    from iclei_cli.assembly.errors import UsageError

    if "name" in given and given["name"] is None:
        raise UsageError("empty-name", "--name: an assembly needs a name.")
    day = given.get("date")
    if day is None:
        return
    try:
        given["date"] = date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise UsageError("not-a-date", "--date: “{day}” is no date; write 2019-02-28.", day=day) from error
