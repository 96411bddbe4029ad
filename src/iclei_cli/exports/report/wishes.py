"""What is asked of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

FIELDS = ("sector", "municipality", "organisation", "gender")
"""By what it can be told who came."""


@dataclass(frozen=True)
class ReportWishes:
    """What is asked of a report.

    Attributes:
        by: the fields by which it is told who came, of `FIELDS`.
        suppress: whether small numbers are left out.
        earlier: an assembly to compare with, and the name of its file; None for none.
        changed: when the assembly was last changed, local, ISO 8601; None if that is not known.
    """

    by: tuple[str, ...] = ("sector", "municipality")
    suppress: bool = False
    earlier: tuple[Assembly, str] | None = None
    changed: str | None = None
