"""Why somebody sits where they do: what would have to give if they sat elsewhere, from solving it anew."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import require_coming
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assembly.plans.met_before import tiers_that_count
from iclei_cli.assembly.plans.proof import is_current
from iclei_cli.assignment.problem.company import company_of, count_company
from iclei_cli.assignment.problem.cost import out_of_balance
from iclei_cli.assignment.problem.from_assembly import state, state_round
from iclei_cli.assignment.problem.problem import COST_UNIT, choice_costs
from iclei_cli.assignment.reasons.answers import RoundAnswers
from iclei_cli.assignment.reasons.obstacles import obstacles
from iclei_cli.assignment.reasons.seated_elsewhere import beside_others, rounds_among_others, seatings_of
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.solver.parallel import AT_A_TIME, run_all
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan, Tier
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.reasons.answers import Answer, Imbalance
    from iclei_cli.assignment.reasons.obstacles import Obstacle
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
        out_of_balance: how many more people would be too many or too few there, each once.
        choices: how many more of the others would get their choice of a rank in that plan: `1`, `2`, …, or
            `unlisted`.
        company: those whom the person wishes to meet or to avoid and would sit with in that plan, by id.
        company_unmet: how many more wishes to meet or to avoid somebody would not be met there, each once.
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
    out_of_balance: int = 0
    company: tuple[int, ...] = ()
    company_unmet: int = 0
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
        return seated.elsewhere(index, group, share)

    with clock.stopped_by_ctrl_c():
        for jobs in seated.preparations(clock):
            run_all(jobs, clock, None)
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
        self.names = tiers_that_count(assembly, tiers_asked(assembly, settings), len(plan.rounds))
        problems = state(assembly, settings)
        self.costs = choice_costs(person.choices, problems[0].topics)
        self._company = company_of(assembly, with_weights=False)
        self._around = rounds_among_others(problems, self.seatings)
        self._rounds = self._answers(problems)
        self._homely = cache(self._stated_homely)  # every other group is asked about with the same one
        self._against: dict[Hashable, tuple[Obstacle, ...]] = {}

    def _answers(self, problems: Sequence[Problem]) -> dict[int, RoundAnswers]:
        """Each round in which they sit somewhere."""
        rounds = {}
        for index, (problem, around, seating) in enumerate(
            zip(problems, self._around, self.seatings, strict=True)
        ):
            if self.person.id in seating:
                if any(ident not in seating for ident in _people(problem)):
                    raise RefusedError("plan-out-of-date")
                rounds[index] = RoundAnswers(
                    beside_others(problem, around), around, seating, self.person.id, self.names
                )
        return rounds

    def preparations(self, clock: Clock) -> Iterator[list[Callable[[], None]]]:
        """What is to be done, step by step, before the groups are asked about; each step side by side."""
        options = SearchOptions(clock, self.settings.seed)
        yield [here.look for here in self._rounds.values()]
        yield [
            partial(here.bound, topic, options)
            for here in self._rounds.values()
            for topic in here.problem.tables_of
        ]

    def group_in(self, index: int) -> str | None:
        """The key of the group they sit in."""
        seat = self.seatings[index].get(self.person.id)
        return None if seat is None else self.keys[seat]

    def questions(self) -> list[tuple[int, str]]:
        """Each round in which they sit somewhere, with each other group."""
        return [(index, key) for index in self._rounds for key in self.keys if key != self.group_in(index)]

    def elsewhere(self, index: int, key: str, clock: Clock) -> Elsewhere:
        """Find out what would have to give for them to sit in a group in a round."""
        here, group = self._rounds[index], self.keys.index(key)
        options = SearchOptions(clock, self.settings.seed)
        with suppress(ContradictionError):
            answer = here.at(group, options) if group in here.groups else None
            if answer is not None and not here.is_large:
                answer = here.nearest(answer, group, self._homely(index), options)
            if answer is not None:
                return self._compared(index, key, answer)
            if group in here.groups:
                return Elsewhere(key, LossCertainty.UNKNOWN)
        against = self._obstacles(index, key, clock)
        return Elsewhere(key, LossCertainty.IMPOSSIBLE, against=against)

    def _stated_homely(self, index: int) -> Problem:
        """The round in which moves from the plan are counted."""
        problem = state_round(self.assembly, self.settings, index + 1, self.plan)
        return beside_others(problem, self._around[index])

    def _obstacles(self, index: int, key: str, clock: Clock) -> tuple[Obstacle, ...]:
        """What stands against it, found once for tables that no rule and no host tells apart."""
        group = self.assembly.groups[key]
        is_named = any(group.hosts.values()) or any(
            getattr(rule, "group", None) == key for rule in self.assembly.rules.values()
        )
        alike = (index, key if is_named else (group.topic, group.seats_in(index + 1), group.languages))
        if alike not in self._against:
            wish, wished = self._wished(index, key)
            found = obstacles(wished, self.settings, self._around[index], wish, clock)
            self._against[alike] = tuple(found)
        return self._against[alike]

    def _wished(self, index: int, group: str) -> tuple[int, Assembly]:
        """The assembly with one more rule, and its number: they sit in that group in that round."""
        wished = self.assembly.copy()
        wish = next(number for number in count(1) if number not in wished.rules)
        rounds = (index + 1,) if len(self.seatings) > 1 else ()
        wished.rules[wish] = Pin(number=wish, person=self.person.id, group=group, rounds=rounds)
        return wish, wished

    def _compared(self, index: int, group: str, answer: Answer) -> Elsewhere:
        here = self._rounds[index]
        before, after = here.seating, answer.seating
        movers = [ident for ident, seat in sorted(after.items()) if before[ident] != seat]
        is_exact = all(tier.is_proved for tier in answer.tiers)
        fewest = answer.fewest_moves if is_exact else None
        return Elsewhere(
            group=group,
            certainty=LossCertainty.EXACT if is_exact else LossCertainty.AT_MOST,
            tiers=tuple(answer.tiers),
            changes={tier.name: tier.value - here.now[tier.name] for tier in answer.tiers},
            own=(self.costs[after[self.person.id]] - self.costs[before[self.person.id]]) / COST_UNIT,
            spread=tuple(here.imbalances(after)),
            out_of_balance=out_of_balance(here.problem, after) - out_of_balance(here.problem, before),
            choices=self._choices(before, after, movers),
            company=tuple(
                wish.id
                for wish in (*self.person.wants_to_meet, *self.person.avoids)
                if after.get(wish.id) == after[self.person.id] and wish.id not in self.person.torn
            ),
            company_unmet=self._unmet_company(index, after) - self._unmet_company(index, before),
            moves=tuple(
                Move(ident, self.keys[before[ident]], self.keys[after[ident]])
                for ident in movers
                if ident != self.person.id
            ),
            fewest_moves=None if fewest is None else max(0, round(fewest) - 1),
        )

    def _unmet_company(self, index: int, seating: Seating) -> int:
        """How many wishes about others are not met with these seats in a round, each once."""
        rounds = [*self.seatings[:index], seating, *self.seatings[index + 1 :]]
        return count_company(self._company, rounds)

    def _choices(self, before: Seating, after: Seating, movers: Sequence[int]) -> dict[str, int]:
        """How many more of the others sit at their first, second, … choice; zeros left out."""
        met: Counter[str] = Counter()
        groups = list(self.assembly.groups.values())
        for ident in movers:
            person = self.assembly.participants[ident]
            if ident != self.person.id and person.choices:
                met[_rank(person, groups[after[ident]].topic)] += 1
                met[_rank(person, groups[before[ident]].topic)] -= 1
        return {name: number for name, number in met.items() if number}


def _rank(person: Participant, topic: str | None) -> str:
    rank = person.rank_of(topic)
    return "unlisted" if rank is None else str(rank)


def _people(problem: Problem) -> list[int]:
    return [person for cohort in problem.cohorts for unit in cohort.units for person in unit]
