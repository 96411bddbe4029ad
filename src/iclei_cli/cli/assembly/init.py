"""`iclei init`: start an assembly."""

from __future__ import annotations

from typing import Annotated

import typer

from iclei_cli.cli.assembly import fields as event_fields
from iclei_cli.cli.options import family, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import new_store_of, warn_of_place

app = family()


@app.command()
@with_options(event_fields.OPTIONS)
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
      iclei init --destroy-by 2020-03-31
      iclei init --template my-assembly.toml
    """
    from iclei_cli.store.template.load import load_template

    store = new_store_of(ctx)
    assembly = load_template(template)
    assembly.event = event_fields.changed_event(assembly.event, typed)
    store.create(assembly)
    terminal.say_text(f"Created {store.path.name}: {assembly.event.name}")
    facts = (
        f"{name} {value}" for name in ("date", "host", "theme") if (value := getattr(assembly.event, name))
    )
    terminal.say_text(f"  {', '.join(facts)}")
    terminal.say_text(f"{len(assembly.sessions)} sessions, {len(assembly.groups)} groups.")
    warn_of_place(store)
    terminal.say_text("Next: iclei participants import FILE")
