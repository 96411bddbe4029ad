"""Badges: what stands on them, on which paper, and that nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.assembly.nouns.participant import Consent, Gender, Participant
from iclei_cli.exports.prints.badges.code import qr_code
from iclei_cli.exports.prints.badges.collecting import collecting_data
from iclei_cli.exports.prints.badges.pages import badges_data, badges_of, ruler_data, stands_on
from iclei_cli.exports.prints.badges.sheet import Sheet, sheet_of, sheets
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.people import names_of, with_honorific
from iclei_cli.exports.prints.tents.pages import Who, tents_of
from iclei_cli.system.errors import UsageError
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.exports.prints.engine.draw import Drawn

PageTexts = Callable[[bytes], list[str]]
SMALL = sheet_of(size="90x54")


def drawn(assembly: Assembly, sheet: Sheet = SMALL, *, back: bool = False) -> Drawn:
    """The badges of everybody who is expected, without codes."""
    badges = badges_of(assembly, ENGLISH_PRINT, assembly.coming())
    data = badges_data(assembly, ENGLISH_PRINT, badges.values(), sheet, back=back)
    return draw("badges", data, portions=("badges", sheet.places))


def test_a_badge_says_who_somebody_is_and_where_they_sit(
    assembly: Assembly, plan_of: Callable[..., Plan], page_texts: PageTexts
) -> None:
    """In every round; nobody's contacts are on it, and nobody who has cancelled has one."""
    assembly.plan = plan_of({1: "a", 2: "a"}, {1: "b", 2: "a"})
    badges = badges_of(assembly, ENGLISH_PRINT, assembly.coming())
    one = badges[1]
    assert (one["name"], one["other-name"]) == ("한가람", "Han Garam")
    assert [(table["round"], table["name"]) for table in one["tables"]] == [
        ("Round 1", "1조"),
        ("Round 2", "2조"),
    ]
    assert [(table["round"], table["name"]) for table in badges[2]["tables"]] == [(None, "1조")]
    assert one["role"] == "Presenter · Rapporteur"
    assert 5 not in badges
    assert "example.org" not in str(badges)
    (page,) = page_texts(drawn(assembly).content)
    assert all(person.name in page for person in assembly.coming())


def test_long_names_are_there_in_full(assembly: Assembly, page_texts: PageTexts) -> None:
    """They shrink and wrap; what is smaller than one can well read is told."""
    hangul, latin = "가나다라마바사아자차카타파하거너더러머버서어저처커터", "Wolfeschlegelsteinhausen" * 3
    organisation = "Federation of Very Long Names for Sustainability and Resilience " * 4
    assembly.put(
        [
            Participant(id=20, name=hangul),
            Participant(id=21, name=latin, organisation=organisation),
            Participant(id=22, name="뷁믜 李舜臣 Łucja Żółć"),
        ]
    )
    made = drawn(assembly, sheet_of(sheet="LS-3213"))
    text = "".join("".join(page_texts(made.content)).split()).replace("\u200b", "")
    assert hangul in text
    assert latin in text
    assert "".join(organisation.split()) in text
    assert organisation.strip() in made.small
    assert hangul not in made.small


@pytest.mark.parametrize(
    ("person", "names", "addressed"),
    [
        (Participant(id=1, name="김하늘", name_en="Kim Haneul"), ("김하늘", "Kim Haneul"), "김하늘 님"),
        (Participant(id=1, name="존", name_en="John", languages=("en",)), ("John", "존"), "John"),
        (Participant(id=1, name="山田かおり", languages=("ja",)), ("山田かおり", None), "山田かおり様"),
        (Participant(id=1, name="王伟", languages=("zh",), gender=Gender.MALE), ("王伟", None), "王伟先生"),
        (Participant(id=1, name="王伟", languages=("zh",)), ("王伟", None), "王伟"),
        (Participant(id=1, name="李舜臣"), ("李舜臣", None), "李舜臣"),
        (Participant(id=1, name="Zoe Park", name_en="Zoe Park"), ("Zoe Park", None), "Zoe Park"),
    ],
)  # fmt: skip
def test_people_are_called_as_in_their_own_language(
    person: Participant, names: tuple[str, str | None], addressed: str
) -> None:
    """Which name comes first, and with which honorific; where it is not known, without one."""
    assert names_of(person) == names
    assert with_honorific(names[0], person) == addressed


def test_who_refused_to_be_photographed_has_a_mark(assembly: Assembly) -> None:
    """Whoever agreed, or was not asked, has none."""
    said = (Consent(purpose="photo", given=False),)
    assembly.participants[2] = replace(assembly.participants[2], consents=said)
    assembly.participants[3] = replace(assembly.participants[3], consents=(replace(said[0], given=True),))
    badges = badges_of(assembly, ENGLISH_PRINT, assembly.coming())
    assert [ident for ident, badge in badges.items() if badge["no-photo"]] == [2]
    tents = tents_of(assembly, Who.ALL, ENGLISH_PRINT, honorifics=False)
    assert [tent["number"] for tent in tents if tent["no-photo"]] == [2]


def test_the_list_of_old_badges_says_what_is_so_no_more(assembly: Assembly, page_texts: PageTexts) -> None:
    """Place by place, what stood there and what stands there now; of nobody who had no badge; no contacts."""
    before = {
        ident: stands_on(badge)
        for ident, badge in badges_of(assembly, ENGLISH_PRINT, assembly.coming()).items()
    }
    assembly.participants[1] = replace(assembly.participants[1], organisation="나래시청", position=None)
    made = badges_of(assembly, ENGLISH_PRINT, assembly.coming())
    data = collecting_data(assembly, ENGLISH_PRINT, made, {1: before[1] | {"table 1": "9조"}})
    assert [person["number"] for person in data["people"]] == [1]
    assert data["people"][0]["changes"] == [
        {"what": "Organisation", "was": "가람시청", "now": "나래시청"},
        {"what": "Position", "was": "팀장", "now": None},
        {"what": "Table", "was": "9조", "now": "1조"},
    ]
    (page,) = page_texts(draw("badges-to-collect", data).content)
    assert "Old badges to collect" in page
    assert "1234" not in page
    assert "garam@" not in page


def test_what_stands_on_a_badge_is_compared_place_by_place(assembly: Assembly) -> None:
    """Another organisation is another badge; the same person in the same seat is the same."""
    before = stands_on(badges_of(assembly, ENGLISH_PRINT, assembly.coming())[2])
    assert before == {"name": "강나래", "organisation": "나래연구원", "table 1": "1조"}
    assembly.participants[2] = replace(
        assembly.participants[2], organisation="새 연구원", phone="+821011112222"
    )
    after = stands_on(badges_of(assembly, ENGLISH_PRINT, assembly.coming())[2])
    assert {key for key in before if before[key] != after[key]} == {"organisation"}


def test_the_code_is_that_of_the_door() -> None:
    """Drawn the same way each time, as one path."""
    assert qr_code(code_of(572)) == qr_code("005724")
    assert qr_code("005724").count("<path") == 1
    assert qr_code("005724") != qr_code("005725")


def test_badges_begin_at_the_label_that_is_free(assembly: Assembly, page_texts: PageTexts) -> None:
    """And go on over pages; each has a back if that is asked for."""
    sheet = sheet_of(sheet="3114", start=8)
    first, second = page_texts(drawn(assembly, sheet).content)
    names = [badge["name"] for badge in badges_of(assembly, ENGLISH_PRINT, assembly.coming()).values()]
    assert [name for name in names if name in first] == names[:1]
    assert all(name in second for name in names[1:])
    assert len(page_texts(drawn(assembly, sheet, back=True).content)) == 4


def test_a_long_print_in_portions_is_the_same_as_in_one(assembly: Assembly, page_texts: PageTexts) -> None:
    """No page is lost where portions are joined, and the bytes are the same each time."""
    assembly.put([Participant(id=number, name=f"김가온{number}") for number in range(100, 280)])
    made = drawn(assembly)
    pages = page_texts(made.content)
    assert len(pages) == 19
    assert all(f"김가온{number}" in "".join(pages) for number in range(100, 280))
    assert drawn(assembly).content == made.content


def test_every_known_sheet_fits_on_its_paper() -> None:
    """And badges do not lie upon each other."""
    for sheet in [
        *sheets().values(),
        sheet_of(),
        sheet_of(size="A7"),
        SMALL,
        sheet_of(size="99,1 x 67.7", grid="2x4"),
    ]:
        for axis in (0, 1):
            begin = (sheet.left, sheet.top)[axis]
            end = begin + sheet.grid[axis] * sheet.size[axis] + (sheet.grid[axis] - 1) * sheet.gap[axis]
            assert begin >= 0
            assert end <= sheet.paper[axis]


def test_a_sheet_is_found_as_people_type_it() -> None:
    """By its number alone, too; and a grid says where labels begin."""
    assert sheet_of(sheet="3114") == sheet_of(sheet="ls3114") == sheets()["LS-3114"]
    found = sheet_of(size="99.1x67.7", grid="2x4,13,4.95,2", nudge="0.5,-1")
    assert (found.left, found.top, found.gap, found.nudge) == (4.95, 13, (2, 0), (0.5, -1))
    assert sheet_of(size="A7").grid == (2, 4)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"size": "A9"}, "sheet-size"),
        ({"size": "300x20"}, "sheet-too-large"),
        ({"size": "10x10"}, "sheet-too-large"),
        ({"size": "0x50"}, "sheet-too-large"),
        ({"grid": "3x4"}, "sheet-too-large"),
        ({"grid": "2by2"}, "sheet-grid"),
        ({"sheet": "LS-1"}, "label-sheet-unknown"),
        ({"sheet": "LS-3114", "size": "A6"}, "sheet-twice"),
        ({"nudge": "1"}, "sheet-nudge"),
        ({"nudge": "50,0"}, "sheet-nudge"),
        ({"start": 5}, "sheet-start"),
    ],
)
def test_paper_that_cannot_be_is_refused(asked: dict[str, str], code: str) -> None:
    """With what can be."""
    with pytest.raises(UsageError) as caught:
        sheet_of(**asked)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_the_ruler_is_a_page(assembly: Assembly, page_texts: PageTexts) -> None:
    """With what to do with it."""
    (page,) = page_texts(draw("ruler", ruler_data(assembly, ENGLISH_PRINT, SMALL)).content)
    assert "--nudge" in page
