"""Every export is in the table of exports, and can be asked for."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import time
from datetime import UTC, datetime
from email.headerregistry import Address
from typing import TYPE_CHECKING

import pytest
import typer

from exports.conftest import make_plan
from iclei_cli import exports
from iclei_cli.assembly.programme.edit import add_session
from iclei_cli.cli.app import app
from iclei_cli.cli.exports.making import COMMANDS
from iclei_cli.cli.exports.whole_set import PARTS
from iclei_cli.exports.calendar.entry import Entry
from iclei_cli.exports.calendar.export import Calendar
from iclei_cli.exports.calendar.revision import Revised
from iclei_cli.exports.data.export import Data
from iclei_cli.exports.export import require_name, save
from iclei_cli.exports.index.contents import Contents, Listed, Use
from iclei_cli.exports.index.export import ChangedIndex, Index
from iclei_cli.exports.notes_sheet.export import NotesSheet
from iclei_cli.exports.notes_sheet.pages import PageOf
from iclei_cli.exports.notices.compose import Words
from iclei_cli.exports.notices.export import Notice
from iclei_cli.exports.prints.badges.export import Badges, BadgesToCollect
from iclei_cli.exports.prints.badges.pages import badges_data, badges_of
from iclei_cli.exports.prints.badges.sheet import sheet_of
from iclei_cli.exports.prints.engine.draw import Drawn, draw
from iclei_cli.exports.prints.programme.export import ProgrammePages
from iclei_cli.exports.prints.room_plan.export import RoomPlan
from iclei_cli.exports.prints.seats.export import DoorList, SeatSlips
from iclei_cli.exports.prints.sign_in.contents import sign_in
from iclei_cli.exports.prints.sign_in.export import SignInSheets
from iclei_cli.exports.prints.signs.export import TableSigns
from iclei_cli.exports.prints.signs.pages import signs_data
from iclei_cli.exports.prints.tents.export import TableTents
from iclei_cli.exports.refused_rows.export import RefusedRows
from iclei_cli.exports.registry import EXPORTS
from iclei_cli.exports.report.blocks import Heading, Paragraph, Report
from iclei_cli.exports.report.certificates import Certificate
from iclei_cli.exports.report.export import AssemblyReport, Certificates, Minutes
from iclei_cli.exports.roster.export import Roster
from iclei_cli.exports.roster.wishes import RosterWishes
from iclei_cli.exports.schedule.export import Schedule
from iclei_cli.exports.site.contents import contents_by_code
from iclei_cli.exports.site.export import Site
from iclei_cli.exports.tables.export import MailMerge, People, ZoomRooms
from iclei_cli.exports.tables.table import Table
from iclei_cli.exports.tables.zoom import rooms_of
from iclei_cli.exports.tradeoff_chart.export import TradeoffChart
from iclei_cli.exports.tradeoff_chart.panels import ChartBar, Panel
from iclei_cli.system.errors import UsageError
from keeping import put
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.export import Export


NOT_OF_THE_SET = {
    "all",  # the page that leads to it
    "changed",  # the page that leads to what has changed of it
    "badges-to-collect",  # once badges were handed out, and something has changed
    "notes-sheet",  # made for a table, once it is known who takes notes
    "report",  # after the day, as the two behind it
    "minutes",
    "certificates",
    "data",
    "schedule",  # for the maker of a conference app, weeks before
    "notices",  # everybody's own, sent by mail
    "rejects",  # to correct a list
    "chart",
}
"""The exports that `iclei export all` does not write."""

NOT_MADE_AGAIN = {
    "all",  # it leads to others
    "badges-to-collect",  # beside the badges that take their place
    "changed",
    "notices",  # who has an old one, `iclei notices list` tells
    "rejects",  # of one import
    "chart",  # of one question
}
"""The exports that `iclei export changed` does not make again."""

LISTED = Listed("roster", "roster.xlsx", Use.PRINT)
OPENING = Entry(uid="1", title="=개회식", start="2019-02-28T10:00", text=("a; b, c\\",))
ENTRIES = (Revised(entry=OPENING, sequence=3),)
MADE = datetime(2026, 2, 1, tzinfo=UTC)
WORDS, TO = Words("자리", "안녕하세요"), Address("김, 가온", "gaon", "example.org")
TABLE = Table(("No.", "Name"), (("1", "=김가온"),))
REPORT = Report("Assembly", ("Report",), (Heading("Figures"), Paragraph("110 came.")), "en")


def written() -> Iterator[type]:
    """Every class of the room that has the two names of an export."""
    for module in pkgutil.walk_packages(exports.__path__, f"{exports.__name__}."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__ == module.name and hasattr(found, "identifier"):
                yield found


def asked_for() -> set[str]:
    """The commands of `iclei export`, and all options, without their dashes."""
    root = typer.main.get_command(app)
    names = set(root.commands["export"].commands)  # type: ignore[attr-defined]
    commands = [root]
    while commands:
        command = commands.pop()
        commands.extend(getattr(command, "commands", {}).values())
        names.update(option.removeprefix("--") for item in command.params for option in item.opts)
    return names


def test_every_export_is_in_the_table_once() -> None:
    """An export that was written and not registered is an error; names are their own."""
    assert set(EXPORTS) == {export for export in written() if export.__name__ != "Export"}
    assert len({export.identifier for export in EXPORTS}) == len(EXPORTS)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.identifier)
def test_every_export_can_be_asked_for(export: type[Export]) -> None:
    """By a command of `iclei export`, or by an option; the list of old badges comes with --changed."""
    identifier = "changed" if export is BadgesToCollect else export.identifier
    assert identifier in asked_for()


def test_every_export_is_of_the_set_for_the_day_or_known_not_to_be() -> None:
    """Nobody forgets a new one; each file of the set ends as its export has to."""
    known = {export.identifier: export for export in EXPORTS}
    assert {part.export for part in PARTS} | NOT_OF_THE_SET == set(known)
    assert not {part.export for part in PARTS} & NOT_OF_THE_SET
    assert all(part.name.endswith(known[part.export].endings) for part in PARTS)


def test_every_export_says_what_of_it_differs_or_is_known_not_to_be_made_again() -> None:
    """`iclei export changed` forgets none: its command declares it, and how it was made is remembered."""
    assert {export.identifier for export in EXPORTS} == set(COMMANDS) | NOT_MADE_AGAIN
    assert not set(COMMANDS) & NOT_MADE_AGAIN


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.identifier)
def test_an_export_goes_only_into_a_file_that_ends_as_it_has_to(export: type[Export], tmp_path: Path) -> None:
    """Its own name will do, in capitals too, and no other ending."""
    require_name(export, tmp_path / export.file_name)
    require_name(export, tmp_path / export.file_name.upper())
    with pytest.raises(UsageError) as caught:
        require_name(export, tmp_path / "list.txt")
    assert caught.value.code == "wrong-ending"


def test_every_export_writes_the_same_bytes_again(
    assembly: Assembly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written depends on the facts alone; a private one is for its owner's eyes."""
    assert assembly.plan is not None
    timed = assembly.copy()
    add_session(timed, "개회식", start="2019-02-28T10:00", end="2019-02-28T11:00")
    panel = Panel("Sizes", "Looser", (ChartBar("±1", (2, 0, 30), "cost 2"),))
    badges = badges_of(assembly, ENGLISH_PRINT, assembly.coming(), with_codes=True)
    made: list[Export] = [
        Roster(assembly, None, ENGLISH_PRINT),
        Site(contents_by_code(assembly, make_plan({1: "a"}), assembly.coming(), ENGLISH_PRINT)),
        Roster(assembly, None, ENGLISH_PRINT, RosterWishes(contacts=True)),
        Index(Contents(event=assembly.event, files=[LISTED], language=ENGLISH_PRINT)),
        ChangedIndex(Contents(event=assembly.event, files=[LISTED], language=ENGLISH_PRINT)),
        NotesSheet(assembly, ENGLISH_PRINT, (PageOf(group="a", round=1),), "name"),
        Badges(draw("badges", badges_data(assembly, ENGLISH_PRINT, badges.values(), sheet_of()))),
        BadgesToCollect(Drawn(b"%PDF")),
        RoomPlan(Drawn(b"<svg/>")),
        DoorList(Drawn(b"%PDF")),
        SeatSlips(Drawn(b"%PDF")),
        SignInSheets(sign_in(assembly, ENGLISH_PRINT, spare=1), ENGLISH_PRINT, Drawn(b"%PDF")),
        ProgrammePages(Drawn(b"%PDF")),
        TableTents(Drawn(b"%PDF")),
        TableSigns(draw("signs", signs_data(assembly, ENGLISH_PRINT))),
        RefusedRows(["성명"], [(3, ["=김가온"], "no name")], ENGLISH_PRINT),
        TradeoffChart("Choices", ["1st", "2nd"], [panel]),
        AssemblyReport(REPORT, ".docx"),
        AssemblyReport(REPORT, ".html"),
        Minutes(REPORT, ".md"),
        Calendar(name="모임", entries=ENTRIES, time_zone="Asia/Seoul", made=MADE),
        Calendar(name="모임", entries=ENTRIES, time_zone="Asia/Seoul", made=MADE, own=True),
        People(table=TABLE, values=[{"id": 1}]),
        People(table=TABLE, values=[{"id": 1, "name": "김"}], ending=".json", contacts=True),
        MailMerge(table=TABLE, ending=".xlsx"),
        Data(tables={"seats": TABLE}, titles={"seats": "Seats"}, values={"people": [{"id": 1}]}),
        ZoomRooms(rooms=rooms_of(assembly, assembly.plan, 1, ENGLISH_PRINT)),
        Schedule(timed, "identity", ENGLISH_PRINT),
        Notice(words=WORDS, recipient=TO, calendar=b"BEGIN:VCALENDAR\r\n", at=MADE),
        Certificates((Certificate(1, "Certificate", "김가온", (), ("came",), ("Office",)),), "ko"),
    ]
    assert {type(export) for export in made} == set(EXPORTS)
    for number, export in enumerate(made):
        path = tmp_path / f"{number}{export.file_name}"
        save(export, path, put)
        again = io.BytesIO()
        monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
        export.write(again)
        assert path.stat().st_mode & 0o077 == (0 if export.is_private else 0o044)
        assert again.getvalue() == path.read_bytes()
