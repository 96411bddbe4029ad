"""Merges what a list says of a participant with what is known, and finds the conflicts.

Three values stand against each other, slot by slot: what the last list said, what is known now, and what
this list says. What only the list changed is taken, what only a person changed stays, and where both changed
it, or nobody can tell, the user decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import permutations
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from iclei_cli.assembly.nouns.participant import WISHES, Participant, Status
from iclei_cli.intake.people.respelling import is_respelt
from iclei_cli.intake.rows.identity import Identity, identities_of, identity_of, names_alike
from iclei_cli.intake.rows.slots import GUESS, label, plain, slots_of, slots_of_participant, with_slots
from iclei_cli.intake.values.guesses import with_guesses
from iclei_cli.intake.words.vocabulary import CONSENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.rows.read import Draft

LEFT_OUT = "missing"
"""The key under which it is kept that somebody was cancelled because a list left them out: their status
before, or true in files of earlier versions."""

REFUSED = "refused "
"""In front of a slot: values that other rows about the person had, which were refused for them."""

REFUSED_ROWS = "refused rows"
"""The key under which it is kept who these rows said it is: name, organisation, e-mail and phone."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user wants of a list.

    Attributes:
        prefer: whose value stands where both changed it; None to be asked.
        clear_empty: whether an empty cell empties its field.
        cancel_missing: whether those who came from a list and are not on this one are cancelled.
        erased: how many people were erased from the assembly, of whom nothing is known any more.
        erased_since: how many of them since a list last brought somebody new.
        is_confirmed: whether most of those known may be cancelled, and people come who may have been erased.
        skip_bad_rows: whether the good rows are imported although others are refused.
        is_strict: whether a row is refused for a cell that is not understood.
    """

    prefer: Literal["ours", "theirs"] | None = None
    clear_empty: bool = False
    cancel_missing: bool = False
    skip_bad_rows: bool = False
    is_strict: bool = False
    erased: int = 0
    erased_since: int = 0
    is_confirmed: bool = False


CAUTIOUS = Policy()
"""Nothing that is known is lost unless the user asks for it."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A value that was changed here, and otherwise in the list; both as JSON values, None when empty.

    It `is_torn` where somebody would be met by the one and avoided by the other.
    """

    row: int
    id: int
    name: str
    field: str
    ours: Any
    theirs: Any
    is_torn: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A participant as they were, and as the list says they are."""

    before: Participant
    after: Participant

    @property
    def is_visible(self) -> bool:
        """Whether anything changes but what is remembered of lists."""
        return without_memory(self.before) != without_memory(self.after)


def without_memory(person: Participant) -> Participant:
    """The participant without what lists said of them."""
    return msgspec.structs.replace(person, imported={})


class _Verdict(Enum):
    """What becomes of a slot."""

    TAKE = auto()
    """The list's value is put in."""
    NOTE = auto()
    """What is known stays, and it is noted that the list says this."""
    KEEP = auto()
    """All stays as it is."""
    ASK = auto()


def values_in_list(draft: Draft) -> dict[str, Any]:
    """What a row says, slot by slot, as it is remembered: JSON values, without what is guessed from them."""
    return slots_of(draft.fields, draft.extra, plain)


def new_participant(ident: int, draft: Draft) -> Participant:
    """The participant whom a row makes, with that number."""
    memory = values_in_list(draft)
    memory |= {GUESS + field: plain(value) for field, value in draft.guesses.items()}
    return Participant(
        id=ident,
        **(draft.fields | draft.guesses),
        inferred=tuple(sorted(draft.guesses)),
        extra=draft.extra,
        imported=memory,
    )


def with_refused(person: Participant, refused: Sequence[tuple[Draft, Sequence[str]]]) -> Participant:
    """Remember of a person what refused rows would have them be: brought again, it is asked about.

    `refused` are the rows, and the slots in which they contradict what was taken.
    """
    if not refused:
        return person
    memory = dict(person.imported)
    for draft, slots in refused:
        said = values_in_list(draft)
        for slot in slots:
            values = memory.get(REFUSED + slot, [])
            memory[REFUSED + slot] = values if said[slot] in values else [*values, said[slot]]
        who = [said.get(field) for field in Identity._fields]
        rows = memory.get(REFUSED_ROWS, [])
        memory[REFUSED_ROWS] = rows if who in rows else [*rows, who]
    return person if memory == person.imported else msgspec.structs.replace(person, imported=memory)


def identities_refused(person: Participant) -> list[Identity]:
    """Who the person would be by rows that were refused."""
    rows = person.imported.get(REFUSED_ROWS, [])
    return [identity_of(dict(zip(Identity._fields, row, strict=True))) for row in rows]


def merge_row(before: Participant, draft: Draft, policy: Policy) -> tuple[FieldChange, list[FieldConflict]]:
    """Merge a row into a participant; return the change, and the conflicts for the user to decide."""
    return _Merge(before, draft, policy).run()


@dataclass(slots=True)
class _Merge:
    """A participant and a row about them."""

    before: Participant
    draft: Draft
    policy: Policy
    taken: dict[str, Any] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)
    conflicts: list[FieldConflict] = field(default_factory=list)

    def run(self) -> tuple[FieldChange, list[FieldConflict]]:
        before, draft = self.before, self.draft
        self.memory = dict(before.imported)
        ours = slots_of_participant(before)
        theirs = self._said(ours)
        for slot, value in theirs.items():
            self._settle(slot, ours.get(slot), value)
        self._settle_torn(ours)
        met = with_slots(before, self.taken)
        stated = {
            slot: getattr(met, slot)
            for slot, value in theirs.items()
            if value is not None and slot in _FIELDS
        }
        guesses = {slot: value for slot, value in draft.guesses.items() if self._may_guess(slot, value)}
        fields = with_guesses(met, stated, guesses)
        self.memory |= {GUESS + slot: plain(value) for slot, value in draft.guesses.items()}
        after = msgspec.structs.replace(met, **fields, imported=self.memory)
        return FieldChange(before, after), self.conflicts

    def _said(self, ours: Mapping[str, Any]) -> dict[str, Any]:
        """What the list says, slot by slot; None for what it empties."""
        stated = {
            field: value for field, value in self.draft.fields.items() if field not in self.draft.guesses
        }
        said = slots_of(stated, self.draft.extra)
        before = self.memory.pop(LEFT_OUT, None)
        if before:
            # A list left them out, this one has them: they are as they were.
            said.setdefault("status", Status.REGISTERED if before is True else Status(before))
        emptied = sorted(self.draft.blank & ours.keys()) if self.policy.clear_empty else ()
        return {**dict.fromkeys(emptied), **dict.fromkeys(self._understood_since(said, ours)), **said}

    def _understood_since(self, said: Mapping[str, Any], ours: Mapping[str, Any]) -> list[str]:
        """The slots of cells that were kept because they were not understood, and that are now."""
        kept = self.draft.cell_slots
        return [
            slot
            for slot in kept.keys() & self.memory.keys()
            if slot not in said and not kept[slot].isdisjoint(said) and ours.get(slot) == self.memory[slot]
        ]

    def _settle(self, slot: str, ours: object, theirs: object) -> None:
        theirs = self._as_known(slot, ours, theirs)
        said = plain(theirs)
        verdict = self._verdict(slot, plain(ours), said)
        if verdict is _Verdict.ASK and self.policy.prefer is not None:
            verdict = _Verdict.TAKE if self.policy.prefer == "theirs" else _Verdict.NOTE
        if verdict is _Verdict.TAKE:
            self.taken[slot] = theirs
            self._was_refused(slot, said, instead=plain(ours))
        if verdict in {_Verdict.TAKE, _Verdict.NOTE}:
            self.memory[slot] = said
        if verdict is _Verdict.ASK:
            self._ask(slot, ours, said)

    def _ask(self, slot: str, ours: object, said: object, *, is_torn: bool = False) -> None:
        who = (self.draft.row, self.before.id, self.before.name)
        self.conflicts.append(FieldConflict(*who, label(slot), plain(ours), said, is_torn))

    def _settle_torn(self, ours: Mapping[str, Any]) -> None:
        """Decide where somebody would be met by the list, and is avoided here; or the reverse."""
        for slot, other in permutations(WISHES):
            if slot not in self.taken or other in self.taken:
                continue
            torn = with_slots(self.before, {slot: self.taken[slot]}).torn
            if torn and self.policy.prefer == "theirs":
                left = (wish for wish in getattr(self.before, other) if wish.id not in torn)
                self.taken[other] = tuple(left)
                return
            if torn:
                said = plain(self.taken.pop(slot))
                if self.policy.prefer is None:
                    self.memory.pop(slot)
                    self.memory |= {slot: self.before.imported[slot]} if slot in self.before.imported else {}
                    self._ask(slot, ours.get(slot), said, is_torn=True)

    def _was_refused(self, slot: str, said: object, *, instead: object) -> None:
        """Where a value was refused before and is taken now, note the one whose place it takes as refused."""
        refused = self.memory.get(REFUSED + slot, [])
        if said in refused:
            self.memory[REFUSED + slot] = [instead, *(value for value in refused if value != said)]

    def _as_known(self, slot: str, ours: object, theirs: object) -> object:
        """What the list says, as it said it before, or as it is here, where only case or spaces are new."""
        for known in (self.memory.get(slot), ours):
            if is_respelt(slot, theirs, known):
                return known
        return theirs

    def _verdict(self, slot: str, ours: Any, theirs: Any) -> _Verdict:  # noqa: ANN401 - JSON values
        is_guess = slot in self.before.inferred
        if ours == theirs or (slot.startswith(CONSENT) and _adds_nothing(ours, theirs)):
            return _Verdict.NOTE
        if theirs is None and is_guess:
            return _Verdict.NOTE
        if slot in self.memory:
            base = self.memory[slot]
            if theirs == base and not is_guess:
                return _Verdict.KEEP
            return self._taken(slot, theirs) if ours == base or is_guess else _Verdict.ASK
        is_default = slot == "status" and Status(ours).is_assumed
        return self._taken(slot, theirs) if ours is None or is_guess or is_default else _Verdict.ASK

    def _taken(self, slot: str, theirs: object) -> _Verdict:
        """Take what the list says, unless it is an entirely different name, or was refused before."""
        if theirs in self.memory.get(REFUSED + slot, ()):
            return _Verdict.ASK
        if slot != "name":
            return _Verdict.TAKE
        row = self.draft.identity
        alike = any(names_alike(row, known) for known in identities_of(self.before))
        return _Verdict.TAKE if alike else _Verdict.ASK

    def _may_guess(self, slot: str, guess: object) -> bool:
        """Whether a guess may be put in: not where somebody emptied the field, or took that guess away."""
        if slot in self.before.inferred:
            return True
        earlier: Mapping[str, Any] = self.before.imported
        return earlier.get(slot) is None and earlier.get(GUESS + slot) != plain(guess)


_FIELDS = frozenset(Participant.__struct_fields__)


def _adds_nothing(ours: Any, theirs: Any) -> bool:  # noqa: ANN401 - JSON values
    """Whether an answer on consent is the same as before, without a date."""
    return bool(ours and theirs and ours["given"] == theirs["given"] and theirs["date"] is None)
