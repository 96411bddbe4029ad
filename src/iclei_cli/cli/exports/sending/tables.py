"""`iclei export people`, `mail-merge` and `zoom`: tables for other programs."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Contacts, Force
from iclei_cli.cli.exports.spoken import (
    say_unspoken,
    say_what_has_no_time,
    say_who_has_refused,
    say_whose_address_may_not_go_out,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, personal_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.sending.tables import TableDocument, ZoomDocument
    from iclei_cli.exports.tables.zoom import Rooms

app = family()


@app.command()
@exporting("people")
def people(
    ctx: typer.Context,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Text (.csv), a workbook (.xlsx) or values (.json)."
        ),
    ] = Path("people.csv"),
    contacts: Contacts = False,
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write everybody on the list as a table for other programs.

    What the office alone is to know, notes, consents and wishes about others, is not in it.

    \b
    Example:
      iclei export people
      iclei export people --contacts -o people.xlsx
      iclei export people -o people.json
    """
    from iclei_cli.exports.tables.export import People
    from iclei_cli.exports.tables.people import people_table, people_values

    making = begin(ctx, People, output, lang, force=force)
    assembly, language = making.assembly, making.language
    made = People(
        table=people_table(assembly, language, contacts=contacts),
        values=people_values(assembly, contacts=contacts),
        ending=making.ending,
        contacts=contacts,
    )
    making.write_whole(made, "contacts" if contacts else "everybody", assembly.participants)
    found = _document(output, assembly.participants.values(), with_email=contacts)
    terminal.show(found, lambda shown: _say(shown, has_contacts=contacts), as_json=as_json)
    say_unspoken(language)
    say_who_has_refused(assembly, assembly.participants)


@app.command("mail-merge")
@exporting("mail-merge")
def mail_merge(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Text (.csv) or a workbook (.xlsx).")
    ] = Path("mail-merge.csv"),
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write a row for everybody who is coming, for letters: name, honorific, table, room and time by round.

    Each row is in the person's language, if it is one of the program's; the headings are in the assembly's.
    It has e-mail addresses: it is for the office.

    \b
    Example:
      iclei export mail-merge
      iclei export mail-merge -o letters.xlsx --lang ko
    """
    from iclei_cli.assembly.programme.own_day import own_seats
    from iclei_cli.exports.tables.export import MailMerge
    from iclei_cli.exports.tables.mail_merge import mail_merge as made_for

    making = begin(ctx, MailMerge, output, lang, force=force, is_personal=True)
    assembly, office = making.assembly, making.language.main
    table = made_for(assembly, office, lambda person: personal_language(assembly, person, lang))
    coming = assembly.coming()
    made = MailMerge(table=table, ending=making.ending)
    making.write_whole(made, "everybody", [person.id for person in coming])
    found = _document(output, coming, with_email=True)
    terminal.show(found, lambda shown: _say(shown, has_contacts=True), as_json=as_json)
    say_who_has_refused(assembly, (person.id for person in coming), "mail-merge-refused")
    if assembly.plan is None:
        terminal.note("sent-without-plan")
    say_what_has_no_time(chain.from_iterable(own_seats(assembly).values()))


@app.command()
@exporting("zoom", chosen=("round_",))
def zoom(
    ctx: typer.Context,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to put it; with several rounds, zoom-1.csv and so on.",
        ),
    ] = Path("zoom.csv"),
    round_: Annotated[
        int | None, typer.Option("--round", min=1, metavar="N", help="Only this round, from 1.")
    ] = None,
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write the tables as breakouts that Zoom takes from a file, a file for each round.

    Whoever has no e-mail address is named: they are to be put into their breakout by hand. It has addresses:
    it is for the office.

    \b
    Example:
      iclei export zoom
      iclei export zoom --round 2 -o zoom-2.csv
    """
    from iclei_cli.assembly.lookup import find_plan, find_rounds
    from iclei_cli.assembly.roster_marks import page_key
    from iclei_cli.exports.says import page_says
    from iclei_cli.exports.tables.export import ZoomRooms
    from iclei_cli.exports.tables.zoom import rooms_of

    making = begin(ctx, ZoomRooms, output, lang, force=force)
    assembly, language = making.assembly, making.language
    plan = find_plan(assembly)
    numbers = list(plan.numbers) if round_ is None else find_rounds(assembly, [round_])
    rooms = [rooms_of(assembly, plan, number, language) for number in numbers]
    several = len(numbers) > 1
    papers = making.wanted(
        {page_key("everybody", item.round): page_says(item.people, item.rows) for item in rooms}
    )
    rooms = [item for item in rooms if page_key("everybody", item.round) in papers]
    paths = [of_round(output, item.round) if several else output for item in rooms]
    making.require_writable(paths)  # all of them, or none
    for path, item in zip(paths, rooms, strict=True):
        key = page_key("everybody", item.round)
        making.write(ZoomRooms(rooms=item), {key: papers[key]}, path)
    terminal.show(_zoom_document(paths, rooms), lambda shown: _say_zoom(shown, rooms), as_json=as_json)
    say_whose_address_may_not_go_out(assembly, (ident for item in rooms for ident in item.people))


def of_round(path: Path, number: int) -> Path:
    """Where the file of a round goes, if there are several."""
    return path.with_name(f"{path.stem}-{number}{path.suffix}")


def _document(path: Path, people: Iterable[Participant], *, with_email: bool) -> TableDocument:
    from iclei_cli.cli.documents.sending.tables import TableDocument

    people = list(people)
    without = [person.id for person in people if with_email and not person.email]
    return TableDocument(path=str(path), people=len(people), without_email=without)


def _say(found: TableDocument, *, has_contacts: bool) -> None:
    terminal.say("table-written", path=found.path, people=found.people)
    if has_contacts:
        terminal.note("sent-file-is-for-the-office")
    if found.without_email:
        terminal.note("table-without-email", people=found.without_email)


def _zoom_document(paths: Sequence[Path], rooms: Sequence[Rooms]) -> ZoomDocument:
    from iclei_cli.cli.documents.sending.tables import ZoomDocument, ZoomFile

    return ZoomDocument(
        files=[
            ZoomFile(
                path=str(path),
                round=item.round,
                rooms=item.rooms,
                people=len(item.rows),
                without_email=[person.id for person in item.without_email],
                odd_email=[person.id for person in item.odd_email],
                shared_email=[person.id for person in item.shared_email],
            )
            for path, item in zip(paths, rooms, strict=True)
        ]
    )


def _say_zoom(found: ZoomDocument, rooms: Sequence[Rooms]) -> None:
    from iclei_cli.exports.tables.zoom import MOST_PEOPLE, MOST_ROOMS, crowded

    for file in found.files:
        terminal.say(
            "zoom-written", path=file.path, round=file.round, breakouts=file.rooms, people=file.people
        )
    terminal.note("sent-file-is-for-the-office")
    for item in crowded(rooms):
        facts = {"round": item.round, "breakouts": item.rooms, "people": len(item.rows)}
        terminal.note("zoom-too-many", **facts, most_breakouts=MOST_ROOMS, most_people=MOST_PEOPLE)
    for code in ("without_email", "odd_email", "shared_email"):
        people = {person.id: person.name for item in rooms for person in getattr(item, code)}
        named = [_named(ident, name) for ident, name in people.items()]
        if named:
            terminal.note(f"zoom-{code.replace('_', '-')}", people=named)


def _named(ident: int, name: str) -> str:
    return f"{name} ({ident})"
