"""What people offer to do at a table, from a text that somebody wrote."""

from __future__ import annotations

from iclei_cli.intake.values.consents import parse_answer
from iclei_cli.intake.values.parse import BadValue, parse_list
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.text import normal, one_line, spellings
from iclei_cli.intake.words.value_words import DUTIES, OFFER_ANSWERS
from iclei_cli.system.messages import message


def parse_duty(text: str) -> str:
    """Return the duty that a text names: `facilitator`, `rapporteur`, or the text itself in small letters."""
    return next((DUTIES[word] for word in spellings(text) if word in DUTIES), one_line(text).lower())


def parse_offers(text: str) -> Understood:
    """Return all duties that one cell names, each once; other words are kept, and told.

    Raises:
        BadValue: `offer-of-what`, where it is a yes alone.
    """
    parts = parse_list(text)
    known = [DUTIES[word] for part in parts for word in spellings(part) if word in DUTIES]
    if not known and (answer := _answer(text)) is not None:
        if answer:
            raise BadValue("offer-of-what", text=one_line(text))
        return Understood(None)
    offers = tuple(dict.fromkeys(map(parse_duty, parts)))
    remarks = (message("duty-in-own-words", text=duty) for duty in offers if duty not in DUTIES.values())
    return Understood(offers, tuple(remarks))


def parse_offer(text: str, duty: str) -> bool:
    """Whether somebody offers a duty, in a column of its own: yes or no, or the duty itself for yes.

    Raises:
        BadValue: `unknown-offer`.
    """
    answer = _answer(text)
    if answer is None and parse_duty(text) != duty:
        raise BadValue("unknown-offer", text=one_line(text))
    return answer is not False


def _answer(text: str) -> bool | None:
    """Yes or no; None where it is neither."""
    if (known := OFFER_ANSWERS.get(normal(text))) is not None:
        return known == "yes"
    try:
        return parse_answer(text)
    except BadValue:
        return None
