"""`iclei export site`: the page, and what it does in a browser."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

CHROMIUM = shutil.which("chromium")
PEOPLE = ("김하늘", "이바다", "金哲秀", "Ana Cruz", "김한별")


@pytest.fixture
def seated(iclei: Iclei) -> Iclei:
    """An assembly of a few people with a plan."""
    iclei.ok("init", "--template", "talk4action")
    for name in PEOPLE:
        iclei.ok("participants", "add", "--name", name, "--organisation", "가람시청")
    iclei.ok("groups", "assign")
    return iclei


def test_who_refused_is_not_on_the_page_and_that_is_told(seated: Iclei) -> None:
    """The page has everybody else; a page by codes, which has no names, has everybody."""
    seated.ok("participants", "edit", "2", "--consent", "third-party: no")
    answer = seated.ok("export", "site")
    page = (seated.folder / "site.html").read_text(encoding="utf-8")
    assert "the tables of 4 people" in answer.out
    assert "1 person refused" in answer.err
    assert "이바다" not in page
    assert "김하늘" in page
    answer = seated.ok("export", "site", "--code", "--force")
    assert "the tables of 5 people" in answer.out
    assert "김하늘" not in (seated.folder / "site.html").read_text(encoding="utf-8")


def test_without_a_plan_there_is_nothing_to_find(iclei: Iclei) -> None:
    """The next step is named, and no file is made."""
    iclei.ok("init", "--template", "talk4action")
    answer = iclei("export", "site")
    assert answer.exit_code == 1
    assert "iclei groups assign" in answer.err
    assert not (iclei.folder / "site.html").exists()


def found(folder: Iclei, typed: str) -> tuple[list[str], bool]:
    """The names that a browser shows when something is typed, and whether a seat is shown."""
    page = f"{(folder.folder / 'site.html').as_uri()}#{quote(typed)}"
    words = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"]
    shown = subprocess.run([*words, "--dump-dom", page], capture_output=True, check=True, timeout=60)
    body = shown.stdout.decode().partition("<main>")[2].partition("</main>")[0]
    names = [html.unescape(name) for name in re.findall(r"<li><button[^>]*><b>([^<]*)</b>", body)]
    return names, '<section id="seat" aria-labelledby="who">' in body


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_finds_people_however_they_are_typed(seated: Iclei) -> None:
    """By Hangul, initials, Latin letters, reading; nobody before two letters; a code shows its seat."""
    seated.ok("export", "site")
    for typed, names in (
        ("ㄱㅎㄴ", ["김하늘"]),
        ("ㄱㅎ", ["김하늘", "김한별"]),
        ("김ㅎ", ["김하늘", "김한별"]),
        ("kim han", ["김하늘", "김한별"]),
        ("leebada", ["이바다"]),
        ("ㄱㅊㅅ", ["金哲秀"]),
        ("CRUZ", ["Ana Cruz"]),
        ("가람", []),
        ("김", []),
    ):
        assert (typed, found(seated, typed)) == (typed, (names, False))
    seated.ok("export", "site", "--code", "--force")
    for typed, is_seat in (("000013", True), ("００００１３", True), ("000014", False), ("000", False)):
        assert (typed, found(seated, typed)) == (typed, ([], is_seat))
