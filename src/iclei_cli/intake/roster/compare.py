"""What an edited roster would change of the participants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.fields import FIELD, ValueType
from iclei_cli.assembly.people.edit import edited_participant
from iclei_cli.assembly.roster_marks import ROLE
from iclei_cli.intake.people.three_way_merge import FieldChange, FieldConflict
from iclei_cli.intake.rows.slots import EXTRA, plain
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.typed import typed_value
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.people.three_way_merge import Policy
    from iclei_cli.intake.roster.read import Cell, Roster
    from iclei_cli.system.messages import Fact, Message

_OF_SEVERAL = {ValueType.TOPICS, ValueType.LANGUAGES, ValueType.TEXTS, ValueType.DUTIES}
"""Fields that have several values, which stand with commas between them."""

_FEW = 4
"""So many people may well be called otherwise; of more, rows may have been mixed up."""


@dataclass
class RosterChanges:
    """What an edited roster changes.

    Attributes:
        updated: the people who were edited, as they are and as they would be.
        conflicts: values that were changed here since the roster was printed, and otherwise on it.
        errors: why it cannot be taken.
        notices: what is not taken, and what to do instead.
        unchanged: how many people on it are as they were.
    """

    updated: list[FieldChange] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)
    errors: list[Message] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)
    unchanged: int = 0


def is_of(roster: Roster, assembly: Assembly) -> bool:
    """Whether a roster is of this assembly: the numbers on it mean the people whose names it printed."""
    known = assembly.participants
    same = sum(
        number in known and known[number].name == texts.get("name") for number, texts in roster.people.items()
    )
    return 2 * same >= len(roster.people) > 0


def compare_roster(roster: Roster, assembly: Assembly, policy: Policy) -> RosterChanges:
    """What an edited roster would change; nothing is changed."""
    return _Comparison(roster, assembly, policy).run()


class _Comparison:
    """One comparison of a roster with the participants."""

    def __init__(self, roster: Roster, assembly: Assembly, policy: Policy) -> None:
        self.roster = roster
        self.assembly = assembly
        self.policy = policy
        self.changes = RosterChanges()
        self.emptied = 0

    def run(self) -> RosterChanges:
        by_person: dict[int, dict[str, Cell]] = {}
        for cell in self.roster.edited:
            self._sort_in(cell, by_person)
        renamed = sum("name" in cells for cells in by_person.values())
        if renamed > max(_FEW, self.roster.rows // 4) and not self.policy.is_confirmed:
            self.changes.errors.append(message("roster-rows-mixed", count=renamed))
        for number, cells in by_person.items():
            person = self.assembly.participants.get(number)
            if person is None:
                self.changes.notices.append(message("roster-of-nobody", id=number))
            else:
                self._take(person, cells)
        self.changes.unchanged = self.roster.rows - len(self.changes.updated)
        if self.emptied:
            self.changes.notices.append(message("roster-emptied", count=self.emptied))
        self.changes.notices += [*_seats(self.roster, self.assembly), *_others(self.roster, self.assembly)]
        return self.changes

    def _sort_in(self, cell: Cell, by_person: dict[int, dict[str, Cell]]) -> None:
        """Put a cell with its person; what can be no field of theirs is told."""
        if cell.field == ROLE:
            self.changes.notices.append(message("roster-role", **_where(cell), text=cell.text))
        elif cell.field.startswith("round "):
            self.changes.errors.append(message("roster-no-group", **_where(cell), text=cell.text))
        else:
            other = by_person.setdefault(cell.number, {}).setdefault(cell.field, cell)
            if other.text != cell.text:
                texts: list[Fact] = [other.text, cell.text]
                problem = message("roster-says-two", id=cell.number, column=cell.header, texts=texts)
                self.changes.errors.append(problem)

    def _take(self, person: Participant, cells: Mapping[str, Cell]) -> None:
        """Take what was edited of a person."""
        values: dict[str, Any] = {}
        for key, cell in cells.items():
            if not cell.text and (key == "name" or not self.policy.clear_empty):
                self.emptied += 1
                continue
            try:
                value = self._value(key, cell.text)
            except BadValue as error:
                problem = message("roster-cell", **_where(cell), reason=error.message)
                self.changes.errors.append(problem)
                continue
            if self._is_to_take(person, cell, value):
                if key.startswith(EXTRA):
                    values.setdefault("extra", {})[key.removeprefix(EXTRA)] = value
                else:
                    values[key] = value
        if values:
            self.changes.updated.append(FieldChange(person, edited_participant(person, values)))

    def _is_to_take(self, person: Participant, cell: Cell, value: object) -> bool:
        """Whether a value is another, and nobody has changed it here, too, since it was printed."""
        now = _now(person, cell.field)
        if plain(value) == plain(now):
            return False
        if self._is_as_printed(person, cell) or self.policy.prefer == "theirs":
            return True
        if self.policy.prefer is None:
            name = cell.field.removeprefix(EXTRA)
            conflict = FieldConflict(cell.place.row, person.id, person.name, name, plain(now), plain(value))
            self.changes.conflicts.append(conflict)
        return False

    def _is_as_printed(self, person: Participant, cell: Cell) -> bool:
        """Whether a field is still as the roster printed it."""
        now = _now(person, cell.field)
        if not cell.was:
            return not now or (cell.field == "name_en" and now == person.name)
        try:
            return bool(plain(self._value(cell.field, cell.was)) == plain(now))
        except BadValue:
            return str(now) == cell.was

    def _value(self, key: str, text: str) -> Any:  # noqa: ANN401 - of any field
        """The value that a text on the roster means.

        Raises:
            BadValue: it means none.
        """
        if key.startswith(EXTRA):
            return text
        of, typed = FIELD[key], self.roster.words.get(key, {}).get(text, text)
        if of.value in _OF_SEVERAL:
            parts = [typed] if of.value is ValueType.TOPICS else typed.split(",")
            return typed_value(of, parts, self.assembly.topics)
        return typed_value(of, typed, self.assembly.topics)


def _now(person: Participant, key: str) -> Any:  # noqa: ANN401 - of any field
    if key.startswith(EXTRA):
        return person.extra.get(key.removeprefix(EXTRA), "")
    return getattr(person, key)


def _where(cell: Cell) -> dict[str, Fact]:
    return {"sheet": cell.place.sheet, "row": cell.place.row, "column": cell.header}


def _seats(roster: Roster, assembly: Assembly) -> Iterator[Message]:
    """Who was put elsewhere: it is told, and how to do it, as the plan has to be looked at for it."""
    several = assembly.plan is not None and len(assembly.plan.rounds) > 1
    for seat in roster.seats:
        person = assembly.participants.get(seat.number)
        if person is None or _sits(assembly, seat.number, seat.round) == seat.groups:
            continue
        who = {"id": seat.number, "name": person.name, "round": seat.round if several else None}
        if len(seat.groups) == 1:
            yield message("roster-seat-moved", **who, group=seat.groups[0])
        elif seat.groups:
            yield message("roster-seat-twice", **who, groups=list(seat.groups))
        else:
            yield message("roster-seat-left", **who)


def _sits(assembly: Assembly, ident: int, number: int) -> tuple[str, ...]:
    if assembly.plan is None or number > len(assembly.plan.rounds):
        return ()
    return tuple(item.group for item in assembly.plan.in_round(number) if item.participant == ident)


def _others(roster: Roster, assembly: Assembly) -> Iterator[Message]:
    for stranger in roster.strangers:
        yield message(
            "roster-stranger", sheet=stranger.place.sheet, row=stranger.place.row, name=stranger.name
        )
    gone = [number for number in roster.taken_out if number in assembly.participants]
    if gone:
        yield message("roster-rows-gone", ids=gone)
    if roster.unknown:
        yield message("roster-new-columns", headers=list(roster.unknown))
