"""What would mend a conflict, in the user's words and with the command that does it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assembly.rules.rule import AtLeast, AtMost, Pin
from iclei_cli.assignment.conflict.demands import applied
from iclei_cli.assignment.conflict.words import listed, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assignment.conflict.demands import Change, Demand
    from iclei_cli.assignment.conflict.find import Conflict

_OPTIONS = 3
"""So many ways out are told."""


def seats_text(assembly: Assembly, change: Change) -> str | None:
    """What to type for `--seats` so that groups have the seats they have in `assembly`, after the change."""
    if change.demand.what not in {"seats-max", "seats-min", "even-sizes"}:
        return None
    seats = assembly.groups[change.demand.group or next(iter(assembly.groups))].seats
    if seats.max is None:
        return f"{seats.min}-"
    return f"{seats.min or 0}-{seats.max}"


class RemedyWords:
    """The ways out of one conflict."""

    def __init__(self, assembly: Assembly, conflict: Conflict) -> None:
        self.assembly = assembly
        self.conflict = conflict

    def text(self) -> str:
        """What to do next: one way or another, each verified to mend it."""
        conflict = self.conflict
        known = [change for change in conflict.changes if change not in conflict.besides]
        ways = [self._way(option) for option in self._told([known, *conflict.options])]
        if conflict.fewer_rounds is not None:
            number = conflict.fewer_rounds
            plural = "s" if number > 1 else ""
            ways.append(f"plan {number} round{plural} only (iclei groups assign --rounds {number})")
        if not ways:
            return "iclei groups rules, iclei groups list"
        besides = (
            f". Besides, for another conflict: {self._way(conflict.besides)}" if conflict.besides else ""
        )
        return "; or ".join(ways) + besides

    def _told(self, options: Sequence[Sequence[Change]]) -> list[Sequence[Change]]:
        """The ways worth telling: the best, and others of another kind before others of the same."""
        left = [option for option in options if option]
        told: list[Sequence[Change]] = []
        while left and len(told) < _OPTIONS:
            kinds = [{change.demand.what for change in option} for option in told]
            fresh = (option for option in left if {change.demand.what for change in option} not in kinds)
            told.append(next(fresh, left[0]))
            left.remove(told[-1])
        return told

    def _way(self, changes: Sequence[Change]) -> str:
        return listed(list(self._steps(changes)), most=max(len(changes), 1))

    def _steps(self, changes: Sequence[Change]) -> Iterator[str]:
        """The changes, those together that one command or one sentence does."""
        together: defaultdict[tuple[str, str | None, tuple[Demand, ...] | int], list[Change]] = defaultdict(
            list
        )
        for number, change in enumerate(changes):
            demand = change.demand
            kind = "seats" if demand.what in {"seats-max", "seats-min"} else demand.what
            alike = kind in {"seats", "pin", "bar", "language"}
            together[kind, demand.group, change.peers if alike else number].append(change)
        after = applied(self.assembly, changes)
        for (kind, _, _), some in together.items():
            match kind:
                case "seats":
                    yield self._seats(some, after)
                case "pin":
                    yield self._pins(some)
                case "bar":
                    yield self._bars(some)
                case "host":
                    yield self._host(some[0].demand)
                case "language":
                    yield self._language(some[0].demand, after)
                case "even-sizes":
                    seats = seats_text(after, some[0])
                    yield f"let sizes differ (iclei groups edit GROUP --seats {seats}, for each)"
                case _:
                    yield self._rule(some[0])

    def _seats(self, changes: Sequence[Change], after: Assembly) -> str:
        key = changes[0].demand.group or ""
        words = [
            f"{'raise the seats' if change.demand.what == 'seats-max' else 'lower the least'} "
            f"of {self.assembly.groups[key].label} to {change.to}"
            for change in changes
        ]
        return f"{listed(words)} (iclei groups edit {key} --seats {seats_text(after, changes[0])})"

    def _pins(self, changes: Sequence[Change]) -> str:
        gone = {change.demand for change in changes}
        given_up = {demand.rule for demand in gone}
        kept = any(
            isinstance(rule, Pin) and rule.person == demand.person and rule.number not in given_up
            for demand in gone
            for rule in self.assembly.rules.values()
        )
        whom = self._whom(changes)
        if kept or len({demand.person for demand in gone}) < len(gone):
            label = self.assembly.groups[changes[0].demand.group or ""].label
            return f"take the pin to {label} from {whom} ({self._drop(changes)})"
        person = "PERSON" if len(changes[0].peers) > 1 or len(changes) > 1 else changes[0].demand.person
        return f"unpin {whom} (iclei groups unpin {person})"

    def _bars(self, changes: Sequence[Change]) -> str:
        label = self.assembly.groups[changes[0].demand.group or ""].label
        return f"no longer bar from {label} {self._whom(changes)} ({self._drop(changes)})"

    def _whom(self, changes: Sequence[Change]) -> str:
        """Those who are released, or, of people between whom there is no difference, how many."""
        peers = changes[0].peers
        named_of = [named(self.assembly, demand.person or 0) for demand in peers]
        if len(peers) > len(changes):
            return f"{len(changes)} of: {listed(named_of)}"
        return listed([named(self.assembly, change.demand.person or 0) for change in changes])

    def _drop(self, changes: Sequence[Change]) -> str:
        is_any = len(changes[0].peers) > 1 or len(changes) > 1
        return f"iclei groups drop {'NUMBER' if is_any else changes[0].demand.rule}"

    def _host(self, demand: Demand) -> str:
        group = self.assembly.groups[demand.group or ""]
        return (
            f"let somebody else than {named(self.assembly, demand.person or 0)} be {demand.role} of "
            f'{group.label} (iclei groups edit {group.key} --{demand.role} "")'
        )

    def _language(self, demand: Demand, after: Assembly) -> str:
        group = after.groups[demand.group or ""]
        before = self.assembly.groups[group.key].languages or (self.assembly.event.language,)
        options = " ".join(f"--language {language}" for language in group.languages)
        added = [language for language in group.languages if language not in before]
        return f"hold {group.label} in {listed(added)}, too (iclei groups edit {group.key} {options})"

    def _rule(self, change: Change) -> str:
        demand = change.demand
        assert demand.rule is not None
        rule = self.assembly.rules[demand.rule]
        if not isinstance(rule, AtLeast | AtMost) or not change.to:
            return f"drop rule {rule.number} (iclei groups drop {rule.number})"
        where = f" --group {rule.group}" if rule.group else ""
        return (
            f"ask for {demand.what.replace('-', ' ')} {change.to} in rule {rule.number} (iclei groups drop "
            f'{rule.number}, iclei groups {demand.what} {change.to} "{rule.value}"{where})'
        )
