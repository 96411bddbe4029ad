"""`iclei groups`: the discussion tables, and the plan of who sits where."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.groups import fields as group_fields
from iclei_cli.cli.options import AsJson, Person, Unpin, Yes, family, with_options
from iclei_cli.cli.plan import commands as reseating
from iclei_cli.cli.rules import commands as rules
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import hosts_text
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Capacity, Group

app = family("The discussion tables, the rules about them, and who sits where.")

Key = Annotated[str, typer.Argument(metavar="GROUP", help="The group's key or label.")]


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the groups with their topics, seats and hosts.

    \b
    Example:
      iclei groups list
    """
    from iclei_cli.cli.show.documents import groups_document

    assembly = store_of(ctx).read()
    if as_json:
        terminal.show_json(groups_document(assembly.groups.values()))
        return
    speaks = any(group.languages for group in assembly.groups.values())
    own_label = any(group.label != _topic_title(assembly, group) for group in assembly.groups.values())
    terminal.show_table(
        [
            *("Group", "City", "Seats", "Room", "Hosts"),
            *(["Languages"] if speaks else []),
            *(["Label"] if own_label else []),
        ],
        [
            (
                group.key,
                group.municipality,
                seats_text(group.seats),
                group.room,
                hosts_text(assembly, group),
                *([", ".join(group.languages or (assembly.event.language,))] if speaks else []),
                *([group.label] if own_label else []),
            )
            for group in assembly.groups.values()
        ],
        whole=("Group",),
    )


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
        int, typer.Option("--tables", metavar="N", min=1, help="So many at once, with numbered names.")
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
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.keys import new_key
    from iclei_cli.system.errors import RefusedError

    if tables > 1:
        _require_numbered(key=key, **typed)
    added = []
    with store_of(ctx).transaction() as assembly, _contradicting_nothing(assembly):
        about = _make_topic(assembly, topic) if new_topic else group_fields.topic_key(assembly, topic)
        for _ in range(tables):
            free = group_fields.group_key(key) if key else new_key(about, "group", assembly.groups)
            if free in assembly.groups:
                raise RefusedError("group-exists", key=free)
            group = Group(key=free, topic=about, label=_free_label(assembly, about))
            assembly.groups[free] = group_fields.changed_group(assembly, group, typed)
            added.append(free)
    which = f"Group {added[0]}" if len(added) == 1 else f"Groups {', '.join(added)}"
    terminal.say_text(f"{which} added.   Next: iclei groups assign")


@app.command()
@with_options(group_fields.OPTIONS)
def edit(ctx: typer.Context, group: Key, **typed: Any) -> None:
    """Change a group; an empty text empties the field.

    As soon as one group names languages, whoever states theirs sits where one of them is spoken. A group that
    names none speaks the assembly's (iclei assembly edit --language).

    \b
    Example:
      iclei groups edit energy --seats 20-30 --room "Room 301"
      iclei groups edit energy --presenter 17 --facilitator 김하늘
      iclei groups edit energy --language en --language ko
    """
    from iclei_cli.assembly.lookup import find_group
    from iclei_cli.system.errors import UsageError

    if all(value is None for value in typed.values()):
        raise UsageError("nothing-to-change-group")
    with store_of(ctx).transaction() as assembly, _contradicting_nothing(assembly):
        found = find_group(assembly, group)
        assembly.groups[found.key] = group_fields.changed_group(assembly, found, typed)
    terminal.say_text(f"Group {found.key} changed.   Next: iclei groups assign")


@app.command()
def remove(ctx: typer.Context, group: Key, yes: Yes = False) -> None:
    """Remove a group, and the rules about it; whoever sits there loses that seat.

    \b
    Example:
      iclei groups remove energy --yes
    """
    from iclei_cli.assembly.lookup import find_group

    store = store_of(ctx)
    found = find_group(store.read(), group)
    terminal.confirm("confirm-remove-group", group=found.key, yes=yes)
    with store.transaction() as assembly:
        assembly.remove_group(find_group(assembly, found.key).key)
    terminal.say_text(f"Group {found.key} removed.   Next: iclei groups assign")


app.add_typer(rules.app)


@app.command()
def assign(
    ctx: typer.Context,
    rounds: Annotated[
        int, typer.Option(min=1, max=20, metavar="R", help="How many times everyone sits down.")
    ] = 1,
    order: Annotated[
        str | None,
        typer.Option(metavar="TIERS", help="What counts first: spread,choices,meetings unless given."),
    ] = None,
    spread: Annotated[
        str | None,
        typer.Option(metavar="FIELDS", help="What is mixed: sector,municipality,organisation,gender."),
    ] = None,
    weight: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=N", help="How much a field counts in mixing.")
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=0.01, metavar="SECONDS", help="Keep the best found by then.")
    ] = 60.0,
    seed: Annotated[int, typer.Option(min=0, help="Another seed may give another plan that is as good.")] = 0,
    unpin: Unpin = False,
    as_json: AsJson = False,
) -> None:
    """Make the best table plan, and prove it.

    Everyone who is coming gets a seat. Sectors, municipalities, organisations and genders are spread as
    evenly as can be; then as many as can be get the topics they wished for.

    With several rounds nobody is at a topic twice while another is left, and as few as can be meet again.
    Those who were moved by hand stay where they are, unless --unpin is given.

    \b
    Example:
      iclei groups assign
      iclei groups assign --rounds 3
      iclei groups assign --spread sector,gender --weight sector=3
      iclei groups assign --order choices,spread
    """
    from iclei_cli.cli.plan.assign import assign_groups, parse_settings

    settings = parse_settings(
        rounds=rounds, order=order, spread=spread, weights=weight or [], seconds=time_limit, seed=seed
    )
    assign_groups(store_of(ctx), settings, unpin=unpin, as_json=as_json)


app.add_typer(reseating.app)


@app.command()
def show(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(metavar="[GROUP|PERSON]", help="One group, or one person; all unless given."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show who sits where: all groups, one group, or one person.

    \b
    Example:
      iclei groups show
      iclei groups show energy
      iclei groups show 김하늘
    """
    from iclei_cli.cli.plan.view import show_plan

    show_plan(store_of(ctx).read(), who, as_json=as_json)


@app.command()
def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Verify the plan by counting everything anew.

    Seats, rules, score and proof are recomputed without any of the code that made the plan.

    \b
    Example:
      iclei groups check
    """
    from iclei_cli.cli.plan.view import show_check

    show_check(store_of(ctx).read(), as_json=as_json)


TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0.01, metavar="SECONDS", help="End with what is known by then.")
]


@app.command()
def explain(
    ctx: typer.Context,
    person: Person,
    names: Annotated[
        bool, typer.Option("--names", help="Name the others who would move: for the office only.")
    ] = False,
    time_limit: TimeLimit = 10.0,
    as_json: AsJson = False,
) -> None:
    """Tell why somebody sits where they do.

    For each other group the plan is solved anew with them there: what it would cost in mixing and choices, or
    which rule stands against it, and how many others would have to move.

    \b
    Example:
      iclei groups explain 17
      iclei groups explain 김하늘 --names
    """
    from iclei_cli.cli.plan.explain import show_explanation

    show_explanation(store_of(ctx).read(), person, seconds=time_limit, names=names, as_json=as_json)


@app.command()
def tradeoff(
    ctx: typer.Context,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE.svg", help="Draw it as a picture, too.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the picture if there is one.")] = False,
    time_limit: TimeLimit = 30.0,
    as_json: AsJson = False,
) -> None:
    """Show what looser sizes, or looser mixing, would gain in choices.

    First groups of more different sizes, as well mixed as can be; then groups less well mixed, of the sizes
    asked for. The plan is not changed.

    \b
    Example:
      iclei groups tradeoff
      iclei groups tradeoff --chart tradeoff.svg
    """
    from iclei_cli.cli.plan.tradeoff import show_tradeoff

    show_tradeoff(store_of(ctx).read(), chart, force=force, seconds=time_limit, as_json=as_json)


def seats_text(seats: Capacity) -> str:
    """The seats as they are typed: `20-30`, `25`, `20-`, or `any`."""
    if seats.min is None and seats.max is None:
        return "any"
    if seats.min == seats.max:
        return str(seats.max)
    return f"{seats.min or 0}-{'' if seats.max is None else seats.max}"


@contextmanager
def _contradicting_nothing(assembly: Assembly) -> Iterator[None]:
    """Refuse what the block does to the groups if it makes rules and hosts contradict each other."""
    from iclei_cli.assembly.rules.contradictions import contradiction

    before = contradiction(assembly)
    yield
    after = contradiction(assembly)
    if after is not None and str(after) != str(before):
        raise after


def _require_numbered(**typed: Any) -> None:
    """Of several tables at once, none has a name or people of its own."""
    from iclei_cli.system.errors import UsageError

    for option in ("key", "label", "presenter", "facilitator", "rapporteur"):
        if typed.get(option) is not None:
            raise UsageError(
                "one-table-only",
                option=option,
            )


def _topic_title(assembly: Assembly, group: Group) -> str | None:
    topic = assembly.topics.get(group.topic) if group.topic else None
    return topic.title if topic else None


def _make_topic(assembly: Assembly, title: str) -> str:
    from iclei_cli.assembly.group import Topic
    from iclei_cli.assembly.keys import new_key
    from iclei_cli.intake.values.parse import BadValue, parse_topic
    from iclei_cli.system.errors import UsageError

    if not title.strip():
        raise UsageError("empty-topic")
    try:
        known = parse_topic(title, assembly.topics)
    except BadValue:
        key = new_key(title, "topic", assembly.topics)
        assembly.topics[key] = Topic(key=key, titles={"en": title.strip()})
        return key
    raise UsageError("topic-exists", key=known)


def _free_label(assembly: Assembly, topic: str) -> str:
    """The topic's title, numbered from the second table on."""
    title = assembly.topics[topic].title
    labels = {group.label for group in assembly.groups.values()}
    numbered = (f"{title} {number}" for number in range(2, len(labels) + 3))
    return title if title not in labels else next(label for label in numbered if label not in labels)
