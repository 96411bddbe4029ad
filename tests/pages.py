"""Pages that tell what to type, and what is shown or where people sit then: done, line by line."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Iclei

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_FILE = re.compile(r"`(\S+\.csv)`:\n\n```csv\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def seats_of(iclei: Iclei) -> list[str]:
    """Who sits where, as the page writes it: the plan's rounds one after the other."""
    people = {person["id"]: person["name"] for person in iclei.json("participants", "list")["participants"]}
    return [
        f"{group['key']}: {', '.join(_told(people, member) for member in group['members']) or 'nobody'}"
        for round_ in iclei.json("groups", "show")["rounds"]
        for group in round_["groups"]
    ]


def _told(people: dict[int, str], member: dict[str, Any]) -> str:
    """Somebody at a table, with their duty."""
    return people[member["id"]] + (f" ({member['duty']})" if member["duty"] else "")


def follow(iclei: Iclei, page: str) -> int:
    """Do each command, and see that each list of seats is that of the plan made last, which is proved.

    How many plans were looked at.
    """
    _write_files(iclei, page)
    shown = 0
    for block in _BLOCK.finditer(page):
        if block["kind"] == "sh":
            for line in block["text"].splitlines():
                program, *words = shlex.split(line, comments=True)
                assert program == "iclei"
                iclei.ok(*words)
        elif block["kind"] == "text":
            assert sorted(seats_of(iclei)) == sorted(block["text"].splitlines()), block["text"]
            assert iclei.json("groups", "show")["proof"]["status"] == "optimal"
            iclei.ok("groups", "check")
            shown += 1
    return shown


def _write_files(iclei: Iclei, page: str) -> None:
    """Put the lists of a page where its commands look for them."""
    for name, text in _FILE.findall(page):
        (iclei.folder / name).write_text(text, "utf-8")


def type_in(iclei: Iclei, page: str) -> int:
    """Do each command of a page, and see that it prints what the page shows. How many commands there were.

    In blocks of `sh` each line is a command; in those of `console` each that begins with `$ `, and what it
    prints stands below, `…` for lines that are left out. `<!-- exit 1 -->` before a block says how its
    commands end, if not well; any other mark, that the block is not for this.
    """
    _write_files(iclei, page)
    count = 0
    for block in _BLOCK.finditer(page):
        mark = re.fullmatch(r"exit (\d)", block["mark"]) if block["mark"] else None
        if block["kind"] not in {"sh", "console"} or (block["mark"] and not mark):
            continue
        for line, shown in _commands(block["kind"], block["text"]):
            told = _typed(iclei, line, exit_code=int(mark[1]) if mark else 0)
            _require_shown(shown, told, line)
            count += 1
    return count


def _commands(kind: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """Each line that is typed, with the lines that are to follow it on the screen."""
    if kind == "sh":
        yield from ((line, []) for line in text.splitlines() if line.strip())
        return
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, *shown = part.splitlines()
        yield line, shown


def _typed(iclei: Iclei, line: str, *, exit_code: int) -> list[str]:
    """Type a line into a shell that knows the few commands that pages use, and return what is shown."""
    match shlex.split(line, comments=True):
        case ["mkdir", name]:
            Path(name).mkdir()
        case ["cd", name]:
            os.chdir(name)
        case ["cp", source, target]:
            shutil.copy(source, target)
        case ["iclei", *words, ">", file]:
            Path(file).write_text(iclei.ok(*words).out, "utf-8")
        case ["iclei", *words]:
            answer = iclei(*words)
            assert answer.exit_code == exit_code, f"{line}\n{answer.err}"
            return [told.rstrip() for told in (answer.out + answer.err).splitlines()]
        case words:
            assert not words, f"what is not run by this: {line}"
    return []


def _require_shown(shown: list[str], told: list[str], line: str) -> None:
    """Demand that all that a page shows is told, in that order, with others between only where it says so."""
    rest, may_skip = told, not shown
    for wanted in shown:
        if wanted.strip() == "…":
            may_skip = True
            continue
        found = next((at for at, text in enumerate(rest) if text == wanted.rstrip()), None)
        assert found is not None, f"{line}\nis not shown: {wanted}\n" + "\n".join(told)
        assert found == 0 or may_skip, f"{line}\nis left out: {rest[0]}"
        rest, may_skip = rest[found + 1 :], False
    assert may_skip or not rest, f"{line}\nis left out: {rest[0]}"
