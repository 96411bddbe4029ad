"""A conflict in the user's words: who is pinned where, what is asked for, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assembly.people.attributes import values_of
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Pin, Together
from iclei_cli.assignment.problem.problem import even_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.conflict.find import Conflict

NAMED = 6
"""So many people are named before the others are counted."""
_SENTENCES = 8
"""So many of a conflict's demands are told before the others are counted."""
_COUNTED = 3
"""Of more people than that, who are in one conflict for the same reason, only the number is told."""


def named(assembly: Assembly, ident: int) -> str:
    """A person as messages name them: `김하늘 (no. 17)`."""
    return f"{assembly.participants[ident].name} (no. {ident})"


def listed(words: Sequence[str], most: int = NAMED) -> str:
    """Words in a row, the last after "and"; of too many, how many more there are."""
    told = list(words) if len(words) <= most else [*words[: most - 1], f"{len(words) - most + 1} more"]
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


class ConflictWords:
    """The sentences of one conflict."""

    def __init__(self, assembly: Assembly, conflict: Conflict) -> None:
        self.assembly = assembly
        self.conflict = conflict
        number = conflict.round
        away = {
            rule.person
            for rule in assembly.rules.values()
            if isinstance(rule, Absent) and number is not None and number in rule.rounds
        }
        self.people = [person for person in assembly.coming() if person.id not in away]

    def text(self) -> str:
        """What cannot be, as one sentence."""
        told = [*self._people(), *self._seats(), *self._rules(), *self._languages()]
        if self.conflict.is_about_visits:
            told.append("nobody is to be at a topic twice while another is left")
        where = "" if self.conflict.round is None else f"In round {self.conflict.round} these"
        more = [f"{len(told) - _SENTENCES} more"] if len(told) > _SENTENCES else []
        return f"{where or 'These'} cannot all hold: {'; '.join([*told[:_SENTENCES], *more])}."

    def _of(self, *names: str) -> list[Demand]:
        return [demand for demand in self.conflict.demands if demand.what in names]

    # About one person each

    def _people(self) -> Iterator[str]:
        """Who is bound to what: by name, or of many how many."""
        batches: defaultdict[tuple[str, str], list[Demand]] = defaultdict(list)
        for demand in self._of(*("pin", "bar", "host")):
            batches[demand.what, demand.group or ""].append(demand)
        parts: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
        for (kind, group), demands in batches.items():
            label = self._label(group)
            head, tail = {"pin": ("pinned", f"to {label}"), "bar": ("barred", f"from {label}")}.get(
                kind, ("host", f"of {label}")
            )
            if len(demands) > _COUNTED:
                yield f"{len(demands)} people are {head} {tail}{self._rounds(demands)}"
                continue
            for demand in demands:
                assert demand.person is not None
                words = f"{tail}{self._rounds([demand])}{self._reason(demand)}"
                parts[demand.person].setdefault(demand.role or head, []).append(words)
        for ident, heads in parts.items():
            said = [f"{head} {listed(tails)}" for head, tails in heads.items()]
            yield f"{named(self.assembly, ident)} is {listed(said)}"

    def _rounds(self, demands: Sequence[Demand]) -> str:
        """The rounds of pins, where all have the same."""
        rules = [self.assembly.rules[demand.rule] for demand in demands if demand.rule is not None]
        rounds = {rule.rounds for rule in rules if isinstance(rule, Pin)}
        if self.conflict.round is not None or len(rounds) != 1 or not (only := rounds.pop()):
            return ""
        return f" in round{'s' if len(only) > 1 else ''} {listed([str(number) for number in only])}"

    # Numbers

    def _seats(self) -> Iterator[str]:
        most, least, even = self._of("seats-max"), self._of("seats-min"), self._of("even-sizes")
        others = len(self.conflict.demands) - len(most) - len(least) - len(even)
        groups = self.assembly.groups
        if (most or least or even) and (not others or len(most) + len(least) > 1 or len(groups) == 1):
            verb = "are coming" if self.conflict.round is None else "are there"
            yield f"{len(self.people)} people {verb}"
        if even:
            low, high = even_sizes(len(self.people), len(groups))
            size = f"{low}" if low == high else f"{low} or {high}"
            yield f"no group says how many it seats, so each of the {len(groups)} has {size} people"
        if most:
            total = sum(groups[demand.group or ""].seats.max or 0 for demand in most)
            yield self._sized(most, ("seats", "seat"), f"{total} at most")
        if least:
            total = sum(groups[demand.group or ""].seats.min or 0 for demand in least)
            yield self._sized(least, ("asks for", "ask for"), f"{total} at least")

    def _sized(self, demands: Sequence[Demand], verbs: tuple[str, str], size: str) -> str:
        if len(demands) == 1:
            return f"{self._label(demands[0].group or '')} {verbs[0]} {size}"
        if len(demands) == len(self.assembly.groups):
            return f"the {len(demands)} groups {verbs[1]} {size}"
        return f"{listed([self._label(demand.group or '') for demand in demands])} {verbs[1]} {size}"

    # Rules about several people

    def _rules(self) -> Iterator[str]:
        for demand in self._of("together", "apart", "at-least", "at-most"):
            assert demand.rule is not None
            rule = self.assembly.rules[demand.rule]
            number = f" (rule {rule.number}{f': {rule.reason}' if rule.reason else ''})"
            if isinstance(rule, Together | Apart):
                present = {person.id for person in self.people}
                people = listed([named(self.assembly, ident) for ident in rule.people if ident in present])
                groups = len(self.assembly.groups)
                among = f" in {groups} groups" if len(present.intersection(rule.people)) > groups else ""
                yield f"{people} sit {demand.what}{among if demand.what == 'apart' else ''}{number}"
            elif isinstance(rule, AtLeast | AtMost):
                holders = sum(rule.value in values_of(person, rule.attribute) for person in self.people)
                how = "least" if isinstance(rule, AtLeast) else "most"
                where = "every group" if rule.group is None else self._label(rule.group)
                told = f"at {how} {rule.count} of {rule.value} in {where}{number}"
                yield f"{told}, of whom {holders} {'is' if holders == 1 else 'are'} coming"

    def _languages(self) -> Iterator[str]:
        """Which groups are not understood, and by whom."""
        keys = list(dict.fromkeys(demand.group or "" for demand in self._of("language")))
        lost = [
            person
            for person in self.people
            if keys and not any(understands(person, self.assembly.groups[key], self.assembly) for key in keys)
        ]
        bound = {demand.person for demand in self._of(*("pin", "bar", "host"))}
        lost = [person for person in lost if person.id in bound] or lost
        spoken: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in keys:
            languages = self.assembly.groups[key].languages or (self.assembly.event.language,)
            spoken[languages].append(self._label(key))
        for languages, labels in spoken.items():
            yield f"{listed(labels)} {'is' if len(labels) == 1 else 'are'} held in {listed(languages)} only"
        known: defaultdict[tuple[str, ...], list[Participant]] = defaultdict(list)
        for person in lost:
            known[person.languages].append(person)
        for languages, people in known.items():
            if len(people) > _COUNTED:
                yield f"{len(people)} people understand {listed(languages)} only"
            else:
                names = listed([named(self.assembly, person.id) for person in people])
                yield f"{names} understand{'s' if len(people) == 1 else ''} {listed(languages)} only"

    def _label(self, group: str) -> str:
        return self.assembly.groups[group].label

    def _reason(self, demand: Demand) -> str:
        rule = None if demand.rule is None else self.assembly.rules[demand.rule]
        return f" ({rule.reason})" if rule is not None and rule.reason else ""
