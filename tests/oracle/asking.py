"""One question, to which every claim comes down: is there a plan that keeps the rules and is so good?"""

from __future__ import annotations

import pickle
import sys
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assignment.brute_force import Judge, Seating


@dataclass(frozen=True)
class Question:
    """Is there a plan that keeps the rules of the judge, and all of this?

    Attributes:
        seats: the groups that are left to somebody, by the index of the round and their id, beside the rules.
        at_most: what tiers may come to; `moves` are seats elsewhere than in `home`.
        home: who sat where, by the index of the round.
        sizes: the least and the most people of each group; None: those of the assembly.
        visits: how often somebody may be at a topic, instead of what the rules say; None: what the rules say.
        rounds: the indices of the rounds that count; None: all.
    """

    judge: Judge
    seats: Mapping[tuple[int, int], Collection[str]] = field(default_factory=dict)
    at_most: Mapping[str, Fraction] = field(default_factory=dict)
    home: Sequence[Seating] = ()
    sizes: Mapping[str, tuple[int, int]] | None = None
    visits: Mapping[tuple[int, str], int] | None = None
    rounds: Sequence[int] | None = None

    @property
    def numbers(self) -> Sequence[int]:
        """The indices of the rounds."""
        return range(self.judge.settings.rounds) if self.rounds is None else self.rounds

    def options(self, number: int, ident: int) -> set[str]:
        """The groups that are left to somebody in a round."""
        return self.judge.homes(number, ident) & {
            *self.seats.get((number, ident), self.judge.assembly.groups)
        }

    def visits_allowed(self, ident: int, topic: str) -> int:
        """How often somebody may be at a topic."""
        if self.visits is not None:
            return self.visits.get((ident, topic), self.judge.settings.rounds)
        return self.judge.visits_allowed(ident, topic)

    def within(self, **at_most: Fraction | float) -> Question:
        """The same question, of plans that are as good as this."""
        more = {name: Fraction(value) for name, value in at_most.items()}
        return replace(self, at_most={**self.at_most, **more})


def visits_by_rules(judge: Judge) -> dict[tuple[int, str], int]:
    """How often people may be at the topics that all rules together leave open to them."""
    found = {}
    for person in judge.assembly.coming():
        numbers = [
            number
            for number in range(judge.settings.rounds)
            if any(person.id == other.id for other in judge.there(number))
        ]
        homes = [judge.joint_homes(number, person.id) for number in numbers]
        for topic in {judge.topic(key) for keys in homes for key in keys} - {None}:
            assert topic is not None
            found[person.id, topic] = judge.visits_allowed(person.id, topic)
    return found


class Engine(Protocol):
    """Whatever answers questions."""

    def __call__(self, question: Question, /) -> bool | None:
        """Whether there is such a plan; None where that was not found out in time."""


@cache
def engine() -> Engine:
    """CP-SAT, or where it is not installed, trying every plan."""
    return tried if find_spec("ortools") is None else _ModelProcess().ask


def tried(question: Question) -> bool | None:
    """Every plan tried."""
    from oracle.trying import answer  # noqa: PLC0415 - one of the two is used

    return answer(question)


class _ModelProcess:
    """CP-SAT in a process of its own: OR-Tools and the program's solver cannot be loaded in one."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "oracle.model"]
        self._process = Popen(command, cwd=Path(__file__).parents[1], stdin=PIPE, stdout=PIPE)

    def ask(self, question: Question) -> bool | None:
        """Hand a question over and wait for the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(question, self._process.stdin)
        self._process.stdin.flush()
        answer: bool | None = pickle.load(self._process.stdout)  # noqa: S301 - from our own process
        return answer
