"""The codes on badges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.badge_codes import blank_code_of, blank_in, code_of, number_in


def test_the_check_digit_is_damms() -> None:
    """The example of the dissertation: 572 has the check digit 4."""
    assert code_of(572) == "005724"


@given(st.integers(1, 10**7))
def test_a_code_is_digits_alone_and_read_back(ident: int) -> None:
    """Any number becomes six digits or more, and is read from them; full-width digits, too."""
    code = code_of(ident)
    assert code.isdecimal()
    assert len(code) >= 6
    assert number_in(code) == ident
    assert number_in(code.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})) == ident


@given(st.integers(1, 99_999), st.data())
def test_a_wrong_digit_and_two_that_are_swapped_are_found(ident: int, data: st.DataObject) -> None:
    """No code with one digit wrong, or with two neighbours the wrong way round, is somebody's."""
    code = code_of(ident)
    place = data.draw(st.integers(0, 5))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    assert number_in(code[:place] + other + code[place + 1 :]) is None
    place = data.draw(st.integers(0, 4))
    if code[place] != code[place + 1]:
        assert number_in(code[:place] + code[place + 1] + code[place] + code[place + 2 :]) is None


@pytest.mark.parametrize("typed", ["17", "1234", "", "김하늘", "12a456", "01012345678"])
def test_what_is_typed_otherwise_is_no_code(typed: str) -> None:
    """Numbers, phones and words are not taken for badges."""
    assert number_in(typed) is None


@given(st.integers(1, 99_999), st.data())
def test_the_code_of_a_blank_badge_is_no_persons(number: int, data: st.DataObject) -> None:
    """Not as it is, not without its zeros, and not with one digit wrong; nor is a person's a blank one."""
    code = blank_code_of(number)
    assert (blank_in(code), number_in(code), len(code)) == (number, None, 8)
    assert number_in(code[2:]) is None
    assert number_in(code[2:].lstrip("0").zfill(6)) is None
    assert blank_in("00" + code_of(number)) is None
    assert blank_in(code_of(number)) is None
    place = data.draw(st.integers(0, 7))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    wrong = code[:place] + other + code[place + 1 :]
    assert blank_in(wrong) is None
