"""TinyDB with the storage it comes with, used as its documentation has it: the yardstick for our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from tinydb import TinyDB
from tinydb.table import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from iclei_cli.assembly.nouns.participant import Participant


class JsonFile:
    """People in the default table of a TinyDB file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def insert_all(self, people: Iterable[Participant]) -> None:
        """Put people into it, in one go."""
        with TinyDB(self._path, encoding="utf-8") as database:
            database.insert_multiple(
                Document(msgspec.to_builtins(person), doc_id=person.id) for person in people
            )

    def insert(self, name: str) -> None:
        """Add one person."""
        with TinyDB(self._path, encoding="utf-8") as database:
            database.insert({"name": name})

    def update(self, ident: int, notes: str) -> None:
        """Change one person."""
        with TinyDB(self._path, encoding="utf-8") as database:
            database.update({"notes": notes}, doc_ids=[ident])

    def load(self) -> dict[int, dict[str, object]]:
        """Everybody, by number.

        Raises:
            ValueError: the file is no JSON.
        """
        with TinyDB(self._path, encoding="utf-8") as database:
            return {document.doc_id: dict(document) for document in database.all()}
