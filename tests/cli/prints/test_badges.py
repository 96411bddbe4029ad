"""`iclei export badges`, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """An assembly of two people."""
    iclei.ok("init")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name, "--organisation", "수원시")
    return iclei


def test_only_badges_that_changed_are_printed_again(office: Iclei) -> None:
    """Once all were; and whose old one is to be taken back is told."""
    assert "2 badges" in office.ok("export", "badges").out
    assert office("export", "badges", "--changed", "--force").exit_code == 1
    office.ok("participants", "edit", "2", "--organisation", "창원시")
    office.ok("participants", "add", "--name", "박나래")
    answer = office.ok("export", "badges", "--changed", "-o", "new.pdf")
    assert "2 badges" in answer.out
    assert "이바다" in answer.err
    assert "박나래" not in answer.err
    assert (office.folder / "new-to-collect.pdf").read_bytes().startswith(b"%PDF")
    assert office("export", "badges", "--changed", "-o", "none.pdf").exit_code == 1
    office.ok("participants", "add", "--name", "최새봄")
    office.ok("export", "badges", "--changed", "-o", "newer.pdf")
    assert not (office.folder / "newer-to-collect.pdf").exists()


def test_the_list_of_old_badges_takes_nobodys_file(office: Iclei) -> None:
    """Where something else is in its place, neither is written, and the old badges are still known."""
    office.ok("export", "badges")
    office.ok("participants", "edit", "2", "--organisation", "창원시")
    (office.folder / "new-to-collect.pdf").write_text("mine", encoding="utf-8")
    answer = office("export", "badges", "--changed", "-o", "new.pdf")
    assert (answer.exit_code, "new-to-collect.pdf" in answer.err) == (1, True)
    assert not (office.folder / "new.pdf").exists()
    assert "이바다" in office.ok("export", "badges", "--changed", "-o", "new.pdf", "--force").err


def test_a_badge_for_one_person_can_be_a_picture(office: Iclei) -> None:
    """With the code for the door on it."""
    office.ok("export", "badges", "김하늘", "--qr", "--size", "A7", "-o", "one.png")
    assert (office.folder / "one.png").read_bytes().startswith(b"\x89PNG")
    office.ok("export", "badges", "--sheet", "LS-3114", "--ruler", "-o", "ruler.pdf")
    assert office("export", "badges", "--sheet", "LS-9", "-o", "x.pdf").exit_code == 2
    assert not (office.folder / "x.pdf").exists()


@pytest.mark.parametrize("export", ["badges", "tents"])
def test_nobody_who_has_cancelled_has_a_badge_or_a_tent(office: Iclei, export: str) -> None:
    """Who is named and is not coming is refused by name, and nothing is written."""
    office.ok("participants", "cancel", "2")
    answer = office("export", export, "2", "-o", "x.pdf")
    assert (answer.exit_code, "이바다" in answer.err) == (1, True)
    assert not (office.folder / "x.pdf").exists()


def test_who_refused_is_told_of_tents_too(office: Iclei) -> None:
    """A tent is read by everybody in the room: whose data is not to be given to others is told."""
    office.ok("participants", "edit", "2", "--consent", "third-party: no 2019-02-01")
    assert "1 person on it refused" in office.ok("export", "tents", "--who", "all").err
    assert "refused" not in office.ok("export", "tents", "1", "-o", "one.pdf").err
