"""The rows of a sheet on which people were marked, whatever tells there who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.paper import Line, Mark
from iclei_cli.intake.door.paper.marks import Marks, Read, read_when
from iclei_cli.intake.words.text import one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.door.paper.columns import Columns, Titled
    from iclei_cli.intake.door.paper.moment import Clock
    from iclei_cli.intake.door.paper.people import Whom
    from iclei_cli.system.messages import Message


class Reading(NamedTuple):
    """What a sheet says.

    Attributes:
        sheet: its name; None where the file has one table.
        lines: in order.
        read_as: what heads the columns that tell who came, by `number`, `name`, `mark` and `time`.
        notices: how it was understood, where the user should know.
    """

    sheet: str | None
    lines: Sequence[Line]
    read_as: Mapping[str, Sequence[str]]
    notices: Sequence[Message] = ()


class RowReader:
    """Makes lines of rows that have the same columns."""

    def __init__(self, titled: Titled, columns: Columns, clock: Clock, unmarked: Mark = Mark.BLANK) -> None:
        """Look at all marks of a sheet, as what one of them means depends on the others.

        `unmarked` is what a row says in which there is neither a mark nor a time.
        """
        self._titled = titled
        self.columns = columns
        self._clock = clock
        self._unmarked = unmarked
        self._marks = Marks.of(titled.cells(columns.mark) if columns.mark is not None else ())
        self._unread: list[int] = []

    def line(self, row: int, cells: Sequence[str], who: str, whom: Whom) -> Line:
        """What a row says of a person, or of whoever may be meant."""
        read, written = self._read(row, cells, who)
        return Line(
            sheet=self._titled.sheet,
            row=row,
            who=who,
            fault=whom.fault,
            people=whom.people,
            mark=read.mark,
            written=written,
            time=self._clock.moment(read.when),
            said=self._clock.said(read.when),
            is_dated=read.when.day is not None or self._clock.is_stated or self._clock.is_on_sheet,
            is_timed=read.when.clock is not None,
        )

    def _read(self, row: int, cells: Sequence[str], who: str) -> tuple[Read, str]:
        """Read the mark of a row together with its time, which is one, too."""
        written = cell_of(cells, self.columns.mark)
        read = self._marks.read(written, who)
        stamp = " ".join(filter(None, (cell_of(cells, place) for place in self.columns.times)))
        when, rest = read_when(stamp)
        if rest:
            self._unread.append(row)
        told = " ".join(filter(None, (written, stamp)))
        match read.mark:
            case Mark.CAME | Mark.UNCLEAR:
                return Read(read.mark, when if stamp and not rest else read.when), written
            case Mark.BLANK if stamp:
                return Read(Mark.UNCLEAR if rest else Mark.CAME, when), told
            case Mark.ABSENT if stamp:
                return Read(Mark.UNCLEAR, when), told
            case Mark.BLANK:
                return Read(self._unmarked), told
            case _:
                return read, told

    def read_as(self, **others: str) -> dict[str, Sequence[str]]:
        """What heads the columns, by what they are."""
        headers = self._titled.headers
        found: dict[str, Sequence[str]] = {name: (header,) for name, header in others.items() if header}
        if self.columns.mark is not None:
            found["mark"] = (headers[self.columns.mark],)
        if self.columns.times:
            found["time"] = tuple(headers[place] for place in self.columns.times)
        return found

    def notices(self) -> list[Message]:
        """How the sheet was understood, where the user should know."""
        told = []
        if self._marks.crosses is not None:
            told.append(message(f"crosses-mean-{self._marks.crosses}", sheet=self._titled.sheet))
        if self._unread:
            told.append(message("times-not-read", sheet=self._titled.sheet, rows=self._unread))
        return told


def words_of(cells: Sequence[str]) -> str:
    """What a row begins with, for whoever is to find it."""
    return " · ".join(list(filter(None, map(one_line, cells)))[:3])


def cell_of(cells: Sequence[str], place: int | None) -> str:
    """The cell at a place, on one line; empty where there is none."""
    return one_line(cells[place]) if place is not None and place < len(cells) else ""
