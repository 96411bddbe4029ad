"""Which column of the list holds which field, and which are kept as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from iclei_cli.intake.consents import parse_answer
from iclei_cli.intake.headers import Certainty, Claim, recognise
from iclei_cli.intake.options_columns import option_claim
from iclei_cli.intake.values import BadValue, parse_phone, parse_sector, parse_topics
from iclei_cli.intake.vocabulary import (
    CHOICES,
    CONSENT,
    FAMILY_NAME,
    GIVEN_NAME,
    HONORIFICS,
    NO_ANSWER,
    ROW_NUMBER,
)
from iclei_cli.intake.words import is_blank, normal, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.group import Topic

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list.

    Attributes:
        header: as the file prints it, told apart when it occurs twice.
        field: what it is read as (`name`, `choice 1`, …); None for what is kept as it is, under `header`.
        kept: whether the cells are taken at all; a running number is not, since it changes when the list
            is sorted.
        examples: the first values, each once.
        index: how many columns stand to its left.
    """

    header: str
    field: str | None
    kept: bool
    examples: tuple[str, ...]
    index: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A column of which the field is still being settled. `values` are distinct and not blank."""

    index: int
    header: str
    claim: Claim | None
    values: tuple[str, ...]


def read_columns(
    header: Sequence[str],
    body: Sequence[Sequence[str]],
    topics: Mapping[str, Topic],
) -> tuple[tuple[Column, ...], list[str]]:
    """Return the columns that have a header or a value, and what the user should know about them."""
    drafts = _drafts(header, body, topics)
    drafts, misnomers = _drop_unspoken(drafts, topics)
    drafts, rivals = _drop_rivals(_settle_names(drafts))
    return tuple(_column(draft) for draft in drafts), [*misnomers, *rivals]


def _drafts(
    header: Sequence[str], body: Sequence[Sequence[str]], topics: Mapping[str, Topic]
) -> list[_Draft]:
    drafts: list[_Draft] = []
    taken: set[str] = set()
    for index in range(max(map(len, [header, *body]))):
        title = one_line(header[index]) if index < len(header) else ""
        cells = dict.fromkeys(row[index] for row in body if index < len(row))
        values = tuple(cell for cell in cells if not is_blank(cell))
        if title or values:
            unique = _unique(title or f"Column {_letters(index)}", taken)
            taken.add(unique)
            claim = option_claim(title, values, topics) or recognise(title) if title else None
            claim = _address_of(claim, values)
            drafts.append(_Draft(index, unique, claim, values))
    return drafts


def _address_of(claim: Claim | None, values: Sequence[str]) -> Claim | None:
    """Take a "Username" for what it is where it is an e-mail address, as forms have it."""
    is_address = claim and claim.field == "name" and values and all("@" in value for value in values)
    return Claim("email", Certainty.WEAK) if is_address else claim


def _unique(title: str, taken: set[str]) -> str:
    """Return `title`, with the next free number behind it when it is taken: `Company (2)`."""
    numbered = (f"{title} ({number})" for number in count(2))
    return title if title not in taken else next(name for name in numbered if name not in taken)


def _letters(index: int) -> str:
    """Return a column's name in a spreadsheet: A, B, …, Z, AA."""
    first, last = divmod(index, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _drop_unspoken(drafts: list[_Draft], topics: Mapping[str, Topic]) -> tuple[list[_Draft], list[str]]:
    """Take the field from columns whose header may mean it, but whose values do not."""
    answered = {draft.claim.field for draft in drafts if draft.claim and _answers(draft)}
    settled = [
        replace(draft, claim=None)
        if draft.claim
        and (not _is_spoken(draft, draft.claim, topics) or _yields(draft, draft.claim, answered))
        else draft
        for draft in drafts
    ]
    notices = [
        f'"{before.header}" has few values that are a {before.claim.field}, so it is kept as extra.'
        for before, after in zip(drafts, settled, strict=True)
        if before.claim and not after.claim and before.values
    ]
    return settled, notices


def _is_spoken(draft: _Draft, claim: Claim, topics: Mapping[str, Topic]) -> bool:
    if claim.certainty is not Certainty.WEAK:
        return True
    answers = _answers(draft)
    understood = sum(_is_understood(value, claim.field, topics) for value in answers)
    return understood * 2 >= len(answers) > 0


def _answers(draft: _Draft) -> list[str]:
    return [value for value in draft.values if normal(value) not in NO_ANSWER]


def _yields(draft: _Draft, claim: Claim, answered: set[str]) -> bool:
    """Tell whether nobody answers here what is answered in another column: forms print their own first."""
    return claim.field in answered and not _answers(draft)


def _is_understood(value: str, field: str, topics: Mapping[str, Topic]) -> bool:
    try:
        if field == CHOICES:
            parse_topics(value, topics, {})
        elif field == "sector":
            parse_sector(value, {})
        elif field == "phone":
            parse_phone(value)
        elif field.startswith(CONSENT):
            parse_answer(value)
        elif field == "position":
            return normal(value) not in HONORIFICS
    except BadValue:
        return False
    return True


def _settle_names(drafts: list[_Draft]) -> list[_Draft]:
    """Tell a full name from a part of one.

    Beside a family name (`성`), a column `이름` is the given name; but where there are full names, their
    parts are not needed.
    """
    fields = {draft.claim.field for draft in drafts if draft.claim}
    if {GIVEN_NAME, FAMILY_NAME} <= fields:  # then a "Username" is no name
        drafts = [replace(draft, claim=None) if _is_called(draft) else draft for draft in drafts]
    if "name" not in fields:
        return drafts
    is_part = FAMILY_NAME in fields and GIVEN_NAME not in fields
    return [_name_part(draft) if is_part else draft for draft in drafts]


def _is_called(draft: _Draft) -> bool:
    return draft.claim == Claim("name", Certainty.WEAK)


def _name_part(draft: _Draft) -> _Draft:
    if draft.claim and draft.claim.field == "name" and normal(draft.header) in {"이름", "name"}:
        return replace(draft, claim=Claim(GIVEN_NAME, draft.claim.certainty))
    return draft


def _drop_rivals(drafts: list[_Draft]) -> tuple[list[_Draft], list[str]]:
    """Leave every field to one column, the surest of those that claim it, or else the first."""
    holders: dict[str, _Draft] = {}
    for draft in drafts:
        if draft.claim:
            holder = holders.setdefault(draft.claim.field, draft)
            if holder.claim and draft.claim.certainty > holder.claim.certainty:
                holders[draft.claim.field] = draft
    if "name" in holders:
        for part in (GIVEN_NAME, FAMILY_NAME):
            holders[part] = holders["name"]
    settled, notices = [], []
    for draft in drafts:
        holder = holders[draft.claim.field] if draft.claim else draft
        settled.append(draft if holder is draft else replace(draft, claim=None))
        if holder is not draft and holder.claim and draft.values:
            notices.append(
                f'"{holder.header}" is read as {holder.claim.field}, so "{draft.header}" is kept as extra.',
            )
    return settled, notices


def _column(draft: _Draft) -> Column:
    field = draft.claim.field if draft.claim else None
    is_number = field == ROW_NUMBER
    return Column(
        header=draft.header,
        field=None if is_number else field,
        kept=not is_number,
        examples=draft.values[:_EXAMPLES],
        index=draft.index,
    )
