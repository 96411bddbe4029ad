"""The words of the port to a solver: a mixed-integer program goes in, an outcome comes out. No solver yet."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt


@dataclass
class Program:
    """Minimise cost·x over whole numbers x ≥ 0, where every x and every row's sum is within its bounds.

    Columns and rows are added one by one; adding a column returns its index, which is its name from then on.
    Rows are kept as a solver wants them, end to end: row r has the columns `indices[starts[r]:starts[r + 1]]`
    with the `coefficients` of the same places.

    Attributes:
        cost: what one unit of each column costs.
        upper: the most that each column can be.
        fractional: the columns that need not be whole numbers.
    """

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    fractional: list[int] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    coefficients: list[float] = field(default_factory=list)

    def add_column(self, *, upper: float) -> int:
        """Add a whole-number variable between 0 and `upper`, free of cost; its index."""
        self.cost.append(0.0)
        self.upper.append(upper)
        return len(self.cost) - 1

    def add_row(
        self,
        columns: Sequence[int],
        *,
        lower: float = -math.inf,
        upper: float = math.inf,
        coefficients: Sequence[float] | None = None,
    ) -> None:
        """Demand lower ≤ Σ coefficient·x ≤ upper over the named columns; coefficients are 1 unless given."""
        self.indices.extend(columns)
        self.coefficients.extend([1.0] * len(columns) if coefficients is None else coefficients)
        self.starts.append(len(self.indices))
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def copy(self) -> Program:
        """A program of its own with the same columns and rows."""
        return Program(**{item.name: list(getattr(self, item.name)) for item in fields(self)})


class OutcomeStatus(StrEnum):
    """What the solver can say at its end."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING_FOUND = "nothing-found"


@dataclass(frozen=True)
class Outcome:
    """The end of one minimisation.

    Attributes:
        status: whether `values` are the best, merely allowed, impossible, or not found in time.
        values: one whole number a column; empty unless something was found.
        bound: no allowed x has a cost below it; None where nothing is known.
    """

    status: OutcomeStatus
    values: npt.NDArray[np.int64]
    bound: float | None
