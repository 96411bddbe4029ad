"""Numbers are read as people write them into lists, exactly; what is none is none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.people.written_numbers import number_text, read_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("45", 45, ""),
        (" 45세", 45, "세"),
        ("만 45 세", 45, "세"),
        ("45살", 45, "세"),
        ("45 years old", 45, "세"),
        ("12년", 12, "년"),
        ("1 year", 1, "년"),
        ("12 Years", 12, "년"),
        ("1,234,567", 1_234_567, ""),
        ("1 234 567 명", 1_234_567, "명"),
        ("４５", 45, ""),
        ("１，２３４", 1234, ""),
        ("2.5", Fraction(5, 2), ""),
        ("-3", -3, ""),
        ("−3", -3, ""),
        ("0", 0, ""),
        ("0.5 %", Fraction(1, 2), "%"),
        ("35만 명", 350_000, "명"),
        ("104만 3,000명", 1_043_000, "명"),
        ("1억 2천만", 120_000_000, ""),
        ("3만 5천", 35_000, ""),
        ("1.2 million", 1_200_000, ""),
        ("605.2㎢", Fraction("605.2"), "km2"),
        ("40대", 40, "대"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: Fraction, unit: str) -> None:
    """Width, thousands, multipliers and spellings of a unit do not matter."""
    read = read_number(text)
    assert (read and read.value, read and read.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "미정",
        "007",
        "010-1234-5678",
        "40-49",
        "40~49세",
        "2019-02-28",
        "2019/02/28",
        "1, 2",
        "1,23",
        "12,34,567",
        "A3",
        "3만 5만",
        "9" * 30,
        "1.2.3",
        "만",
        "50+",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Words, codes, phones, dates, ranges and lists are none, and no part of them is read."""
    assert read_number(text) is None


@given(st.integers(0, 10**15 - 1), st.sampled_from(["", "세", " 명", "년"]))
def test_every_whole_number_is_read_back(number: int, unit: str) -> None:
    """With and without thousands apart; and what is shown of it is read as the same."""
    for text in (f"{number}{unit}", f"{number:,}{unit}", number_text(Fraction(number))):
        read = read_number(text)
        assert read is not None
        assert read.value == number


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text is a number or none."""
    read = read_number(text)
    assert read is None or isinstance(read.value, Fraction)
