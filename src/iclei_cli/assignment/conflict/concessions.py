"""What is given up, as columns of a program: people released, demands dropped, numbers that give way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.solver.program import Program


class ConcessionColumns:
    """The columns by which demands give way, and what they cost.

    Attributes:
        number, amount: how many demands are given up, and how much of them in sum, by column.
        whole: the column that is 1 where a demand is given up, or a number gives way at all.
        partly: the column of by how much a number gives way.
        released: how many of a cohort are released from one of its needs, by the indices of both.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self.number: dict[int, int] = {}
        self.amount: dict[int, int] = {}
        self.whole: dict[Demand, int] = {}
        self.partly: dict[Demand, int] = {}
        self.released: dict[tuple[int, int], int] = {}

    def of_people(self, cohort: int, need: int, most: int) -> int:
        """The column of how many of a cohort are released from one of its needs."""
        if (cohort, need) not in self.released:
            self.released[cohort, need] = self._costing(self._program.add_column(upper=most))
        return self.released[cohort, need]

    def of_whole(self, demand: Demand) -> int:
        """The column that is 1 where a demand is given up as a whole."""
        if demand not in self.whole:
            self.whole[demand] = self._costing(self._program.add_column(upper=1))
        return self.whole[demand]

    def of_number(self, demand: Demand, most: int) -> int:
        """The column of by how much a number gives way."""
        if demand not in self.partly:
            is_given = self.whole[demand] = self._program.add_column(upper=1)
            self.number[is_given] = 1
            column = self.partly[demand] = self._program.add_column(upper=most)
            self.amount[column] = 1
            self._program.add_row([column, is_given], upper=0, coefficients=[1.0, -float(most)])
        return self.partly[demand]

    def allow_no_more(self, costs: Mapping[int, int], values: npt.NDArray[np.int64]) -> None:
        """Allow no more of `costs`, which are `number` or `amount`, than these values have."""
        if costs:
            most = sum(cost * int(values[column]) for column, cost in costs.items())
            coefficients = [float(cost) for cost in costs.values()]
            self._program.add_row(list(costs), upper=most, coefficients=coefficients)

    def _costing(self, column: int) -> int:
        self.number[column] = 1
        self.amount[column] = 1
        return column
