"""Attacks with kill -9 on commands that are more than one change to one file: each must be one step."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from attacks.attack import attack
from attacks.files import BAD_ROWS
from attacks.office import Office, registrations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attacks.attack import Ground


def _usual_seconds(office: Office, words: Sequence[str]) -> float:
    started = time.perf_counter()
    office.run(*words)
    return time.perf_counter() - started


def _kill(office: Office, words: Sequence[str], seconds: float) -> bool:
    """Start a command and kill it so long after; whether it was killed before its end."""
    process = office.start(*words)
    time.sleep(seconds)
    process.kill()
    return process.wait() < 0


def _moments(ground: Ground, count: int, usual: float) -> Iterator[float]:
    """Times at which to kill: all that a command does to files is in the second half of its time."""
    return (ground.rng.uniform(usual * 0.4, usual * 1.05) for _ in ground.times(count))


@attack("a kill in store import")
def killed_import(ground: Ground) -> None:
    """Kill -9 at random times of `store import`, into an empty folder and, with --force, over another."""
    source = ground.office()
    source.run("store", "export", "-o", "export.json")
    content = (source.folder / "export.json").read_bytes()
    whole = _history(source)
    for number, moment in enumerate(_moments(ground, 60, _usual_import(ground, content))):
        office = ground.office() if number % 2 else ground.office_in(ground.empty())
        (office.folder / "export.json").write_bytes(content)
        before = None
        if number % 2:
            office.run("participants", "edit", "1", "--notes", "before")
            before = _history(office)
        _kill(office, ("store", "import", "export.json", "--force"), moment)
        if before is None and not office.file.exists():
            ground.judge(True, "")
            continue
        ground.judge(_history(office) in (before, whole), f"{len(_history(office))} changes are left")
        ground.judge(office.is_whole(), "the assembly is not whole")
        ground.judge(office.run("undo", "1").exit_code == 0, "nothing can be undone")


def _usual_import(ground: Ground, content: bytes) -> float:
    office = Office(ground.empty())
    (office.folder / "export.json").write_bytes(content)
    return _usual_seconds(office, ("store", "import", "export.json"))


def _history(office: Office) -> list[object]:
    """The numbers and times of the changes."""
    changes = office.run("history", "--json").document["changes"]
    return [(change["number"], change["time"]) for change in changes]


@attack("a kill in an import with refused rows")
def killed_rejects(ground: Ground) -> None:
    """Kill -9 at random times of `participants import bad.csv --strict --rejects out.xlsx`."""
    words = ("participants", "import", "bad.csv", "--strict", "--rejects", "out.xlsx")
    trial = ground.office()
    (trial.folder / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
    usual = _usual_seconds(trial, words)
    ground.judge((trial.folder / "out.xlsx").exists(), "no row is refused: this attacks nothing")
    for moment in _moments(ground, 60, usual):
        office = ground.office()
        (office.folder / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
        before = _history(office)
        _kill(office, words, moment)
        rows, changes = office.folder / "out.xlsx", _history(office)
        ground.judge(len(changes) - len(before) in {0, 1}, f"{len(changes) - len(before)} changes")
        ground.judge(not rows.exists() or len(changes) > len(before), "rows of an import that never was")
        left = [path.name for path in office.folder.glob(".*.tmp")]
        ground.judge(not left, f"{left} is left")
        ground.judge(office.run("undo", "1").exit_code == 0 and office.is_whole(), "it is not whole")


@attack("a kill in store restore")
def killed_restore(ground: Ground) -> None:
    """Kill -9 at random times of `store restore 2 --yes`: as before or as in the backup; undo works."""
    usual = _usual_seconds(ground.office(), ("store", "restore", "2", "--yes"))
    for moment in _moments(ground, 40, usual):
        office = ground.office()
        office.run("participants", "edit", "3", "--notes", "later")
        before = _history(office)
        _kill(office, ("store", "restore", "2", "--yes"), moment)
        now = _history(office)
        ground.judge(now in (before, before[:-1]), f"{len(now)} changes instead of {len(before)}")
        ground.judge(office.is_whole(), "the assembly is not whole")
        ground.judge(office.run("undo", "1").exit_code == 0, "nothing can be undone")


@attack("a kill in a first import")
def killed_first_import(ground: Ground) -> None:
    """Kill -9 at random times of `participants import` in an empty folder: no assembly, or a whole one."""
    trial = Office(ground.empty())
    (trial.folder / "list.csv").write_text(registrations(60), encoding="utf-8")
    usual = _usual_seconds(trial, ("participants", "import", "list.csv"))
    for moment in _moments(ground, 40, usual):
        office = ground.office_in(ground.empty())
        (office.folder / "list.csv").write_text(registrations(60), encoding="utf-8")
        _kill(office, ("participants", "import", "list.csv"), moment)
        again = office.run("participants", "import", "list.csv", "--yes")
        ground.judge(again.exit_code == 0, f"again: {again.told}")
        ground.judge(len(office.names()) == len(trial.names()), "people are missing")


@attack("a kill in a walk-in")
def killed_walk_in(ground: Ground) -> None:
    """Kill -9 at random times of `checkin --new`: on the list once or not, and nothing counts that is not."""
    words = ("checkin", "--new", "홍길동, 창원시, 주무관")
    usual = _usual_seconds(ground.office(), words)
    for moment in _moments(ground, 40, usual):
        office = ground.office()
        before = office.names()
        _kill(office, words, moment)
        new = len(office.names()) - len(before)
        status = office.run("checkin", "status", "--json").document
        ground.judge(new in {0, 1}, f"{new} people of one line")
        ground.judge(status["walk_ins"] <= new, "somebody came who is not on the list")
        ground.judge(status["not_listed"] == 0, "an arrival of nobody")
        again = office.run(*words)
        ground.judge((again.exit_code == 0) is (new == 0), f"again: {again.told}")
        ground.judge(len(office.names()) == len(before) + 1, "a double")
        ground.judge(office.is_whole(), "the assembly is not whole")
