"""What looser sizes or looser mixing would gain, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.plans import TierItem, tier_item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assignment.reasons.tradeoff import Step, Tradeoff


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
        looser: how many more people than asked for may be too many or too few; null for as loose as can be.
        sizes: the sizes of the smallest and the largest group.
        spread: how much is out of balance, weights counted.
        choices: how many people get choice `1`, `2`, …, are `unlisted` or `none-stated`.
        cost: the tier of the choices.
    """

    looser: int | None
    sizes: SizesItem
    spread: int
    choices: dict[str, int]
    cost: TierItem


class TradeoffDocument(Document, frozen=True, kw_only=True):
    """What the choices would gain, in one round; each curve begins with what is asked for now.

    Attributes:
        sizes: groups may be larger and smaller, as well mixed as can be.
        mixing: more people may be out of balance, in groups of the sizes asked for.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups tradeoff",)

    sizes: list[StepItem]
    mixing: list[StepItem]


def tradeoff_document(tradeoff: Tradeoff) -> TradeoffDocument:
    """Return both curves as a document."""
    return TradeoffDocument(sizes=_steps(tradeoff.sizes), mixing=_steps(tradeoff.mixing))


def _steps(steps: Iterable[Step]) -> list[StepItem]:
    return [
        StepItem(
            looser=step.looser,
            sizes=SizesItem(*step.sizes),
            spread=step.spread,
            choices=dict(step.choices),
            cost=tier_item(step.cost),
        )
        for step in steps
    ]
