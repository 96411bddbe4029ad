"""`groups show --wishes`: who got which of their wishes, those who got least first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import find_plan
from iclei_cli.assembly.plans.wishes import wishes_in
from iclei_cli.cli.documents.plans import wishes_document
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import wishes_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.plans import WishesDocument, WishItem


def show_wishes(assembly: Assembly, *, only_unmet: bool, as_json: bool) -> None:
    """Show what became of everybody's wishes, or only of those of whom none was met.

    Raises:
        RefusedError: there is no plan.
    """
    wishes = wishes_in(assembly, find_plan(assembly))
    shown = [wish for wish in wishes if wish.best is None] if only_unmet else wishes

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

    terminal.show(wishes_document(shown), say_wishes, as_json=as_json)


def _row(assembly: Assembly, item: WishItem) -> tuple[object, ...]:
    person = assembly.participants[item.id]
    seats = [
        message("seat-in-round", group=seat.group or "-", round=seat.round if len(item.seats) > 1 else None)
        for seat in item.seats
    ]
    got = message("choice-other") if item.best is None else message("choice-rank", rank=item.best)
    return (
        person.id,
        person.name,
        message("listed", items=wishes_of(person)),
        message("listed", items=seats),
        got,
    )
