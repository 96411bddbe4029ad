"""Stores of either kind, for the tests of what a store's face promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from store.memory_store import MemoryStore
from store.small import BADA, HANEUL, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.store.store import Store


@pytest.fixture(params=["file", "memory"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """What makes an empty store, of either kind, each in a place of its own."""
    made = iter(range(9))

    def make() -> Store:
        if request.param == "memory":
            return MemoryStore(command="groups assign")
        folder = tmp_path / f"store {next(made)}"
        folder.mkdir()
        return FileStore(folder / FILE_NAME, command="groups assign")

    return make


@pytest.fixture
def empty(new_store: Callable[[], Store]) -> Store:
    """A store in which there is nothing yet."""
    return new_store()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store of two people at a group, each added by a change of its own."""
    empty.create(small())
    for person in (HANEUL, BADA):
        with empty.transaction() as assembly:
            assembly.put([replace(person, id=assembly.new_id())])
    return empty
