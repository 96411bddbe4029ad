"""What was typed is no command: which one was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Command = Any  # Typer keeps its copy of Click private, and with it the class of a command
    Path = tuple[str, ...]

_MEANT: dict[str, Path] = {
    "duplicate": ("participants", "duplicates"),
    "find": ("participants", "search"),
    "new": ("init",),
    "people": ("participants", "list"),
    "plan": ("groups", "assign"),
    "print": ("export", "roster"),
    "programme": ("sessions", "show"),
    "seat": ("groups", "assign"),
    "start": ("init",),
    "tables": ("groups", "list"),
}
"""Words that no command has, and the command that does what they say."""

_LIKENESS = 75.0
"""How much alike a word and a command's are at least, in per cent, to be told as meant."""

_MOST = 3


def no_such_command(ctx: Any, args: list[str], *, before: str = "iclei") -> UsageError:
    """Why the first of `args` cannot be done in the family of a context, and what may be meant instead.

    `before` stands before each command that may be meant.
    """
    family = tuple(ctx.command_path.split()[1:])
    meant = [
        " ".join([before, *path, *map(_typed, args[1:])])
        for path in _meant(ctx.find_root().command, family, args[0])
    ]
    return UsageError("no-such-command", words=" ".join(("iclei", *family, args[0])), meant=meant[:_MOST])


def _typed(word: str) -> str:
    """A word as it is typed: in quotes only where it must be, whatever its script."""
    import shlex

    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word)


def _meant(root: Command, family: Path, word: str) -> list[Path]:
    """The commands or families that a word can stand for, the likeliest first; none where nothing is like it.

    A word that some command ends with stands for that one, and never for another that is like it.
    """
    paths = list(_paths(root))
    word = word.lower()
    exact = [path for path in paths if path[-1] == word]
    if exact:
        return exact
    within = [path for path in paths if path[:-1] == family]
    alike = _alike(word, within)
    if alike:
        return alike
    return [_MEANT[word]] if word in _MEANT else _alike(word, paths)


def _paths(command: Command, path: Path = ()) -> Iterator[Path]:
    """The words of every command and family, in the order of use."""
    for name, below in getattr(command, "commands", {}).items():
        yield (*path, name)
        yield from _paths(below, (*path, name))


def _alike(word: str, paths: list[Path]) -> list[Path]:
    """Those whose last word is most like it, if it is like it at all."""
    from rapidfuzz.fuzz import ratio

    likeness = {path: ratio(word, path[-1]) for path in paths}
    most = max(likeness.values(), default=0.0)
    return [path for path in paths if likeness[path] == most >= _LIKENESS]
