"""`iclei participants list` of 10,000 people, against a program that prints the same columns as they are.

Both are whole processes and read the same store; the other neither asks how wide a text is nor aligns it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.processes import seconds_of
from columns import show
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

TIMES = 15
PEOPLE = 10_000

PLAIN = """\
from pathlib import Path

from iclei_cli.store.open import open_store

COLUMNS = ("id", "name", "organisation", "position", "municipality", "sector", "status")

for person in open_store(Path.cwd(), command="", tell=print).read().participants.values():
    print(*(getattr(person, name) or "" for name in COLUMNS), sep="\\t")
"""


def report() -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileStore(folder / FILE_NAME, command="", tell=print).create(make_assembly(PEOPLE, 5, seed=1))
        (folder / "plain.py").write_text(PLAIN, encoding="utf-8")
        iclei = [str(Path(sys.executable).with_name("iclei")), "participants", "list"]
        plain, ours = seconds_of([sys.executable, "plain.py"], iclei, folder=folder, times=TIMES)
    show(
        [f"{PEOPLE:,} people, one a line", "seconds", "ratio", "at most"],
        [
            ["printed as they are", f"{plain:.3f}", "1.00", ""],
            ["iclei participants list", f"{ours:.3f}", f"{ours / plain:.2f}", "2"],
        ],
    )
