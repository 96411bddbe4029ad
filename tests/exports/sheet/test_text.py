"""Text is text, whatever somebody typed into a registration form."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.exports.export import save
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.roster.export import Roster
from keeping import put
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from collections.abc import Callable

FORMULA = '=HYPERLINK("http://example.org","y")'
LONGEST_TITLE = 31

# Text with what spreadsheets stumble over: formulas, control characters, halves of emoji, decomposed Hangul.
nasty = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(alphabet=st.characters(categories=["Cc", "Cs", "Cf", "Mn", "So"]), min_size=1, max_size=20),
    st.sampled_from(
        [
            FORMULA,
            "+1",
            "-2",
            "@sum",
            "#N/A",
            "007",
            "1e5",
            "TRUE",
            "_x0041_",
            "\ufffe\uffff",
            "\x00=1",
            "김\n철수",
            unicodedata.normalize("NFD", "홍길동"),
            "👩‍👩‍👧" * 30,
            "가" * 40_000,
            "😀" * 20_000,
            " ",
            "'",
            "Overview",
            "history",
        ]
    ),
)


def _assembly(names: list[str], labels: list[str]) -> Assembly:
    """People of these names, one after another at tables of these labels."""
    people = {
        number: Participant(id=number, name=name, organisation=name)
        for number, name in enumerate(names, start=1)
    }
    groups = {str(number): Group(key=str(number), label=label) for number, label in enumerate(labels)}
    seated = tuple(Placement(participant=number, group=str((number - 1) % len(labels))) for number in people)
    return Assembly(
        event=Event(name=names[0]),
        participants=people,
        groups=groups,
        plan=Plan(
            session=None,
            rounds=(seated,),
            spread=(),
            proof=Proof(tiers=()),
            seed=0,
            made="2019-02-20T09:15:30Z",
        ),
    )


def _exported(assembly: Assembly) -> Workbook:
    """The roster read back, after a look at whether its parts are well-formed XML at all."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        save(Roster(assembly, None, ENGLISH_PRINT), path, put)
        with ZipFile(path) as archive:
            for name in archive.namelist():
                ET.fromstring(archive.read(name))  # noqa: S314 - our own file
        return load_workbook(path)


def _letters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(names=st.lists(nasty, min_size=1, max_size=6))
def test_names_are_strings_in_every_cell(names: list[str]) -> None:
    """No cell of any sheet is a formula, an error or a date; the letters of a name are all there."""
    workbook = _exported(_assembly(names, ["1조"]))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    table = workbook["Participants"]
    found = (
        sorted(_letters(str(cell.value or "")) for cell in table["B"][1:])
        if table["B1"].value == "Name"
        else []
    )
    short = [name for name in names if len(name) < 1000 and "_x" not in name]
    for name in short:
        assert _letters(name) in found or not _letters(name)


@settings(deadline=None, max_examples=40)
@given(labels=st.lists(nasty, min_size=1, max_size=6))
def test_any_labels_make_valid_and_different_sheet_titles(labels: list[str]) -> None:
    """Titles keep all rules of spreadsheet programs, in the same number as the labels."""
    titles = _exported(_assembly(["강나래"], labels)).sheetnames
    assert len(titles) == 3 + len(labels) + 1
    folded = {unicodedata.normalize("NFKC", title).casefold() for title in titles}
    assert len(folded) == len(titles)
    assert "history" not in folded
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= LONGEST_TITLE
        assert not set("[]:*?/\\") & set(title)
        assert title == title.strip("' ")


@pytest.mark.parametrize(
    ("labels", "titles"),
    [
        (["1조", "1조", "1조"], ["1조", "1조 (2)", "1조 (3)"]),
        (["Energy", "ENERGY", "ｅｎｅｒｇｙ"], ["Energy", "ENERGY (2)", "ｅｎｅｒｇｙ (3)"]),
        (["1조", "1조 (2)", "1조"], ["1조", "1조 (2)", "1조 (3)"]),
        (["a/b", "a?b", "a:b"], ["a b", "a b (2)", "a b (3)"]),
        (["Overview", "participants"], ["Overview (2)", "participants (2)"]),
        (["History"], ["History (2)"]),
        (["'quoted'", "it's"], ["quoted", "it's"]),
        (["[]", "\x00"], ["Group", "Group (2)"]),
        (["가" * 32, "가" * 33], ["가" * 30 + "…", "가" * 26 + "… (2)"]),
        (["😀" * 16], ["😀" * 15 + "…"]),
    ],
)
def test_sheet_titles_are_numbered_and_cut_by_our_rules(labels: list[str], titles: list[str]) -> None:
    """A title that is taken gets the first free number, one that is too long an ellipsis."""
    assert _exported(_assembly(["강나래"], labels)).sheetnames[3:-1] == titles


@pytest.mark.parametrize("name", [FORMULA, "+821012345678", "-5", "@home"])
def test_what_looks_like_a_formula_is_marked_as_text(name: str) -> None:
    """The cell holds the string itself, and stays text when somebody edits it in a spreadsheet program."""
    cell = _exported(_assembly([name], ["1조"]))["Participants"]["B2"]
    assert cell.value == name
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_an_ordinary_name_is_not_marked() -> None:
    """Only what needs the mark has it."""
    assert not _exported(_assembly(["강나래"], ["1조"]))["Participants"]["B2"].quotePrefix


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("김\x00철\x1b수", "김철수"),
        ("김\r\n철수", "김 철수"),
        ("김\t철수", "김 철수"),
        (unicodedata.normalize("NFD", "홍길동"), "홍길동"),
        ("강\ud800나", "강나"),
        ("_x0041_", "_x005F_x0041_"),
    ],
)
def test_what_a_workbook_cannot_hold_is_left_out(name: str, printed: str) -> None:
    """Control characters go, line breaks become spaces, and a name that looks like an escape is escaped."""
    assert _exported(_assembly([name], ["1조"]))["Participants"]["B2"].value == printed


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    """A cell holds 32,767 UTF-16 units: an emoji is two of them."""
    value = _exported(_assembly(["😀" * 20_000], ["1조"]))["Participants"]["B2"].value
    assert value == "😀" * 16_383 + "…"


def test_phones_are_national_in_korea_only(
    assembly: Assembly, export: Callable[..., Workbook], rows: Callable[..., list[list[object]]]
) -> None:
    """Korean numbers are grouped by their area; of others nothing is guessed."""
    numbers = {
        "+821012345678": "010-1234-5678",
        "+82111234567": "011-123-4567",
        "+8221234567": "02-123-4567",
        "+82212345678": "02-1234-5678",
        "+82551234567": "055-123-4567",
        "+827012345678": "070-1234-5678",
        "+8215881234": "+8215881234",
        "+81312345678": "+81312345678",
    }
    assembly.participants = {
        number: Participant(id=number, name=f"가{number}", phone=phone)
        for number, phone in enumerate(numbers, start=1)
    }
    table = rows(export(assembly, contacts=True), "Participants")
    place = table[0].index("Phone")
    assert [row[place] for row in table[1:]] == list(numbers.values())


HANGUL = [
    ("강 나래", None),
    ("강나리", None),
    ("김가온", "Kim Ga"),
    ("김가온", "Kim Na"),
    ("(주)민", None),
    ("홍길동", None),
]
LATIN = [("adam Lee", None), ("Émile Roux", None), ("Emma Ray", None), ("Zoe", None)]
HAN = [("田中", None)]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ko", [*HANGUL, *LATIN, *HAN]),
        ("en", [*LATIN, *HANGUL, *HAN]),
        ("ja", [*HAN, *LATIN, *HANGUL]),
        ("zh", [*HAN, *LATIN, *HANGUL]),
    ],
)
def test_the_order_of_names_is_that_of_a_printed_list(
    assembly: Assembly,
    export: Callable[..., Workbook],
    rows: Callable[..., list[list[object]]],
    language: str,
    ordered: list[tuple[str, str | None]],
) -> None:
    """The script of the print comes first; spaces, brackets, case and accents do not count."""
    assembly.participants = {
        number: Participant(id=number, name=name, name_en=name_en)
        for number, (name, name_en) in enumerate(reversed(ordered), start=1)
    }
    assembly.plan = None
    spoken = PrintLanguage((language,), sentence_in)
    table = rows(export(assembly, language=spoken), spoken.phrase("print-participants"))
    assert [tuple((*row, None)[1:3]) for row in table[1:]] == ordered
