"""Which files this assembly wrote where, so that it may replace them by newer ones without being told to.

In the file `written` beside the assembly there is a line for each: digests of its place and of its bytes, and
of which export it is. Nobody's name is in it. It is no part of the assembly and goes into no copy of it.
Where it is lost or cannot be written, somebody is asked for `--force`, and nothing worse.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.journals.journal import Journal, Page
from iclei_cli.store.file.journals.lines import Format
from iclei_cli.store.file.outgoing.places import place_as_text
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "written"

_SPARE = 500
"""So many lines of which there are newer ones are kept before the file is begun anew."""


class Written(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file that went out.

    Attributes:
        place: a digest of where it is.
        assembly: the identity of the assembly of which it was made.
        export: the identifier of its export.
        sha256: the digest of its bytes.
        time: when it was written, UTC, ISO 8601.
    """

    place: str
    assembly: str
    export: str
    sha256: str
    time: str


class WrittenFiles:
    """The files that went out of one assembly, and of those that were at its place before."""

    def __init__(self, folder: Path, store: Path) -> None:
        """Stand for the notes in the folder beside the assembly at `store`; there need not be any yet."""
        self._store = store
        form = Format(NAME, Written, damaged="journal-damaged", foreign="journal-foreign")
        self._journal = Journal(folder, store, form)
        self._page: Page[Written] = Page()
        self._last: dict[str, tuple[Written, ...]] = {}

    def at(self, target: Path) -> Written | None:
        """The file that went to this place last; None if nothing is known of one."""
        with suppress(StoreError):
            self._read()
            return self._last.get(self._digest_of(target), (None,))[-1]
        return None

    def has_been(self, target: Path, sha256: str, export: str, assembly: str) -> bool:
        """Whether these bytes are what went to this place last as this export, or what was there before that.

        What goes out is noted first: killed in between, or looked at then, what was there is still known.
        """
        known = self._last.get(self._digest_of(target), ())
        return any((item.export, item.assembly, item.sha256) == (export, assembly, sha256) for item in known)

    def note(self, target: Path, there: str | None, export: str, sha256: str, assembly: str) -> None:
        """Note what is about to go to a place where the bytes of a digest are, if it can be noted."""
        made = Written(
            place=self._digest_of(target),
            assembly=assembly,
            export=export,
            sha256=sha256,
            time=datetime.now(UTC).isoformat(),
        )
        with suppress(StoreError), self._journal.locked():
            try:
                self._read()
            except StoreError:
                self._forget()  # it is damaged, and holds nothing that could be of use
                self._journal.begin([made], assembly)
                return
            known = self._last.get(made.place, ())
            before = [item for item in known[:-1] if there == item.sha256 != known[-1].sha256]
            self._page = self._journal.append([*before, made], self._page, assembly)
            self._know([*before, made])
            kept = [record for records in self._last.values() for record in records]
            if self._page.line - len(kept) > _SPARE:
                self._journal.begin(kept, assembly)
                self._forget()

    def clear(self) -> None:
        """Destroy all of it.

        Raises:
            StoreError: as `Journal.clear`.
        """
        self._journal.clear()
        self._forget()

    def _read(self) -> None:
        """Learn what was noted since this was asked last.

        Raises:
            StoreError: it is damaged, or cannot be read.
        """
        later = self._journal.read_on(self._page)
        if later is None:
            self._forget()
            later = self._journal.read()
        self._page = later
        self._know(later.records)

    def _know(self, records: Iterable[Written]) -> None:
        for record in records:
            self._last[record.place] = (*self._last.get(record.place, ())[-1:], record)

    def _forget(self) -> None:
        self._page, self._last = Page(), {}

    def _digest_of(self, target: Path) -> str:
        place = place_as_text(target, self._store)
        return hashlib.sha256(place.encode()).hexdigest()[:32]
