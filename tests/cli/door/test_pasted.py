"""Lines that are pasted into the desk, or typed ahead: taken in order, and none is lost in silence."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.badge_codes import code_of

if TYPE_CHECKING:
    from conftest import Iclei

if sys.platform == "win32":
    pytest.skip("needs a terminal as Unix has them", allow_module_level=True)


def at_terminal(iclei: Iclei, *pasted: str) -> str:
    """What a desk in a terminal shows when each of these is pasted into it at its prompt."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", "from iclei_cli.cli.app import main; main()", "checkin"]
    desk = subprocess.Popen(words, cwd=iclei.folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = ""
    for text in (*pasted, None):
        part = ""
        while not part.endswith("› "):
            try:
                read = os.read(ours, 10_000).decode("utf-8", "replace")
            except OSError:
                break
            part += read
        shown += part
        if text is not None:
            os.write(ours, text.encode())
    desk.wait(30)
    os.close(ours)
    return shown.replace("\r\n", "\n")


def listed(iclei: Iclei) -> list[str]:
    """The names on the list from no. 127 on: the sample has 126 people."""
    people = iclei.json("participants", "list")["participants"]
    return [person["name"] for person in people if person["id"] > 126]


def test_walk_ins_that_are_pasted_are_asked_about_one_after_the_other(planned: Iclei) -> None:
    """Each waits for Enter of its own, blank lines are none, n leaves one out, and q tells what is left."""
    lines = "홍길동\t창원시\t주무관\n\n성춘향, 전주시\n심청, 황주시\n이몽룡, 남원시\n"
    shown = at_terminal(planned, lines, "\n", "n\n", "q\n")
    assert listed(planned) == ["홍길동"]
    assert "3 lines that were typed with it wait until this is answered" in shown
    assert "성춘향 was shown, and is not registered" in shown
    assert "심청 was shown, and is not registered" in shown
    assert "What was typed and not taken up: “이몽룡, 남원시”" in shown


def test_badges_that_are_scanned_at_once_all_come(planned: Iclei) -> None:
    """Nothing is asked of a badge, so nothing waits; what is typed ahead of a question answers it."""
    at_terminal(planned, "".join(f"{code_of(ident)}\n" for ident in (17, 18, 19)), "서울특별시\n1 2\n", "q\n")
    came = {person["id"] for person in planned.json("checkin", "list")["people"]}
    assert came >= {17, 18, 19}
    assert len(came) == 5


def test_a_walk_in_who_gives_way_to_somebody_else_is_told(planned: Iclei) -> None:
    """By another line, a badge, a search, or the end of what is typed."""
    for other in ("성춘향, 전주시", code_of(17), "이선희", ""):
        answer = planned("checkin", stdin="홍길동, 창원시\n" + (f"{other}\n" if other else ""))
        assert "홍길동 was shown, and is not registered" in answer.err
    assert listed(planned) == []


@pytest.mark.parametrize("line", ["홍길동, 창원시\n성춘향, 전주시", "홍길동\n창원시"])
def test_new_takes_one_line(planned: Iclei, line: str) -> None:
    """Of several, nobody is registered: not the first alone, and not all of them as one."""
    answer = planned("checkin", "--new", line)
    assert answer.exit_code == 1
    assert "there are 2" in answer.err
    assert listed(planned) == []


def test_new_takes_cells_of_a_spreadsheet(planned: Iclei) -> None:
    """They are copied with tabs between, and the end of a line behind them."""
    planned.ok("checkin", "--new", "홍길동\t창원시\t주무관\n")
    [person] = planned.json("participants", "list")["participants"][126:]
    assert (person["name"], person["organisation"], person["position"]) == ("홍길동", "창원시", "주무관")
