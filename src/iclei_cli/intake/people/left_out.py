"""Those who came from a list before and are not on this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.intake.people.three_way_merge import LEFT_OUT, FieldChange
from iclei_cli.intake.rows.identity import Identity, identities_of
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.vocabulary import HEADERS, REASON
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.people.three_way_merge import Policy
    from iclei_cli.intake.rows.read import Draft


def find_left_out(
    participants: Mapping[int, Participant], present: Collection[int], refused: Iterable[Draft]
) -> list[Participant]:
    """The participants who came from a list, come or may come, and stand in no row.

    `present` are those whom a row is known to mean. A refused row means everybody whose name, e-mail or phone
    stands in it, too: it may be corrected yet.
    """
    meant = {clue for draft in refused for clue in _clues(draft.identity)}
    return [
        person
        for person in participants.values()
        if person.imported
        and person.status.may_come
        and person.id not in present
        and not any(clue in meant for identity in identities_of(person) for clue in _clues(identity))
    ]


def doubt_of_whole_list(
    table: Table, participants: Mapping[int, Participant], left_out: Collection[Participant], policy: Policy
) -> RefusedError | None:
    """Why those who are left out cannot be cancelled; None where nothing speaks against it.

    A file of refused rows names only those, and a list that names less than half of those known is more
    likely a part of one; of the latter the user may say that it is the whole.
    """
    if any(HEADERS.get(normal(column.header)) == REASON for column in table.columns):
        return RefusedError("missing-of-refused-rows", file=table.file)
    known = sum(bool(person.imported) and person.is_coming for person in participants.values())
    if 2 * len(left_out) > known and not policy.is_confirmed:
        return RefusedError("missing-are-most", file=table.file, missing=len(left_out), known=known)
    return None


def cancel(people: Iterable[Participant]) -> list[FieldChange]:
    """Cancel them, except those whom somebody put back on the list by hand after they were cancelled."""
    return [
        FieldChange(person, _cancelled(person))
        for person in people
        if person.imported.get("status") != Status.CANCELLED
    ]


def _cancelled(person: Participant) -> Participant:
    memory = {**person.imported, "status": str(Status.CANCELLED), LEFT_OUT: str(person.status)}
    return msgspec.structs.replace(person, status=Status.CANCELLED, imported=memory)


def _clues(identity: Identity) -> list[tuple[str, str]]:
    parts = {"name": identity.name, "email": identity.email, "phone": identity.phone}
    return [(clue, text) for clue, text in parts.items() if text]
