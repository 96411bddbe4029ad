"""Why somebody sits where they do, and what looser sizes or looser mixing would gain, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from iclei_cli.assignment.reasons.explain import LossCertainty
from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.plan.plans import TierItem, tier_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assignment.reasons.explain import Elsewhere, Explanation
    from iclei_cli.assignment.reasons.tradeoff import Step, Tradeoff


class TierChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a tier of the round would come to.

    Attributes:
        name: `spread`, `choices` or `meetings`; of a plan made with `--fair` also `no-wish`, `no-top-two`
            and `no-first`; where people wish to meet others, or not, `company`.
        value: what it would come to at best.
        bound: no plan with the person there is below it; null if it is not known.
        change: by how much that is above what it is now.
    """

    name: str
    value: float
    bound: float | None
    change: float


class ImbalanceItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that would be mixed less evenly than now.

    Attributes:
        attribute: by which people are mixed.
        value: the value of the attribute.
        group: the key of the group.
        excess: how many more people with it would be too many there; below 0: too few.
    """

    attribute: str
    value: str
    group: str
    excess: int


class MoveItem(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Somebody else who would move.

    Attributes:
        id: their number.
        from_: the key of the group in which they sit.
        to: the key of the group in which they would sit.
    """

    id: int
    from_: str
    to: str


class ObstacleItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that cannot hold together with the person in that group.

    Attributes:
        kind: a `rule`, a `host` who belongs to a table, `languages` (everyone sits where one of theirs is
            spoken), `seats` (groups have their least and most people) or `visits` (nobody is at a topic
            twice).
        rule: the number of a rule.
        group: the key of a host's table.
        role: what the host does there.
    """

    kind: Literal["rule", "host", "languages", "seats", "visits"]
    rule: int | None
    group: str | None
    role: str | None


class ElsewhereItem(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes for the person to sit in another group, the other rounds staying as they are.

    Attributes:
        group: its key.
        choice: the rank of its topic among their choices, from 1; null if it is none of them.
        known: `exact` (the loss is proved), `at-most` (less was not ruled out in the time), `unknown`
            (nothing was found in the time) or `impossible`.
        tiers: what the round's tiers would come to, the most important first.
        own_choice_change: how much of the change in choices is the person's own.
        others: how many more of the other people would have choice `1`, `2`, … or one that is `unlisted`.
        company: the numbers of those whom they wish to meet or to avoid and would sit with.
        company_unmet: how many more wishes to meet somebody or not would not be met, each once.
        spread: what would be mixed less evenly than now.
        out_of_balance: how many more people would be too many or too few for an even mix, each once.
        moved: how many others would move.
        moved_at_least: no plan as good moves fewer others; null if that is not known.
        moves: the others who would move; only with `--names`.
        against: where it is impossible, what cannot hold together with it.
    """

    group: str
    choice: int | None
    known: LossCertainty
    tiers: list[TierChange]
    own_choice_change: float
    others: dict[str, int]
    company: list[int]
    company_unmet: int
    spread: list[ImbalanceItem]
    out_of_balance: int
    moved: int
    moved_at_least: int | None
    moves: list[MoveItem] | msgspec.UnsetType = msgspec.UNSET
    against: list[ObstacleItem]


class StayItem(msgspec.Struct, frozen=True, kw_only=True):
    """Where the person sits in a round, and what it takes for them to sit elsewhere.

    Attributes:
        round: from 1.
        group: the key of the group; null if they have no seat.
        choice: the rank of its topic among their choices, from 1; null if it is none of them.
        elsewhere: every other group.
    """

    round: int
    group: str | None
    choice: int | None
    elsewhere: list[ElsewhereItem]


class ExplanationDocument(Document, frozen=True, kw_only=True):
    """Why somebody sits where they do.

    Attributes:
        participant: their number.
        rounds: every round.
        stopped: whether Ctrl-C ended the search, so that less is known.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups explain",)

    participant: int
    rounds: list[StayItem]
    stopped: bool


def explanation_document(
    assembly: Assembly, person: Participant, explanation: Explanation, *, names: bool
) -> ExplanationDocument:
    """Return what would have to give for a person to sit elsewhere; with `names` also who else would move."""
    return ExplanationDocument(
        participant=person.id,
        rounds=[
            StayItem(
                round=stay.round,
                group=stay.group,
                choice=None if stay.group is None else person.rank_of(assembly.groups[stay.group].topic),
                elsewhere=[_elsewhere(assembly, person, item, names=names) for item in stay.elsewhere],
            )
            for stay in explanation.rounds
        ],
        stopped=explanation.is_stopped,
    )


def _elsewhere(assembly: Assembly, person: Participant, item: Elsewhere, *, names: bool) -> ElsewhereItem:
    moves = [MoveItem(id=move.person, from_=move.origin, to=move.target) for move in item.moves]
    return ElsewhereItem(
        group=item.group,
        choice=person.rank_of(assembly.groups[item.group].topic),
        known=item.certainty,
        tiers=[
            TierChange(name=tier.name, value=tier.value, bound=tier.bound, change=item.changes[tier.name])
            for tier in item.tiers
        ],
        own_choice_change=item.own,
        others=dict(item.choices),
        company=list(item.company),
        company_unmet=item.company_unmet,
        out_of_balance=item.out_of_balance,
        spread=[
            ImbalanceItem(attribute=one.attribute, value=one.value, group=one.group, excess=one.excess)
            for one in item.spread
        ],
        moved=len(item.moves),
        moved_at_least=item.fewest_moves,
        moves=moves if names else msgspec.UNSET,
        against=[
            ObstacleItem(kind=one.kind, rule=one.rule, group=one.group, role=one.role) for one in item.against
        ],
    )


class SizesItem(msgspec.Struct, frozen=True):
    """The sizes of groups.

    Attributes:
        min: of the smallest group.
        max: of the largest group.
    """

    min: int
    max: int


class StepItem(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a curve.

    Attributes:
        looser: how many more people than asked for may be too many or too few, weights counted; null for as
            loose as can be.
        sizes: the sizes of the smallest and the largest group.
        out_of_balance: how many people are too many or too few for an even mix, each once.
        spread: the same, weights counted.
        choices: how many people get choice `1`, `2`, …, are `unlisted` or `none-stated`.
        cost: the tier of the choices.
    """

    looser: int | None
    sizes: SizesItem
    out_of_balance: int
    spread: int
    choices: dict[str, int]
    cost: TierItem


class TradeoffDocument(Document, frozen=True, kw_only=True):
    """What the choices would gain, in one round; each curve begins with what is asked for now.

    Attributes:
        sizes: groups may be larger and smaller, as well mixed as can be.
        mixing: more people may be out of balance, in groups of the sizes asked for.
        unmet: where the plan is asked for with `--fair`: how many people there are in `no-wish`, `no-top-two`
            and `no-first`, of what is asked for now; no point has more. Otherwise empty.
        stopped: whether Ctrl-C ended the search, so that less is known.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups tradeoff",)

    sizes: list[StepItem]
    mixing: list[StepItem]
    unmet: dict[str, float]
    stopped: bool


def tradeoff_document(tradeoff: Tradeoff) -> TradeoffDocument:
    """Return both curves as a document."""
    return TradeoffDocument(
        sizes=_steps(tradeoff.sizes),
        mixing=_steps(tradeoff.mixing),
        unmet=dict(tradeoff.unmet),
        stopped=tradeoff.is_stopped,
    )


def _steps(steps: Iterable[Step]) -> list[StepItem]:
    return [
        StepItem(
            looser=step.looser,
            sizes=SizesItem(*step.sizes),
            out_of_balance=step.out_of_balance,
            spread=step.spread,
            choices=dict(step.choices),
            cost=tier_item(step.cost),
        )
        for step in steps
    ]
