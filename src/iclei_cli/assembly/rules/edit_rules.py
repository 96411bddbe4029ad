"""What can be done to the rules, and what is refused: a rule that is there, or can never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.lookup import require_coming
from iclei_cli.assembly.nouns.rule import Pin, matter_of, people_of
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.rules.contradictions import contradiction
from iclei_cli.assembly.rules.describe import description_of
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Rule


class AddedRule(NamedTuple):
    """A rule that was made, and the one on the same matter whose place it took."""

    rule: Rule
    replaced: Rule | None


def add_rule(assembly: Assembly, rule: Rule) -> AddedRule:
    """Add a rule under a number of its own, or of the rule on the same matter, whose place it takes.

    Raises:
        RefusedError: somebody has cancelled, the rule is there already, or it can never hold.
    """
    for ident in people_of(rule):
        require_coming(assembly.participants[ident])
    if isinstance(rule, Pin):
        _require_understood(assembly, rule)
    replaced = next((known for known in assembly.rules.values() if matter_of(known) == matter_of(rule)), None)
    added = replace(rule, number=replaced.number if replaced else assembly.new_rule_number())
    if added == replaced:
        raise RefusedError("rule-exists", number=added.number, rule=description_of(assembly, added))
    after = assembly.copy()
    after.rules[added.number] = added
    refusal = contradiction(after, added.number)
    if refusal is not None:
        raise refusal
    assembly.rules[added.number] = added
    return AddedRule(added, replaced)


def drop_rules(assembly: Assembly, numbers: Iterable[int]) -> list[Rule]:
    """Take the rules of these numbers back.

    Raises:
        RefusedError: there is no rule of one of them; then none is taken back.
    """
    wanted = list(dict.fromkeys(numbers))
    unknown = sorted(number for number in wanted if number not in assembly.rules)
    if unknown:
        raise RefusedError("rule-unknown", numbers=unknown)
    return [assembly.rules.pop(number) for number in wanted]


def unpin(assembly: Assembly, person: Participant) -> list[Rule]:
    """Take every pin of a person back.

    Raises:
        RefusedError: they are not pinned.
    """
    pins = [
        rule.number for rule in assembly.rules.values() if isinstance(rule, Pin) and rule.person == person.id
    ]
    if not pins:
        raise RefusedError("not-pinned", name=person.name, id=person.id)
    return drop_rules(assembly, pins)


def _require_understood(assembly: Assembly, pin: Pin) -> None:
    person, group = assembly.participants[pin.person], assembly.groups[pin.group]
    if not understands(person, group, assembly):
        raise RefusedError(
            "pin-not-understood",
            name=person.name,
            id=person.id,
            theirs=list(person.languages),
            group=group.key,
            label=group.label,
            spoken=list(group.languages or (assembly.event.language,)),
        )
