"""The root command: finds the command that was typed, and shows whatever goes wrong in one place."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli import __version__
from iclei_cli.cli.family import Family, OnDemand, command_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.stand_ins import write_what_can_be_shown
from iclei_cli.cli.show.spoken.language import speak_as_asked, told_in_words
from iclei_cli.cli.workspace import misfit, outcome, remind
from iclei_cli.system.ctrl_c import is_pressed
from iclei_cli.system.errors import ExitCode, IcleiError, UsageError, reason_of

if TYPE_CHECKING:
    from iclei_cli.cli.family import Command
    from iclei_cli.system.messages import Message

COMMANDS = {
    "status": "status.commands",
    "demo": "demo",
    "init": "assembly.init",
    "assembly": "assembly.commands",
    "participants": "participants.commands",
    "sessions": "sessions.commands",
    "topics": "groups.topics",
    "groups": "groups.commands",
    "notes": "record.commands",
    "export": "exports.commands",
    "notices": "notices.commands",
    "checkin": "door.commands",
    "history": "store.history",
    "undo": "store.undo",
    "redo": "store.undo:redo_app",
    "store": "store.commands",
    "help": "help",
}
"""Command families in the order of use, and the module of this room that has each (`app`, unless named)."""


def _family(module: str, name: str) -> Command:
    """Import the module of a family, and make its command."""
    module, _, attribute = module.partition(":")
    return command_of(getattr(importlib.import_module(f"iclei_cli.cli.{module}"), attribute or "app"), name)


class Root(Family):
    """Runs a command and turns every end it can come to into the promised exit code."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = OnDemand({name: partial(_family, module, name) for name, module in COMMANDS.items()})

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **more: Any) -> Any:
        """Read the words before the command; the first that counts is the language in which all else is told.

        Raises:
            typer.Exit: they cannot be meant.
        """
        try:
            speak_as_asked(self, args)
            return super().make_context(info_name, args, parent, **more)
        except UsageError as error:
            raise _ended(error, error.exit_code, as_json="--json" in args) from error
        except typer.TyperException as error:
            raise _misused(error, as_json=False) from error

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed.

        Raises:
            typer.Exit: with the exit code, after the error has been shown.
        """
        as_json = "--json" in ctx.args
        try:
            return super().invoke(ctx)
        except IcleiError as error:
            raise _ended(error, error.exit_code, as_json=as_json) from error
        except (KeyboardInterrupt, typer.Abort) as error:
            raise _interrupted(ctx, as_json=as_json) from error
        except (typer.Exit, BrokenPipeError):
            raise
        except typer.TyperException as error:
            raise _misused(error, as_json=as_json) from error
        except UnicodeEncodeError as error:
            shown = IcleiError("not-utf-8", text=error.object, outcome=outcome(ctx))
            raise _ended(shown, ExitCode.REFUSED, as_json=as_json) from error
        except OSError as error:
            shown = IcleiError("system", reason=reason_of(error), outcome=outcome(ctx))
            raise _ended(shown, ExitCode.REFUSED, as_json=as_json) from error
        except Exception as error:
            raise _unforeseen(error, ctx, as_json=as_json) from error
        finally:
            # With --json, an error is the one document on stderr.
            if not (as_json and sys.exc_info()[1]):
                remind(ctx)


def _misused(error: Any, *, as_json: bool) -> typer.Exit:
    """Show what Typer says of a command line, as it says it; the way out with its code."""
    if as_json:
        return _ended(IcleiError("usage", reason=error.format_message()), error.exit_code, as_json=True)
    told = StringIO()
    error.show(file=told)
    terminal.pass_on(told_in_words(error, told.getvalue()))
    return typer.Exit(error.exit_code)


def _interrupted(ctx: Any, *, as_json: bool) -> typer.Exit:
    """Say that Ctrl-C ended the command; the way out with its code."""
    return _ended(IcleiError("interrupted", outcome=outcome(ctx)), ExitCode.INTERRUPTED, as_json=as_json)


def _unforeseen(error: Exception, ctx: Any, *, as_json: bool) -> typer.Exit:
    """Say why a command could not go on: it was interrupted, it met a misfit, or has a bug; the way out."""
    if is_pressed():  # a library written in C makes an error of its own of what Ctrl-C raised in it
        return _interrupted(ctx, as_json=as_json)
    unfit = misfit(ctx)
    if unfit is not None:
        return _ended(unfit, unfit.exit_code, as_json=as_json)
    _report_bug(error, outcome(ctx))
    return typer.Exit(ExitCode.BUG)


def _ended(error: IcleiError, code: int, *, as_json: bool) -> typer.Exit:
    """Show an error; the way out with its code."""
    terminal.show_error(error, as_json=as_json)
    return typer.Exit(code)


app = typer.Typer(
    cls=Root,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        terminal.say("version", version=__version__)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option(
            envvar="ICLEI_STORE",
            metavar="PATH",
            help="The assembly's file. Else the nearest assembly.json in this folder or above.",
        ),
    ] = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Show what is longer than the terminal in one go.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    lang: Annotated[  # noqa: ARG001 - it is read before all others, by which help is told
        str | None,
        typer.Option(
            "--lang",
            envvar="ICLEI_LANG",
            metavar="LANGUAGE",
            help="The language to speak: en, ko, ja or zh. Else the system's.",
        ),
    ] = None,
) -> None:
    """From a registration list to proved-best discussion tables and printed rosters.

    \b
    Example:
      iclei participants import registrations.xlsx
      iclei groups assign
      iclei export roster
    """
    ctx.obj = store
    if no_pager:
        terminal.do_not_page()
    if ctx.invoked_subcommand is None:
        from iclei_cli.cli.status.commands import show_status

        show_status(ctx)


def main() -> None:
    """Run `iclei`: what the installed command starts."""
    write_what_can_be_shown()
    if os.environ.get("_ICLEI_COMPLETE"):
        from iclei_cli.cli.completion import take_words_of_bash

        # A process that ends before the next key is typed has no garbage to collect.
        gc.disable()
        take_words_of_bash()
    app(prog_name="iclei")


def _report_bug(error: Exception, result: Message) -> None:
    """Say that this is our fault, and where; no names of people are in it, only of code."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    terminal.note(
        "bug",
        version=__version__,
        error=type(error).__name__,
        file=Path(place.filename).name,
        line=place.lineno,
        outcome=result,
    )
    if os.environ.get("ICLEI_DEBUG"):
        traceback.print_exception(error)
