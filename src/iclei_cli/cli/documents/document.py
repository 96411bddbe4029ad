"""What every document has in common."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What a command found out: one JSON object with `--json`, text without.

    A document says of each field in its docstring what it means; `docs/json.md` is made of that. Keys are
    promised to scripts: they may be added, never taken away or given another meaning.

    Attributes:
        commands: which commands print it, without `iclei`.
    """

    commands: ClassVar[tuple[str, ...]] = ()
