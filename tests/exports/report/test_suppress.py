"""Small numbers left out of what goes out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.exports.report.suppress import SMALLEST, left_out

NUMBERS = st.lists(st.integers(0, 30), max_size=12)


@given(NUMBERS)
def test_no_small_number_is_told(numbers: list[int]) -> None:
    """From 1 to 4 each is left out; nobody at all tells nothing about anybody."""
    kept = [number for place, number in enumerate(numbers) if place not in left_out(numbers)]
    assert all(number == 0 or number >= SMALLEST for number in kept)


@given(NUMBERS)
def test_none_can_be_had_from_the_total(numbers: list[int]) -> None:
    """Never is one number alone left out, where there is another that can be."""
    hidden = left_out(numbers)
    assert len(hidden) != 1 or sum(number > 0 for number in numbers) == 1


def test_nothing_is_left_out_without_need() -> None:
    """Where no number is small, all are told."""
    assert left_out([5, 0, 12]) == set()
    assert left_out([5, 3, 12]) == {0, 1}
