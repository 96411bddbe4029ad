"""Columns that no plan worth having uses, told from relaxations: reduced cost fixing.

Where x is fractional and cheapest, one more of a column costs at least its reduced cost. So plans that cost
no more than some ceiling have none of the columns that would lead beyond it. This goes back to Dantzig,
Fulkerson and Johnson ("Solution of a large-scale traveling-salesman problem", 1954). Of an assembly, few
columns are left so, and what took a second takes a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from iclei_cli.assignment.solver.highs import Relaxation

    Ceilings = Mapping[str, float]


class Relaxations:
    """The relaxations of one model that were solved: each of a tier, with no other tier above its ceiling."""

    def __init__(self) -> None:
        self._known: list[tuple[str, Ceilings, Relaxation]] = []

    def note(self, name: str, ceilings: Ceilings, relaxation: Relaxation) -> None:
        """Keep what was found of tier `name`."""
        self._known.append((name, dict(ceilings), relaxation))

    def known(self, name: str, ceilings: Ceilings) -> Relaxation | None:
        """What was found of tier `name` within these very ceilings."""
        return next(
            (found for tier, within, found in self._known if tier == name and within == ceilings), None
        )

    def needless(self, ceilings: Ceilings) -> npt.NDArray[np.int64]:
        """The columns that are 0 wherever no tier is above its ceiling."""
        found = [
            relaxation.needless(ceilings[name])
            for name, within, relaxation in self._known
            if name in ceilings and _is_within(ceilings, within)
        ]
        return np.flatnonzero(np.any(found, axis=0)) if found else np.empty(0, dtype=np.int64)


def _is_within(ceilings: Ceilings, wider: Ceilings) -> bool:
    """Whether whatever keeps some ceilings keeps the `wider` ones."""
    return all(name in ceilings and ceilings[name] <= most for name, most in wider.items())
