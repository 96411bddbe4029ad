"""Spoilt files, read in processes whose memory and time are bounded, and what became of each."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzz.day import make_office, make_sent, read_sent
from fuzz.forking import Reader
from fuzz.mutations import MUTATIONS
from fuzz.seeds import make_seeds
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.intake.files import open as reading
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.system.errors import IcleiError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fuzz.day import Sent

MOST_SECONDS = 70
MOST_MEMORY = 3_000_000_000
_READER = Reader()


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `megabytes` is the most that its process ever held, or its reader's."""

    kind: str
    number: int
    result: str
    seconds: float
    megabytes: float


def run(files: int, seed: int, workers: int) -> Iterator[Outcome]:
    """Spoil and read `files` files, the same for the same seed."""
    context = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool,
    ):
        office = Path(folder)
        make_office(office)
        yield from pool.map(partial(read_spoilt, seed, office), range(files), chunksize=20)


def read_spoilt(seed: int, office: Path | None, number: int) -> Outcome:
    """Spoil one file and read it: `read`, `refused: CODE`, or `crashed: WHY`; without an office, a list."""
    if sys.platform == "win32":
        raise NotImplementedError
    sent = {} if office is None else make_sent(office)
    kind, data = spoilt(seed, sent, number)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.xls")
        path.write_bytes(data)
        command = sent[kind].command if kind in sent else None
        result = _result(path, office, command)
    used = max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, _READER.megabytes)
    return Outcome(kind, number, result, time.perf_counter() - started, used)


def spoilt(seed: int, sent: Mapping[str, Sent], number: int) -> tuple[str, bytes]:
    """The kind and the content of a file, of a list or of what else is sent."""
    random = Random(f"{seed} {number}")  # noqa: S311 - the same files again, no secrets
    seeds = make_seeds() | {kind: item.content for kind, item in sent.items()}
    kind = random.choice(list(seeds))
    (mutation,) = random.choices(list(MUTATIONS), list(MUTATIONS.values()))
    return kind, mutation(seeds[kind], random)


def _result(path: Path, office: Path | None, command: Sequence[str] | None) -> str:
    if sys.platform == "win32":
        raise NotImplementedError
    signal.alarm(MOST_SECONDS)
    try:
        if office is not None and command is not None:
            return read_sent(office, command, path)
        read_registrations(path, Assembly(event=Event(name="Assembly")))
    except IcleiError as error:
        return f"refused: {error.code}"
    except BaseException as error:  # noqa: BLE001 - whatever else is raised is what is looked for
        return f"crashed: {type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
    return "read"


def _prepare() -> None:
    """Bound this process, and read in forks of it: thousands of new processes would take hours."""
    if sys.platform == "win32":
        raise NotImplementedError
    vars(reading)["read_isolated"] = _READER.read_forked
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.RLIM_INFINITY))
    signal.signal(signal.SIGALRM, _too_slow)


def _too_slow(*_: object) -> None:
    raise TimeoutError
