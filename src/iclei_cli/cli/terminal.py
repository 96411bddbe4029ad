"""The one place that writes to the terminal: facts and tables to stdout, all else to stderr.

Everything is shown as it is, without markup: a participant may well be called `[red] Kim`.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.errors import IcleiError

SCHEMA = 1
"""The version of every JSON document; it changes when a key changes its meaning."""

QUIET_SECONDS = 1.0
"""Work that ends sooner shows no progress."""


def say(text: str = "") -> None:
    """Tell a fact, on stdout."""
    typer.echo(text)


def note(text: str) -> None:
    """Tell something beside the facts, on stderr."""
    typer.echo(text, err=True)


def show_json(document: Mapping[str, Any]) -> None:
    """Print one document for scripts: UTF-8 whatever the terminal's encoding, keys sorted."""
    typer.echo(_json(document))


def show_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    err: bool = False,
    whole: Container[str] = (),
) -> None:
    """Print a plain table that fits the terminal; numbers are aligned to the right, None is left empty.

    The columns named in `whole` are never broken into lines.
    """
    from iclei_cli.cli.tables import drawn

    width = shutil.get_terminal_size((80, 24)).columns
    typer.echo("\n".join(drawn(columns, rows, width=width, whole=whole)), err=err)


def show_error(error: IcleiError, *, as_json: bool) -> None:
    """Tell why a command was refused, as one sentence or (for scripts) as a document, on stderr."""
    if as_json:
        document = {"error": {"code": error.code, "params": error.params, "message": str(error)}}
        typer.echo(_json(document), err=True)
    else:
        note(f"iclei: {error}")


def local_time(time: str) -> str:
    """A UTC time as the clock on the wall shows it here."""
    from datetime import datetime

    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def confirm(question: str, *, yes: bool) -> None:
    """Ask before something that cannot be taken back, unless `yes` was said on the command line.

    Raises:
        UsageError: nobody can be asked.
        typer.Exit: the answer was no.
    """
    from iclei_cli.assembly.errors import ExitCode, UsageError

    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(
            "not-confirmed", "{question} Say so with --yes. Nothing was changed.", question=question
        )
    if not typer.confirm(question, err=True):
        note("Nothing was changed.")
        raise typer.Exit(ExitCode.REFUSED)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show what a long piece of work is doing, on stderr, if that is a terminal, from the first second on."""
    started = time.monotonic()
    width = 0

    def update(text: str) -> None:
        nonlocal width
        if sys.stderr.isatty() and time.monotonic() - started >= QUIET_SECONDS:
            typer.echo("\r" + text.ljust(width), err=True, nl=False)
            width = max(width, len(text))

    try:
        yield update
    finally:
        if width:
            typer.echo("\r" + " " * width + "\r", err=True, nl=False)


def _json(document: Mapping[str, Any]) -> bytes:
    text = json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, sort_keys=True, indent=2)
    return text.encode()
