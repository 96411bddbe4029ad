"""Whatever a list looks like, the people on it are the people who come out of it."""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Topic
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.intake.people.three_way_merge import without_memory
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.system.errors import IcleiError
from intake.conftest import skip_bad_rows

TOPICS = {key: Topic(key=key, titles={"en": key.title()}) for key in ("energy", "transport", "nature")}
LETTERS = "가나다라마바사아자차카타파하"

# Each field's header is one of these; the cell is written by `WRITERS`, or as it is.
HEADERS = {
    "name": ["성명", "이름", "Full name", "성 명*"],
    "organisation": ["소속", "기관명", "Organisation"],
    "position": ["직위", "Job title"],
    "municipality": ["지자체", "Municipality"],
    "sector": ["부문", "Sector"],
    "gender": ["성별", "Gender"],
    "email": ["이메일", "E-mail"],
    "phone": ["연락처", "휴대폰 번호"],
    "choices": ["희망 주제", "Preferred topics"],
    "status": ["참석여부", "Status"],
    "notes": ["비고", "Notes"],
    "meal": ["식사", "Meal"],
}


def words(least: int = 1) -> st.SearchStrategy[str]:
    """Return short Korean words."""
    return st.text(LETTERS, min_size=least, max_size=4)


@st.composite
def participants(draw: st.DrawFn) -> list[Participant]:
    """Draw people who can be told apart: by e-mail, by phone, or by an organisation of their own."""
    people = []
    for number in range(draw(st.integers(1, 8))):
        has = draw(st.sampled_from(["email", "phone", "both", "neither"]))
        organisation = f"기관{number}" if has == "neither" else draw(st.none() | words())
        topics = draw(st.lists(st.sampled_from(sorted(TOPICS)), unique=True))
        people.append(
            Participant(
                id=number + 1,
                # Few names, so that many are namesakes.
                name=draw(st.sampled_from(["김가온", "박나래", "Ana Cruz"])),
                organisation=f"{organisation}{number}" if organisation else None,
                position=draw(st.none() | words()),
                municipality=draw(st.none() | words().filter(is_no_place)),
                sector=draw(st.none() | st.sampled_from(Sector)),
                gender=draw(st.none() | st.sampled_from(Gender)),
                email=f"p{number}@example.kr" if has in {"email", "both"} else None,
                phone=f"+821012345{number:03}" if has in {"phone", "both"} else None,
                choices=tuple(topics),
                status=draw(st.sampled_from(Status)),
                notes=draw(st.none() | words()),
            ),
        )
    return people


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[Participant], list[list[str]]]:
    """Draw people, and a sheet of them: columns in any order, rows above, empty rows between."""
    people = draw(participants())
    fields = draw(st.permutations(list(HEADERS)))
    header = [draw(st.sampled_from(HEADERS[field])) for field in fields]
    meals = [draw(st.sampled_from(["", "채식", "Fish"])) for _ in people]
    meal_header = header[fields.index("meal")]
    kept = [
        msgspec.structs.replace(person, extra={meal_header: meal} if meal else {})
        for person, meal in zip(people, meals, strict=True)
    ]
    titles = draw(
        st.lists(
            st.sampled_from([[], ["총회 참가자 명단"], ["", "2019-02-28"], ["담당", "홍담당"]]), max_size=4
        )
    )
    rows = [*titles, header]
    for person, meal in zip(people, meals, strict=True):
        rows += draw(st.sampled_from([[], [[]], [["", ""]]]))
        rows.append([meal if field == "meal" else written(person, field) for field in fields])
    return kept, rows


def is_no_place(text: str) -> bool:
    """Whether no local government is called so: what is one comes out by its official name."""
    return not find_municipality(text).names


def written(person: Participant, field: str) -> str:
    """Return how a list writes a field of a person."""
    value = getattr(person, field)
    if isinstance(value, tuple):
        return ", ".join(value)
    if field == "phone" and value:
        return str(value).replace("+82", "0")
    return str(value or "")


def write(rows: list[list[str]], kind: str, folder: Path) -> Path:
    """Write rows as a workbook or as text in an encoding, and return where."""
    path = folder / "list"
    if kind == "xlsx":
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.worksheets[0].append(row)
        workbook.save(path)
    else:
        encoding, delimiter = kind.split(" ")
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))
    return path


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(sheets(), st.sampled_from(["xlsx", "utf-8 ,", "utf-8-sig ;", "cp949 ,", "utf-16 ;"]))
def test_people_come_out_as_they_went_in(drawn: tuple[list[Participant], list[list[str]]], kind: str) -> None:
    """A list of any layout and encoding brings exactly its people; the second time, nothing new."""
    people, rows = drawn
    assembly = Assembly(event=Event(name="Assembly"), topics=TOPICS)
    with tempfile.TemporaryDirectory() as folder:
        path = write(rows, kind, Path(folder))
        registrations = read_registrations(path, assembly)
        assert registrations.errors == []
        apply_registrations(registrations, assembly)
        assert [without_memory(person) for person in assembly.participants.values()] == people
        again = read_registrations(path, assembly)
    assert (again.changes.created, again.changes.updated, again.unchanged, again.errors) == (
        [],
        [],
        len(people),
        [],
    )


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_file_breaks_the_reader(content: bytes) -> None:
    """Any bytes are a list or a refusal of ours, never another error."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        path.write_bytes(content)
        with suppress(IcleiError):
            read_registrations(path, Assembly(event=Event(name="Assembly"), topics=TOPICS))


@st.composite
def crowded_lists(draw: st.DrawFn) -> list[list[list[str]]]:
    """Draw some lists of a few people whose names, organisations and addresses collide."""
    cell = st.tuples(
        st.sampled_from(["김가온", "박나래"]),
        st.sampled_from(["", "가람시", "나루군"]),
        st.sampled_from(["", "a@example.kr", "b@example.kr"]),
        st.sampled_from(["", "010-1234-5678", "010-2345-6789"]),
    )
    return draw(st.lists(st.lists(cell.map(list), min_size=1, max_size=6), min_size=1, max_size=3))


@settings(deadline=None, max_examples=150)
@given(crowded_lists())
def test_every_row_is_accounted_for(lists: list[list[list[str]]]) -> None:
    """Each row has one outcome, which is told; no participant is changed by two rows."""
    assembly = Assembly(event=Event(name="Assembly"), topics=TOPICS)
    with tempfile.TemporaryDirectory() as folder:
        for rows in lists:
            path = write([["이름", "소속", "이메일", "연락처"], *rows], "utf-8 ,", Path(folder))
            result = read_registrations(path, assembly, skip_bad_rows())
            done = len(result.changes.created) + len(result.changes.updated) + result.unchanged
            assert (
                done + result.count("repeated", "merged") + len(result.bad_rows)
                == result.rows.count
                == len(rows)
            )
            assert [outcome.row for outcome in result.changes.outcomes] == list(range(2, len(rows) + 2))
            changed = [change.after.id for change in result.changes.updated]
            assert len(changed) == len(set(changed))
            apply_registrations(result, assembly)
            contacts = [
                (person.name, contact)
                for person in assembly.participants.values()
                for contact in (person.email, person.phone)
                if contact
            ]
            assert len(contacts) == len(set(contacts)), "two participants are the same person"
