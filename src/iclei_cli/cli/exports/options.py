"""Options that commands of `iclei export` share."""

from __future__ import annotations

from typing import Annotated

import typer

Force = Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")]
