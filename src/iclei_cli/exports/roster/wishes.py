"""What is asked of a roster."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.people.columns import Column, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item
    from iclei_cli.assembly.nouns.participant import Participant


@dataclass(frozen=True)
class RosterWishes:
    """What is asked of a roster.

    Attributes:
        contacts: whether it is the office's own copy, with phone numbers and e-mail addresses, and with those
            who got none of their wishes.
        columns: what is shown of participants beside number and groups; None for the usual.
        sort: in which order they stand, the first column first; () for that of names.
        group: by what they are parted, each part on pages of its own; None for not at all.
        before: what stood on the roster that was handed out last; nothing if none was.
        only_changed: whether only that is printed which is another by now.
    """

    contacts: bool = False
    columns: tuple[Column, ...] | None = None
    sort: tuple[Column, ...] = ()
    group: Column | None = None
    before: Mapping[Item, HandedOut] = field(default_factory=dict)
    only_changed: bool = False

    @property
    def is_private(self) -> bool:
        """Whether anybody can be reached by it."""
        shown = self.columns or ()
        return self.contacts or any(FIELD[item.name].is_contact for item in shown if not item.is_extra)

    def in_order(self, people: Iterable[Participant]) -> list[Participant]:
        """The people in the order that is asked for; they come in that of names."""
        return in_order(people, (*(() if self.group is None else (self.group,)), *self.sort))
