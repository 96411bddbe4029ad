"""Killing writers, at every step of every kind of write and at random times, and counting what came of it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import IcleiError
from stress.checks import Snapshot, faults_after_kill, snapshot
from stress.children import Report, kill_child
from stress.scenes import SCENES, Scene, change, edit, new_assembly
from stress.steps import kill_before, steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly

KILLS_PER_STORE = 25
"""So often a process is killed on one store before a fresh one is taken: its history makes changes slower."""

MOST_SECONDS = 0.06
"""A writer is killed at some time up to this, some three changes, after its first change."""


@dataclass
class Tally:
    """What came of killing writers of one kind.

    `before` and `after` are the kills after which the file was exactly as before or after the change that was
    being made; `lost` those after which a change was gone that had been reported as done; `faults` tell of
    everything else.
    """

    name: str
    steps: int | None = None
    kills: int = 0
    before: int = 0
    after: int = 0
    lost: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, path: Path, before: Snapshot | None, after: Snapshot | None) -> None:
        """Count one kill by what the store at `path` holds now."""
        self.kills += 1
        try:
            now = snapshot(FileStore(path))
        except IcleiError as error:
            self.faults.append(str(error))
            return
        if now == after:
            self.after += 1
        elif now == before:
            self.before += 1
        else:
            self.faults.append("neither before nor after")
            return
        if wrong := faults_after_kill(path):
            self.faults.append("; ".join(wrong))


def kill_at_every_step(scene: Scene) -> Tally:
    """Kill the writer before each single call to the file system of a scene, and after the last."""
    if sys.platform == "win32":
        raise NotImplementedError
    with tempfile.TemporaryDirectory() as name:
        prepared, done = Path(name, "prepared"), Path(name, "done")
        prepared.mkdir()
        scene.prepare(FileStore(prepared / FILE_NAME))
        before = snapshot(FileStore(prepared / FILE_NAME))
        shutil.copytree(prepared, done)
        steps = steps_of(lambda: scene.work(FileStore(done / FILE_NAME)))
        tally = Tally(f"{scene.name}, at every step", steps=len(steps))
        after = snapshot(FileStore(done / FILE_NAME))
        for step in range(len(steps) + 1):
            folder = Path(name, f"killed {step}")
            shutil.copytree(prepared, folder)
            store = FileStore(folder / FILE_NAME)
            if kill_before(step, partial(scene.work, store)) != -signal.SIGKILL:
                tally.faults.append(f"step {step}: the writer was not killed")
            tally.count(store.path, before, after)
            shutil.rmtree(folder)
    return tally


def kill_at_random_times(kills: int, seed: int) -> Tally:
    """Kill a process that makes change after change, at random times."""
    rng = Random(seed)  # noqa: S311 - times are no secret
    tally = Tally("change after change, at random times")
    while tally.kills < kills and not tally.faults:
        with tempfile.TemporaryDirectory() as name:
            store = FileStore(Path(name, FILE_NAME))
            store.create(new_assembly())
            made = 0
            for _ in range(min(KILLS_PER_STORE, kills - tally.kills)):
                made = _kill_once(store, made, rng.uniform(0, MOST_SECONDS), tally)
    return tally


def _kill_once(store: FileStore, made: int, seconds: float, tally: Tally) -> int:
    """Let a child go on after `made` changes, kill it, and count; how many changes there are then."""

    def work(tell: Report) -> None:
        for number in count(made + 1):
            edit(store, number)
            tell(b".")

    tally.kills += 1
    reported = made + len(kill_child(work, seconds))
    try:
        now = store.read()
    except IcleiError as error:
        tally.faults.append(str(error))
        return reported
    if now == _assembly_after(reported):
        tally.before += 1
    elif now == _assembly_after(reported + 1):
        tally.after += 1
        reported += 1
    elif any(now == _assembly_after(number) for number in range(reported)):
        tally.lost += 1
    else:
        tally.faults.append("neither before nor after")
    if wrong := faults_after_kill(store.path):
        tally.faults.append("; ".join(wrong))
    return reported


def _assembly_after(changes: int) -> Assembly:
    assembly = new_assembly()
    for number in range(1, changes + 1):
        change(assembly, number)
    return assembly


def kill_commands(kills: int, seed: int) -> Tally:
    """Kill the real command, `iclei participants edit`, at random times between its start and its end."""
    rng = Random(seed)  # noqa: S311 - times are no secret
    tally = Tally("iclei participants edit, at random times")
    with tempfile.TemporaryDirectory() as name:
        store = FileStore(Path(name, FILE_NAME))
        store.create(new_assembly())
        started = time.perf_counter()
        subprocess.run(_command(0), cwd=name, check=True, capture_output=True)
        usual = time.perf_counter() - started
        for number in range(1, kills + 1):
            before, after = _around_command(store, number)
            with subprocess.Popen(_command(number), cwd=name, stdout=subprocess.PIPE) as process:
                time.sleep(rng.uniform(usual / 2, usual))
                process.kill()
                is_reported = bool(process.communicate()[0])
            if is_reported and store.read() == before.assembly:
                tally.lost += 1
            tally.count(store.path, before, after)
    return tally


def _command(number: int) -> Sequence[str]:
    iclei = Path(sys.executable).with_name("iclei")
    return [str(iclei), "participants", "edit", "17", "--phone", f"010-1000-{number:04}"]


def _around_command(store: FileStore, number: int) -> tuple[Snapshot, Snapshot]:
    """The store before and after command `number`."""
    before = snapshot(store)
    assert before is not None
    after = before.assembly.copy()
    after.put([msgspec.structs.replace(after.participants[17], phone=f"+82101000{number:04}")])
    entry = max(before.done + before.undone) + 1
    return before, Snapshot(assembly=after, done=(*before.done, entry), undone=())


def every_step() -> list[Tally]:
    """All kinds of writes, killed at all their steps."""
    with tempfile.TemporaryDirectory() as name:
        # What is only imported at the first write is no step of it.
        FileStore(Path(name, FILE_NAME)).create(new_assembly())
    return [kill_at_every_step(scene) for scene in SCENES]
