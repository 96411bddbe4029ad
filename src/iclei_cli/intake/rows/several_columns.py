"""What a row says of one field in several columns: choices, offers, and answers on consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.participant import Consent
from iclei_cli.intake.values.consents import registered_on
from iclei_cli.intake.words.vocabulary import CHOICE, CHOICES, CONSENT, DUTY, OPTION

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, MutableMapping


def rank_choices(fields: MutableMapping[str, Any], columns: Collection[str | None]) -> None:
    """Make one list of all choices: the numbered columns in order, then the others, then options.

    `columns` are the fields of all columns of the list.
    """
    numbered = sorted(
        (field for field in fields if field.startswith(CHOICE)),
        key=lambda field: int(field.removeprefix(CHOICE)),
    )
    # Beside a second wish alone, a column of wishes holds the first.
    is_first = numbered and f"{CHOICE}1" not in columns
    order = [CHOICES, *numbered] if is_first else [*numbered, CHOICES]
    chosen = [fields.pop(field) for field in order if field in fields]
    options = {field: fields.pop(field) for field in list(fields) if field.startswith(OPTION)}
    wanted = sorted((field for field, rank in options.items() if rank), key=options.__getitem__)
    chosen += [(field.removeprefix(OPTION),) for field in wanted]
    if chosen:
        fields["choices"] = tuple(dict.fromkeys(topic for topics in chosen for topic in topics))


def gather_offers(fields: MutableMapping[str, Any]) -> None:
    """Make one list of the columns of one duty each and of the column of several."""
    answers = {field: fields.pop(field) for field in list(fields) if field.startswith(DUTY)}
    offered = [field.removeprefix(DUTY) for field, is_offered in answers.items() if is_offered]
    if answers:
        fields["offers"] = tuple(dict.fromkeys((*fields.get("offers", ()), *offered)))


def date_consents(fields: MutableMapping[str, Any], extra: Mapping[str, str]) -> None:
    """Make one list of all answers on consent, of the day on which the row was filled in."""
    columns = [field for field in fields if field.startswith(CONSENT)]
    answers = {field: fields.pop(field) for field in columns}
    # A column of its own for a purpose says more than one that asks for several at once.
    said = {
        purpose: given
        for field, given in sorted(answers.items(), key=lambda item: -item[0].count(" "))
        for purpose in field.removeprefix(CONSENT).split()
    }
    if said:
        day = registered_on(extra)
        fields["consents"] = tuple(
            Consent(purpose=purpose, given=given, date=day) for purpose, given in sorted(said.items())
        )
