"""What a long piece of work shows while it runs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.cli.plan.assign import tier_progress
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.store.template.load import BUILT_IN, load_template
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from pathlib import Path


class Screen:
    """A terminal, or a file, that takes what is written to stderr."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal
        self.text = ""

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return self.is_terminal

    def write(self, text: str) -> int:
        """Show it."""
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Have nothing left to show."""


class AtOnce:
    """A timer for which the time is over before it starts."""

    daemon = False

    def __init__(self, _seconds: float, do: object) -> None:
        assert callable(do)
        self.start = do

    def cancel(self) -> None:
        """Be too late."""


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_for_a_terminal_alone(*, is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """There it tells what is being done; elsewhere nothing is written."""
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("threading.Timer", AtOnce)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as update:
        update(message("doing-read-file"))
        update(message("doing-read-rows", number=1, count=2))
    assert ("Reading row 1 of 2" in screen.text) == is_terminal
    assert is_terminal or not screen.text


def test_nothing_is_left_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last thing that is written takes the line away and shows the cursor again."""
    screen = Screen(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("threading.Timer", AtOnce)
    monkeypatch.setenv("TERM", "xterm")
    with progress() as update:
        update(message("doing-read-column", header="성명" * 80))
    assert screen.text.rindex("\x1b[2K") > screen.text.rindex("Reading")
    assert "\x1b[?25h" in screen.text


def test_nothing_is_shown_of_work_that_ends_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less than a second is no reason to flicker."""
    screen = Screen(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("iclei_cli.cli.show.drawing.progress.QUIET_SECONDS", 1000.0)
    with progress() as update:
        update(message("doing-read-file"))
    assert not screen.text


def test_an_import_tells_what_it_does(tmp_path: Path) -> None:
    """The file, then its rows, then whom they are about: with how many there are."""
    path = tmp_path / "list.csv"
    path.write_text(
        "이름\n" + "".join(f"참가{chr(0xAC00 + number)}\n" for number in range(500)), encoding="utf-8"
    )
    doing: list[Message] = []
    read_registrations(path, load_template(BUILT_IN), progress=doing.append)
    row = message("doing-read-rows", number=200, count=500)
    person = message("doing-compare-people", number=400, count=500)
    assert doing[0] == message("doing-read-file")
    assert doing.index(row) < doing.index(person)


def test_the_line_of_a_search_never_goes_back() -> None:
    """A tier that is searched again, with a worse value or after the next one has begun, is not told anew."""
    told: list[Message] = []
    tell = tier_progress(told.append, {})
    for tier, value, bound in [
        ("spread", None, None),
        ("choices", 90.0, 40.0),
        ("spread", 7.0, None),
        ("choices", 95.0, 50.0),
        ("choices", 60.0, 45.0),
    ]:
        tell(tier, value, bound)
    assert [(one.code, one.facts["value"], one.facts["bound"]) for one in told] == [
        ("doing-spread", message("none-yet"), message("none-yet")),
        ("doing-choices", "90", "40"),
        ("doing-choices", "90", "50"),
        ("doing-choices", "60", "50"),
    ]
