"""Duties dealt out at the tables of a plan, so that the work is shared: by a matching, table after table.

That each table can have somebody for each duty, the model sees to. Here it is decided who. The duties of all
rounds are a flow from people over their seats to the duties at their tables, and n duties of one person cost
n², which is convex. So no dealing is more even once no path leads from somebody to one who has two fewer
(R. Ahuja, T. Magnanti and J. Orlin, "Network Flows", 1993, chapter 14).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.nouns.rule import Duties, is_about
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assignment.problem.rules import takers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan


class _Slot(NamedTuple):
    """A duty at a table in a round (from 1)."""

    round: int
    group: str
    duty: str


class _Seat(NamedTuple):
    """A person (by id) in a round (from 1)."""

    person: int
    round: int


def with_duties(assembly: Assembly, plan: Plan, before: Plan | None = None) -> Plan:
    """The plan with the duties that the rules ask for dealt out, as evenly as can be.

    Who is named at a table does what they are named for. Whoever sat at the same table in the same round of
    the plan `before` keeps the duty that they had there, as long as somebody is left for the others. Where
    there are too few, duties are held by nobody.
    """
    dealing = _Dealing(assembly, plan)
    dealing.deal_to_hosts()
    if before is not None:
        dealing.keep(before)
    dealing.fill()
    dealing.even_out()
    return replace(
        plan,
        rounds=tuple(
            tuple(
                replace(item, duty=dealing.duty_of(_Seat(item.participant, number), item.group))
                for item in plan.in_round(number)
            )
            for number in plan.numbers
        ),
    )


class _Dealing:
    """Duties on their way to people.

    Attributes:
        rounds: their numbers.
        open_to: who could hold each duty at each table, in order of id.
        holder, held: who holds a duty, and which duty somebody holds in a round.
        fixed: the duties that stay where they are, whoever has how many.
        load: how many duties each person has.
    """

    def __init__(self, assembly: Assembly, plan: Plan) -> None:
        self.assembly = assembly
        self.rounds = plan.numbers
        self.open_to: dict[_Slot, list[int]] = {}
        for rule in assembly.rules.values():
            if isinstance(rule, Duties):
                self.open_to |= _slots(assembly, plan, rule)
        self.holder: dict[_Slot, int] = {}
        self.held: dict[_Seat, _Slot] = {}
        self.fixed: set[_Slot] = set()
        self.load: Counter[int] = Counter()

    def duty_of(self, seat: _Seat, group: str) -> str | None:
        """What somebody does in a round, at the table at which they sit."""
        slot = self.held.get(seat)
        return slot.duty if slot is not None and slot.group == group else None

    def deal_to_hosts(self) -> None:
        """Give what people are named for to them."""
        for slot, people in self.open_to.items():
            named = self.assembly.groups[slot.group].hosts.get(slot.duty)
            if named in people and _Seat(named, slot.round) not in self.held:
                self._give(slot, named)
                self.fixed.add(slot)

    def keep(self, before: Plan) -> None:
        """Leave duties with those who had them, at the same table in the same round."""
        for number in before.numbers:
            for item in before.in_round(number):
                slot = _Slot(number, item.group, item.duty or "")
                is_free = slot not in self.holder and _Seat(item.participant, number) not in self.held
                if is_free and item.participant in self.open_to.get(slot, ()):
                    self._give(slot, item.participant)
                    self.fixed.add(slot)

    def fill(self) -> None:
        """Find somebody for each duty that nobody holds; others there change duties where they must."""
        for slot in self.open_to:
            if slot not in self.holder:
                self._fill(slot)

    def even_out(self) -> None:
        """Pass duties on, from people with many to people with few, until no more can be passed on so."""
        while True:
            people = sorted(self.load, key=lambda ident: (-self.load[ident], ident))
            if not sum(self._relieve(person) for person in people):
                return

    def _fill(self, start: _Slot) -> None:
        """Give a duty to somebody who is free, who has least; or along the shortest chain of changes."""
        before: dict[_Slot, _Slot | None] = {start: None}
        queue = [start]
        for slot in queue:
            free = [ident for ident in self.open_to[slot] if _Seat(ident, slot.round) not in self.held]
            if free:
                person = min(free, key=lambda ident: (self.load[ident], ident))
                self._pass_back(slot, person, before)
                return
            for ident in self.open_to[slot]:
                other = self.held[_Seat(ident, slot.round)]
                is_named = self.assembly.groups[other.group].hosts.get(other.duty) == ident
                if other not in before and not is_named:
                    before[other] = slot
                    queue.append(other)

    def _pass_back(self, slot: _Slot, person: int, before: Mapping[_Slot, _Slot | None]) -> None:
        """Give a duty to a person; who held it takes the one before, and so on."""
        taken: _Slot | None = slot
        while taken is not None:
            former = self.holder.get(taken)
            if former is not None:
                self._take(taken, former)
            self._give(taken, person)
            person, taken = former or 0, before[taken]

    def _relieve(self, person: int) -> int:
        """Pass duties of a person on as long as there is somebody with two fewer; how many were."""
        passed = 0
        while path := self._path_to_fewer(person):
            for slot, _ in path:
                self._take(slot, self.holder[slot])
            for slot, taker in path:
                self._give(slot, taker)
            passed += 1
        return passed

    def _path_to_fewer(self, person: int) -> list[tuple[_Slot, int]]:
        """Duties with who takes each, so that a person has one fewer, and somebody with two fewer one more.

        Everybody between gives one duty for another: one of another round, if they are free in the round of
        the duty they take, or else the one that they have in it.
        """
        most = self.load[person] - 2
        before: dict[_Slot, tuple[_Slot, int] | None] = dict.fromkeys(self._movable(person))
        seen = {person}
        queue = list(before) if most >= 0 else []
        for slot in queue:
            for taker in self.open_to[slot]:
                own = self.held.get(_Seat(taker, slot.round))
                if own is None and self.load[taker] <= most:
                    return list(_steps(slot, taker, before))
                if own is None and taker not in seen:
                    seen.add(taker)
                    given = self._movable(taker)
                else:
                    given = [own] if own is not None and own not in self.fixed else []
                for other in given:
                    if other not in before:
                        before[other] = (slot, taker)
                        queue.append(other)
        return []

    def _movable(self, person: int) -> list[_Slot]:
        """The duties of a person that need not stay with them."""
        seats = (_Seat(person, number) for number in self.rounds)
        return [self.held[seat] for seat in seats if seat in self.held and self.held[seat] not in self.fixed]

    def _give(self, slot: _Slot, person: int) -> None:
        self.holder[slot] = person
        self.held[_Seat(person, slot.round)] = slot
        self.load[person] += 1

    def _take(self, slot: _Slot, person: int) -> None:
        del self.holder[slot]
        del self.held[_Seat(person, slot.round)]
        self.load[person] -= 1


def _slots(assembly: Assembly, plan: Plan, rule: Duties) -> dict[_Slot, list[int]]:
    """What a rule asks for at each table at which anybody sits, with who of them could do it."""
    able = takers(assembly, rule.duties)
    return {
        _Slot(number, key, duty): [person.id for person in table if duty in able.get(person.id, ())]
        for number in plan.numbers
        if is_about(rule, number)
        for key, table in tables(assembly, plan, number).items()
        if table
        for duty in rule.duties
    }


def _steps(
    slot: _Slot, taker: int, before: Mapping[_Slot, tuple[_Slot, int] | None]
) -> Iterator[tuple[_Slot, int]]:
    """The duties on the way to one, the last first, with who takes each."""
    step: tuple[_Slot, int] | None = (slot, taker)
    while step is not None:
        yield step
        step = before[step[0]]
