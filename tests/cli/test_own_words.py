"""A language that is none that is known is kept as it was written, and told: it may be misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

TOLD = "“xyzzy” is kept as a language in these words: it is none that is known"


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """An assembly with one person."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "Ann Ash")
    return iclei


@pytest.mark.parametrize(
    "words",
    [
        ("participants", "edit", "1"),
        ("participants", "add", "--name", "Bea Elm"),
        ("groups", "edit", "energy"),
        ("groups", "add", "--topic", "energy"),
    ],
    ids=" ".join,
)
def test_a_typed_language_that_is_not_known_is_told(office: Iclei, words: tuple[str, ...]) -> None:
    """Wherever a language is typed; of one that is known, nothing is."""
    assert TOLD in " ".join(office.ok(*words, "--language", "xyzzy").err.split())
    assert "in these words" not in office.ok(*words, "--language", "French").err


def test_a_language_set_for_many_is_told(office: Iclei) -> None:
    """Once for all of them."""
    done = office.ok("participants", "edit", "--where", "name=Ann Ash", "--set", "language=xyzzy", "--yes")
    assert " ".join(done.err.split()).count(TOLD) == 1


def test_a_language_of_a_list_that_is_not_known_is_told(office: Iclei) -> None:
    """With its row."""
    (office.folder / "list.csv").write_text("Name,Languages\nBea Elm,English\nCho Oak,xyzzy\n", "utf-8")
    done = office.ok("participants", "import", "list.csv")
    told = " ".join(done.err.split())
    assert TOLD in told
    assert "Row 3" in told
