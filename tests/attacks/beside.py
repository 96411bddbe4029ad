"""Attacks on what lies beside the store, by somebody who may write in the same folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from attacks.attack import CannotBeTriedError, attack
from attacks.office import NOBODY
from attacks.posix import give_to, is_root

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.attack import Ground
    from attacks.office import Office

COMMANDS = (
    *("participants add --name Kim", "participants list", "store check", "undo", "store backup"),
    *("history show 2", "store restore 1 --yes", "participants erase 2 --yes", "export roster"),
)


def refused(ground: Ground, office: Office, victim: Path, name: str) -> None:
    """Judge that every command is refused with a sentence, and the victim's file stays as it is."""
    before = victim.read_bytes()
    for words in ground.rng.sample(COMMANDS, len(ground.times(len(COMMANDS)))):
        ran = office.run(*words.split())
        is_told = ran.exit_code == 3 and b"Next:" in ran.err
        ground.judge(is_told, f"{name}: {words}: {ran.exit_code} {ran.told[-200:]}")
        ground.judge(victim.read_bytes() == before, f"{name}: {words} wrote over somebody's file")


@attack("links beside the store")
def links(ground: Ground) -> None:
    """The folder, its lock, turn, holder, history, backups and notes as links to other files and folders."""
    victim = ground.folder / "victim"
    victim.write_bytes(b"precious")
    elsewhere = ground.empty()
    for name in ("", "lock", "turn", "holder", "history", "backups", "outgoing"):
        office = ground.office()
        place = office.beside / name if name else office.beside
        if place.is_dir():
            shutil.rmtree(place)
        elif place.exists():
            place.unlink()
        place.symlink_to(victim if name in {"lock", "turn", "holder"} else elsewhere)
        refused(ground, office, victim, name or "the folder")
        ground.judge(not any(elsewhere.iterdir()), f"{name}: something was put elsewhere")
        office.file.unlink()
        ground.judge(office.run("init").exit_code == 3, f"{name}: init took it over")


@attack("a folder that is open, or somebody else's")
def foreign(ground: Ground) -> None:
    """The folder beside the store of mode 0777, of another user's, or with files of theirs in it."""
    if not is_root():
        raise CannotBeTriedError("only root can play somebody else")
    victim = ground.folder / "victim"
    victim.write_bytes(b"precious")
    for mode in (0o777, 0o770, 0o755, 0o701):
        office = ground.office()
        office.beside.chmod(mode)
        refused(ground, office, victim, f"{mode:o}")
        office.beside.chmod(0o700)
        ground.judge(office.run("participants", "list").exit_code == 0, f"{mode:o}: the mend does not help")
    for name in ("", "history", "backups", "lock"):
        office = ground.office()
        (office.beside / "lock").touch()
        give_to(office.beside / name, NOBODY)
        refused(ground, office, victim, f"somebody else's {name or 'folder'}")
    folder = ground.empty()
    (folder / ".assembly.json.d").mkdir(mode=0o700)
    give_to(folder / ".assembly.json.d", NOBODY)
    ground.judge(ground.office_in(folder).run("init").exit_code == 3, "init took over somebody else's folder")


@attack("normal folders")
def normal(ground: Ground) -> None:
    """In nobody's way: umask 000 and 077, a folder with group-write, a link to the file."""
    for umask in (0o000, 0o002, 0o022, 0o077):
        office = ground.office()
        office.folder.chmod(0o2770)
        for words in ("participants add --name Kim", "undo", "store backup", "store check", "groups assign"):
            ran = office.run(*words.split(), umask=umask)
            ground.judge(ran.exit_code == 0, f"{umask:o}: {words}: {ran.told[-200:]}")
        linked = ground.empty()
        (linked / "assembly.json").symlink_to(office.file)
        again = ground.office_in(linked)
        ground.judge(again.run("participants", "add", "--name", "Lee").exit_code == 0, "a link to the file")
