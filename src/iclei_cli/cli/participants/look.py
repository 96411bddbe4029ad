"""`iclei participants list` and `show`."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.fields import FIELD, FIELDS
from iclei_cli.assembly.people.columns import Column
from iclei_cli.cli.options import AsJson, Person
from iclei_cli.cli.participants import fields
from iclei_cli.cli.participants.selecting import conditions
from iclei_cli.cli.participants.selecting.conditions import Where, Without
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.headers import field_called
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Fact, Message

LISTED = tuple(Column(field.name) for field in FIELDS if field.is_listed)
"""The columns that are shown unless others are asked for, beside the status."""


def list_(
    ctx: typer.Context,
    sector: Annotated[str | None, typer.Option(metavar="SECTOR", help="Only of this sector.")] = None,
    municipality: Annotated[
        str | None, typer.Option(metavar="CITY", help="Only of this city or county.")
    ] = None,
    organisation: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only of organisations with these words in their name."),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="Only registered, waiting, maybe, cancelled or no-show."),
    ] = None,
    without_consent: Annotated[
        str | None,
        typer.Option(metavar="PURPOSE", help="Only those who did not consent to personal-data, photo, …"),
    ] = None,
    inferred: Annotated[
        bool,
        typer.Option("--inferred", help="Only those of whom the import inferred a field that nobody stated."),
    ] = False,
    where: Where = None,
    without: Without = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="FIELDS",
            help="What to show, with commas between; columns of lists by their headers, too.",
        ),
    ] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="FIELDS", help="In the order of these; by number unless given.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the participants, all or some; --json has all that is known of them.

    \b
    Example:
      iclei participants list
      iclei participants list --sector ngo --municipality 창원시
      iclei participants list --where gender=female --where language!=en
      iclei participants list --without choice --columns name,phone,email
      iclei participants list --sort sector,organisation
      iclei participants list --status waiting
      iclei participants list --without-consent photo
      iclei participants list --inferred
    """
    from msgspec.structs import replace

    from iclei_cli.assembly.people.columns import find_columns, in_order
    from iclei_cli.assembly.people.select import select
    from iclei_cli.cli.documents.participants import participants_document

    assembly = store_of(ctx).read()
    wanted = conditions.selection(assembly, where or (), without or ())
    short = {"sector": sector, "status": status, "municipality": municipality}
    wanted = replace(
        wanted,
        conditions=(*wanted.conditions, *conditions.conditions_on(assembly, short)),
        organisation=organisation,
        without_consent=None if without_consent is None else fields.parse_purpose(without_consent),
        inferred=inferred,
    )
    people = select(assembly, wanted)
    if sort is not None:
        people = in_order(people, find_columns(assembly, sort, field_called))
    last = Column("inferred" if inferred else "status")
    shown = [*LISTED, last] if columns is None else find_columns(assembly, columns, field_called)
    found = participants_document(people)
    terminal.show(found, lambda _: _say_people(assembly, people, shown), as_json=as_json)


def _say_people(assembly: Assembly, people: Sequence[Participant], columns: Sequence[Column]) -> None:
    cells = [_cell_of(assembly, column) for column in columns]
    terminal.say_table(
        [_heading_of(column) for column in columns],
        ([cell(person) for cell in cells] for person in people),
    )
    terminal.say("participants-listed", count=len(people), all=len(assembly.participants))


def _heading_of(column: Column) -> Message:
    from iclei_cli.cli.show.people import field_word

    return message("told", what=column.name) if column.is_extra else field_word(column.name)


def _cell_of(assembly: Assembly, column: Column) -> Callable[[Participant], object]:
    """What shows a column in the list; of a status only what does not go without saying."""
    from iclei_cli.assembly.nouns.fields import TEXT_FIELDS
    from iclei_cli.assembly.nouns.participant import Sector
    from iclei_cli.cli.show.people import known_of, said_by, sector_word

    if column.is_extra:
        return column.value_of
    if column.name == "id" or (column.name in TEXT_FIELDS and column.name != "phone"):
        return attrgetter(column.name)
    if column.name == "sector":
        words = {sector: sector_word(sector) for sector in (None, *Sector)}
        return lambda person: words[person.sector]
    if column.name == "status":
        return lambda person: None if person.status.is_assumed else person.status.word
    known = known_of(assembly)
    return lambda person: said_by(FIELD[column.name], column.value_of(person), known)


def show(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Show all that is known of one participant.

    \b
    Example:
      iclei participants show 17
      iclei participants show 김하늘
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.cli.documents.participants import participant_document

    assembly = store_of(ctx).read()
    person = find_participant(assembly, who)
    terminal.show(
        participant_document(assembly, person),
        lambda found: terminal.say_table(
            ["heading-field", "heading-value"], _facts(assembly, person, found.groups)
        ),
        as_json=as_json,
    )


def _facts(assembly: Assembly, person: Participant, seats: list[str | None]) -> Iterator[tuple[Fact, Fact]]:
    """Every field that is filled in, then what the person is at tables and on stages, rules, and seats."""
    from iclei_cli.cli.show.groups import role_word
    from iclei_cli.cli.show.people import facts_of, known_of, roles_of, stage_facts
    from iclei_cli.cli.show.rules import facts_about

    yield from facts_of(person, known_of(assembly))
    for key, role in roles_of(assembly, person):
        yield role_word(role), message("role-at", group=group_name(assembly, key))
    yield from stage_facts(assembly, person)
    yield from facts_about(assembly, person)
    for number, group in enumerate(seats, start=1):
        head = message("group-in-round", round=number) if len(seats) > 1 else message("heading-group")
        yield head, message("no-seat") if group is None else group_name(assembly, group)
