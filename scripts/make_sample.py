"""Write the sample registration list: 126 made-up people, in the workbook an office would send.

    python scripts/make_sample.py [PATH]

The people, their addresses and their organisations are invented; their cities and counties are not. The same
program always writes the same file, so a change of the list is a change of this page.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

Cell = TypeVar("Cell", str, str | None)

COMMITTED = Path(__file__).resolve().parents[1] / "data" / "talk4action-2019" / "registrations.xlsx"
SEED = 20190228
MADE = datetime(2019, 2, 22, 18, 0)  # noqa: DTZ001 - a workbook's times have no zone

# ── What the list draws from ──

# How many people of each sector come beside the political leaders.
SECTORS = {"공무원": 58, "시민사회": 24, "NGO": 20, "연구기관": 14}
# How else people fill in their sector.
SECTOR_WORDS = {"공무원": "지자체 공무원", "시민사회": "시민단체", "NGO": "비영리단체", "연구기관": "학계"}

# Name, short name, and how many people come from there in proportion to the others.
MUNICIPALITIES = [
    ("창원시", "창원", 12), ("수원시", "수원", 11), ("서울특별시", "서울", 10), ("당진시", "당진", 7),
    ("부산광역시", "부산", 7), ("대구광역시", "대구", 5), ("인천광역시", "인천", 6),
    ("광주광역시", "광주", 5), ("대전광역시", "대전", 4), ("울산광역시", "울산", 5),
    ("세종특별자치시", "세종", 4), ("제주특별자치도", "제주", 4),
    ("성남시", "성남", 2), ("고양시", "고양", 3), ("부천시", "부천", 4),
    ("안산시", "안산", 3), ("안양시", "안양", 1), ("화성시", "화성", 1), ("평택시", "평택", 1),
    ("시흥시", "시흥", 1), ("김포시", "김포", 1), ("강릉시", "강릉", 1), ("춘천시", "춘천", 1),
    ("원주시", "원주", 1), ("청주시", "청주", 2), ("전주시", "전주", 3), ("순천시", "순천", 2),
    ("여수시", "여수", 1), ("포항시", "포항", 2), ("구미시", "구미", 1), ("아산시", "아산", 4),
    ("서산시", "서산", 1), ("통영시", "통영", 1), ("거제시", "거제", 1), ("담양군", "담양", 1),
    ("신안군", "신안", 1), ("순창군", "순창", 1),
]  # fmt: skip

# The first word of a topic is the form's own; the others are what people write instead.
TOPICS = {
    "기후변화": (34, "기후위기", "기후변화 적응", "기후변화 대응"),
    "에너지": (28, "에너지 전환", "재생에너지", "신재생에너지"),
    "생물다양성": (14, "생물 다양성", "생물종다양성", "생태계 보전"),
    "생태교통": (14, "에코모빌리티", "친환경교통", "EcoMobility"),
    "공공녹색구매": (10, "녹색구매", "GPP", "녹색조달"),
}
# Those who present a practice: where, in which department, and about what.
PRESENTERS = {
    "창원시": ("신교통추진단", "생태교통"),
    "세종특별자치시": ("회계과", "공공녹색구매"),
    "아산시": ("자원순환과", "에너지"),
    "부천시": ("환경과", "기후변화"),
    "울산광역시": ("환경생태과", "생물다양성"),
}

FAMILY_NAMES = {
    "김": ("Kim", 21), "이": ("Lee", 15), "박": ("Park", 8), "최": ("Choi", 5), "정": ("Jung", 5),
    "강": ("Kang", 2), "조": ("Cho", 2), "윤": ("Yoon", 2), "장": ("Jang", 2), "임": ("Lim", 2),
    "한": ("Han", 2), "오": ("Oh", 2), "서": ("Seo", 2), "신": ("Shin", 2), "권": ("Kwon", 1),
    "황": ("Hwang", 1), "안": ("Ahn", 1), "송": ("Song", 1), "류": ("Ryu", 1), "홍": ("Hong", 1),
    "배": ("Bae", 1), "백": ("Baek", 1), "남궁": ("Namgung", 1),
}  # fmt: skip
GIVEN_NAMES = {
    "여": {
        "가람": "Garam", "나래": "Narae", "다솜": "Dasom", "미르": "Mir", "보람": "Boram", "새봄": "Saebom",
        "소담": "Sodam", "슬기": "Seulgi", "아름": "Areum", "예슬": "Yeseul", "은별": "Eunbyeol",
        "이슬": "Iseul", "초롱": "Chorong", "하늘": "Haneul", "한솔": "Hansol", "해솔": "Haesol",
        "은솔": "Eunsol", "지혜": "Jihye", "수빈": "Subin", "미정": "Mijeong", "현주": "Hyeonju",
        "은경": "Eungyeong", "선희": "Seonhui", "정아": "Jeonga", "유진": "Yujin", "혜원": "Hyewon",
    },
    "남": {
        "가온": "Gaon", "건우": "Geonu", "나람": "Naram", "도담": "Dodam", "마루": "Maru", "바론": "Baron",
        "벼리": "Byeori", "산들": "Sandeul", "솔찬": "Solchan", "여름": "Yeoreum", "우람": "Uram",
        "찬솔": "Chansol", "한결": "Hangyeol", "한별": "Hanbyeol", "힘찬": "Himchan", "태오": "Taeo",
        "민준": "Minjun", "상우": "Sangu", "재훈": "Jaehun", "동욱": "Donguk", "영호": "Yeongho",
        "성진": "Seongjin", "준호": "Junho", "진수": "Jinsu", "병철": "Byeongcheol", "경민": "Gyeongmin",
    },
}  # fmt: skip

# The political leaders: a few, and no two from one place.
LEADERS = {
    "강릉시": "시장", "여수시": "시장", "담양군": "군수", "울산광역시": "부시장", "안산시": "부시장",
    "순창군": "부군수", "창원시": "시의원", "수원시": "시의원", "전주시": "시의원", "신안군": "군의원",
}  # fmt: skip
DEPARTMENTS = (
    "기후환경과", "환경정책과", "기후에너지과", "지속가능발전팀", "생태교통과", "자원순환과", "에너지정책과",
    "공원녹지과", "교통정책과", "계약관리팀", "기획예산과", "국제협력과",
)  # fmt: skip
OFFICERS = ("과장", "팀장", "팀장", "주무관", "주무관", "주무관", "주무관")
CIVIL_SOCIETY = (
    "푸른{0}시민모임", "{0}기후행동 시민회의", "{0}마을에너지 사랑방", "{0} 걷는도시 시민모임",
    "{0} 녹색소비자 모임",
)  # fmt: skip
NGOS = (
    "초록다리",
    "햇빛나눔터",
    "강과습지의벗들",
    "두바퀴세상",
    "맑은하늘네트워크",
    "내일의숲",
    "새들의쉼터",
)
NGO_DEPARTMENTS = ("사무국", "정책팀", "교육팀", "")
ACTIVISTS = ("대표", "사무국장", "팀장", "활동가", "활동가", "간사")
RESEARCH_INSTITUTES = (
    "{0}지속가능도시연구소", "{0}기후적응연구소", "{0}생태연구소", "한마루에너지연구소", "늘푸른정책연구소",
)  # fmt: skip
RESEARCH_DEPARTMENTS = ("기후연구실", "도시환경연구실", "생태연구실", "")
RESEARCHERS = ("소장", "연구위원", "연구위원", "책임연구원", "연구원", "연구원")
NOTES = ("채식", "늦게 도착(14시경)", "주차 필요", "오후만 참석", "KTX 이용", "영문 자료 요청")

# ── People ──


@dataclass(frozen=True)
class Person:
    """One row of the list, in the order of its columns; empty cells are None."""

    name: str
    name_en: str | None
    organisation: str
    department: str | None
    position: str
    sector: str
    municipality: str
    gender: str
    phone: str | int | None
    email: str | None
    first: str | None
    second: str | None
    third: str | None
    plate: str | None
    notes: str | None


def make_people(seed: int = SEED) -> list[Person]:
    """The people of the list in order of registration, the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - made-up people are no secret
    people = [_person(rng, sector, home) for sector, home in _places(rng)]
    rng.shuffle(people)
    people = _presenters(people)
    people = _with_names(rng, people)
    return [_untidied(rng, _with_contacts(rng, number, person)) for number, person in enumerate(people, 1)]


def _places(rng: Random) -> Iterator[tuple[str, tuple[str, str]]]:
    """A sector and a home for everyone; every municipality sends an officer, the large ones send more."""
    homes = [(name, short) for name, short, _ in MUNICIPALITIES]
    weights = [weight for _, _, weight in MUNICIPALITIES]
    yield from (("정치인", home) for home in homes if home[0] in LEADERS)
    for sector, count in SECTORS.items():
        sure = homes if sector == "공무원" else []
        drawn = rng.choices(homes, weights, k=count - len(sure))
        yield from ((sector, home) for home in [*sure, *drawn])


def _person(rng: Random, sector: str, home: tuple[str, str]) -> Person:
    """Somebody without a name yet: what they do, and what they would like to talk about."""
    municipality, short = home
    organisation, department, position = _work(rng, sector, municipality, short)
    first, second, third = _choices(rng)
    return Person(
        name="",
        name_en=None,
        organisation=organisation,
        department=department or None,
        position=position,
        sector=sector,
        municipality=municipality,
        gender=rng.choice("여남"),
        phone=None,
        email=None,
        first=first,
        second=second,
        third=third,
        plate=None,
        notes=None,
    )


def _work(rng: Random, sector: str, municipality: str, short: str) -> tuple[str, str, str]:
    """Organisation, department and position that go together."""
    match sector:
        case "정치인":
            position = LEADERS[municipality]
            council = "의회" if position.endswith("의원") else ""
            return f"{municipality}{council}", "", position
        case "공무원":
            return municipality, rng.choice(DEPARTMENTS), rng.choice(OFFICERS)
        case "시민사회":
            return rng.choice(CIVIL_SOCIETY).format(short), "", rng.choice(ACTIVISTS)
        case "NGO":
            return rng.choice(NGOS), rng.choice(NGO_DEPARTMENTS), rng.choice(ACTIVISTS)
        case _:
            institute = rng.choice(RESEARCH_INSTITUTES).format(short)
            return institute, rng.choice(RESEARCH_DEPARTMENTS), rng.choice(RESEARCHERS)


def _choices(rng: Random) -> list[str | None]:
    """Up to three different topics, the popular ones more often, in people's own words."""
    [count] = rng.choices([3, 2, 1, 0], [76, 12, 7, 5])
    left = {topic: weight for topic, (weight, *_) in TOPICS.items()}
    chosen: list[str | None] = []
    for _ in range(count):
        [topic] = rng.choices(list(left), list(left.values()))
        del left[topic]
        chosen.append(_worded(rng, topic))
    return [*chosen, None, None, None][:3]


def _worded(rng: Random, topic: str) -> str:
    _, *others = TOPICS[topic]
    return topic if rng.random() < 0.8 else str(rng.choice(others))  # noqa: PLR2004 - most tick the form's word


def _presenters(people: list[Person]) -> list[Person]:
    """Let the first officer of each presenting city present its practice, and sit at its topic."""
    presenting = dict(PRESENTERS)
    result = []
    for person in people:
        if person.sector == "공무원" and person.municipality in presenting:
            department, topic = presenting.pop(person.municipality)
            others = [choice for choice in (person.first, person.second) if choice and not _is(choice, topic)]
            second, third = [*others, None, None][:2]
            person = replace(  # noqa: PLW2901 - the same person, now with a talk to give
                person,
                department=department,
                position="팀장",
                first=topic,
                second=second,
                third=third,
                notes="사례 발표자",
            )
        result.append(person)
    return result


def _is(word: str, topic: str) -> bool:
    return word == topic or word in TOPICS[topic]


# ── Names and contacts ──


def _with_names(rng: Random, people: Sequence[Person]) -> list[Person]:
    """Give everyone a name of their own, but the last the name of another officer from elsewhere."""
    taken: set[str] = set()
    named = []
    for person in people:
        name, name_en = _new_name(rng, person.gender, taken)
        taken.add(name)
        named.append(replace(person, name=name, name_en=name_en))
    *others, last = named
    namesake = next(
        person
        for person in others
        if person.sector == "공무원" and not person.notes and person.organisation != last.organisation
    )
    return [*others, replace(last, name=namesake.name, name_en=namesake.name_en, gender=namesake.gender)]


def _new_name(rng: Random, gender: str, taken: set[str]) -> tuple[str, str]:
    while True:
        [family] = rng.choices(list(FAMILY_NAMES), [weight for _, weight in FAMILY_NAMES.values()])
        given, given_en = rng.choice(list(GIVEN_NAMES[gender].items()))
        if family + given not in taken:
            return family + given, f"{FAMILY_NAMES[family][0]} {given_en}"


def _with_contacts(rng: Random, number: int, person: Person) -> Person:
    """Add a phone and an address that lead nowhere; nobody lacks both."""
    # No Korean subscriber has a number that begins with 010-0, no car a plate that begins with 00.
    ending = 1000 + (number * 71) % 9000
    family, given = str(person.name_en).lower().split()
    domain = "example.org" if person.sector in {"시민사회", "NGO"} else "example.com"
    lacking = rng.choices(["nothing", "email", "phone"], [94, 4, 2])[0]
    return replace(
        person,
        phone=None if lacking == "phone" else f"010-0000-{ending}",
        email=None if lacking == "email" else f"{given}.{family}{number}@{domain}",
        plate=f"00{rng.choice('가나다라마거너더')}{ending}" if rng.random() < 0.3 else None,  # noqa: PLR2004
        notes=person.notes or (rng.choice(NOTES) if rng.random() < 0.12 else None),  # noqa: PLR2004
    )


# ── How people fill in forms ──


def _untidied(rng: Random, person: Person) -> Person:
    """The same facts, as differently as people write them down."""
    return replace(
        person,
        name=_sometimes(rng, 0.03, f"{person.name} ", person.name),
        name_en=_sometimes(
            rng, 0.15, None, _sometimes(rng, 0.1, str(person.name_en).upper(), person.name_en)
        ),
        sector=_sometimes(rng, 0.08, SECTOR_WORDS.get(person.sector, person.sector), person.sector),
        phone=_phone(rng, person.phone),
        email=person.email and _sometimes(rng, 0.04, person.email.upper(), person.email),
        first=person.first or rng.choice(["-", "상관없음", None]),
    )


def _sometimes(rng: Random, share: float, this: Cell, else_that: Cell) -> Cell:
    return this if rng.random() < share else else_that


def _phone(rng: Random, phone: str | int | None) -> str | int | None:
    """As typed: with hyphens, with dots or blanks, abroad, or as a number that has lost its zero."""
    if phone is None:
        return None
    digits = str(phone).replace("-", "")
    forms: list[str | int] = [
        str(phone),
        int(digits),
        digits,
        f"{digits[:3]}.{digits[3:7]}.{digits[7:]}",
        f"{digits[:3]} {digits[3:7]} {digits[7:]}",
        f"+82-{digits[1:3]}-{digits[3:7]}-{digits[7:]}",
    ]
    return rng.choices(forms, [70, 14, 6, 4, 3, 3])[0]


# ── The workbook ──

TITLE = "2019 ICLEI 한국 회원도시 총회 참가신청 현황"
SUBTITLE = "기준일: 2019. 2. 22.  /  총 {count}명  (예시 자료: 인물·단체·연락처는 모두 가상임)"
HEADER_ROW = 4
# Header and width of every column, a running number and then the fields of a person.
COLUMNS = {
    "연번": 6, "성명": 11, "영문성명": 20, "소속": 26, "부서": 17, "직위": 12, "구분": 14, "지자체": 17,
    "성별": 6, "연락처": 18, "이메일": 34, "희망 주제 1순위": 17, "희망 주제 2순위": 17,
    "희망 주제 3순위": 17, "차량번호": 13, "비고": 20,
}  # fmt: skip
TO_THE_LEFT = {"영문성명", "소속", "이메일", "비고"}

LINE = Side(style="thin", color="A6A6A6")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
SHADE = PatternFill("solid", fgColor="DDEBF7")


def write_workbook(people: Sequence[Person], path: Path) -> None:
    """Write the list as an office would send it: a title over the table, frames, and a header to print."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "참가자"
    _write_title(sheet, len(people))
    _write_header(sheet)
    _write_rows(sheet, people)
    _set_page(sheet)
    workbook.properties.creator = "ICLEI Korea Members' Assembly (sample)"
    workbook.properties.created = MADE
    path.write_bytes(_frozen(workbook))


def _write_title(sheet: Worksheet, count: int) -> None:
    lines = (
        (TITLE, Font(bold=True, size=16), "center"),
        (SUBTITLE.format(count=count), Font(size=10), "right"),
    )
    for row, (text, font, side) in enumerate(lines, 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
        cell = sheet.cell(row, 1, text)
        cell.font, cell.alignment = font, Alignment(horizontal=side, vertical="center")
    sheet.row_dimensions[1].height = 30


def _write_header(sheet: Worksheet) -> None:
    for column, (header, width) in enumerate(COLUMNS.items(), 1):
        cell = sheet.cell(HEADER_ROW, column, header)
        cell.font, cell.fill, cell.border = Font(bold=True), SHADE, FRAME
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[HEADER_ROW].height = 24


def _write_rows(sheet: Worksheet, people: Sequence[Person]) -> None:
    for number, person in enumerate(people, 1):
        for column, (header, value) in enumerate(zip(COLUMNS, (number, *astuple(person)), strict=True), 1):
            cell = sheet.cell(HEADER_ROW + number, column, value)
            cell.border = FRAME
            cell.alignment = Alignment(horizontal="left" if header in TO_THE_LEFT else "center")


def _set_page(sheet: Worksheet) -> None:
    """Landscape, one page wide, the header on every page and always in sight."""
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS))}{sheet.max_row}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _frozen(workbook: Workbook) -> bytes:
    """The workbook's bytes without the hour of their writing, which openpyxl puts into two places."""
    written, frozen = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    stamp = f"{MADE.isoformat()}Z".encode()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            target.writestr(zipfile.ZipInfo(part, MADE.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return frozen.getvalue()


def main() -> None:
    """Write the list to the path given, or to the place where it is committed."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else COMMITTED
    people = make_people()
    write_workbook(people, path)
    print(
        f"{path}: {len(people)} people from {len({person.municipality for person in people})} municipalities"
    )


if __name__ == "__main__":
    main()
