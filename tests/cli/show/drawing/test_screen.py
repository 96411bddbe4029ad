"""What is different on a terminal: colour, lines that break between words, pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from conftest import made_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conftest import Iclei

if sys.platform == "win32":
    pytest.skip("no terminal of a test's own", allow_module_level=True)

import pty
import termios

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
WIDTH = 60


def on_a_terminal(folder: Path, words: Sequence[str], **env: str) -> str:
    """What a command writes to a terminal of 60 columns and 24 lines, whatever it writes there."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, WIDTH))
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    with subprocess.Popen(
        [sys.executable, "-m", "iclei_cli", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**environment, "TERM": "xterm-256color", "PAGER": "sed 's/^/paged: /'", **env},
    ):
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:  # how Linux says that nobody has the other end any more
            pass
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly of three people, one with an odd name."""
    iclei.ok("init")
    for name in ("[red] Kim", "박하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name, "--organisation", "수원시 지속가능도시 추진위원회")
    return iclei


def test_lines_break_between_words_and_commands_are_coloured(office: Iclei) -> None:
    """A refusal on a terminal of sixty columns: no word is broken, and what to type stands out."""
    told = on_a_terminal(office.folder, ["groups", "show"])
    plain = COLOUR.sub("", told)
    assert plain != told
    assert "\x1b[1;36miclei groups assign" in told
    assert all(cell_len(line) <= WIDTH for line in plain.splitlines())
    assert " ".join(plain.split()) == " ".join(office("groups", "show").err.split())


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_the_same_words_come_without_colour(office: Iclei, env: dict[str, str]) -> None:
    """Where none is wanted or known."""
    told = on_a_terminal(office.folder, ["groups", "show"], **env)
    assert not re.search(r"\x1b\[[0-9;]*3\d", told)
    assert "iclei groups assign" in COLOUR.sub("", told)


def test_what_matters_most_is_framed_where_lines_can_be_drawn(office: Iclei) -> None:
    """One frame; without colour, on a dumb terminal and in encodings of East Asia the same words without."""
    told = COLOUR.sub("", on_a_terminal(office.folder, ["status"]))
    assert (told.count("╭"), told.count("╰")) == (1, 1)
    assert all(cell_len(line) <= WIDTH for line in told.splitlines())
    words = " ".join(re.sub("[╭─╮│╰╯]", " ", told).split())
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"PYTHONIOENCODING": "euc-kr"}):
        plain = COLOUR.sub("", on_a_terminal(office.folder, ["status"], **env))
        assert not set("│|+") & set(plain)
        assert " ".join(plain.split()) == words
    assert " ".join(office.ok("status").out.split()) == words


def test_names_are_never_taken_for_markup(office: Iclei) -> None:
    """Somebody may be called `[red] Kim`."""
    assert "[red]" in COLOUR.sub("", on_a_terminal(office.folder, ["participants", "list"]))


def test_what_is_longer_than_the_terminal_is_paged(office: Iclei) -> None:
    """In the user's own pager, unless it is not wanted, and what fits is not."""
    assert "paged:" not in on_a_terminal(office.folder, ["participants", "list"])
    for number in range(30):
        office.ok("participants", "add", "--name", f"Person {number} Park")
    listed = on_a_terminal(office.folder, ["participants", "list"])
    assert listed.count("paged:") > 30
    assert "paged:" not in on_a_terminal(office.folder, ["--no-pager", "participants", "list"])
    assert "paged:" not in office.ok("participants", "list").out


def test_the_programme_is_drawn_as_a_tree(office: Iclei) -> None:
    """Days, sessions, and who speaks: with lines on a terminal, and else as far in as they are deep."""
    office.ok("sessions", "edit", "opening", "--start", "2026-02-26T10:00", "--end", "2026-02-26T11:00")
    office.ok("sessions", "edit", "opening", "--speaker", "[b] Kim, Mayor of Changwon", "--guest")
    plain = office.ok("sessions", "show").out.splitlines()
    assert plain[0] == "2026-02-26"
    assert plain[1].startswith("  10:00-11:00  ")
    assert plain[2].startswith("    speaker [b] Kim, Mayor of Changwon")
    drawn = COLOUR.sub("", on_a_terminal(office.folder, ["sessions", "show"]))
    assert "    └── speaker [b] Kim" in drawn
    assert re.sub("[└├│─ \n]", "", drawn) == re.sub("[ \n]", "", "\n".join(plain))
    old = on_a_terminal(office.folder, ["sessions", "show"], PYTHONIOENCODING="euc-kr")
    assert not set("└├│─") & set(old)
