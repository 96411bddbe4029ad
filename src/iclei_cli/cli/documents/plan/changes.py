"""What became of a plan as documents: who sits elsewhere, and what each tier came to before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from iclei_cli.assembly.plans.difference import duty_differences, seat_differences
from iclei_cli.assembly.plans.proof import present_proof, tier_values
from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.plan.plans import BreachItem, ProofItem, TierItem, proof_item, tier_item

if TYPE_CHECKING:
    from iclei_cli.assembly.door.no_shows import NoShows
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assembly.plans.difference import DutyDifference, SeatDifference
    from iclei_cli.assignment.reasons.worth_of_moves import MovesStep, WorthOfMoves


class SeatChange(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Somebody who sits elsewhere in a round, has got a seat, or has lost it.

    Attributes:
        id: their number.
        round: from 1.
        from_: the key of the group before; null if they had no seat.
        to: the key of the group now; null if they have no seat any more.
    """

    id: int
    round: int
    from_: str | None
    to: str | None


class DutyChange(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Somebody with a seat who has another duty in a round than before.

    Attributes:
        id: their number.
        round: from 1.
        group: the key of the group at which they sit now.
        from_: the duty that they had; null if they had none.
        to: the duty that they have now; null if they have none.
    """

    id: int
    round: int
    group: str
    from_: str | None
    to: str | None


class TierValues(msgspec.Struct, frozen=True, kw_only=True):
    """What the tiers come to, as counted.

    Attributes:
        spread: how much is out of balance, weights counted.
        no_wish: how many people sit in no round at one of their choices.
        no_top_two: how many sit in no round at their first or second choice.
        no_first: how many sit in no round at their first choice.
        choices: the cost of the choices.
        company: how many wishes to meet somebody or not are not met, weights counted.
        meetings: how often people meet again.
    """

    spread: float
    no_wish: float
    no_top_two: float
    no_first: float
    choices: float
    company: float
    meetings: float

    def of(self, tier: str) -> float:
        """What the tier of a name comes to."""
        value: float = getattr(self, tier.replace("-", "_"))
        return value


class ChangesDocument(Document, frozen=True, kw_only=True):
    """What became of a plan.

    Attributes:
        changed: whether the plan was changed.
        dry_run: whether it was only tried out.
        moved: who sits elsewhere.
        seated: who has got a seat.
        unseated: who has lost their seat.
        duties: who has another duty at a table.
        before: what the tiers came to.
        after: what they come to now.
        proof: what is proved of the plan now.
    """

    changed: bool
    dry_run: bool
    moved: list[SeatChange]
    seated: list[SeatChange]
    unseated: list[SeatChange]
    duties: list[DutyChange]
    before: TierValues
    after: TierValues
    proof: ProofItem


class FurtherMoves(msgspec.Struct, frozen=True, kw_only=True):
    """The best plan with some moves more than a repair needs.

    Attributes:
        moves: so many more people would sit elsewhere, summed over the rounds.
        tiers: what would come of it, with what is proved for as many moves.
    """

    moves: int
    tiers: list[TierItem]


class RepairDocument(ChangesDocument, frozen=True, kw_only=True):
    """What was repaired, and what more could be had.

    Attributes:
        further: what `groups repair --max-moves N` would buy after this, each better than the one before;
            null where `--max-moves` was given, or nothing had to be repaired.
        further_complete: whether nothing better can be had with any number of moves; null as above.
        no_shows: with `--present`, the numbers of those who were expected and have not come; else [].
        day: with `--present`, the day on which they are missed, `YYYY-MM-DD`; else null.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups repair",)

    further: list[FurtherMoves] | None
    further_complete: bool | None
    no_shows: list[int]
    day: str | None


class PossibleSeat(msgspec.Struct, frozen=True, kw_only=True):
    """What it would mean to seat the person in a group while nobody else moves.

    Attributes:
        round: from 1.
        group: its key.
        choice: the rank of its topic among the person's choices, from 1; null if it is none of them.
        people: how many others sit there.
        free: how many seats are left there.
        out_of_balance: how many people would be too many or too few for an even mix in this round.
        spread: the same, weights counted.
        open: whether the rules about the person let them sit there.
    """

    round: int
    group: str
    choice: int | None
    people: int
    free: int
    out_of_balance: int
    spread: int
    open: bool


class PlaceDocument(ChangesDocument, frozen=True, kw_only=True):
    """The seat that somebody got, and what every group would have meant.

    Attributes:
        moved: who else sits elsewhere.
        groups: what each group would have meant in each round in which they had no seat.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups place",)

    groups: list[PossibleSeat]


class ByHandDocument(ChangesDocument, frozen=True, kw_only=True):
    """What somebody changed by hand.

    Attributes:
        breaches: what does not hold any more, where that was forced.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups move", "groups swap")

    breaches: list[BreachItem]


def repair_document(
    assembly: Assembly,
    before: Plan,
    after: Plan,
    worth: WorthOfMoves | None,
    *,
    absent: NoShows | None,
    dry_run: bool,
) -> RepairDocument:
    """Return who sits elsewhere, the tiers before and after, and what more moves would be worth."""
    return RepairDocument(
        **_changes(assembly, before, after, dry_run=dry_run),
        further=None if worth is None else [_further(step) for step in worth.steps],
        further_complete=None if worth is None else worth.is_complete,
        no_shows=[] if absent is None else [person.id for person in absent.people],
        day=absent and absent.day,
    )


def place_document(
    assembly: Assembly, before: Plan, after: Plan, groups: list[PossibleSeat], *, dry_run: bool
) -> PlaceDocument:
    """Return the same, with what every group would have meant."""
    return PlaceDocument(**_changes(assembly, before, after, dry_run=dry_run), groups=groups)


def by_hand_document(
    assembly: Assembly, before: Plan, after: Plan, breaches: list[BreachItem], *, dry_run: bool
) -> ByHandDocument:
    """Return the same, with what does not hold any more."""
    return ByHandDocument(**_changes(assembly, before, after, dry_run=dry_run), breaches=breaches)


def _changes(assembly: Assembly, before: Plan, after: Plan, *, dry_run: bool) -> dict[str, Any]:
    from iclei_cli.assignment.verify.check import score_plan

    changes = seat_differences(before, after)
    score = score_plan(assembly, after)
    return {
        "changed": before != after and not dry_run,
        "dry_run": dry_run,
        "moved": [_seat_change(change) for change in changes if change.before and change.after],
        "seated": [_seat_change(change) for change in changes if not change.before],
        "unseated": [_seat_change(change) for change in changes if not change.after],
        "duties": [_duty_change(change) for change in duty_differences(before, after)],
        "before": _values(before, score_plan(assembly, before)),
        "after": _values(after, score),
        "proof": proof_item(present_proof(assembly, after, score)),
    }


def _further(step: MovesStep) -> FurtherMoves:
    return FurtherMoves(moves=step.moves, tiers=[tier_item(tier) for tier in step.tiers])


def _seat_change(change: SeatDifference) -> SeatChange:
    return SeatChange(id=change.participant, round=change.round, from_=change.before, to=change.after)


def _duty_change(change: DutyDifference) -> DutyChange:
    return DutyChange(
        id=change.participant, round=change.round, group=change.group, from_=change.before, to=change.after
    )


def _values(plan: Plan, score: Score) -> TierValues:
    values = tier_values(plan, score)
    return TierValues(**{name.replace("-", "_"): value for name, value in values.items()})
