"""What a desk noted, to be taken back, the latest first: arrivals, and blank badges that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.check_in import take_back
from iclei_cli.cli.door.blanks import free_blank
from iclei_cli.cli.door.check_in import note_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.store.store import Store, Watch

    Outcomes = list[tuple[int, str]]


class _Step(NamedTuple):
    """What was noted in one go: arrivals, by number, and a blank badge that was given, to whom."""

    numbers: list[int]
    badge: tuple[int, str] | None


class NotedHere:
    """All that one desk noted and was not taken back.

    Attributes:
        arrivals: how many of it are arrivals.
    """

    def __init__(self, store: Store, watch: Watch, desk: Desk) -> None:
        """Keep what this desk notes; there is nothing yet."""
        self._store, self._watch, self._desk = store, watch, desk
        self._steps: list[_Step] = []
        self.arrivals = 0

    def add(self, outcomes: Sequence[tuple[int, str]], blank: str | None) -> None:
        """Keep in mind whose arrival was noted, and that the first of these was given a blank badge."""
        numbers = [number for number, outcome in outcomes if outcome != "already"]
        if numbers or blank is not None:
            self._steps.append(_Step(numbers, None if blank is None else (outcomes[0][0], blank)))
        self.arrivals += len(numbers)

    def take_back_last(self) -> tuple[Outcomes, str | None] | None:
        """Take back what was noted last; None if nothing was.

        Returns:
            The outcomes, and the code of the badge that is nobody's again, if one was given.

        Raises:
            RefusedError: as `take_back` and `free_blank`.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        outcomes = note_all(self._watch, step.numbers, self._desk, take_back, "undone")
        self.arrivals -= len(outcomes)
        self._steps.pop()
        if step.badge is None:
            return outcomes, None
        number, code = step.badge
        freed = free_blank(self._store, number, code)
        self._watch.refresh()
        return outcomes or [(number, "badge-undone")], freed

    def take_back_of(self, number: int) -> Outcomes:
        """Take back the arrival that was noted last of somebody, whichever desk it was.

        Raises:
            RefusedError: as `take_back`.
        """
        outcomes = note_all(self._watch, [number], self._desk, take_back, "undone")
        ours = next((step for step in reversed(self._steps) if number in step.numbers), None)
        if ours is not None:
            ours.numbers.remove(number)
            self.arrivals -= 1
            self._steps = [step for step in self._steps if step.numbers or step.badge]
        return outcomes
