"""The door: eight desks at once on an assembly of 10,000, and the same arrivals with TinyDB's own storage.

A desk's time is from Enter to "Checked in", which is shown once the arrival is on disk. Between two arrivals
somebody else walks up, half a second later; so desks meet as they do at a door, and not in a race that no
hands could run. `lost` counts what was shown as noted and is not there; `twice`, what is there twice.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.searching import SEARCHES
from benchmarks.stock import JsonFile
from columns import show
from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.assembly.door.find import Finder
from iclei_cli.cli.door.desk.desk import OpenDesk
from iclei_cli.cli.door.place import desk_of
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PEOPLE, DESKS, ARRIVALS, STOCK_ARRIVALS = 10_000, 8, 250, 5
PAUSES = (0.5, 0.0)
TESTS = Path(__file__).parents[1]


def report() -> None:
    """Print the times of desks with ours and with TinyDB's own storage, and of the search."""
    rows = []
    for pause in PAUSES:
        with tempfile.TemporaryDirectory() as name:
            rows.append(_ours(Path(name), pause))
    with tempfile.TemporaryDirectory() as name:
        rows.append(_stock(Path(name)))
    show(
        [f"{DESKS} desks, {PEOPLE:,} people", "arrivals", "median, s", "p99, s", "at most", "lost", "twice"],
        rows,
    )
    print()
    _report_search()


def _ours(folder: Path, pause: float) -> list[str]:
    store = FileStore(folder / FILE_NAME)
    store.create(make_assembly(PEOPLE, 5, seed=1))
    seconds = _desks("ours", store.path, ARRIVALS, pause)
    noted = [arrival.participant for arrival in store.read().arrivals.values()]
    what = f"ours, {pause:g} s between arrivals" if pause else "ours, without a pause"
    return _row(what, seconds, noted, DESKS * ARRIVALS, "0.2 p99" if pause else "")


def _stock(folder: Path) -> list[str]:
    stock = JsonFile(folder / "stock.json")
    stock.insert_all(make_assembly(PEOPLE, 5, seed=1).participants.values())
    seconds = _desks("stock", folder / "stock.json", STOCK_ARRIVALS, 0.5)
    try:
        noted = [ident for ident, person in stock.load().items() if person.get("notes") == "here"]
    except ValueError:
        return ["TinyDB's JSONStorage", str(len(seconds)), *_times(seconds), "", "the file is broken", ""]
    return _row("TinyDB's JSONStorage", seconds, noted, len(seconds), "")


def _row(what: str, seconds: Sequence[float], noted: Sequence[int], shown: int, most: str) -> list[str]:
    lost, twice = shown - len(set(noted)), len(noted) - len(set(noted))
    return [what, str(len(seconds)), *_times(seconds), most, str(lost), str(twice)]


def _times(seconds: Sequence[float]) -> list[str]:
    return [f"{median(seconds):.3f}", f"{quantiles(seconds, n=100)[-1]:.3f}"]


def _desks(how: str, path: Path, arrivals: int, pause: float) -> list[float]:
    """How long every arrival took at desks that are open at once."""
    command = [sys.executable, "-m", "benchmarks.arriving", how, str(path), str(arrivals), str(pause)]
    desks = [
        subprocess.Popen([*command, str(number)], cwd=TESTS, stdout=subprocess.PIPE)
        for number in range(DESKS)
    ]
    return [seconds for desk in desks for seconds in json.loads(desk.communicate()[0])]


def _desk(how: str, path: Path, arrivals: int, pause: float, number: int) -> list[float]:
    """One desk, which is this process."""
    note = _our_desk(path, number) if how == "ours" else _stock_desk(path)
    seconds = []
    for ident in range(number * arrivals + 1, (number + 1) * arrivals + 1):
        time.sleep(pause)
        started = time.perf_counter()
        if note(ident):
            seconds.append(time.perf_counter() - started)
    return seconds


def _our_desk(path: Path, number: int) -> Callable[[int], bool]:
    store = FileStore(path)
    watch = store.watch()
    desk = OpenDesk(store, watch, desk_of(watch.assembly, None, f"desk {number}"), out=False, confirm=False)

    def note(ident: int) -> bool:
        with redirect_stdout(io.StringIO()) as shown, redirect_stderr(io.StringIO()):
            desk.answer(code_of(ident))
        return "Checked in" in shown.getvalue()

    return note


def _stock_desk(path: Path) -> Callable[[int], bool]:
    stock = JsonFile(path)

    def note(ident: int) -> bool:
        try:
            stock.update(ident, "here")
        except (ValueError, KeyError):
            return False
        return True

    return note


def _report_search() -> None:
    people = make_assembly(PEOPLE, 5, seed=1).participants.values()
    finder = Finder(people)
    seconds = []
    for words in [*SEARCHES, *(person.name for person in list(people)[:500])]:
        started = time.perf_counter()
        finder.find(words)
        seconds.append(time.perf_counter() - started)
    show(
        ["search at the desk", "searches", "median, s", "p99, s", "at most"],
        [[f"{PEOPLE:,} people", str(len(seconds)), *_times(seconds), "0.05"]],
    )


if __name__ == "__main__":
    how, path, arrivals, pause, number = sys.argv[1:]
    print(json.dumps(_desk(how, Path(path), int(arrivals), float(pause), int(number))))
