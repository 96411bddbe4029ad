"""Very many tables: a summary that a person can read, and each of them where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

if TYPE_CHECKING:
    from conftest import Iclei

TABLES = 31


@pytest.fixture
def large(iclei: Iclei) -> Iclei:
    """One table more than are shown one by one, with a seat free at each."""
    assembly = make_assembly(4 * TABLES, TABLES, seed=1)
    FileStore(iclei.folder / FILE_NAME, command="", tell=print).create(assembly)
    iclei.ok("groups", "edit", "energy-1", "--seats", "3-6")
    return iclei


@pytest.mark.slow
def test_of_very_many_tables_a_summary_is_told_and_each_on_request(large: Iclei) -> None:
    """Making, showing, placing and explaining fit a screen or two; --all has every table, JSON always."""
    labels = [group["label"] for group in large.json("groups", "list")["groups"]]
    made = large.ok("groups", "assign").out
    assert "fewest at one" in made
    assert f"at all {TABLES}" in made
    assert "iclei groups show --all" in made
    assert len(made.splitlines()) < 20
    short, whole = large.ok("groups", "show").out, large.ok("groups", "show", "--all").out
    assert len(short.splitlines()) < 40
    assert "at which most wishes are met" in short
    assert all(f"{label} (" in whole for label in labels)
    assert "at all" not in whole
    assert len(large.json("groups", "show")["rounds"][0]["groups"]) == TABLES

    large.ok("participants", "add", "--name", "Kim", "--choice", "energy")
    placed = large.ok("groups", "place", "Kim", "--dry-run").out
    assert f"Of {TABLES} tables" in placed
    assert "here" in placed
    everywhere = large.ok("groups", "place", "Kim", "--dry-run", "--all").out
    assert len(placed.splitlines()) + TABLES // 2 < len(everywhere.splitlines())
    large.ok("groups", "place", "Kim")
    told = large.ok("groups", "explain", "Kim", "--time-limit", "2").out
    assert f"Of {TABLES - 1} tables" in told
    every = large.ok("groups", "explain", "Kim", "--time-limit", "2", "--all").out
    assert len(told.splitlines()) < len(every.splitlines())


@pytest.mark.slow
def test_of_a_mixed_number_the_lowest_and_the_highest_mean_are_told(large: Iclei) -> None:
    """Of very many tables; of everybody, too."""
    (large.folder / "ages.csv").write_text(
        "No,Name,Age\n" + "\n".join(f"{n},Minsu Lee{n},{20 + n}" for n in range(1, 40)), encoding="utf-8"
    )
    large.ok("participants", "import", "ages.csv")
    made = large.ok("groups", "assign", "--spread", "Age", "--time-limit", "5").out
    assert "lowest at one" in made
    assert "highest at one" in made
    assert "everybody" in made
