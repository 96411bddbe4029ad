"""One page: its head, a row for each note that there is, and empty rows; and what it carries unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.record.sheet import (
    BASE,
    COLUMNS,
    MARK,
    ROW,
    digest_of,
    encode_head,
    listed_name,
    row_name,
)
from iclei_cli.exports.notes_sheet.head import head_of
from iclei_cli.exports.roster.facts import write_facts, write_title
from iclei_cli.exports.sheet.page import (
    PAGE_HEIGHT,
    PORTRAIT,
    height,
    line_count,
    pages_for,
    put,
    put_across,
    put_lines,
    put_text,
    set_height,
    set_up_page,
    set_widths,
)
from iclei_cli.exports.sheet.styles import Style
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.notes_sheet.pages import PageOf
    from iclei_cli.system.messages import Message

    Cells = Mapping[str, str | None]

_HEADINGS = {
    "kind": "heading-kind",
    "text": "heading-note-text",
    "who": "heading-who",
    "by": "heading-note-by",
    "sdgs": "heading-sdg",
    "consent": "heading-consent",
}
_WIDTHS = (
    {"kind": 14.0, "text": 43.0, "who": 20.0, "by": 13.0, "sdgs": 8.0, "consent": 12.0},
    {"kind": 22.0, "text": 35.0, "who": 20.0, "by": 13.0, "sdgs": 8.0, "consent": 12.0},
)
"""How wide the columns are in one language, and in two, which need more room for what stands above them."""

_ROW_NAMES, _BASES, _UNSEEN = len(COLUMNS) + 1, len(COLUMNS) + 2, len(COLUMNS) + 3
"""The columns that are not shown: names of rows, what notes said, and the page's head with whom it offers."""

_LINES = 2
"""So many lines of handwriting, or of typed text, an empty row has room for."""

_EMPTY_ROW = 14.0 * _LINES + 4
"""The height of an empty row, in points."""

_FEWEST = 8
"""So many empty rows a page has at least, however many notes it has already."""

_TEXT_FORMAT = "@"
"""What is typed stays as it is: `3/4` becomes no day, and `11,13` no number."""


def write_page(
    sheet: Worksheet,
    assembly: Assembly,
    page: PageOf,
    names: Iterator[str],
    language: PrintLanguage,
) -> None:
    """Fill the sheet of one page; its empty rows take their names from `names`."""
    head = head_of(assembly, page, language)
    widths = [_WIDTHS[len(language.codes) - 1][column] for column in COLUMNS]
    set_widths(sheet, widths)
    row = write_title(sheet, 1, head.titles, widths)
    row = write_facts(sheet, row, head.facts, widths)
    row = _write_how(sheet, row, language)
    _write_unseen_head(sheet, row, assembly, page)
    heading = row + 1
    for column, name in enumerate(COLUMNS, start=1):
        put_lines(sheet, heading, column, language.heading(_HEADINGS[name]), Style.HEADING)
    set_height(sheet, heading, len(language.codes))
    notes = [note for note in assembly.notes.values() if page.has(note) and note.may_go_out]
    filled = {row_name(note): (_cells(assembly, note, language), digest_of(note.content)) for note in notes}
    last = _write_rows(sheet, heading + 1, widths, filled, names)
    _offer(sheet, heading + 1, last, head.offers, language)
    for column in (_ROW_NAMES, _BASES, _UNSEEN):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    set_up_page(
        sheet,
        language,
        assembly.event.name,
        heading_row=heading,
        header=" / ".join(head.titles),
        pages=pages_for(height(sheet, 1, last)),
    )
    sheet.print_area = f"A1:{get_column_letter(len(COLUMNS))}{last}"


def _write_how(sheet: Worksheet, row: int, language: PrintLanguage) -> int:
    """Say how it is filled in, and return the row after that."""
    how = language.phrase("print-notes-how", kinds=[_kind_word(kind) for kind in NoteKind])
    put_across(sheet, row, (1, len(COLUMNS)), how, Style.LABEL)
    set_height(sheet, row, line_count(how, PORTRAIT))
    return row + 1


def _write_unseen_head(sheet: Worksheet, row: int, assembly: Assembly, page: PageOf) -> None:
    """Name the columns for whoever takes the page back, and say of what it is, in a row that is not shown."""
    unseen = (*COLUMNS, ROW, BASE)
    for column, name in enumerate(unseen, start=1):
        put_text(sheet.cell(row, column), f"{MARK}{name}")
    head = encode_head(assembly, group=page.group, session=page.session, round_=page.round)
    put_text(sheet.cell(row, _UNSEEN), head)
    sheet.row_dimensions[row].hidden = True
    sheet.row_dimensions[row].height = 0


def _write_rows(
    sheet: Worksheet,
    row: int,
    widths: Sequence[float],
    filled: Mapping[str, tuple[Cells, str]],
    names: Iterator[str],
) -> int:
    """Write the notes there are, by the names of their rows, and empty rows; return the last row.

    There are as many empty rows as the page has room for.
    """
    for name, (cells, was) in filled.items():
        _write_row(sheet, row, widths, cells)
        put_text(sheet.cell(row, _ROW_NAMES), name)
        put_text(sheet.cell(row, _BASES), was)
        row += 1
    room = PAGE_HEIGHT - height(sheet, 1, row - 1)
    for _ in range(max(_FEWEST, int(room // _EMPTY_ROW))):
        _write_row(sheet, row, widths, {})
        put_text(sheet.cell(row, _ROW_NAMES), next(names))
        row += 1
    return row - 1


def _write_row(sheet: Worksheet, row: int, widths: Sequence[float], cells: Cells) -> None:
    lines = _LINES
    for column, (name, wide) in enumerate(zip(COLUMNS, widths, strict=True), start=1):
        text = cells.get(name)
        put(sheet, row, column, text, Style.FORM)
        sheet.cell(row, column).number_format = _TEXT_FORMAT
        lines = max(lines, line_count(text or "", wide))
    set_height(sheet, row, lines)


def _cells(assembly: Assembly, note: Note, language: PrintLanguage) -> Cells:
    """What a row says of a note."""
    person = None if note.person is None else assembly.participants[note.person]
    return {
        "kind": language.main.phrase("print-label", what=_kind_word(note.kind)),
        "text": note.text,
        "who": note.party if person is None else listed_name(person),
        "by": note.by,
        "sdgs": ", ".join(map(str, note.sdgs)) or None,
        "consent": None if note.consent is None else _answer(language, given=note.consent),
    }


def _kind_word(kind: NoteKind) -> Message:
    return message(f"note-kind-{kind}")


def _answer(language: PrintLanguage, *, given: bool) -> str:
    return language.main.phrase("print-label", what=message("answer-yes" if given else "answer-no"))


def _offer(sheet: Worksheet, first: int, last: int, people: Sequence[str], language: PrintLanguage) -> None:
    """Let cells be chosen from lists; anything else may be typed, too, as guests are on no list."""
    kinds = [language.main.phrase("print-label", what=_kind_word(kind)) for kind in NoteKind]
    answers = [_answer(language, given=given) for given in (True, False)]
    for row, name in enumerate(people, start=first):
        put_text(sheet.cell(row, _UNSEEN), name)
    letter = get_column_letter(_UNSEEN)
    lists = {"kind": _inline(kinds), "consent": _inline(answers)}
    if people:
        lists["who"] = f"${letter}${first}:${letter}${first + len(people) - 1}"
    for name, formula in lists.items():
        offer = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        column = get_column_letter(COLUMNS.index(name) + 1)
        offer.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(offer)


def _inline(words: Sequence[str]) -> str:
    """A few short words as the list of a cell; none of them has a comma."""
    return f'"{",".join(words)}"'
