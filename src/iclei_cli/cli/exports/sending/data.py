"""`iclei export data`: everything that other programs may know, as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Contacts, Force
from iclei_cli.cli.exports.spoken import say_unspoken, say_who_has_refused, tell_of_notes
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.cli.documents.sending.data import DataDocument
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.exports.data.export import Data

app = family()


@app.command()
@exporting("data")
def data(
    ctx: typer.Context,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="A workbook (.xlsx), text (.csv, a file for each table) or values (.json).",
        ),
    ] = Path("data.xlsx"),
    contacts: Contacts = False,
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write everything as tables for other programs: people, seats, programme, arrivals, notes and others.

    What the office alone is to know, such as rules, consents and quotes to which nobody agreed, is not in it.

    \b
    Example:
      iclei export data
      iclei export data -o data.csv
      iclei export data -o data.json
    """
    from iclei_cli.exports.data.export import Data
    from iclei_cli.exports.data.kinds import NAMES, all_tables, all_values

    making = begin(ctx, Data, output, lang, force=force)
    assembly = making.assembly
    made = Data(
        tables=all_tables(assembly, making.language, contacts=contacts),
        titles={name: making.language.main.phrase(f"data-{name}") for name in NAMES},
        values=all_values(assembly, contacts=contacts),
        ending=making.ending,
        contacts=contacts,
    )
    if making.ending == ".csv":
        paths = _write_each(making, made)
    else:
        making.write_whole(made, "contacts" if contacts else "everything", assembly.participants)
        paths = dict.fromkeys(made.tables, output)
    terminal.show(_document(made, paths), _say, as_json=as_json)
    say_unspoken(making.language)
    say_who_has_refused(assembly, assembly.participants)
    if contacts:
        terminal.note("sent-file-is-for-the-office")
    tell_of_notes(assembly, assembly.notes.values())


def _write_each(making: Making, made: Data) -> dict[str, Path]:
    """Write a file for each table; where each is, by the name of the table."""
    from msgspec.structs import replace

    from iclei_cli.exports.says import page_says

    people = making.assembly.participants
    papers = making.wanted({name: page_says(people, table) for name, table in made.tables.items()})
    paths = {name: _of_table(making.path, name) for name in made.tables if name in papers}
    making.require_writable(paths.values())  # all of them, or none
    for name, path in paths.items():
        making.write(replace(made, tables={name: made.tables[name]}), {name: papers[name]}, path)
    return paths


def _of_table(path: Path, name: str) -> Path:
    return path.with_name(f"{path.stem}-{name}{path.suffix}")


def _document(made: Data, paths: Mapping[str, Path]) -> DataDocument:
    from iclei_cli.cli.documents.sending.data import DataDocument, DataTable

    return DataDocument(
        tables=[
            DataTable(table=name, path=str(path), rows=len(made.tables[name].rows))
            for name, path in paths.items()
        ]
    )


def _say(document: DataDocument) -> None:
    terminal.say("data-written", files=list(dict.fromkeys(table.path for table in document.tables)))
    terminal.say_table(
        ["heading-table", "heading-rows"],
        [(message(f"data-{table.table}"), table.rows) for table in document.tables],
    )
