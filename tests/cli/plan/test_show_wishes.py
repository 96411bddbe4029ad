"""`groups show --wishes` and `--wishes none`: what became of everybody's wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Iclei


def test_those_who_got_least_come_first(planned: Iclei) -> None:
    """Everybody with wishes is there once, no wish met first; the counts are those of the score."""
    people = planned.json("groups", "show", "--wishes")["people"]
    best = [person["best"] or 99 for person in people]
    assert best == sorted(best, reverse=True)
    counted = planned.json("groups", "show")["score"]["choices"]
    assert best.count(1) == counted["1"]
    assert best.count(99) == counted["unlisted"]
    wished = {
        person["id"] for person in planned.json("participants", "list")["participants"] if person["choices"]
    }
    assert {person["id"] for person in people} == wished


def test_only_those_without_any_are_shown(planned: Iclei) -> None:
    """They are the first of all; a name beside it is refused."""
    everybody = planned.json("groups", "show", "--wishes")["people"]
    unmet = planned.json("groups", "show", "--wishes", "none")["people"]
    assert unmet == [person for person in everybody if person["best"] is None]
    assert "none: " in planned.ok("groups", "show", "--wishes", "none").out
    assert planned("groups", "show", "17", "--wishes").exit_code == 2
