"""How long `iclei --version` takes, against the smallest Typer program with two commands."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.processes import seconds_of
from columns import show

TIMES = 41
MOST = 1.3

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
        (folder / "smallest.py").write_text(SMALLEST, encoding="utf-8")
        smallest = [sys.executable, "smallest.py", "hello"]
        iclei = [str(Path(sys.executable).with_name("iclei")), "--version"]
        base, ours = seconds_of(smallest, iclei, folder=folder, times=TIMES)
    show(
        ["start", "seconds", f"ratio (at most {MOST})"],
        [
            ["a Typer app of two commands", f"{base:.3f}", "1.00"],
            ["iclei --version", f"{ours:.3f}", f"{ours / base:.2f}"],
        ],
    )
