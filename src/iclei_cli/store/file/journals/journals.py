"""The two journals of one assembly: who came at the door, and what was handed out."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.assembly.nouns.day.handed_out import HandedOut
from iclei_cli.store.file.journals.journal import Journal, Page
from iclei_cli.store.file.journals.lines import Format
from iclei_cli.store.file.storage import writing
from iclei_cli.system.atomic_file import make_folder
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.store.state import State


class Pages(NamedTuple):
    """What was read of the journals."""

    arrivals: Page[Arrival] = Page()
    handed_out: Page[HandedOut] = Page()


class Journals:
    """The journals of one assembly.

    Attributes:
        arrivals: the ledger of the door.
        handed_out: what stands on papers that left the office.
    """

    def __init__(self, folder: Path, store: Path) -> None:
        """Stand for the journals in the folder beside the assembly at `store`; there need not be any yet."""
        self._store = store
        arrivals = Format("arrivals", Arrival, damaged="ledger-damaged", foreign="ledger-foreign")
        handed_out = Format("handed-out", HandedOut, damaged="journal-damaged", foreign="journal-foreign")
        self.arrivals = Journal(folder, store, arrivals)
        self.handed_out = Journal(folder, store, handed_out)

    @property
    def _each(self) -> tuple[Journal[Any], ...]:
        return (self.arrivals, self.handed_out)

    def _with_pages(self, pages: Pages) -> tuple[tuple[Journal[Any], Page[Any]], ...]:
        return ((self.arrivals, pages.arrivals), (self.handed_out, pages.handed_out))

    def read(self) -> Pages:
        """All of both.

        Raises:
            StoreError: one is damaged, or cannot be read.
        """
        return Pages(self.arrivals.read(), self.handed_out.read())

    def are_empty(self) -> bool:
        """Whether there is nothing that the assembly's file does not hold yet.

        Raises:
            StoreError: as `read`.
        """
        return all(journal.read().head is None for journal in self._each)

    def put_into(self, state: State, pages: Pages) -> None:
        """Put into a state of the file what was read beyond it.

        Raises:
            StoreError: a journal is of another assembly.
        """
        for journal, page in self._with_pages(pages):
            # Earlier versions gave an assembly no identity.
            if page.head is not None and len({page.head.identity, state.identity} - {""}) > 1:
                raise StoreError(journal.format.foreign, path=str(self._store), ledger=str(journal.path))
        state.take_in(pages.arrivals.records, pages.handed_out.records)

    def take_out(self, pages: Pages, identity: str) -> None:
        """Take out what pages hold, as it is in the file of the assembly now; what came since stays.

        Raises:
            StoreError: a journal cannot be locked, read or written.
        """
        for journal, page in self._with_pages(pages):
            journal.take_out(page, identity)

    def set_aside(self, folder: Path, identity: str) -> None:
        """Put into a folder what is of another assembly, whose file cannot take it in any more.

        Raises:
            StoreError: as `take_out`.
        """
        for journal in self._each:
            head = journal.read().head
            if head is not None and head.identity != identity:
                with writing(self._store):
                    make_folder(folder)
                    journal.path.replace(folder / f"{journal.format.name}-{head.generation}")

    def clear(self) -> None:
        """Destroy all of both.

        Raises:
            StoreError: as `locked`.
        """
        for journal in self._each:
            journal.clear()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep everybody else from noting anything while the block runs.

        Raises:
            StoreError: somebody else held one for too long, or the folder cannot be written to.
        """
        with ExitStack() as locks:
            for journal in self._each:
                locks.enter_context(journal.locked())
            yield
