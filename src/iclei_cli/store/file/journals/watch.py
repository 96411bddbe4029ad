"""An assembly as a desk at the door has it: as it is now, at the price of reading what is new alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from iclei_cli.store.file.journals.journal import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.store.file.journals.journals import Journals, Pages
    from iclei_cli.store.state import State


class Watched(Protocol):
    """What is watched: the file of an assembly, and the journals beside it."""

    journals: Journals
    pages: Pages

    def read_state(self) -> State:
        """The assembly as it is now, with what the journals hold, of which `pages` is what was read."""

    def identity_on_disk(self) -> tuple[int, ...]:
        """What is another whenever the file was replaced."""

    def note_written(self) -> None:
        """Hear that an arrival was noted."""


class FileWatch:
    """A `Watch` on an assembly in a file. What each method means is said there."""

    def __init__(self, file: Watched) -> None:
        """Begin to watch the assembly in a file.

        Raises:
            StoreError: it cannot be read.
        """
        self._file = file
        self._seen: tuple[int, ...] = ()
        self._page: Page[Arrival] = Page()
        self._read()

    @property
    def assembly(self) -> Assembly:
        return self._state.assembly

    def refresh(self) -> bool:
        if self._file.identity_on_disk() != self._seen:
            self._read()
            return True
        later = self._file.journals.arrivals.read_on(self._page)
        if later is None:
            self._read()
            return True
        self._state.take_in(later.records)
        self._page = later
        return bool(later.records)

    def record(self, decide: Callable[[Assembly], Sequence[Arrival]]) -> Sequence[Arrival]:
        # Once before others have to wait for it: reading all of the assembly may take a while.
        self.refresh()
        with self._file.journals.arrivals.locked():
            self.refresh()
            arrivals = decide(self.assembly)
            if arrivals:
                self._file.journals.arrivals.append(arrivals, self._page, self._state.identity)
                self._file.note_written()
            self.refresh()
        return arrivals

    def _read(self) -> None:
        self._seen = self._file.identity_on_disk()
        self._state = self._file.read_state()
        self._page = self._file.pages.arrivals
