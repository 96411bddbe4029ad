"""The sample registration list is what it claims: a large, realistic list of people who do not exist."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import phonenumbers
import pytest

from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.nouns.text import in_language
from iclei_cli.intake.registrations import Registrations, apply_registrations, read_registrations
from iclei_cli.store.template.load import DEMO, load_template, sample_path

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

SCRIPT = Path(__file__).parents[1] / "scripts" / "make_sample.py"
SPEAKERS = {"허성무", "염태영", "김홍장", "양준화", "박연희", "심현민"}


@pytest.fixture(scope="module")
def registrations() -> Registrations:
    """The sample as it is understood against the built-in template."""
    return read_registrations(sample_path(), load_template(DEMO))


@pytest.fixture(scope="module")
def assembly(registrations: Registrations) -> Assembly:
    """The built-in assembly with the people of the sample."""
    result = load_template(DEMO)
    apply_registrations(registrations, result)
    return result


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The values of all cells, by sheet."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_regenerated(tmp_path: Path) -> None:
    """The script writes the committed list again, cell by cell, with the same properties."""
    again = tmp_path / "again.xlsx"
    subprocess.run([sys.executable, SCRIPT, again], check=True, capture_output=True)
    assert cells(again) == cells(sample_path())
    properties = [openpyxl.load_workbook(path).properties for path in (again, sample_path())]
    assert properties[0].created == properties[1].created
    assert properties[0].modified == properties[1].modified


def test_importable(registrations: Registrations) -> None:
    """All 126 people are taken in: no row is refused or skipped, nobody is taken for somebody else."""
    assert (registrations.rows.count, len(registrations.changes.created)) == (126, 126)
    assert (registrations.errors, registrations.notices, registrations.rows.skipped) == ([], [], 0)


def test_layout(registrations: Registrations) -> None:
    """It is laid out like an office's: a title, the header in row 4, and a column nobody asked for."""
    assert (registrations.table.sheet.name, registrations.table.header_row) == ("참가자", 4)
    unknown = [header for header, field in registrations.mapping.items() if field is None]
    assert unknown == ["연번", "차량번호"]


def test_five_sectors(assembly: Assembly) -> None:
    """People come from the five sectors; officers are most, leaders few."""
    sectors = Counter(person.sector for person in assembly.coming())
    assert set(sectors) == set(Sector) - {Sector.OTHER}
    assert [sectors.most_common()[place][0] for place in (0, -1)] == [
        Sector.PUBLIC_OFFICER,
        Sector.POLITICAL_LEADER,
    ]


def test_many_municipalities(assembly: Assembly) -> None:
    """Thirty or more cities and counties send people, large ones most; presenting cities send officers."""
    people = assembly.coming()
    homes = Counter(person.municipality for person in people)
    assert None not in homes
    assert len(homes) >= 30
    assert {"창원시", "수원시", "당진시", "서울특별시"} == {home for home, _ in homes.most_common(4)}
    officers = {person.municipality for person in people if person.sector is Sector.PUBLIC_OFFICER}
    assert {"창원시", "세종특별자치시", "아산시", "부천시", "울산광역시"} <= officers


def test_skewed_choices(assembly: Assembly) -> None:
    """Climate change and energy are wanted most, and some people state fewer than three choices or none."""
    people = assembly.coming()
    wanted = Counter(person.choices[0] for person in people if person.choices)
    assert {topic for topic, _ in wanted.most_common(2)} == {"climate-change", "energy"}
    assert set(wanted) == set(assembly.topics)
    assert {len(person.choices) for person in people} == {0, 1, 2, 3}


def test_one_pair_of_namesakes(assembly: Assembly) -> None:
    """One name occurs twice, in two organisations; all other names are different."""
    names = Counter(person.name for person in assembly.coming())
    [twice] = [name for name, count in names.items() if count > 1]
    pair = [person for person in assembly.coming() if person.name == twice]
    assert len({person.organisation for person in pair}) == len(pair) == 2


def test_nobody_is_reachable(assembly: Assembly) -> None:
    """Addresses are at reserved domains; phones are well formed, but in a block that nobody is given."""
    addresses = [person.email for person in assembly.coming() if person.email]
    assert {address.partition("@")[2] for address in addresses} == {"example.org", "example.com"}
    assert len(set(addresses)) == len(addresses)
    phones = [person.phone for person in assembly.coming() if person.phone]
    assert all(phone.startswith("+82100000") for phone in phones)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(phone)) for phone in phones)
    assert len(set(phones)) == len(phones)


def test_only_reserved_domains() -> None:
    """No cell mentions an address or a site outside the reserved domains."""
    text = "\n".join(str(cell) for row in chain(*cells(sample_path()).values()) for cell in row if cell)
    assert set(re.findall(r"@(\S+)", text.lower())) == {"example.org", "example.com"}
    assert not re.search(r"https?:|www\.|\.kr\b", text)


def test_contacts_as_sent() -> None:
    """Some phones have lost their leading zero, some contacts are missing, but nobody lacks both."""
    _, _, _, header, *rows = cells(sample_path())["참가자"]
    phones = [row[header.index("연락처")] for row in rows]
    emails = [row[header.index("이메일")] for row in rows]
    assert {int, str, type(None)} == {type(phone) for phone in phones}
    assert None in emails
    assert all(phone or email for phone, email in zip(phones, emails, strict=True))


def test_no_office_holders(assembly: Assembly) -> None:
    """Nobody on the list has the name of one who spoke at the assembly, in Korean or in English."""
    speakers = [speaker.name for session in assembly.sessions.values() for speaker in session.speakers]
    english = {re.sub(r"\W", "", in_language(name, "en")).casefold() for name in speakers}
    people = assembly.coming()
    assert len(english) == len(SPEAKERS)
    assert not SPEAKERS & {person.name for person in people}
    assert not english & {re.sub(r"\W", "", person.name_en or "").casefold() for person in people}
