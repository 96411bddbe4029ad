"""A glance at the file of an assembly: what names something in it, and nothing else.

It serves to complete what somebody types, while they wait. So it shares nothing with `file/` but the form of
the file: nothing is verified, no other layout is read, and nearly nothing is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.glance import Glance
from iclei_cli.store.decoding_errors import UNDECODABLE
from iclei_cli.system.regular_file import OddFileError, read_regular

if TYPE_CHECKING:
    from pathlib import Path


class _Content(msgspec.Struct):
    """Of the file's content, the tables; the first layout had no envelope."""

    tables: Glance = Glance()


def glance(path: Path) -> Glance:
    """What names something in a file; nothing where there is none, or it cannot be read."""
    try:
        return msgspec.json.decode(read_regular(path), type=_Content).tables
    except (*UNDECODABLE, OddFileError, OSError):
        return Glance()
