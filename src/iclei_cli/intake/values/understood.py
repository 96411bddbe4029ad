"""What the text of a cell means, with what the user should know of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.system.messages import Message

_NO_OTHERS: Mapping[str, object] = MappingProxyType({})


class Understood(NamedTuple):
    """A value, and how it was understood, where the user should know.

    Attributes:
        value: what the cell says; None where nothing of it is understood.
        remarks: how it was understood.
        unclear: what of the cell is not understood, for which it is kept as written.
        is_said: whether it is so because the user says so.
        others: what the cell says of other fields, by name; it counts where nothing else says it.
    """

    value: object
    remarks: tuple[Message, ...] = ()
    unclear: tuple[Message, ...] = ()
    is_said: bool = False
    others: Mapping[str, object] = _NO_OTHERS

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to know but the value."""
        return not self.remarks and not self.others and not self.unclear
