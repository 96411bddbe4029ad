"""`groups explain`: why somebody sits where they do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import msgspec

from iclei_cli.assembly.lookup import find_participant, find_plan
from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Duties, NoFewer, Pin, Together
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS, settings_of
from iclei_cli.assembly.rules.describe import counted_by, duty_word
from iclei_cli.assignment.reasons.explain import LossCertainty, explain
from iclei_cli.cli.documents.plan.reasons import explanation_document
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.groups import role_word
from iclei_cli.cli.show.many_tables import best_few
from iclei_cli.cli.show.plan_facts import outcome_word, person_with_number, round_of, value_of, wishes_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Counting, Rule
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.cli.documents.plan.reasons import (
        ElsewhereItem,
        ExplanationDocument,
        MoveItem,
        ObstacleItem,
    )
    from iclei_cli.system.messages import Message

_MOST_SHOWN = 12
"""Of more groups than that, only the best are told, unless each is asked for; the document has them all."""


def show_explanation(
    assembly: Assembly,
    who: str,
    *,
    seconds: float,
    names: bool,
    details: bool = False,
    everything: bool = False,
    as_json: bool,
) -> None:
    """Show what would have to give for a person to sit elsewhere.

    With `names` also who else would move, with `details` also the costs, and with `everything` each of very
    many groups.

    Raises:
        RefusedError: there is no plan, or it is not about the assembly as it is; or nobody is meant.
    """
    person = find_participant(assembly, who)
    plan = find_plan(assembly)
    with progress() as update:
        explanation = explain(
            assembly,
            plan,
            person,
            settings_of(plan, seconds=seconds),
            lambda done, count: update(message("doing-elsewhere", done=done, count=count)),
        )
    document = explanation_document(assembly, person, explanation, names=names)
    story = _Story(assembly, person, details=details, everything=everything)
    terminal.show(document, story.say, as_json=as_json)
    terminal.end_if_stopped(is_stopped=explanation.is_stopped)


class _Story:
    """What is told of one person, with costs if `details` are asked for."""

    def __init__(self, assembly: Assembly, person: Participant, *, details: bool, everything: bool) -> None:
        self.details = details
        self.most = None if everything else _MOST_SHOWN
        self.assembly = assembly
        self.person = person

    def say(self, document: ExplanationDocument) -> None:
        """Tell of each round where they sit, and what it takes for them to sit in each other group."""
        terminal.say(
            "person-wishes",
            person=person_with_number(self.person),
            wishes=wishes_of(self.assembly, self.person),
        )
        for stay in document.rounds:
            number = round_of(stay.round, len(document.rounds))
            if stay.group is None:
                terminal.say("explain-no-seat", round=number)
                continue
            terminal.say("explain-seat", round=number, table=self._table(stay.group, stay.choice))
            terminal.say("explain-elsewhere", round=number)
            shown = best_few(stay.elsewhere, self._topic_at, _loss, self.most)
            if len(shown) < len(stay.elsewhere):
                terminal.say("best-tables", count=len(stay.elsewhere))
            for item in shown:
                self._say_elsewhere(item)

    def _topic_at(self, item: ElsewhereItem) -> str | None:
        return self.assembly.groups[item.group].topic

    def _say_elsewhere(self, item: ElsewhereItem) -> None:
        terminal.say("explain-table", table=self._table(item.group, item.choice))
        for line in self._lines(item):
            terminal.say("explain-line", line=line)
        if item.moves is not msgspec.UNSET and item.moves:
            terminal.say_table(
                ["", "heading-number", "heading-name", "heading-from", "heading-to"],
                [("   ", *self._move(move)) for move in item.moves],
            )

    def _table(self, key: str, rank: int | None) -> Message:
        """Name a group with what it is to them: `Energy (energy), their 2nd choice`."""
        label = group_name(self.assembly, key)
        if not self.person.choices:
            return message("table", label=label, key=key)
        if rank is None:
            return message("table-not-chosen", label=label, key=key)
        return message("table-chosen", label=label, key=key, rank=rank)

    def _move(self, move: MoveItem) -> tuple[int, str, Message, Message]:
        """Tell who else would move: number, name, and from where to where, with their choices."""
        person = self.assembly.participants[move.id]
        return person.id, person.name, self._seat(person, move.from_), self._seat(person, move.to)

    def _seat(self, person: Participant, key: str) -> Message:
        group = self.assembly.groups[key]
        rank = person.rank_of(group.topic)
        if not person.choices:
            return message("seat", label=group.label)
        if rank is None:
            return message("seat-not-chosen", label=group.label)
        return message("seat-chosen", label=group.label, rank=rank)

    def _lines(self, item: ElsewhereItem) -> Iterator[Message]:
        """Tell what would have to give, a message a line."""
        match item.known:
            case LossCertainty.UNKNOWN:
                yield message("explain-unknown", id=self.person.id)
            case LossCertainty.IMPOSSIBLE:
                yield from self._obstacles(item)
            case LossCertainty.EXACT | LossCertainty.AT_MOST:
                yield from self._losses(item)
                yield _moved(item)
                if item.known is LossCertainty.AT_MOST:
                    yield message("explain-at-most")

    def _losses(self, item: ElsewhereItem) -> Iterator[Message]:
        changes = {tier.name: tier.change for tier in item.tiers}
        first = next((change for change in changes.values() if change), 0)
        if first == 0:
            yield message("explain-as-good")
            return
        if first < 0:
            yield message("explain-better")
        if changes["spread"]:
            facts = [
                message(
                    "too-many-at" if one.excess > 0 else "too-few-at",
                    count=abs(one.excess),
                    value=value_of(one.attribute, one.value),
                    group=self._label(one.group),
                )
                for one in item.spread
            ]
            count = item.out_of_balance
            way = "worse" if count > 0 else "better" if count < 0 else "otherwise"
            yield message(f"explain-mixed-{way}", count=abs(count), facts=facts)
            yield from self._weighed(changes["spread"], count)
        yield from (
            message(f"explain-{name}", change=changes[name]) for name in FAIR_TIERS if changes.get(name)
        )
        if changes["choices"]:
            own = item.own_choice_change
            others = changes["choices"] - own
            if self.details:
                yield message("explain-choices", change=changes["choices"], own=own, others=others)
            yield message("explain-wishes-worse" if changes["choices"] > 0 else "explain-wishes-better")
        if item.others:
            yield message("explain-others", ranks=_ranks(item.others))
        yield from self._company(item, changes.get(COMPANY, 0))
        if changes.get("meetings"):
            number = round(changes["meetings"])
            code = "explain-more-meetings" if number > 0 else "explain-fewer-meetings"
            yield message(code, count=abs(number))

    def _company(self, item: ElsewhereItem, change: float) -> Iterator[Message]:
        """Tell whom they would sit with of those whom they wish to meet or to avoid."""
        if change:
            yield message("explain-company", change=item.company_unmet)
            yield from self._weighed(change, item.company_unmet)
        for code, wished in (
            ("explain-would-meet", self.person.wants_to_meet),
            ("explain-would-not-avoid", self.person.avoids),
        ):
            others = {wish.id for wish in wished}
            people = [self.assembly.participants[ident] for ident in item.company if ident in others]
            if people:
                yield message(code, people=[message("person", name=one.name, id=one.id) for one in people])

    def _weighed(self, weighed: float, count: int) -> Iterator[Message]:
        """Tell what changes by weight, if details are asked for, or where fewer count more."""
        if weighed != count and (self.details or weighed * count <= 0):
            yield message("explain-weighed", change=weighed)

    def _obstacles(self, item: ElsewhereItem) -> Iterator[Message]:
        if not item.against:
            yield message("explain-breaks-rules")
        for index, obstacle in enumerate(item.against):
            code = "explain-and-breaks" if index else "explain-breaks"
            yield message(code, obstacle=self._obstacle(obstacle))

    def _obstacle(self, item: ObstacleItem) -> Message:
        match item.kind:
            case "rule":
                assert item.rule is not None, "an obstacle that is a rule has its number"
                rule = self.assembly.rules[item.rule]
                facts = {"rule": self._rule(rule), "number": rule.number, "reason": rule.reason}
                return message("obstacle-rule", **facts)
            case "host":
                assert item.group is not None, "a host belongs to a table"
                assert item.role is not None, "a host does something there"
                group = self.assembly.groups[item.group]
                is_own = group.hosts.get(item.role) == self.person.id
                code = "obstacle-own-host" if is_own else "obstacle-other-host"
                return message(code, role=role_word(item.role), group=group.label)
            case "languages":
                return message("obstacle-languages")
            case "visits":
                return message("obstacle-visits")
            case "seats":
                return message("obstacle-seats")
            case _:
                assert_never(item.kind)

    def _rule(self, rule: Rule) -> Message:
        """Tell a rule without naming anybody else."""
        match rule:
            case Pin() | Bar():
                return self._rule_of_one(rule)
            case Together():
                return message("people-together", count=len(rule.people))
            case Apart():
                return message("people-apart", count=len(rule.people))
            case AtLeast() | AtMost() | NoFewer():
                return self._counting(rule)
            case Duties():
                return message("duties-at-tables", duties=[duty_word(duty) for duty in rule.duties])
            case Absent():
                return message("people-absent")
            case _:
                assert_never(rule)

    def _counting(self, rule: Counting) -> Message:
        facts = {"count": rule.count, "value": counted_by(rule), "group": self._label(rule.group)}
        match rule:
            case AtLeast():
                return message("at-least-at", **facts)
            case AtMost():
                return message("at-most-at", **facts)
            case NoFewer():
                return message("no-fewer-at", **facts)
            case _:
                assert_never(rule)

    def _rule_of_one(self, rule: Pin | Bar) -> Message:
        is_own = rule.person == self.person.id
        if isinstance(rule, Pin):
            code = "own-pin" if is_own else "other-pin"
        else:
            code = "own-bar" if is_own else "other-bar"
        return message(code, group=self._label(rule.group))

    def _label(self, key: str | None) -> Text | Message:
        """Name a group as lists do; None is every group."""
        if key is None:
            return message("every-group")
        return group_name(self.assembly, key)


def _loss(item: ElsewhereItem) -> tuple[bool, list[float]]:
    """What sitting there would lose; where they cannot sit at all comes last."""
    return not item.tiers, [tier.change for tier in item.tiers]


def _ranks(choices: Mapping[str, int]) -> list[Message]:
    """Tell how many more get their choice of each rank: `1st -2`, `2nd +1`, `other +1`."""
    outcomes = sorted(choices, key=lambda outcome: (len(outcome), outcome))  # 1, 2, … 10, unlisted
    return [
        message("change-of-choice", choice=outcome_word(outcome), change=choices[outcome])
        for outcome in outcomes
    ]


def _moved(item: ElsewhereItem) -> Message:
    if not item.moved:
        return message("explain-nobody-moves")
    least: Message | None = None
    if item.moved_at_least == item.moved:
        least = message("fewest-moves-proved")
    elif item.moved_at_least:
        least = message("fewest-moves-bound", least=item.moved_at_least)
    return message("explain-moves", others=item.moved, least=least)
