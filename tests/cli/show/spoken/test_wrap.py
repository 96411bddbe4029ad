"""Text in lines of a terminal: none is too wide, nothing is lost, and nothing breaks inside words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iclei_cli.cli.show.spoken.wrap import cells, wrapped

LETTERS = st.sampled_from("abc 가나다 漢字かな、。「」（）,.-!")


@given(st.text(LETTERS), st.integers(2, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    """Whatever the text and the width, it is all there, and fits."""
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.text(LETTERS))
def test_characters_are_as_wide_as_rich_says(text: str) -> None:
    """Help, which loads no Rich, counts as everything else does."""
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("희망을 반영한 배정표", 10, ["희망을", "반영한", "배정표"]),
        ("希望をかなえます。次へ", 16, ["希望をかなえま", "す。次へ"]),
        ("二十四名です。次", 12, ["二十四名で", "す。次"]),
        ("次は「席」です", 6, ["次は", "「席」", "です"]),
        ("用iclei命令", 6, ["用", "iclei", "命令"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_the_script_lets_them(text: str, width: int, lines: list[str]) -> None:
    """Hangul and Latin break between words; ideographs and kana anywhere, but never before what closes."""
    assert wrapped(text, width) == lines
