"""A folder with an assembly, and the real command run in it as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attacks.searching import files_with

if TYPE_CHECKING:
    from collections.abc import Mapping

ICLEI = str(Path(sys.executable).with_name("iclei"))

FAULT = 70
"""The exit code of a fault of the program."""

HUNG = -1
"""Stands for the exit code of a command that did not end."""

PEOPLE = 12

FAMILY = ("김", "이", "박", "최", "정", "강", "조")
GIVEN = ("서", "민", "지", "도", "하", "예", "준")

NOBODY = 65534
"""The number of a user who owns nothing, for attacks in which root plays somebody else."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    exit_code: int
    out: bytes
    err: bytes

    @property
    def told(self) -> str:
        """All that it printed."""
        return (self.out + self.err).decode(errors="replace")

    @property
    def document(self) -> Any:
        """The JSON that it printed."""
        return json.loads(self.out)


@dataclass
class Office:
    """A folder in which somebody works with the command.

    Attributes:
        folder: where commands are run.
        faults: commands that ended as no command may.
    """

    folder: Path
    faults: list[str] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The assembly's file."""
        return self.folder / "assembly.json"

    @property
    def beside(self) -> Path:
        """The folder that serves it."""
        return self.folder / ".assembly.json.d"

    def run(
        self,
        *words: str | bytes,
        env: Mapping[str, str] | None = None,
        seconds: float = 60,
        umask: int = -1,
        cwd: Path | None = None,
    ) -> Ran:
        """Run `iclei` with these words; exit 70, and running longer than so many seconds, are faults.

        `env` is added to the environment.
        """
        asked = b" ".join(os.fsencode(word) for word in words).decode(errors="backslashreplace")
        try:
            done = subprocess.run(
                [ICLEI, *words],
                input=b"",
                env=environment(env),
                cwd=cwd or self.folder,
                capture_output=True,
                timeout=seconds,
                umask=umask,
                check=False,
            )
        except subprocess.TimeoutExpired as expired:
            self.faults.append(f"iclei {asked}: did not end in {seconds} s")
            return Ran(HUNG, expired.stdout or b"", expired.stderr or b"")
        ran = Ran(done.returncode, done.stdout, done.stderr)
        if ran.exit_code == FAULT:
            self.faults.append(f"iclei {asked}: exit 70, {ran.told.strip()[-300:]}")
        return ran

    def start(self, *words: str, stdin: int = subprocess.DEVNULL, umask: int = -1) -> subprocess.Popen[bytes]:
        """Start `iclei` with these words, to be killed or waited for; its output is dropped."""
        return subprocess.Popen(
            [ICLEI, *words],
            cwd=self.folder,
            env=environment(),
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            umask=umask,
        )

    def is_whole(self) -> bool:
        """Whether the assembly can be read and nothing of it is lost: `store check` finds no problem."""
        return self.run("store", "check").exit_code == 0

    def findings(self) -> list[Any]:
        """What `store check` finds."""
        found: list[Any] = self.run("store", "check", "--json").document["findings"]
        return found

    def names(self) -> list[str]:
        """The names on the list."""
        people = self.run("participants", "list", "--json").document["participants"]
        return [person["name"] for person in people]

    def holds(self, text: str) -> list[Path]:
        """The files in or below the folder in which this text stands, as it is or compressed."""
        return files_with(self.folder, text)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of commands: ours, without what would name another assembly."""
    return {name: value for name, value in os.environ.items() if name != "ICLEI_STORE"} | dict(more or {})


def prepared(folder: Path) -> None:
    """Put the assembly of every attack into a folder: made once, then copied."""
    shutil.copytree(_model(), folder, dirs_exist_ok=True)


@cache
def _model() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="attack-model"))
    office = Office(folder)
    (folder / "list.csv").write_text(registrations(PEOPLE), encoding="utf-8")
    for words in (
        ("init", "--name", "Attacked"),
        ("participants", "import", "list.csv"),
        ("groups", "assign"),
        ("participants", "edit", "1", "--phone", "010-2000-0001"),
        ("participants", "edit", "2", "--phone", "010-2000-0002"),
    ):
        ran = office.run(*words)
        if ran.exit_code != 0:
            raise RuntimeError(f"iclei {words}: {ran.told}")
    (folder / "list.csv").unlink()
    return folder


def registrations(people: int) -> str:
    """A registration list of made-up people."""
    rows = (
        f"{FAMILY[number % 7]}{GIVEN[number // 7 % 7]}{GIVEN[number % 5]},Office {number % 5},"
        f"person{number}@example.org,010-1000-{number:04}"
        for number in range(1, people + 1)
    )
    return "\n".join(["Name,Organisation,E-mail,Phone", *rows]) + "\n"
