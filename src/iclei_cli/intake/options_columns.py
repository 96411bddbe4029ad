"""One column for each option of a choice, with yes or no in it, as ticket shops export them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.consents import parse_answer
from iclei_cli.intake.headers import Certainty, Claim, recognise
from iclei_cli.intake.values import BadValue, parse_topic
from iclei_cli.intake.vocabulary import CHOICES, OPTION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iclei_cli.assembly.group import Topic

# "Preferred topics – Energy", and "Preferred topics [Energy]" of a grid.
_PARTS = re.compile(r"(.+?)\s+[-–—:]\s+(.+)|(.+?)\s*\[(.+)\]")


def option_claim(header: str, values: Iterable[str], topics: Mapping[str, Topic]) -> Claim | None:
    """Return the claim of a column to one topic, `option energy`; None where it is no such column."""
    parts = _PARTS.fullmatch(header)
    if parts is None:
        return None
    question, option = (part for part in parts.groups() if part is not None)
    asked = recognise(question)
    if asked is None or asked.field != CHOICES:
        return None
    try:
        topic = parse_topic(option, topics)
        for value in values:
            parse_answer(value)
    except BadValue:
        return None
    return Claim(f"{OPTION}{topic}", Certainty.PLAIN)
