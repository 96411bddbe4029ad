"""What a row says of what somebody offers to do at a table, in several columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.intake.words.vocabulary import DUTY

if TYPE_CHECKING:
    from collections.abc import MutableMapping


def gather_offers(fields: MutableMapping[str, Any]) -> None:
    """Make one list of the columns of one duty each and of the column of several."""
    answers = {field: fields.pop(field) for field in list(fields) if field.startswith(DUTY)}
    offered = [field.removeprefix(DUTY) for field, is_offered in answers.items() if is_offered]
    if answers:
        fields["offers"] = tuple(dict.fromkeys((*fields.get("offers", ()), *offered)))
