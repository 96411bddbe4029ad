"""What the page knows: the event, and the files that it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from iclei_cli.assembly.nouns.assembly import Event
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.system.messages import Message


class Use(StrEnum):
    """What a file of the set is for; the page has a part for each."""

    PRINT = "print"
    SHARE = "share"
    OFFICE = "office"


class Listed(msgspec.Struct, frozen=True):
    """A file beside the page.

    Attributes:
        export: the identifier of its export, under which the page has a line about it.
        name: of the file.
        use: what it is for.
        round: which round it is of; None if it is of all.
        told: what else is told of it.
    """

    export: str
    name: str
    use: Use
    round: int | None = None
    told: tuple[Message, ...] = ()


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page knows.

    Attributes:
        event: what the files are for.
        files: in their order.
        language: that of the page.
        title: the code of what it is called.
        below: what is told below the files.
    """

    event: Event
    files: Sequence[Listed]
    language: PrintLanguage
    title: str = "index-title"
    below: tuple[Message, ...] = ()
