"""How the text of each field of a list is understood."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.people.participant import Status
from iclei_cli.intake.columns.option_columns import parse_option
from iclei_cli.intake.values.consents import parse_answer
from iclei_cli.intake.values.languages import parse_languages
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import (
    parse_email,
    parse_gender,
    parse_list,
    parse_phone,
    parse_sector,
    parse_status,
    parse_text,
    parse_topic,
    parse_topics,
)
from iclei_cli.intake.words.status_words import UNDECIDED
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.vocabulary import (
    CHOICE,
    CHOICES,
    CONSENT,
    FAMILY_NAME,
    GIVEN_NAME,
    OPTION,
    ORDER_CODE,
    POSITION_ID,
    PROVINCE,
    REGISTRATION_ID,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iclei_cli.assembly.group import Topic
    from iclei_cli.intake.values.parse import Misspelt

    Parse = Callable[[str], object]

TEXTS = (
    "name",
    "name_en",
    GIVEN_NAME,
    FAMILY_NAME,
    "organisation",
    "department",
    "position",
    PROVINCE,
    REGISTRATION_ID,
    ORDER_CODE,
    POSITION_ID,
)


class Understood(NamedTuple):
    """A value, and what is to be told about how it was understood."""

    value: object
    remarks: tuple[str, ...] = ()


def parsers(topics: Mapping[str, Topic]) -> dict[str, Parse]:
    """Return what reads the text of each kind of field; it raises BadValue, and may return `Understood`.

    Thousands of rows repeat the same few words, so what a word means is looked up once.
    """
    return {
        **dict.fromkeys(TEXTS, parse_text),
        "notes": str,
        "email": parse_email,
        "phone": parse_phone,
        "languages": lru_cache(parse_languages),
        "roles": parse_list,
        "municipality": lru_cache(_municipality),
        "sector": lru_cache(_corrected(parse_sector)),
        "gender": lru_cache(parse_gender),
        "status": lru_cache(_status),
        CHOICE: lru_cache(_corrected(lambda text, misspelt: (parse_topic(text, topics, misspelt),))),
        CHOICES: lru_cache(_corrected(lambda text, misspelt: parse_topics(text, topics, misspelt))),
        CONSENT: lru_cache(parse_answer),
        OPTION: lru_cache(lambda text: parse_option(text, topics)),
    }


def kind_of_field(field: str) -> str:
    """Return the kind of a field: what `choice 1` or `consent photo` begins with, or the field itself."""
    return next((kind for kind in (CHOICE, CONSENT, OPTION) if field.startswith(kind)), field)


def _corrected(parse: Callable[[str, Misspelt], object]) -> Parse:
    """Return `parse` with misspelt words corrected, and told."""

    def understood(text: str) -> Understood:
        misspelt: Misspelt = {}
        value = parse(text, misspelt)
        return Understood(value, tuple(f"“{word}” taken as {meant}." for word, meant in misspelt.items()))

    return understood


def _municipality(text: str) -> Understood:
    """The official name of the local government; the text itself where it is none, or could be several."""
    found = find_municipality(text)
    written = parse_text(text)
    if not found.is_ambiguous:
        return Understood(found.name or written)
    remark = f"“{written}” is kept as written, for it could be {', '.join(found.names)}."
    return Understood(written, (remark,))


def _status(text: str) -> Understood:
    """Whether somebody is expected; who has no place yet is not."""
    if normal(text) in UNDECIDED:
        return Understood(Status.CANCELLED, (f"“{text}” is no place yet, so taken as {Status.CANCELLED}.",))
    return Understood(parse_status(text))
