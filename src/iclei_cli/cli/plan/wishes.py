"""`groups show --wishes`: who got which of their wishes, those who got least first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.names import group_name, topic_names
from iclei_cli.assembly.plans.wishes import company_in, wishes_in
from iclei_cli.cli.documents.plan.wishes import wishes_document
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.plans.wishes import CompanyWish
    from iclei_cli.cli.documents.plan.wishes import WishesDocument, WishItem
    from iclei_cli.system.messages import Message


def show_wishes(assembly: Assembly, *, only_unmet: bool, as_json: bool) -> None:
    """Show what became of everybody's wishes, or only of those of whom none was met.

    Raises:
        RefusedError: there is no plan.
    """
    plan = find_plan(assembly)
    wishes = wishes_in(assembly, plan)
    shown = [wish for wish in wishes if wish.best is None] if only_unmet else wishes
    company = [wish for wish in company_in(assembly, plan) if not (only_unmet and wish.is_met)]

    def say_wishes(document: WishesDocument) -> None:
        if document.people:
            terminal.say_table(
                ["heading-number", "heading-name", "heading-wishes", "heading-seat", "heading-got"],
                [_row(assembly, item) for item in document.people],
            )
        counts = Counter(wish.best for wish in wishes)
        unmet = counts.pop(None, 0)
        terminal.say(
            "wishes-met",
            people=len(wishes),
            ranks=[
                message("choice-count", choice=message("choice-rank", rank=rank), count=counts[rank])
                for rank in sorted(filter(None, counts))
            ],
            unmet=unmet,
        )

        _say_company(company)

    terminal.show(wishes_document(shown, company), say_wishes, as_json=as_json)


def _say_company(company: Sequence[CompanyWish]) -> None:
    """Tell whom people wish to meet or to avoid, and whether it is so."""
    if company:
        terminal.say_table(
            ["heading-number", "heading-name", "heading-wish", "heading-whom", "heading-together"],
            [
                (
                    wish.person.id,
                    wish.person.name,
                    message("wish-to-avoid" if wish.is_to_avoid else "wish-to-meet"),
                    _whom(wish),
                    message("in-rounds", rounds=wish.rounds) if wish.rounds else message("in-no-round"),
                )
                for wish in company
            ],
        )


def _whom(wish: CompanyWish) -> Message:
    """Whom a wish is about, and how much it counts where that is more than others do."""
    who = message("person", name=wish.other.name, id=wish.other.id)
    return who if wish.weight == 1 else message("weighty-wish", who=who, weight=wish.weight)


def _row(assembly: Assembly, item: WishItem) -> tuple[object, ...]:
    person = assembly.participants[item.id]
    seats = [group_name(assembly, seat.group) if seat.group else "-" for seat in item.seats]
    got = message("choice-other") if item.best is None else message("choice-rank", rank=item.best)
    return (
        person.id,
        person.name,
        message("listed", items=topic_names(assembly, person.choices)),
        message("listed", items=seats),
        got,
    )
