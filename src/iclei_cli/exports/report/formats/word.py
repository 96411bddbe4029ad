"""A report as a Word document; the letters of Korea, Japan and China have fonts of their own.

Word takes the font of a style for Latin letters alone: those of East Asia are a second setting (`w:eastAsia`,
ECMA-376 part 1, 17.3.2.26), without which Word chooses one itself.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, assert_never

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from iclei_cli.exports.archive import repack
from iclei_cli.exports.report.blocks import Bars, Heading, Paragraph, Points, Quote, Table
from iclei_cli.system.cells import cells as width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument

    from iclei_cli.exports.report.blocks import Block, Report

FONTS = {"ko": "Malgun Gothic", "ja": "Yu Gothic", "zh": "Microsoft YaHei"}
"""By language the font that Word has there."""

_LANGUAGES = {"en": "en-GB", "ko": "ko-KR", "ja": "ja-JP", "zh": "zh-CN"}
_STYLES = (
    "Normal",
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "List Bullet",
    "Quote",
    "Caption",
)
_PAGE, _LABEL, _CELLS, _CELL = 166.0, 50.0, 24, 4.0
"""A page between its margins, the label of a bar, and the longest bar: so many cells; in millimetres."""

_SHORT, _MOST_CELLS, _PADDING, _CELL_WIDTH = 16, 48, 3, 2.2
"""Texts that are not broken; how much of longer ones counts for the width of a column; what is around one: in
cells of the terminal, each of so many millimetres."""

_FEW_ROWS = 8
"""A table of no more rows stands whole on a page, with its source below."""

_PART, _WHOLE, _HEAD = "2E7D5B", "CFE5DB", "E8EEF0"
_NEVER = datetime(2000, 1, 1)  # noqa: DTZ001 - said to be the time of making: the same report, the same file


def write_word(file: BinaryIO, report: Report) -> None:
    """Write a report."""
    document = new_document(report.title, report.language)
    document.add_paragraph(report.title, style="Title")
    for line in report.lines:
        document.add_paragraph(line, style="Subtitle")
    draw(document, report.blocks)
    save_word(document, file)


def draw(document: Any, blocks: Iterable[Block]) -> None:  # noqa: ANN401 - a document, or a part of one
    """Put blocks at the end of a document."""
    for block in blocks:
        _draw(document, block)


def save_word(document: Any, file: BinaryIO) -> None:  # noqa: ANN401 - of python-docx or of docxtpl
    """Write a document; the same document always gives the same bytes."""
    made = BytesIO()
    document.save(made)
    repack(file, made)


def new_document(title: str, language: str, *, numbered: bool = True) -> WordDocument:
    """An empty document on A4, with the fonts of a language, and numbered pages."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name in _STYLES:
        _set_fonts(document.styles[name], language)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Caption"].font.bold = False
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "iclei", ""
    properties.created = properties.modified = _NEVER
    properties.language = _LANGUAGES.get(language, language)
    if numbered:
        _number_pages(section.footer.paragraphs[0])
    return document


def _set_fonts(style: Any, language: str) -> None:  # noqa: ANN401 - python-docx has a class for each type
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.font.name = "Calibri"
    fonts.set(qn("w:eastAsia"), FONTS.get(language, FONTS["ko"]))
    style.font.color.rgb = RGBColor(0x1F, 0x2A, 0x30)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")
    spoken.set(qn("w:eastAsia"), _LANGUAGES.get(language, "ko-KR"))
    style.element.get_or_add_rPr().append(spoken)


def _number_pages(paragraph: Any) -> None:  # noqa: ANN401 - as above
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - python-docx has no field of its own


def _draw(document: Any, block: Block) -> None:  # noqa: ANN401 - as above
    match block:
        case Heading(text, level):
            document.add_paragraph(text, style=f"Heading {level}")
        case Paragraph(text, is_note):
            document.add_paragraph(text, style="Caption" if is_note else None)
        case Points(items):
            for item in items:
                document.add_paragraph(item, style="List Bullet")
        case Quote(text, who):
            document.add_paragraph(f"“{text}”  — {who}", style="Quote")
        case Table(headings, rows, source):
            _draw_table(document, headings, rows)
            _caption(document, source)
        case Bars():
            _draw_bars(document, block)
            _caption(document, block.source)
        case _:
            assert_never(block)


def _caption(document: Any, source: str) -> None:  # noqa: ANN401 - as above
    document.add_paragraph(source, style="Caption")


def _draw_table(document: Any, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    table = document.add_table(rows=1, cols=len(headings))
    table.style = "Table Grid"
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        _fill(cell, heading, bold=True)
        _shade(cell, _HEAD)
    _repeat_head(table.rows[0])
    for row in rows:
        added = table.add_row()
        _keep_whole(added)
        for cell, text in zip(added.cells, row, strict=True):
            _fill(cell, text)
    _set_widths(table, _widths([headings, *rows]))
    _keep_few_together(table)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """How wide each column is, in millimetres: short texts and words whole, beyond that as texts are long."""
    columns = list(zip(*rows, strict=True))
    words = [max(map(_unbroken, column)) for column in columns]
    least = [_CELL_WIDTH * (min(width, _MOST_CELLS) + _PADDING) for width in words]
    longest = [min(max(map(width_of, column)), _MOST_CELLS) for column in columns]
    more = [_CELL_WIDTH * max(0, length - width) for length, width in zip(longest, words, strict=True)]
    left = _PAGE - sum(least)
    if left < 0:
        return [_PAGE * width / sum(least) for width in least]
    share = left / sum(more) if sum(more) else 0
    widths = [width + extra * share for width, extra in zip(least, more, strict=True)]
    return widths if share else [_PAGE * width / sum(least) for width in least]


def _unbroken(text: str) -> int:
    """How many cells of a text are not to be broken: all of a number or a day, else the longest word."""
    whole = width_of(text)
    return whole if whole <= _SHORT else max(map(width_of, text.split()))


def _draw_bars(document: Any, block: Bars) -> None:  # noqa: ANN401 - as above
    """Bars as cells of a table: native, editable, and read aloud as numbers."""
    table = document.add_table(rows=0, cols=_CELLS + 2)
    _part_rows(table)
    for bar in block.bars:
        row = table.add_row()
        _keep_whole(row)
        cells = row.cells
        _fill(cells[0], bar.label)
        part, whole = (round(_CELLS * number / block.longest) for number in (bar.part, bar.whole))
        for place, cell in enumerate(cells[1:-1]):
            _flatten(cell)
            if place < whole:
                _shade(cell, _PART if place < part else _WHOLE)
        _fill(cells[-1], bar.words)
    _set_widths(table, [_LABEL, *[_CELL] * _CELLS, _PAGE - _LABEL - _CELLS * _CELL])
    _keep_few_together(table)


def _flatten(cell: Any) -> None:  # noqa: ANN401 - as above
    """Have an empty cell take no more height than the words beside it."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(9)


def _part_rows(table: Any) -> None:  # noqa: ANN401 - as above
    """Leave white between the rows of a table."""
    borders, line = OxmlElement("w:tblBorders"), OxmlElement("w:insideH")
    for name, value in (("val", "single"), ("sz", "24"), ("color", "FFFFFF")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx has no borders of its own


def _set_widths(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - as above
    """Give columns these widths, in millimetres; Word looks at the cells, others at the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _fill(cell: Any, text: str, *, bold: bool = False) -> None:  # noqa: ANN401 - as above
    run = cell.paragraphs[0].add_run(text)
    run.bold = bold
    run.font.size = Pt(9.5)
    cell.paragraphs[0].paragraph_format.space_after = Pt(1)


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401 - as above
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no shading of its own


def _repeat_head(row: Any) -> None:  # noqa: ANN401 - as above
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - nor this


def _keep_few_together(table: Any) -> None:  # noqa: ANN401 - as above
    if len(table.rows) <= _FEW_ROWS:
        for row in table.rows:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True


def _keep_whole(row: Any) -> None:  # noqa: ANN401 - as above
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - nor this
