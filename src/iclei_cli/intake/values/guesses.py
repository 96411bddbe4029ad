"""What a row suggests without stating it. What is stated, by the list or by hand, always wins."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.sectors import suggest_sector

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.participant import Participant

MUNICIPALITY, SECTOR = "municipality", "sector"


def infer(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the municipality that the organisation tells, and the sector that it and the position suggest.

    Only of fields that the row leaves empty, and only where there is no doubt.
    """
    guesses = _guesses(fields.get("organisation"), fields.get("position"))
    return {field: value for field, value in guesses.items() if fields.get(field) is None}


@lru_cache(maxsize=1 << 12)
def _guesses(organisation: str | None, position: str | None) -> Mapping[str, str]:
    guesses = {
        MUNICIPALITY: find_municipality(organisation, within=True).name if organisation else None,
        SECTOR: suggest_sector(organisation, position),
    }
    return {field: value for field, value in guesses.items() if value}


def with_guesses(
    before: Participant, stated: Mapping[str, Any], guesses: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what to put into a participant's fields: all that is stated, and guesses where nothing is.

    A guess fills what is empty, or replaces an earlier guess. `inferred` comes with it.
    """
    earlier = set(before.inferred)
    taken = {
        field: value
        for field, value in guesses.items()
        if field not in stated and (field in earlier or getattr(before, field) is None)
    }
    inferred = tuple(sorted((earlier - stated.keys()) | taken.keys()))
    return {**stated, **taken, "inferred": inferred}
