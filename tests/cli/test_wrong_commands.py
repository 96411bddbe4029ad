"""A command that there is not leads to the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

IMPORTS = [f"iclei {family} import x.xlsx" for family in ("participants", "sessions", "notes")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("assign", ["iclei groups assign"]),
        ("roster", ["iclei export roster"]),
        ("import x.xlsx", IMPORTS),
        ("search 김", ["iclei participants search 김"]),
        ("impotr x.xlsx", IMPORTS),
        ("participant list", ["iclei participants list"]),
        ("groups asign --rounds 2", ["iclei groups assign --rounds 2"]),
        ("groups roster", ["iclei export roster"]),
        ("Assign", ["iclei groups assign"]),
        ("print", ["iclei export roster"]),
        ("list", ["iclei participants list", "iclei sessions list", "iclei topics list"]),
        ("xyzzy", []),
        ("help assign", ["iclei help groups assign"]),
        ("help groups asign", ["iclei help groups assign"]),
    ],
)
def test_what_was_meant_is_told(iclei: Iclei, typed: str, meant: list[str]) -> None:
    """All the words that follow stay; a command of that last word is meant before one that is like it."""
    answer = iclei(*typed.split())
    assert answer.exit_code == 2
    assert [line for line in answer.err.splitlines() if line.startswith("iclei ")] == meant
    assert answer.err.rstrip().endswith("All commands: iclei help")


def test_scripts_hear_what_was_meant(iclei: Iclei) -> None:
    """With --json, a command that there is not is an error with its code and the commands."""
    answer = iclei("assign", "--json")
    assert '"code": "no-such-command"' in answer.err
    assert '"iclei groups assign --json"' in answer.err


def test_nothing_typed_commands_the_terminal(iclei: Iclei) -> None:
    """What is typed for a command is shown as what it is."""
    assert "\x1b" not in iclei("assign", "\x1b[2J").err


@pytest.mark.parametrize("words", [(), ("groups",), ("groups", "assign"), ("export", "roster")])
def test_help_can_be_asked_for_in_three_ways(iclei: Iclei, words: tuple[str, ...]) -> None:
    """`iclei help …`, `… --help` and `… -h` say the same."""
    told = iclei.ok(*words, "--help").out
    assert iclei.ok("help", *words).out == told
    assert iclei.ok(*words, "-h").out == told
