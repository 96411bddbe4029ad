"""What is said of who has met before: said, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly


def add_tables(assembly: Assembly, source: str, tables: Iterable[Iterable[int]]) -> MetBefore:
    """Count people, by id, as having sat together; tables of fewer than two are left out.

    Raises:
        RefusedError: nobody of them sat with anybody, or the very same is known.
    """
    named = (tuple(dict.fromkeys(table)) for table in tables)
    found = tuple(table for table in named if len(table) > 1)
    if not found:
        raise RefusedError("nobody-met", source=source)
    return _added(assembly, MetBefore(number=1, source=source, tables=found))


def add_colleagues(assembly: Assembly) -> MetBefore:
    """Count those of one organisation and department as having met.

    Raises:
        RefusedError: they are counted so already.
    """
    return _added(assembly, MetBefore(number=1, colleagues=True))


def forget_met(assembly: Assembly, numbers: Sequence[int]) -> list[MetBefore]:
    """Take back what was said, by its numbers.

    Raises:
        RefusedError: there is none of a number; nothing is to be kept.
    """
    unknown = [number for number in numbers if number not in assembly.met]
    if unknown:
        raise RefusedError("met-unknown", numbers=unknown)
    return [assembly.met.pop(number) for number in dict.fromkeys(numbers)]


def _added(assembly: Assembly, met: MetBefore) -> MetBefore:
    for known in assembly.met.values():
        if (known.tables, known.colleagues) == (met.tables, met.colleagues):
            raise RefusedError("met-already", number=known.number)
    numbered = replace(met, number=max(assembly.met, default=0) + 1)
    assembly.met[numbered.number] = numbered
    return numbered
