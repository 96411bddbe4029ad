"""`iclei assembly`: the facts of the assembly itself, and how long its people's data may be kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.assembly import fields as event_fields
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, naming_option, with_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.texts import is_anything_typed, tell_replaced
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly, Event
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.cli.documents.assembly import AssemblyDocument, CountsItem, DestroyedItem
    from iclei_cli.system.messages import Message

app = family("The facts of the assembly, and until when people's data is kept.")


@app.command()
def show(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show the facts, how much there is, and what was destroyed.

    \b
    Example:
      iclei assembly show
    """
    from iclei_cli.cli.documents.assembly import assembly_document

    overview = store_of(ctx).overview()
    document = assembly_document(overview.assembly, overview.destroyed, changes=overview.changes)
    terminal.show(document, _say_assembly, as_json=as_json)


@app.command()
@with_options(event_fields.OPTIONS)
def edit(ctx: typer.Context, **typed: Any) -> None:
    """Change the facts; an empty text empties one.

    Once the day of --destroy-by has passed, every command reminds of it.

    \b
    Example:
      iclei assembly edit --date 2019-02-28 --host "City of Changwon"
      iclei assembly edit --destroy-by 2019-03-31
      iclei assembly edit --language ko,en
      iclei assembly edit --name "2019 Annual Assembly" --in en
    """
    from iclei_cli.assembly.edit_event import change_event
    from iclei_cli.system.errors import UsageError

    if not is_anything_typed(typed):
        raise UsageError("nothing-to-change", example=message("change-of-assembly"))
    with store_of(ctx).transaction() as assembly:
        before = assembly.event
        change_event(assembly, **event_fields.parse_fields(typed, before))
    say_done("event-changed")
    tell_replaced(before, assembly.event)
    _tell_zone(before, assembly)


def _tell_zone(before: Event, assembly: Assembly) -> None:
    """Tell what another time zone means for the times that there are."""
    from iclei_cli.assembly.programme.times import time_zone_of

    was, now = time_zone_of(before), time_zone_of(assembly.event)
    timed = [session.key for session in assembly.sessions.values() if session.start]
    if timed and was != now:
        terminal.note("times-of-another-zone", count=len(timed), before=was, after=now)


@app.command()
def template(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the template, a .toml file.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
) -> None:
    """Write the set-up of the assembly as a template for the next one.

    It has the event, the topics, the rooms, the programme, and the groups. It has nobody of the list, on
    the stage neither; speakers who are named stay. It has no rules and no plan.

    \b
    Example:
      iclei assembly template -o my-assembly.toml
      iclei init --template my-assembly.toml
    """
    from iclei_cli.store.template.write import template_text

    store = store_of(ctx)
    assembly = store.read()
    text = template_text(assembly, output.name)
    with naming_option("-o", can_force=True):
        store.write_out(output, text.encode(), replace=force, private=False)
    terminal.say("template-written", path=str(output))
    on_stage = {
        speaker.person
        for session in assembly.sessions.values()
        for speaker in session.everybody
        if speaker.person is not None
    }
    if on_stage:
        terminal.note("template-without-people", count=len(on_stage))


def _say_assembly(document: AssemblyDocument) -> None:
    terminal.say_table(["heading-fact", "heading-value"], [*_facts(document), *_amounts(document.counts)])
    if document.destroyed:
        terminal.say("assembly-destroyed")
        terminal.say_table(
            ["heading-destroyed", "heading-people", "heading-what", "heading-counts-kept"],
            [
                (terminal.local_time(note.time), note.people, note.what, _kept_of(note))
                for note in document.destroyed
            ],
        )


def _facts(document: AssemblyDocument) -> Iterator[tuple[Message, Text | Message]]:
    """Each fact of the event that is known, under its name."""
    event = document.assembly
    facts = {
        "event-name": event.text("name"),
        "event-date": event.date,
        "event-host": event.text("host"),
        "event-organiser": event.text("organiser"),
        "event-theme": event.text("theme"),
        "event-template": event.template,
        "event-destroy-by": event.destroy_by,
        "event-language": message("listed", items=[event.language, *filter(None, [event.second_language])]),
        "event-time-zone": event.time_zone,
        "event-colour": event.colour,
        "event-logo": None if event.logo is None else message("picture-of-bytes", count=event.logo),
    }
    for code, value in facts.items():
        if value is not None:
            yield message(code), value


def _amounts(counts: CountsItem) -> Iterator[tuple[Message, str | Message]]:
    """How much there is of everything, each under its name."""
    others = [
        message(f"amount-{status}", count=number)
        for status, number in (
            ("waiting", counts.waiting),
            ("maybe", counts.maybe),
            ("cancelled", counts.cancelled),
            ("no-show", counts.no_shows),
        )
        if number
    ]
    people: str | Message = str(counts.participants)
    if others:
        people = message("amount-of-whom", count=counts.participants, others=others)
    yield message("amount-participants"), people
    yield message("amount-sessions"), str(counts.sessions)
    yield message("amount-topics"), str(counts.topics)
    yield message("amount-groups"), str(counts.groups)
    yield message("amount-rules"), str(counts.rules)
    yield message("amount-changes"), str(counts.changes)


def _kept_of(note: DestroyedItem) -> Message:
    """What is still known of what was destroyed."""
    if note.place:
        return message("copy-said-gone", place=note.place, reason=note.reason)
    return _counts_kept(note.counts)


def _counts_kept(counts: Mapping[str, Mapping[str, int]]) -> Message:
    """What is still known of people whose data was destroyed: each attribute on a line of its own."""
    lines = [
        message(
            "counts-of-attribute",
            attribute=attribute,
            counts=[message("count-of-value", value=value, count=count) for value, count in values.items()],
        )
        for attribute, values in counts.items()
    ]
    return message("lines", lines=lines)
