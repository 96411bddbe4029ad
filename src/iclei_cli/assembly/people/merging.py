"""Two records that are one person, made one: their fields, and their places at the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, assert_never

import msgspec

from iclei_cli.assembly.lookup import find_participant
from iclei_cli.assembly.nouns.fields import FIELDS, Field, Merging
from iclei_cli.assembly.nouns.participant import Consent, Participant, with_consents
from iclei_cli.assembly.nouns.rule import renamed
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Container

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Placement, Plan


def combine_records(first: Participant, second: Participant, take: Container[str] = ()) -> Participant:
    """One record of what two say of the same person; it has the number of the first.

    A value that only one has is taken. Where both have one, the first one's stays, except that what was
    stated wins over what was inferred. Languages and roles are those of both, notes are put together, and
    somebody of whom one record says that they come is coming. Of two consents the later wins; where the
    days do not tell which that is, a no. In the fields that `take` names, the second one's value is taken
    in any case, if there is one. What lists said of either is remembered, of the first one before the
    second.
    """
    values = {
        field.name: _value(field, field.merging, first, second, taken=field.name in take)
        for field in FIELDS
        if field.merging is not None
    }
    result = Participant(
        id=first.id,
        merged=tuple(sorted({*first.merged, second.id, *second.merged})),
        inferred=_inferred(first, second, values),
        **values,
    )
    return result.renamed(second.id, first.id)


def find_pair(assembly: Assembly, first_words: str, second_words: str) -> tuple[Participant, Participant]:
    """Find the two people who are meant.

    Raises:
        RefusedError: one of them is not known, not the only one, or the other.
    """
    first, second = find_participant(assembly, first_words), find_participant(assembly, second_words)
    if first.id == second.id:
        raise RefusedError(
            "same-person", first=first_words, second=second_words, id=first.id, name=first.name
        )
    return first, second


def merge(assembly: Assembly, first: Participant, second: Participant, result: Participant) -> None:
    """Put the result in the first one's place, and take the second off the list.

    What the second is at the tables and on the stage, their seats, the rules on them, whom they have met, who
    wishes to meet them and what was noted of them become the first one's; in a round in which both have a
    seat, the one of who is coming stays, or else the first one's.

    Raises:
        RefusedError: one of the two is not any more what the result was made of; nothing is changed.
    """
    if any(assembly.participants.get(person.id) != person for person in (first, second)):
        raise RefusedError("changed-meanwhile", first=first.id, second=second.id)
    for key, group in assembly.groups.items():
        roles = [role for role, host in group.hosts.items() if host == second.id]
        assembly.groups[key] = msgspec.structs.replace(group, **dict.fromkeys(roles, first.id))
    assembly.sessions = {
        key: session.renamed(second.id, first.id) for key, session in assembly.sessions.items()
    }
    if assembly.plan is not None:
        is_first = first.is_coming or not second.is_coming
        order = (first.id, second.id) if is_first else (second.id, first.id)
        assembly.plan = _seated_as(first.id, assembly.plan, order)
    renamed_rules = {number: renamed(rule, second.id, first.id) for number, rule in assembly.rules.items()}
    assembly.rules = {number: rule for number, rule in renamed_rules.items() if rule is not None}
    renamed_met = {number: item.renamed(second.id, first.id) for number, item in assembly.met.items()}
    assembly.met = {number: item for number, item in renamed_met.items() if item is not None}
    assembly.notes = {number: note.renamed(second.id, first.id) for number, note in assembly.notes.items()}
    assembly.put([person.renamed(second.id, first.id) for person in assembly.participants.values()])
    assembly.remove_participant(second.id)
    assembly.put([result])


def _value(field: Field, merging: Merging, first: Participant, second: Participant, *, taken: bool) -> Any:  # noqa: ANN401 - the value of any field
    mine, theirs = getattr(first, field.name), getattr(second, field.name)
    match merging:
        case Merging.LATEST:
            return with_consents(mine, theirs) if taken else _later_consents(mine, theirs)
        case Merging.REMEMBERED:
            return _memory(mine, theirs)
        case Merging.COMBINED:
            return {**mine, **theirs} if taken else {**mine, **theirs, **mine}
        case Merging.FIRST | Merging.UNITED | Merging.APPENDED | Merging.SUREST:
            if not mine or not theirs or mine == theirs:
                return mine or theirs
            is_guess = field.name in first.inferred and field.name not in second.inferred
            return theirs if taken or is_guess else _of_both(merging, mine, theirs)
        case _:
            assert_never(merging)


def _of_both(
    merging: Literal[Merging.FIRST, Merging.UNITED, Merging.APPENDED, Merging.SUREST],
    mine: Any,  # noqa: ANN401 - of any field
    theirs: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """What to keep where both records state something, and not the same."""
    match merging:
        case Merging.FIRST:
            return mine
        case Merging.UNITED:
            return tuple(dict.fromkeys((*mine, *theirs)))
        case Merging.APPENDED:
            return mine if theirs in mine else f"{mine}; {theirs}"
        case Merging.SUREST:
            return max(mine, theirs, key=lambda status: status.certainty)
        case _:
            assert_never(merging)


def _later_consents(mine: tuple[Consent, ...], theirs: tuple[Consent, ...]) -> tuple[Consent, ...]:
    answers = {item.purpose: item for item in mine}
    for item in theirs:
        known = answers.get(item.purpose)
        answers[item.purpose] = item if known is None else _later(known, item)
    return tuple(answers.values())


def _later(mine: Consent, theirs: Consent) -> Consent:
    if mine.date and theirs.date and mine.date != theirs.date:
        return max(mine, theirs, key=lambda item: item.date or "")
    if mine.given != theirs.given:
        return theirs if mine.given else mine
    return mine if mine.date else theirs


def _memory(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """What lists said of the two. That one was left out of a list means nothing where the other was not."""
    are_missing = mine.get("missing") and theirs.get("missing")
    return _present(theirs, are_missing) | _present(mine, are_missing)


def _present(said: dict[str, Any], are_missing: object) -> dict[str, Any]:
    if are_missing or not said.get("missing"):
        return said
    return {key: value for key, value in said.items() if key not in {"missing", "status"}}


def _inferred(first: Participant, second: Participant, values: dict[str, Any]) -> tuple[str, ...]:
    """The fields whose value was stated by none of those who have it."""
    return tuple(
        field
        for field in sorted({*first.inferred, *second.inferred})
        if all(
            field in record.inferred
            for record in (first, second)
            if getattr(record, field, None) == values.get(field)
        )
    )


def _seated_as(ident: int, plan: Plan, order: tuple[int, int]) -> Plan:
    """The plan with one seat a round for the two people of `order`: that of the first who has one."""

    def seats(placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
        theirs = {item.participant: item for item in placements if item.participant in order}
        seat = next((theirs[who] for who in order if who in theirs), None)
        others = [item for item in placements if item.participant not in order]
        mine = [] if seat is None else [msgspec.structs.replace(seat, participant=ident)]
        return tuple(sorted([*others, *mine], key=lambda item: item.participant))

    return msgspec.structs.replace(plan, rounds=tuple(map(seats, plan.rounds)))
