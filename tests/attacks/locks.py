"""Attacks by several commands at once: who waits for whom, and what readers see meanwhile."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

from attacks.attack import attack
from attacks.office import ICLEI, environment
from attacks.posix import make_pipe

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.attack import Ground
    from attacks.office import Office

SOON = 5.0
"""A change takes less than so many seconds, also on a busy machine, when it does not wait for anybody."""


@attack("an import whose input does not come")
def waiting_input(ground: Ground) -> None:
    """`mkfifo ff; iclei participants import ff &` and `import - < ff &`; then a change by somebody else."""
    for words in (
        ("participants", "import", "ff"),
        ("participants", "import", "-"),
        ("store", "import", "ff"),
    ):
        office = ground.office()
        make_pipe(office.folder / "ff")
        # Held open and never written to.
        end = os.open(office.folder / "ff", os.O_RDWR)
        process = office.start(*words, stdin=end)
        time.sleep(1)
        seconds, code = _change(office)
        process.kill()
        process.wait()
        os.close(end)
        ground.judge(code == 0, f"beside {words} a change ends with {code}")
        ground.judge(seconds < SOON, f"beside {words} a change takes {seconds:.1f} s")


@attack("an import whose input takes long to read")
def slow_input(ground: Ground) -> None:
    """A web page of a megabyte called `.xls` is imported; meanwhile somebody else makes changes."""
    for _ in ground.times(2):
        office = ground.office()
        _write_page(office.folder / "list.xls")
        process = office.start("participants", "import", "list.xls", "--dry-run")
        slowest = 0.0
        while process.poll() is None:
            seconds, code = _change(office)
            slowest = max(slowest, seconds)
            ground.judge(code == 0, f"a change ends with {code}")
        ground.judge(slowest < SOON, f"a change takes {slowest:.1f} s")
        process = office.start("participants", "import", "list.xls")
        while process.poll() is None:
            seconds, code = _change(office)
            ground.judge(code == 0, f"a change ends with {code}, {seconds:.1f} s")


def _write_page(path: Path) -> None:
    rows = "".join(
        f"<tr><td>김하늘{chr(0xAC00 + number)}</td><td>person{number}@example.com</td></tr>"
        for number in range(11_000)
    )
    page = f"<html><table><tr><td>Name</td><td>E-mail</td></tr>{rows}</table></html>"
    path.write_text(page, encoding="utf-8")


def _change(office: Office) -> tuple[float, int]:
    """Make a change; how long it took, and its exit code."""
    started = time.perf_counter()
    code = office.run("participants", "edit", "1", "--notes", f"{started}").exit_code
    return time.perf_counter() - started, code


@attack("readers beside writers")
def readers_beside_writers(ground: Ground) -> None:
    """`check`, `export`, `dossier`, `list`, `history`, beside edits, undo, erasures and restores."""
    for _ in ground.times(4):
        office = ground.office()
        writers = [
            subprocess.Popen(
                ["sh", "-c", script],
                cwd=office.folder,
                env=environment({"ICLEI": ICLEI}),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for script in (_EDITING, _UNDOING, _ERASING, _RESTORING)
        ]
        number = 0
        while any(writer.poll() is None for writer in writers):
            _read_something(ground, office, number)
            number += 1
        ground.judge(office.is_whole(), "in the end the assembly is not whole")


_EDITING = 'for n in $(seq 25); do "$ICLEI" participants edit 1 --notes "n $n"; done'
_UNDOING = 'for n in $(seq 12); do "$ICLEI" undo 1; "$ICLEI" redo 1; done'
_ERASING = 'for n in 5 6 7 8; do "$ICLEI" participants erase $n --yes; done'
_RESTORING = 'for n in $(seq 5); do "$ICLEI" store restore 1 --yes; done'


def _read_something(ground: Ground, office: Office, number: int) -> None:
    """Let a reader read, and judge that it saw one moment, and nothing that looks like damage."""
    readers = (
        ("store", "check"),
        ("store", "export", "--force", "-o", f"export{number}.json"),
        ("participants", "dossier", "2"),
        ("participants", "list"),
        ("history",),
    )
    words = readers[number % len(readers)]
    ran = office.run(*words)
    ground.judge(ran.exit_code == 0, f"{words} ends with {ran.exit_code}: {ran.told[-300:]}")
    ground.judge("interrupted" not in ran.told, f"{words}: {ran.told[-300:]}")
