"""`iclei init`: start an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.assembly import fields as event_fields
from iclei_cli.cli.options import family, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import new_store_of, warn_of_place
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

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
    from iclei_cli.assembly.edit_event import change_event
    from iclei_cli.store.template.load import load_template

    store = new_store_of(ctx)
    assembly = load_template(template)
    change_event(assembly, **event_fields.parse_fields(typed))
    store.create(assembly)
    _say_created(store.name, assembly)
    warn_of_place(store)
    terminal.say("assembly-next")


def _say_created(file: str, assembly: Assembly) -> None:
    event = assembly.event
    terminal.say("assembly-created", file=file, name=event.name)
    known = {"event-date": event.date, "event-host": event.host, "event-theme": event.theme}
    facts = [message("fact", name=message(code), value=value) for code, value in known.items() if value]
    if facts:
        terminal.say("assembly-facts", facts=facts)
    terminal.say("assembly-counts", sessions=len(assembly.sessions), groups=len(assembly.groups))
