"""How long `iclei --version` takes, and the Tab key, against the smallest Typer program with two commands."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.processes import seconds_of
from columns import show
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

TIMES = 41
MOST = 1.3
PEOPLE = 10_000
TAB = (
    *("env", "_ICLEI_COMPLETE=complete_bash", "COMP_CWORD=3"),
    "COMP_WORDS=iclei participants show Person",
)
"""As bash asks."""

SMALLEST = '''\
import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def hello():
    """Say hello."""
    print("hello")


@app.command()
def bye():
    """Say goodbye."""
    print("bye")


app()
'''


def report() -> None:
    """Print the two times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileStore(folder / FILE_NAME, command="", tell=print).create(make_assembly(PEOPLE, 5, seed=1))
        (folder / "smallest.py").write_text(SMALLEST, encoding="utf-8")
        smallest = [sys.executable, "smallest.py", "hello"]
        iclei = [str(Path(sys.executable).with_name("iclei")), "--version"]
        words = [*TAB, iclei[0]]
        base, ours, tab = seconds_of(smallest, iclei, words, folder=folder, times=TIMES)
    show(
        ["start", "seconds", f"ratio (at most {MOST})"],
        [
            ["a Typer app of two commands", f"{base:.3f}", "1.00"],
            ["iclei --version", f"{ours:.3f}", f"{ours / base:.2f}"],
            [f"Tab behind a name, {PEOPLE:,} people", f"{tab:.3f}", f"{tab / base:.2f}"],
        ],
    )
