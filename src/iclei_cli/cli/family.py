"""A family of commands: it knows the names of all of them, and makes the one that is typed.

Typer makes all commands of a program, with their parameters, before it looks which was typed; that takes
longer than most commands do, and more than may pass behind the Tab key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any

import typer
import typer.core
import typer.main

from iclei_cli.cli.show.spoken.language import speak_in_help

if TYPE_CHECKING:
    from typer.models import CommandInfo

Command = Any
"""Typer keeps its copy of Click private, and with it the class of a command."""

Maker = Callable[[], Command]


class Family(typer.core.TyperGroup):
    """A family of commands, which knows what was meant by a word that is none of them.

    Attributes:
        path: the words after `iclei` by which it is typed.
    """

    path: tuple[str, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Typer asks
        """The names of the commands, in the order of use; none is made for that."""
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Command:  # noqa: ARG002 - as Typer asks
        """Find the command of a name, with its help in the language that is spoken."""
        command = self.commands.get(cmd_name)
        if command is not None:
            speak_in_help(command, *self.path, cmd_name)
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed.

        Raises:
            UsageError: `no-such-command`, with those that may have been meant.
        """
        word = args[0]
        command = None if word.startswith("-") else self.get_command(ctx, word)
        if command is not None:
            return command.name, command, args[1:]
        if word.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from iclei_cli.cli.wrong_commands import no_such_command

        raise no_such_command(ctx, args)


class OnDemand(MutableMapping[str, Command]):
    """Commands by their names, each made when it is first asked for."""

    def __init__(self, makers: Mapping[str, Maker]) -> None:
        self._makers = dict(makers)
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        """Make the command of a name, unless it was made before."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._makers[name] = lambda: command
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._makers[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def family(help_text: str | None = None) -> typer.Typer:
    """A Typer app for one command family (with `help_text`) or for a single command (without)."""
    return typer.Typer(
        cls=Family,
        help=help_text,
        no_args_is_help=help_text is not None,
        rich_markup_mode=None,
        add_completion=False,
    )


def command_of(app: typer.Typer, *path: str) -> Command:
    """The family that `app` declares, which has a help of its own, or its only command, typed as `path`."""
    if not (app.info.help or app.registered_callback):
        return _ready(typer.main.get_command(app), path[-1])
    bare = copy(app)
    bare.registered_commands, bare.registered_groups = [], []
    family = typer.main.get_group(bare)
    assert isinstance(family, Family), "it is declared with options.family"
    family.path = path
    family.commands = OnDemand(dict(_makers(app, path)))
    return _ready(family, path[-1])


def _makers(app: typer.Typer, path: tuple[str, ...]) -> Iterator[tuple[str, Maker]]:
    """How each command of a family is made; those of an app that was added without a name are its own."""
    for declared in app.registered_commands:
        assert declared.callback is not None
        name = declared.name or typer.main.get_command_name(declared.callback.__name__)
        yield name, partial(_single, app, declared, name)
    for added in app.registered_groups:
        assert added.typer_instance is not None
        if isinstance(added.name, str):
            yield added.name, partial(command_of, added.typer_instance, *path, added.name)
        else:
            yield from _makers(added.typer_instance, path)


def _single(app: typer.Typer, declared: CommandInfo, name: str) -> Command:
    """The command that an app declares."""
    made = typer.main.get_command_from_info(
        declared,
        pretty_exceptions_short=app.pretty_exceptions_short,
        rich_markup_mode=app.rich_markup_mode,
    )
    return _ready(made, name)


def _ready(command: Command, name: str) -> Command:
    """A command that Typer made, with what all commands have in common."""
    from iclei_cli.cli.completion import complete_values
    from iclei_cli.cli.options import take_text_alone

    command.name = name
    take_text_alone(command)
    complete_values(command)
    return command
