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
    """Print the times, and their ratios to the smallest program's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileStore(folder / FILE_NAME, command="", tell=print).create(make_assembly(PEOPLE, 5, seed=1))
        (folder / "smallest.py").write_text(SMALLEST, encoding="utf-8")
        smallest = [sys.executable, "smallest.py", "hello"]
        iclei = [str(Path(sys.executable).with_name("iclei")), "--version"]
        korean = ["env", "ICLEI_LANG=ko", "PYTHONIOENCODING=utf-8", *iclei]
        words = [*TAB, iclei[0]]
        base, *ours = seconds_of(smallest, iclei, korean, words, folder=folder, times=TIMES)
    titles = ("iclei --version", "the same in Korean", f"Tab behind a name, {PEOPLE:,} people")
    rows = [
        [title, f"{seconds:.3f}", f"{seconds / base:.2f}", most]
        for title, seconds, most in zip(titles, ours, ("1.2", "1.3", "0.2 s"), strict=True)
    ]
    show(
        ["start", "seconds", "ratio", "at most"],
        [["a Typer app of two commands", f"{base:.3f}", "1.00", ""], *rows],
    )
