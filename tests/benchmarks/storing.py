"""The store: what it costs at 10,000 participants, and what TinyDB's own storage costs, and loses.

Both are filled with the same people. "Lost" counts what was reported as done and is not there afterwards.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from benchmarks.processes import seconds_of
from benchmarks.stock import JsonFile
from benchmarks.survival import survival
from columns import show
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (100, 10_000)
TIMES = 7
COMMANDS = 1_000
ICLEI = str(Path(sys.executable).with_name("iclei"))


def report() -> None:
    """Print four tables: commands, history, TinyDB's own storage beside ours, and what was lost."""
    with tempfile.TemporaryDirectory() as name:
        stores = [_store(Path(name, str(size)), size) for size in SIZES]
        _report_commands(stores)
        print()
        _report_stock(stores[-1], Path(name, "stock.json"))
        print()
        _report_history(stores[-1])
    print()
    _report_survival()


def _store(folder: Path, size: int) -> FileStore:
    folder.mkdir()
    store = FileStore(folder / FILE_NAME)
    store.create(make_assembly(size, 5, seed=1))
    return store


def _report_commands(stores: Sequence[FileStore]) -> None:
    """The whole process, from typing to the prompt, for a small and for a large assembly."""
    commands = (
        (("participants", "list"), "3 times"),
        (("participants", "list", "--json"), ""),
        (("participants", "edit", "17", "--phone", "010-2345-6789"), "0.5 s"),
        (("undo",), ""),
    )
    rows = []
    for words, most in commands:
        small, large = (_seconds(store, words) for store in stores)
        ratio = f"{large / small:.1f}"
        rows.append([f"iclei {' '.join(words)}", f"{small:.2f}", f"{large:.2f}", ratio, most])
    sizes = [f"{store.path.stat().st_size / 1e6:.2f}" for store in stores]
    rows.append(["size of the file, MB", *sizes, "", ""])
    show(["whole process, seconds", *(f"{size:,} people" for size in SIZES), "ratio", "at most"], rows)


def _seconds(store: FileStore, words: Sequence[str]) -> float:
    """The median time of a command; an undo is given something to undo every time."""
    for number in range(TIMES + 1):
        _edit(store, number)
    (seconds,) = seconds_of([ICLEI, *words], folder=store.path.parent, times=TIMES)
    return seconds


def _report_stock(store: FileStore, path: Path) -> None:
    """The same work in one process, with TinyDB's own storage and with ours."""
    people = store.read().participants.values()
    stock = JsonFile(path)
    inserting = _time(lambda: stock.insert_all(people))
    creating = _time(lambda: store.create(store.read(), replace=True))
    rows = [
        _versus("insert all", inserting, creating),
        _versus("load all", _median(stock.load), _median(store.read)),
        _versus("one edit", _median(lambda: stock.update(17, _note())), _median(lambda: _edit(store, 17))),
    ]
    title = f"{len(people):,} people, one process, seconds"
    show([title, "TinyDB's JSONStorage", "ours", "ours / stock"], rows)


def _versus(what: str, stock: float, ours: float) -> list[str]:
    return [what, f"{stock:.3f}", f"{ours:.3f}", f"{ours / stock:.2f}"]


def _report_history(store: FileStore) -> None:
    """Its size after 1,000 commands, and its share of a command's time then."""
    for number in range(COMMANDS):
        _edit(store, number)
    size = sum(path.stat().st_size for path in store.history_folder.iterdir())
    heads = len(msgspec.json.encode(list(store.read_state().history.entries.values())))
    noted, plain = [], []
    for number in range(3 * TIMES):
        noted.append(_time(partial(_edit, store, number)))
        plain.append(_time(partial(_edit_unnoted, store, number)))
    command = _seconds(store, ["participants", "edit", "17", "--notes", "new"])
    cost = max(0.0, median(noted) - median(plain))
    show(
        [f"history of {COMMANDS:,} commands, {SIZES[-1]:,} people", "measured", "at most"],
        [
            ["files of changes, MB", f"{size / 1e6:.2f}", "100 with heads"],
            ["heads in the assembly's file, MB", f"{heads / 1e6:.2f}", ""],
            ["a change that is noted, s", f"{median(noted):.3f}", ""],
            ["a change that is not noted, s", f"{median(plain):.3f}", ""],
            ["noting, of the change", f"{cost / median(noted):.0%}", "20%"],
            ["noting, of the whole command", f"{cost / command:.0%}", "20%"],
            ["iclei participants edit, s", f"{command:.2f}", "0.5"],
        ],
    )


def _edit(store: FileStore, number: int) -> None:
    with store.transaction() as assembly:
        person = assembly.participants[number % 100 + 1]
        assembly.put([msgspec.structs.replace(person, notes=_note())])


def _edit_unnoted(store: FileStore, number: int) -> None:
    with store.changing() as state:
        person = state.assembly.participants[number % 100 + 1]
        state.assembly.put([msgspec.structs.replace(person, notes=_note())])


def _note() -> str:
    return f"note {random.getrandbits(64)}"


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _median(work: Callable[[], object]) -> float:
    return median(_time(work) for _ in range(TIMES))


def _report_survival() -> None:
    show(["what went wrong", "TinyDB's JSONStorage", "ours"], survival())
