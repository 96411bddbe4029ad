"""Several rows about one person: what they say together, or where they contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.assembly.nouns.participant import Consent
from iclei_cli.intake.rows.identity import identity_of
from iclei_cli.intake.rows.read import Draft
from iclei_cli.intake.rows.slots import EXTRA, slots_of
from iclei_cli.intake.values.guesses import infer
from iclei_cli.intake.values.moments import later_first
from iclei_cli.intake.values.municipalities import organisation_key
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.value_words import REGISTERED_ON
from iclei_cli.intake.words.vocabulary import CONSENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_WORDS = {field.name for field in FIELDS if field.value is ValueType.TEXT}
_BETWEEN = "; "
# Headers of times and lengths of time: rows that differ in these alone are of one person, who came in and
# went out several times, or sent the form twice.
_PASSING = frozenset(
    {
        *REGISTERED_ON,
        *("jointime", "leavetime", "firstjoin", "lastleave", "duration", "durationminutes"),
        *("timeinsessionminutes", "inmeetingduration", "meetingduration", "inwaitingroom", "useraction"),
        *("starttime", "completiontime", "lastmodifiedtime", "timestamputc"),
        *("참가시간", "참가시각", "나간시간", "입장시간", "퇴장시간", "접속시간", "접속시각", "종료시간"),
        *("체류시간", "참여시간", "기간분", "지속시간", "시작시간", "완료시간"),
    }
)


class CombinedRows(msgspec.Struct):
    """What the rows about a person say.

    Attributes:
        draft: of the first row, with what later ones add.
        repeated: rows that say the very same as an earlier one.
        merged: rows that say more, or less, but nothing else.
        superseded: rows that contradict a later answer of the same person, by their time stamps.
        refused: rows that contradict the first, each with the slots in which they do.
    """

    draft: Draft
    repeated: list[Draft] = []
    merged: list[Draft] = []
    superseded: list[Draft] = []
    refused: list[tuple[Draft, list[str]]] = []


def combine_rows(drafts: Sequence[Draft]) -> CombinedRows:
    """Put the rows about one person together, in their order.

    Where they contradict each other and all tell when they were sent, the later answer counts; an earlier one
    still fills what the later leaves empty.
    """
    combined = _in_order(drafts)
    if combined.refused and (order := later_first([draft.extra for draft in drafts])) is not None:
        return _by_the_latest([drafts[number] for number in order])
    return combined


def _in_order(drafts: Sequence[Draft]) -> CombinedRows:
    """Put rows together: what contradicts the first ones is refused."""
    combined = CombinedRows(drafts[0])
    if len(drafts) == 1:
        return combined
    said: list[Draft] = [drafts[0]]
    for draft in drafts[1:]:
        if any((draft.fields, draft.extra) == (other.fields, other.extra) for other in said):
            combined.repeated.append(draft)
            continue
        differing = _contradictions(combined.draft, draft)
        if differing:
            combined.refused.append((draft, differing))
        else:
            combined.draft = _merged(combined.draft, draft, _of_both)
            combined.merged.append(draft)
            said.append(draft)
    return combined


def _by_the_latest(drafts: Sequence[Draft]) -> CombinedRows:
    """Put answers together, of which the first is the latest."""
    combined = CombinedRows(drafts[0])
    for draft in drafts[1:]:
        if _contradictions(combined.draft, draft):
            combined.superseded.append(draft)
        else:
            combined.merged.append(draft)
        combined.draft = _merged(combined.draft, draft, _of_the_first)
    return combined


def _contradictions(one: Draft, other: Draft) -> list[str]:
    first, second = slots_of(one.fields, one.extra), slots_of(other.fields, other.extra)
    return [
        slot
        for slot in first
        if slot in second
        and not _is_passing(slot)
        and _compared(slot, first[slot]) != _compared(slot, second[slot])
    ]


def _compared(slot: str, value: Any) -> object:  # noqa: ANN401 - the value of any slot
    if isinstance(value, Consent):
        return value.given
    if slot == "organisation":
        return organisation_key(value)
    if slot in _WORDS:
        return normal(value)
    return one_line(value).casefold() if isinstance(value, str) else value


def _is_passing(slot: str) -> bool:
    return slot.startswith(EXTRA) and normal(slot.removeprefix(EXTRA)) in _PASSING


def _merged(one: Draft, other: Draft, of_both: Callable[[str, Any, Any], Any]) -> Draft:
    """What two rows say together; `of_both` chooses where both say something, by slot."""
    first, second = slots_of(one.fields, one.extra), slots_of(other.fields, other.extra)
    both: dict[str, Any] = {
        slot: of_both(slot, first[slot], second[slot])
        if slot in first and slot in second
        else first.get(slot, second.get(slot))
        for slot in {**first, **second}
    }
    consents = tuple(both[slot] for slot in sorted(both) if slot.startswith(CONSENT))
    extra = {slot.removeprefix(EXTRA): value for slot, value in both.items() if slot.startswith(EXTRA)}
    fields = {slot: value for slot, value in both.items() if not slot.startswith((CONSENT, EXTRA))}
    if consents:
        fields["consents"] = consents
    guesses = infer(fields)
    if "name" in one.guesses and "name" in other.guesses:
        guesses["name"] = fields["name"]  # neither has a name
    return replace(one, fields=fields, extra=extra, identity=identity_of(fields), guesses=guesses)


def _of_the_first(_: str, one: Any, __: Any) -> Any:  # noqa: ANN401 - the value of any slot
    return one


def _of_both(slot: str, one: Any, other: Any) -> Any:  # noqa: ANN401 - the value of any slot
    """One value of two that do not contradict each other, the same whichever comes first."""
    if isinstance(one, Consent):
        return max(one, other, key=lambda consent: consent.date or "")
    if _is_passing(slot):
        return _BETWEEN.join(sorted({*one.split(_BETWEEN), *other.split(_BETWEEN)}))
    if isinstance(one, str):
        return min(one, other, key=lambda text: (len(text), text))
    return one
