"""Options that commands of `iclei export` share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Only(StrEnum):
    """What alone is printed."""

    CHANGED = "changed"


OnlyChanged = Annotated[
    Only | None, typer.Option("--only", help="Only what has changed since this was exported last.")
]

Force = Annotated[bool, typer.Option("--force", help="Replace the file, also one that was edited.")]

Contacts = Annotated[
    bool, typer.Option("--contacts", help="With phone numbers and e-mail addresses: not for handing out.")
]
