"""Whom people of a list wish to meet, and whom not: imported, edited by hand, and imported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

HEAD = ("Name", "E-mail", "want to meet", "avoid")
LIST = (
    ("Ann", "ann@example.org", "Bea=2", ""),
    ("Bea", "bea@example.org", "", ""),
    ("Cho", "cho@example.org", "", "Bea"),
    ("Dan", "dan@example.org", "", ""),
)


def import_list(iclei: Iclei, *rows: tuple[str, ...], options: tuple[str, ...] = ()) -> str:
    """What an import of these rows, in place of those of LIST with the same names, shows."""
    named = {row[0]: row for row in (*LIST, *rows)}
    lines = [HEAD, *named.values()]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    (iclei.folder / "list.csv").write_text(text, "utf-8")
    done = iclei.ok("participants", "import", "list.csv", *options)
    return " ".join((done.out + done.err).split())


def wishes(iclei: Iclei, name: str) -> tuple[dict[int, int], dict[int, int]]:
    """Whom somebody wishes to meet and to avoid, by number, with what each counts."""
    person = iclei.json("participants", "show", name)["participant"]
    meet, avoid = (
        {wish["id"]: wish["weight"] for wish in person[key]} for key in ("wants_to_meet", "avoids")
    )
    return meet, avoid


@pytest.fixture
def listed(iclei: Iclei) -> Iclei:
    """An assembly with the people of LIST."""
    import_list(iclei)
    return iclei


def test_a_list_fills_the_field_and_nothing_else(listed: Iclei) -> None:
    """The wish is shown once, under its own name, with what it counts."""
    assert wishes(listed, "Ann") == ({2: 2}, {})
    shown = listed.ok("participants", "show", "Ann").out
    assert shown.casefold().count("to meet") == 1
    columns = listed.ok("participants", "list", "--columns", "name,wants-to-meet").out
    assert "Bea (no. 2) ×2" in columns
    assert [
        person["id"]
        for person in listed.json("participants", "list", "--where", "avoids=Bea")["participants"]
    ] == [3]


def test_what_a_list_changes_is_shown_under_the_field_s_own_name(listed: Iclei) -> None:
    """Who was meant before, and who is now."""
    told = import_list(listed, ("Ann", "ann@example.org", "Cho, Dan", ""))
    assert "Wants to meet: Bea (no. 2) ×2 → Cho (no. 3), Dan (no. 4)" in told
    assert "Extra" not in told
    assert wishes(listed, "Ann") == ({3: 1, 4: 1}, {})


def test_a_wish_edited_by_hand_stays_and_is_told(listed: Iclei) -> None:
    """The same list leaves it; another wish in the list is a conflict, to be decided either way."""
    listed.ok("participants", "edit", "Ann", "--wants-to-meet", "Dan")
    import_list(listed)
    assert wishes(listed, "Ann") == ({4: 1}, {})
    changed = ("Ann", "ann@example.org", "Cho", "")
    told = import_list(listed, changed)
    assert "1 Ann Wants to meet Dan (no. 4) Cho (no. 3)" in told
    assert wishes(listed, "Ann") == ({4: 1}, {})
    import_list(listed, changed, options=("--ours",))
    assert "Wants to meet" not in import_list(listed, changed)
    import_list(listed, ("Ann", "ann@example.org", "Bea", ""), options=("--theirs",))
    assert wishes(listed, "Ann") == ({2: 1}, {})


def test_an_empty_cell_takes_a_wish_away_only_if_asked(listed: Iclei) -> None:
    """And never one that was edited by hand."""
    nothing = ("Ann", "ann@example.org", "", "")
    import_list(listed, nothing)
    assert wishes(listed, "Ann") == ({2: 2}, {})
    told = import_list(listed, nothing, options=("--clear-empty",))
    assert "Wants to meet: Bea (no. 2) ×2 → –" in told
    assert wishes(listed, "Ann") == ({}, {})
    listed.ok("participants", "edit", "Cho", "--avoids", "Dan")
    import_list(listed, ("Cho", "cho@example.org", "", ""), options=("--clear-empty",))
    assert wishes(listed, "Cho") == ({}, {4: 1})


def test_a_wish_that_contradicts_itself_is_told_with_row_and_column(listed: Iclei) -> None:
    """The row is taken; of the two wishes neither, and no plan counts them."""
    torn = ("Dan", "dan@example.org", "Ann, Bea", "Bea")
    told = import_list(listed, torn)
    assert "want to meet named both to meet and to avoid, neither" in told
    assert "“Bea” (row 5)" in told
    assert wishes(listed, "Dan") == ({1: 1}, {})
    found = listed.json("participants", "import", "list.csv")
    assert [(cell["row"], cell["column"], cell["code"]) for cell in found["kept"]] == [
        (5, "want to meet", "wish-torn"),
        (5, "avoid", "wish-torn"),
    ]


def test_a_list_s_wish_against_one_by_hand_is_a_conflict(listed: Iclei) -> None:
    """Nobody both meets and avoids one person: it is told, and --theirs takes the other wish away."""
    listed.ok("participants", "edit", "Dan", "--avoids", "Ann")
    told = import_list(listed, ("Dan", "dan@example.org", "Ann", ""))
    assert "Row 5: Dan is to meet somebody whom they wish to avoid here" in told
    assert wishes(listed, "Dan") == ({}, {1: 1})
    import_list(listed, ("Dan", "dan@example.org", "Ann", ""), options=("--theirs",))
    assert wishes(listed, "Dan") == ({1: 1}, {})


def test_a_column_can_be_said_to_be_a_wish(iclei: Iclei) -> None:
    """Whatever it is headed."""
    (iclei.folder / "list.csv").write_text("Name,Table with\nAnn,Bea\nBea,\n", "utf-8")
    iclei.ok("participants", "import", "list.csv", "--map", "Table with=wants_to_meet")
    assert wishes(iclei, "Ann") == ({2: 1}, {})


def test_who_was_removed_is_in_no_wish_and_not_remembered(listed: Iclei) -> None:
    """On a later list again, somebody of that name is somebody new."""
    listed.ok("participants", "remove", "Bea", "--yes")
    assert wishes(listed, "Ann") == ({}, {})
    import_list(listed)
    assert wishes(listed, "Ann") == ({5: 2}, {})
    listed.ok("store", "check")
