"""Why somebody sits where they do: what would have to give if they sat elsewhere, from solving it anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import require_coming
from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.assembly.plans.proof import is_current
from iclei_cli.assignment.problem.cost import presences
from iclei_cli.assignment.problem.problem import COST_UNIT, choice_costs
from iclei_cli.assignment.reasons.obstacles import obstacles
from iclei_cli.assignment.reasons.seated_elsewhere import (
    Around,
    nearest,
    reseat,
    round_among,
    round_within,
    seatings_of,
    worth,
)
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.solver.parallel import AT_A_TIME, run_all
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.reasons.obstacles import Obstacle
    from iclei_cli.assignment.reasons.seated_elsewhere import Near
    from iclei_cli.assignment.search.one_round import RoundSolution
    from iclei_cli.assignment.solver.parallel import JobsProgress

_SECONDS = 2.0
"""A group gets so much time at least while there is any: of many groups, some are known rather than none."""


class LossCertainty(StrEnum):
    """What is known of sitting elsewhere: the loss, the most that it is, nothing, or that it cannot be."""

    EXACT = "exact"
    AT_MOST = "at-most"
    UNKNOWN = "unknown"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Imbalance:
    """So many more people with a value than now are too many (`excess` > 0) or too few (< 0) in a group."""

    attribute: str
    value: str
    group: str
    excess: int


@dataclass(frozen=True)
class Move:
    """Somebody else who would sit in another group than now."""

    person: int
    origin: str
    target: str


@dataclass(frozen=True)
class Elsewhere:
    """What it takes for the person to sit in `group`.

    Attributes:
        certainty: how sure all this is.
        tiers: the round's tiers at best if they sit there, in the order in which they count.
        changes: by how much each tier is above what it is now.
        own: how much of the change in choices is the person's own.
        spread: what would be mixed less evenly than now, in the nearest plan that is as good.
        choices: how many more of the others would get their choice of a rank in that plan: `1`, `2`, …, or
            `unlisted`.
        moves: the others who would move in that plan.
        fewest_moves: no plan that is as good moves fewer others; None where that is not known.
        against: where it is impossible, what cannot hold together with it.
    """

    group: str
    certainty: LossCertainty
    tiers: tuple[Tier, ...] = ()
    changes: Mapping[str, float] = field(default_factory=dict)
    own: float = 0.0
    spread: tuple[Imbalance, ...] = ()
    choices: Mapping[str, int] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    fewest_moves: int | None = None
    against: tuple[Obstacle, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """All rounds of a person; `is_stopped` where Ctrl-C ended the search, so that less is known."""

    rounds: tuple[Stay, ...]
    is_stopped: bool


@dataclass(frozen=True)
class Stay:
    """One round of a person: its number, the group they sit in (None: in none), and all other groups."""

    round: int
    group: str | None
    elsewhere: tuple[Elsewhere, ...]


def explain(
    assembly: Assembly,
    plan: Plan,
    person: Participant,
    settings: Settings,
    progress: JobsProgress | None = None,
) -> Explanation:
    """Find out what would have to give for a person to sit elsewhere, round by round, in every other group.

    The other rounds stay as they are. `settings` are those of the plan; all groups share the time.

    Raises:
        RefusedError: they are not coming, or something was edited since the plan was made.
        KeyboardInterrupt: Ctrl-C before anything was known.
    """
    require_coming(person)
    if not is_current(assembly, plan):
        raise RefusedError("plan-out-of-date")
    seated = _SeatedPerson(assembly, plan, person, settings)
    clock = Clock(settings.seconds)
    questions = seated.questions()

    def answer(turn: int) -> Elsewhere:
        index, group = questions[turn]
        turns_left = -(-(len(questions) - turn) // AT_A_TIME)
        share = clock.part(max(_SECONDS, clock.seconds_left / turns_left))
        return (
            seated.elsewhere(index, group, share)
            if clock.seconds_left
            else Elsewhere(group, LossCertainty.UNKNOWN)
        )

    with clock.stopped_by_ctrl_c():
        answers = run_all([partial(answer, turn) for turn in range(len(questions))], clock, progress)
    if clock.is_stopped and all(item.certainty is LossCertainty.UNKNOWN for item in answers):
        raise KeyboardInterrupt
    stays = (
        Stay(
            round=index + 1,
            group=seated.group_in(index),
            elsewhere=tuple(
                elsewhere for elsewhere, (asked, _) in zip(answers, questions, strict=True) if asked == index
            ),
        )
        for index in range(len(plan.rounds))
    )
    return Explanation(tuple(stays), clock.is_stopped)


class _SeatedPerson:
    """A person in a plan, whose rounds are named by their index, from 0."""

    def __init__(self, assembly: Assembly, plan: Plan, person: Participant, settings: Settings) -> None:
        self.assembly = assembly
        self.plan = plan
        self.person = person
        self.settings = settings
        self.keys = list(assembly.groups)
        self.seatings = seatings_of(assembly, plan)
        self._around = [
            round_among(assembly, settings, self.seatings, index) for index in range(len(self.seatings))
        ]
        self.names = [name for name in settings.order if name != "meetings" or len(plan.rounds) > 1]

    def group_in(self, index: int) -> str | None:
        """The key of the group they sit in."""
        seat = self.seatings[index].get(self.person.id)
        return None if seat is None else self.keys[seat]

    def questions(self) -> list[tuple[int, str]]:
        """Each round in which they sit somewhere, with each other group."""
        return [
            (index, key)
            for index in range(len(self.seatings))
            if (here := self.group_in(index)) is not None
            for key in self.keys
            if key != here
        ]

    def elsewhere(self, index: int, group: str, clock: Clock) -> Elsewhere:
        """Find out what would have to give for them to sit in a group in a round."""
        wish, wished = self._wished(index, group)
        around = self._around[index]
        problem = round_within(wished, self.settings, around)
        if any(person not in self.seatings[index] for person in _people(problem)):
            raise RefusedError("plan-out-of-date")
        options = SearchOptions(clock, self.settings.seed)
        try:
            best = reseat(problem, self.names, around, options)
        except ContradictionError:
            against = obstacles(wished, self.settings, around, wish, clock)
            return Elsewhere(group, LossCertainty.IMPOSSIBLE, against=tuple(against))
        if best is None:
            return Elsewhere(group, LossCertainty.UNKNOWN)
        homely = round_within(wished, self.settings, around, home=self.plan)
        near = nearest(homely, best, around, options)
        return self._compared(problem, around, group, best, near)

    def _wished(self, index: int, group: str) -> tuple[int, Assembly]:
        """The assembly with one more rule, and its number: they sit in that group in that round."""
        wished = self.assembly.copy()
        wish = next(number for number in count(1) if number not in wished.rules)
        rounds = (index + 1,) if len(self.seatings) > 1 else ()
        wished.rules[wish] = Pin(number=wish, person=self.person.id, group=group, rounds=rounds)
        return wish, wished

    def _compared(
        self, problem: Problem, around: Around, group: str, best: RoundSolution, near: Near
    ) -> Elsewhere:
        before, after = self.seatings[around.index], near.seating
        now = worth(problem, around, before, self.names)
        then = worth(problem, around, after, self.names)
        tiers = tuple(_counted(best.tiers, then))
        costs = choice_costs(self.person.choices, problem.topics)
        is_exact = all(tier.is_proved for tier in tiers)
        return Elsewhere(
            group=group,
            certainty=LossCertainty.EXACT if is_exact else LossCertainty.AT_MOST,
            tiers=tiers,
            changes={name: then[name] - now[name] for name in self.names},
            own=(costs[after[self.person.id]] - costs[before[self.person.id]]) / COST_UNIT,
            spread=tuple(_imbalances(problem, before, after)),
            choices=self._choices(before, after),
            moves=tuple(
                Move(ident, self.keys[before[ident]], self.keys[seat])
                for ident, seat in sorted(after.items())
                if ident != self.person.id and before[ident] != seat
            ),
            fewest_moves=None if near.fewest is None or not is_exact else max(0, round(near.fewest) - 1),
        )

    def _choices(self, before: Seating, after: Seating) -> dict[str, int]:
        """How many more of the others sit at their first, second, … choice; zeros left out."""
        met: Counter[str] = Counter()
        groups = list(self.assembly.groups.values())
        for ident, seat in after.items():
            person = self.assembly.participants[ident]
            if ident != self.person.id and person.choices:
                met[_rank(person, groups[seat].topic)] += 1
                met[_rank(person, groups[before[ident]].topic)] -= 1
        return {name: number for name, number in met.items() if number}


def _counted(tiers: Iterable[Tier], values: Mapping[str, float]) -> Iterator[Tier]:
    """The tiers with their values as counted.

    A search may underestimate the meetings. Its bounds of the tiers after them speak of plans that have no
    more than it reckoned, so that they are left out where there are more.
    """
    is_known = True
    for tier in tiers:
        bound = tier.bound if is_known else None
        yield Tier(
            name=tier.name, value=values[tier.name], bound=bound, how=None if bound is None else tier.how
        )
        is_known = is_known and values[tier.name] <= tier.value


def _rank(person: Participant, topic: str | None) -> str:
    rank = person.rank_of(topic)
    return "unlisted" if rank is None else str(rank)


def _people(problem: Problem) -> list[int]:
    return [person for cohort in problem.cohorts for unit in cohort.units for person in unit]


def _imbalances(problem: Problem, before: Seating, after: Seating) -> Iterator[Imbalance]:
    """What is more out of balance after than before."""
    pairs = zip(presences(problem, before), presences(problem, after), strict=True)
    for (band, was), (_, is_now) in pairs:
        for group, low, high, old, new in zip(
            problem.groups, band.lows, band.highs, was, is_now, strict=True
        ):
            over = max(0, new - high) - max(0, old - high)
            under = max(0, low - new) - max(0, low - old)
            if over > 0:
                yield Imbalance(band.attribute, band.value, group, over)
            if under > 0:
                yield Imbalance(band.attribute, band.value, group, -under)
