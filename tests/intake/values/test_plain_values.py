"""The short way to read what most lists write gives what the long way gives."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.intake.values.contacts.emails import parse_email
from iclei_cli.intake.values.contacts.phones import parse_phone
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.lookalikes import fold_lookalikes
from iclei_cli.intake.words.text import is_blank, normal, one_line, tidied, tidy

ADDRESSES = st.from_regex(
    r"[A-Za-z0-9]{1,8}([._-]{1,2}[A-Za-z0-9]{1,5}){0,2}@([a-z0-9-]{1,6}\.){1,3}(kr|com|net|org|test)",
    fullmatch=True,
)
# A number of noughts alone is typed where a form insists on one.
MOBILES = st.from_regex(r"010-?(?!0000-?0000)[0-9]{4}-?[0-9]{4}", fullmatch=True)
TEXTS = st.text() | st.text(alphabet="aB가 \t\n\u00a0-–·.1é\u0301ｱ\u1112\u1161аo'", max_size=12)


@pytest.mark.parametrize("text", ["010-1234-5678", "01012345678", "010-0000-0001", "010-59991234"])
def test_plain_mobile_numbers_are_what_the_library_makes_of_them(text: str) -> None:
    """The country code takes the place of the first 0."""
    number = phonenumbers.parse(text, "KR")
    assert parse_phone(text) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize("text", ["gaon@example.kr", "Ga.on-1@a-b.go.kr", "g@x.com"])
def test_plain_addresses_are_what_the_library_makes_of_them(text: str) -> None:
    """They are taken as they are."""
    assert parse_email(text) == validate_email(text, check_deliverability=False).normalized


@given(ADDRESSES)
def test_no_plain_address_is_taken_otherwise_than_by_the_library(address: str) -> None:
    """Nor refused otherwise."""
    try:
        expected = validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        with pytest.raises(BadValue):
            parse_email(address)
    else:
        assert parse_email(address) == expected


@given(MOBILES)
def test_no_plain_mobile_number_is_taken_otherwise_than_by_the_library(mobile: str) -> None:
    """All of them are Korean mobile numbers."""
    number = phonenumbers.parse(mobile, "KR")
    assert parse_phone(mobile) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@given(TEXTS)
def test_texts_are_compared_by_their_letters_and_digits(text: str) -> None:
    """By all of them and by nothing else, marks of scripts aside."""
    folded = fold_lookalikes(unicodedata.normalize("NFKC", text)).casefold()
    letters = [sign for sign in folded if sign.isalnum() or unicodedata.category(sign)[0] == "M"]
    assert normal(text) == "".join(letters)


@given(st.lists(st.lists(TEXTS, max_size=3), max_size=5), st.integers(0, 70))
def test_many_rows_are_tidied_as_each_of_their_cells(rows: list[list[str]], plain: int) -> None:
    """Wherever among plain rows the cells stand that are not tidy yet."""
    mixed = [["김가온", ""]] * plain + rows
    assert tidied(mixed) == [[tidy(cell) for cell in row] for row in mixed]


@given(TEXTS)
def test_a_line_has_no_white_space_but_single_spaces(text: str) -> None:
    """And a text is blank when only dashes and dots are in it."""
    assert " ".join(one_line(text).split()) == one_line(text)
    assert one_line(one_line(text)) == one_line(text)
    assert is_blank(text) == (re.fullmatch(r"[\s\-–—―−_.·]*", text) is not None)
