"""What sentences of the catalogue have in them: facts, and commands and options to type."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any

import typer

from iclei_cli.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """The facts that a sentence needs, each with its format."""
    for _, field, form, _ in string.Formatter().parse(text):
        if field is not None:
            yield field, form or ""
            yield from placeholders(form or "")


def facts_in(text: str) -> set[str]:
    """The facts that a sentence needs."""
    return {field for field, _ in placeholders(text)}


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Every command with its options."""
    yield path, {option for parameter in command.params for option in getattr(parameter, "opts", ())}
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


COMMANDS = dict(commands(typer.main.get_command(app)))
OPTIONS = set().union(*COMMANDS.values()) | {"--help"}
_COMMAND = re.compile(r"\biclei((?: [a-z][a-z-]*)+)([^;.,“”()；。，、：（）]*)")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def named(text: str) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """The commands that a sentence tells to type, as far as there are such, each with its options."""
    for match in _COMMAND.finditer(re.sub(r"\{[^}]*\}", "…", text)):
        words = tuple(match[1].split())
        path = next((words[:end] for end in range(len(words), 0, -1) if words[:end] in COMMANDS), ())
        yield path or words, set(_OPTION.findall(match[0]))
