"""How long and how hard something is searched, and within which limits: what all searches are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assignment.solver.clock import Clock


class SearchProgress(Protocol):
    """Whoever wants to know how far a search is."""

    def __call__(self, tier: str, value: float | None, bound: float | None, /) -> None:
        """Take note of the best value and the bound of `tier` so far; None is what is not known yet."""


@dataclass(frozen=True)
class Effort:
    """How long and how hard one program is searched.

    One thread and a fixed seed give the same values on every run that does not end by the clock.

    Attributes:
        clock: the time that is left.
        seed: another seed may find other values that are as good.
        nodes: how large the search tree may grow; None: as large as it has to.
        gap: how far from its bound a value may stay, as a part of the value.
        presolve: whether the solver may rewrite the program before it searches it.
    """

    clock: Clock
    seed: int = 0
    nodes: int | None = None
    gap: float = 0.0
    presolve: bool = True


@dataclass(frozen=True)
class SearchOptions(Effort):
    """How the tiers of a plan are searched, one after the other, all on one clock.

    Attributes:
        limits: what a tier must not cost more than, by its name, in the units of the cost vectors.
        narrows: whether relaxations tell which columns are needed at all. That pays where nothing is as good
            as the relaxation; elsewhere it takes longer. Other seats may be found that are as good.
        progress: who is told of every tier while it is searched.
    """

    limits: Mapping[str, float] = field(default_factory=dict)
    narrows: bool = False
    progress: SearchProgress | None = None
