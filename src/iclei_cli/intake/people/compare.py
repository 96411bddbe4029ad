"""What a list would do: who is created, changed, cancelled or refused, row by row."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.intake.columns.headers import recognise
from iclei_cli.intake.people.hanja_names import read_in_one_script
from iclei_cli.intake.people.left_out import cancel, doubt_of_whole_list, find_left_out
from iclei_cli.intake.people.registration_ids import find_ids
from iclei_cli.intake.people.repeated_rows import combine_rows
from iclei_cli.intake.people.stand_ins import named_by_email
from iclei_cli.intake.people.three_way_merge import (
    FieldChange,
    FieldConflict,
    Policy,
    merge_row,
    new_participant,
    with_refused,
)
from iclei_cli.intake.people.who_is_who import find_persons
from iclei_cli.intake.progress import Progress, silent, track
from iclei_cli.intake.rows.company import Company, notices_of
from iclei_cli.intake.rows.identity import Identity, Namesakes, identities_of, identity_now
from iclei_cli.intake.rows.read import RowError
from iclei_cli.intake.rows.slots import label
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.vocabulary import ROW_NUMBER
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.people.repeated_rows import CombinedRows
    from iclei_cli.intake.people.who_is_who import Person
    from iclei_cli.intake.rows.kept_cells import KeptCell
    from iclei_cli.intake.rows.read import Draft, Rows
    from iclei_cli.system.messages import Message


class RowOutcome(msgspec.Struct, frozen=True):
    """What became of a row, or of a participant who has none.

    Attributes:
        row: from 1; None for somebody whom the list leaves out.
        outcome: `created`, `updated`, `unchanged`, `conflict` (something is to be decided), `merged` (into an
            earlier row), `superseded` (by a later answer of the same person), `repeated` (says the very same
            as an earlier row), `refused` or `cancelled`.
        id: of the participant; None for one who is not added, and of a refused row.
        name: as the row, or the assembly, tells it; "" if it does not.
    """

    row: int | None
    outcome: str
    id: int | None
    name: str


@dataclass(slots=True)
class Changes:
    """What a list changes, and what becomes of each row.

    Attributes:
        created: participants to add, with the next numbers.
        updated: participants of whom the list says something new.
        noted: participants of whom only what lists said is remembered anew.
        cancelled: participants of earlier lists whom this one leaves out, if they are to be cancelled.
        conflicts: values that were changed here and otherwise in the list, which are left as they are.
        kept: cells that are not understood, as it cannot be told whom they name.
        errors: why rows are refused that could be read.
        notices: what the user should know, although nothing is refused.
        outcomes: what becomes of each row, in order, and of those who are left out.
    """

    created: list[Participant] = field(default_factory=list)
    updated: list[FieldChange] = field(default_factory=list)
    noted: list[FieldChange] = field(default_factory=list)
    cancelled: list[FieldChange] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)
    kept: list[KeptCell] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)
    outcomes: list[RowOutcome] = field(default_factory=list)


def compare(
    rows: Rows, assembly: Assembly, table: Table, policy: Policy, progress: Progress = silent
) -> Changes:
    """Compare the rows of a list with the participants, and with each other.

    Who is who is told by `find_persons`. Rows about one person that do not contradict each other are taken
    together; of others the first is taken, and the later are refused.

    Raises:
        RefusedError: those who are missing are to be cancelled, and the list cannot be the whole truth.
    """
    return _Comparison(rows, assembly, table, policy).run(progress)


class _Comparison:
    """One comparison of a list with the participants.

    `people` are the people of the list as they would become, with the row they stand in, and who they are.
    """

    def __init__(self, rows: Rows, assembly: Assembly, table: Table, policy: Policy) -> None:
        self.rows = rows
        self.participants = assembly.participants
        self.last_id = assembly.last_id
        self.table = table
        self.policy = policy
        self.result = Changes()
        self.people: list[tuple[int, Participant, Identity]] = []
        self.repeated: list[int] = []
        self.superseded: dict[int, list[int]] = defaultdict(list)
        self.merged: dict[int, list[int]] = defaultdict(list)

    def run(self, progress: Progress) -> Changes:
        drafts, names = read_in_one_script(
            self.rows.drafts, self.participants.values(), self._header_of_names()
        )
        drafts = named_by_email(drafts, self.participants.values())
        self.rows = replace(self.rows, drafts=drafts)
        ids = find_ids(self.table, self.rows, self.participants)
        people = find_persons(self.rows.drafts, self.participants, ids)
        persons = self._with_company(people.persons)
        for person in track(persons, "doing-compare-people", progress):
            self._take(*person)
        for doubt in people.doubts:
            self._refuse(doubt.draft, doubt.message)
        for draft in self.rows.refused:
            self._note(draft, "refused")
        present = {person.participant_id for person in people.persons if person.participant_id is not None}
        present.update(ref for doubt in people.doubts for ref in doubt.candidate_ids)
        present.update(ref for draft in self.rows.refused for ref in ids.holders_of(draft))
        self._cancel(present, [*self.rows.refused, *(doubt.draft for doubt in people.doubts)])
        self.result.outcomes.sort(key=lambda outcome: (outcome.row is None, outcome.row or 0))
        self.result.notices += [
            *names,
            *ids.notices,
            *self._repetitions(),
            *self._namesakes(),
            *self._shared_emails(),
        ]
        if self.policy.erased and self.result.created:
            self.result.notices.append(message("erased-before", number=self.policy.erased))
        return self.result

    def _header_of_names(self) -> str:
        return next((column.header for column in self.table.columns if column.field == "name"), "name")

    def _with_company(self, persons: Sequence[Person]) -> list[tuple[int, Person]]:
        """Number the people of the list, and read in their rows whom they wish to meet or to avoid."""
        columns = {column.header: column.field for column in self.table.columns if column.field in WISHES}
        numbered = self._numbered(persons)
        if not columns:
            return numbered  # as nearly every list
        while True:
            listed = [(ident, draft) for ident, person in numbered for draft in person.drafts]
            known = self.participants.values()
            company = Company(known, listed, columns, with_numbers=not _is_numbered(self.table))
            read = {draft.place: company.read(ident, draft) for ident, draft in listed}
            unclear = {place for place, row in read.items() if row.kept} if self.policy.is_strict else set()
            if not unclear:
                break
            for place in unclear:
                for cell in read[place].kept:
                    self.result.errors.append(RowError(cell.row, cell.column, cell.reason))
                self._note(read[place].draft, "refused")
            # Without these rows, others may name nobody.
            numbered = self._numbered(
                [
                    replace(person, drafts=left)
                    for _, person in numbered
                    if (left := [draft for draft in person.drafts if draft.place not in unclear])
                ]
            )
        self.result.kept = [cell for row in read.values() for cell in row.kept]
        self.result.notices += notices_of(columns, read.values())
        return [
            (ident, replace(person, drafts=[read[draft.place].draft for draft in person.drafts]))
            for ident, person in numbered
        ]

    def _numbered(self, persons: Sequence[Person]) -> list[tuple[int, Person]]:
        """The people of the list, each with the number they have, or will have."""
        new = count(self.last_id + 1)
        return [
            (next(new) if person.participant_id is None else person.participant_id, person)
            for person in persons
        ]

    def _take(self, ident: int, person: Person) -> None:
        combined = combine_rows(person.drafts)
        if person.participant_id is None:
            known, identity = None, combined.draft.identity
            after = with_refused(new_participant(ident, combined.draft), combined.refused)
            self.result.created.append(after)
            self._note(combined.draft, "created")
        else:
            known = person.participant_id
            after = self._change(self.participants[known], combined)
            identity = identity_now(after)
        self.people.append((person.row, after, identity))
        if len(person.drafts) == 1:
            return
        for draft in combined.repeated:
            self.repeated.append(draft.row)
            self._note(draft, "repeated", known)
        for draft in combined.merged:
            self.merged[combined.draft.row].append(draft.row)
            self._note(draft, "merged", known)
        for draft in combined.superseded:
            self.superseded[combined.draft.row].append(draft.row)
            self._note(draft, "superseded", known)
        for draft, differing in combined.refused:
            fields = [label(slot) for slot in differing]
            reason = message("row-differs", name=draft.fields["name"], row=person.row, fields=fields)
            self._refuse(draft, message("duplicate-row", reason=reason))

    def _change(self, before: Participant, combined: CombinedRows) -> Participant:
        draft = combined.draft
        merged, conflicts = merge_row(before, draft, self.policy)
        change = FieldChange(before, with_refused(merged.after, combined.refused))
        if change.is_visible:
            self.result.updated.append(change)
        elif change.after != before:
            self.result.noted.append(change)
        self.result.conflicts += conflicts
        self.result.notices += (
            message("list-wishes-otherwise", row=item.row, name=item.name)
            for item in conflicts
            if item.is_torn
        )
        done = "updated" if change.is_visible else "unchanged"
        self._note(draft, "conflict" if conflicts else done, before.id)
        return change.after

    def _refuse(self, draft: Draft, why: Message) -> None:
        self.result.errors.append(RowError(draft.row, None, why))
        self._note(draft, "refused")

    def _note(self, draft: Draft, outcome: str, ident: int | None = None) -> None:
        name = str(draft.fields.get("name") or "")
        self.result.outcomes.append(RowOutcome(draft.row, outcome, ident, name))

    def _cancel(self, present: set[int], refused: Sequence[Draft]) -> None:
        left_out = find_left_out(self.participants, present, refused)
        doubt = doubt_of_whole_list(self.table, self.participants, left_out, self.policy)
        if self.policy.cancel_missing:
            if doubt is not None:
                raise doubt
            self.result.cancelled = cancel(left_out)
            self.result.outcomes += [
                RowOutcome(None, "cancelled", change.after.id, change.after.name)
                for change in self.result.cancelled
            ]
        elif left_out and present:
            # A list of new people alone is one more list, and leaves nobody out.
            code = "left-out" if doubt is None else "left-out-of-part"
            self.result.notices.append(message(code, number=len(left_out)))

    # What the user should know

    def _repetitions(self) -> list[Message]:
        notices = []
        if self.repeated:
            notices.append(message("rows-repeated", rows=sorted(self.repeated)))
        if self.superseded:
            rows = sorted(chain.from_iterable(self.superseded.values()))
            notices.append(message("later-answers-count", rows=rows, later=sorted(self.superseded)))
        if self.merged:
            groups = [sorted([first, *rows]) for first, rows in self.merged.items()]
            notices.append(message("rows-merged", groups=groups))
        return notices

    def _namesakes(self) -> list[Message]:
        """Tell which new people may be somebody known of the same name, with a missing or changed entry."""
        known, listed = Namesakes(), Namesakes()
        for person in self.participants.values():
            for identity in identities_of(person):
                known.add(person.id, identity)
        notices = []
        for row, person, identity in self.people:
            if person.id not in self.participants:
                other, earlier = known.in_doubt(identity), listed.in_doubt(identity)
                if other is not None or earlier is not None:
                    notices.append(
                        message("namesake-of-participant", row=row, name=person.name, id=other)
                        if other is not None
                        else message("namesake-of-row", row=row, name=person.name, other=earlier)
                    )
            listed.add(row, identity)
        return notices

    def _shared_emails(self) -> list[Message]:
        """Tell which e-mails of the list have several names: an office's address, or a misspelt name."""
        after = {person.id: person for _, person, _ in self.people if person.id in self.participants}
        everybody = {**self.participants, **after}.values()
        given = [identity.email for _, _, identity in self.people]
        counts = Counter(chain(map(_email, everybody), given))
        shared = dict.fromkeys(email for email in given if email and counts[email] > 1)
        if not shared:
            return []
        owners: dict[str, list[tuple[Participant, int | None]]] = defaultdict(list)
        for person in everybody:
            owners[_email(person)].append((person, None))
        for row, person, identity in self.people:
            owners[identity.email].append((person, row))
        names = {email: _names(owners[email]) for email in shared}
        return [
            message("email-of-several", email=email, owners=owners)
            for email, owners in names.items()
            if len(owners) > 1
        ]


def _is_numbered(table: Table) -> bool:
    """Whether the list numbers its rows."""
    claims = (recognise(column.header) for column in table.columns)
    return any(claim is not None and claim.field == ROW_NUMBER for claim in claims)


def _email(person: Participant) -> str:
    return (person.email or "").casefold()


def _names(owners: Iterable[tuple[Participant, int | None]]) -> list[Message]:
    """Return one label for each name among the owners of an e-mail."""
    names: dict[str, Message] = {}
    for person, row in owners:
        who = (
            message("named-participant", name=person.name, id=person.id)
            if row is None
            else message("named-row", name=person.name, row=row)
        )
        names.setdefault(normal(person.name), who)
    return list(names.values())
