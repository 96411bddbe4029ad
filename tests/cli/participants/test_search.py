"""`iclei participants search`: people by a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import made_once
from iclei_cli.cli.participants.selecting.search import SHOWN

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly of three people, one of whom has cancelled."""
    iclei.ok("init")
    iclei.ok(
        *(
            "participants",
            "add",
            "--name",
            "김하늘",
            "--organisation",
            "창원시청",
            "--phone",
            "010-1234-5678",
        ),
        *("--email", "haneul@example.org", "--position", "과장"),
    )
    iclei.ok("participants", "add", "--name", "[red] Lee", "--organisation", "푸른 창원")
    iclei.ok("participants", "add", "--name", "박바다")
    iclei.ok("participants", "cancel", "3")
    return iclei


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((["김하늘"], [(1, ["name"])]), (["ㄱㅎㄴ"], [(1, ["name"])]), (["Kim", "Haneul"], [(1, ["name"])])),
        *((["金"], [(1, ["name"])]), (["5678"], [(1, ["phone"])]), (["haneul@example"], [(1, ["email"])])),
        *((["2"], [(2, ["id"])]), (["창원"], [(1, ["organisation"]), (2, ["organisation"])])),
        *((["창원", "kim"], [(1, ["organisation", "name"])]), (["없음"], [])),
    ],
)
def test_people_are_found(office: Iclei, words: list[str], expected: list[tuple[int, list[str]]]) -> None:
    """By name in any script, number, phone, address and organisation; scripts hear where the words stand."""
    found = office.json("participants", "search", *words)["found"]
    assert [(one["participant"]["id"], one["found_in"]) for one in found] == expected


def test_what_is_found_is_shown(office: Iclei) -> None:
    """One line each, with where it was found, and the status of whoever is not simply coming."""
    told = office.ok("participants", "search", "창원").out
    assert "[red] Lee" in told
    assert "Organisation" in told
    assert "2 participants found" in told
    assert "cancelled" in office.ok("participants", "search", "ㅂㅂㄷ").out
    assert "Nobody fits “없음”." in office.ok("participants", "search", "없음").out
    assert office("participants", "search", " ").exit_code == 2


def test_only_the_likeliest_are_shown(office: Iclei) -> None:
    """Of many, so many, unless all are asked for; scripts get all."""
    lines = ["이름", *(f"한별{number}" for number in range(SHOWN + 5))]
    (office.folder / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    office.ok("participants", "import", "list.csv")
    told = office.ok("participants", "search", "한별").out
    assert told.count("한별") == SHOWN
    assert f"{SHOWN + 5} participants found, the likeliest {SHOWN} shown." in told
    assert office.ok("participants", "search", "한별", "--all").out.count("한별") == SHOWN + 5
    assert len(office.json("participants", "search", "한별")["found"]) == SHOWN + 5
