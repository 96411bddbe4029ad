"""How Chinese joins what is listed."""

from __future__ import annotations

import pytest

from iclei_cli.cli.messages.zh import grammar


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ([], ""),
        (["王甲"], "王甲"),
        (["王甲", "王乙", "王丙"], "王甲、王乙和王丙"),
        (["1", "2"], "1和2"),
        (["energy", "水"], "energy 和 水"),
        (["水", "energy", "其他2个"], "水、energy 和 其他2个"),
        (["energy 24", "climate-change 25"], "energy 24 和 climate-change 25"),
    ],
)
def test_the_conjunction_stands_apart_from_latin_letters_only(words: list[str], joined: str) -> None:
    """Between Chinese and numbers there is no space, beside Latin letters there is one on both sides."""
    assert grammar.all_of(words) == joined
    assert grammar.any_of(words) == joined.replace("和", "或")
