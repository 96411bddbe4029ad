"""What nobody stated is inferred, marked, and gives way to what is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.intake.values.sectors import suggest_sector
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from conftest import Iclei
    from intake.conftest import Read


@pytest.mark.parametrize(
    ("organisation", "position", "sector"),
    [
        ("창원시", "시장", Sector.POLITICAL_LEADER),
        ("강남구", "구청장", Sector.POLITICAL_LEADER),
        ("창원시의회", "시의원", Sector.POLITICAL_LEADER),
        ("가람시", "부시장", Sector.PUBLIC_OFFICER),
        ("창원시청", "부시장", Sector.PUBLIC_OFFICER),
        ("창원시청", "주무관", Sector.PUBLIC_OFFICER),
        ("창원시의회", "주무관", Sector.PUBLIC_OFFICER),
        ("수원시정연구원", "과장", Sector.RESEARCH_INSTITUTE),
        ("가람대학교", "교수", Sector.RESEARCH_INSTITUTE),
        ("가람환경운동연합", "공동의장", Sector.NGO),
        ("가람시민연대", "대표", Sector.CIVIL_SOCIETY),
        ("City of Suwon", "Mayor", Sector.POLITICAL_LEADER),
        ("가람상사", "과장", None),
        ("Yangon City", None, None),
        ("Mangold GmbH", None, None),
        ("한국NGO연합", None, Sector.NGO),
        (None, None, None),
    ],
)
def test_organisation_and_position_suggest_a_sector(
    organisation: str | None, position: str | None, sector: Sector | None
) -> None:
    """A leader's office, a city hall's post or a kind of organisation; a firm's section chief is none."""
    assert suggest_sector(organisation, position) is sector


def test_what_is_stated_is_not_inferred(read: Read) -> None:
    """Filled columns win; only what they leave empty is taken from the organisation, and marked."""
    stated, empty = read(
        [
            ["이름", "소속", "직위", "지자체", "부문"],
            ["김가온", "창원시청", "과장", "수원시", "연구기관"],
            ["박나래", "창원시청", "과장", "", ""],
        ]
    ).changes.created
    assert (stated.municipality, stated.sector, stated.inferred) == (
        "수원시",
        Sector.RESEARCH_INSTITUTE,
        (),
    )
    assert (empty.municipality, empty.sector) == ("창원시", Sector.PUBLIC_OFFICER)
    assert empty.inferred == ("municipality", "sector")


def test_the_same_rows_again_are_unchanged(take_in: Read) -> None:
    """An inference is made the same way again; a later list that states the field takes the mark away."""
    rows = [["이름", "소속", "직위"], ["김가온", "창원시청", "과장"]]
    take_in(rows)
    assert take_in(rows).unchanged == 1
    [change] = take_in([["이름", "소속", "부문"], ["김가온", "창원시청", "NGO"]]).changes.updated
    assert (change.after.sector, change.after.inferred) == (Sector.NGO, ("municipality",))
    assert take_in(rows).unchanged == 1


def test_inferred_people_are_listed_until_edited(iclei: Iclei) -> None:
    """`list --inferred` shows them; a field that is edited by hand is inferred no more, nor again."""
    (iclei.folder / "list.csv").write_text(
        "성명,소속,부문\n김하늘,창원시청,NGO\n이바다,가람상사,기타\n", "utf-8"
    )
    iclei.ok("participants", "import", "list.csv")
    [person] = iclei.json("participants", "list", "--inferred")["participants"]
    assert (person["municipality"], person["inferred"]) == ("창원시", ["municipality"])
    assert "Inferred" in iclei.ok("participants", "show", "김하늘").out
    iclei.ok("participants", "edit", "김하늘", "--municipality", "수원시")
    assert iclei.json("participants", "list", "--inferred")["participants"] == []
    assert iclei.json("participants", "import", "list.csv")["updated"] == 0


def test_an_ambiguous_municipality_is_kept_and_told(read: Read) -> None:
    """A notice names the row and what it could be; a column of provinces settles it."""
    doubtful = read([["이름", "지자체"], ["김가온", "중구"]])
    assert doubtful.changes.created[0].municipality == "중구"
    (notice,) = doubtful.notices
    assert (notice.code, notice.facts["rows"]) == ("rows-remark", [2])
    assert notice.facts["remark"].code == "municipality-ambiguous"
    assert "부산광역시 중구" in notice.facts["remark"].facts["names"]
    settled = read([["이름", "시도", "시군구"], ["김가온", "부산", "중구"], ["박나래", "경기도", ""]])
    assert [person.municipality for person in settled.changes.created] == ["부산광역시 중구", "경기도"]
    assert settled.notices == []


def test_a_misspelt_word_is_corrected_and_told(read: Read) -> None:
    """One wrong letter in a topic or a sector, in either script; more than that is no such word."""
    registrations = read(
        [
            ["이름", "1순위", "부문"],
            ["김가온", "Bioversity", "공무원"],
            ["박나래", "생물다양셩", "goverment"],
            ["최다솜", "Biology", "공무원"],
        ]
    )
    assert [person.choices for person in registrations.changes.created] == [
        ("biodiversity",),
        ("biodiversity",),
        (),
    ]
    assert registrations.changes.created[1].sector is Sector.PUBLIC_OFFICER
    assert [cell.row for cell in registrations.rows.kept] == [4]
    topic = message("misspelling", word="Bioversity", meaning="biodiversity")
    sector = message("misspelling", word="goverment", meaning="public-officer")
    assert message("rows-remark", rows=[2], remark=topic) in registrations.notices
    assert message("rows-remark", rows=[3], remark=sector) in registrations.notices


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            ["氏名", "所属", "役職", "メールアドレス", "セクター"],
            ["山田 太郎", "架空市", "課長", "t@example.org", "公務員"],
        ),
        (
            ["姓名", "单位", "职务", "电子邮箱", "界别"],
            ["王小明", "虚构市", "科长", "w@example.org", "公务员"],
        ),
        (
            ["姓名", "單位", "職務", "電子郵件", "界別"],
            ["王小明", "虛構市", "科長", "w@example.org", "公務員"],
        ),
        (
            ["Nаme", "Orgаnisation", "Pоsition", "Еmail", "Sectоr"],
            ["Ana", "City", "Chief", "a@example.org", "government"],
        ),
    ],
)
def test_lists_in_other_languages_and_scripts_are_understood(
    header: list[str], row: list[str], read: Read
) -> None:
    """Japanese, Chinese of both kinds, and Latin words with Cyrillic look-alikes in them."""
    registrations = read([header, row])
    fields = ["name", "organisation", "position", "email", "sector"]
    assert list(registrations.mapping.values()) == fields
    assert registrations.changes.created[0].sector is Sector.PUBLIC_OFFICER
