"""What the store's face promises of exports that take the place of earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.store.store import Store


def put_out(store: Store, target: Path, content: bytes, export: str | None = "badges") -> None:
    """Write a file that goes out, and say nothing of replacing any."""
    store.write_out(target, content, replace=False, private=False, export=export)


def test_what_was_written_there_last_as_the_same_export_is_replaced(store: Store, tmp_path: Path) -> None:
    """Again and again, also after the assembly was changed."""
    for content in (b"one", b"two"):
        put_out(store, tmp_path / "badges.pdf", content)
        with store.transaction() as assembly:
            assembly.event = type(assembly.event)(name=f"Small {content!r}")
    put_out(store, tmp_path / "badges.pdf", b"three")
    assert (tmp_path / "badges.pdf").read_bytes() == b"three"


@pytest.mark.parametrize(
    ("export", "edited", "code"),
    [
        ("badges", True, "file-edited"),
        ("roster", False, "file-of-another-export"),
        (None, False, "file-exists"),
    ],
)
def test_what_could_be_somebodys_work_is_not(
    store: Store, tmp_path: Path, export: str | None, edited: bool, code: str
) -> None:
    """It is told before any work is done and when it is to be written; saying so replaces it."""
    target = tmp_path / "badges.pdf"
    put_out(store, target, b"one")
    if edited:
        target.write_bytes(b"One")  # as long as before
    before = target.read_bytes()
    with pytest.raises(RefusedError) as refused:
        store.require_writable(target, export=export)
    assert refused.value.code == code
    with pytest.raises(RefusedError) as refused:
        put_out(store, target, b"two", export)
    assert (refused.value.code, target.read_bytes()) == (code, before)
    store.write_out(target, b"two", replace=True, private=False, export=export)
    assert target.read_bytes() == b"two"


def test_a_file_of_which_nothing_is_known_is_not_replaced(store: Store, tmp_path: Path) -> None:
    """Be it of the same bytes as one elsewhere."""
    put_out(store, tmp_path / "badges.pdf", b"one")
    (tmp_path / "mine.pdf").write_bytes(b"one")
    with pytest.raises(RefusedError) as refused:
        put_out(store, tmp_path / "mine.pdf", b"two")
    assert refused.value.code == "file-unknown"
