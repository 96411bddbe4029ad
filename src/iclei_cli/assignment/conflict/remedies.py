"""What would mend a conflict: ways out, each verified to do, as messages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.rule import AtLeast, AtMost, Duties, NoFewer, Pin
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.rules.describe import counted_by, description_of, duty_word
from iclei_cli.assignment.conflict.demands import concede
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.assignment.conflict.demands import Concession, Demand
    from iclei_cli.assignment.conflict.find import Conflict
    from iclei_cli.system.messages import Message

_OPTIONS = 3
"""So many ways out are told."""
_SEATS = frozenset({"seats-max", "seats-min"})
_BY_GROUP = frozenset({*_SEATS, "pin", "bar", "language"})
"""Changes that are told together where they are about one group."""


def seats_text(assembly: Assembly, change: Concession) -> str | None:
    """The seats (`20-27`) that groups have in `assembly`, after the change; None: it is not about seats."""
    if change.demand.what not in {*_SEATS, "even-sizes"}:
        return None
    demand = change.demand
    seats = assembly.groups[demand.group or next(iter(assembly.groups))].seats_in(demand.round)
    if seats.max is None:
        return f"{seats.min}-"
    return f"{seats.min or 0}-{seats.max}"


def remedies_of(assembly: Assembly, conflict: Conflict) -> Message:
    """What to do: one way or another, and besides what other conflicts need."""
    known = [change for change in conflict.changes if change not in conflict.besides]
    ways = [_way(assembly, option) for option in _worth_telling([known, *conflict.options])]
    if conflict.fewer_rounds is not None:
        ways.append(message("way-fewer-rounds", rounds=conflict.fewer_rounds))
    if not ways:
        return message("no-way-known")
    rules = (assembly.rules[demand.rule] for demand in conflict.demands if demand.rule is not None)
    offers = [
        message("way-offers", duties=list(map(duty_word, rule.duties)))
        for rule in rules
        if isinstance(rule, Duties)
    ]
    besides = _way(assembly, conflict.besides) if conflict.besides else None
    return message("ways-out", ways=ways, besides=besides, offers=offers)


def _worth_telling(options: Sequence[Sequence[Concession]]) -> list[Sequence[Concession]]:
    """The best, and others that change something else before others that change the same."""
    left = [option for option in options if option]
    chosen: list[Sequence[Concession]] = []
    while left and len(chosen) < _OPTIONS:
        changed = [{change.demand.what for change in option} for option in chosen]
        other = (option for option in left if {change.demand.what for change in option} not in changed)
        chosen.append(next(other, left[0]))
        left.remove(chosen[-1])
    return chosen


def _way(assembly: Assembly, changes: Sequence[Concession]) -> Message:
    return message("way-out", steps=list(_Steps(assembly, concede(assembly, changes)).of(changes)))


class _Steps:
    """What has to be done, step by step; `after` is the assembly as it is when all is done."""

    def __init__(self, assembly: Assembly, after: Assembly) -> None:
        self.assembly = assembly
        self.after = after

    def of(self, changes: Sequence[Concession]) -> Iterator[Message]:
        """The steps, each of the changes that one command or one sentence does."""
        steps: defaultdict[Hashable, list[Concession]] = defaultdict(list)
        for number, change in enumerate(changes):
            demand = change.demand
            what = "seats" if demand.what in _SEATS else demand.what
            of_group = (change.peers, demand.round) if demand.what in _BY_GROUP else number
            steps[what, demand.group, of_group].append(change)
        for some in steps.values():
            yield self._step(some)

    def _step(self, changes: Sequence[Concession]) -> Message:  # noqa: PLR0911 - one for each
        change = changes[0]
        match change.demand.what:
            case "seats-max" | "seats-min":
                return self._seats(changes)
            case "pin":
                return self._pins(changes)
            case "bar":
                return message("way-bar", **self._released(changes))
            case "host":
                return self._host(change.demand)
            case "language":
                return self._language(change.demand)
            case "even-sizes":
                return message("way-uneven-sizes", seats=seats_text(self.after, change))
            case _:
                return self._rule(change)

    def _seats(self, changes: Sequence[Concession]) -> Message:
        key, number = changes[0].demand.group or "", changes[0].demand.round
        seats = self.after.groups[key].seats_in(number)
        facts = {
            "group": self._label(changes[0]),
            "key": key,
            "seats": seats_text(self.after, changes[0]),
            "round": number,
            "min": seats.min or 0,
            "max": seats.max,
        }
        if len(changes) > 1:
            return message("way-seats-both", **facts)
        if changes[0].demand.what == "seats-max":
            return message("way-seats-max", **facts)
        return message("way-seats-min", **facts)

    def _pins(self, changes: Sequence[Concession]) -> Message:
        """Unpin people; or take one of several pins from somebody."""
        gone = {change.demand for change in changes}
        given_up = {demand.rule for demand in gone}
        keeps_another = any(
            isinstance(rule, Pin) and rule.person == demand.person and rule.number not in given_up
            for demand in gone
            for rule in self.assembly.rules.values()
        )
        if keeps_another or len({demand.person for demand in gone}) < len(gone):
            return message("way-pin", **self._released(changes))
        is_any = len(changes[0].peers) > 1 or len(changes) > 1
        who = None if is_any else changes[0].demand.person
        return message("way-unpin", people=self._people(changes), id=who)

    def _released(self, changes: Sequence[Concession]) -> dict[str, Message | Text | int | None]:
        """Which group lets go of whom, and the number of the rule if it is one."""
        is_any = len(changes[0].peers) > 1 or len(changes) > 1
        return {
            "group": self._label(changes[0]),
            "people": self._people(changes),
            "number": None if is_any else changes[0].demand.rule,
        }

    def _people(self, changes: Sequence[Concession]) -> Message:
        """Those who are released, or, of people between whom there is no difference, how many."""
        peers = changes[0].peers
        if len(peers) > len(changes):
            return message("some-of", count=len(changes), people=[self._named(demand) for demand in peers])
        return message("all-of", people=[self._named(change.demand) for change in changes])

    def _host(self, demand: Demand) -> Message:
        group = self.assembly.groups[demand.group or ""]
        return message(
            "way-host",
            person=self._named(demand),
            role=message(f"role-{demand.role}"),
            group=group.label,
            key=group.key,
            option=demand.role,
        )

    def _language(self, demand: Demand) -> Message:
        group = self.after.groups[demand.group or ""]
        before = self.assembly.groups[group.key].languages or (self.assembly.event.language,)
        added = [language for language in group.languages if language not in before]
        return message(
            "way-language", group=group.label, key=group.key, added=added, languages=list(group.languages)
        )

    def _rule(self, change: Concession) -> Message:
        """Take a rule back, or, where it counts, let it ask for another number."""
        assert change.demand.rule is not None
        rule = self.assembly.rules[change.demand.rule]
        if not isinstance(rule, AtLeast | AtMost | NoFewer) or not change.to:
            return message("way-drop", number=rule.number, rule=description_of(self.assembly, rule))
        if rule.value is None:
            words = message("typed-any", attribute=message(f"attribute-{rule.attribute}"))
        else:
            words = message("typed-value", value=rule.value)
        facts = {
            "count": change.to,
            "asked": rule.count,
            "counted": counted_by(rule),
            "number": rule.number,
            "value": words,
            "group": rule.group,
            "rounds": list(rule.rounds),
        }
        match rule:
            case AtLeast():
                return message("way-at-least", **facts)
            case AtMost():
                return message("way-at-most", **facts)
            case NoFewer():
                return message("way-no-fewer", **facts)

    def _named(self, demand: Demand) -> Message:
        assert demand.person is not None
        return person_fact(self.assembly.participants[demand.person])

    def _label(self, change: Concession) -> Text:
        assert change.demand.group is not None
        return group_name(self.assembly, change.demand.group)
