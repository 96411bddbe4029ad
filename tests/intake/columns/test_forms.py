"""Labels and values above a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.registrations import read_registrations
from iclei_cli.store.template.load import BUILT_IN, load_template

if TYPE_CHECKING:
    from pathlib import Path


def test_what_stands_above_a_list_is_of_those_who_state_nothing_else(tmp_path: Path) -> None:
    """Above a list stand organisation and sector; one person states another organisation, and keeps it."""
    path = tmp_path / "list.csv"
    path.write_text(
        "기관명: 가람시청,,\n부문,시민사회,\n,,\n성명,소속,연락처\n"
        "김가온,,010-2345-6701\n박나래,나루군청,010-2345-6702\n",
        encoding="utf-8",
    )
    found = read_registrations(path, load_template(BUILT_IN))
    people = [(person.organisation, person.sector) for person in found.changes.created]
    assert [organisation for organisation, _ in people] == ["가람시청", "나루군청"]
    assert [notice.facts["row"] for notice in found.notices if notice.code == "stated-above"] == [1, 2]
    assert people[0][1] == people[1][1] is not None


def test_a_city_above_a_list_may_be_that_of_the_event(tmp_path: Path) -> None:
    """`City: Changwon` above a list is nobody's city, and told."""
    path = tmp_path / "list.csv"
    path.write_text("City: 창원시,\n,\n성명,연락처\n김가온,010-2345-6701\n", encoding="utf-8")
    found = read_registrations(path, load_template(BUILT_IN))
    assert [person.municipality for person in found.changes.created] == [None]
    assert [notice.code for notice in found.notices] == ["stated-above-unclear"]
