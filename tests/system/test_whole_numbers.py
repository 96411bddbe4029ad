"""Digits are a number, however many there are."""

from __future__ import annotations

import pytest

from iclei_cli.system.whole_numbers import LONGEST, whole_number


@pytest.mark.parametrize(("digits", "number"), [("0", 0), ("007", 7), ("0" * 9_000 + "12", 12), ("٣", 3)])
def test_digits_are_their_number(digits: str, number: int) -> None:
    """With any number of zeros before them, and in other scripts."""
    assert whole_number(digits) == number


def test_so_many_digits_are_more_than_anything() -> None:
    """Python would refuse to read them; there is no such number of anything anyway."""
    assert whole_number("9" * 5_000) > 10**LONGEST
