"""Keys of a keyboard that was in the wrong mode."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.people.search.keyboard import as_typed_in_latin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("쫌ㅅ", "What"),
        ("ㅏㅑㅡ", "kim"),
        ("뮤ㅊ123", "abc123"),
        ("값읽쌍괜찮의", "rkqtdlfrTkdrhoscksgdml"),
        ("Kim", "Kim"),
    ],
)
def test_hangul_is_read_as_the_keys_that_wrote_it(typed: str, meant: str) -> None:
    """What a scanner or a hand typed while Hangul was switched on is what it would have been without."""
    assert as_typed_in_latin(typed) == meant
