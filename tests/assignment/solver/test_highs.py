"""The port to the solver: small programs whose answers anybody can check by hand."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.highs import jump, minimise, relax
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import OutcomeStatus, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 20.0


def a_program(cost: Sequence[float], *, upper: float = 1) -> Program:
    """A program of so many columns, without rows."""
    program = Program()
    for each in cost:
        program.cost[program.add_column(upper=upper)] = each
    return program


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A program of up to four columns and three rows, with small whole numbers."""
    numbers = st.integers(-3, 3)
    columns = draw(st.integers(1, 4))
    program = a_program([float(draw(numbers)) for _ in range(columns)], upper=draw(st.integers(1, 3)))
    for _ in range(draw(st.integers(0, 3))):
        low = draw(st.integers(-4, 4))
        program.add_row(
            range(columns),
            lower=low,
            upper=low + draw(st.integers(0, 3)),
            coefficients=[float(draw(numbers)) for _ in range(columns)],
        )
    return program


def every_allowed(program: Program) -> list[tuple[int, ...]]:
    """All whole numbers that a program allows."""
    size = len(program.cost)
    rows = [program.coefficients[start : start + size] for start in program.starts[:-1]]
    return [
        values
        for values in product(*(range(int(upper) + 1) for upper in program.upper))
        if all(
            low <= sum(c * x for c, x in zip(row, values, strict=True)) <= high
            for row, low, high in zip(rows, program.row_lower, program.row_upper, strict=True)
        )
    ]


def cost_of(program: Program, values: Sequence[int]) -> float:
    """What values cost."""
    return sum(cost * value for cost, value in zip(program.cost, values, strict=True))


@settings(max_examples=200, deadline=None)
@given(programs(), st.booleans())
def test_the_outcome_is_the_best_of_all_allowed_values(program: Program, presolve: bool) -> None:
    """Compared with trying them all, with and without presolve; and the bound is what it costs."""
    allowed = every_allowed(program)
    outcome = minimise(program, Effort(Clock(SECONDS), presolve=presolve))
    event("possible" if allowed else "impossible")
    if not allowed:
        assert outcome.status is OutcomeStatus.INFEASIBLE
        assert not outcome.values.size
        return
    assert outcome.status is OutcomeStatus.OPTIMAL
    assert tuple(outcome.values) in allowed
    best = min(cost_of(program, values) for values in allowed)
    assert cost_of(program, outcome.values.tolist()) == best == outcome.bound


@settings(max_examples=100, deadline=None)
@given(programs())
def test_the_bound_of_a_relaxation_is_below_everything_allowed(program: Program) -> None:
    """No allowed value costs less; and it is infinite only where nothing is allowed."""
    relaxation = relax(program, Clock(SECONDS))
    assert relaxation is not None
    assert all(relaxation.bound <= cost_of(program, values) for values in every_allowed(program))


@settings(max_examples=300, deadline=None)
@given(programs(), st.integers(0, 3))
def test_a_needless_column_is_in_nothing_that_costs_no_more(program: Program, more: int) -> None:
    """Whatever is allowed and costs at most so much more than the relaxation has none of them."""
    relaxation = relax(program, Clock(SECONDS))
    assert relaxation is not None
    allowed = every_allowed(program)
    assume(allowed)
    needless = relaxation.needless(relaxation.bound + more)
    event(f"needless: {needless.sum()}")
    for values in allowed:
        if cost_of(program, values) <= relaxation.bound + more:
            assert not any(value for value, is_needless in zip(values, needless, strict=True) if is_needless)


def bound_of(program: Program) -> float:
    """The bound of its relaxation."""
    relaxation = relax(program, Clock(SECONDS))
    assert relaxation is not None
    return relaxation.bound


def test_the_bound_of_a_relaxation_is_rounded_up_to_a_whole_cost() -> None:
    """Half a unit would do if people could be cut: whole ones cost one."""
    program = a_program([1.0, 1.0])
    program.add_row([0, 1], lower=1, coefficients=[2.0, 2.0])
    assert bound_of(program) == 1


def test_where_not_even_a_fraction_is_allowed_the_bound_is_infinite() -> None:
    """A column of at most one can never be two."""
    program = a_program([1.0])
    program.add_row([0], lower=2)
    assert bound_of(program) == math.inf


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_jump_lands_on_something_allowed(seed: int) -> None:
    """Six people at two tables, three at each."""
    program = a_program([0.0] * 12)
    for person in range(6):
        program.add_row([person, person + 6], lower=1, upper=1)
    for table in (range(6), range(6, 12)):
        program.add_row(list(table), lower=3, upper=3)
    values = jump(program, Effort(Clock(SECONDS), seed))
    assert values is not None
    assert values[:6].sum() == values[6:].sum() == 3
    assert (values[:6] + values[6:] == 1).all()


def test_without_time_nothing_is_found() -> None:
    """A clock that has run out gives no values, and is no proof that there are none."""
    program = a_program([float(number % 7) for number in range(400)])
    for start in range(0, 400, 4):
        program.add_row(range(start, start + 4), lower=1, upper=2)
    program.add_row(range(400), lower=150, coefficients=[float(number % 5) for number in range(400)])
    clock = Clock(SECONDS)
    clock.stop()
    outcome = minimise(program, Effort(clock))
    assert outcome.status in {OutcomeStatus.NOTHING_FOUND, OutcomeStatus.FEASIBLE}


def test_a_copy_of_a_program_is_its_own() -> None:
    """What is added to the copy is not in the original."""
    program = a_program([1.0])
    copy = program.copy()
    copy.add_row([copy.add_column(upper=1)], upper=0)
    assert len(program.cost) == 1
    assert program.starts == [0]
