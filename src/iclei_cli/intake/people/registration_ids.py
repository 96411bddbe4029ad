"""The numbers under which a registration system knows people, where a list tells them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iclei_cli.intake.rows.identity import are_alike, identities_of, names_alike
from iclei_cli.intake.rows.slots import EXTRA
from iclei_cli.intake.words.nothing import is_nothing
from iclei_cli.intake.words.text import numbered_header_key
from iclei_cli.intake.words.vocabulary import ORDER_CODE, POSITION_ID, REGISTRATION_ID
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.rows.identity import Identity
    from iclei_cli.intake.rows.read import Draft, Rows
    from iclei_cli.system.messages import Message


@dataclass(slots=True)
class RegistrationIds:
    """The ids that are trusted: by the place of the draft, and the participants who have them.

    `headers` are what they came under. One system's ids mean nothing under another's header.
    """

    headers: tuple[str, ...] = ()
    by_place: dict[int, str] = field(default_factory=dict)
    holders: dict[str, list[int]] = field(default_factory=dict)
    notices: list[Message] = field(default_factory=list)

    def holders_of(self, draft: Draft) -> list[int]:
        """The participants who have the id of a row."""
        return self.holders.get(self.by_place.get(draft.place, ""), [])


def find_ids(table: Table, rows: Rows, participants: Mapping[int, Participant]) -> RegistrationIds:
    """Find the column of ids, unless its values cannot be ids.

    They cannot when people of different names share one, or when most of them belong to other participants
    than the rows are about: then they are of another list.
    """
    ids = RegistrationIds(_id_headers(table))
    if not ids.headers:
        return ids
    ids.by_place = {
        draft.place: ident
        for draft in (*rows.drafts, *rows.refused)
        if (ident := _read(ids.headers, _by_header(draft.extra)))
    }
    if _is_shared(rows.drafts, ids.by_place):
        return RegistrationIds(notices=[message("ids-shared", headers=list(ids.headers))])
    ids.holders = _holders(ids.headers, participants.values(), set(ids.by_place.values()))
    if not ids.holders:
        _find_under_another_header(ids, rows.drafts, participants)
    if _is_of_another_list(rows.drafts, ids, participants):
        return RegistrationIds(notices=[message("ids-of-another-system", headers=list(ids.headers))])
    return ids


def _find_under_another_header(
    ids: RegistrationIds, drafts: Sequence[Draft], participants: Mapping[int, Participant]
) -> None:
    """Find the column in which an earlier list had these ids, and tell: it is one that heads them otherwise.

    Its values are of one person each; several who have them are whom the rows are about, few are not, and of
    one at least the row tells the same organisation, e-mail or phone: another system may count from 1, too.
    """
    wanted = set(ids.by_place.values())
    earlier = Counter(
        header
        for person in participants.values()
        for header, cell in person.extra.items()
        if _plain(cell) in wanted
    )
    for header, _ in earlier.most_common():
        found = _holders((header,), participants.values(), wanted)
        under = RegistrationIds(ids.headers, ids.by_place, found)
        agree, disagree = _agreement(drafts, under, participants)
        if (
            agree > max(1, 2 * disagree)
            and all(len(holders) == 1 for holders in found.values())
            and any(_is_told_by_more(draft, under, participants) for draft in drafts)
        ):
            ids.holders = found
            ids.notices.append(message("ids-under-another-header", headers=list(ids.headers), earlier=header))
            return


def _is_told_by_more(draft: Draft, ids: RegistrationIds, participants: Mapping[int, Participant]) -> bool:
    """Whether a row tells the organisation, the e-mail or the phone of whoever has its id."""
    return any(
        any(mine and mine == theirs for mine, theirs in zip(draft.identity[1:], other[1:], strict=True))
        for ref in ids.holders_of(draft)
        for other in identities_of(participants[ref])
    )


def _id_headers(table: Table) -> tuple[str, ...]:
    """The header of ids; or the two that make one, where an order is of several people."""
    headers = {column.field: column.header for column in table.columns}
    if REGISTRATION_ID in headers:
        return (headers[REGISTRATION_ID],)
    pair = (ORDER_CODE, POSITION_ID)
    return tuple(headers[part] for part in pair) if all(part in headers for part in pair) else ()


def _by_header(cells: Mapping[str, str]) -> dict[str, str]:
    return {numbered_header_key(header): cell for header, cell in cells.items()}


def _read(headers: Sequence[str], cells: Mapping[str, str]) -> str:
    written = [cells.get(numbered_header_key(header), "") for header in headers]
    parts = ["" if is_nothing(ident) else _plain(ident) for ident in written]
    return " ".join(parts) if all(parts) else ""


def _plain(ident: str) -> str:
    """Return an id in the form in which it is compared: `0002` is `2`, as spreadsheets make it."""
    bare = unicodedata.normalize("NFKC", ident).strip().casefold()
    return bare.lstrip("0") or bare[:1] if bare.isdecimal() else bare


def _is_shared(drafts: Iterable[Draft], by_place: Mapping[int, str]) -> bool:
    """Whether rows about different people have the same id."""
    people: dict[str, dict[str, Identity]] = defaultdict(dict)
    for draft in drafts:
        if draft.place in by_place:
            person = draft.identity
            others = people[by_place[draft.place]]
            if not all(names_alike(person, other) for other in others.values()):
                return True
            others.setdefault(person.name, person)
    return False


def _holders(headers: Sequence[str], people: Iterable[Participant], wanted: set[str]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for person in people:
        slots = person.imported.items()
        before = {slot.removeprefix(EXTRA): cell for slot, cell in slots if slot.startswith(EXTRA)}
        for cells in (person.extra, before):
            ident = _read(headers, _by_header(cells))
            if ident in wanted and person.id not in holders[ident]:
                holders[ident].append(person.id)
    return holders


def _is_of_another_list(
    drafts: Iterable[Draft], ids: RegistrationIds, participants: Mapping[int, Participant]
) -> bool:
    agree, disagree = _agreement(drafts, ids, participants)
    return disagree > max(agree, 1)


def _agreement(
    drafts: Iterable[Draft], ids: RegistrationIds, participants: Mapping[int, Participant]
) -> tuple[int, int]:
    """How many rows can be about whoever has their id, and how many cannot."""
    agree = disagree = 0
    for draft in drafts:
        known = ids.holders_of(draft)
        if known:
            person = draft.identity
            fits = any(
                are_alike(person, other) for ref in known for other in identities_of(participants[ref])
            )
            agree, disagree = agree + fits, disagree + (not fits)
    return agree, disagree
