"""The programme on paper, as a reader of PDF finds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.edit import add_session
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.engine.joining import booklet_of
from iclei_cli.exports.prints.programme.pages import grid_data, programme_data
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

PageTexts = Callable[[bytes], list[str]]


def add_all(assembly: Assembly) -> None:
    """A long session, two beside it one after the other, and one of which nobody has said when."""
    add_session(assembly, "Closing")
    add_session(assembly, "Long panel", start="2019-02-28T10:00", end="2019-02-28T12:00", room="Hall")
    add_session(assembly, "Late talk", start="2019-02-28T11:00", end="2019-02-28T12:00", room="Room 1")
    add_session(assembly, "Early talk", start="2019-02-28T10:00", end="2019-02-28T11:00", room="Room 1")
    add_session(assembly, "Excursion", start="2019-03-01T09:00")


def test_sessions_stand_in_order_of_time_and_none_is_left_out(
    assembly: Assembly, page_texts: PageTexts
) -> None:
    """Day by day with times and rooms; whatever has no time stands at the end."""
    add_all(assembly)
    text = "\n".join(page_texts(draw("programme", programme_data(assembly, ENGLISH_PRINT)).content))
    titles = ["Long panel", "Early talk", "Late talk", "Excursion", "Time to be announced", "Closing"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert "10:00–12:00" in text
    assert "Hall" in text


def test_in_the_grid_a_session_stands_once_for_as_long_as_it_goes_on(
    assembly: Assembly, page_texts: PageTexts
) -> None:
    """Over two rows beside two sessions that take a row each; each day has a page."""
    add_all(assembly)
    data = grid_data(assembly, ENGLISH_PRINT)
    cells = {cell["sessions"][0]["titles"][0]: cell for cell in data["days"][0]["cells"]}
    assert cells["Long panel"]["rows"] == 2
    assert [cells[title]["row"] for title in ("Early talk", "Late talk")] == [0, 1]
    assert cells["Early talk"]["column"] == cells["Late talk"]["column"] != cells["Long panel"]["column"]
    pages = page_texts(draw("programme-grid", data).content)
    assert [text.count("Long panel") for text in pages] == [1, 0]
    assert "Excursion" in pages[1]


def test_a_booklet_that_is_folded_has_its_pages_in_order(assembly: Assembly, page_texts: PageTexts) -> None:
    """Two on each side of a sheet: front and back, sheet by sheet; what is missing is white."""
    for number in range(100):
        start = f"2019-02-{number // 25 + 1:02}T{number % 25 // 2 + 8:02}:00"
        add_session(assembly, f"Session {number:02}", start=start)
    data = programme_data(assembly, ENGLISH_PRINT, booklet=True)
    drawn = draw("programme", data).content
    pages, booklet = page_texts(drawn), booklet_of(drawn, "Programme")
    assert booklet.sheets == -(-len(pages) // 4) > 1
    sides = page_texts(booklet.content)
    assert len(sides) == 2 * booklet.sheets
    lying: dict[frozenset[int], str] = {}
    for number in range(booklet.sheets):
        last, first = 4 * booklet.sheets - 2 * number, 2 * number + 1
        lying |= {
            frozenset((last, first)): sides[2 * number],
            frozenset((first + 1, last - 1)): sides[2 * number + 1],
        }
    for two, text in lying.items():
        expected = [page for number in two if number <= len(pages) for page in pages[number - 1].split()]
        assert sorted(text.split()) == sorted(expected)
    assert booklet_of(drawn, "Programme").content == booklet.content
