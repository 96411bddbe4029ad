"""Small numbers left out of what goes out, so that nobody reckons them from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iclei_cli.exports.report.suppress import SMALLEST, Told, is_small, what_is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = tuple[int, int]

ROWS = st.lists(
    st.integers(0, 12).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), max_size=12
)
FEW_ROWS = st.lists(
    st.integers(0, 7).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))), max_size=4
)


def could_be(rows: Sequence[Row], told: Sequence[Told]) -> Iterator[set[Row]]:
    """What each row may be, for whoever sees what is told of all of them and the totals."""
    came, expected = (sum(numbers) for numbers in zip(*rows, strict=True))
    choices: list[set[Row]] = []
    for row, what in zip(rows, told, strict=True):
        wholes = [row[1]] if what is not Told.NOTHING else range(1, expected + 1)
        parts = {(part, whole) for whole in wholes for part in range(whole + 1)}
        choices.append({row} if what is Told.ALL else parts)
    for place, choice in enumerate(choices):
        sums = {(0, 0)}
        for other in (*choices[:place], *choices[place + 1 :]):
            added = {(part + row[0], whole + row[1]) for part, whole in sums for row in other}
            sums = {(part, whole) for part, whole in added if part <= came and whole <= expected}
        yield {row for row in choice if (came - row[0], expected - row[1]) in sums}


@given(ROWS)
def test_no_small_number_is_told(rows: list[Row]) -> None:
    """Neither who was expected, nor who came, nor, as their difference, who did not."""
    for (came, expected), told in zip(rows, what_is_told(rows), strict=True):
        if told is Told.ALL:
            assert not any(map(is_small, (came, expected - came, expected)))
        elif told is Told.EXPECTED:
            assert not is_small(expected)


@settings(max_examples=60)
@given(FEW_ROWS)
def test_none_can_be_reckoned(rows: list[Row]) -> None:
    """Whoever knows the rest and the totals knows of no small one which it is, where others can hide it."""
    assume(sum(expected > 0 for _, expected in rows) > 1)
    assume(sum(expected for _, expected in rows) >= SMALLEST)
    for (came, expected), possible in zip(rows, could_be(rows, what_is_told(rows)), strict=True):
        for is_hidden, number_of in (
            (is_small(came), lambda row: row[0]),
            (is_small(expected - came), lambda row: row[1] - row[0]),
            (is_small(expected), lambda row: row[1]),
        ):
            if is_hidden:
                assert len(set(map(number_of, possible))) > 1


def test_nothing_is_left_out_without_need() -> None:
    """Where no number is small all are told; else as few, and as small ones, as will do."""
    assert what_is_told([(5, 5), (0, 7), (12, 20)]) == [Told.ALL] * 3
    assert what_is_told([(5, 5), (3, 3), (12, 20)]) == [Told.NOTHING, Told.NOTHING, Told.ALL]
    assert what_is_told([(8, 9), (8, 8), (12, 20)]) == [Told.EXPECTED, Told.EXPECTED, Told.ALL]
