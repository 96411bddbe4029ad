"""The colour and the logo of an assembly, on everything that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

LEAF = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path fill="#0a0" d="M0 0h2v2z"/></svg>'


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """An assembly of one person."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘", "--role", "speaker")
    return iclei


def badge(office: Iclei, name: str) -> str:
    """The badge of that person as SVG."""
    office.ok("export", "badges", "--size", "A7", "-o", name)
    return (office.folder / name).read_text("utf-8")


def test_logo_and_colour_stand_on_prints_and_stay_with_the_assembly(office: Iclei) -> None:
    """Also when the picture's file is gone; and an undo takes them back."""
    before = badge(office, "before.svg")
    (office.folder / "leaf.svg").write_text(LEAF)
    office.ok("assembly", "edit", "--logo", "leaf.svg", "--colour", "00A651")
    (office.folder / "leaf.svg").unlink()
    after = badge(office, "after.svg")
    assert ("<image" in before, "<image" in after) == (False, True)
    assert ("#00a651" in before, "#00a651" in after) == (False, True)
    facts = office.ok("assembly", "show", "--json").document["assembly"]
    assert (facts["colour"], facts["logo"]) == ("#00a651", len(LEAF))
    office.ok("store", "check")
    office.ok("assembly", "template", "-o", "next.toml")
    office.ok("undo")
    assert badge(office, "again.svg") == before


@pytest.mark.parametrize(
    "content", [b"no picture", b"\x89PNG\r\n\x1a\nbut damaged", b"<svg", b"", b"%PDF-1.7"]
)
def test_a_logo_that_is_no_picture_is_refused(content: bytes, office: Iclei) -> None:
    """With a sentence, and nothing is changed."""
    (office.folder / "logo.png").write_bytes(content)
    answer = office("assembly", "edit", "--logo", "logo.png", "--colour", "#000000")
    assert answer.exit_code == 1
    assert "logo.png is no picture" in answer.err
    assert office.ok("assembly", "show", "--json").document["assembly"]["colour"] is None


def test_what_is_not_there_and_what_is_no_colour_is_refused(office: Iclei) -> None:
    """Each is named."""
    assert "none.png cannot be read" in office("assembly", "edit", "--logo", "none.png").err
    answer = office("assembly", "edit", "--colour", "greenish")
    assert (answer.exit_code, "greenish" in answer.err) == (2, True)
