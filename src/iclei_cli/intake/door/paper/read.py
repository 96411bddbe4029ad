"""A file with who came: sheets on which people were marked, or the log of a scanner."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.door.paper.heads import day_of_sheet, titles_of
from iclei_cli.intake.door.paper.numbered import read_log, read_numbers
from iclei_cli.intake.door.paper.people import People
from iclei_cli.intake.door.paper.sheet import read_sheet
from iclei_cli.intake.files.open import read_document
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.door.paper.moment import Clock
    from iclei_cli.intake.door.paper.rows import Reading
    from iclei_cli.intake.files.sheet import ListFile
    from iclei_cli.system.messages import Message


class Papers(NamedTuple):
    """What a file says.

    Attributes:
        readings: sheet by sheet.
        digest: the same for every file that says the same.
        notices: what the user should know of sheets that are not read, and of which day others are.
        titles: what stands above the tables, sheet by sheet.
    """

    readings: Sequence[Reading]
    digest: str
    notices: Sequence[Message]
    titles: Sequence[Sequence[str]]


def read_papers(path: Path, assembly: Assembly, clock: Clock, stated: str | None = None) -> Papers:
    """Read who came; `stated` is what the user says heads the column of marks.

    Raises:
        RefusedError: the file cannot be used; `paper-not-understood`, where nothing in it says who came;
            `marks-missing` or `marks-in-several-columns`, where it is not clear what does.
        UsageError: `column-not-there`.
    """
    document = read_document(path)
    people = People(assembly)
    readings: list[Reading] = []
    notices: list[Message] = []
    errors: list[RefusedError] = []
    titles: list[list[str]] = []
    for part in _parts(document):
        name = part.sheets[0].name
        if part.sheets[0].is_hidden:
            notices.append(message("paper-sheet-hidden", sheet=name))
            continue
        day = None if clock.is_stated else day_of_sheet(part.sheets[0])
        its_clock = clock if day is None else clock._replace(day=day, is_on_sheet=True)
        try:
            readings.append(_read(part, assembly, people, its_clock, stated))
        except RefusedError as error:
            if error.code == "marks-in-several-columns":
                raise
            errors.append(error)
            notices.append(message("paper-sheet-passed", sheet=name, reason=error.message))
            continue
        titles.append(titles_of(part.sheets[0]))
        if day is not None and not all(line.said[:1].isdecimal() for line in readings[-1].lines):
            notices.append(message("paper-day-on-sheet", sheet=name, day=day))
    if not readings:
        raise errors[0] if errors else RefusedError("paper-not-understood", file=document.file)
    digest = hashlib.sha256(
        repr([(sheet.name, sheet.rows) for sheet in document.sheets]).encode()
    ).hexdigest()
    return Papers(readings, digest, notices, titles)


def _parts(document: ListFile) -> list[ListFile]:
    """The sheets of a workbook, each by itself; those of a text are ways to read the same."""
    if all(sheet.name is None for sheet in document.sheets):
        return [document]
    filled = [sheet for sheet in document.sheets if any(map(any, sheet.rows))]
    return [document._replace(sheets=(sheet,)) for sheet in filled]


def _read(
    document: ListFile, assembly: Assembly, people: People, clock: Clock, stated: str | None
) -> Reading:
    try:
        return read_sheet(document, assembly, people, clock, stated)
    except RefusedError as error:
        if not error.code.startswith("header-missing"):
            raise
    found = read_numbers(document, people, clock, stated)
    if found is None and stated is None:
        found = read_log(document, people, clock)
    if found is None:
        raise RefusedError("paper-not-understood", file=document.file)
    return found
