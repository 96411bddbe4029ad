"""The rapporteur's sheet: handed out, filled in by people in a spreadsheet program, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from conftest import made_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Iclei

COLUMNS = ("kind", "text", "who", "by", "sdgs", "consent")
"""The columns of a page, as they stand."""


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """Six people at two tables in two rounds, with phone numbers; the others are gone."""
    iclei.ok("init", "--date", "2019-02-28", "--name", "Assembly 2019")
    for key in ("climate-change", "biodiversity", "green-public-procurement"):
        iclei.ok("groups", "remove", key, "--yes")
    for number, name in enumerate(("김하늘", "이바다", "박가람", "최누리", "정다온", "Kim, Sol"), start=1):
        iclei.ok(
            *("participants", "add", "--name", name, "--organisation", f"기관{number}"),
            *("--phone", f"010-1234-567{number}", "--email", f"p{number}@example.org"),
        )
    iclei.ok("groups", "edit", "energy", "--room", "301", "--rapporteur", "1", "--seats", "2-4")
    iclei.ok("groups", "edit", "ecomobility", "--seats", "2-4")
    iclei.ok("sessions", "add-talk", "talk4action", "--title", "Rivers")
    iclei.ok("groups", "assign", "--rounds", "2")
    return iclei


class Sheet:
    """A workbook as somebody has it open, with one page to type into."""

    def __init__(self, path: Path, title: str = "1 · Energy") -> None:
        self.path = path
        self.workbook = load_workbook(path)
        self.page: Any = self.workbook[title]
        column = [cell.value for cell in self.page["A"]]
        self.unseen = column.index("iclei:kind") + 1
        self.first = self.unseen + 2

    @property
    def blank(self) -> int:
        """The first empty row."""
        return next(row for row in range(self.first, self.first + 99) if self.page.cell(row, 2).value is None)

    def type(self, row: int, **cells: Any) -> Sheet:
        """Type into cells of a row."""
        for name, value in cells.items():
            self.page.cell(row, COLUMNS.index(name) + 1).value = value
        return self

    def save(self, name: str = "filled.xlsx") -> str:
        """Save it under another name."""
        self.workbook.save(self.path.with_name(name))
        return name


@pytest.fixture
def handed_out(office: Iclei) -> Sheet:
    """The sheet, in English, and one page of it."""
    office.ok("export", "notes-sheet", "--lang", "en")
    return Sheet(office.folder / "notes-sheet.xlsx")


def notes(office: Iclei) -> list[dict[str, Any]]:
    """The notes there are."""
    found: list[dict[str, Any]] = office.json("notes", "list")["notes"]
    return found


def outcomes(office: Iclei, *words: str) -> list[str]:
    """What became of each row."""
    return [row["outcome"] for row in office.json("notes", "import", *words)["rows"]]


def test_there_is_a_page_for_each_table_and_round_and_for_sessions_with_talks(handed_out: Sheet) -> None:
    """Each is on a sheet of its own."""
    assert handed_out.workbook.sheetnames == [
        *("1 · EcoMobility", "2 · EcoMobility", "1 · Energy", "2 · Energy"),
        "Talk4Action",
    ]


def test_a_page_is_headed_with_what_it_is_of_and_who_is_there(office: Iclei, handed_out: Sheet) -> None:
    """Topic, room, day, rapporteur, and the members of that very round with their organisations."""
    above = handed_out.page.iter_rows(max_row=handed_out.unseen)
    facts: dict[Any, Any] = {row[0].value: row[1].value for row in above}
    assert facts["Topic"] == "Energy"
    assert facts["Room"] == "301"
    assert facts["Date"] == "28 February 2019"
    assert facts["Rapporteur"] == "김하늘"
    first = office.json("groups", "show")["rounds"][0]
    [members] = [group["members"] for group in first["groups"] if group["key"] == "energy"]
    assert all(f"(기관{member['id']})" in facts["Members"] for member in members)
    assert facts["Members"].count("(기관") == len(members)


def test_nobodys_contacts_are_handed_out(office: Iclei, handed_out: Sheet) -> None:
    """Neither on a page nor in what is not shown."""
    everything = "\n".join(
        str(cell.value) for sheet in handed_out.workbook for row in sheet.iter_rows() for cell in row
    )
    assert "김하늘" in everything
    assert not [word for word in ("1234", "@example") if word in everything]


def test_cells_offer_kinds_and_the_people_of_the_table(office: Iclei, handed_out: Sheet) -> None:
    """People by name and number; what is typed may be something else, as guests are on no list."""
    offers = {str(item.sqref)[0]: item for item in handed_out.page.data_validations.dataValidation}
    assert offers["A"].formula1 == '"Point,Conclusion,Action,Quote"'
    assert offers["F"].formula1 == '"Yes,No"'
    assert not any(item.showErrorMessage for item in offers.values())
    first, last = offers["C"].formula1.replace("$", "").split(":")
    offered = [cell.value for [cell] in handed_out.page[first:last]]
    assert "김하늘 (1)" in offered
    assert len(offered) >= 2


def test_it_prints_on_upright_a4_without_what_it_carries_unseen(handed_out: Sheet) -> None:
    """One page each; the columns and the row that are for the program alone are hidden."""
    page = handed_out.page
    assert (page.page_setup.paperSize, page.page_setup.orientation, page.page_setup.fitToHeight) == (
        *(9, "portrait", 1),
    )
    assert page.row_dimensions[handed_out.unseen].hidden
    assert all(page.column_dimensions[letter].hidden for letter in "GHI")
    assert page.print_area.startswith("'1 · Energy'!$A$1:$F$")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Conclusion", "Action", "Quote", "Yes")),
        ("ko", ("결론", "실행 과제", "발언", "예")),
        ("ja", ("結論", "実行事項", "発言", "はい")),
        ("zh,en", ("结论", "行动", "发言", "是")),
    ],
)
def test_what_a_page_offers_is_read_in_every_language(
    office: Iclei, lang: str, words: tuple[str, ...]
) -> None:
    """A sheet in any language, filled in with its own words, whatever the terminal speaks."""
    office.ok("export", "notes-sheet", "--lang", lang)
    workbook = load_workbook(office.folder / "notes-sheet.xlsx")
    sheet = Sheet(office.folder / "notes-sheet.xlsx", workbook.sheetnames[2])
    [kinds] = [item.formula1 for item in sheet.page.data_validations.dataValidation if "A" in str(item.sqref)]
    offered = kinds.strip('"').split(",")
    assert offered[1:] == list(words[:3])
    for row, kind in enumerate(offered, start=sheet.blank):
        consent = words[3] if kind == offered[3] else None
        sheet.type(row, kind=kind, text=f"text {row}", consent=consent)
    office.ok("notes", "import", sheet.save())
    assert [note["kind"] for note in notes(office)] == ["point", "conclusion", "action", "quote"]
    assert notes(office)[3]["consent"]


def test_what_is_typed_comes_back_as_notes_of_that_table_and_round(office: Iclei, handed_out: Sheet) -> None:
    """Kind, text, who, by when, goals, consent; no kind is a point; a guest is kept by name and told."""
    row = handed_out.blank
    handed_out.type(row, kind="conclusion", text=" more \n buses", sdgs="11, 13")
    handed_out.type(row + 1, kind="할 일", text="count", who="이바다 (2)", by="3월 31일", sdgs=11)
    handed_out.type(row + 2, text="too few trees", who="수원시")
    handed_out.type(row + 3, kind="Quote", text="We can", who="김하늘", consent="yes")
    answer = office.ok("notes", "import", handed_out.save())
    assert "4 notes added" in answer.out
    assert "수원시" in answer.err
    found = notes(office)
    assert {(note["group"], note["round"]) for note in found} == {("energy", 1)}
    assert [
        (note["kind"], note["text"], note["person"], note["name"], note["by"], note["sdgs"], note["consent"])
        for note in found
    ] == [
        ("conclusion", "more buses", None, None, None, [11, 13], None),
        ("action", "count", 2, "이바다", "2019-03-31", [11], None),
        ("point", "too few trees", None, "수원시", None, [], None),
        ("quote", "We can", 1, "김하늘", None, [], True),
    ]
    office.ok("undo")
    assert notes(office) == []


def test_a_dry_run_tells_the_same_and_changes_nothing(office: Iclei, handed_out: Sheet) -> None:
    """Row by row."""
    name = handed_out.type(handed_out.blank, text="x").save()
    before = (office.folder / "assembly.json").read_bytes()
    assert outcomes(office, name, "--dry-run") == ["added"]
    assert "would be added" in office.ok("notes", "import", name, "--dry-run").out
    assert (office.folder / "assembly.json").read_bytes() == before


def test_the_same_workbook_twice_changes_nothing(office: Iclei, handed_out: Sheet) -> None:
    """Not even the file."""
    row = handed_out.blank
    name = handed_out.type(row, text="x").type(row + 1, kind="action", text="y", who="1").save()
    office.ok("notes", "import", name)
    before = (office.folder / "assembly.json").read_bytes()
    assert "Nothing new" in office.ok("notes", "import", name).out
    assert outcomes(office, name) == ["unchanged", "unchanged"]
    assert (office.folder / "assembly.json").read_bytes() == before


def test_a_corrected_row_changes_the_note_that_came_of_it(office: Iclei, handed_out: Sheet) -> None:
    """Whatever is corrected, and wherever the row was moved to; that it is done stays so."""
    row = handed_out.blank
    office.ok("notes", "import", handed_out.type(row, kind="action", text="x", who="1").save())
    office.ok("notes", "edit", "1", "--done")
    # Somebody sorted the rows, and put another one in.
    handed_out.page.move_range(f"A{row}:H{row}", rows=3)
    handed_out.type(row + 3, text="x, y and z", who="이바다 (2)").type(row + 9, text="new")
    [changed, added] = office.json("notes", "import", handed_out.save())["rows"]
    assert (changed["outcome"], changed["before"]["text"], changed["note"]["text"]) == (
        "changed",
        "x",
        "x, y and z",
    )
    assert (changed["note"]["person"], changed["note"]["done"]) == (2, True)
    assert added["outcome"] == "added"
    assert len(notes(office)) == 2


def test_a_note_that_was_changed_by_hand_is_not_overwritten_in_silence(
    office: Iclei, handed_out: Sheet
) -> None:
    """It is left and told; the same sheet again changes nothing; --theirs takes what the sheet says."""
    row = handed_out.blank
    name = handed_out.type(row, text="from the sheet").save()
    office.ok("notes", "import", name)
    office.ok("notes", "edit", "1", "--text", "by hand")
    answer = office.ok("notes", "import", name)
    assert "left as they are (note 1)" in answer.err
    assert notes(office)[0]["text"] == "by hand"
    handed_out.type(row, text="corrected in the sheet").save()
    assert outcomes(office, name) == ["edited"]
    assert outcomes(office, name, "--theirs") == ["changed"]
    assert notes(office)[0]["text"] == "corrected in the sheet"
    handed_out.type(row, text="and once more").save()
    assert outcomes(office, name) == ["changed"]


def test_a_note_that_was_removed_stays_removed(office: Iclei, handed_out: Sheet) -> None:
    """The sheet taken again tells it; --theirs has it again; what is undone, is not removed."""
    row = handed_out.blank
    name = handed_out.type(row, text="a slip").type(row + 1, text="well said").save()
    office.ok("notes", "import", name)
    office.ok("notes", "remove", "1")
    answer = office.ok("notes", "import", name)
    assert "1 note was removed since the sheet was taken, and not noted again (note 1)" in answer.err
    assert outcomes(office, name) == ["removed", "unchanged"]
    assert [note["text"] for note in notes(office)] == ["well said"]
    office.ok("notes", "import", name, "--theirs")
    assert outcomes(office, name) == ["unchanged", "unchanged"]
    office.ok("undo")
    assert outcomes(office, name) == ["removed", "unchanged"]
    office.ok("undo")
    assert outcomes(office, name) == ["unchanged", "unchanged"]


def test_the_number_of_a_removed_note_is_no_name_of_another(office: Iclei) -> None:
    """A page that has a note which was removed does not change the one that has its number now."""
    office.ok("notes", "add", "energy", "first", "--round", "1")
    office.ok("export", "notes-sheet", "--lang", "en")
    sheet = Sheet(office.folder / "notes-sheet.xlsx")
    office.ok("notes", "remove", "1")
    office.ok("notes", "add", "energy", "quite another", "--round", "1")
    assert outcomes(office, sheet.type(sheet.first, text="first, corrected").save()) == ["removed"]
    assert [note["text"] for note in notes(office)] == ["quite another"]


def test_what_is_noted_already_stands_on_the_page_and_can_be_corrected_there(office: Iclei) -> None:
    """Quotes without consent are left out, and told; a note that was changed since then stays."""
    for text, *more in (("typed",), ("kept",), ("secret", "--kind", "quote")):
        office.ok("notes", "add", "energy", text, "--round", "1", *more)
    answer = office.ok("export", "notes-sheet", "--lang", "en")
    assert "1 quote is on none of the pages" in answer.err
    sheet = Sheet(office.folder / "notes-sheet.xlsx")
    texts = [sheet.page.cell(row, 2).value for row in range(sheet.first, sheet.first + 3)]
    assert texts == ["typed", "kept", None]
    office.ok("notes", "edit", "2", "--text", "changed since")
    sheet.type(sheet.first, text="typed, and corrected")
    name = sheet.save()
    assert outcomes(office, name) == ["changed", "unchanged"]
    assert [note["text"] for note in notes(office)] == ["typed, and corrected", "changed since", "secret"]
    sheet.type(sheet.first + 1, text="corrected, too").save()
    assert outcomes(office, name) == ["unchanged", "edited"]


def test_an_emptied_row_takes_nothing_away(office: Iclei, handed_out: Sheet) -> None:
    """The note stays, and that is told with how to remove it."""
    row = handed_out.blank
    office.ok("notes", "import", handed_out.type(row, text="x").save())
    answer = office.ok("notes", "import", handed_out.type(row, text=None).save())
    assert "iclei notes remove 1" in answer.err
    assert len(notes(office)) == 1


def test_a_row_that_was_copied_or_put_in_is_one_of_its_own(office: Iclei, handed_out: Sheet) -> None:
    """Also twice: what says the very same is noted already."""
    row = handed_out.blank
    handed_out.type(row, text="x").type(row + 1, text="y")
    handed_out.page.cell(row + 1, 7).value = handed_out.page.cell(row, 7).value
    handed_out.type(row + 60, text="below all rows")
    name = handed_out.save()
    assert outcomes(office, name) == ["added", "added", "added"]
    assert sorted(outcomes(office, name)) == ["known", "known", "unchanged"]
    assert [note["text"] for note in notes(office)] == ["x", "y", "below all rows"]


def test_columns_may_be_moved_about(office: Iclei, handed_out: Sheet) -> None:
    """They are known by the names that they carry unseen, not by where they stand."""
    handed_out.type(handed_out.blank, text="x", kind="action", who="1")
    page = handed_out.page
    for cells in page.iter_rows(min_row=handed_out.unseen, max_col=2):
        cells[0].value, cells[1].value = cells[1].value, cells[0].value
    office.ok("notes", "import", handed_out.save())
    assert [(note["kind"], note["text"]) for note in notes(office)] == [("action", "x")]


def test_bad_rows_are_each_told_with_sheet_and_row_and_nothing_is_changed(
    office: Iclei, handed_out: Sheet
) -> None:
    """One sentence for each; good rows beside them are not taken either."""
    row = handed_out.blank
    bad: list[dict[str, Any]] = [
        {"text": "x", "kind": "poem"},
        {"text": "x", "sdgs": "18"},
        {"text": "x", "kind": "action", "by": "3/4"},
        {"text": "x", "by": "2019-03-31"},
        {"text": "x", "consent": "yes"},
        {"text": "x", "kind": "quote", "consent": "perhaps"},
        {"text": "x", "who": "김하늘 (2)"},
        {"text": "x", "who": "99"},
        {"kind": "action", "who": "1"},
        {"text": "#REF!"},
        {"text": "x" * 5_001},
    ]
    for number, cells in enumerate(bad):
        handed_out.type(row + number, **cells)
    handed_out.type(row + len(bad), text="good")
    filled = handed_out.save()
    answer = office("notes", "import", filled)
    assert answer.exit_code == 1
    lines = [line for line in answer.err.splitlines() if line.startswith("1 · Energy, row ")]
    assert [int(line.split("row ")[1].split(":")[0]) for line in lines] == list(range(row, row + len(bad)))
    assert "column A: “poem” is no kind of note; there are: point, conclusion, action, quote" in lines[0]
    in_korean = office("--lang", "ko", "notes", "import", filled).err
    assert "A열: ‘poem’은 기록의 종류가 아닙니다. 현재 종류: 의견, 결론, 실행 과제, 발언" in in_korean
    assert notes(office) == []


def merge_across(sheet: Sheet) -> None:
    """Merge the text with who says it."""
    sheet.type(sheet.blank, text="x")
    sheet.page.merge_cells(start_row=sheet.blank - 1, end_row=sheet.blank - 1, start_column=2, end_column=3)


def formula(sheet: Sheet) -> None:
    """Type a formula, which no program has calculated."""
    sheet.type(sheet.blank, text='="a" & "b"')


def lose_a_column(sheet: Sheet) -> None:
    """Delete the column of who."""
    sheet.type(sheet.blank, text="x").page.delete_cols(3)


def lose_what_is_hidden(sheet: Sheet) -> None:
    """Delete the columns that are not shown."""
    sheet.type(sheet.blank, text="x").page.delete_cols(7, 3)


def another_assembly(sheet: Sheet) -> None:
    """Fill in the sheet of last year."""
    head = sheet.page.cell(sheet.unseen, 9)
    head.value = str(head.value).replace("2019", "2018")
    sheet.type(sheet.blank, text="x")


def gone_group(sheet: Sheet) -> None:
    """Fill in the page of a table that there is not."""
    head = sheet.page.cell(sheet.unseen, 9)
    head.value = str(head.value).replace('"energy"', '"gone"')
    sheet.type(sheet.blank, text="x")


def lose_all_that_is_unseen(sheet: Sheet) -> None:
    """Delete columns and rows that are not shown, of every page, as copying what is seen does."""
    sheet.type(sheet.blank, text="x")
    for page in sheet.workbook:
        [unseen] = [cell.row for cell in page["A"] if cell.value == "iclei:kind"]
        page.delete_rows(unseen)
        page.delete_cols(7, 3)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (merge_across, "merged across columns"),
        (formula, "the formula has no value"),
        (lose_a_column, "columns are gone (who)"),
        (lose_what_is_hidden, "is gone. Next: copy what was written"),
        (another_assembly, "handed out for another assembly"),
        (gone_group, "there is no group or session gone any more"),
        (lose_all_that_is_unseen, "no page of a sheet"),
    ],
)
def test_what_people_do_to_sheets_is_refused_in_one_sentence(
    office: Iclei, handed_out: Sheet, harm: Callable[[Sheet], None], told: str
) -> None:
    """And nothing is changed."""
    harm(handed_out)
    before = (office.folder / "assembly.json").read_bytes()
    answer = office("notes", "import", handed_out.save())
    assert answer.exit_code == 1
    assert told in answer.err
    assert (office.folder / "assembly.json").read_bytes() == before


def test_a_foreign_workbook_is_refused_and_a_foreign_sheet_left_out(office: Iclei, handed_out: Sheet) -> None:
    """Beside pages of ours, the other sheet is named."""
    foreign = Workbook()
    foreign.worksheets[0]["A1"] = "Conclusions"
    foreign.save(office.folder / "foreign.xlsx")
    assert "no page of a sheet" in office("notes", "import", "foreign.xlsx").err
    (office.folder / "list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert office("notes", "import", "list.csv").exit_code == 1
    assert office("notes", "import", "missing.xlsx").exit_code == 1
    handed_out.workbook.create_sheet("Mine")["A1"] = "to do"
    handed_out.type(handed_out.blank, text="x")
    answer = office.ok("notes", "import", handed_out.save())
    assert "“Mine”" in answer.err
    assert len(notes(office)) == 1


def test_a_renamed_event_is_the_same_assembly(office: Iclei, handed_out: Sheet) -> None:
    """A name or a day that is corrected since does not make sheets worthless."""
    office.ok("assembly", "edit", "--name", "Assembly of 2019")
    office.ok("notes", "import", handed_out.type(handed_out.blank, text="x").save())
    assert len(notes(office)) == 1


def test_who_was_erased_does_not_come_back_with_a_sheet(office: Iclei, handed_out: Sheet) -> None:
    """The row that names them is refused: nobody has that number any more."""
    row = handed_out.blank
    name = handed_out.type(row, kind="quote", text="x", who="이바다 (2)", consent="yes").save()
    office.ok("notes", "import", name)
    office.ok("participants", "erase", "2", "--yes")
    assert notes(office) == []
    assert office("notes", "import", name).exit_code == 1
    assert notes(office) == []


def test_who_was_merged_is_known_by_the_old_number(office: Iclei, handed_out: Sheet) -> None:
    """A sheet that was filled in before still means them."""
    row = handed_out.blank
    name = handed_out.type(row, text="x", who="이바다 (2)").save()
    office.ok("participants", "merge", "3", "2", "--yes")
    office.ok("notes", "import", name)
    assert notes(office)[0]["person"] == 3


def test_some_tables_rounds_or_sessions_alone(office: Iclei) -> None:
    """By their options; where nothing is left there is no workbook."""

    def pages(*words: str) -> list[str]:
        office.ok("export", "notes-sheet", "--lang", "en", "--force", *words)
        return load_workbook(office.folder / "notes-sheet.xlsx").sheetnames

    assert pages("--group", "energy") == ["1 · Energy", "2 · Energy"]
    assert pages("--round", "2") == ["2 · EcoMobility", "2 · Energy"]
    assert pages("--session", "opening", "--group", "energy", "--round", "1") == [
        *("1 · Energy", "Opening ceremony"),
    ]
    assert office("export", "notes-sheet", "--force", "--round", "9").exit_code == 2
    assert office("export", "notes-sheet", "--force", "--group", "nowhere").exit_code == 1


def test_without_a_plan_there_are_pages_without_people(office: Iclei) -> None:
    """And that is told; what comes back is of the table, and of no round."""
    office.ok("undo")
    answer = office.ok("export", "notes-sheet", "--lang", "en")
    assert "no table plan" in answer.err
    sheet = Sheet(office.folder / "notes-sheet.xlsx", "Energy")
    office.ok("notes", "import", sheet.type(sheet.blank, text="x").save())
    assert [(note["group"], note["round"]) for note in notes(office)] == [("energy", None)]


@pytest.mark.slow
def test_a_page_with_more_notes_than_it_has_room_for_goes_on(office: Iclei) -> None:
    """All of them stand there, and empty rows below."""
    lines = "\n".join(f"point {number} " + "word " * 30 for number in range(60))
    (office.folder / "notes.txt").write_text(lines, encoding="utf-8")
    office.ok("notes", "add", "energy", "--round", "1", "--file", "notes.txt")
    office.ok("export", "notes-sheet", "--lang", "en")
    sheet = Sheet(office.folder / "notes-sheet.xlsx")
    assert sheet.blank == sheet.first + 60
    assert sheet.page.page_setup.fitToHeight == 0
    assert outcomes(office, "notes-sheet.xlsx") == ["unchanged"] * 60
