"""The one place that writes to the terminal: facts and tables to stdout, all else to stderr.

Everything is shown as it is, without markup: a participant may well be called `[red] Kim`. What would command
the terminal is shown as what is typed for it, whoever put it there: `\\x1b`.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from iclei_cli.system.controls import visible, visible_in_json, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from iclei_cli.cli.documents.document import Document
    from iclei_cli.system.errors import IcleiError
    from iclei_cli.system.messages import Fact, Message

Found = TypeVar("Found", bound="Document")

SCHEMA = 1
"""The version of every JSON document; it changes when a key changes its meaning."""

QUIET_SECONDS = 1.0
"""Work that ends sooner shows no progress."""


def say(code: str, /, **facts: Fact) -> None:
    """Tell a fact, on stdout: the sentence that the catalogue has of a code."""
    from iclei_cli.cli.messages.catalogue import phrase

    _print(phrase(code, **facts))


def note(code: str, /, **facts: Fact) -> None:
    """Tell something beside the facts, on stderr: the sentence that the catalogue has of a code."""
    from iclei_cli.cli.messages.catalogue import phrase

    _print(phrase(code, **facts), err=True)


def pass_on(lines: str) -> None:
    """Print on stderr what is in words already."""
    _print(lines.removesuffix("\n"), err=True)


def say_table(
    headings: Sequence[str | Message],
    rows: Iterable[Sequence[object]],
    *,
    err: bool = False,
    whole: Container[str] = (),
) -> None:
    """Print a plain table that fits the terminal: a heading for each code or message, cells in their words.

    Without any heading there is no line of them.
    Numbers are aligned to the right, None is left empty; the columns whose codes are in `whole` are never
    broken into lines.
    """
    from iclei_cli.cli.messages.catalogue import phrase, sentence
    from iclei_cli.cli.show.tables import table_lines
    from iclei_cli.system.messages import Message

    titles = [
        sentence(head) if isinstance(head, Message) else phrase(head) if head else "" for head in headings
    ]

    def shown(cell: object) -> object:
        # Only a message has lines of its own.
        if isinstance(cell, str):
            return visible(cell)
        return sentence(cell) if isinstance(cell, Message) else cell

    cells = (list(map(shown, row)) for row in rows)
    unbroken = {
        title for head, title in zip(headings, titles, strict=True) if isinstance(head, str) and head in whole
    }
    width = shutil.get_terminal_size((80, 24)).columns
    lines = list(table_lines(titles, cells, width=width, whole=unbroken))
    _print("\n".join(lines if any(titles) else lines[1:]), err=err)


def show(document: Found, say_it: Callable[[Found], None], *, as_json: bool) -> None:
    """Show what a command found out: as JSON for scripts, or as the text that `say_it` makes of it."""
    if as_json:
        import msgspec

        typer.echo(_json(msgspec.to_builtins(document)))
    else:
        say_it(document)


def show_error(error: IcleiError, *, as_json: bool) -> None:
    """Tell why a command was refused, as one sentence or (for scripts) as a document, on stderr."""
    from iclei_cli.cli.messages.catalogue import plain, sentence

    sentences = [item for item in (error.message, error.advice) if item is not None]
    if as_json:
        told = " ".join(map(sentence, sentences))
        params = {name: plain(fact) for name, fact in error.params.items()}
        document = {"error": {"code": error.code, "params": params, "message": told}}
        typer.echo(_json(document), err=True)
    else:
        note("refusal", sentences=sentences)


def end_if_stopped(*, is_stopped: bool) -> None:
    """Once everything is shown: say that Ctrl-C ended the search, if it did, and answer so.

    Raises:
        typer.Exit: with the exit code of what was interrupted.
    """
    from iclei_cli.system.errors import ExitCode

    if is_stopped:
        note("stopped-with-ctrl-c")
        raise typer.Exit(ExitCode.INTERRUPTED)


def local_time(time: str) -> str:
    """A UTC time as the clock on the wall shows it here."""
    from datetime import datetime

    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def confirm(code: str, /, *, yes: bool, **facts: Fact) -> None:
    """Ask the question that the catalogue has of a code, unless `yes` was said on the command line.

    Raises:
        UsageError: nobody can be asked.
        typer.Exit: the answer was no.
    """
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.system.errors import ExitCode, UsageError
    from iclei_cli.system.messages import Message

    if yes:
        return
    question = Message(code, facts)
    if not sys.stdin.isatty():
        raise UsageError("not-confirmed", question=question)
    if not typer.confirm(visible_lines(sentence(question)), err=True):
        note("nothing-changed")
        raise typer.Exit(ExitCode.REFUSED)


@contextmanager
def progress() -> Iterator[Callable[[Message], None]]:
    """Show what a long piece of work is doing, on stderr, if that is a terminal, from the first second on."""
    shown = _Progress()
    alarm = threading.Timer(QUIET_SECONDS, shown.begin)
    alarm.daemon = True
    if sys.stderr.isatty():
        alarm.start()
    try:
        yield shown.update
    finally:
        alarm.cancel()
        shown.end()


class _Progress:
    """One line of the terminal, written over and over; nothing before `begin` and after `end`.

    What takes long may say so once, before it is shown: it is drawn from the timer's thread then.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_shown = False
        self._doing: Message | None = None
        self._width = 0

    def begin(self) -> None:
        with self._lock:
            self._is_shown = True
            self._draw()

    def update(self, doing: Message) -> None:
        with self._lock:
            self._doing = doing
            if self._is_shown:
                self._draw()

    def end(self) -> None:
        with self._lock:
            self._is_shown = False
            self._doing = None
            if self._width:
                self._draw()
                typer.echo("\r", err=True, nl=False)

    def _draw(self) -> None:
        from rich.cells import cell_len, set_cell_size

        from iclei_cli.cli.messages.catalogue import sentence

        text = "" if self._doing is None else visible(sentence(self._doing))
        # A line that reached the edge would be continued on another, which nothing would write over.
        room = shutil.get_terminal_size((80, 24)).columns - 1
        self._width = min(max(self._width, cell_len(text)), room)
        typer.echo("\r" + set_cell_size(text, self._width), err=True, nl=False)


def _print(text: str, *, err: bool = False) -> None:
    """Print lines; whatever in them came from elsewhere, none of it commands the terminal."""
    typer.echo(visible_lines(text), err=err)


def _json(document: Mapping[str, Any]) -> bytes:
    """Return a document for scripts: UTF-8 whatever the terminal's encoding, keys sorted."""
    text = json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, sort_keys=True, indent=2)
    return visible_in_json(text).encode()
