"""What a roster tells of what has changed since the last, and what else is on it for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.people.columns import Column
from iclei_cli.exports.roster.papers import papers_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score

    Export = Callable[..., Workbook]
    Rows = Callable[[Workbook, str], list[list[object]]]
    PlanOf = Callable[..., Plan]

CHANGES = "Changes since the last roster"


def handed_out(assembly: Assembly) -> dict[Item, HandedOut]:
    """A roster of the assembly as it is, as it was handed out."""
    return {
        item: HandedOut(export="roster", item=item, time="2019-02-20T09:15:30+00:00", values=values)
        for item, values in papers_of(assembly).items()
    }


def test_what_has_changed_is_told_as_it_was_and_as_it_is(
    assembly: Assembly, export: Export, rows: Rows, plan_of: PlanOf
) -> None:
    """People who moved, came, left or are called otherwise, and rooms of tables, each on a line."""
    before = handed_out(assembly)
    assert CHANGES not in export(assembly, before=before).sheetnames
    assembly.put(
        [
            replace(assembly.participants[1], position="과장"),
            replace(assembly.participants[4], status=Status.CANCELLED),
            Participant(id=8, name="새로운"),
        ]
    )
    assembly.groups["a"] = replace(assembly.groups["a"], room="302호")
    assembly.plan = plan_of({1: "b", 2: "a", 3: "a", 6: "b", 7: "b"})

    table = rows(export(assembly, before=before), CHANGES)

    assert table[1:] == [
        ["No.", "Participant or table", "Field", "Before", "After"],
        [8, "새로운", "Participants", "not on the list", "on the list"],
        [1, "한가람", "Position", "팀장", "과장"],
        [1, "한가람", "Group", "1조", "2조"],
        [4, "김다온", "Participants", "on the list", "not on the list"],
        [None, "1조", "Room", "301호", "302호"],
    ]


def test_only_what_changed_is_printed_again(assembly: Assembly, export: Export, plan_of: PlanOf) -> None:
    """The lines, and the pages on which anything is another: be it a name of somebody who sits there."""
    assembly.plan = plan_of({1: "a", 2: "b", 3: "b"}, {1: "b", 2: "a", 3: "b"})
    before = handed_out(assembly)
    assembly.put([replace(assembly.participants[2], organisation="다른 연구원")])

    workbook = export(assembly, before=before, only_changed=True)

    assert workbook.sheetnames == [CHANGES, "1조", "2조"]
    titles = [workbook[sheet]["A1"].value for sheet in ("1조", "2조")]
    assert titles == ["1조 · Round 2", "2조 · Round 1"]
    assert not workbook["1조"].row_breaks.brk


def test_those_without_any_of_their_wishes_are_on_the_offices_copy_alone(
    assembly: Assembly, export: Export, rows: Rows
) -> None:
    """Whoever sits nowhere near a topic of their choice is listed with it; handed out, nobody is."""
    people = assembly.participants
    assembly.put([replace(people[ident], choices=("energy",)) for ident in (1, 4)])
    sheet = "Without any of their wishes"
    assert sheet not in export(assembly).sheetnames
    table = rows(export(assembly, contacts=True), sheet)
    assert [row[:2] for row in table[2:]] == [[4, "김다온"]]
    assert "Energy" in table[2]


def test_columns_order_and_parts_are_as_asked_for(assembly: Assembly, export: Export, rows: Rows) -> None:
    """The number and the groups stay; each part begins on a page of its own."""
    workbook = export(assembly, columns=(Column("name"),), group=Column("sector"), sort=(Column("id"),))
    table = rows(workbook, "Participants")
    assert table[0][:4] == ["No.", "Sector", "Name", "Group"]
    assert [row[0] for row in table[1:]] == [1, 7, 3, 4, 2, 6]
    assert [item.id for item in workbook["Participants"].row_breaks.brk] == [3, 5, 6]


def test_the_cover_has_pictures_of_the_numbers(assembly: Assembly, score: Score, export: Export) -> None:
    """Charts of the program's own, whose names and numbers are cells; every axis with names is shown."""
    workbook = export(assembly, score)
    charts = workbook["Cover"]._charts  # type: ignore[attr-defined] # noqa: SLF001 - no other way
    assert len(charts) == 3
    assert not any(chart.x_axis.delete for chart in charts)
    sectors = charts[0]
    assert len(sectors.series) == 4
    names = sectors.series[0].cat.strRef or sectors.series[0].cat.numRef
    sheet, _, cells = names.f.rpartition("!")
    assert [cell.value for (cell,) in workbook[sheet.strip("'")][cells.replace("$", "")]] == ["1조", "2조"]


def test_a_sector_can_be_chosen_from_a_list(assembly: Assembly, export: Export) -> None:
    """Columns whose values have words of their own offer them, in every row and no other."""
    validations = export(assembly)["Participants"].data_validations.dataValidation
    assert [str(item.sqref) for item in validations] == ["G2:G7", "H2:H7"]
    assert all(item.type == "list" and "iclei-roster" in item.formula1 for item in validations)
