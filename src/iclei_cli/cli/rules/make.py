"""What the commands about rules do: make rules, take them back, and tell what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.lookup import find_coming, find_group, find_participant
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.rules.contradictions import contradiction
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.rules import told
from iclei_cli.cli.show.words import count
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.rules.rule import Rule
    from iclei_cli.store.store import Store

    Build = Callable[[Assembly, int], Rule]


# Making a rule


def pin(who: str, group: str, rounds: Iterable[int], reason: str | None) -> Build:
    """A pin, for `make_rule`."""

    def build(assembly: Assembly, number: int) -> Pin:
        person, table = find_coming(assembly, who), find_group(assembly, group)
        if not understands(person, table, assembly):
            raise RefusedError(
                "pin-not-understood",
                name=person.name,
                id=person.id,
                theirs=", ".join(person.languages),
                group=table.key,
                spoken=", ".join(table.languages or (assembly.event.language,)),
            )
        return Pin(
            number=number, person=person.id, group=table.key, rounds=_in_order(rounds), reason=_text(reason)
        )

    return build


def bar(who: str, group: str, reason: str | None) -> Build:
    """A bar, for `make_rule`."""

    def build(assembly: Assembly, number: int) -> Bar:
        person, table = find_coming(assembly, who), find_group(assembly, group)
        return Bar(number=number, person=person.id, group=table.key, reason=_text(reason))

    return build


def absent(who: str, rounds: Iterable[int], reason: str | None) -> Build:
    """An absence, for `make_rule`."""

    def build(assembly: Assembly, number: int) -> Absent:
        person = find_coming(assembly, who)
        return Absent(number=number, person=person.id, rounds=_in_order(rounds), reason=_text(reason))

    return build


def of_people(kind: type[Together | Apart], people: Collection[str], reason: str | None) -> Build:
    """Together or apart, for `make_rule`."""

    def build(assembly: Assembly, number: int) -> Together | Apart:
        found = tuple(sorted({find_coming(assembly, words).id for words in people}))
        if len(found) < 2:  # noqa: PLR2004 - nobody is together or apart alone
            raise UsageError("one-person")
        return kind(number=number, people=found, reason=_text(reason))

    return build


def counting(
    kind: type[AtLeast | AtMost],
    number_of: int,
    value: str,
    group: str | None,
    attribute: str | None,
    reason: str | None,
) -> Build:
    """At least or at most so many, for `make_rule`."""

    def build(assembly: Assembly, number: int) -> AtLeast | AtMost:
        from iclei_cli.cli.rules.values import find_value

        name, found = find_value(assembly, value, attribute)
        table = None if group is None else find_group(assembly, group).key
        return kind(
            number=number, count=number_of, attribute=name, value=found, group=table, reason=_text(reason)
        )

    return build


def make_rule(store: Store, build: Build) -> None:
    """Keep a rule, in place of an earlier one on the same matter, and tell so.

    Raises:
        IcleiError: it names nobody or nothing, is there already, or can never hold with the others.
    """
    with store.transaction() as assembly:
        rule = build(assembly, assembly.new_rule_number())
        before = next((other for other in assembly.rules.values() if _matter(other) == _matter(rule)), None)
        if before is not None:
            rule = replace(rule, number=before.number)
            _require_change(assembly, before, rule)
        assembly.rules[rule.number] = rule
        refusal = contradiction(assembly, rule.number)
        if refusal is not None:
            raise refusal
    terminal.say_text(f"Rule {rule.number}: {told(assembly, rule)}.   undo: iclei undo")
    if before is not None:
        terminal.say_text(f"It takes the place of: {told(assembly, before)}.")
    _tell_next(assembly)


def _matter(rule: Rule) -> tuple[Hashable, ...]:
    """What a rule is about: there is one rule on a matter."""
    kind = type(rule).__name__
    match rule:
        case Pin() | Absent():
            return kind, rule.person, rule.rounds
        case Bar():
            return kind, rule.person, rule.group
        case Together() | Apart():
            return kind, rule.people
        case AtLeast() | AtMost():
            return kind, rule.attribute, rule.value, rule.group


def _require_change(assembly: Assembly, before: Rule, rule: Rule) -> None:
    if before == rule:
        raise RefusedError(
            "rule-exists",
            number=rule.number,
            rule=told(assembly, rule),
        )


def _in_order(rounds: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(rounds)))


def _text(reason: str | None) -> str | None:
    return " ".join((reason or "").split()) or None


# Taking rules back


def unpin(store: Store, who: str) -> None:
    """Take every pin of a person back.

    Raises:
        RefusedError: there is nobody of that name, or they are not pinned.
    """
    with store.transaction() as assembly:
        person = find_participant(assembly, who)
        pins = [
            rule for rule in assembly.rules.values() if isinstance(rule, Pin) and rule.person == person.id
        ]
        if not pins:
            raise RefusedError(
                "not-pinned",
                name=person.name,
                id=person.id,
            )
        _take_back(assembly, pins)
    _tell_taken_back(assembly, pins)


def drop(store: Store, numbers: Iterable[int]) -> None:
    """Take the rules of these numbers back.

    Raises:
        RefusedError: there is no rule of one of them; then none is taken back.
    """
    with store.transaction() as assembly:
        unknown = sorted({number for number in numbers if number not in assembly.rules})
        if unknown:
            raise RefusedError(
                "rule-unknown",
                numbers=", ".join(map(str, unknown)),
            )
        gone = [assembly.rules[number] for number in dict.fromkeys(numbers)]
        _take_back(assembly, gone)
    _tell_taken_back(assembly, gone)


def _take_back(assembly: Assembly, rules: Iterable[Rule]) -> None:
    for rule in rules:
        del assembly.rules[rule.number]


def _tell_taken_back(assembly: Assembly, rules: Collection[Rule]) -> None:
    for rule in rules:
        terminal.say_text(f"Rule {rule.number} taken back: {told(assembly, rule)}.")
    terminal.say_text(f"{count(len(assembly.rules), 'rule')} left.   undo: iclei undo")
    _tell_next(assembly)


def _tell_next(assembly: Assembly) -> None:
    if assembly.plan is None:
        terminal.say_text("Next: iclei groups assign")
    else:
        terminal.say_text("The table plan is as it was.   Next: iclei groups check, iclei groups repair")
