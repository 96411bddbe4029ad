"""Text in lines of a terminal: nothing is lost, and nothing breaks inside words and commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iclei_cli.cli.show.drawing.wrap import COMMAND, wrapped
from iclei_cli.system.cells import cells

WORDS = st.lists(
    st.text(st.sampled_from("abc가나다漢字かな、。「」（）,.-!é"), min_size=1, max_size=12),
    min_size=1,
    max_size=30,
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


def test_what_opens_before_a_command_goes_with_it() -> None:
    """No line ends in a bracket."""
    lines = list(wrapped("최소 인원을 6명으로 줄임(iclei groups edit energy --seats 6-30)", 40))
    assert lines == ["최소 인원을 6명으로 줄임", "(iclei groups edit energy --seats 6-30)"]


@pytest.mark.parametrize(
    ("told", "commands"),
    [
        ("Next: iclei export roster. Undo: iclei undo", ["iclei export roster", "iclei undo"]),
        ("다음: iclei groups show, iclei undo.", ["iclei groups show", "iclei undo"]),
        ("次：iclei sessions edit x --start 10:00。", ["iclei sessions edit x --start 10:00"]),
        ("iclei export roster -o ../my.list.xlsx: done", ["iclei export roster -o ../my.list.xlsx"]),
        (
            "iclei store export 로 내보내고 iclei groups show 김하늘",
            ["iclei store export", "iclei groups show 김하늘"],
        ),
        ("誤りなら iclei undo で戻してください", ["iclei undo"]),
        ("‘iclei groups lst’ 명령이 없습니다", ["iclei groups lst"]),
    ],
)
def test_a_command_ends_before_what_ends_its_sentence(told: str, commands: list[str]) -> None:
    """A full stop or a colon belongs to a command only within a word of it."""
    assert COMMAND.findall(told) == commands


def test_lines_of_their_own_stay() -> None:
    """What begins with blanks still does, and so does what follows of it; an empty line is one."""
    assert list(wrapped("one\n\n  two three", 8)) == ["one", "", "  two", "  three"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("희망을 반영한 배정표", 10, ["희망을", "반영한", "배정표"]),
        ("希望をかなえます。次へ", 16, ["希望をかなえま", "す。次へ"]),
        ("二十四名です。次", 12, ["二十四名で", "す。次"]),
        ("次は「席」です", 6, ["次は", "「席」", "です"]),
        ("人数は24～26名です", 10, ["人数は", "24～26名で", "す"]),
        ("次は第1希望", 6, ["次は", "第1希", "望"]),
        ("用iclei命令", 6, ["用", "iclei", "命令"]),
        ("", 10, [""]),
        ("명단을 확인하십시오", 12, ["명단을", "확인하십시오"]),
    ],
)
def test_lines_break_where_the_script_lets_them(text: str, width: int, lines: list[str]) -> None:
    """Hangul and Latin break between words; ideographs and kana anywhere, but never before what closes."""
    assert list(wrapped(text, width)) == lines


@given(st.text(st.sampled_from("abc 가나다 漢字かな、。「」（）,.-!")))
def test_characters_are_as_wide_as_rich_says(text: str) -> None:
    """Help, which loads no Rich, counts as everything else does."""
    assert cells(text) == cell_len(text)
