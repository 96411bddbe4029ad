"""Attacks on backups, undo and the destroying of data: what is left of whom, and what can be had back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attacks.attack import attack

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.attack import Ground
    from attacks.office import Office

_SHIFTED = """
import datetime, os
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=float(os.environ["SHIFTED_DAYS"]))
datetime.datetime = Shifted
"""
"""A `sitecustomize` that shifts the clock of a command."""


def _shifted(office: Office, days: float, *words: str) -> None:
    """Run a command on a day so many days from now."""
    folder = office.folder.parent / "clock"
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(_SHIFTED, encoding="utf-8")
    office.run(*words, env={"PYTHONPATH": str(folder), "SHIFTED_DAYS": str(days)})


def _backups(office: Office) -> list[Path]:
    return sorted((office.beside / "backups").glob("*.json"))


@attack("changes after the clock went back")
def clock_goes_back(ground: Ground) -> None:
    """Changes on eight days of a later year, then three today; then the file is damaged and restored."""
    for _ in ground.times(3):
        office = ground.office()
        for day in range(8):
            _shifted(office, 3000 + day, "participants", "edit", "3", "--notes", f"day {day}")
        for number in range(3):
            office.run("participants", "add", "--name", f"Newest {number}")
        office.file.write_bytes(b"damaged")
        office.run("store", "restore", "1", "--yes")
        ground.judge("Newest 2" in office.names(), "the newest change is in no backup")


@attack("restoring, and going back")
def restore_and_back(ground: Ground) -> None:
    """Three edits; any backup is restored and worked on; then the kept copy is put back and all undone."""
    for _ in ground.times(10):
        office = ground.office()
        for number in range(3):
            office.run("participants", "edit", "3", "--notes", f"edit {number}")
        which = ground.rng.randint(1, len(_backups(office)))
        office.run("store", "restore", str(which), "--yes")
        ground.judge(office.is_whole(), f"backup {which} lost changes")
        office.run("participants", "edit", "4", "--notes", "elsewhere")
        backups = office.run("store", "restore", "--json").document["backups"]
        kept = next(item for item in backups if item["kept"])
        office.run("store", "restore", str(kept["number"]), "--yes")
        ground.judge(office.is_whole(), f"the kept copy lost changes, after backup {which}")
        ground.judge(office.run("undo", "3").exit_code == 0, f"no undo after backup {which}")
        ground.judge(office.run("store", "export").exit_code == 0, f"no export after backup {which}")


@attack("values that look harmless, typed")
def harmless_values(ground: Ground) -> None:
    """Numbers, words and what begins with a dash, typed as values; then the person is erased."""
    office = ground.office()
    for words in (
        ("participants", "edit", "1", "--notes", "770315"),
        ("participants", "edit", "1", "--notes=770316"),
        ("participants", "edit", "1", "--notes", "--secretly"),
        ("participants", "edit", "1", "--notes", "-secretly"),
        ("participants", "edit", "--notes", "secretly", "--", "1"),
        ("groups", "pin", "1", "energy", "--reason", "770317"),
    ):
        office.run(*words)
        noted = office.run("history", "--json").document["changes"][-1]["command"]
        ground.judge(noted == " ".join(words[:2]), f"noted: {noted}")
    office.run("participants", "erase", "1", "--yes")
    for word in ("77031", "secretly"):
        ground.judge(office.holds(word) == [], f"{word} is left in {office.holds(word)}")
