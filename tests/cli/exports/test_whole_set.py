"""`iclei export all`: the set for the day in a folder."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from iclei_cli.cli.exports.whole_set import PARTS

if TYPE_CHECKING:
    from conftest import Iclei


def test_what_can_be_made_is_made_as_its_own_command_makes_it(iclei: Iclei) -> None:
    """All else is told with its own sentence, and the page leads to what is there, no more and no less."""
    iclei.ok("init", "--template", "talk4action")
    for name in ("김하늘", "이바다", "Ana Cruz"):
        iclei.ok("participants", "add", "--name", name, "--email", "a@example.org")
    iclei.ok("groups", "assign")
    answer = iclei.ok("export", "all", "-o", "new/out", "--lang", "ko,en")
    folder = iclei.folder / "new" / "out"
    there = {path.name for path in folder.iterdir()}
    assert there == {part.name for part in PARTS} - {"calendar.ics", "tents.pdf"} | {"index.html"}
    assert "calendar.ics" in answer.err
    assert "no session has a start" in answer.err
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)"', page)) == there - {"index.html"}
    assert "명찰" in page
    assert "Badges" in page
    for words in (["signs"], ["people", "-o", "people.json"]):
        iclei.ok("export", *words, *([] if "-o" in words else ["--lang", "ko,en"]))
        name = words[-1] if "-o" in words else "signs.pdf"
        assert (folder / name).read_bytes() == (iclei.folder / name).read_bytes()
    assert (folder / "mail-merge.csv").stat().st_mode & 0o077 == 0


def test_without_a_plan_scripts_hear_what_was_left_out(iclei: Iclei) -> None:
    """One document, with nothing else around it; a file of before is never replaced without --force."""
    iclei.ok("init", "--template", "talk4action")
    iclei.ok("participants", "add", "--name", "김하늘")
    folder = iclei.folder / "out"
    folder.mkdir()
    (folder / "people.csv").write_text("mine", encoding="utf-8")
    refused = iclei("export", "all")
    assert refused.exit_code == 1
    assert "--force" in refused.err
    assert [path.name for path in folder.iterdir()] == ["people.csv"]
    found = json.loads(iclei.ok("export", "all", "--force", "--json").out)
    left_out = {item["name"]: item["code"] for item in found["left_out"]}
    assert left_out["zoom.csv"] == "no-plan"
    assert {item["path"].rsplit("/")[-1] for item in found["files"]} | {"index.html"} == {
        path.name for path in folder.iterdir()
    }
    assert "mine" not in (folder / "people.csv").read_text(encoding="utf-8")


def test_a_font_for_rare_names_may_be_named_for_the_whole_set(iclei: Iclei) -> None:
    """What no font has leaves the prints out; the option that is told then is one of this command, too."""
    iclei.ok("init", "--template", "blank", "--topic", "Water", "--yes")
    iclei.ok("participants", "add", "--name", "𠮷野 ꦗꦮ")
    left_out = {item["export"]: item["message"] for item in iclei.json("export", "all")["left_out"]}
    assert "--font" in left_out["badges"]
    wrong = {
        item["export"]: item["code"] for item in iclei.json("export", "all", "--font", "none")["left_out"]
    }
    assert (wrong["badges"], wrong["sign-in"]) == ("font-missing", "font-missing")
