"""The options of `participants import` that say what is to become of what is there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.intake.registrations import Policy


class Missing(StrEnum):
    """What becomes of people of earlier lists whom this one leaves out."""

    CANCEL = "cancel"


OPTIONS = {
    "rejects": Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Import the good rows, and put the others into this .xlsx to correct them."
        ),
    ],
    "theirs": Annotated[
        bool,
        typer.Option("--theirs", help="Where a field was changed here and in the list: the list's value."),
    ],
    "ours": Annotated[
        bool, typer.Option("--ours", help="In that case: the value that is here, and do not ask again.")
    ],
    "clear_empty": Annotated[
        bool, typer.Option("--clear-empty", help="Let an empty cell empty its field; never the name.")
    ],
    "missing": Annotated[
        Missing | None,
        typer.Option(help="The list is the whole truth: cancel those of earlier lists who are not on it."),
    ],
}


def policy_of(wishes: Mapping[str, Any], *, skip_bad_rows: bool) -> Policy:
    """What was wished for, of options by name; a file for the refused rows means to skip them.

    Raises:
        UsageError: two wishes contradict each other.
    """
    from iclei_cli.intake.registrations import Policy
    from iclei_cli.system.errors import UsageError

    if wishes["theirs"] and wishes["ours"]:
        raise UsageError("theirs-or-ours")
    return Policy(
        prefer="theirs" if wishes["theirs"] else "ours" if wishes["ours"] else None,
        clear_empty=bool(wishes["clear_empty"]),
        cancel_missing=wishes["missing"] is Missing.CANCEL,
        skip_bad_rows=skip_bad_rows or wishes["rejects"] is not None,
    )
