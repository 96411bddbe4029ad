"""Questions answered by trying every plan."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assignment.brute_force import Seating
    from oracle.asking import Question


def answer(question: Question) -> bool | None:
    """Whether there is such a plan."""
    every = [list(_seatings(question, number)) for number in question.numbers]
    return any(_is_one(question, rounds) for rounds in product(*every))


def _seatings(question: Question, number: int) -> Iterator[Seating]:
    judge = question.judge
    people = [person.id for person in judge.there(number)]
    options = [sorted(question.options(number, ident)) for ident in people]
    for keys in product(*options):
        seating = dict(zip(people, keys, strict=True))
        is_kept = (
            judge.keeps_company(number, seating)
            and judge.keeps_numbers(number, seating)
            and judge.has_duties(number, seating)
        )
        if is_kept and _has_room(question, number, seating):
            yield seating


def _has_room(question: Question, number: int, seating: Seating) -> bool:
    if question.sizes is None:
        return question.judge.has_room(number, seating)
    sizes = Counter(seating.values())
    groups = question.judge.assembly.groups
    return all(
        low <= sizes[key] <= high or (groups[key].if_needed and not sizes[key])
        for key, (low, high) in question.sizes.items()
    )


def _is_one(question: Question, rounds: Sequence[Seating]) -> bool:
    judge = question.judge
    if len(rounds) > 1 and not _keeps_visits(question, rounds):
        return False
    numbered = list(zip(question.numbers, rounds, strict=True))
    values = {
        "spread": sum((judge.spread(number, item) for number, item in numbered), Fraction(0)),
        "choices": sum(map(judge.choices, rounds), Fraction(0)),
        "meetings": judge.meetings(rounds),
        "moves": Fraction(moves(question, rounds)),
        "company": judge.company(rounds),
        **judge.unmet(rounds),
    }
    return all(values[name] <= most for name, most in question.at_most.items())


def _keeps_visits(question: Question, rounds: Sequence[Seating]) -> bool:
    return all(
        times <= question.visits_allowed(ident, topic)
        for ident in {ident for seating in rounds for ident in seating}
        for topic, times in Counter(
            question.judge.topic(seating[ident]) for seating in rounds if ident in seating
        ).items()
        if topic is not None
    )


def moves(question: Question, rounds: Sequence[Seating]) -> int:
    """How many seats are elsewhere than at home."""
    return sum(
        seating[ident] != key
        for before, seating in zip(question.home, rounds, strict=False)
        for ident, key in before.items()
        if ident in seating
    )
