"""Pages that tell what to type and where people then sit: done, line by line."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Iclei

_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
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
    for name, text in _FILE.findall(page):
        (iclei.folder / name).write_text(text, "utf-8")
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
