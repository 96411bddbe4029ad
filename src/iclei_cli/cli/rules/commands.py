"""The commands of `iclei groups` about rules: what must hold in a plan, whatever it costs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Person
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.cli.rules.find import Counting, Shared

app = family()

Table = Annotated[str, typer.Argument(metavar="GROUP", help="The group's key or label.")]
People = Annotated[
    list[str] | None,
    typer.Argument(metavar="PERSON PERSON…", help="Two or more: numbers, e-mail addresses or names."),
]
FromFile = Annotated[
    Path | None,
    typer.Option(
        "--file",
        metavar="FILE",
        help="A rule for each row: two or more people; a column may say together or apart.",
    ),
]
Reason = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Why; it is shown wherever the rule is in the way.")
]
Rounds = Annotated[
    list[int] | None,
    typer.Option("--round", min=1, metavar="N", help="In this round only, from 1; repeatable."),
]
Value = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ATTRIBUTE] VALUE",
        help="A sector, city, organisation, gender, language or role; before it, if need be, which.",
    ),
]
OneTable = Annotated[
    str | None, typer.Option("--group", metavar="GROUP", help="In this group; in every one unless given.")
]
Attribute = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="sector, municipality, organisation, gender, language or role, where VALUE could be of several.",
    ),
]


@app.command()
def pin(ctx: typer.Context, who: Person, group: Table, rounds: Rounds = None, reason: Reason = None) -> None:
    """Make a rule: a participant sits in this group.

    In every round, or only in those that are named. A pin for the same rounds is replaced.

    \b
    Example:
      iclei groups pin 17 energy
      iclei groups pin 김하늘 energy --round 1 --reason "speaks first"
    """
    from iclei_cli.cli.rules.find import find_pin

    _add(ctx, lambda assembly: find_pin(assembly, who, group, rounds or (), reason))


@app.command()
def unpin(ctx: typer.Context, who: Person) -> None:
    """Take all pins of a participant back.

    \b
    Example:
      iclei groups unpin 17
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.rules import edit_rules
    from iclei_cli.cli.rules.show import say_dropped

    with store_of(ctx).transaction() as assembly:
        dropped = edit_rules.unpin(assembly, find_participant(assembly, who))
    say_dropped(assembly, dropped)


@app.command()
def bar(ctx: typer.Context, who: Person, group: Table, rounds: Rounds = None, reason: Reason = None) -> None:
    """Make a rule: a participant never sits in this group.

    In every round, or only in those that are named.

    \b
    Example:
      iclei groups bar 17 energy --reason "works for the supplier"
    """
    from iclei_cli.cli.rules.find import find_bar

    _add(ctx, lambda assembly: find_bar(assembly, who, group, rounds or (), reason))


@app.command()
def together(
    ctx: typer.Context,
    people: People = None,
    file: FromFile = None,
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: these participants sit in one group.

    In every round, or only in those that are named.

    \b
    Example:
      iclei groups together 17 18 --reason "18 interprets for 17"
    """
    from iclei_cli.assembly.nouns.rule import Together

    _add_of_people(ctx, Together, people, file, rounds=rounds or (), reason=reason)


@app.command()
def apart(
    ctx: typer.Context,
    people: People = None,
    file: FromFile = None,
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: no two of these participants sit in one group.

    In every round, or only in those that are named.

    \b
    Example:
      iclei groups apart 17 18 19
      iclei groups apart 17 18 --round 1
      iclei groups apart --file pairs.xlsx
    """
    from iclei_cli.assembly.nouns.rule import Apart

    _add_of_people(ctx, Apart, people, file, rounds=rounds or (), reason=reason)


@app.command()
def absent(
    ctx: typer.Context,
    who: Person,
    rounds: Annotated[
        list[int],
        typer.Option(
            "--round", min=1, metavar="N", help="The round, from 1; repeatable.", show_default=False
        ),
    ],
    reason: Reason = None,
) -> None:
    """Record that a participant who is coming is not there in a round: they have no seat then.

    \b
    Example:
      iclei groups absent 17 --round 2 --reason "train at four"
    """
    from iclei_cli.cli.rules.find import find_absence

    _add(ctx, lambda assembly: find_absence(assembly, who, rounds, reason))


@app.command("at-least")
def at_least(
    ctx: typer.Context,
    count: Annotated[int, typer.Argument(metavar="N", min=1, help="How many.")],
    value: Value = None,
    group: OneTable = None,
    attribute: Attribute = None,
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: at least N people with this value sit in each group.

    In every round, or only in those that are named.

    \b
    Example:
      iclei groups at-least 2 political-leader
      iclei groups at-least 1 여성 --group energy
    """
    from iclei_cli.assembly.nouns.rule import AtLeast

    _add_count(ctx, AtLeast, count, value, group=group, attribute=attribute, rounds=rounds, reason=reason)


@app.command("at-most")
def at_most(
    ctx: typer.Context,
    count: Annotated[int, typer.Argument(metavar="N", min=0, help="How many.")],
    value: Value = None,
    of_any: Annotated[
        str | None,
        typer.Option("--any", metavar="NAME", help="Of any one organisation, municipality …, in one rule."),
    ] = None,
    group: OneTable = None,
    attribute: Attribute = None,
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: at most N people with this value, or any one value, sit in each group.

    In every round, or only in those that are named.

    \b
    Example:
      iclei groups at-most 3 창원시
      iclei groups at-most 2 --any organisation
      iclei groups at-most 1 role speaker
      iclei groups at-most 0 ngo --group energy --attribute sector
    """
    from iclei_cli.assembly.nouns.rule import AtMost

    if of_any is None:
        _add_count(ctx, AtMost, count, value, group=group, attribute=attribute, rounds=rounds, reason=reason)
        return
    from iclei_cli.cli.rules.find import find_count_of_any
    from iclei_cli.system.errors import UsageError

    if value or attribute:
        raise UsageError("value-and-any", attribute=of_any)
    _add(ctx, lambda assembly: find_count_of_any(assembly, count, of_any, group, rounds or (), reason))


@app.command("no-fewer")
def no_fewer(
    ctx: typer.Context,
    count: Annotated[int, typer.Argument(metavar="N", min=2, help="How many.")],
    value: Value = None,
    group: OneTable = None,
    attribute: Attribute = None,
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: nobody with this value sits in a group, or at least N do.

    So nobody is the only woman, student or speaker of a language at a table. In every round, or only in those
    that are named.

    \b
    Example:
      iclei groups no-fewer 2 gender female
      iclei groups no-fewer 3 창원시 --group energy
    """
    from iclei_cli.assembly.nouns.rule import NoFewer

    _add_count(ctx, NoFewer, count, value, group=group, attribute=attribute, rounds=rounds, reason=reason)


@app.command()
def duties(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="DUTY…", help="facilitator, rapporteur or a word that people offer, up to four."
        ),
    ],
    rounds: Rounds = None,
    reason: Reason = None,
) -> None:
    """Make a rule: each of these duties is dealt out at every table, to people who offer them.

    Nobody has two at once, and over the rounds they are shared as evenly as can be. Who is named at a table
    does what they are named for. A table at which nobody sits needs nobody. The rule takes the place of an
    earlier one of duties.

    \b
    Example:
      iclei groups duties facilitator rapporteur
      iclei groups duties facilitator --round 1
    """
    from iclei_cli.cli.rules.find import find_duties

    _add(ctx, lambda assembly: find_duties(assembly, words, rounds or (), reason))


@app.command()
def rules(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the rules: number, what must hold, for whom, and why.

    \b
    Example:
      iclei groups rules
    """
    from iclei_cli.cli.documents.rules import RulesDocument, rule_items
    from iclei_cli.cli.rules.show import say_rules

    assembly = store_of(ctx).read()
    listed = RulesDocument(rules=rule_items(assembly, assembly.rules.values()))
    terminal.show(listed, lambda _: say_rules(assembly), as_json=as_json)


@app.command()
def drop(
    ctx: typer.Context,
    numbers: Annotated[
        list[int], typer.Argument(metavar="NUMBER…", help="As iclei groups rules shows them.")
    ],
) -> None:
    """Take rules back, of any kind.

    \b
    Example:
      iclei groups drop 3
      iclei groups drop 3 5
    """
    from iclei_cli.assembly.rules.edit_rules import drop_rules
    from iclei_cli.cli.rules.show import say_dropped

    with store_of(ctx).transaction() as assembly:
        dropped = drop_rules(assembly, numbers)
    say_dropped(assembly, dropped)


def _add(ctx: typer.Context, find: Callable[[Assembly], Rule]) -> None:
    """Find what was meant, add the rule, save it, and show it."""
    from iclei_cli.assembly.rules.edit_rules import add_rule
    from iclei_cli.cli.rules.show import say_added

    with store_of(ctx).transaction() as assembly:
        added = add_rule(assembly, find(assembly))
    say_added(assembly, added)


def _add_of_people(
    ctx: typer.Context,
    kind: type[Shared],
    people: Sequence[str] | None,
    file: Path | None,
    *,
    rounds: Sequence[int],
    reason: str | None,
) -> None:
    """Add a rule about people who were typed, or one for each row of a file."""
    from iclei_cli.cli.rules.find import find_people
    from iclei_cli.cli.rules.from_file import add_rules_of_file
    from iclei_cli.cli.rules.show import say_added_of_file
    from iclei_cli.system.errors import UsageError

    if (file is None) == (not people):
        raise UsageError("people-or-file")
    if file is None:
        _add(ctx, lambda assembly: find_people(assembly, kind, people or (), rounds, reason))
        return
    with store_of(ctx).transaction() as assembly:
        found = add_rules_of_file(assembly, file, kind, rounds, reason)
    say_added_of_file(assembly, found)


def _add_count(
    ctx: typer.Context,
    rule: type[Counting],
    count: int,
    words: Sequence[str] | None,
    *,
    attribute: str | None,
    rounds: Sequence[int] | None,
    **narrowing: str | None,
) -> None:
    """Add a rule that counts people; those from one place are counted however it is written of them.

    The name of the place is made the official one for all of them.
    """
    from iclei_cli.assembly.people.edit import write_alike
    from iclei_cli.assembly.rules.edit_rules import add_rule
    from iclei_cli.cli.rules.find import find_count
    from iclei_cli.cli.rules.show import say_added
    from iclei_cli.cli.rules.values import attribute_and_value, spellings_of

    attribute, value = attribute_and_value(words or (), attribute)
    with store_of(ctx).transaction() as assembly:
        found = find_count(
            assembly, rule, count, value, attribute=attribute, rounds=rounds or (), **narrowing
        )
        assert found.value is not None, "a value was typed"
        changed = write_alike(assembly, found.value, spellings_of(assembly, found))
        added = add_rule(assembly, found)
    if changed:
        terminal.say("spellings-made-one", people=[person.id for person in changed], municipality=found.value)
    say_added(assembly, added)
