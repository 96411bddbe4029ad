"""`groups duties`: made, listed, dealt out, shown, printed, refused and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

PEOPLE = """Name,Email,Would you facilitate?,Would you take notes?
Ann,ann@example.org,yes,no
Bea,bea@example.org,yes,yes
Cho,cho@example.org,no,yes
Dan,dan@example.org,no,yes
Eli,eli@example.org,,
Fox,fox@example.org,,
"""


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """Six people and two tables; the rule is made."""
    (iclei.folder / "people.csv").write_text(PEOPLE, "utf-8")
    iclei.ok("participants", "import", "people.csv")
    for key in ("climate-change", "ecomobility", "green-public-procurement"):
        iclei.ok("groups", "remove", key, "--yes")
    iclei.ok("groups", "duties", "Facilitator", "기록자")
    return iclei


def duties_of(iclei: Iclei) -> dict[str, list[tuple[str, str]]]:
    """Who does what, by table, in the first round."""
    people = {person["id"]: person["name"] for person in iclei.json("participants", "list")["participants"]}
    return {
        group["key"]: [(people[item["id"]], item["duty"]) for item in group["members"] if item["duty"]]
        for group in iclei.json("groups", "show")["rounds"][0]["groups"]
    }


def test_it_is_made_replaced_and_taken_back(office: Iclei) -> None:
    """One rule has all duties; a second takes its place; undo and drop take it back."""
    [rule] = office.json("groups", "rules")["rules"]
    assert (rule["kind"], rule["duties"], rule["rounds"]) == ("duties", ["facilitator", "rapporteur"], [])
    office.ok("groups", "duties", "facilitator", "--round", "2")
    [rule] = office.json("groups", "rules")["rules"]
    assert (rule["duties"], rule["rounds"]) == (["facilitator"], [2])
    office.ok("undo")
    assert office.json("groups", "rules")["rules"][0]["duties"] == ["facilitator", "rapporteur"]
    office.ok("groups", "drop", "1")
    assert office.json("groups", "rules")["rules"] == []


def test_it_is_dealt_out_and_shown(office: Iclei) -> None:
    """Each table has one of each; text and roster say so; nothing is wrong."""
    office.ok("groups", "assign")
    dealt = duties_of(office)
    assert [sorted(duty for _, duty in dealt[key]) for key in dealt] == [["facilitator", "rapporteur"]] * 2
    office.ok("groups", "check")
    shown = office.ok("groups", "show").out
    assert shown.count(" facilitator") == shown.count(" rapporteur") == 2
    [who] = [name for name, duty in dealt["energy"] if duty == "facilitator"]
    assert "as facilitator" in office.ok("groups", "show", who).out
    assert office.json("participants", "dossier", who)["duties"] == ["facilitator"]
    office.ok("export", "roster", "--lang", "en")
    sheet = load_workbook(office.folder / "roster.xlsx")["Energy"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("Facilitator" in row and who in row for row in cells)


def test_a_repair_tells_who_takes_over(office: Iclei) -> None:
    """Whoever takes a duty over is named, in the document and the text; who stays keeps what they do."""
    office.ok("participants", "edit", "Eli", "--offer", "rapporteur")
    office.ok("participants", "edit", "Fox", "--offer", "rapporteur")
    office.ok("groups", "assign")
    before = dict(pair for pairs in duties_of(office).values() for pair in pairs)
    gone = next(name for name, duty in before.items() if duty == "rapporteur")
    office.ok("participants", "cancel", gone)
    changes: dict[str, Any] = office.json("groups", "repair", "--dry-run")
    assert [(change["from"], change["to"]) for change in changes["duties"]] == [(None, "rapporteur")]
    assert "is rapporteur at" in office.ok("groups", "repair").out
    after = dict(pair for pairs in duties_of(office).values() for pair in pairs)
    assert {name: duty for name, duty in before.items() if name != gone}.items() <= after.items()
    office.ok("groups", "check")


def test_too_few_offers_are_told_with_what_would_help(office: Iclei) -> None:
    """If one person alone could facilitate at two tables, that is said, and that it takes more offers."""
    office.ok("participants", "edit", "Bea", "--offer", "rapporteur")
    refused = office("groups", "assign")
    assert refused.exit_code == 1
    assert "1 person (facilitator) and 3 people (rapporteur), 4 people in all" in refused.err
    assert "iclei groups drop 1" in refused.err
    assert "iclei participants edit PERSON --offer" in refused.err


def test_what_nobody_offers_is_refused(office: Iclei) -> None:
    """A duty that nobody offered, as one that is misspelt, and more than four of them change nothing."""
    refused = office("groups", "duties", "facilitater")
    assert refused.exit_code == 1
    assert "facilitator, rapporteur" in refused.err
    assert office("groups", "duties", *"abcde").exit_code == 2
    assert len(office.json("groups", "rules")["rules"]) == 1


def test_a_move_that_leaves_a_table_without_is_refused(office: Iclei) -> None:
    """Whoever alone could facilitate at a table is not moved away by hand, unless it is forced."""
    office.ok("groups", "assign")
    dealt = duties_of(office)
    [mover] = [name for name, duty in dealt["energy"] if duty == "facilitator"]
    refused = office("groups", "move", mover, "--to", "biodiversity")
    assert refused.exit_code == 1
    assert "Nobody is facilitator at Energy" in refused.err
    assert duties_of(office) == dealt


def test_who_is_named_for_two_duties_at_once_is_refused(office: Iclei) -> None:
    """Before the rule is made, and after it; without such a rule one person may be named for both."""
    before = office.json("groups", "list")["groups"]
    refused = office("groups", "edit", "energy", "--facilitator", "1", "--rapporteur", "1")
    assert refused.exit_code
    assert "to one person each (rule 1)" in refused.err
    assert office.json("groups", "list")["groups"] == before
    office.ok("groups", "drop", "1")
    office.ok("groups", "edit", "energy", "--facilitator", "1", "--rapporteur", "1")
    refused = office("groups", "duties", "facilitator", "rapporteur")
    assert refused.exit_code
    assert "facilitator of Energy" in refused.err
    assert "facilitator and rapporteur are dealt out to one person each" in refused.err
    office.ok("groups", "duties", "facilitator")


@pytest.mark.parametrize("words", [("",), ("facilitator", " ")])
def test_an_empty_duty_is_refused_in_one_sentence(office: Iclei, words: tuple[str, ...]) -> None:
    """With what to type instead."""
    refused = office("groups", "duties", *words)
    assert refused.exit_code == 2
    assert "An empty text is no duty. Next: say what is to be dealt out" in refused.err
