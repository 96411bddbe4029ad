"""Options that several commands share, declared once."""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from iclei_cli.system.controls import is_unicode, stripped
from iclei_cli.system.errors import IcleiError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from iclei_cli.system.messages import Message

Function = TypeVar("Function", bound="Callable[..., Any]")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document, for scripts.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; change nothing.")]
Details = Annotated[
    bool, typer.Option("--details", help="Also show the numbers of the search: tiers, values and bounds.")
]
Everything = Annotated[bool, typer.Option("--all", help="Tell of each table, however many there are.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Unpin = Annotated[bool, typer.Option("--unpin", help="Also reseat people who were moved by hand.")]
Person = Annotated[
    str,
    typer.Argument(metavar="PERSON", help="Number, e-mail address, or part of a name that fits one person."),
]
People = Annotated[
    list[str],
    typer.Argument(
        metavar="PERSON...", help="Numbers, e-mail addresses, or parts of names that fit one person each."
    ),
]


class OptionError(UsageError):
    """What was typed into an option cannot be meant; scripts hear the code of the reason."""

    def __init__(self, option: str, reason: Message) -> None:
        super().__init__("option-value", option=option, reason=reason)
        self.reason = reason

    @property
    def code(self) -> str:
        """The stable name of what is wrong with the value."""
        return self.reason.code


def take_text_alone(command: Any) -> None:
    """Have a command take as text what is text: nothing that commands a terminal.

    The names of files are taken as they are: there are folders whose names are odd.
    """
    for parameter in command.params:
        if parameter.type.name in {"str", "text"} and "FILE" not in (parameter.metavar or ""):
            parameter.callback = _text_alone


def _text_alone(_: typer.Context, parameter: Any, typed: Any) -> Any:
    if not isinstance(typed, str):
        return [_text_alone(_, parameter, words) for words in typed] if typed else typed
    if not is_unicode(typed):
        raise OptionError(parameter.name.replace("_", "-"), message("text-not-utf-8", text=typed))
    return stripped(typed)


def text(help_text: str, *names: str) -> Any:
    """An option that takes some text and may be left out."""
    return Annotated[str | None, typer.Option(*names, help=help_text, metavar="TEXT")]


def texts(help_text: str, name: str) -> Any:
    """An option that takes some text and may be given several times, or left out."""
    return Annotated[list[str] | None, typer.Option(name, help=help_text, metavar="TEXT")]


def parse_municipality(words: str, option: str = "municipality") -> str | None:
    """The official name of the local government that was typed into an option; None for an empty text.

    Raises:
        OptionError: it could be several.
    """
    from iclei_cli.intake.values.municipalities import typed_municipality
    from iclei_cli.intake.values.parse import BadValue

    try:
        return typed_municipality(words)
    except BadValue as error:
        raise OptionError(option, error.message) from error


def day_typed(words: str) -> str:
    """The day that was typed into --day, `YYYY-MM-DD`.

    Raises:
        OptionError: `not-a-day`.
    """
    from iclei_cli.intake.values.days import full_day

    day = full_day(words)
    if day is None:
        raise OptionError("day", message("not-a-day", words=words))
    return day


def with_options(declared: Mapping[str, Any]) -> Callable[[Function], Function]:
    """Give a command the `declared` options (annotations by parameter name), which it takes as **keywords.

    So `add` and `edit` of the same thing have the same options without writing them down twice. An option
    that the command names itself is the command's own.
    """

    def decorate(command: Function) -> Function:
        signature = inspect.signature(command, eval_str=True)
        own = [item for item in signature.parameters.values() if item.kind is not item.VAR_KEYWORD]
        names = {item.name for item in own}
        kind = inspect.Parameter.KEYWORD_ONLY
        shared = [
            inspect.Parameter(name, kind, default=None, annotation=annotation)
            for name, annotation in declared.items()
            if name not in names
        ]
        parameters = [*(item.replace(kind=kind) for item in own), *shared]
        command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {item.name: item.annotation for item in parameters}
        return command

    return decorate


@contextmanager
def naming_option(option: str, *, can_force: bool = False) -> Iterator[None]:
    """Advise how to name another file where the one that `option` names cannot be written.

    What writes files knows no options; the command that was typed does. With `can_force` it has --force, too.

    Raises:
        IcleiError: as the block does, with advice.
    """
    try:
        yield
    except IcleiError as error:
        error.advice = _advice(error, option, can_force=can_force)
        raise


_TAKEN_IN = {
    "roster": "iclei participants import",
    "people": "iclei participants import",
    "notes-sheet": "iclei notes import",
    "sign-in": "iclei checkin import",
    "schedule": "iclei sessions import",
}
"""The command that takes in what somebody edited in a file of an export."""


def _advice(error: IcleiError, option: str, *, can_force: bool) -> Message | None:
    match error.code:
        case "file-edited" if error.params["export"] in _TAKEN_IN:
            return message("next-take-in", command=_TAKEN_IN[str(error.params["export"])], option=option)
        case (
            "file-exists"
            | "file-unknown"
            | "file-edited"
            | "file-of-another-export"
            | "file-of-another-assembly"
        ) if can_force:
            return message("next-other-name-or-force", option=option)
        case "file-exists" | "file-is-precious" | "is-a-link" | "not-a-file" | "wrong-ending":
            return message("next-other-name", option=option)
        case "folder-missing":
            return message("next-other-place", option=option)
        case "cannot-write":
            return message("next-when-closed", option=option)
        case _:
            return None
