"""A cell that says that it is as the one above is never a value itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.unfolding.same_as_above import filled_from_above
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from intake.conftest import Read


@pytest.mark.parametrize(
    "word", ["〃", "상동", "(상동)", "위와 같음", "同上", "Ditto", '"', "same as above", "″"]
)
def test_a_cell_as_the_one_above_has_its_value(word: str, read: Read) -> None:
    """In every column, also one that is kept as it is; it is told."""
    found = read([["성명", "소속", "차량"], ["송이든", "가람시청", "버스"], ["임하준", word, word]])
    second = found.changes.created[1]
    assert (second.organisation, second.extra) == ("가람시청", {"차량": "버스"})
    assert [(each.code, each.facts["column"], each.facts["rows"]) for each in found.notices] == [
        ("cells-as-above", "소속", [3]),
        ("cells-as-above", "차량", [3]),
    ]


def test_the_cell_above_may_itself_be_as_the_one_above() -> None:
    """And an empty row may stand between; above the first row there is nothing."""
    rows = [["소속", "직위"], ["〃", "과장"], ["가람시청", "〃"], [], ["〃", "〃"], ["", "위원"]]
    filled, found = filled_from_above(rows, 1, "〃", ())
    assert filled == [
        ["소속", "직위"],
        ["〃", "과장"],
        ["가람시청", "과장"],
        [],
        ["가람시청", "과장"],
        ["", "위원"],
    ]
    assert found == {(1, "〃"): [3, 5], (0, "〃"): [5]}
    assert rows[2] == ["가람시청", "〃"]


def test_a_word_that_somebody_may_be_called_stays_a_name(read: Read) -> None:
    """A sign for it is the person above, once more."""
    found = read(
        [
            ["성명", "소속"],
            ["송이든", "가람시청"],
            ["상동", "나루군청"],
            ["한보라", "나루군청"],
            ["〃", "나루군청"],
        ]
    )
    assert [person.name for person in found.changes.created] == ["송이든", "상동", "한보라"]
    assert message("cells-as-above", text="〃", column="성명", rows=[5]) in found.notices
    assert [each.facts["remark"].code for each in found.notices if "remark" in each.facts] == [
        "name-as-written"
    ]
