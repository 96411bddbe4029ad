"""`iclei export programme`, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Iclei


def test_a_booklet_is_a_document_and_says_how_it_is_printed(iclei: Iclei) -> None:
    """On which side the paper turns is told; a grid or a picture is refused, unwritten."""
    iclei.ok("init")
    answer = iclei.ok("export", "programme", "--booklet", "-o", "booklet.pdf")
    assert "short edge" in answer.out
    assert (iclei.folder / "booklet.pdf").read_bytes().startswith(b"%PDF")
    for more in (["--grid", "-o", "x.pdf"], ["-o", "x.png"]):
        assert iclei("export", "programme", "--booklet", *more).exit_code == 2
        assert not list(iclei.folder.glob("x.*"))
