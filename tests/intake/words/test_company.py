"""Whom somebody wishes to meet, or not to: told apart by the words of a header."""

from __future__ import annotations

import pytest

from iclei_cli.intake.words.company import wish_of_header


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Who do you want to meet?", "wants_to_meet"),
        ("만나고 싶은 사람", "wants_to_meet"),
        ("会いたい人", "wants_to_meet"),
        ("希望交流对象", "wants_to_meet"),
        ("Does not want to sit with", "avoids"),
        ("Doesn't want to meet", "avoids"),
        ("I don’t wish to meet", "avoids"),
        ("No wish to meet", "avoids"),
        ("Would rather not meet", "avoids"),
        ("Dislikes to meet", "avoids"),
        ("만나고 싶지 않은 사람", "avoids"),
        ("만나기 싫은 사람", "avoids"),
        ("同席したくない人", "avoids"),
        ("不希望交流对象", "avoids"),
        ("不希望同桌", "avoids"),
        ("Meeting room", None),
    ],
)
def test_a_wish_is_never_taken_for_its_opposite(header: str, field: str | None) -> None:
    """Whatever turns a wish around, wherever it stands."""
    assert wish_of_header(header) == field
