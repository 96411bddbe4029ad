"""Which demands contradict each other, and what is the least to give up: all of it proved by solving."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.plans.seating import present
from iclei_cli.assignment.conflict.demands import Batch, Concession, Demand, concede
from iclei_cli.assignment.conflict.needs import Needs, VisitLimit
from iclei_cli.assignment.conflict.relax import Relaxation, is_contradictory, is_possible, relax
from iclei_cli.assignment.problem.from_assembly import places_of, state, visits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.solver.clock import Clock

ORDER = (
    *("no-fewer", "at-most", "at-least", "duties", "apart", "together", "bar", "language", "host", "pin"),
    *("seats-min", "even-sizes", "seats-max"),
)
"""In this order demands are tried to be left out of a conflict: those at the end explain it best."""
_FEW = 3
"""So few people are named in a conflict; of more, all of their batch are counted."""
_PIECES = 8
"""More pieces than a batch's part in a conflict can touch, if that is to be few."""
_TRIED = 8
"""For so many batches of a conflict it is asked whether they alone can give."""
_SHARE = 0.5
"""Of the time left, for the conflict, and then for the fewest changes."""
_LARGEST = 100_000
"""More seats in all rounds than that are not searched for how often people visit topics."""
_TRIES_OF_VISITS = 8
"""How often other changes are searched because the last changed which topics are left to whom."""


@dataclass(frozen=True)
class Conflict:
    """What contradicts itself, and what would mend it.

    Attributes:
        demands: they cannot all hold; where the search came to its end, all but any one of them could, but
            for the people of batches that are counted rather than named.
        round: the round in which they cannot (from 1); None where there is one round, or it is over all.
        also: other rounds in which the same people are there and the same demands cannot hold.
        is_about_visits: whether it takes the rule, too, that nobody is at a topic twice too early.
        changes: the fewest demands to give up so that everything else holds; empty if not found in time.
        is_fewest: whether it is proved that no fewer would do.
        besides: those of the changes that other conflicts need.
        options: other sets of changes, each within one batch of this conflict, to be made with `besides`.
        fewer_rounds: with so many rounds nothing else has to change; None where that does not help.
    """

    demands: list[Demand]
    round: int | None
    also: list[int]
    is_about_visits: bool
    changes: list[Concession]
    is_fewest: bool
    besides: list[Concession]
    options: list[list[Concession]]
    fewer_rounds: int | None


def find_conflict(assembly: Assembly, settings: Settings, clock: Clock) -> Conflict:
    """Find one minimal conflict, the fewest changes that mend everything, and what else would."""
    return _Search(assembly, settings, clock).conflict()


def prove_conflict(assembly: Assembly, settings: Settings, clock: Clock) -> bool:
    """Whether it is proved that the demands cannot all be met."""
    whole = _Search(assembly, settings, clock).whole
    return is_contradictory(whole, whole.demands, clock)


class _Search:
    """The search for a conflict and its remedies, on one clock."""

    def __init__(self, assembly: Assembly, settings: Settings, clock: Clock) -> None:
        self.assembly = assembly
        self.settings = settings
        self.clock = clock
        self.rounds = range(1, settings.rounds + 1)
        self.limits = self._limits(assembly, self.rounds)
        self.whole = Needs(assembly, self.rounds, self.limits)
        self.plain = self.whole if self.limits is None else Needs(assembly, self.rounds)

    def conflict(self) -> Conflict:
        """One conflict and its remedies."""
        whole = self.clock
        self.clock = whole.part(_SHARE * whole.seconds_left)
        needs, number = self._smallest()
        demands = self._minimal(needs)
        self.clock = whole.part(_SHARE * whole.seconds_left)
        best = self._mended(self.whole.demands)
        self.clock = whole
        changes = best.changes if best else []
        batches = _batches(demands)
        besides = [change for change in changes if change.demand.batch not in batches]
        return Conflict(
            demands=demands,
            round=number,
            also=[] if number is None else self._also(number, demands),
            is_about_visits=needs.visits is not None,
            changes=changes,
            is_fewest=best is not None and best.is_fewest,
            besides=besides,
            options=self._options(batches, changes, besides),
            fewer_rounds=self._fewer_rounds(),
        )

    def _smallest(self) -> tuple[Needs, int | None]:
        """The simplest problem that is contradictory: one round, or all without or with the visits."""
        for number in self.rounds:
            needs = Needs(self.assembly, [number])
            if self.settings.rounds == 1 or is_contradictory(needs, needs.demands, self.clock):
                return needs, number if self.settings.rounds > 1 else None
        return self.whole, None

    def _also(self, number: int, demands: Sequence[Demand]) -> list[int]:
        """The rounds after this one in which the same people are there, and the same cannot hold."""
        there = present(self.assembly, number)
        return [
            later
            for later in self.rounds[number:]
            if present(self.assembly, later) == there
            and is_contradictory(Needs(self.assembly, [later]), demands, self.clock)
        ]

    # The conflict

    def _minimal(self, needs: Needs) -> list[Demand]:
        """Leave out what can be left out: all that are alike, then batches, then people."""
        hard = list(needs.demands)
        for what in ORDER:
            hard = self._without(needs, hard, [demand for demand in hard if demand.what == what])
        for what in ORDER:
            for batch in _batches(demand for demand in hard if demand.what == what).values():
                hard = self._without(needs, hard, batch)
        for what in ORDER:
            for batch in _batches(demand for demand in hard if demand.what == what).values():
                if what == "language" or batch[0].is_personal:
                    hard = self._narrowed(needs, hard, batch)
        return hard

    def _without(self, needs: Needs, hard: list[Demand], some: Sequence[Demand]) -> list[Demand]:
        """The demands without some of them, where they still contradict each other."""
        gone = set(some)
        rest = [demand for demand in hard if demand not in gone]
        is_smaller = (
            bool(some) and bool(self.clock.seconds_left) and is_contradictory(needs, rest, self.clock)
        )
        return rest if is_smaller else hard

    def _narrowed(self, needs: Needs, hard: list[Demand], batch: Sequence[Demand]) -> list[Demand]:
        """The demands with only those people of a batch whom the conflict takes, where they are few."""
        left = list(batch)
        narrowed = hard
        while True:
            size = -(-len(left) // _PIECES)
            before = len(left)
            for start in reversed(range(0, before, size)):
                narrowed = self._without(needs, narrowed, left[start : start + size])
            left = [demand for demand in left if demand in set(narrowed)]
            if len(left) == before or not left:
                break
        return narrowed if len(left) <= _FEW or batch[0].what == "language" else hard

    # The remedies

    def _options(
        self, batches: Collection[Batch], changes: Sequence[Concession], besides: Sequence[Concession]
    ) -> list[list[Concession]]:
        known = [change for change in changes if change not in besides]
        found = []
        for batch in sorted(batches, key=lambda batch: -ORDER.index(batch[0]))[:_TRIED]:
            if not self.clock.seconds_left:
                break
            elastic = [demand for demand in self.whole.demands if demand.batch == batch]
            best = self._mended(elastic, besides)
            if best and {change.demand.batch for change in known} != {batch}:
                found.append(best.changes)
        return sorted(found, key=lambda option: (len(option), sum(change.amount for change in option)))

    def _mended(self, elastic: Collection[Demand], given: Sequence[Concession] = ()) -> Relaxation | None:
        """The fewest changes among some demands after which a plan can be made.

        First it is searched without regard to visits, which is much quicker, and then with as many visits as
        the rules allow now. A change may open more topics to somebody, who then must not come twice to one
        any more, but never close one: so nothing less than what is found does. It is tried; where it is not
        enough, others are searched, and at last some with tighter limits, which may be more than it takes.
        """
        best = relax(self.plain, elastic, self.clock, given)
        if best is None or self.limits is None or self._is_enough([*given, *best.changes]):
            return best
        needs = Needs(self.assembly, self.rounds, self.limits)
        failed: list[list[Demand]] = []
        tighter = self.limits
        while len(failed) < _TRIES_OF_VISITS:
            best = relax(needs, elastic, self.clock, given, failed)
            if best is None:
                break
            mended = self._after([*given, *best.changes])
            changes = self._enough_of(best.changes, given, mended)
            if changes is not None:
                # Sets with more than those that failed were left out, too: the least of them has one more.
                least = min(map(len, failed), default=len(changes))
                return Relaxation(changes, best.is_fewest and len(changes) <= least + 1)
            failed.append([change.demand for change in best.changes])
            tighter = _tighter([*tighter, *(mended.visits or ())])
        needs = Needs(self.assembly, self.rounds, tighter)
        best = relax(needs, elastic, self.clock, given)
        if best is None or not self._is_enough([*given, *best.changes]):
            return None
        return Relaxation(best.changes, is_fewest=False)

    def _enough_of(
        self, changes: list[Concession], given: Sequence[Concession], mended: Needs
    ) -> list[Concession] | None:
        """These changes, or more of the same, if a plan can be made then; `mended`: what holds after."""
        if is_possible(mended, self.clock):
            return changes
        needs = Needs(self.assembly, self.rounds, mended.visits or [])
        more = relax(needs, [change.demand for change in changes], self.clock, given)
        if more is None or not self._is_enough([*given, *more.changes]):
            return None
        return more.changes

    def _is_enough(self, changes: Sequence[Concession]) -> bool:
        """Whether a plan can be made after these changes."""
        return is_possible(self._after(changes), self.clock)

    def _after(self, changes: Sequence[Concession]) -> Needs:
        """What is needed after these changes."""
        after = concede(self.assembly, changes)
        return Needs(after, self.rounds, self._limits(after, self.rounds))

    def _fewer_rounds(self) -> int | None:
        """The most rounds, fewer than were asked for, that can be planned as things are."""
        for number in reversed(self.rounds[:-1]):
            rounds = range(1, number + 1)
            needs = Needs(self.assembly, rounds, self._limits(self.assembly, rounds))
            if self.clock.seconds_left and is_possible(needs, self.clock):
                return number
        return None

    def _limits(self, assembly: Assembly, rounds: range) -> list[VisitLimit] | None:
        """How often each person may be at each topic; None where there is one round, or too much."""
        if len(rounds) == 1 or len(assembly.coming()) * len(assembly.groups) * len(rounds) > _LARGEST:
            return None
        problems = state(assembly, replace(self.settings, rounds=len(rounds)))
        people: defaultdict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
        for person, places in sorted(places_of(problems).items()):
            people[places].append(person)
        return [
            VisitLimit(person, visit.groups, visit.most)
            for visit in visits(problems)
            for person in people[visit.places]
        ]


def _batches(demands: Iterable[Demand]) -> dict[Batch, list[Demand]]:
    found: defaultdict[Batch, list[Demand]] = defaultdict(list)
    for demand in demands:
        found[demand.batch].append(demand)
    return dict(found)


def _tighter(limits: Iterable[VisitLimit]) -> list[VisitLimit]:
    """The tightest of the limits of each person and topic."""
    least: dict[tuple[int, tuple[int, ...]], int] = {}
    for person, groups, most in limits:
        least[person, groups] = min(most, least.get((person, groups), most))
    return [VisitLimit(person, groups, most) for (person, groups), most in least.items()]
