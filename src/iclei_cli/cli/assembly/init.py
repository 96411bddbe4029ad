"""`iclei init`: start an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.assembly import fields as event_fields
from iclei_cli.cli.family import family
from iclei_cli.cli.options import with_options
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
        typer.Option(metavar="NAME|FILE", help="talk4action, blank, or a TOML file of your own."),
    ] = "talk4action",
    topic: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE", help="A topic to discuss, instead of the template's; repeatable."),
    ] = None,
    tables: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=400, help="How many tables each topic has.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask for what was not said: it is as in the template.")
    ] = False,
    **typed: str | None,
) -> None:
    """Start an assembly in this folder from a template.

    The template brings the programme, the topics and the groups. On a terminal, what was not said is asked
    for. A template is written by iclei assembly template.

    \b
    Example:
      iclei init
      iclei init --name "2026 Annual Assembly" --date 2026-02-26
      iclei init --template blank --topic Water --topic Waste --tables 2
      iclei init --template my-assembly.toml
    """
    from iclei_cli.assembly.edit_event import change_event
    from iclei_cli.assembly.edit_groups import set_topics
    from iclei_cli.cli.assembly.questions import ASKED, ask_for_event, ask_for_tables, give_tables
    from iclei_cli.store.template.load import load_template
    from iclei_cli.system.errors import RefusedError

    store = new_store_of(ctx)
    if store.exists():
        raise RefusedError("store-exists", path=store.place)
    assembly = load_template(template)
    change_event(assembly, **event_fields.parse_fields(typed, assembly.event))
    if topic:
        set_topics(assembly, topic)
    if not yes and terminal.can_ask():
        terminal.note("init-asks")
        ask_for_event(assembly, *(field for field in ASKED if typed[field] is None))
        ask_for_tables(assembly, topics=not topic, tables=tables is None)
    if tables is not None:
        give_tables(assembly, tables)
    is_unnamed = event_fields.give_a_name(assembly)
    store.create(assembly)
    _say_created(store.name, assembly)
    if is_unnamed:
        terminal.note("event-unnamed", name=assembly.event.name)
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
