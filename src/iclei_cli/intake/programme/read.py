"""Rows become drafts of sessions, with the talks in them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.assembly.programme.times import kept, local_time
from iclei_cli.intake.files.formats.calendar.remarks import ALL_DAY, CANCELLED, REPEATED
from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.programme.columns import find_columns
from iclei_cli.intake.programme.draft import Fault, Place, ProgrammeFile, SessionDraft
from iclei_cli.intake.programme.values import (
    read_count,
    read_day,
    read_groups,
    read_minutes,
    read_people,
    read_sdgs,
    read_when,
)
from iclei_cli.intake.programme.words import KINDS
from iclei_cli.intake.values.municipalities import typed_municipality
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.read import parse_topic
from iclei_cli.intake.words.text import normal, one_line, tidy
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.files.sheet import ListFile, Sheet
    from iclei_cli.intake.programme.columns import Columns

_ROLES = {f"{role}s": role for role in SpeakerRole}


def read_programme(path: Path, encoding: str | None = None) -> ListFile:
    """Read a file of any format in which a programme may be sent.

    Raises:
        RefusedError: it cannot be read.
        UsageError: there is no such encoding.
    """
    return read_document(path, encoding, is_programme=True)


def drafts_of(assembly: Assembly, file: ListFile) -> ProgrammeFile:
    """What a file says: of every sheet that is shown and has a programme.

    Raises:
        RefusedError: `no-programme-in-file`: none has.
    """
    shown = [sheet for sheet in file.sheets if not sheet.is_hidden] or list(file.sheets)
    found = [(sheet, columns) for sheet in shown if (columns := find_columns(sheet))]
    if not found:
        raise RefusedError("no-programme-in-file", file=file.file)
    if found[0][0].delimiter is not None:
        # A text is read with one delimiter after the other: it is the one that finds most columns.
        found = [max(found, key=lambda item: len(item[1].fields))]
    reading = _Reading(assembly)
    for sheet, columns in found:
        reading.sheet(sheet, columns, sheet.name if len(found) > 1 else None)
    return reading.file


class _Reading:
    """The sheets of one file on their way to drafts."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._day: str | None = None
        self.file = ProgrammeFile([], [], [], [], [], [], [])

    def sheet(self, sheet: Sheet, columns: Columns, name: str | None) -> None:
        """Read one sheet; the day of a row is that of the row above, if it names none."""
        self._day = None
        self.file.ignored.extend(columns.ignored)
        numbers = count(1)
        for row, cells in columns.cells(sheet):
            place = Place(row, name) if sheet.is_table else Place(next(numbers), is_row=False)
            try:
                self._row(place, cells)
            except (BadValue, UsageError) as error:
                self.file.faults.append(Fault(place, error.message))

    def _row(self, place: Place, cells: Mapping[str, str]) -> None:
        title = one_line(cells.get("title", ""))
        if self._is_left_out(title, cells.get("remark")):
            return
        if not title or (set(cells) == {"title"} and self._is_day(title)):
            self._row_of_no_session(place, cells)
            return
        draft = SessionDraft(place, title, key=cells.get("key"), uid=cells.get("uid"))
        self._times(draft, cells)
        self._values(draft, cells)
        for field, role in _ROLES.items():
            if field in cells:
                draft.speakers += read_people(self._assembly, role, cells[field])
        draft.talks += self._talks(cells)
        self.file.drafts.append(draft)

    def _is_left_out(self, title: str, remark: str | None) -> bool:
        if remark == REPEATED:
            self.file.repeated.append(title)
        if remark in {ALL_DAY, CANCELLED}:
            self.file.left_out.append(title)
        return remark in {ALL_DAY, CANCELLED}

    def _is_day(self, text: str) -> bool:
        """Whether a text is a day, which then is that of the rows below."""
        try:
            self._day = read_day(self._assembly.event, text)
        except BadValue:
            return False
        return True

    def _row_of_no_session(self, place: Place, cells: Mapping[str, str]) -> None:
        """A row without a title has more talks of the session above it, the day of those below, a remark."""
        talks = self._talks(cells)
        if talks and self.file.drafts:
            self.file.drafts[-1].talks += talks
        elif len(cells) > 1:
            raise BadValue("programme-row-without-title")
        elif not any(map(self._is_day, cells.values())):
            self.file.remarks.append(place.number)

    def _times(self, draft: SessionDraft, cells: Mapping[str, str]) -> None:
        self._day, start, end = read_when(self._assembly.event, cells, self._day)
        length = read_minutes(cells["minutes"]) if "minutes" in cells and "talks" not in cells else None
        if start is not None and end is None and length is not None:
            end = kept(local_time(start) + timedelta(minutes=length))
        draft.fields |= {name: time for name, time in (("start", start), ("end", end)) if time is not None}

    def _values(self, draft: SessionDraft, cells: Mapping[str, str]) -> None:
        readers: dict[str, Callable[[str], Any]] = {
            "room": one_line,
            "summary": tidy,
            "groups": lambda text: read_groups(self._assembly, text),
            "sdgs": read_sdgs,
            "expected": read_count,
        }
        draft.fields |= {name: read(cells[name]) for name, read in readers.items() if name in cells}
        if "kind" in cells:
            kind = KINDS.get(normal(cells["kind"]))
            if kind is not None:
                draft.fields["kind"] = kind
            elif (word := one_line(cells["kind"])) not in self.file.kinds:
                self.file.kinds.append(word)

    def _talks(self, cells: Mapping[str, str]) -> list[Talk]:
        """The talks of a row, one a line, as they are typed: “Title”, “Title; City”, “Title; City; topic”."""
        lines = [one_line(line) for line in cells.get("talks", "").split("\n") if line.strip()]
        talks = [self._talk(line) for line in lines]
        if len(talks) == 1:
            length = read_minutes(cells["minutes"]) if "minutes" in cells else None
            people = read_people(self._assembly, SpeakerRole.SPEAKER, cells.get("presenters", ""))
            talks = [replace(talks[0], minutes=length, speakers=tuple(people))]
        return talks

    def _talk(self, line: str) -> Talk:
        title, municipality, topic, *more = [*(part.strip() for part in line.split(";")), "", ""]
        if any(more):
            return Talk(title=line)
        key = parse_topic(topic, self._assembly.topics) if topic else None
        return Talk(title=title, municipality=typed_municipality(municipality), topic=key)
