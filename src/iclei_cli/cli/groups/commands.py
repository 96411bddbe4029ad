"""`iclei groups`: the discussion tables, and the plan of who sits where."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import group_name, topic_name, with_key
from iclei_cli.cli.family import family
from iclei_cli.cli.groups import fields as group_fields
from iclei_cli.cli.options import AsJson, DryRun, Yes, with_options
from iclei_cli.cli.plan import commands as plan
from iclei_cli.cli.rules import commands as rules
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.groups import hosts_of, seats_word
from iclei_cli.cli.show.languages import tell_own_words
from iclei_cli.cli.show.next_step import next_for_tables, next_if_it_matters
from iclei_cli.cli.texts import is_anything_typed, tell_replaced
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.cli.documents.groups import GroupItem, GroupsDocument
    from iclei_cli.system.messages import Message

app = family("The discussion tables, the rules about them, and who sits where.")

Key = Annotated[str, typer.Argument(metavar="GROUP", help="The group's key or label.")]


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the groups with their topics, seats and hosts.

    \b
    Example:
      iclei groups list
    """
    from iclei_cli.cli.documents.groups import groups_document

    assembly = store_of(ctx).read()
    document = groups_document(assembly)
    terminal.show(document, partial(_say_groups, assembly), as_json=as_json)


def _say_groups(assembly: Assembly, document: GroupsDocument) -> None:
    """Show the groups; languages and topics only where there is something to tell."""
    columns = [
        *("heading-group", "heading-key", "heading-city", "heading-seats", "heading-room", "heading-hosts")
    ]
    rows: list[list[object]] = [
        [
            group.text("label"),
            group.key,
            group.text("municipality"),
            _seats(group),
            group.text("room"),
            hosts_of(assembly, assembly.groups[group.key]),
        ]
        for group in document.groups
    ]
    if any(group.at for group in document.groups):
        columns.append("heading-spot")
        for row, group in zip(rows, document.groups, strict=True):
            row.append(group.at and message("spot", row=group.at.row, column=group.at.column))
    if any(group.languages for group in document.groups):
        columns.append("heading-languages")
        for row, group in zip(rows, document.groups, strict=True):
            row.append(message("listed", items=group.languages or [assembly.event.language]))
    if not all(_is_called_as_its_topic(assembly, group) for group in assembly.groups.values()):
        columns.append("heading-topic")
        for row, group in zip(rows, document.groups, strict=True):
            row.append(group.topic and topic_name(assembly, group.topic))
    terminal.say_table(columns, rows, whole=("heading-key",))


def _seats(group: GroupItem) -> Message:
    """Its seats, and those that it has in one round alone."""
    usual = seats_word(group.seats.min, group.seats.max)
    seats = [message("seats-if-needed" if group.if_needed else "seats-always", seats=usual)]
    seats += [
        message("seats-in-round", seats=seats_word(item.min, item.max), round=item.round)
        for item in group.seats_by_round
    ]
    return message("listed", items=seats)


def _is_called_as_its_topic(assembly: Assembly, group: Group) -> bool:
    from iclei_cli.assembly.nouns.text import is_same_or_numbered

    return group.topic is not None and is_same_or_numbered(group.label, topic_name(assembly, group.topic))


@app.command()
@with_options(group_fields.OPTIONS)
def add(
    ctx: typer.Context,
    topic: Annotated[
        str, typer.Option(help="What is discussed there: a topic's key or title.", metavar="TEXT")
    ],
    key: Annotated[
        str | None, typer.Option(help="Short name to type; made from the topic unless given.", metavar="TEXT")
    ] = None,
    new_topic: Annotated[
        bool, typer.Option("--new-topic", help="The topic is new: make it, with this title.")
    ] = False,
    tables: Annotated[
        int,
        typer.Option("--tables", metavar="N", min=1, help="How many to add at once, with numbered names."),
    ] = 1,
    **typed: Any,
) -> None:
    """Add a group: one more table for a topic, or a table for a new one.

    \b
    Example:
      iclei groups add --topic energy --seats 20-25 --room "Room 301"
      iclei groups add --topic Water --new-topic
      iclei groups add --topic energy --tables 4
    """
    from iclei_cli.assembly.edit_groups import add_group, change_group, without_new_contradictions

    if tables > 1:
        _require_numbered(key=key, **typed)
    own_key = group_fields.parse_key(key) if key else None
    with store_of(ctx).transaction() as assembly, without_new_contradictions(assembly):
        find = group_fields.make_topic if new_topic else group_fields.find_topic
        about = find(assembly, topic)
        added = [add_group(assembly, about, key=own_key).key for _ in range(tables)]
        for group in added:
            fields = group_fields.parse_fields(assembly, assembly.groups[group], typed)
            change_group(assembly, group, **fields)
    called = [with_key(group_name(assembly, key), key) for key in added]
    say_done("groups-added", count=len(added), groups=called, next=next_for_tables(assembly))
    tell_own_words(assembly.groups[added[0]].languages)


@app.command()
@with_options(group_fields.OPTIONS)
def edit(ctx: typer.Context, group: Key, rounds: group_fields.ROUNDS = None, **typed: Any) -> None:
    """Change a group; an empty text empties the field.

    With --round, its --seats are other in these rounds than in all others; any takes that back.

    As soon as one group names languages, whoever states theirs sits where one of them is spoken. A group that
    names none speaks the assembly's (iclei assembly edit --language).

    \b
    Example:
      iclei groups edit energy --seats 20-30 --room "Room 301"
      iclei groups edit energy --presenter 17 --facilitator 김하늘
      iclei groups edit energy --language en --language ko
      iclei groups edit energy-2 --seats 8-12 --if-needed
      iclei groups edit energy --seats 10-20 --round 2
      iclei groups edit energy --at 1,3
      iclei groups edit energy --label "Energy and buildings" --in en
    """
    from iclei_cli.assembly.edit_groups import change_group, change_seats, without_new_contradictions
    from iclei_cli.assembly.lookup import find_group
    from iclei_cli.system.errors import UsageError

    if rounds:
        seats = group_fields.parse_seats_in_round(typed)
    elif not is_anything_typed(typed):
        raise UsageError("nothing-to-change", example=message("change-of-group"))
    with store_of(ctx).transaction() as assembly, without_new_contradictions(assembly):
        before = find_group(assembly, group)
        key = before.key
        if rounds:
            change_seats(assembly, key, seats, rounds)
        else:
            change_group(assembly, key, **group_fields.parse_fields(assembly, before, typed))
    say_done("group-changed", group=group_name(assembly, key), next=next_if_it_matters(assembly))
    tell_replaced(before, assembly.groups[key])
    tell_own_words(typed["languages"] and assembly.groups[key].languages)


@app.command()
def remove(ctx: typer.Context, group: Key, yes: Yes = False) -> None:
    """Remove a group, and the rules about it; whoever sits there loses that seat.

    \b
    Example:
      iclei groups remove energy --yes
    """
    from iclei_cli.assembly.edit_groups import remove_group
    from iclei_cli.assembly.lookup import find_group

    store = store_of(ctx)
    found = find_group(store.read(), group)
    terminal.confirm("confirm-remove-group", group=found.label, yes=yes)
    with store.transaction() as assembly:
        remove_group(assembly, find_group(assembly, found.key).key)
    say_done("group-removed", group=found.label, next=next_for_tables(assembly))


@app.command()
def fit(
    ctx: typer.Context,
    table_size: Annotated[
        str, typer.Option("--table-size", metavar="N-M", help="How many people sit at a table: 6-8, or 8.")
    ],
    tables: Annotated[
        str | None,
        typer.Option("--tables", metavar="N-M", help="How many tables there may be: 4-8, or 12."),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Choose how many tables each topic needs, for everyone who is coming.

    Tables of a topic are added, or dropped, so that as many wishes as can be are met at tables of this size;
    of several ways the one with the fewest tables. That is shown first, and done once you agree. Tables that
    somebody hosts, or that a rule names, stay.

    \b
    Example:
      iclei groups fit --table-size 6-8
      iclei groups fit --table-size 20-30 --tables 4-8 --dry-run
    """
    from iclei_cli.cli.groups.fit import fit_groups

    fit_groups(store_of(ctx), table_size=table_size, tables=tables, yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def met(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="An earlier assembly.json (or its folder), or a list: each row two or more people.",
        ),
    ] = None,
    colleagues: Annotated[
        bool,
        typer.Option("--colleagues", help="Those of one organisation and department have met."),
    ] = False,
    forget: Annotated[
        list[int] | None,
        typer.Option("--forget", metavar="NUMBER", help="Take this back; repeatable."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say who has met before; without anything, list what was said.

    Who sat together at an earlier assembly counts as rounds already held: the plan keeps them apart as it
    does those of its own rounds (the tier meetings). People of an earlier assembly are recognised by name
    with e-mail, phone or organisation, as those of a list are. Colleagues follow every later edit.

    \b
    Example:
      iclei groups met ../2018/assembly.json
      iclei groups met pairs.xlsx
      iclei groups met --colleagues
      iclei groups met
      iclei groups met --forget 2
    """
    from iclei_cli.cli.groups.met import change_met

    change_met(store_of(ctx), file=file, colleagues=colleagues, forget=forget or (), as_json=as_json)


app.add_typer(rules.app)


app.add_typer(plan.app)


def _require_numbered(**typed: Any) -> None:
    """Of several tables at once, none has a name or people of its own."""
    from iclei_cli.system.errors import UsageError

    for option in ("key", "label", "at", "presenter", "facilitator", "rapporteur"):
        if typed.get(option) is not None:
            raise UsageError("one-table-only", option=option)
