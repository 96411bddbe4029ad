"""The one place that writes to the terminal: facts and tables to stdout, all else to stderr.

Everything is shown as it is, without markup: a participant may well be called `[red] Kim`. What would command
the terminal is shown as what is typed for it, whoever put it there: `\\x1b`. What goes to files and pipes is
plain text; `screen` has what is different where somebody looks.
"""

from __future__ import annotations

import shutil
import sys
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

_MANY = 300
"""Tables of more rows are drawn plainly, on a terminal, too: Rich takes six seconds for 10,000."""

_asked = {"pager": True}
"""What was asked of how things are shown."""

_overheard: list[list[Message]] = []
"""Who listens to commands that are part of another, the innermost last."""


def say(code: str, /, **facts: Fact) -> None:
    """Tell a fact, on stdout: the sentence that the catalogue has of a code."""
    if _overheard:
        return
    from iclei_cli.cli.messages.catalogue import phrase

    _print(phrase(code, **facts), code)


def note(code: str, /, **facts: Fact) -> None:
    """Tell something beside the facts, on stderr: the sentence that the catalogue has of a code."""
    if _overheard:
        from iclei_cli.system.messages import message

        _overheard[-1].append(message(code, **facts))
        return
    from iclei_cli.cli.messages.catalogue import phrase

    _print(phrase(code, **facts), code, err=True)


def show_help(lines: str) -> None:
    """Print the help of a command, on stdout."""
    typer.echo(visible_lines(lines))


def pass_on(lines: str) -> None:
    """Print on stderr what is in words already."""
    typer.echo(visible_lines(lines.removesuffix("\n")), err=True)


def say_table(
    headings: Sequence[str | Message],
    rows: Iterable[Sequence[object]],
    *,
    err: bool = False,
    whole: Container[str] = (),
) -> None:
    """Print a plain table that fits the terminal: a heading for each code or message, cells in their words.

    Without any heading there is no line of them.
    Texts in several languages are shown in that of the terminal, numbers are aligned to the right, None is
    left empty; the columns whose codes are in `whole` are never broken into lines.
    """
    from iclei_cli.cli.messages.catalogue import phrase, sentence, spoken_text
    from iclei_cli.cli.show.drawing.tables import table_lines
    from iclei_cli.system.messages import Message

    titles = [
        sentence(head) if isinstance(head, Message) else phrase(head) if head else "" for head in headings
    ]

    told: dict[int, tuple[Message, str]] = {}

    def shown(cell: object) -> object:
        # Only a message has lines of its own; one that stands in many rows is put into words once.
        if isinstance(cell, str | dict):
            return visible(spoken_text(cell))
        if not isinstance(cell, Message):
            return cell
        if id(cell) not in told:
            told[id(cell)] = cell, sentence(cell)
        return told[id(cell)][1]

    cells = [list(map(shown, row)) for row in rows]
    unbroken = {
        title for head, title in zip(headings, titles, strict=True) if isinstance(head, str) and head in whole
    }
    if _is_screen(err=err) and len(cells) <= _MANY:
        from iclei_cli.cli.show.drawing.screen import show_table

        show_table(titles, cells, err=err, whole=unbroken)
        return
    width = shutil.get_terminal_size((80, 24)).columns
    lines = list(table_lines(titles, cells, width=width, whole=unbroken))
    _print("\n".join(lines if any(titles) else lines[1:]), "", err=err)


def say_tree(branches: Iterable[tuple[int, str | Message]]) -> None:
    """Print lines that hang below others, each with how deep it is: one deeper than the last at most."""
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.system.messages import Message

    told = [
        (depth, sentence(line) if isinstance(line, Message) else visible(line)) for depth, line in branches
    ]
    if _is_screen():
        from iclei_cli.cli.show.drawing.screen import show_tree

        show_tree([(depth, visible_lines(line)) for depth, line in told])
    else:
        _print("\n".join(f"{'  ' * depth}{line}" for depth, line in told), "")


def show(document: Found, say_it: Callable[[Found], object], *, as_json: bool) -> None:
    """Show what a command found out: as JSON for scripts, or as the text that `say_it` makes of it.

    A text that is longer than the terminal is paged.
    """
    if as_json:
        import msgspec

        typer.echo(_json(msgspec.to_builtins(document)))
    elif _asked["pager"] and _is_screen() and not _overheard:
        from iclei_cli.cli.show.drawing.screen import paged

        with paged():
            say_it(document)
    else:
        say_it(document)


@contextmanager
def framed() -> Iterator[None]:
    """Frame what is told meanwhile: what matters most of a command, at most once in each.

    Only where somebody looks, at a terminal that can draw: all else gets the same words as they are.
    """
    if not _is_screen():
        yield
        return
    from iclei_cli.cli.show.drawing import screen

    with screen.framed():
        yield


@contextmanager
def overheard() -> Iterator[list[Message]]:
    """Tell nothing meanwhile: a command is part of another one, which tells what is in the list of notes."""
    _overheard.append([])
    try:
        yield _overheard[-1]
    finally:
        _overheard.pop()


def do_not_page() -> None:
    """Show what is longer than the terminal in one go."""
    _asked["pager"] = False


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


YES = frozenset(["y", "yes", "ㅛ", "예", "네", "はい", "是"])
NO = frozenset(["n", "no", "ㅜ", "아니오", "아니요", "いいえ", "否", "不"])
"""Answers to a question, in every language; y and n also as they come of Hangul keys."""


def _is_answered_with_yes(question: Message) -> bool:
    """Ask until the answer is understood; no answer is a no."""
    import unicodedata

    from iclei_cli.cli.messages.catalogue import phrase

    def compared(words: str) -> str:
        return unicodedata.normalize("NFKC", words).strip().lower()

    text = visible_lines(phrase("yes-or-no", question=question))
    while True:
        typed = typer.prompt(text, default="", show_default=False, prompt_suffix="", err=True)
        answer = compared(typed)
        if answer in map(compared, YES):
            return True
        if not answer or answer in map(compared, NO):
            return False
        note("answer-yes-or-no")


def confirm(code: str, /, *, yes: bool, **facts: Fact) -> None:
    """Ask the question that the catalogue has of a code, unless `yes` was said on the command line.

    Raises:
        UsageError: nobody can be asked.
        typer.Exit: the answer was no.
    """
    from iclei_cli.system.errors import ExitCode, UsageError
    from iclei_cli.system.messages import Message

    if yes:
        return
    question = Message(code, facts)
    if not sys.stdin.isatty():
        raise UsageError("not-confirmed", question=question)
    if not _is_answered_with_yes(question):
        note("nothing-changed")
        raise typer.Exit(ExitCode.REFUSED)


def is_yes(code: str, /, **facts: Fact) -> bool:
    """Whether somebody who can be asked says yes to the question that the catalogue has of a code."""
    from iclei_cli.system.messages import Message

    return _is_answered_with_yes(Message(code, facts))


def ask_hidden(code: str, /, **facts: Fact) -> str:
    """Ask for a word that is not shown as it is typed, such as a password."""
    from iclei_cli.cli.messages.catalogue import phrase

    typed: str = typer.prompt(visible_lines(phrase(code, **facts)), hide_input=True, err=True)
    return typed


def can_ask() -> bool:
    """Whether somebody sits before a terminal who sees a question, which goes to stderr, and can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(code: str, take: Callable[[str], None], *, default: str = "") -> None:
    """Ask the question that the catalogue has of a code, until `take` takes the answer; Enter is the default.

    Raises:
        typer.Abort: nobody answers any more.
    """
    from iclei_cli.cli.messages.catalogue import phrase
    from iclei_cli.system.controls import stripped
    from iclei_cli.system.errors import UsageError

    while True:
        answer = typer.prompt(
            visible_lines(phrase(code)), default=default, show_default=bool(default), err=True
        )
        try:
            take(stripped(answer).strip())
        except UsageError as error:
            note("told", what=error.message)
        else:
            return


def read_lines(code: str, /, **facts: Fact) -> list[str] | None:
    """Ask for a line, with the words that the catalogue has of a code; None where nobody types any more.

    Where somebody sits before a terminal, with all lines that come at once, as somebody pastes them.
    """
    from iclei_cli.cli.messages.catalogue import phrase
    from iclei_cli.system.controls import stripped
    from iclei_cli.system.keyboard import is_line_waiting

    typer.echo(visible_lines(phrase(code, **facts)), nl=False, err=True)
    lines: list[str] = []
    try:
        while not lines or is_line_waiting():
            lines += stripped(input()).split("\n")
    except EOFError:
        typer.echo(err=True)
    return lines or None


def repeat_until_stopped(
    show_it: Callable[[], None], has_changed: Callable[[], bool], seconds: float
) -> None:
    """Show something again whenever it has changed, which is asked so often, until Ctrl-C."""
    import time

    while True:
        time.sleep(seconds)
        if has_changed():
            if _is_screen():
                from iclei_cli.cli.show.drawing.screen import clear

                clear()
            show_it()


def _print(text: str, code: str, *, err: bool = False) -> None:
    """Print the words of a code; whatever in them came from elsewhere, none of it commands the terminal."""
    text = visible_lines(text)
    if _is_screen(err=err):
        from iclei_cli.cli.show.drawing.screen import show_text

        show_text(text, code, err=err)
    else:
        typer.echo(text, err=err)


def _is_screen(*, err: bool = False) -> bool:
    """Whether somebody looks at it."""
    return (sys.stderr if err else sys.stdout).isatty()


def _json(document: Mapping[str, Any]) -> bytes:
    """Return a document for scripts: UTF-8 whatever the terminal's encoding, keys sorted."""
    import json

    text = json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, sort_keys=True, indent=2)
    return visible_in_json(text).encode()
