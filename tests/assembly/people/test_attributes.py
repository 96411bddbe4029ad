"""An attribute is a field, or a column of the list whose cells together show what it holds."""

from __future__ import annotations

from fractions import Fraction

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.assembly.people.attributes import attribute_named, columns_of, find_attribute
from iclei_cli.assembly.plans.proof import fingerprint


def with_column(header: str, *cells: str) -> Assembly:
    """People with these cells in a column; none for an empty one."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(
        Participant(id=ident, name=f"Person {ident}", extra={header: cell} if cell else {})
        for ident, cell in enumerate(cells, start=1)
    )
    return assembly


def test_all_cells_show_that_a_column_is_of_numbers() -> None:
    """More than half must be; a cell that is none, or is of another unit, is told as it stands."""
    found = attribute_named(with_column("연령", "45세", "52", "４０", "", "미정", "480개월"), "연령")
    assert found.numbers == {1: Fraction(45), 2: Fraction(52), 3: Fraction(40)}
    assert found.unread == {5: "미정", 6: "480개월"}
    assert found.words == {}


def test_a_column_with_few_numbers_is_of_words() -> None:
    """Sizes of shirts of which half are numbers; and things that are counted in different units."""
    shirts = attribute_named(with_column("Shirt", "95", "L", "100", "m", "M"), "Shirt")
    assert (shirts.numbers, shirts.words[1], shirts.words[4]) == (None, ("95",), ("M",))
    pets = attribute_named(with_column("Pets", "3 cats", "4 dogs", "1 bird"), "Pets")
    assert (pets.numbers, pets.unread) == (None, {})


def test_words_are_compared_without_case_width_and_spaces() -> None:
    """Decomposed Hangul, too; the most frequent spelling stands for all."""
    found = attribute_named(
        with_column("Team", "Green", "Ｇｒｅｅｎ ", "green", "Green", "\u1112\u1161\u11ab", "한"), "Team"
    )
    assert {found.words[ident] for ident in (1, 2, 3, 4)} == {("Green",)}
    assert found.words[5] == found.words[6]


def test_a_cell_may_have_several_values() -> None:
    """They are parted as lists are elsewhere, each counts once, and what says nothing has none."""
    found = attribute_named(with_column("Tags", "bees, solar / bees", "-", "n/a", "solar"), "Tags")
    assert found.words == {1: ("bees", "solar"), 4: ("solar",)}


def test_headers_are_one_column_whatever_their_case() -> None:
    """Two lists may write a header each in its own way."""
    assembly = with_column("Years in office", "3", "5")
    assembly.put([Participant(id=3, name="Person 3", extra={"years  in Office": "7"})])
    assert len(columns_of(assembly)) == 1
    name = find_attribute(assembly, "YEARS IN OFFICE")
    assert name is not None
    assert attribute_named(assembly, name).numbers == {1: Fraction(3), 2: Fraction(5), 3: Fraction(7)}


def test_a_field_goes_before_a_column_of_its_name() -> None:
    """What a list said under "Sector" and is no sector is another thing."""
    assembly = with_column("Sector", "?", "?")
    assembly.put([Participant(id=3, name="Person 3", sector=Sector.NGO)])
    assert find_attribute(assembly, "Sector") == "sector"
    assert attribute_named(assembly, "sector").words == {3: ("ngo",)}


def test_a_column_that_is_gone_has_nothing_of_anybody() -> None:
    """It may be asked for all the same."""
    found = attribute_named(with_column("Age", "45"), "Gone")
    assert (found.words, found.numbers, found.unread) == ({}, None, {})
    assert find_attribute(with_column("Age", "45"), "Gone") is None


def test_the_fingerprint_knows_what_a_column_says() -> None:
    """A proof is out of date when a number changes; not when it is written in another way."""
    before = fingerprint(with_column("Age", "45", "52"), ["Age"])
    assert fingerprint(with_column("Age", "45세", "５２"), ["Age"]) == before
    assert fingerprint(with_column("Age", "45", "53"), ["Age"]) != before
