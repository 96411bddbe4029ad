"""Sign-in sheets: what they tell, who stands on them, and that a workbook of them is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from iclei_cli.assembly.nouns.participant import Consent
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.sign_in.contents import sign_in
from iclei_cli.exports.prints.sign_in.pages import sign_in_data
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from conftest import Iclei
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

PageTexts = Callable[[bytes], list[str]]


def test_the_four_facts_of_the_law_stand_above(assembly: Assembly, page_texts: PageTexts) -> None:
    """Purpose, what is collected, until when, and that one may refuse; and everybody who is coming."""
    assembly.event = replace(assembly.event, destroy_by="2026-03-31")
    lists = sign_in(assembly, ENGLISH_PRINT, spare=2)
    facts = dict(lists.consent)
    assert len(facts) == 4
    assert "31 March 2026" in facts["How long it is kept"]
    assert "Phone" in facts["What is collected"]
    text = "".join(page_texts(draw("sign-in", sign_in_data(assembly, lists, ENGLISH_PRINT)).content))
    assert all(person.name in text for person in assembly.coming())
    assert "may refuse" in text
    assert "example.org" not in text
    assert text.count("Yes") == len(assembly.coming()) + 2


def test_a_long_name_is_kept_within_its_row_and_told(assembly: Assembly, page_texts: PageTexts) -> None:
    """It becomes smaller, and no row is higher for it: the same number of pages."""
    lists = sign_in(assembly, ENGLISH_PRINT, spare=0)
    usual = draw("sign-in", sign_in_data(assembly, lists, ENGLISH_PRINT))
    name = "가나다라마바사" * 30
    assembly.put([replace(assembly.participants[1], name=name)])
    lists = sign_in(assembly, ENGLISH_PRINT, spare=0)
    drawn = draw("sign-in", sign_in_data(assembly, lists, ENGLISH_PRINT))
    assert drawn.small == (name,)
    assert len(page_texts(drawn.content)) == len(page_texts(usual.content))


def test_where_nothing_is_said_of_the_end_there_is_a_line_to_fill_in(assembly: Assembly) -> None:
    """Nothing is made up."""
    assembly.event = replace(assembly.event, destroy_by=None)
    assert "____" in dict(sign_in(assembly, ENGLISH_PRINT, spare=0).consent)["How long it is kept"]


def test_what_somebody_answered_already_is_ticked(assembly: Assembly) -> None:
    """An answer of the list stands there; where there is none, both boxes are empty."""
    answers = {1: True, 2: False}
    assembly.put(
        replace(assembly.participants[ident], consents=(Consent(purpose="personal-data", given=given),))
        for ident, given in answers.items()
    )
    data = sign_in_data(assembly, sign_in(assembly, ENGLISH_PRINT, spare=0), ENGLISH_PRINT)
    said = {row["number"]: row["has-agreed"] for row in data["pages"][0]["people"]}
    assert said == {person.id: answers.get(person.id) for person in assembly.coming()}


def test_by_table_each_has_a_list_in_each_round(assembly: Assembly, plan_of: Callable[..., Plan]) -> None:
    """With who sits there then, and no other."""
    assembly.plan = plan_of({1: "a", 2: "b"}, {1: "b", 2: "b"})
    pages = sign_in(assembly, ENGLISH_PRINT, by_table=True, spare=0).pages
    assert [(page.heading, {person.id for person in page.people}) for page in pages] == [
        ("1조", {1}),
        ("2조", {2}),
        ("2조", {1, 2}),
    ]


@pytest.mark.parametrize("languages", ["ko", "en,ko"])
def test_a_workbook_that_was_signed_is_taken_back(iclei: Iclei, languages: str) -> None:
    """Whoever signed has come; whoever did not is not in the ledger."""
    iclei.ok("init", "--template", "talk4action")
    for name in ("김하늘", "이바다", "박산들"):
        iclei.ok("participants", "add", "--name", name)
    iclei.ok("export", "sign-in", "-o", "sign-in.xlsx", "--lang", languages)
    path = iclei.folder / "sign-in.xlsx"
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    rows = {str(cell.value): cell.row for column in sheet.iter_cols() for cell in column if cell.value}
    cells = [cell for row in sheet.iter_rows() for cell in row]
    [last] = [cell.column or 0 for cell in cells if "서명" in str(cell.value).split(" / ")]
    assert sheet.row_dimensions[rows["김하늘"]].height >= 12 / 25.4 * 72
    for name in ("김하늘", "박산들"):
        sheet.cell(rows[name], last, name)
    workbook.save(path)
    answer = iclei.ok("checkin", "import", "sign-in.xlsx", "--day", "2026-02-27", "--json")
    assert len(answer.document["added"]) == 2
    missing = iclei.ok("checkin", "list", "--missing", "--json").document
    assert "이바다" in str(missing)
    assert "김하늘" not in str(missing)
