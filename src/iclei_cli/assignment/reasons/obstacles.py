"""What stands against a seating: the fewest rules without which it could be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from iclei_cli.assembly.nouns.rule import Absent, people_of
from iclei_cli.assignment.problem.from_assembly import state_round
from iclei_cli.assignment.problem.problem import OPENING
from iclei_cli.assignment.reasons.seated_elsewhere import beside_others, is_possible

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.reasons.seated_elsewhere import Around
    from iclei_cli.assignment.solver.clock import Clock


@dataclass(frozen=True)
class Obstacle:
    """Something that must hold.

    Attributes:
        kind: `rule`, `host` (who leads at a table sits there), `languages` (everyone sits where they
            understand), `visits` (nobody is at a topic twice) or `seats` (the least and the most of a group).
        rule: the number of a rule.
        group, role, person: which table, which part in it, and who, of a host.
    """

    kind: Literal["rule", "host", "languages", "visits", "seats"]
    rule: int | None = None
    group: str | None = None
    role: str | None = None
    person: int | None = None


def obstacles(
    assembly: Assembly, settings: Settings, around: Around, wish: int, clock: Clock
) -> list[Obstacle]:
    """Find what cannot hold together with the rule numbered `wish` in this round.

    If any one of these things were given up, the others could hold together with the wish. Only where the
    time was over before, there may be some among them that do not matter.
    """

    def is_against(held: Sequence[Obstacle]) -> bool:
        given_up = {item for item in every if item not in held}
        relaxed = _without(assembly, given_up)
        problem = state_round(relaxed, settings, around.index + 1)
        if not any(item.kind == "visits" for item in given_up):
            problem = beside_others(problem, around)
        if any(item.kind == "seats" for item in given_up):
            problem = replace(
                problem,
                sizes=((0, problem.people),) * len(problem.groups),
                limits=tuple(limit for limit in problem.limits if limit.name != OPENING),
            )
        return is_possible(problem, clock) is False

    every = _all(assembly, settings, wish)
    own = [item for item in every if _concerns(assembly, item, people_of(assembly.rules[wish]))]
    held = own if is_against(own) else every
    # Those that do not name the person go first, so that what is left is said of them where it can be.
    for item in sorted(held, key=lambda item: item in own):
        fewer = [other for other in held if other != item]
        if fewer and is_against(fewer):  # nothing at all is against nobody
            held = fewer
    return held


def _all(assembly: Assembly, settings: Settings, wish: int) -> list[Obstacle]:
    found = [Obstacle("seats")]
    if settings.rounds > 1:
        found.append(Obstacle("visits"))
    if any(group.languages for group in assembly.groups.values()):
        found.append(Obstacle("languages"))
    found += [
        Obstacle("host", group=group.key, role=role, person=person)
        for group in assembly.groups.values()
        for role, person in group.hosts.items()
    ]
    return found + [
        Obstacle("rule", rule=number)
        for number, rule in assembly.rules.items()
        if number != wish and not isinstance(rule, Absent)
    ]


def _concerns(assembly: Assembly, item: Obstacle, people: Collection[int]) -> bool:
    """Whether something is about one of these people, as is seen at a glance."""
    if item.rule is not None:
        return not set(people).isdisjoint(people_of(assembly.rules[item.rule]))
    return item.person in people or item.kind in {"languages", "visits"}


def _without(assembly: Assembly, given_up: Collection[Obstacle]) -> Assembly:
    relaxed = assembly.copy()
    for item in given_up:
        if item.rule is not None:
            del relaxed.rules[item.rule]
        elif item.group is not None and item.role is not None:
            group = relaxed.groups[item.group]
            relaxed.groups[item.group] = structs.replace(group, **{item.role: None})
        elif item.kind == "languages":
            relaxed.put([structs.replace(person, languages=()) for person in relaxed.coming()])
    return relaxed
