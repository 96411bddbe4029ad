"""Local governments of Korea: the list is whole, and texts are read as the one that they mean."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from iclei_cli.intake.values.municipalities import find_municipality, spellings_of_place
from iclei_cli.system.data_folder import data_folder

BASIC_GOVERNMENTS = {
    "서울특별시": 25,
    "부산광역시": 16,
    "대구광역시": 9,
    "인천광역시": 10,
    "광주광역시": 5,
    "대전광역시": 5,
    "울산광역시": 5,
    "세종특별자치시": 0,
    "경기도": 31,
    "강원특별자치도": 18,
    "충청북도": 11,
    "충청남도": 15,
    "전북특별자치도": 14,
    "전라남도": 22,
    "경상북도": 22,
    "경상남도": 18,
    "제주특별자치도": 0,
}


def listed(day: str) -> list[dict[str, str]]:
    """Return the governments that there were on a day."""
    with (data_folder() / "korea" / "local-governments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if row["from"] <= day <= (row["until"] or "9999")]


def test_the_list_is_whole() -> None:
    """There are 17 provinces and 226 basic governments, each province has its number, no name is twice."""
    rows = listed("2025-01-01")
    kinds = Counter(row["kind"] for row in rows)
    assert kinds == {"province": 17, "city": 75, "county": 82, "district": 69}
    counts = {row["name_ko"]: 0 for row in rows if row["kind"] == "province"}
    for row in rows:
        if row["kind"] != "province":
            counts[row["province"]] += 1
    assert counts == BASIC_GOVERNMENTS
    assert len({(row["province"], row["name_ko"]) for row in rows}) == len(rows)
    endings = {"city": ("시", "-si"), "county": ("군", "-gun"), "district": ("구", "-gu")}
    for row in rows:
        if row["kind"] in endings:
            korean, english = endings[row["kind"]]
            assert row["name_ko"].endswith(korean)
            assert row["name_en"].endswith(english)


def test_the_list_knows_what_changed_in_july_2026() -> None:
    """Incheon has one district more, and two provinces are one."""
    kinds = Counter(row["kind"] for row in listed("2026-07-01"))
    assert kinds == {"province": 16, "city": 75, "county": 82, "district": 70}


def test_the_five_special_cities_are_known() -> None:
    """Those of a million people, whose name stays what it is."""
    special = {row["name_ko"] for row in listed("2025-01-01") if row["also_ko"].endswith("특례시")}
    assert special == {"수원시", "고양시", "용인시", "창원시", "화성시"}


def test_every_government_is_found_by_its_full_name() -> None:
    """Province and name lead to the one place, in Korean and in English."""
    with (data_folder() / "korea" / "local-governments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    english = {row["name_ko"]: row["name_en"] for row in rows}
    for row in rows:
        for text in (
            f"{row['province']} {row['name_ko']}",
            f"{row['name_en']}, {english.get(row['province'], '')}".strip(", "),
        ):
            name = find_municipality(text).name
            if text == "Gwangju":
                continue  # a metropolitan city, and a city of Gyeonggi
            assert name is not None, text
            assert name.endswith(row["name_ko"]), text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("창원시청", "창원시"),
        ("창원", "창원시"),
        ("서울특별시 강남구청", "강남구"),
        ("수원시 팔달구", "수원시"),
        ("Changwon", "창원시"),
        ("Suwon City", "수원시"),
        ("City of Changwon", "창원시"),
        ("Gangnam-gu, Seoul", "강남구"),
        ("Seoul Metropolitan Government", "서울특별시"),
        ("부산 중구", "부산광역시 중구"),
        ("대구광역시 중구청", "대구광역시 중구"),
        ("강원 고성군", "강원특별자치도 고성군"),
        ("경남 고성", "경상남도 고성군"),
        ("부산진구", "부산진구"),
        ("전라북도", "전북특별자치도"),
        ("세종시", "세종특별자치시"),
        ("경기도 광주시", "경기도 광주시"),
        ("광주시 동구", "광주광역시 동구"),
        ("창원특례시", "창원시"),
        ("화성특례시청", "화성시"),
        ("수원특례시 팔달구", "수원시"),
        ("경기도 고양특례시의회", "고양시"),
        ("강원도", "강원특별자치도"),
        ("강원자치도 고성군", "강원특별자치도 고성군"),
        ("전북", "전북특별자치도"),
        ("제주", "제주특별자치도"),
        ("제주도", "제주특별자치도"),
        ("세종", "세종특별자치시"),
        ("인천 검단구", "검단구"),
        ("전남", "전라남도"),
        ("전남광주통합특별시 목포시", "목포시"),
        ("전남광주통합특별시 동구", "광주광역시 동구"),
    ],
)
def test_a_government_is_known_by_many_names(text: str, name: str) -> None:
    """Its office, a district within it, a former or English name, and the province before it."""
    assert find_municipality(text).name == name


@pytest.mark.parametrize(
    "text", ["중구", "동구청", "강서구", "고성군", "고성", "광주시", "Jung-gu", "Goseong"]
)
def test_a_name_that_several_have_is_ambiguous(text: str) -> None:
    """Without the province nothing is chosen, and all that it could be are told."""
    found = find_municipality(text)
    assert found.name is None
    assert found.is_ambiguous


@pytest.mark.parametrize(
    "text", ["가람시", "환경부", "동구밖", "고양이보호협회", "Nam", "Korea", "", "Paris"]
)
def test_what_is_no_government_of_korea_is_none(text: str) -> None:
    """Words that only begin like one, and places elsewhere."""
    assert find_municipality(text, within=True).names == ()


def test_an_organisation_belongs_to_the_government_it_is_named_after() -> None:
    """Only where the whole name stands in front, not for a cell that is to be a municipality itself."""
    assert find_municipality("창원시정책연구원", within=True).name == "창원시"
    assert find_municipality("창원시정책연구원").name is None
    assert find_municipality("창원기후연구소", within=True).name is None


def test_one_place_is_known_in_all_its_spellings() -> None:
    """What people have is found by the place it names; a text that names none, or several, by itself."""
    written = ["창원", "창원시", "창원특례시", "Changwon", "수원시", "중구", "부산광역시 중구", "가람시"]
    assert spellings_of_place("창원시청", written) == ["Changwon", "창원", "창원시", "창원특례시"]
    assert spellings_of_place("중구", written) == ["중구"]
    assert spellings_of_place("가람 시", written) == ["가람시"]
    assert spellings_of_place("김해시", written) == []
