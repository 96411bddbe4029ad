"""What `iclei demo --day` goes on with: people come, tables are mended, notes taken, the report written."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.door.attendance import DOOR
from iclei_cli.assembly.door.check_in import Desk, arrive
from iclei_cli.assembly.programme.times import with_offset
from iclei_cli.cli.door.walk_in import newcomer, note_walk_in, register
from iclei_cli.cli.exports.making import Making
from iclei_cli.cli.exports.report import write_report
from iclei_cli.cli.plan.repair import repair_groups
from iclei_cli.cli.record.adding import add_notes
from iclei_cli.cli.show import terminal
from iclei_cli.exports.report.export import AssemblyReport
from iclei_cli.store.template.load import day_folder

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.store.store import Store

_SEED = 2019
"""Of the order in which people come: the same in every demo."""

_SECONDS_BETWEEN = 30


@dataclass
class _Clock:
    """The clock of the day, which goes on whenever somebody comes."""

    time: datetime
    assembly: Assembly

    def __call__(self) -> str:
        self.time += timedelta(seconds=_SECONDS_BETWEEN)
        text = self.time.strftime("%Y-%m-%dT%H:%M:%S")
        offset = (with_offset(self.assembly.event, text[: len("2019-02-28T09:00")]) or "+00:00")[
            -len("+09:00") :
        ]
        return text + offset


def hold_the_day(store: Store, report: Path, *, force: bool) -> None:
    """Play the day of the sample, each command with what it shows; the report goes to a file."""
    folder = day_folder()
    day = tomllib.loads((folder / "day.toml").read_text(encoding="utf-8"))
    _let_people_in(store, day)
    terminal.say("demo-repair")
    repair_groups(
        store,
        max_moves=None,
        freeze=(),
        unpin=False,
        present=True,
        day=None,
        dry_run=False,
        details=False,
        as_json=False,
    )
    _take_notes(store, folder / "notes", day["notes"])
    terminal.say("demo-report")
    write_report(Making(store, AssemblyReport, report, None, force=force))


def _let_people_in(store: Store, day: dict[str, Any]) -> None:
    """Check in whoever comes, one after the other, at the desks by turns; and those who are on no list."""
    terminal.say("demo-checkin")
    watch = store.watch()
    assembly = watch.assembly
    clock = _Clock(datetime.fromisoformat(f"{assembly.event.date}T{day['opens']}"), assembly)
    desks = [Desk(DOOR, name, clock) for name in day["desks"]]
    coming = [person.id for person in assembly.coming() if person.id not in day["absent"]]
    Random(_SEED).shuffle(coming)  # noqa: S311 - nobody is to guess anything
    for place, ident in enumerate(coming):
        watch.record(partial(arrive, ident=ident, desk=desks[place % len(desks)]))
    for place, line in enumerate(day["walk_ins"]):
        number = register(store, newcomer(store.read(), line), ())
        note_walk_in(watch, number, desks[place % len(desks)])
    terminal.say("demo-came", came=len(coming), absent=len(day["absent"]), walk_ins=len(day["walk_ins"]))


def _take_notes(store: Store, folder: Path, files: dict[str, str]) -> None:
    for group, name in files.items():
        terminal.say("demo-notes", group=group, file=name)
        add_notes(store, group, None, folder / name, {}, with_editor=False, dry_run=False, as_json=False)
