"""Attacks on the files that commands write: what they may replace, what they leave, who may read them."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import time
from typing import TYPE_CHECKING

from attacks.attack import attack
from attacks.posix import is_root, make_device, make_pipe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from attacks.attack import Ground
    from attacks.office import Office

BAD_ROWS = "Name,E-mail\n정하은,haeun@example.org\n한도윤,not an address\n"
"""A list of which one row cannot be taken with `--strict`."""

WRITERS = {
    "roster": (("export", "roster", "--contacts", "--force", "-o"), ".xlsx"),
    "chart": (("groups", "tradeoff", "--time-limit", "1", "--force", "--chart"), ".svg"),
    "export": (("store", "export", "--force", "-o"), ".json"),
    "copy": (("store", "backup", "-o"), ".json"),
    "rapporteur's sheet": (("export", "notes-sheet", "--force", "-o"), ".xlsx"),
    "refused rows": (("participants", "import", "bad.csv", "--strict", "--rejects"), ".xlsx"),
}
"""All commands that write a file that somebody named, and how its name ends."""


def _write_all(office: Office, stem: str, suffixes: Sequence[str] = ("",)) -> None:
    """Let every writer write to this name, with the ending that it wants."""
    (office.folder / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
    for words, suffix in WRITERS.values():
        if suffix in suffixes or "" in suffixes:
            office.run(*words, f"{stem}{suffix}")


def _contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder that are kept, by their names: not what any command renews."""
    passing = {"lock", "turn", "holder"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passing
    }


def _is_kept(office: Office, before: dict[str, bytes]) -> bool:
    """Whether what was kept beside the assembly still is, byte by byte, but for what was rotated away."""
    now = _contents(office.beside)
    return all(now.get(name, content) == content for name, content in before.items())


@attack("every writer over a link to what is precious")
def over_links(ground: Ground) -> None:
    """`ln -s TARGET out.xlsx` (file, change, backup, lock), then each command that writes, with --force."""
    office = ground.office()
    targets = [
        office.file,
        next((office.beside / "history").iterdir()),
        next((office.beside / "backups").iterdir()),
        office.beside / "lock",
    ]
    for number, target in enumerate(targets):
        before = target.read_bytes()
        for ending in (".xlsx", ".json", ".svg"):
            (office.folder / f"out{number}{ending}").symlink_to(target)
        _write_all(office, f"out{number}")
        held = not target.exists() or target.read_bytes() == before or target == office.file
        ground.judge(held, f"{target.name} was replaced through a link")
        ground.judge(office.is_whole(), f"a link to {target.name} broke the assembly")


@attack("every writer over the assembly by its own name")
def over_own_name(ground: Ground) -> None:
    """`iclei --store x.xlsx export roster -o x.xlsx --force`, and so for each ending and command."""
    for words, ending in WRITERS.values():
        office = ground.office()
        (office.folder / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
        own = office.folder / f"own{ending}"
        office.file.rename(own)
        office.beside.rename(office.folder / f".own{ending}.d")
        before = own.read_bytes()
        ran = office.run("--store", own.name, *words, own.name)
        ground.judge(
            ran.exit_code not in {0, 70} and own.read_bytes() == before, f"{words} replaced its store"
        )


@attack("every writer over a hard link, or another case of letters")
def over_hard_links(ground: Ground) -> None:
    """`ln assembly.json out.json`, also as ASSEMBLY.JSON, as a disk without cases of letters has it."""
    for stem in ("out", "ASSEMBLY"):
        office = ground.office()
        for ending in (".xlsx", ".json", ".svg"):
            os.link(office.file, office.folder / f"{stem}{ending}")
        _write_all(office, stem)
        left = [(office.folder / f"{stem}{end}").read_bytes()[:10] for end in (".xlsx", ".json", ".svg")]
        ground.judge(office.is_whole(), "the assembly is broken")
        ground.judge(all(head.startswith(b'{\n"schema"') for head in left), "another name of it was replaced")


@attack("every writer into the folder beside the assembly")
def into_the_folder(ground: Ground) -> None:
    """`-o .assembly.json.d/history/000001…`, `…/backups/…`, `…/lock`, new names, `way/../`."""
    office = ground.office()
    before = _contents(office.beside)
    inside = office.beside.name
    (office.folder / "way").symlink_to(inside)
    for stem in (
        f"{inside}/new",
        f"{inside}/history/new",
        "way/backups/new",
        f"way/../{inside}/backups/other",
    ):
        _write_all(office, stem)
    for path in (*before, "lock", "turn"):
        office.run("store", "export", "--force", "-o", f"{inside}/{path}")
    made = {name for name in _contents(office.beside) if "new" in name or "other" in name}
    ground.judge(not made, f"files were put there: {made}")
    ground.judge(_is_kept(office, before), "what is kept there was replaced")
    ground.judge(office.is_whole(), "the assembly is broken")


@attack("every writer over another assembly, its backups, and copies")
def over_others(ground: Ground) -> None:
    """A second assembly nearby, one that is gone but has backups, a copy made with `store backup -o`."""
    office = ground.office()
    other = office.folder / "other"
    other.mkdir()
    for ending in (".xlsx", ".json", ".svg"):
        shutil.copy(office.file, other / f"second{ending}")
        shutil.copytree(office.beside, other / f".gone{ending}.d")
    office.run("store", "backup", "-o", "copy.json")
    before = _contents(other) | {"copy": (office.folder / "copy.json").read_bytes()}
    for stem in ("other/second", "other/gone", "copy"):
        _write_all(office, stem)
    backup = next((other / ".gone.json.d" / "backups").iterdir())
    office.run("store", "export", "--force", "-o", str(backup))
    now = _contents(other) | {"copy": (office.folder / "copy.json").read_bytes()}
    ground.judge(
        now == before, f"replaced or made: {[name for name in now if now[name] != before.get(name)]}"
    )


@attack("every writer over a pipe and a device")
def over_devices(ground: Ground) -> None:
    """`mkfifo out.json`, a device's node (as root), and links to both, all in a folder of the attack."""
    office = ground.office()
    for ending in (".xlsx", ".json", ".svg"):
        make_pipe(office.folder / f"pipe{ending}")
        (office.folder / f"way to pipe{ending}").symlink_to(f"pipe{ending}")
        if is_root():
            # Never the machine's own: where the attack gets through, that would be gone.
            make_device(office.folder / f"node{ending}")
            (office.folder / f"way to node{ending}").symlink_to(f"node{ending}")
    for stem in ("pipe", "node", "way to pipe", "way to node"):
        _write_all(office, stem)
    for ending in (".xlsx", ".json", ".svg"):
        pipe, node = office.folder / f"pipe{ending}", office.folder / f"node{ending}"
        ground.judge(stat.S_ISFIFO(pipe.lstat().st_mode), f"{pipe.name} was replaced")
        ground.judge(not is_root() or stat.S_ISCHR(node.lstat().st_mode), f"{node.name} was replaced")


@attack("a kill while a file goes out")
def killed_writer(ground: Ground) -> None:
    """Kill -9 of a roster, export or copy while it writes, umask 000; then any other command."""
    later = (("participants", "list"), ("participants", "edit", "1", "--notes", "x"), ("store", "check"))
    for number in ground.times(30):
        office = ground.office()
        there = office.folder / "there"
        there.mkdir()
        words, ending = list(WRITERS.values())[(0, 2, 3)[number % 3]]
        mode = _killed_halfway(office, (*words, f"there/out{ending}"), there)
        ground.judge(mode in {None, 0o600}, f"{words}: {mode or 0:o}, open to others while it is written")
        office.run(*later[number // 3 % len(later)])
        left = [path.name for path in there.iterdir() if path.suffix == ".tmp"]
        ground.judge(not left, f"{words}: {left} is still there after {later[number // 3 % len(later)]}")


def _killed_halfway(office: Office, words: Sequence[str], there: Path) -> int | None:
    """Kill a command once it writes to a folder; the mode of what it writes, None if it was too fast."""
    process = office.start(*words, umask=0)
    while process.poll() is None:
        for path in there.iterdir():
            if path.suffix == ".tmp":
                process.kill()
                process.wait()
                return stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    return None


@attack("the mode of what is written")
def modes(ground: Ground) -> None:
    """Umask 000: each file that goes out, with contacts or without, also over an open one."""
    office = ground.office()
    (office.folder / "bad.csv").write_text(BAD_ROWS, encoding="utf-8")
    for name, (words, ending) in WRITERS.items():
        office.start(*words, f"{name}{ending}".replace(" ", ""), umask=0).wait()
        path = office.folder / f"{name}{ending}".replace(" ", "")
        mode = stat.S_IMODE(path.stat().st_mode)
        is_handed_out = name in {"chart", "rapporteur's sheet"}
        ground.judge(is_handed_out or mode == 0o600, f"{name}: {mode:o}")
    (office.folder / "open.xlsx").touch()
    (office.folder / "open.xlsx").chmod(0o666)
    office.start("export", "roster", "-o", "open.xlsx", "--force", umask=0o027).wait()
    mode = stat.S_IMODE((office.folder / "open.xlsx").stat().st_mode)
    ground.judge(mode == 0o640, f"wider than the umask: {mode:o}")


@attack("a note that names somebody else's file")
def forged_note(ground: Ground) -> None:
    """In `outgoing`: notes of foreign files, of links named like ours, with `..`, no text; a folder."""
    office = ground.office()
    victim = office.folder / "victim"
    victim.write_bytes(b"theirs")
    (office.folder / ".x.0123456789ab.tmp").symlink_to(victim)
    (office.folder / ".folder.0123456789ab.tmp").mkdir()
    notes = office.beside / "outgoing"
    notes.mkdir(exist_ok=True)
    names = (
        b"victim",
        b"./x/../victim",
        b".x.0123456789ab.tmp",
        b".folder.0123456789ab.tmp",
        b"\xff\xfe",
        b"\x00",
    )
    for number, name in enumerate(names):
        (notes / f"{number:016}").write_bytes(os.fsencode(office.folder) + b"/" + name)
    (notes / "afolder").mkdir()
    for words in (
        ("participants", "list"),
        ("participants", "edit", "1", "--notes", "x"),
        ("store", "check"),
    ):
        ground.judge(office.run(*words).exit_code == 0, f"iclei {words} failed")
    ground.judge(victim.read_bytes() == b"theirs", "a foreign file was removed")


@attack("copies after the folder was moved")
def moved_folder(ground: Ground) -> None:
    """`store backup -o` in and below the folder; `mv` of all; `erase`, then `purge`."""
    office = ground.office()
    (office.folder / "copies").mkdir()
    office.run("store", "backup", "-o", "copies/copy.json")
    office.run("store", "backup", "-o", "copy.json")
    moved = office.folder.with_name(f"{office.folder.name} moved")
    office.folder.rename(moved)
    office.folder = moved
    name = office.names()[2]
    erased = office.run("participants", "erase", "3", "--yes")
    ground.judge(erased.exit_code == 0, f"erase: {erased.told}")
    ground.judge(not office.holds(name), f"still there: {office.holds(name)}")
    office.run("store", "purge", "--yes")
    ground.judge(not office.holds("example.org"), f"after the purge: {office.holds('example.org')}")


@attack("an erasure beside a copy that is being made")
def copy_beside_erasure(ground: Ground) -> None:
    """`store backup -o` and `participants erase 3` at the same time: no copy may keep them."""
    for number in ground.times(20):
        office = ground.office()
        name = office.names()[2]
        copying = office.start("store", "backup", "-o", "copy.json")
        time.sleep(0.02 * (number % 10))
        office.start("participants", "erase", "3", "--yes").wait()
        copying.wait()
        ground.judge(not office.holds(name), f"{office.holds(name)} has them still")


@attack("a folder that goes away in mid-command")
def vanishing_folder(ground: Ground) -> None:
    """An import waits for its input; the assembly's folder is renamed, or removed; the input comes."""
    for number in ground.times(6):
        office = ground.office()
        work = office.folder / "work"
        work.mkdir()
        for path in (office.file, office.beside):
            path.rename(work / path.name)
        make_pipe(office.folder / "list.csv")
        words = ("--store", "work/assembly.json", "participants", "import", "list.csv")
        process = office.start(*words)
        with (office.folder / "list.csv").open("wb") as pipe:
            pipe.write(b"Name,E-mail\n")
            if number % 2:
                shutil.rmtree(work)
            else:
                work.rename(office.folder / "elsewhere")
            pipe.write("정하은,haeun@example.org\n".encode())
        ground.judge(process.wait(60) not in {70, -9}, "it ended as a fault")
        if not number % 2:
            kept = office.run("--store", "elsewhere/assembly.json", "store", "check")
            ground.judge(kept.exit_code == 0, "the moved assembly is broken")


@attack("a list that changes while it is read")
def changing_list(ground: Ground) -> None:
    """A list is emptied and written again, over and over, while `participants import` reads it."""
    for _ in ground.times(20):
        office = ground.office()
        before = office.names()
        path = office.folder / "list.csv"
        rows = "".join(
            f"김하늘{chr(0xAC00 + number)},person{number}@example.com\n" for number in range(11_000)
        )
        (office.folder / "whole").write_text(f"Name,E-mail\n{rows}", encoding="utf-8")
        path.touch()
        writer = subprocess.Popen(["sh", "-c", "while :; do cat whole > list.csv; done"], cwd=office.folder)
        try:
            ran = office.run("participants", "import", "list.csv")
        finally:
            writer.kill()
            writer.wait()
        now = office.names()
        ground.judge(ran.exit_code == 0 or now == before, "refused, and yet something was taken")
        ground.judge(office.is_whole(), "the assembly is broken")
