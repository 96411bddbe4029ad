"""Documents about what became of wishes: for topics, and about other people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.plans.wishes import CompanyWish, Wish


class WishSeat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat of somebody with wishes.

    Attributes:
        round: its number, from 1.
        group: the key of the group; null if they have no seat.
        choice: the rank of its topic among their choices, from 1; null if it is none of them.
    """

    round: int
    group: str | None
    choice: int | None


class WishItem(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one person's wishes.

    Attributes:
        id: their number.
        choices: the keys of the topics they wished for, the first choice first.
        best: the best rank that was met in any round, from 1; null if none was.
        seats: where they sit in every round.
    """

    id: int
    choices: list[str]
    best: int | None
    seats: list[WishSeat]


class CompanyItem(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a wish to meet somebody, or to avoid somebody; both are coming.

    Attributes:
        id: whose wish it is, by their number.
        other: the number of the one whom they wish to meet or to avoid.
        wish: which of the two.
        weight: how much it counts, 1 to 9.
        rounds: the numbers of the rounds in which they sit together.
        met: whether it is so as they wish.
    """

    id: int
    other: int
    wish: Literal["meet", "avoid"]
    weight: int
    rounds: list[int]
    met: bool


class WishesDocument(Document, frozen=True, kw_only=True):
    """What became of the wishes of everybody who stated any, those who got least first.

    Attributes:
        people: everybody with wishes, or with `--wishes none` only those of whom none was met.
        company: whom people wish to meet or to avoid, in order of number; with `--wishes none` only what is
            not as they wish.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups show --wishes",)

    people: list[WishItem]
    company: list[CompanyItem]


def wishes_document(wishes: Iterable[Wish], company: Iterable[CompanyWish]) -> WishesDocument:
    """Return what became of wishes as a document."""
    return WishesDocument(
        company=[
            CompanyItem(
                id=wish.person.id,
                other=wish.other.id,
                wish="avoid" if wish.is_to_avoid else "meet",
                weight=wish.weight,
                rounds=list(wish.rounds),
                met=wish.is_met,
            )
            for wish in company
        ],
        people=[
            WishItem(
                id=wish.person.id,
                choices=list(wish.person.choices),
                best=wish.best,
                seats=[
                    WishSeat(round=number, group=group, choice=rank)
                    for number, (group, rank) in enumerate(zip(wish.seats, wish.ranks, strict=True), start=1)
                ],
            )
            for wish in wishes
        ],
    )
