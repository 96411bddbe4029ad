"""Which assembly a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    import typer

    from iclei_cli.store.store import Store
    from iclei_cli.system.errors import StoreError
    from iclei_cli.system.messages import Fact, Message


_REMINDING = "iclei.reminding"
_STORE = "iclei.store"


def store_of(ctx: typer.Context, *, reminds: bool = True) -> Store:
    """The store named by --store or ICLEI_STORE, else the nearest above, else one to be made here.

    A command that destroys data need not be reminded of it: it says so with `reminds`.
    """
    from iclei_cli.store.open import nearest_store

    return _opened(ctx, _named(ctx) or nearest_store(Path.cwd()) or Path.cwd(), reminds=reminds)


def new_store_of(ctx: typer.Context) -> Store:
    """The store named by --store or ICLEI_STORE, else the one to be made in this very folder."""
    return _opened(ctx, _named(ctx) or Path.cwd())


def remind(ctx: typer.Context) -> None:
    """Once a command is done: remind of data that should have been destroyed, if there is any.

    Where it is owed by copies that could not be reached, that is tried again.
    """
    store: Store | None = ctx.meta.pop(_REMINDING, None)
    if store is None:
        return
    from datetime import datetime

    for told in store.settle_copies():
        _note(told)
    due = store.reminder(datetime.now().astimezone().date())
    if due is not None:
        _note(due)


def warn_of_place(store: Store) -> None:
    """Tell, when an assembly is started, if its folder is on a network drive or copied by a cloud service."""
    doubt = store.doubt()
    if doubt is not None:
        terminal.note("unsafe-place", path=store.place, doubt=doubt)


def _opened(ctx: typer.Context, where: Path, *, reminds: bool = True) -> Store:
    from iclei_cli.store.open import open_store

    store = ctx.meta[_STORE] = open_store(where, command=_command_of(ctx), tell=_note)
    if reminds:
        ctx.meta[_REMINDING] = store
    return store


def misfit(ctx: typer.Context) -> StoreError | None:
    """Why a command could not go on that met what no command makes; None if there is no such thing."""
    from iclei_cli.system.errors import StoreError

    store: Store | None = ctx.meta.get(_STORE)
    found = None if store is None else store.misfit()
    if found is None:
        return None
    return StoreError("store-misfit", problem=found.message, mend=found.mend, outcome=outcome(ctx))


def say_done(code: str, **facts: Fact) -> bool:
    """Say what an edit did, with the way to undo it; or that all was so already, as nothing was changed.

    Then there is nothing to undo: an undo would take back the change before. Whether anything was changed.
    """
    from typer._click.globals import get_current_context

    context = get_current_context(silent=True)
    store: Store | None = None if context is None else context.meta.get(_STORE)
    is_changed = store is None or store.has_changed
    terminal.say(code if is_changed else "unchanged-already", **(facts if is_changed else {}))
    return is_changed


def _note(notice: Message) -> None:
    terminal.note(notice.code, **notice.facts)


def outcome(ctx: typer.Context) -> Message:
    """Whether a command that ended before its end has changed anything."""
    store: Store | None = ctx.meta.get(_STORE)
    if store is not None and store.has_written:
        return message("changed-before-the-end")
    return message("nothing-changed")


def _command_of(ctx: typer.Context) -> str:
    """Which command it is, for the history, as it is declared: nothing that was typed with it is kept."""
    if ctx.parent is None:
        return ""
    return f"{_command_of(cast('typer.Context', ctx.parent))} {ctx.info_name}".strip()


def _named(ctx: typer.Context) -> Path | None:
    """The path that was named on the command line or in the environment."""
    path: Path | None = ctx.find_root().obj
    return path
