"""The options of `participants import`, and what was wished for with them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from iclei_cli.intake.registrations import Policy


class Missing(StrEnum):
    """What becomes of people of earlier lists whom this one leaves out."""

    CANCEL = "cancel"


File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The list as it was sent to you: .xlsx, .xls, .ods, .csv, …; - for what is piped in.",
    ),
]
EventName = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="NAME",
        help="The name of the assembly that the first list starts; asked for if left out.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of a text, if it is read wrongly.")
]
Sheet = Annotated[
    str | None, typer.Option(metavar="NAME|N", help="Which sheet the list is on, by name or number.")
]
HeaderRow = Annotated[int | None, typer.Option(metavar="N", min=1, help="Which row is the header.")]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADER=FIELD|WORD=VALUE",
        help="What a column is: a field as shown, extra, or - to leave it; or what a word in the cells "
        "means: the key of a topic, sector, gender or status. Repeatable, and remembered.",
    ),
]
SkipBadRows = Annotated[
    bool, typer.Option("--skip-bad-rows", help="Import the other rows if some cannot be read.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse a row for any cell that is not understood.")]
Rejects = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Import the good rows, and put the others into this .xlsx to correct them."
    ),
]
Theirs = Annotated[
    bool, typer.Option("--theirs", help="Where a field was changed here and in the list: the list's value.")
]
Ours = Annotated[
    bool, typer.Option("--ours", help="In that case: the value that is here, and do not ask again.")
]
ClearEmpty = Annotated[
    bool, typer.Option("--clear-empty", help="Let an empty cell empty its field; never the name.")
]
LeftOut = Annotated[
    Missing | None,
    typer.Option(
        "--missing", help="The list is the whole truth: cancel those of earlier lists who are not on it."
    ),
]


Confirmed = Annotated[
    bool,
    typer.Option(
        "--yes", help="Do not ask, even if most are cancelled, or somebody erased may be on the list again."
    ),
]


def policy_of(
    *,
    theirs: bool,
    ours: bool,
    clear_empty: bool,
    missing: Missing | None,
    skip_bad_rows: bool,
    strict: bool,
    yes: bool,
) -> Policy:
    """Return what is to become of conflicts, empty cells, bad cells and rows, and people who are left out.

    Raises:
        UsageError: two wishes contradict each other.
    """
    from iclei_cli.intake.registrations import Policy
    from iclei_cli.system.errors import UsageError

    if theirs and ours:
        raise UsageError("theirs-or-ours")
    return Policy(
        prefer="theirs" if theirs else "ours" if ours else None,
        clear_empty=clear_empty,
        cancel_missing=missing is Missing.CANCEL,
        skip_bad_rows=skip_bad_rows,
        is_strict=strict,
        is_confirmed=yes,
    )
