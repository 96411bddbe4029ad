"""The entries of a history: which are in effect, and what undo and redo step over."""

from __future__ import annotations

import pytest

from iclei_cli.store.history.entries import History
from iclei_cli.system.errors import RefusedError


def history_of(count: int) -> History:
    """A history of so many changes, all in effect."""
    history = History()
    for number in range(1, count + 1):
        history.add(history.next_entry([], f"command {number}"))
    return history


def numbers(history: History) -> tuple[list[int], list[int]]:
    """The changes that can be undone, and those that can be redone."""
    return [entry.number for entry in history.undoable()], [entry.number for entry in history.redoable()]


def test_steps_back_and_on_move_the_head() -> None:
    """The last change is undone first, and the change undone last is redone first."""
    history = history_of(3)
    assert [entry.number for entry in history.step(2, back=True)] == [3, 2]
    assert numbers(history) == ([1], [2, 3])
    assert [entry.number for entry in history.step(1, back=False)] == [2]
    assert numbers(history) == ([1, 2], [3])
    history.step(2, back=True)
    assert numbers(history) == ([], [1, 2, 3])


def test_a_new_change_forgets_what_was_undone_but_gives_no_number_twice() -> None:
    """What was undone cannot be redone after another change; that one has a number of its own."""
    history = history_of(3)
    history.step(2, back=True)
    history.add(history.next_entry([], "another"))
    assert numbers(history) == ([1, 4], [])


@pytest.mark.parametrize(
    ("count", "steps", "back", "code"),
    [
        (0, 1, True, "nothing-to-undo"),
        (2, 3, True, "too-few-to-undo"),
        (2, 1, False, "nothing-to-redo"),
    ],
)
def test_too_many_steps_are_refused_and_move_nothing(count: int, steps: int, back: bool, code: str) -> None:
    """The error tells how many there are."""
    history = history_of(count)
    before = numbers(history)
    with pytest.raises(RefusedError) as refused:
        history.step(steps, back=back)
    assert refused.value.code == code
    assert numbers(history) == before
