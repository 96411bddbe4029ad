"""Importing a workbook of 10,000 people, beside what no import can do without: reading and writing it."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.stock import JsonFile
from columns import show
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME

PEOPLE, TIMES = 10_000, 9
NAMES = 7_001
"""So many names they have, so that three of five share theirs with a namesake elsewhere."""
HEADER = (
    "연번",
    "성명",
    "영문성명",
    "소속",
    "부서",
    "직위",
    "성별",
    "이메일",
    "연락처",
    "비고",
    *"가나다라마",
)


def report() -> None:
    """Print the seconds of the whole import, of its baseline, and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        path, store = Path(name, "list.xlsx"), FileStore(Path(name, FILE_NAME))
        _write(path)
        store.create(Assembly(event=Event(name="Assembly")))
        runs = [(_import(path, store), _baseline(path, store)) for _ in range(TIMES)]
    ours, base = (median(column) for column in zip(*runs, strict=True))
    # Each beside its own baseline: a machine that others use, too, is slow for seconds at a time.
    ratio = median(ours / base for ours, base in runs)
    show(
        [f"{PEOPLE:,} x {len(HEADER)} .xlsx", "seconds", "ratio", "at most"],
        [
            ["calamine reads, TinyDB's JSONStorage writes", f"{base:.2f}", "", ""],
            ["iclei reads, understands, compares, writes", f"{ours:.2f}", f"{ratio:.2f}", "2"],
        ],
    )


def _write(path: Path) -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("명단")
    sheet.append(HEADER)
    for number in range(PEOPLE):
        alike = number % NAMES
        letters = chr(0xAC00 + alike % 100 * 28) + chr(0xAC00 + alike // 100 * 28)
        who = (
            number + 1,
            f"김{letters}",
            f"Kim {number:05}",
            f"가람시청 {number % 50}",
            "환경과",
            "팀장",
            "여",
        )
        contact = (f"person{number}@example.kr", f"010-2{number // 100:03}-{number % 10_000:04}")
        sheet.append([*who, *contact, f"비고 {number}", *(f"답 {number % 7}" for _ in range(5))])
    workbook.save(path)


def _import(path: Path, store: FileStore) -> float:
    """The seconds of the whole import into an assembly without people, by a store that knows nothing yet.

    As with a command: one that was used before would let go of the last assembly meanwhile.
    """
    store.create(Assembly(event=Event(name="Assembly")), replace=True)
    anew = FileStore(store.path)
    started = time.perf_counter()
    with anew.transaction() as assembly:
        apply_registrations(read_registrations(path, assembly), assembly)
    return time.perf_counter() - started


def _baseline(path: Path, store: FileStore) -> float:
    """The seconds of reading the same file and writing the same people, with nothing in between."""
    people = store.read().participants.values()
    stock = path.with_name("stock.json")
    stock.unlink(missing_ok=True)
    started = time.perf_counter()
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    JsonFile(stock).insert_all(people)
    return time.perf_counter() - started
