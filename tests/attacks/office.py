"""A folder with an assembly, and the real command run in it as a process of its own.

Most of what a command takes goes into loading it. So a command that is run to its end is a copy of this
process, which has loaded it and done nothing with it; one that is to be killed, or to wait, is started anew.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from attacks.searching import files_with
from iclei_cli.__main__ import main
from iclei_cli.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

ICLEI = _OWN = str(Path(sys.executable).with_name("iclei"))
"""The command; an attack may put another in its place that runs it as somebody else would."""

FAULT = 70
"""The exit code of a fault of the program."""

HUNG = -1
"""Stands for the exit code of a command that did not end."""

PEOPLE = 12

FAMILY = ("김", "이", "박", "최", "정", "강", "조")
GIVEN = ("서", "민", "지", "도", "하", "예", "준")

for _module in (
    "store.file.file_store",
    *(f"cli.{module.partition(':')[0]}" for module in COMMANDS.values()),
):
    importlib.import_module(f"iclei_cli.{_module}")

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
        place = Place(cwd or self.folder, environment(env), umask, seconds)
        ran = _copied(words, place) if ICLEI == _OWN else _started(words, place)
        if ran.exit_code == HUNG:
            self.faults.append(f"iclei {asked}: did not end in {seconds} s")
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


class Place(NamedTuple):
    """Where a command is run, in which environment, with which umask, and for how long at most."""

    folder: Path
    environment: dict[str, str]
    umask: int
    seconds: float


def _started(words: tuple[str | bytes, ...], place: Place) -> Ran:
    """Run the command as a process that is started anew."""
    try:
        done = subprocess.run(
            [ICLEI, *words],
            input=b"",
            env=place.environment,
            cwd=place.folder,
            capture_output=True,
            timeout=place.seconds,
            umask=place.umask,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        return Ran(HUNG, expired.stdout or b"", expired.stderr or b"")
    return Ran(done.returncode, done.stdout, done.stderr)


def _copied(words: tuple[str | bytes, ...], place: Place) -> Ran:
    """Run the command as a copy of this process."""
    if sys.platform == "win32":
        raise NotImplementedError
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        printed = (out.fileno(), err.fileno())
        process = get_context("fork").Process(target=_be_iclei, args=(words, place, printed))
        process.start()
        process.join(place.seconds)
        exit_code = HUNG if process.exitcode is None else process.exitcode
        if exit_code == HUNG:
            process.kill()
            process.join()
        out.seek(0)
        err.seek(0)
        return Ran(exit_code, out.read(), err.read())


def _be_iclei(words: tuple[str | bytes, ...], place: Place, printed: tuple[int, int]) -> None:
    """Be `iclei` with these words; what is printed goes to these files."""
    os.chdir(place.folder)
    os.environ.clear()
    os.environ.update(place.environment)
    if place.umask >= 0:
        os.umask(place.umask)
    for own, other in enumerate((os.open(os.devnull, os.O_RDONLY), *printed)):
        os.dup2(other, own)
    sys.argv = ["iclei", *map(os.fsdecode, words)]
    main()


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
