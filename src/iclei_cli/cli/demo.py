"""`iclei demo`: the whole job on the sample that comes with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from iclei_cli.store.store import Store

app = family()

REPORT = "report.docx"

LIST = "sample-registrations.xlsx"
"""The list of the sample in somebody's folder: not as they call their own, for --force replaces it."""


@app.command()
def demo(
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace these three files if they are there."),
    ] = False,
    day: Annotated[
        bool, typer.Option("--day", help="Go on: people come, notes are taken, the report is written.")
    ] = False,
) -> None:
    """Try the whole job on 126 made-up people.

    It puts a list into this folder, imports it, makes the table plan and writes the roster. It leaves
    sample-registrations.xlsx, assembly.json and roster.xlsx, to look at and play with.

    With --day it goes on to the evening: 110 people come to two desks, 16 do not, 5 are on no list, the
    tables are repaired for those who came, each table's notes are taken, and report.docx is written.

    \b
    Example:
      mkdir try-iclei
      cd try-iclei
      iclei demo
      iclei demo --day --force
    """
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.cli.exports.roster import Typed, export_roster
    from iclei_cli.cli.participants.import_list import import_registrations
    from iclei_cli.cli.plan.assign import assign_groups
    from iclei_cli.exports.roster.export import Roster
    from iclei_cli.intake.registrations import ListSettings
    from iclei_cli.store.open import FILE_NAME, open_store
    from iclei_cli.store.template.load import DEMO, load_template

    roster, sample = Path(Roster.file_name), Path(LIST)
    made = [Path(FILE_NAME), roster, sample, *([Path(REPORT)] if day else [])]
    _require_free(*made, force=force)
    store = open_store(Path.cwd(), command="demo", tell=lambda told: terminal.note(told.code, **told.facts))
    terminal.say("demo-init")
    store.create(load_template(DEMO), replace=force)
    terminal.say("demo-created", file=FILE_NAME)
    _put_sample(store, sample, replace=force)
    terminal.say("demo-import", file=LIST)
    import_registrations(store, sample, ListSettings(), None)
    terminal.say("demo-assign")
    assign_groups(store, {}, details=False, as_json=False)
    terminal.say("demo-export")
    export_roster(Making(store, Roster, roster, None, force=force), Typed())
    if day:
        from iclei_cli.cli.demo_day import hold_the_day

        hold_the_day(store, Path(REPORT), force=force)


def _put_sample(store: Store, path: Path, *, replace: bool) -> None:
    """Copy the list of made-up people from the program to where it can be opened."""
    from iclei_cli.store.template.load import sample_path

    content = sample_path().read_bytes()

    def write(file: BinaryIO) -> None:
        file.write(content)

    store.write_out(path, write, replace=replace, private=False)


def _require_free(*paths: Path, force: bool) -> None:
    """Make sure that nothing is replaced unasked.

    Raises:
        RefusedError: one of the files is there, and `force` was not said.
    """
    from iclei_cli.system.errors import RefusedError

    there = [path.name for path in paths if path.exists()]
    if there and not force:
        raise RefusedError("demo-exists", files=there)
