"""The rapporteurs' sheets as they come back: what each row says, by the names that they carry unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.record.sheet import BASE, COLUMNS, MARK, ROW, decode_head
from iclei_cli.intake.columns.column import column_letters
from iclei_cli.intake.notes.draft import Draft
from iclei_cli.intake.notes.values import parse_consent, parse_goals, parse_kind
from iclei_cli.intake.values.days import parse_day
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.error_values import is_error_value
from iclei_cli.intake.words.text import one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from iclei_cli.assembly.record.sheet import SheetHead
    from iclei_cli.intake.files.sheet import Sheet
    from iclei_cli.system.messages import Message

Value = TypeVar("Value")


class FilledRow(NamedTuple):
    """A row of a page, as somebody filled it in.

    Attributes:
        number: of the row in its sheet, from 1.
        name: by which it is known; None of a row that somebody put in, or copied.
        was: the checksum of what its note said when the page was made; None where there was no note.
        draft: what it says; None if it says nothing, or cannot be meant.
        problems: what is wrong with it.
    """

    number: int
    name: str | None
    was: str | None
    draft: Draft | None
    problems: tuple[Message, ...] = ()


class FilledPage(NamedTuple):
    """A page that came back.

    Attributes:
        name: of its sheet.
        head: of what it is; None where it does not say so.
        rows: those that are named or say something.
        missing: the columns that somebody has taken out.
        is_ours: whether it was handed out at all.
    """

    name: str
    head: SheetHead | None
    rows: tuple[FilledRow, ...] = ()
    missing: tuple[str, ...] = ()
    is_ours: bool = True


def read_pages(sheets: Sequence[Sheet], after: date) -> list[FilledPage]:
    """Read every sheet of a workbook; `after` is the day before which none is meant that has no year."""
    seen: set[str] = set()
    return [_page(sheet, after, seen) for sheet in sheets]


def _page(sheet: Sheet, after: date, seen: set[str]) -> FilledPage:
    """Read one sheet; `seen` are the names of rows that were there before it."""
    number, columns, head = _unseen_head(sheet)
    missing = tuple(name for name in (*COLUMNS, ROW, BASE) if name not in columns)
    if missing or head is None:
        return FilledPage(sheet.name or "", head, missing=missing, is_ours=bool(columns))
    # The row of headings, which people read, is the one below.
    rows = tuple(_rows(sheet, number + 1, columns, after, seen))
    return FilledPage(sheet.name or "", head, rows)


def _unseen_head(sheet: Sheet) -> tuple[int, dict[str, int], SheetHead | None]:
    """The number of the row that is not shown, from 1, which column it says is which, and what it is of.

    It says nothing of any column where there is no such row.
    """
    for number, cells in enumerate(sheet.rows, start=1):
        columns = {
            cell.removeprefix(MARK): index for index, cell in enumerate(cells) if cell.startswith(MARK)
        }
        if columns:
            return number, columns, next(filter(None, map(decode_head, cells)), None)
    return 0, {}, None


def _rows(
    sheet: Sheet, above: int, columns: Mapping[str, int], after: date, seen: set[str]
) -> Iterator[FilledRow]:
    for number, cells in enumerate(sheet.rows[above:], start=above + 1):
        said = {name: _cell(cells, columns[name]) for name in COLUMNS}
        name, was = _cell(cells, columns[ROW]), _cell(cells, columns[BASE])
        problems = list(_broken_cells(sheet, number, columns, said))
        if not name and not any(said.values()) and not problems:
            continue
        if name in seen:
            # A row that was copied has the name of the other; it is one of its own.
            name, was = "", ""
        seen.add(name)
        draft = None if problems else _draft(said, columns, after, problems)
        yield FilledRow(number, name or None, was or None, draft, tuple(problems))


def _cell(cells: Sequence[str], index: int) -> str:
    return one_line(cells[index]) if index < len(cells) else ""


def _broken_cells(
    sheet: Sheet, number: int, columns: Mapping[str, int], said: Mapping[str, str]
) -> Iterator[Message]:
    """Cells of which it is not known what they say."""
    if number in sheet.wide_rows:
        yield message("cells-merged-across")
    for name in COLUMNS:
        if (number, columns[name] + 1) in sheet.uncalculated:
            yield _in_column(columns[name], message("cell-uncalculated"))
        elif is_error_value(said[name]):
            yield _in_column(columns[name], message("cell-is-error", text=said[name]))


def _draft(
    said: Mapping[str, str], columns: Mapping[str, int], after: date, problems: list[Message]
) -> Draft | None:
    """What a row says; what is wrong with it is put among the problems."""
    if not any(said.values()):
        return None

    def parsed(name: str, parse: Callable[[str], Value], default: Value) -> Value:
        try:
            return parse(said[name]) if said[name] else default
        except BadValue as error:
            problems.append(_in_column(columns[name], error.message))
            return default

    draft = Draft(
        text=said["text"],
        kind=parsed("kind", parse_kind, NoteKind.POINT),
        who=said["who"] or None,
        by=parsed("by", lambda text: parse_day(text, after), None),
        sdgs=parsed("sdgs", parse_goals, ()),
        consent=parsed("consent", parse_consent, None),
    )
    problems += _at_odds(draft)
    return None if problems else draft


def _at_odds(draft: Draft) -> Iterator[Message]:
    """What a note of this kind cannot say."""
    if not draft.text:
        yield message("row-without-text")
    if draft.by is not None and draft.kind is not NoteKind.ACTION:
        yield message("row-day-of-no-action")
    if draft.consent is not None and draft.kind is not NoteKind.QUOTE:
        yield message("row-consent-of-no-quote")


def _in_column(index: int, problem: Message) -> Message:
    return message("in-column", column=column_letters(index), problem=problem)
