"""What it costs, in whom people wish to sit beside and whom not, that somebody sits in another group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from iclei_cli.assignment.problem.company import Company

    Numbers = npt.NDArray[np.float64]
    Indices = npt.NDArray[np.int64]


class CompanySought:
    """Pairs of people, by their places in arrays, of whom some wish to meet, or not to.

    Attributes:
        people: everybody whom a wish is about.
        largest: the most that one pair counts.
    """

    def __init__(self, company: Company, index: Mapping[int, int]) -> None:
        pairs = sorted({*company.wants, *company.avoids})
        pairs = [(one, other) for one, other in pairs if one in index and other in index]
        self._ones = np.array([index[one] for one, _ in pairs], dtype=np.int64)
        self._others = np.array([index[other] for _, other in pairs], dtype=np.int64)
        self._wants = np.array([company.wants.get(pair, 0) for pair in pairs], dtype=np.int64)
        self._avoids = np.array([company.avoids.get(pair, 0) for pair in pairs], dtype=np.int64)
        self.people = np.unique(np.concatenate([self._ones, self._others]))
        self.largest = int(max(self._wants.max(initial=0), self._avoids.max(initial=0)))
        # Whoever is on the list and never there meets nobody, whatever the seats are.
        self._never = sum(weight for pair, weight in company.wants.items() if not index.keys() >= set(pair))
        low, high = np.minimum(self._ones, self._others), np.maximum(self._ones, self._others)
        self._count = max(index.values(), default=0) + 1
        order = np.argsort(low * self._count + high)
        self._keys, self._order = (low * self._count + high)[order], order

    def value(self, table: Indices) -> float:
        """What the seats cost; `table` is the table of each person in each round, of nobody twice if away."""
        together = (table[:, self._ones] == table[:, self._others]).sum(axis=0)
        unmet = self._wants[together == 0].sum()
        return float(self._never + unmet + (self._avoids * together).sum())

    def of_pairs(self, table: Indices, number: int) -> Numbers:
        """What it costs each pair to sit in one group in a round, as the other rounds are."""
        together = table[:, self._ones] == table[:, self._others]
        elsewhere = together.sum(axis=0) - together[number]
        costs: Numbers = self._avoids - 1.0 * self._wants * (elsewhere == 0)
        return costs

    def of_groups(self, table: Indices, number: int, groups: int) -> Numbers:
        """What it costs each person to be in each group of a round, by those who sit there."""
        pairs = self.of_pairs(table, number)
        costs = np.zeros((table.shape[1], groups))
        for ones, others in ((self._ones, self._others), (self._others, self._ones)):
            seats = table[number, others]
            is_there = seats >= 0
            np.add.at(costs, (ones[is_there], seats[is_there]), pairs[is_there])
        return costs

    def between(self, table: Indices, number: int, ones: Indices, others: Indices) -> Numbers:
        """What it costs these pairs to sit in one group in a round; nothing where neither wishes for it."""
        keys = np.minimum(ones, others) * self._count + np.maximum(ones, others)
        found = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        costs: Numbers = np.where(
            self._keys[found] == keys, self.of_pairs(table, number)[self._order[found]], 0.0
        )
        return costs
