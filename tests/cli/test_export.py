"""`iclei export`, and every other command that writes a file: what is said, and how to name another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

LIST = "성명,이메일\n김가온,gaon@example.kr\n박나래,not an address\n"
COMMANDS = [
    (("export", "roster"), "-o", ".xlsx", True),
    (("export", "notes-sheet"), "-o", ".xlsx", True),
    (("export", "signs"), "-o", ".pdf", True),
    (("export", "badges"), "-o", ".pdf", True),
    (("export", "template", "signs"), "-o", ".typ", True),
    (("groups", "tradeoff"), "--chart", ".svg", True),
    (("participants", "import", "list.csv"), "--rejects", ".xlsx", False),
    (("store", "backup"), "-o", ".json", False),
    (("store", "export"), "-o", ".json", True),
]
"""A command, its option for a file, how the file ends, and whether the command has --force."""


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly of two people, and a list with a row that is refused."""
    iclei.ok("init")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name)
    (iclei.folder / "list.csv").write_text(LIST, encoding="utf-8")
    return iclei


@pytest.mark.parametrize(("command", "option", "ending", "forced"), COMMANDS)
def test_a_file_that_exists_is_kept_and_the_right_option_is_named(
    command: tuple[str, ...], option: str, ending: str, forced: bool, office: Iclei
) -> None:
    """The way out is the option of the very command, and --force only where there is one."""
    path = office.folder / f"there{ending}"
    path.write_bytes(b"mine")
    answer = office(*command, option, path.name)
    assert answer.exit_code == 1
    assert f" {option}" in answer.err
    assert ("--force" in answer.err) == forced
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(("command", "option", "ending", "forced"), COMMANDS)
def test_a_missing_folder_and_a_folder_name_the_option_too(
    command: tuple[str, ...], option: str, ending: str, forced: bool, office: Iclei
) -> None:
    """Nothing is made for it."""
    (office.folder / f"folder{ending}").mkdir()
    before = sorted(office.folder.iterdir())
    for place in (f"none/new{ending}", f"folder{ending}"):
        answer = office(*command, option, place)
        assert (answer.exit_code, f" {option}" in answer.err) == (1, True)
    assert sorted(office.folder.iterdir()) == before


@pytest.mark.parametrize(
    ("command", "option", "ending"), [case[:3] for case in COMMANDS if case[2] != ".json"]
)
def test_a_name_with_another_ending_is_refused_at_once(
    command: tuple[str, ...], option: str, ending: str, office: Iclei
) -> None:
    """The ending is said, and the option; it is a wrong use of the command."""
    answer = office(*command, option, "list.txt")
    assert answer.exit_code == 2
    assert f"does not end in {ending}" in answer.err
    assert option in answer.err


def test_the_roster_says_what_it_holds_and_what_is_missing(office: Iclei) -> None:
    """Without a plan the next step is named; with contacts it is not for handing out."""
    answer = office.ok("export", "roster", "--contacts")
    assert "roster.xlsx: 2 participants, 5 groups" in answer.out
    assert "iclei groups assign" in answer.out
    assert "do not hand it out" in answer.err
    assert (office.folder / "roster.xlsx").stat().st_mode & 0o077 == 0
