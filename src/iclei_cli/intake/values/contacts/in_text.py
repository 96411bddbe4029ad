"""Contacts that somebody wrote into a text that is about something else."""

from __future__ import annotations

import re

from iclei_cli.intake.values.contacts.phones import HOME_REGION

_EMAIL = re.compile(r"[^\s@＠<(]+[@＠][^\s@＠]+\.[^\W\d]{2,}")


def holds_contacts(text: str) -> bool:
    """Whether a text holds an e-mail address or a number that can be rung, whosever it is."""
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 - slow to load

    return bool(_EMAIL.search(text)) or PhoneNumberMatcher(text, HOME_REGION).has_next()
