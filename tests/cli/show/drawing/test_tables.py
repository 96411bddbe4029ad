"""Tables: aligned, within the terminal, with nothing lost, in any script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iclei_cli.cli.show.drawing.tables import table_lines

WORDS = st.text(alphabet="가나다라마 abcdef漢字かな[]/", min_size=0, max_size=60)


@given(st.lists(st.tuples(st.integers(0, 9999), WORDS, WORDS), min_size=1, max_size=8), st.integers(40, 120))
def test_every_line_fits_and_nothing_is_lost(rows: list[tuple[int, str, str]], width: int) -> None:
    """No line is wider than the terminal, and every character of every cell stands in the table."""
    lines = list(table_lines(["No.", "Name", "What"], rows, width=width))
    assert max(cell_len(line) for line in lines) <= width
    shown = sorted("".join("".join(lines).split()))
    wanted = sorted(
        "".join(f"{number}{name}{what}" for number, name, what in rows).replace(" ", "") + "No.NameWhat"
    )
    assert shown == wanted


def test_columns_stand_below_each_other_in_hangul() -> None:
    """A syllable takes two cells: the second column begins at the same cell in every line."""
    lines = list(table_lines(["이름", "City"], [("김하늘", "Asan"), ("Bo", "Ulsan")], width=80))
    starts = [
        cell_len(line[: line.index(word)])
        for line, word in zip(lines, ("City", "Asan", "Ulsan"), strict=True)
    ]
    assert len(set(starts)) == 1


def test_numbers_are_aligned_to_the_right_and_none_is_empty() -> None:
    """1 and 100 end below each other; None leaves its cell empty."""
    assert list(table_lines(["n", "t"], [(1, None), (100, "x")], width=80)) == ["  n  t", "  1", "100  x"]


def test_long_cells_are_folded_between_words_and_whole_columns_are_not() -> None:
    """A key that has to be typed stays in one piece; the words beside it make room."""
    key = "green-public-procurement"
    lines = list(table_lines(["Key", "What"], [(key, "one two three four five")], width=40, whole=("Key",)))
    assert lines[1:] == [f"{key}  one two three", " " * 26 + "four five"]


def test_a_word_is_broken_only_where_the_room_is_too_small_for_it() -> None:
    """A long remark beside short words gives way to them: Changwon and Languages stay in one piece."""
    rows = [("green-public-procurement", "Changwon", "one table by the window, near the stage", "ko")]
    lines = list(
        table_lines(["Group", "City", "Remark", "Languages"], rows, width=60, whole=("Group",)),
    )
    assert max(len(line) for line in lines) <= 60
    assert "Changwon" in lines[1]
    assert "Languages" in lines[0]


def test_cells_break_where_their_script_lets_them() -> None:
    """Japanese anywhere but before what closes, and Latin words not at all, though no blank is near."""
    cell = "ecomobility（ラウンド1）、green（ラウンド2）、energy"
    lines = list(table_lines(["n", "席"], [(1, cell)], width=26))
    assert "".join(line[3:] for line in lines[1:]) == cell
    assert not [line for line in lines[1:] if line[3:4] in "）、"]
    assert all(word in "\n".join(lines) for word in ("ecomobility", "green", "energy"))


def test_lines_of_a_cell_stay_lines() -> None:
    """What a cell says line by line is shown line by line, whether it is long or short."""
    lines = list(table_lines(["n", "What"], [(1, "a: 1\nb: 2"), (2, "one two three\nfour")], width=12))
    assert lines == ["n  What", "1  a: 1", "   b: 2", "2  one two", "   three", "   four"]
