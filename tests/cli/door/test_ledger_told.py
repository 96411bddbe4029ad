"""What the ledger says is the same wherever it is told: status, lists, `store check`, a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.day.arrival import Arrival, ArrivalKind
from iclei_cli.store.file.file_store import FileStore

if TYPE_CHECKING:
    from conftest import Iclei


def warnings(iclei: Iclei) -> dict[str, str]:
    """What `store check` says of the door, by its stable name."""
    checked = iclei.json("store", "check")
    assert checked["holds"] is True, "warnings are no errors"
    findings = {item["code"]: item["message"] for item in checked["findings"] if item["warning"]}
    return {code: told for code, told in findings.items() if "arrival" in code or "undo" in code}


def test_arrivals_of_nobody_are_told_alike(planned: Iclei) -> None:
    """Whoever is removed has arrivals that count nowhere: status, list and check say so of the same ones."""
    planned.ok("checkin", "17", "18", "19")
    planned.ok("checkin", "18", "--session", "opening")
    assert warnings(planned) == {}
    planned.ok("participants", "remove", "18", "--yes")

    status = planned.json("checkin", "status")
    listed = planned.json("checkin", "list")["people"]
    assert (status["arrived"], len(listed), status["not_listed"]) == (2, 2, 2)
    assert warnings(planned) == {
        "arrival-of-nobody": "2 arrivals are of people who are on the list no more: no. 18."
    }
    planned.ok("undo")
    assert warnings(planned) == {}
    assert planned.json("checkin", "status")["not_listed"] == 0


def test_arrivals_at_a_session_that_is_gone_are_told(planned: Iclei) -> None:
    """They count nowhere, and come back with the session."""
    planned.ok("checkin", "17", "--session", "opening")
    planned.ok("sessions", "remove", "opening", "--yes")
    assert warnings(planned) == {
        "arrival-at-no-session": "1 arrival is at a session opening, which does not exist."
    }
    assert planned("checkin", "status", "--session", "opening").exit_code == 1
    planned.ok("undo")
    assert warnings(planned) == {}
    assert planned.json("checkin", "status", "--session", "opening")["arrived"] == 1


def test_an_undo_of_nothing_is_told(planned: Iclei) -> None:
    """A line that takes back what is not in the ledger changes no count."""
    planned.ok("checkin", "17")
    before = planned.json("checkin", "status")
    undo = Arrival(
        nonce="n", participant=17, kind=ArrivalKind.UNDO, time="2026-02-27T09:30:00+09:00", undoes="no such"
    )
    FileStore(planned.folder / "assembly.json").watch().record(lambda _: [undo])
    assert list(warnings(planned)) == ["undo-of-nothing"]
    assert planned.json("checkin", "status") == before


def test_who_came_first_is_told_first_whatever_the_time_zone(planned: Iclei) -> None:
    """A desk's computer may be set to another zone than the event: moments are compared, not clocks."""
    times = {17: "2026-02-27T09:30:00+09:00", 18: "2026-02-27T00:20:00+00:00"}
    arrivals = [Arrival(nonce=str(ident), participant=ident, time=time) for ident, time in times.items()]
    FileStore(planned.folder / "assembly.json").watch().record(lambda _: arrivals)
    assert [person["id"] for person in planned.json("checkin", "list")["people"]] == [18, 17]
    status = planned.json("checkin", "status")
    assert [person["id"] for person in status["last"]] == [17, 18]
    assert status["pace"] == 1


def test_a_dossier_tells_every_arrival(planned: Iclei) -> None:
    """Also those that were taken back, and of somebody who was removed; after erasing, none is left."""
    planned.ok("checkin", "17", "--desk", "Main entrance")
    planned.ok("checkin", "undo", "17")
    planned.ok("checkin", "17", "--desk", "Side door")
    planned.ok("checkin", "17", "--session", "opening")
    planned.ok("checkin", "17", "--out")
    dossier = planned.json("participants", "dossier", "17")
    assert [(item["kind"], item["desk"], item["in_effect"]) for item in dossier["arrivals"]] == [
        ("in", "Main entrance", False),
        ("undo", None, False),
        ("in", "Side door", True),
        ("in", None, True),
        ("out", None, True),
    ]
    told = planned.ok("participants", "dossier", "17").out
    assert "at Main entrance (taken back)" in told
    assert told.count("Came") == 3

    planned.ok("participants", "remove", "17", "--yes")
    assert len(planned.json("participants", "dossier", "17")["arrivals"]) == 5
    planned.ok("undo")
    planned.ok("participants", "erase", "17", "--yes")
    assert planned.json("checkin", "status")["arrived"] == 0
    assert warnings(planned) == {}


def test_the_status_of_the_assembly_has_a_line_on_the_door(planned: Iclei) -> None:
    """Once somebody has come: how many of how many, and the command of the door."""
    before = planned.json("status")
    assert before["door"] is None
    assert "door " not in planned.ok("status").out
    planned.ok("checkin", "17", "18")
    planned.ok("checkin", "--new", "홍길동, 창원시")
    now = planned.json("status")
    assert now["door"] == {"expected": 126, "arrived": 2, "walk_ins": 1, "here": 3}
    assert now["next"] == ["iclei checkin status"]
    assert "2 of 126 have come and 1 walk-in; 3 are here now" in planned.ok("status").out
