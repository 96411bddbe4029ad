"""`iclei participants`: the people on the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.options import AsJson, Person, Yes, family, with_options
from iclei_cli.cli.participants import duplicates as doubles
from iclei_cli.cli.participants import fields as participant_fields
from iclei_cli.cli.participants import import_options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant, Status

app = family("Import, list and change the participants.")


@app.command("import")
@with_options(import_options.OPTIONS)
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The list as it was sent to you: .xlsx, .xls, .ods, .csv, …; - for what is piped in.",
        ),
    ],
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Encoding of a text, if it is read wrongly.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME|N", help="Which sheet the list is on, by name or number.")
    ] = None,
    header_row: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Which row is the header.")
    ] = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADER=FIELD",
            help="What a column is: a field as shown, extra, or - to leave it. Repeatable, and remembered.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would happen, change nothing.")
    ] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Import the other rows if some cannot be read.")
    ] = False,
    as_json: AsJson = False,
    **wishes: Any,
) -> None:
    """Import a registration list.

    Headers may be Korean or English, in any order, below any title rows. People who are already known are
    updated, never doubled; an empty cell wipes nothing, and what you changed by hand stays. The first import
    in a folder starts an assembly there.

    \b
    Example:
      iclei participants import registrations.xlsx
      iclei participants import registrations.xlsx --dry-run
      iclei participants import registrations.xlsx --map "소속명=organisation"
      iclei participants import registrations.xlsx --rejects to-correct.xlsx
    """
    from iclei_cli.cli.participants.import_list import import_registrations
    from iclei_cli.intake.registrations import ListSettings

    settings = ListSettings(
        encoding=encoding,
        sheet=sheet,
        header_row=header_row,
        maps=tuple(maps or ()),
        policy=import_options.policy_of(wishes, skip_bad_rows=skip_bad_rows),
    )
    import_registrations(
        store_of(ctx), file, settings, dry_run=dry_run, rejects=wishes["rejects"], as_json=as_json
    )


@app.command("list")
def list_(
    ctx: typer.Context,
    sector: Annotated[str | None, typer.Option(help="Only of this sector.")] = None,
    municipality: Annotated[str | None, typer.Option(help="Only of this city or county.")] = None,
    organisation: Annotated[
        str | None, typer.Option(help="Only of organisations with these words in their name.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="Only registered, or only cancelled.")] = None,
    without_consent: Annotated[
        str | None,
        typer.Option(metavar="PURPOSE", help="Only those who did not consent to personal-data, photo, …"),
    ] = None,
    inferred: Annotated[
        bool,
        typer.Option("--inferred", help="Only those of whom the import inferred a field that nobody stated."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the participants, all or some.

    \b
    Example:
      iclei participants list
      iclei participants list --sector ngo --municipality 창원시
      iclei participants list --without-consent photo
      iclei participants list --inferred
    """
    from iclei_cli.assembly.lookup import folded
    from iclei_cli.cli.show.documents import participants_document
    from iclei_cli.cli.show.words import SECTOR_WORDS

    assembly = store_of(ctx).read()
    wanted = participant_fields.parse_fields(assembly, {"sector": sector, "status": status})
    purpose = None if without_consent is None else participant_fields.parse_purpose(without_consent)
    people = [
        person
        for _, person in sorted(assembly.participants.items())
        if wanted.get("sector") in {None, person.sector}
        and wanted.get("status") in {None, person.status}
        and (municipality is None or folded(municipality) == folded(person.municipality))
        and (organisation is None or folded(organisation) in folded(person.organisation))
        and (purpose is None or not person.has_consented(purpose))
        and (person.inferred or not inferred)
    ]
    if as_json:
        terminal.show_json(participants_document(people))
        return
    last = "Inferred" if inferred else "Status"
    terminal.show_table(
        ["No.", "Name", "Organisation", "Position", "Municipality", "Sector", last],
        [
            (
                person.id,
                person.name,
                person.organisation,
                person.position,
                person.municipality,
                SECTOR_WORDS[person.sector],
                ", ".join(person.inferred) if inferred else None if person.is_coming else person.status,
            )
            for person in people
        ],
    )
    terminal.say_text(f"{len(people)} of {len(assembly.participants)} participants")


@app.command()
def show(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Show all that is known of one participant.

    \b
    Example:
      iclei participants show 17
      iclei participants show 김하늘
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.cli.show.documents import participant_document

    assembly = store_of(ctx).read()
    person = find_participant(assembly, who)
    if as_json:
        terminal.show_json(participant_document(assembly, person))
    else:
        terminal.show_table(["Field", "Value"], _facts(assembly, person))


@app.command()
@with_options(participant_fields.OPTIONS)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Option(help="Name, as it is to be printed.", metavar="TEXT")],
    as_json: AsJson = False,
    **typed: Any,
) -> None:
    """Add one participant.

    \b
    Example:
      iclei participants add --name 김하늘 --organisation 창원시청 --sector 공무원 \\
        --municipality 창원시 --choice energy --choice biodiversity
    """
    from iclei_cli.assembly.people.participant import Participant

    with store_of(ctx).transaction() as assembly:
        values = participant_fields.parse_fields(assembly, {"name": name, **typed})
        _require_name(values["name"])
        person = Participant(id=assembly.new_id(), **values)
        assembly.put([person])
    _tell(assembly, person, "added", as_json=as_json)


@app.command()
@with_options(participant_fields.OPTIONS)
def edit(ctx: typer.Context, who: Person, as_json: AsJson = False, **typed: Any) -> None:
    """Change fields of one participant; an empty text empties the field.

    \b
    Example:
      iclei participants edit 17 --phone 010-2345-6789
      iclei participants edit 김하늘 --choice energy --choice climate-change
      iclei participants edit 17 --notes ""
      iclei participants edit 17 --consent "photo: no 2019-02-01"
    """
    import msgspec

    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.people.participant import with_consents
    from iclei_cli.system.errors import UsageError

    with store_of(ctx).transaction() as assembly:
        person = find_participant(assembly, who)
        values = participant_fields.parse_fields(assembly, typed)
        if values.get("consents"):
            values["consents"] = with_consents(person.consents, values["consents"])
        if not values:
            raise UsageError("nothing-to-change-person")
        _require_name(values.get("name", person.name))
        still_inferred = tuple(field for field in person.inferred if field not in values)
        person = msgspec.structs.replace(person, **values, inferred=still_inferred)
        assembly.put([person])
    _tell(assembly, person, "changed", as_json=as_json)


@app.command()
def cancel(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Note that a participant does not come; all that is known of them is kept.

    \b
    Example:
      iclei participants cancel 17
    """
    from iclei_cli.assembly.people.participant import Status

    _set_status(ctx, who, Status.CANCELLED, as_json=as_json)


@app.command()
def restore(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Note that a participant who had cancelled comes after all.

    \b
    Example:
      iclei participants restore 17
    """
    from iclei_cli.assembly.people.participant import Status

    _set_status(ctx, who, Status.REGISTERED, as_json=as_json)


@app.command()
def remove(ctx: typer.Context, who: Person, yes: Yes = False) -> None:
    """Take a participant off the list, with all that is known of them. For one who does not come: cancel.

    \b
    Example:
      iclei participants remove 17
      iclei participants remove 17 --yes
    """
    from iclei_cli.assembly.lookup import find_participant

    store = store_of(ctx)
    person = find_participant(store.read(), who)
    terminal.confirm("confirm-remove-participant", id=person.id, name=person.name, yes=yes)
    with store.transaction() as assembly:
        assembly.remove_participant(find_participant(assembly, str(person.id)).id)
    terminal.say_text(f"No. {person.id} {person.name} removed.   undo: iclei undo")
    _tell_next(assembly)


app.command()(doubles.duplicates)
app.command()(doubles.merge)


@app.command()
def dossier(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Give one person all that is held on them.

    Every field, consents, seats, what was changed when, and which backups hold it. For people who were
    removed, too, as long as they could be had back.

    \b
    Example:
      iclei participants dossier 17
      iclei participants dossier 김하늘 > dossier.txt
    """
    from iclei_cli.cli.participants.privacy import show_dossier

    show_dossier(store_of(ctx), who, as_json=as_json)


@app.command()
def erase(ctx: typer.Context, who: Person, yes: Yes = False, as_json: AsJson = False) -> None:
    """Destroy one person's data everywhere: list, plan, history, undo, backups.

    It cannot be undone, and no undo of anything else brings it back. Those who only do not come: cancel.

    \b
    Example:
      iclei participants erase 17
      iclei participants erase 17 --yes
    """
    from iclei_cli.cli.participants.privacy import erase_person

    erase_person(store_of(ctx), who, yes=yes, as_json=as_json)


def _set_status(ctx: typer.Context, who: str, status: Status, *, as_json: bool) -> None:
    import msgspec

    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.system.errors import RefusedError

    with store_of(ctx).transaction() as assembly:
        person = find_participant(assembly, who)
        if person.status is status:
            raise RefusedError(
                "status-unchanged",
                name=person.name,
                id=person.id,
                status=str(status),
            )
        person = msgspec.structs.replace(person, status=status)
        assembly.put([person])
    _tell(assembly, person, str(status), as_json=as_json)


def _require_name(name: str | None) -> None:
    from iclei_cli.system.errors import UsageError

    if not name:
        raise UsageError("participant-nameless")


def _tell(assembly: Assembly, person: Participant, what: str, *, as_json: bool) -> None:
    from iclei_cli.cli.show.documents import participant_document

    if as_json:
        terminal.show_json(participant_document(assembly, person))
        return
    terminal.say_text(f"No. {person.id} {person.name} {what}.   undo: iclei undo")
    _tell_next(assembly)


def _tell_next(assembly: Assembly) -> None:
    if assembly.plan is not None:
        terminal.say_text("The table plan is as it was.   Next: iclei groups check, iclei groups repair")


def _facts(assembly: Assembly, person: Participant) -> Iterator[tuple[str, object]]:
    """Every field that is filled in, then where the person sits."""
    from iclei_cli.assembly.plans.seating import seats_of
    from iclei_cli.cli.participants.privacy import consent_text, roles_of
    from iclei_cli.cli.show.rules import facts_about

    for field in person.__struct_fields__:
        value = getattr(person, field)
        if field == "imported":
            continue
        if field == "extra":
            yield from value.items()
        elif field == "consents":
            yield from ((f"consent, {item.purpose}", consent_text(item)) for item in value)
        elif isinstance(value, tuple):
            if value:
                yield field, ", ".join(map(str, value))
        elif value is not None:
            yield field, str(value)
    for table, role in roles_of(assembly, person):
        yield role, f"of {assembly.groups[table].label}"
    yield from facts_about(assembly, person)
    seats = seats_of(assembly.plan, person.id) if assembly.plan else []
    for number, key in enumerate(seats, start=1):
        yield (f"group, round {number}" if len(seats) > 1 else "group"), key or "no seat"
