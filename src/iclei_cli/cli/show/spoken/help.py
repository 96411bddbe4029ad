"""The help of commands in the language that is spoken; in English it is as Typer writes it."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from typer._click import Context, HelpFormatter

from iclei_cli.cli.messages.catalogue import SPOKEN
from iclei_cli.cli.messages.typer_words import CONTEXT, reworded
from iclei_cli.cli.show.drawing.wrap import wrapped
from iclei_cli.system.cells import cells, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Translate = Callable[[str, str], str]
    """Of the context of a text and its English words, its words."""

METAVAR = "metavar"
"""In which context the names of what is typed, such as PERSON, stand in the catalogues."""

WIDEST_FIRST = 30
"""An option or command that is wider has what it does on the next line."""

_AS_IT_IS = "\b"
_EXTRAS = re.compile(r"(?s)(?P<help>.*?)(?:  )?\[(?P<extras>[^\[\]]+)\]")
_SENTENCE = re.compile(r".*?(?:[.!?](?=\s|$)|[。！？]|$)", re.DOTALL)


def translate_help(command: Any, path: tuple[str, ...]) -> None:
    """Put the help of the command that is typed so into the spoken language."""
    put_into_words(command, path, lambda context, english: SPOKEN.translated(context, english) or english)


def translate_misuse(error: Any, shown: str) -> str:
    """Put what Typer shows of a misused command into the language that is spoken."""
    told = f"Error: {error.format_message()}"
    before, found, _ = shown.partition(told)
    if not found:
        return shown
    return "".join(f"{reworded(line)}\n" for line in [*before.splitlines(), told])


def put_into_words(command: Any, path: tuple[str, ...], translate: Translate) -> None:
    """Put each text of a command's help into other words."""
    context = " ".join(("help", *path))
    command.context_class = _Context
    command.options_metavar = translate(CONTEXT, command.options_metavar)
    if command.help:
        blocks = [_block(block, context, translate) for block in cleandoc(command.help).split("\n\n")]
        command.help = "\n\n".join(blocks)
        # Typer finds the end of a first sentence by a full stop, which other scripts have not.
        first = _SENTENCE.match(blocks[0])
        command.short_help = first[0] if first else None
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translate(f"help {_label(parameter)}", " ".join(parameter.help.split()))
        if parameter.metavar:
            parameter.metavar = translate(METAVAR, parameter.metavar)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = translate(CONTEXT, command.subcommand_metavar)


def _label(parameter: Any) -> str:
    """How a parameter is called: an option by its long name, an argument by what is typed for it."""
    is_option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len)) if is_option else str(parameter.name)


def _block(block: str, context: str, translate: Translate) -> str:
    """Translate a paragraph, which is filled anew; of an example only its heading."""
    if not block.startswith(_AS_IT_IS):
        return translate(context, " ".join(block.split()))
    mark, heading, *lines = block.split("\n")
    return "\n".join([mark, translate(CONTEXT, heading), *lines])


class _Formatter(HelpFormatter):
    """Writes help with Typer's own words translated, by how wide characters are."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is typed."""
        head = f"{' ' * self.current_indent}{reworded(prefix or 'Usage: ')}{prog} "
        self._write_beside(head, args, cells(head))

    def write_heading(self, heading: str) -> None:
        """Write what stands above options and commands."""
        self.write(f"{' ' * self.current_indent}{reworded(heading)}:\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, and what is to stay in its lines as it is."""
        indent = " " * self.current_indent
        blocks = [
            block.split("\n")[1:]
            if block.startswith(_AS_IT_IS)
            else wrapped(" ".join(block.split()), self.width - self.current_indent)
            for block in text.split("\n\n")
        ]
        self.write("\n\n".join("\n".join(f"{indent}{line}" for line in lines) for lines in blocks) + "\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = WIDEST_FIRST, col_spacing: int = 2
    ) -> None:
        """Write options or commands, each with what it does beside it."""
        first = min(max(cells(name) for name, _ in rows), col_max) + col_spacing
        beside = self.current_indent + first
        for name, told in rows:
            head = f"{' ' * self.current_indent}{name}"
            if cells(name) > first - col_spacing:
                self.write(f"{head}\n")
                head = ""
            self._write_beside(filled(head, beside), _with_extras(told), beside)

    def _write_beside(self, head: str, text: str, indent: int) -> None:
        """Write a text beside what stands before it, its further lines below its first."""
        lines = list(wrapped(" ".join(text.split()), max(self.width - indent, 20)))
        self.write(f"{head}{lines[0]}".rstrip() + "\n")
        for line in lines[1:]:
            self.write(f"{' ' * indent}{line}\n")


def _with_extras(told: str) -> str:
    """Translate what Typer adds to the help of an option: its default, and whether it is required."""
    found = _EXTRAS.fullmatch(told)
    if found is None:
        return reworded(told)
    extras = "; ".join(map(reworded, found["extras"].split("; ")))
    return f"{found['help']} [{extras}]".lstrip()


class _Context(Context):
    formatter_class = _Formatter
