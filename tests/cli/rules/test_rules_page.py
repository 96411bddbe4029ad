"""The page on rules: what it tells to type is done, and people then sit where it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Iclei

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`(\S+\.csv)`:\n\n```csv\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def seats_of(iclei: Iclei) -> list[str]:
    """Who sits where, as the page writes it: the plan's rounds one after the other."""
    people = {person["id"]: person["name"] for person in iclei.json("participants", "list")["participants"]}
    return [
        f"{group['key']}: {', '.join(people[member['id']] for member in group['members']) or 'nobody'}"
        for round_ in iclei.json("groups", "show")["rounds"]
        for group in round_["groups"]
    ]


def test_the_page_tells_what_happens(iclei: Iclei) -> None:
    """Each command of the page is done; each list of seats is that of the plan made last, which is proved."""
    page = PAGE.read_text("utf-8")
    for name, text in FILE.findall(page):
        (iclei.folder / name).write_text(text, "utf-8")
    shown = 0
    for block in BLOCK.finditer(page):
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
    assert shown > 1
