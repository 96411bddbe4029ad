"""The short way to read what most lists write gives what the long way gives."""

from __future__ import annotations

import phonenumbers
import pytest
from email_validator import validate_email

from iclei_cli.intake.values import parse_email, parse_phone


@pytest.mark.parametrize("text", ["010-1234-5678", "01012345678", "010-0000-0000", "010-59991234"])
def test_plain_mobile_numbers_are_what_the_library_makes_of_them(text: str) -> None:
    """The country code takes the place of the first 0."""
    number = phonenumbers.parse(text, "KR")
    assert parse_phone(text) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize("text", ["gaon@example.kr", "Ga.on-1@a-b.go.kr", "g@x.com"])
def test_plain_addresses_are_what_the_library_makes_of_them(text: str) -> None:
    """They are taken as they are."""
    assert parse_email(text) == validate_email(text, check_deliverability=False).normalized
