"""What an attack is, and the list of all of them.

An attack is one function in the module of its part:

    @attack("a roster over a link to the assembly")
    def roster_over_link(ground: Ground) -> None:
        '''`ln -s assembly.json out.xlsx; iclei export roster -o out.xlsx --force`.'''
        office = ground.office()
        (office.folder / "out.xlsx").symlink_to("assembly.json")
        office.run("export", "roster", "-o", "out.xlsx", "--force")
        ground.judge(office.is_whole(), "the assembly is a workbook")

An attack only ever aims at what it has made in its own folder, and never at a file or device of the machine:
one that gets through does the harm, and perhaps as root.

The first line of its docstring is what the table says is done. Every `judge` counts one try. A command that
ends as a fault of the program (70), or never, is a try that got through, whatever else is judged; so is an
attack that raises.
"""

from __future__ import annotations

import importlib
import pkgutil
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import attacks
from attacks.office import Office, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

ATTACKS: list[Attack] = []
"""All attacks, in the order of their modules."""


class CannotBeTriedError(Exception):
    """This machine or this user lacks what the attack needs; the text says what."""


@dataclass
class Ground:
    """Where one attack is made: a folder of its own, which is removed after it.

    Attributes:
        folder: where it may do as it likes.
        share: of the full number of repetitions.
        rng: for what is left to chance.
        tries: how many were judged.
        through: what got through, a sentence for each.
    """

    folder: Path
    share: float
    rng: Random
    tries: int = 0
    through: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)

    def office(self) -> Office:
        """A new folder with an assembly of twelve people, with a plan and a history of four changes."""
        office = self.office_in(self.empty())
        prepared(office.folder)
        return office

    def office_in(self, folder: Path) -> Office:
        """An office in a folder as it is; its faults count, too."""
        office = Office(folder)
        self.offices.append(office)
        return office

    def empty(self) -> Path:
        """A new and empty folder."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def times(self, count: int) -> range:
        """So many repetitions in a full run, fewer in a small one, at least one."""
        return range(max(1, round(count * self.share)))

    def judge(self, is_held: bool, otherwise: str) -> None:
        """Count a try; `otherwise` is what got through if it was not held."""
        self.tries += 1
        if not is_held:
            self.through.append(otherwise)

    def close(self) -> None:
        """Judge what no command may ever do."""
        for fault in (fault for office in self.offices for fault in office.faults):
            self.through.append(fault)


@dataclass(frozen=True)
class Attack:
    """One attack: its part, its name, what is done, and the function that does it."""

    part: str
    name: str
    done: str
    function: Callable[[Ground], None]

    def make(self, share: float, seed: int) -> Ground:
        """Make it; what came of it.

        Raises:
            CannotBeTriedError: not on this machine.
        """
        with tempfile.TemporaryDirectory(prefix="attack", ignore_cleanup_errors=True) as folder:
            ground = Ground(Path(folder).resolve(), share, Random(f"{seed} {self.name}"))  # noqa: S311 - no secret
            try:
                self.function(ground)
            except CannotBeTriedError:
                raise
            except Exception:  # noqa: BLE001 - whatever it is, it counts
                ground.through.append(f"the attack ended early: {traceback.format_exc(limit=-2)}")
            ground.close()
            return ground


def attack(name: str) -> Callable[[Callable[[Ground], None]], Callable[[Ground], None]]:
    """Put a function on the list of attacks."""

    def listed(function: Callable[[Ground], None]) -> Callable[[Ground], None]:
        done = (function.__doc__ or "").strip().splitlines()[0]
        part = function.__module__.rpartition(".")[2]
        ATTACKS.append(Attack(part, name, done, function))
        return function

    return listed


def every_attack() -> list[Attack]:
    """All attacks of all modules of this folder."""
    for module in sorted(pkgutil.iter_modules(attacks.__path__), key=lambda module: module.name):
        if module.name != "__main__":
            importlib.import_module(f"attacks.{module.name}")
    return ATTACKS
