"""Contacts, and numbers of identity, that somebody wrote into a text that is about something else."""

from __future__ import annotations

import re

from iclei_cli.intake.values.contacts.phones import HOME_REGION

_RESIDENT = re.compile(r"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}(?!\d)")
"""A Korean resident registration number: a day of birth, and seven digits that begin with the century's."""

_EMAIL = re.compile(r"[^\s@＠<(]+[@＠][^\s@＠]+\.[^\W\d]{2,}")


def holds_contacts(text: str) -> bool:
    """Whether a text holds an e-mail address, a phone number or one of identity, whosever it is."""
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 - slow to load

    if _EMAIL.search(text) or _RESIDENT.search(text):
        return True
    return PhoneNumberMatcher(text, HOME_REGION).has_next()
