"""Sentences in lines that fit a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iclei_cli.cli.show.prose import wrapped

WORDS = st.lists(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12), min_size=1, max_size=30
)


@given(WORDS, st.integers(10, 100))
def test_nothing_is_lost_and_no_word_is_broken(words: list[str], width: int) -> None:
    """Put together again, the lines are the text; a line is longer only if there is no blank in it."""
    text = " ".join(word for word in words if "iclei" not in word)
    lines = list(wrapped(text, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width or " " not in line.strip() for line in lines)


def test_a_command_stays_whole() -> None:
    """It moves to a line of its own, also where it is longer than the line, so that it is copied whole."""
    command = 'iclei participants import "our list, last.xlsx" --map "대중교통=ecomobility"'
    lines = list(wrapped(f"The list has been read. Next: {command}, and look", 40))
    assert f"{command}," in lines


def test_lines_of_their_own_stay() -> None:
    """What begins with blanks still does, and an empty line is one."""
    assert list(wrapped("one\n\n  two three", 8)) == ["one", "", "  two", "three"]


def test_chinese_and_japanese_break_between_signs() -> None:
    """They have no blanks; a line does not begin with a sign that closes."""
    text = "参加者名簿を読み込みました。次のコマンドを入力してください。「テスト」です。"
    for width in range(8, 40):
        lines = list(wrapped(text, width))
        assert "".join(lines) == text
        assert all(cell_len(line) <= width + 2 for line in lines)
        assert not any(line[0] in "。、」ー" for line in lines)


def test_hangul_breaks_between_words() -> None:
    """A word of Hangul is never parted."""
    assert list(wrapped("명단을 확인하십시오", 12)) == ["명단을", "확인하십시오"]
