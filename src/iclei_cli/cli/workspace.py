"""Which assembly a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

    from iclei_cli.store.store import Store


def store_of(ctx: typer.Context) -> Store:
    """The store named by --store or ICLEI_STORE, else the nearest above, else one to be made here."""
    from iclei_cli.store.store import FILE_NAME, Store, nearest_store

    return Store(_named(ctx) or nearest_store(Path.cwd()) or Path.cwd() / FILE_NAME)


def new_store_of(ctx: typer.Context) -> Store:
    """The store named by --store or ICLEI_STORE, else the one to be made in this very folder."""
    from iclei_cli.store.store import FILE_NAME, Store

    return Store(_named(ctx) or Path.cwd() / FILE_NAME)


def _named(ctx: typer.Context) -> Path | None:
    """The path that was said; a folder stands for the assembly.json in it."""
    from iclei_cli.store.store import FILE_NAME

    path: Path | None = ctx.find_root().obj
    return path / FILE_NAME if path is not None and path.is_dir() else path
