"""`iclei groups repair`, `place`, `move` and `swap`, as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def in_rounds(iclei: Iclei) -> Iclei:
    """Eight people at two tables in two rounds."""
    iclei.ok("init")
    for key in ("green-public-procurement", "climate-change", "biodiversity"):
        iclei.ok("groups", "remove", key, "--yes")
    for number in range(8):
        iclei.ok("participants", "add", "--name", f"Person {number}", "--choice", "energy")
    iclei.ok("groups", "assign", "--rounds", "2")
    return iclei


def seats(iclei: Iclei, number: int = 0) -> dict[int, tuple[str, str]]:
    """Everyone's group in a round, and who decided that, by id."""
    groups = iclei.json("groups", "show")["rounds"][number]["groups"]
    return {member["id"]: (group["key"], member["placed"]) for group in groups for member in group["members"]}


def content(iclei: Iclei) -> bytes:
    """The assembly's file."""
    return (iclei.folder / "assembly.json").read_bytes()


def two_apart(iclei: Iclei) -> tuple[str, str]:
    """The numbers of two people in different groups."""
    (one, (home, _)), *others = seats(iclei).items()
    return str(one), str(next(ident for ident, (key, _) in others if key != home))


def test_who_moves_up_from_the_waiting_list_gets_a_seat(planned: Iclei) -> None:
    """Who waits loses their seat to nobody in silence, and once confirmed is placed by the next command."""
    planned.ok("participants", "edit", "3", "--status", "waiting")
    assert "not confirmed" in planned("groups", "check").out
    assert "is not confirmed" in planned.ok("groups", "repair").out
    assert 3 not in seats(planned)
    assert "not confirmed (waiting)" in planned.ok("groups", "show", "3").out
    told = planned.ok("participants", "confirm", "3").out
    assert "Next: iclei groups repair, or one by one: iclei groups place 3" in told
    planned.ok("groups", "place", "3")
    assert 3 in seats(planned)


def test_a_repair_moves_few_shows_whom_and_leaves_a_plan_that_holds(planned: Iclei) -> None:
    """After no-shows and a walk-in: who moves, gets or loses a seat, and the tiers before and after."""
    for ident in ("3", "9", "27", "44"):
        planned.ok("participants", "cancel", ident)
    planned.ok("participants", "add", "--name", "남궁하늘바다", "--choice", "energy")
    before = seats(planned)
    told = planned.ok("groups", "repair").out
    after = seats(planned)
    moved = [ident for ident in before if ident in after and before[ident][0] != after[ident][0]]
    assert f"{len(moved)} move" in told
    assert "no fewer would do" in told
    assert len(moved) <= 4
    for fact in ("has cancelled", "gets a seat", "남궁하늘바다", "Before", "After", "iclei undo", "Next:"):
        assert fact in told
    assert 127 in after
    planned.ok("groups", "check")
    assert "last repair" in planned.ok("groups", "show").out
    planned.ok("undo")
    assert seats(planned) == before


def test_a_dry_run_tells_the_same_and_changes_nothing(planned: Iclei) -> None:
    """The document of a dry run is that of the repair itself, and the file stays as it was."""
    planned.ok("participants", "cancel", "3")
    planned.ok("participants", "cancel", "9")
    before = content(planned)
    tried = planned.json("groups", "repair", "--dry-run")
    assert content(planned) == before
    done = planned.json("groups", "repair")
    assert (tried["dry_run"], tried["changed"]) == (True, False)
    assert (done["dry_run"], done["changed"]) == (False, True)
    for key in ("moved", "seated", "unseated", "before", "after", "proof"):
        assert tried[key] == done[key]
    assert {change["id"] for change in done["unseated"]} == {3, 9}
    assert set(done["unseated"][0]) == {"id", "round", "from", "to"}
    assert [tier["name"] for tier in done["proof"]["tiers"]] == ["moves", "spread", "choices"]


def test_nothing_to_repair_is_said_and_nothing_changes(planned: Iclei) -> None:
    """A plan that holds is left alone."""
    before = content(planned)
    assert "nothing to repair" in planned.ok("groups", "repair").out
    assert planned.json("groups", "repair")["changed"] is False
    assert content(planned) == before


def test_an_edit_that_moves_nobody_renews_the_proof(planned: Iclei) -> None:
    """A changed wish breaks no rule: nobody moves, and the plan is checked to be up to date again."""
    planned.ok("participants", "edit", "2", "--choice", "biodiversity")
    before = seats(planned)
    assert "Nobody moves" in planned.ok("groups", "repair").out
    assert seats(planned) == before
    planned.ok("groups", "check")


def test_frozen_groups_and_a_limit_are_kept_to(planned: Iclei) -> None:
    """Nobody leaves or joins a frozen group; no more people move than allowed."""
    for ident in ("3", "9", "27", "44"):
        planned.ok("participants", "cancel", ident)
    before = {ident: key for ident, (key, _) in seats(planned).items()}
    planned.ok("groups", "repair", "--freeze", "Climate Change", "--freeze", "ecomobility")
    after = {ident: key for ident, (key, _) in seats(planned).items()}
    for group in ("climate-change", "ecomobility"):
        assert {i for i, key in before.items() if key == group} == {
            i for i, key in after.items() if key == group
        }
    planned.ok("undo")
    limited = planned.json("groups", "repair", "--max-moves", "6")
    assert len(limited["moved"]) <= 6


def test_too_low_a_limit_is_refused_with_the_number_that_would_do(planned: Iclei) -> None:
    """Where people must move, a limit of none says how many must; and nothing is changed."""
    key = seats(planned)[1][0]
    planned.ok("groups", "bar", "1", key)
    before = content(planned)
    answer = planned("groups", "repair", "--max-moves", "0")
    assert answer.exit_code == 1
    assert "iclei groups repair --max-moves" in answer.err
    assert content(planned) == before
    least = answer.err.split("--max-moves ")[1].strip()
    planned.ok("groups", "repair", "--max-moves", least)
    planned.ok("groups", "check")


def test_without_a_plan_the_next_step_is_named(iclei: Iclei) -> None:
    """All four commands say how a plan is made."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "A")
    iclei.ok("participants", "add", "--name", "B")
    for words in (("repair",), ("place", "A"), ("swap", "A", "B")):
        answer = iclei("groups", *words)
        assert answer.exit_code == 1
        assert "iclei groups assign" in answer.err


def test_a_walk_in_is_placed_and_told_where_and_why(planned: Iclei) -> None:
    """Nobody else moves; every group is listed with the wish, its people, its free seats, and the spread."""
    planned.ok("participants", "add", "--name", "남궁하늘바다", "--choice", "energy", "--sector", "ngo")
    before = seats(planned)
    told = planned.ok("groups", "place", "남궁하늘바다").out
    after = seats(planned)
    key = after[127][0]
    assert {ident: seat for ident, seat in after.items() if ident != 127} == before
    [label] = [
        group["texts"]["label"]["en"]
        for group in planned.json("groups", "list")["groups"]
        if group["key"] == key
    ]
    assert f"No. 127 남궁하늘바다 sits at {label}; nobody else moves" in told
    for fact in ("Choice", "People", "Free", "Out of balance", "here", "1st", "gets a seat"):
        assert fact in told
    planned.ok("groups", "check")
    again = planned.ok("groups", "place", "127").out
    assert "has a seat already" in again
    planned.ok("undo")
    document = planned.json("groups", "place", "127", "--dry-run")
    assert [change["to"] for change in document["seated"]] == [key]
    assert set(document["groups"][0]) == {
        *("round", "group", "choice", "people", "free"),
        *("out_of_balance", "spread", "open"),
    }
    assert 127 not in seats(planned)


@pytest.mark.slow
def test_a_swap_shows_its_cost_and_is_kept_until_it_is_let_go(planned: Iclei) -> None:
    """Both are shown as moved by hand; assign leaves them there and says so; --unpin lets them go."""
    one, other = two_apart(planned)
    before = seats(planned)
    told = planned.ok("groups", "swap", one, other).out
    assert "Before" in told
    assert "--unpin" in told
    here, there = before[int(one)][0], before[int(other)][0]
    for _ in range(2):
        after = seats(planned)
        assert after[int(one)] == (there, "moved")
        assert after[int(other)] == (here, "moved")
        planned.ok("groups", "check")
        assert "moved by hand" in planned.ok("groups", "assign").out
    assert "moved by hand" in planned.ok("groups", "show", one).out
    planned.ok("groups", "assign", "--unpin")
    assert "moved" not in {placed for _, placed in seats(planned).values()}


def test_a_move_that_breaks_a_rule_is_refused_unless_forced(planned: Iclei) -> None:
    """A full table and a bar are named; with --force it is done, and what does not hold is told."""
    one, other = two_apart(planned)
    away = seats(planned)[int(other)][0]
    planned.ok("groups", "bar", one, away, "--reason", "works for the supplier")
    before = content(planned)
    refused = planned("groups", "move", one, "--to", away)
    assert refused.exit_code == 1
    assert "works for the supplier" in refused.err
    assert "--force" in refused.err
    assert content(planned) == before
    forced = planned.json("groups", "move", one, "--to", away, "--force")
    assert "barred-seated" in [breach["code"] for breach in forced["breaches"]]
    assert seats(planned)[int(one)] == (away, "moved")
    assert planned("groups", "check").exit_code == 1
    contradiction = planned("groups", "repair")
    assert contradiction.exit_code == 1
    assert "iclei groups repair --unpin" in contradiction.err
    planned.ok("groups", "repair", "--unpin")
    planned.ok("groups", "check")


def test_who_sits_there_already_or_does_not_come_is_not_moved(planned: Iclei) -> None:
    """The one is said and changes nothing, the other is refused with the way back."""
    home = seats(planned)[1][0]
    before = content(planned)
    assert "already" in planned.ok("groups", "move", "1", "--to", home).out
    assert content(planned) == before
    planned.ok("participants", "cancel", "1")
    for words in (("move", "1", "--to", "energy"), ("swap", "2", "1"), ("place", "1")):
        answer = planned("groups", *words)
        assert answer.exit_code == 1
        assert "participants restore 1" in answer.err


def test_a_person_without_a_seat_cannot_swap_but_be_placed(planned: Iclei) -> None:
    """The next step is named."""
    planned.ok("participants", "add", "--name", "Late")
    answer = planned("groups", "swap", "1", "127")
    assert answer.exit_code == 1
    assert "iclei groups place 127" in answer.err


def test_with_several_rounds_the_round_is_named(in_rounds: Iclei) -> None:
    """A hand move needs --round, of a round that there is; only that round is changed."""
    first, second = seats(in_rounds), seats(in_rounds, 1)
    away = {"energy": "ecomobility", "ecomobility": "energy"}[first[1][0]]
    missing: Any = in_rounds("groups", "move", "1", "--to", away)
    assert (missing.exit_code, "--round" in missing.err) == (2, True)
    assert in_rounds("groups", "move", "1", "--to", away, "--round", "3").exit_code == 2
    in_rounds.ok("groups", "move", "1", "--to", away, "--round", "1", "--force")
    assert seats(in_rounds)[1] == (away, "moved")
    assert seats(in_rounds, 1) == second


def test_a_repair_over_two_rounds_shows_the_round(in_rounds: Iclei) -> None:
    """A walk-in gets a seat in each, and comes to both topics."""
    in_rounds.ok("participants", "cancel", "2")
    in_rounds.ok("participants", "add", "--name", "Late")
    told = in_rounds.ok("groups", "repair").out
    assert "Round 1" in told
    assert "meetings" in told
    assert {seats(in_rounds)[9][0], seats(in_rounds, 1)[9][0]} == {"energy", "ecomobility"}
    in_rounds.ok("groups", "check")


def test_a_plan_can_be_made_by_hand(iclei: Iclei) -> None:
    """Without a plan, a move begins one; it can be checked, and repair seats the others around it."""
    iclei.ok("init")
    for name in ("김하늘", "이바다", "박나무"):
        iclei.ok("participants", "add", "--name", name, "--sector", "ngo")
    iclei.ok("groups", "move", "김하늘", "--to", "energy")
    checked = iclei("groups", "check")
    assert checked.exit_code == 1
    assert "이바다 (no. 2) is coming but has no seat" in checked.out
    assert "김하늘" not in checked.out
    iclei.ok("groups", "repair")
    assert iclei.json("groups", "check")["holds"]
    assert "energy" in iclei.ok("groups", "show", "김하늘").out


@pytest.mark.slow
def test_what_more_moves_would_buy_is_told_and_can_be_had(planned: Iclei) -> None:
    """After no-shows, each line of the table is what `--max-moves` then gives."""
    for person in ("3", "17", "40", "66", "90", "101"):
        planned.ok("participants", "cancel", person)
    further = planned.json("groups", "repair")["further"]
    for step in further:
        after = planned.json("groups", "repair", "--max-moves", str(step["moves"]), "--dry-run")["after"]
        assert [after[tier["name"]] for tier in step["tiers"]] == [tier["value"] for tier in step["tiers"]]
    planned.ok("undo")
    told = planned.ok("groups", "repair").out
    assert "What more moves would buy (iclei groups repair --max-moves N):" in told
    limited = planned.json("groups", "repair", "--max-moves", "1")
    assert (limited["further"], limited["further_complete"]) == (None, None)


def test_seats_are_free_only_where_somebody_said_how_many_there_are(planned: Iclei) -> None:
    """A table without a limit takes any number, and one with seats so many as are left."""
    planned.ok("groups", "edit", "energy", "--seats", "20-90")
    planned.ok("participants", "add", "--name", "남궁하늘바다")
    told = planned.ok("groups", "place", "남궁하늘바다", "--dry-run").out
    document = planned.json("groups", "place", "남궁하늘바다", "--dry-run")
    free = {seat["group"]: seat["free"] for seat in document["groups"]}
    rows = [line.split() for line in told.splitlines() if "none stated" in line]
    assert sum("any" in row for row in rows) == len(free) - 1
    assert sum(str(free["energy"]) in row for row in rows) == 1
