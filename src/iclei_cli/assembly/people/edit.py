"""What can be done to people on the list, one by one or many at once, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.lookup import folded, require_coming
from iclei_cli.assembly.nouns.participant import Participant, Status, with_consents
from iclei_cli.assembly.people.columns import Column
from iclei_cli.assembly.people.select import select
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.select import Selection


def add_participant(assembly: Assembly, values: Mapping[str, Any]) -> Participant:
    """Add a person with these values by field, under a new number.

    Raises:
        UsageError: they have no name, or wish to meet and to avoid the same person.
    """
    _require_name(values.get("name"))
    person = Participant(id=assembly.new_id(), **values)
    _require_clear_wishes(person)
    return _put(assembly, person)


def find_same(assembly: Assembly, values: Mapping[str, Any]) -> Participant | None:
    """Find somebody on the list, also if they cancelled, with the same name and the same e-mail or phone."""
    name, email, phone = _bare(values.get("name")), _bare(values.get("email")), values.get("phone")
    return next(
        (
            person
            for person in assembly.participants.values()
            if _bare(person.name) == name
            and ((email and _bare(person.email) == email) or (phone and person.phone == phone))
        ),
        None,
    )


def _bare(text: str | None) -> str:
    return folded(text).replace(" ", "")


def edit_participant(assembly: Assembly, person: Participant, values: Mapping[str, Any]) -> Participant:
    """Give a person other values in these fields; answers on consent take the place of earlier ones.

    In `extra` are other columns of lists by header, the rest of which stay; an empty text empties one. What
    was inferred of a field is stated from then on.

    Raises:
        UsageError: there is nothing to change, no name would be left, or wishes contradict each other.
    """
    if not values:
        raise UsageError("nothing-to-change", example=message("change-of-person"))
    return _put(assembly, edited_participant(person, values))


class Edits(NamedTuple):
    """What an edit of many people at once would do.

    Attributes:
        columns: the fields and other columns of lists that are to be changed.
        changes: each person who is changed, as they are and as they would be.
        unchanged: how many others are meant, who have these values already.
    """

    columns: tuple[Column, ...]
    changes: list[tuple[Participant, Participant]]
    unchanged: int


def find_edits(assembly: Assembly, wanted: Selection, values: Mapping[str, Any]) -> Edits:
    """Find what it would do to give these people other values in fields, as `edit_participant` does.

    Raises:
        RefusedError: nobody is meant.
        UsageError: there is nothing to change, or no name would be left.
    """
    if not values:
        raise UsageError("nothing-to-change", example=message("change-of-many"))
    people = select(assembly, wanted)
    if not people:
        raise RefusedError("nobody-meant")
    edited = [(person, edited_participant(person, values)) for person in people]
    changes = [(before, after) for before, after in edited if before != after]
    columns = [Column(field) for field in values if field != "extra"]
    columns += [Column(header, is_extra=True) for header in values.get("extra", ())]
    return Edits(tuple(columns), changes, len(people) - len(changes))


def edited_participant(person: Participant, values: Mapping[str, Any]) -> Participant:
    """The person as `edit_participant` makes them.

    Raises:
        UsageError: as there.
    """
    _require_name(values.get("name", person.name))
    fields = dict(values)
    if fields.get("consents"):
        fields["consents"] = with_consents(person.consents, fields["consents"])
    if "extra" in fields:
        cells = {**person.extra, **fields["extra"]}
        fields["extra"] = {header: cell for header, cell in cells.items() if cell}
    inferred = tuple(field for field in person.inferred if field not in fields)
    edited = replace(person, **fields, inferred=inferred)
    if not {"wants_to_meet", "avoids"}.isdisjoint(fields):
        _require_clear_wishes(edited)
    return edited


def _require_clear_wishes(person: Participant) -> None:
    """Refuse wishes about oneself, and to meet and to avoid the same person."""
    if person.id in {wish.id for wish in (*person.wants_to_meet, *person.avoids)}:
        raise UsageError("wish-about-oneself", id=person.id, name=person.name)
    if person.torn:
        raise UsageError("wish-both-ways", id=person.id, other=min(person.torn))


def cancel_participant(assembly: Assembly, person: Participant) -> Participant:
    """Note that a person does not come; all else that is known of them stays.

    Raises:
        RefusedError: that is noted already.
    """
    return _with_status(assembly, person, Status.CANCELLED)


def restore_participant(assembly: Assembly, person: Participant) -> Participant:
    """Note that a person who had cancelled comes after all.

    Raises:
        RefusedError: they have not cancelled, or not been confirmed yet.
    """
    if person.status is not Status.CANCELLED:
        require_coming(person)
    return _with_status(assembly, person, Status.REGISTERED)


def write_alike(assembly: Assembly, municipality: str, spellings: Collection[str]) -> list[Participant]:
    """Write a municipality in one way where it stands in one of these spellings; return whom that changed."""
    changed = [
        replace(person, municipality=municipality)
        for person in assembly.participants.values()
        if person.municipality in spellings and person.municipality != municipality
    ]
    assembly.put(changed)
    return changed


def confirm_participants(assembly: Assembly, people: Iterable[Participant]) -> list[Participant]:
    """Note that people who were waiting, or might have come, are coming; all of them, or none.

    Raises:
        RefusedError: one of them comes already, or has cancelled.
    """
    waiting = list({person.id: person for person in people}.values())
    for person in waiting:
        if person.status is Status.CANCELLED:
            require_coming(person)
    confirmed = [_as(Status.REGISTERED, person) for person in waiting]
    assembly.put(confirmed)
    return confirmed


def _with_status(assembly: Assembly, person: Participant, status: Status) -> Participant:
    return _put(assembly, _as(status, person))


def _as(status: Status, person: Participant) -> Participant:
    if person.status is status:
        raise RefusedError("status-unchanged", name=person.name, id=person.id, status=str(status))
    return replace(person, status=status)


def _put(assembly: Assembly, person: Participant) -> Participant:
    assembly.put([person])
    return person


def _require_name(name: str | None) -> None:
    if not name:
        raise UsageError("participant-nameless")
