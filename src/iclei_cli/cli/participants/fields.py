"""The options of `participants add` and `edit`, and what was typed into them as a participant's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.lookup import find_participant
from iclei_cli.assembly.nouns.fields import FIELD, FIELDS, Field, ValueType
from iclei_cli.assembly.nouns.participant import HEAVIEST, WishAbout, wishes_about
from iclei_cli.assembly.people.columns import typed_name
from iclei_cli.cli.options import OptionError, text, texts
from iclei_cli.system.messages import message
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly

HELP = {
    "name": "Name, as it is to be printed.",
    "name_en": "Name in Latin letters.",
    "organisation": "Organisation they come from.",
    "department": "Department within the organisation.",
    "position": "Position or title.",
    "municipality": "City or county they belong to.",
    "sector": "political-leader, public-officer, civil-society, ngo, research-institute or other; "
    "a Korean word for it will do.",
    "gender": "female, male or other.",
    "email": "E-mail address.",
    "phone": "Phone number; Korean unless it starts with +.",
    "languages": "A language they speak, by its code or name; repeatable.",
    "choices": "A topic they want, most wanted first; repeatable.",
    "wants_to_meet": "Somebody whom they wish to meet: number, e-mail address or name, with =2 to =9 behind "
    "it if that counts more; repeatable.",
    "avoids": "Somebody at whose table they do not wish to sit: number, e-mail address or name, likewise; "
    "repeatable.",
    "status": "registered, waiting, maybe, cancelled or no-show.",
    "roles": "What they do at the assembly; repeatable.",
    "offers": "What they would do at a table: facilitator, rapporteur or another word; repeatable.",
    "notes": "Anything else worth knowing.",
    "consents": "“personal-data: yes 2019-02-01”: personal-data, third-party, photo or another word; yes or "
    "no; the day, if known. In place of the answer known for it; repeatable.",
}
"""What the option of each field takes."""


def option_of(field: Field) -> str:
    """The option by which a field is typed, without its hyphens: `language` for `languages`."""
    return typed_name(field)


def _option(field: Field) -> Any:
    return texts(HELP[field.name], f"--{option_of(field)}") if field.one else text(HELP[field.name])


OPTIONS = {field.name: _option(field) for field in FIELDS if field.is_typed}
"""The options by field, for `add` and `edit`."""


def parse_fields(assembly: Assembly, typed: Mapping[str, str | Sequence[str] | None]) -> dict[str, Any]:
    """The fields that were typed, as values of a participant; None is an option that was not given.

    Raises:
        OptionError: a text cannot be meant.
        RefusedError: nobody fits who is to be met or avoided, or several do.
    """
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.intake.values.topics.user_words import UserWords, still_meant
    from iclei_cli.intake.values.typed import typed_value

    user = UserWords(still_meant(assembly.headings.words, assembly.topics))
    values = {}
    for name, words in typed.items():
        if words is None:
            continue
        if FIELD[name].value is ValueType.PEOPLE:
            values[name] = wishes_about(_wish(assembly, FIELD[name], text) for text in words if text.strip())
            continue
        try:
            values[name] = typed_value(FIELD[name], words, assembly.topics, user)
        except BadValue as error:
            raise OptionError(option_of(FIELD[name]), error.message) from error
    return values


def _wish(assembly: Assembly, field: Field, typed: str) -> WishAbout:
    """A wish about somebody, with what it counts behind a sign of equality: `Bea`, `Bea=2`.

    Raises:
        OptionError: it cannot count so much.
        RefusedError: nobody fits, or several do.
    """
    words, sign, weight = typed.rpartition("=")
    if not sign:
        return WishAbout(id=find_participant(assembly, typed).id)
    counts = whole_number(weight.strip()) if weight.strip().isdecimal() else 0
    if not 1 <= counts <= HEAVIEST:
        raise OptionError(option_of(field), message("not-a-weight-of-wish", typed=typed, most=HEAVIEST))
    return WishAbout(id=find_participant(assembly, words).id, weight=counts)


def parse_purpose(words: str) -> str:
    """A purpose of consent, as typed after --without-consent.

    Raises:
        OptionError: it cannot be meant.
    """
    from iclei_cli.intake.values import consents
    from iclei_cli.intake.values.parse import BadValue

    try:
        return consents.parse_purpose(words)
    except BadValue as error:
        raise OptionError("without-consent", error.message) from error
