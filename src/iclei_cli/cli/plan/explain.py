"""`groups explain`: why somebody sits where they do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.lookup import find_participant
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.assignment.reasons.explain import Certainty, explain
from iclei_cli.assignment.settings import settings_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.words import count, ordinal
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.assembly.rules.rule import Rule
    from iclei_cli.assignment.reasons.explain import Elsewhere, Move, Stay
    from iclei_cli.assignment.reasons.obstacles import Obstacle


def show_explanation(assembly: Assembly, who: str, *, seconds: float, names: bool, as_json: bool) -> None:
    """Show what would have to give for a person to sit elsewhere; with `names` also who else would move.

    Raises:
        RefusedError: there is no plan, or it is not about the assembly as it is; or nobody is meant.
    """
    person = find_participant(assembly, who)
    plan = assembly.plan
    if plan is None:
        raise RefusedError("no-plan")
    with terminal.progress() as update:
        stays = explain(
            assembly,
            plan,
            person,
            settings_of(plan, seconds=seconds),
            lambda done, count: update(message("doing-elsewhere", done=done, count=count)),
        )
    if as_json:
        terminal.show_json(_document(assembly, person, stays, names=names))
        return
    _show(_Story(assembly, plan, person), stays, names=names)


def _show(story: _Story, stays: list[Stay], *, names: bool) -> None:
    wishes = ", ".join(f"{rank}. {topic}" for rank, topic in enumerate(story.person.choices, start=1))
    terminal.say_text(f"No. {story.person.id} {story.person.name}: {wishes or 'no choices stated'}")
    for stay in stays:
        which = f"round {stay.round}: " if len(stays) > 1 else ""
        if stay.group is None:
            terminal.say_text(f"  {which}no seat")
            continue
        terminal.say_text(f"  {which}sits at {story.table(stay.group)}")
        terminal.say_text(
            f"Elsewhere{f' in round {stay.round}, the other rounds as they are' * (len(stays) > 1)}:"
        )
        for item in stay.elsewhere:
            terminal.say_text(f"  {story.table(item.group)}")
            for line in story.lines(item):
                terminal.say_text(f"    {line}")
            if names and item.moves:
                terminal.show_table(
                    ["   ", "No.", "Name", "From", "To"],
                    [("", *story.move(move)) for move in item.moves],
                )


class _Story:
    """What is told of one person."""

    def __init__(self, assembly: Assembly, plan: Plan, person: Participant) -> None:
        self.assembly = assembly
        self.plan = plan
        self.person = person

    def table(self, key: str) -> str:
        """`Energy (energy), their 2nd choice`."""
        group = self.assembly.groups[key]
        return f"{group.label} ({key}){_choice(self.person, group.topic)}"

    def move(self, move: Move) -> tuple[int, str, str, str]:
        """Who else would move: number, name, and from where to where, with their choices."""
        person = self.assembly.participants[move.person]
        groups = [self.assembly.groups[key] for key in (move.origin, move.target)]
        origin, target = (
            f"{group.label}{_choice(person, group.topic).replace('their ', '')}" for group in groups
        )
        return person.id, person.name, origin, target

    def lines(self, item: Elsewhere) -> Iterator[str]:
        """What would have to give, a sentence a line."""
        if item.certainty is Certainty.UNKNOWN:
            yield "not known: the time was up   Next: --time-limit 60"
        elif item.certainty is Certainty.IMPOSSIBLE:
            for index, obstacle in enumerate(item.against):
                yield f"{'and' if index else 'breaks the rule:'} {self._obstacle(obstacle)}"
            if not item.against:
                yield "breaks the rules"
        else:
            yield from self._losses(item)
            yield _moved(item)
            if item.certainty is Certainty.AT_MOST:
                yield "at most: it is not proved that less would not do"

    def _losses(self, item: Elsewhere) -> Iterator[str]:
        changes = item.changes
        first = next((changes[tier.name] for tier in item.tiers if changes[tier.name]), 0)
        if first == 0:
            yield "nothing would be lost: another plan that is as good seats them there"
            return
        if first < 0:
            yield "nothing would be lost: this plan is not the best, and a better one seats them there"
        if changes["spread"]:
            facts = [
                f"{_people(one.excess)} of {one.value} at {self._label(one.group)}" for one in item.spread
            ]
            tail = f": {', '.join(facts)}" if facts else ""
            yield f"mixing: {changes['spread']:+g} out of balance{tail}"
        if changes["choices"]:
            others = changes["choices"] - item.own
            yield f"choices: cost {changes['choices']:+g} (their own {item.own:+g}, others' {others:+g})"
        if item.choices:
            yield f"choices of others: {_ranks(item.choices)}"
        if changes.get("meetings"):
            number = round(changes["meetings"])
            yield f"meetings: {abs(number)} {'more' if number > 0 else 'fewer'} with somebody met before"

    def _obstacle(self, item: Obstacle) -> str:
        if item.rule is not None:
            rule = self.assembly.rules[item.rule]
            reason = f", reason: {rule.reason}" if rule.reason else ""
            return f"{self._rule(rule)} (no. {rule.number}{reason})"
        if item.kind == "host":
            whose = "they are" if item.person == self.person.id else "somebody else is"
            return f"{whose} {item.role} at {self._label(item.group)}"
        return {
            "languages": "everyone sits where a language of theirs is spoken",
            "visits": "nobody is at a topic twice, and they are there in another round",
            "seats": "groups have their least and most seats",
        }[item.kind]

    def _rule(self, rule: Rule) -> str:
        match rule:
            case Pin():
                whose = "" if rule.person == self.person.id else "somebody else "
                return f"{whose}pinned to {self._label(rule.group)}"
            case Bar():
                whose = "" if rule.person == self.person.id else "somebody else "
                return f"{whose}barred from {self._label(rule.group)}"
            case Together():
                return f"{len(rule.people)} people together"
            case Apart():
                return f"{len(rule.people)} people apart"
            case AtLeast() | AtMost():
                least = "least" if isinstance(rule, AtLeast) else "most"
                where = self._label(rule.group) if rule.group else "every group"
                return f"at {least} {rule.count} of {rule.value} at {where}"
            case Absent():
                return "absent"

    def _label(self, key: str | None) -> str:
        return self.assembly.groups[key].label if key in self.assembly.groups else str(key)


def _choice(person: Participant, topic: str | None) -> str:
    if not person.choices:
        return ""
    rank = person.rank_of(topic)
    return ", not among their choices" if rank is None else f", their {ordinal(rank)} choice"


def _people(excess: int) -> str:
    return (
        f"{count(abs(excess), 'person').replace('persons', 'people')} too {'many' if excess > 0 else 'few'}"
    )


def _ranks(choices: Mapping[str, int]) -> str:
    """`1st -2 · 2nd +1 · other +1`: how many more get their choice of that rank."""
    ranks = sorted(int(name) for name in choices if name != "unlisted")
    words = [f"{ordinal(rank)} {choices[str(rank)]:+d}" for rank in ranks]
    if "unlisted" in choices:
        words.append(f"other {choices['unlisted']:+d}")
    return " · ".join(words)


def _moved(item: Elsewhere) -> str:
    others = count(len(item.moves), "other")
    if not item.moves:
        return "nobody else would move"
    if item.fewest_moves == len(item.moves):
        return f"at least {others} would sit elsewhere"
    least = "" if item.fewest_moves is None else f" (at least {item.fewest_moves} have to)"
    return f"{others} would sit elsewhere in the plan that was found{least}"


def _document(assembly: Assembly, person: Participant, stays: list[Stay], *, names: bool) -> dict[str, Any]:
    return {
        "participant": person.id,
        "rounds": [
            {
                "round": stay.round,
                "group": stay.group,
                "choice": None if stay.group is None else person.rank_of(assembly.groups[stay.group].topic),
                "elsewhere": [
                    _elsewhere_document(assembly, person, item, names=names) for item in stay.elsewhere
                ],
            }
            for stay in stays
        ],
    }


def _elsewhere_document(
    assembly: Assembly, person: Participant, item: Elsewhere, *, names: bool
) -> dict[str, Any]:
    moves = [{"id": move.person, "from": move.origin, "to": move.target} for move in item.moves]
    return {
        "group": item.group,
        "choice": person.rank_of(assembly.groups[item.group].topic),
        "known": str(item.certainty),
        "tiers": [
            {
                "name": tier.name,
                "value": tier.value,
                "bound": tier.bound,
                "change": item.changes[tier.name],
            }
            for tier in item.tiers
        ],
        "own_choice_change": item.own,
        "spread": [
            {
                "attribute": one.attribute,
                "value": one.value,
                "group": one.group,
                "excess": one.excess,
            }
            for one in item.spread
        ],
        "others": dict(item.choices),
        "moved": len(item.moves),
        "moved_at_least": item.fewest_moves,
        **({"moves": moves} if names else {}),
        "against": [
            {"kind": one.kind, "rule": one.rule, "group": one.group, "role": one.role} for one in item.against
        ],
    }
