"""What commands a terminal is seen, not obeyed."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.system.controls import stripped, visible, visible_in_json, visible_lines

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
ANYTHING = st.text(st.characters())


def commands(text: str) -> list[str]:
    """Characters of control, of direction, of line ends, and halves of characters."""
    return [
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(character) in BIDI
        or character in "\u200e\u200f\u061c"
    ]


@given(ANYTHING)
def test_nothing_that_is_shown_commands_the_terminal(text: str) -> None:
    """Of any text whatsoever; and what is a line's end in lines stays one."""
    assert commands(visible(text)) == []
    assert set(commands(visible_lines(text))) <= {"\n"}


@given(st.text(st.characters(codec="utf-8")))
def test_json_says_the_same_with_escapes(text: str) -> None:
    """A script reads exactly what there was; a terminal that shows the document obeys nothing."""
    shown = visible_in_json(json.dumps(text, ensure_ascii=False))
    assert commands(shown) == []
    assert json.loads(shown) == text


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """Whatever the script."""
    assert visible(text) == text
    assert stripped(text) == text


def test_escapes_are_those_that_are_typed() -> None:
    """So that whoever reads them knows what was there."""
    assert visible("\x1b[31m\n\t\x9b\u202e\udcff") == r"\x1b[31m\n\t\x9b\u202e\udcff"


def test_what_comes_in_loses_them_and_keeps_its_lines() -> None:
    """Notes of several lines stay that."""
    assert stripped("a\x1b\x9b\u202eb\nc\td\u2028e") == "ab\nc\td\ne"
