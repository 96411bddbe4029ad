"""The table of all exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.calendar.export import Calendar
from iclei_cli.exports.data.export import Data
from iclei_cli.exports.index.export import ChangedIndex, Index
from iclei_cli.exports.notes_sheet.export import NotesSheet
from iclei_cli.exports.notices.export import Notice
from iclei_cli.exports.prints.badges.export import Badges, BadgesToCollect
from iclei_cli.exports.prints.programme.export import ProgrammePages
from iclei_cli.exports.prints.room_plan.export import RoomPlan
from iclei_cli.exports.prints.seats.export import DoorList, SeatSlips
from iclei_cli.exports.prints.sign_in.export import SignInSheets
from iclei_cli.exports.prints.signs.export import TableSigns
from iclei_cli.exports.prints.tents.export import TableTents
from iclei_cli.exports.refused_rows.export import RefusedRows
from iclei_cli.exports.report.export import AssemblyReport, Certificates, Minutes
from iclei_cli.exports.roster.export import Roster
from iclei_cli.exports.schedule.export import Schedule
from iclei_cli.exports.site.export import Site
from iclei_cli.exports.tables.export import MailMerge, People, ZoomRooms
from iclei_cli.exports.tradeoff_chart.export import TradeoffChart

if TYPE_CHECKING:
    from iclei_cli.exports.export import Export

EXPORTS: tuple[type[Export], ...] = (
    Roster,
    Site,
    Index,
    ChangedIndex,
    NotesSheet,
    TableSigns,
    Badges,
    BadgesToCollect,
    TableTents,
    RoomPlan,
    DoorList,
    SeatSlips,
    SignInSheets,
    ProgrammePages,
    AssemblyReport,
    Minutes,
    Certificates,
    Calendar,
    People,
    MailMerge,
    ZoomRooms,
    Data,
    Schedule,
    Notice,
    RefusedRows,
    TradeoffChart,
)
"""The exports. The command line has a command `export IDENTIFIER` or an option `--IDENTIFIER` for each.

Old badges to take back are listed beside the new ones of `export badges --changed`.
"""
