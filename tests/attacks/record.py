"""Attacks on the record: sheets that come back otherwise than they went out, and texts that are no notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from attacks.attack import attack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attacks.attack import Ground
    from attacks.office import Office

ODD_CELLS: tuple[Any, ...] = (
    *("=1+1", '=HYPERLINK("file:///etc/passwd")', "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "#REF!", "Err:502"),
    *(1e308, -0.0, 10**30, True, "9" * 400, "x" * 32_767, "\u202egnirts", "e\u0301", "é" * 3_000, "한\n\n글"),
    *("note-1", "note-99999999999999999999", "note--1", "iclei:text", '{"sheet":"iclei-notes"}'),
    *("2026-02-30", "99월 99일", "3/4", "0000-00-00", "SDG 0", "SDG 18", "@nobody", "1 (1)", "x (999999999)"),
)
"""What somebody, or some program, may put into a cell."""

ODD_HEADS = (
    *("", "{", "[]", "null", '{"sheet":"iclei-notes","version":2}', '{"sheet":"iclei-notes","group":7}'),
    *('{"sheet":"iclei-notes","group":"energy","session":"opening","round":1}', '{"sheet":"iclei-notes"}'),
    '{"sheet":"iclei-notes","group":"energy","round":-1}',
    '{"sheet":"iclei-notes","group":"energy","round":1e9}',
    "[" * 5_000,
)
"""What may stand where a page says of what it is."""


def _handed_out(office: Office) -> Any:
    """The sheet of an office, opened."""
    office.run("export", "notes-sheet", "--force")
    return load_workbook(office.folder / "notes-sheet.xlsx")


def _unseen_row(page: Any) -> int:
    """The row that is not shown."""
    row: int = next(cell.row for cell in page["A"] if cell.value == "iclei:kind")
    return row


def _come_back(ground: Ground, office: Office, workbook: Any, what: str) -> None:
    """Import a workbook: it is taken or refused; refused, nothing is changed; and twice changes nothing."""
    workbook.save(office.folder / "back.xlsx")
    before = office.file.read_bytes()
    ran = office.run("notes", "import", "back.xlsx")
    ground.judge(ran.exit_code in {0, 1}, f"{what}: ended with {ran.exit_code}")
    after = office.file.read_bytes()
    ground.judge(ran.exit_code == 0 or after == before, f"{what}: refused, and something was changed")
    ground.judge("\x1b" not in ran.told, f"{what}: commands the terminal")
    office.run("notes", "import", "back.xlsx")
    ground.judge(office.file.read_bytes() == after, f"{what}: the same sheet twice changed something")
    ground.judge(office.is_whole(), f"{what}: broke the assembly")


@attack("odd cells in a rapporteur's sheet")
def odd_cells(ground: Ground) -> None:
    """Formulas, errors, endless texts, numbers, days and names that are none, in any cell of a page."""
    office = ground.office()
    for _ in ground.times(60):
        workbook = _handed_out(office)
        page = ground.rng.choice(workbook.worksheets)
        first = _unseen_row(page) + ground.rng.choice((0, 1, 2, 2, 2))
        put = [(row, column) for row, column in _places(ground, first)]
        for row, column in put:
            page.cell(row, column).value = ground.rng.choice(ODD_CELLS)
        _come_back(ground, office, workbook, f"{page.title} {put}")


def _places(ground: Ground, first: int) -> Iterator[tuple[int, int]]:
    """A few cells from a row on, those of columns that are not shown, too."""
    for _ in range(ground.rng.randint(1, 6)):
        yield first + ground.rng.randint(0, 4), ground.rng.randint(1, 9)


@attack("odd heads in a rapporteur's sheet")
def odd_heads(ground: Ground) -> None:
    """A page that says it is of nothing, of everything, or of a round that there is not."""
    office = ground.office()
    for head in ODD_HEADS[: len(ground.times(len(ODD_HEADS)))]:
        workbook = _handed_out(office)
        page = workbook.worksheets[0]
        row = _unseen_row(page)
        page.cell(row, 9).value = head or None
        page.cell(row + 2, 2).value = "text"
        _come_back(ground, office, workbook, head[:60])


@attack("rows and columns of a rapporteur's sheet moved about")
def moved_about(ground: Ground) -> None:
    """Rows and columns deleted, put in and merged, anywhere on a page that is filled in."""
    office = ground.office()
    for _ in ground.times(40):
        workbook = _handed_out(office)
        page = workbook.worksheets[0]
        first = _unseen_row(page) + 2
        for number in range(4):
            page.cell(first + number, 2).value = f"text {number}"
        done = [_harm(ground, page, first) for _ in range(ground.rng.randint(1, 3))]
        _come_back(ground, office, workbook, " ".join(done))


def _harm(ground: Ground, page: Any, first: int) -> str:
    """Do one thing to a page; what was done."""
    row, column = ground.rng.randint(1, first + 4), ground.rng.randint(1, 9)
    match ground.rng.randint(0, 4):
        case 0:
            page.delete_rows(row, 2)
        case 1:
            page.insert_rows(row, 2)
        case 2:
            page.delete_cols(column)
        case 3:
            page.insert_cols(column)
        case _:
            page.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column + 1)
    return f"{row},{column}"


@attack("texts that are no notes")
def odd_texts(ground: Ground) -> None:
    """Lines of signs, halves of marks, other encodings: read, or refused and nothing is changed."""
    office = ground.office()
    signs = "@#~“”\"'>-*[](){}:：/\\ \t\n결론한日x1,;.—\u202e\x1b\x00"
    for number in ground.times(60):
        text = "".join(ground.rng.choices(signs, k=ground.rng.randint(1, 400)))
        encoding = ("utf-8", "utf-16", "cp949")[number % 3]
        (office.folder / "notes.txt").write_bytes(text.encode(encoding, "replace"))
        before = office.file.read_bytes()
        ran = office.run("notes", "add", "energy", "--file", "notes.txt")
        ground.judge(ran.exit_code in {0, 1}, f"{text!r}: ended with {ran.exit_code}")
        ground.judge(
            ran.exit_code == 0 or office.file.read_bytes() == before, f"{text!r}: refused, and changed"
        )
        ground.judge("\x1b" not in ran.told, f"{text!r}: commands the terminal")
    ground.judge(office.is_whole(), "a text broke the assembly")
