"""Cells of a programme, as people write them in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.intake.programme.values import (
    read_count,
    read_day,
    read_groups,
    read_minutes,
    read_people,
    read_sdgs,
    read_when,
)
from iclei_cli.intake.values.parse import BadValue

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.text import Text

EVENT = Event(name="A day", date="2026-02-26")


@pytest.mark.parametrize(
    ("cells", "start", "end"),
    [
        ({"start": "10:00", "end": "10:30"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"start": "10:00:00"}, "2026-02-26T10:00", None),
        ({"time": "10:00-10:30"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"time": "10:00 ~ 10:30"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"time": "10시~10시 30분"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"time": "오후 2:00-3:30"}, "2026-02-26T14:00", "2026-02-26T15:30"),
        ({"time": "오전 10:00~12:30"}, "2026-02-26T10:00", "2026-02-26T12:30"),
        ({"time": "오전 11:00-1:00"}, "2026-02-26T11:00", "2026-02-26T13:00"),
        ({"time": "2:00–3:30 PM"}, "2026-02-26T14:00", "2026-02-26T15:30"),
        ({"time": "11:00 am to 12:15 p.m."}, "2026-02-26T11:00", "2026-02-26T12:15"),
        ({"time": "10時から10時30分まで"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"time": "上午10:00至10:30"}, "2026-02-26T10:00", "2026-02-26T10:30"),
        ({"time": "2월 27일(금) 10:00~11:00"}, "2026-02-27T10:00", "2026-02-27T11:00"),
        ({"date": "2026. 2. 27.", "start": "9:00"}, "2026-02-27T09:00", None),
        ({"date": "2026-02-27 00:00:00", "time": "10:00"}, "2026-02-27T10:00", None),
        ({"start": "2026-02-26T01:30Z"}, "2026-02-26T10:30", None),
        ({"start": "2026-02-26 10:30:00"}, "2026-02-26T10:30", None),
        ({"start": "10:00", "end": "미정"}, "2026-02-26T10:00", None),
        ({"time": "-"}, None, None),
        ({"time": "22:00~00:30"}, "2026-02-26T22:00", "2026-02-27T00:30"),
        ({"start": "22:00", "end": "24:00"}, "2026-02-26T22:00", "2026-02-27T00:00"),
    ],
)
def test_times_are_read(cells: dict[str, str], start: str | None, end: str | None) -> None:
    """Ranges, half days, weekdays; a second half of the day may go without saying; midnight is passed."""
    when = read_when(EVENT, cells, None)
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize(
    "cells",
    [
        {"start": "soon"},
        {"time": "10:00-10:30-11:00"},
        {"start": "10:00", "end": "10:30-11:00"},
        {"start": "25:00"},
        {"date": "someday", "start": "10:00"},
        {"date": "3/4/2026", "start": "10:00"},
        {"time": "10:00 (예정) 대강당"},
    ],
)
def test_what_is_no_time_is_not_guessed(cells: dict[str, str]) -> None:
    """A word among the digits, too many times, a day that could be two."""
    with pytest.raises(BadValue):
        read_when(EVENT, cells, None)


def test_a_row_without_a_day_is_on_that_of_the_row_before() -> None:
    """And where nobody says one, there is none."""
    assert read_when(EVENT, {"start": "9:00"}, "2026-02-27").start == "2026-02-27T09:00"
    with pytest.raises(BadValue, match="no-programme-day"):
        read_when(Event(name="x"), {"start": "9:00"}, None)
    with pytest.raises(BadValue):
        read_day(Event(name="x"), "2월 27일")


def test_people_are_told_apart() -> None:
    """By lines and signs; by commas only where all that they part are names."""
    people = {1: Participant(id=1, name="Kim Haneul"), 2: Participant(id=2, name="Lee Bada")}
    assembly = Assembly(event=EVENT, participants=people)

    def read(text: str) -> list[tuple[int | None, Text, Text | None]]:
        found = read_people(assembly, SpeakerRole.SPEAKER, text)
        return [(speaker.person, speaker.name, speaker.position) for speaker in found]

    assert read("김하늘\n이바다, 시장; 박노을(교수)") == [
        (None, "김하늘", None),
        (None, "이바다", "시장"),
        (None, "박노을", "교수"),
    ]
    assert read("김하늘, 이바다, 박노을") == [(None, name, None) for name in ("김하늘", "이바다", "박노을")]
    assert read("Kim Haneul, Lee Bada") == [(None, "Kim Haneul", None), (None, "Lee Bada", None)]
    assert read("Jane Roe, Mayor of Garam, Korea") == [(None, "Jane Roe", "Mayor of Garam, Korea")]
    assert read("2 / -") == [(2, "", None)]
    with pytest.raises(BadValue, match="not-programme-person"):
        read("99")


def test_numbers_are_read() -> None:
    """Minutes, people, goals, and tables by key or label."""
    assert [read_minutes(text) for text in ("20", "20분", "1h30m", "01:30", "1시간 30분", "90 min")] == [
        *(20, 20, 90, 90, 90, 90)
    ]
    assert [read_count(text) for text in ("120", "약 120명", "1,200 people")] == [120, 120, 1200]
    assert read_sdgs("SDG 11, 13\n11") == (11, 13)
    groups = {"water": Group(key="water", label="물")}
    assert read_groups(Assembly(event=EVENT, groups=groups), "물, water") == ("water",)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_minutes, "long"),
        (read_minutes, "0"),
        (read_count, "many"),
        (read_sdgs, "18"),
        (read_sdgs, "all"),
    ],
)
def test_what_is_no_number_is_not_guessed(read: object, text: str) -> None:
    """It is told as it stands there."""
    assert callable(read)
    with pytest.raises(BadValue) as caught:
        read(text)
    assert caught.value.message.facts["text"] == text


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("허성무 창원시장", [("허성무", "창원시장")]),
        ("창원시장 허성무", [("허성무", "창원시장")]),
        ("허성무 창원시장, 염태영 수원시장", [("허성무", "창원시장"), ("염태영", "수원시장")]),
        ("허성무 창원시장, 이바다", [("허성무", "창원시장"), ("이바다", None)]),
        ("山田太郎 市長", [("山田太郎", "市長")]),
        ("Kim Haneul, Mayor of Suwon", [("Kim Haneul", "Mayor of Suwon")]),
        ("5개 도시 시장", [("5개 도시 시장", None)]),
        ("이클레이 한국사무소", [("이클레이 한국사무소", None)]),
    ],
)
def test_a_title_beside_a_name_is_a_position(text: str, people: list[tuple[str, str | None]]) -> None:
    """As Korean programmes write it, before or behind the name; what is none stays as it is."""
    found = read_people(Assembly(event=EVENT), SpeakerRole.SPEAKER, text)
    assert [(speaker.name, speaker.position) for speaker in found] == people
