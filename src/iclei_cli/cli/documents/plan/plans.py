"""A plan as a document: who sits where in every round, how good that is, and how good it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import asdict

from iclei_cli.assembly.nouns.plan import BoundSource, PlacedBy, ProofStatus
from iclei_cli.assembly.people.attributes import attribute_named, not_mixed
from iclei_cli.assembly.plans.proof import present_proof
from iclei_cli.assembly.plans.seating import tables, unseated
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in
from iclei_cli.cli.documents.groups import CapacityItem, capacity_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Proof, Score, TableNumbers, Tier


class MemberItem(msgspec.Struct, frozen=True):
    """Somebody at a table.

    Attributes:
        id: their number.
        choice: the rank of the group's topic among their choices, from 1; null if it is none of them.
        placed: who decided that they sit there: the `solver`, a rule that leaves this group only (`pinned`),
            or somebody by hand (`moved`).
        duty: what was dealt to them there, such as `facilitator`; null if they only take part.
    """

    id: int
    choice: int | None
    placed: PlacedBy
    duty: str | None


class SeatedGroup(InLanguages, frozen=True, kw_only=True):
    """A group in one round.

    Attributes:
        key: its short name.
        topic: the key of the topic that is discussed there.
        label: its name on lists.
        seats: how many people it takes in this round.
        members: who sits there and comes, in order of number.
    """

    key: str
    topic: str | None
    label: str
    seats: CapacityItem
    members: list[MemberItem]


class RoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """One round.

    Attributes:
        round: its number, from 1.
        groups: the groups that were asked for; all unless one is named.
        unseated: the numbers of those who are there but have no seat.
    """

    round: int
    groups: list[SeatedGroup]
    unseated: list[int]


class ScoreItem(msgspec.Struct, frozen=True, kw_only=True):
    """How good a plan is; only people who have a seat count.

    Attributes:
        spread: for each attribute that is mixed, how many people are too many or too few for a fair share.
        choices: how many placements meet choice `1`, `2`, …, are `unlisted` (a topic that is none of their
            choices) or `none-stated` (of people without choices).
        choice_cost: the sum of r(r-1)/2 over all placements at somebody's choice of rank r.
        meetings: the sum of t(t-1)/2 over all pairs of people who sit together t times; and of b·t, where
            they met b times before.
        best: how many people have choice `1`, `2`, … as the best of all rounds, or none of theirs in any,
            `unlisted`.
        company: how many wishes to meet somebody are met in no round, and how often somebody sits beside whom
            they wish to avoid.
        company_weight: the same, each as often as it counts.
    """

    spread: dict[str, int]
    choices: dict[str, int]
    choice_cost: float
    meetings: int
    best: dict[str, int]
    company: int
    company_weight: int


class TableNumberItem(msgspec.Struct, frozen=True, kw_only=True):
    """A number of those who sit in a group in a round.

    Attributes:
        round: its number, from 1.
        group: the key of the group; null for everybody who is there.
        people: how many of them have the number.
        mean: their mean; null where nobody has it.
        deviation: their standard deviation, likewise.
    """

    round: int
    group: str | None
    people: int
    mean: float | None
    deviation: float | None


class UnreadCell(msgspec.Struct, frozen=True):
    """A cell that is no number, or one of another unit, in a column of numbers.

    Attributes:
        id: the number of the person.
        cell: what stands there.
    """

    id: int
    cell: str


class NumberItem(msgspec.Struct, frozen=True, kw_only=True):
    """A number by which people are mixed.

    Attributes:
        attribute: the header of its column.
        tables: what it comes to, round by round, of everybody and at each table.
        unread: cells of people who are coming that are no number; these people are not mixed by it.
    """

    attribute: str
    tables: list[TableNumberItem]
    unread: list[UnreadCell]


class TierItem(msgspec.Struct, frozen=True, kw_only=True):
    """One level of what is optimised; less is better.

    Attributes:
        name: `spread`, `choices`, `meetings`, or `moves`: how many seats the last `groups repair`
            or `groups place` changed; with `--fair` also `no-wish`, `no-top-two` and `no-first`: how many
            people sit in no round at one of their choices, of the first two, or at the first; and `company`
            where people wish to meet others, or not.
        value: what the plan comes to.
        bound: no plan is below it; null if it is not known.
        how: how the bound is known: `relaxation`, `search`, `rounds` (summed up) or `convexity`; null
            without a bound. What each means is told in [assignment.md](assignment.md).
    """

    name: str
    value: float
    bound: float | None
    how: BoundSource | None


class ProofItem(msgspec.Struct, frozen=True, kw_only=True):
    """What is proved of a plan.

    Attributes:
        status: `optimal` (no plan is better), `gap` (every tier has a bound) or `unproven`.
        tiers: the most important first.
    """

    status: ProofStatus
    tiers: list[TierItem]


class PlanDocument(Document, frozen=True, kw_only=True):
    """Who sits where, and what the plan is worth.

    Attributes:
        session: the key of the session in which the groups sit.
        rounds: every round.
        score: of the whole plan, as counted now.
        proof: of the whole plan; after an edit, the values as counted and nothing proved.
        numbers: by which people are mixed, with their means.
        not_mixed: what was asked to be mixed, and nobody who is coming has.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups show", "groups show GROUP", "groups assign")

    session: str | None
    rounds: list[RoundItem]
    score: ScoreItem
    proof: ProofItem
    numbers: list[NumberItem]
    not_mixed: list[str]


class BreachItem(msgspec.Struct, frozen=True):
    """A rule that does not hold, or a claim that is not true.

    Attributes:
        code: a stable name of what is wrong: of seats `not-seated`, `seated-twice`,
            `cancelled-seated`, `unconfirmed-seated`, `absent-seated`, `unknown-participant` or
            `unknown-group`; of sizes `over-full`, `under-full` or `uneven-sizes`; of rules
            `host-elsewhere`, `pinned-elsewhere`, `barred-seated`, `not-together`, `not-apart`,
            `too-few`, `too-many`, `too-few-but-some` (neither none nor enough), `not-understood` (nobody
            there speaks their language), `topic-again`, `duty-not-held` (nobody has a duty at a table),
            `duty-held-twice`, `duty-not-offered` (who has it has not offered it) or `duty-not-of-host`
            (somebody else is named for it); of what the plan claims
            `false-claim`, `false-bound` (above the value) or `unproved-bound` (above what evenness proves of
            the meetings).
        message: the same as a sentence.
    """

    code: str
    message: str


class PlanCheckDocument(PlanDocument, frozen=True, kw_only=True):
    """What the verifier finds.

    Attributes:
        holds: whether nothing is wrong.
        breaches: everything that is wrong.
        is_current: whether nothing that counts was edited since the plan was made; if it was, how good the
            plan is now was not looked into, but whether it holds was.
        reckoned: by tier, what the verifier itself can prove that no plan is below; less than what the search
            proved may well be all.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups check",)

    holds: bool
    breaches: list[BreachItem]
    is_current: bool
    reckoned: dict[str, int]


def plan_document(assembly: Assembly, plan: Plan, score: Score, keys: Iterable[str]) -> PlanDocument:
    """Return who sits in the groups of these keys in every round, with the whole plan's score and proof."""
    wanted = list(keys)
    return PlanDocument(
        session=plan.session,
        rounds=[
            RoundItem(
                round=number,
                groups=_seated_groups(assembly, plan, number, wanted),
                unseated=[person.id for person in unseated(assembly, plan, number)],
            )
            for number in plan.numbers
        ],
        score=score_item(score),
        proof=proof_item(present_proof(assembly, plan, score)),
        numbers=[_number_item(assembly, name, tables) for name, tables in score.numbers.items()],
        not_mixed=list(not_mixed(assembly)),
    )


def _number_item(assembly: Assembly, name: str, numbers: Iterable[TableNumbers]) -> NumberItem:
    unread = attribute_named(assembly, name).unread
    return NumberItem(
        attribute=name,
        tables=[TableNumberItem(**asdict(item)) for item in numbers],
        unread=[
            UnreadCell(person.id, unread[person.id]) for person in assembly.coming() if person.id in unread
        ],
    )


def score_item(score: Score) -> ScoreItem:
    """Return a score as documents have it."""
    return ScoreItem(
        spread=score.spread,
        choices=score.choices,
        choice_cost=score.choice_cost,
        meetings=score.meetings,
        best=score.best,
        company=score.company,
        company_weight=score.company_weight,
    )


def proof_item(proof: Proof) -> ProofItem:
    """Return a proof as documents have it."""
    return ProofItem(status=proof.status, tiers=[tier_item(tier) for tier in proof.tiers])


def tier_item(tier: Tier) -> TierItem:
    """Return a tier as documents have it."""
    return TierItem(name=tier.name, value=tier.value, bound=tier.bound, how=tier.how)


def _seated_groups(assembly: Assembly, plan: Plan, number: int, keys: Iterable[str]) -> list[SeatedGroup]:
    placed = {item.participant: item for item in plan.in_round(number)}
    members = tables(assembly, plan, number)
    groups = [assembly.groups[key] for key in keys]
    return [
        SeatedGroup(
            key=group.key,
            topic=group.topic,
            **texts_in(assembly.event.language, label=group.label),
            seats=capacity_item(group.seats_in(number)),
            members=[
                MemberItem(
                    person.id,
                    person.rank_of(group.topic),
                    placed[person.id].placed,
                    placed[person.id].duty,
                )
                for person in members[group.key]
            ],
        )
        for group in groups
    ]
