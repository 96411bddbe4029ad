"""Chinese characters as they are read in Korean."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.people.search.hanja import in_hangul, readings


def test_all_characters_of_the_standard_are_read() -> None:
    """KS X 1001 has 4,888, of which 266 are there again under another reading, in the order of readings."""
    known = readings()
    assert sum(map(len, known.values())) == 4888
    assert len(known) == 4888 - 266
    assert all(list(ways) == sorted(set(ways)) for ways in known.values())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        *(("朴", "박"), ("崔", "최"), ("鄭", "정"), ("姜", "강"), ("趙", "조"), ("尹", "윤"), ("張", "장")),
        *(("韓", "한"), ("吳", "오"), ("徐", "서"), ("申", "신"), ("權", "권"), ("黃", "황"), ("洪", "홍")),
        *(("昌原", "창원"), ("水原", "수원"), ("大韓民國", "대한민국"), ("哲秀", "철수"), ("英姬", "영희")),
    ],
)
def test_names_are_read(written: str, read: str) -> None:
    """Family names, given names and places."""
    assert read in in_hangul(written)


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ("金", {"금", "김"}),
        ("李", {"리", "이"}),
        ("林", {"림", "임"}),
        ("車", {"거", "차"}),
        ("柳", {"류", "유"}),
    ],
)
def test_what_is_read_in_two_ways_is_read_in_both(written: str, ways: set[str]) -> None:
    """李 is 이 in the South and 리 in the North."""
    assert set(in_hangul(written)) == ways


def test_other_letters_stay() -> None:
    """Hangul, Latin letters, and characters that are not of the standard."""
    assert in_hangul("김 Kim 𠮷") == ["김 Kim 𠮷"]
