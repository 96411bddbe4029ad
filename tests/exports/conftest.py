"""Made-up assemblies to export, and a way to read a roster back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof, Score, Tier
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.exports.export import save
from iclei_cli.exports.roster.export import Roster
from iclei_cli.exports.roster.wishes import RosterWishes
from keeping import put
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.exports.language import PrintLanguage

Seated = dict[int, str]
Export = Callable[..., Workbook]


def make_plan(*rounds: Seated) -> Plan:
    """A plan that seats each participant in the named group, round by round."""
    return Plan(
        session=None,
        rounds=tuple(
            tuple(Placement(participant=person, group=group) for person, group in sorted(seated.items()))
            for seated in rounds
        ),
        spread=("sector", "municipality"),
        proof=Proof(
            tiers=(
                Tier(name="spread", value=2, bound=2),
                Tier(name="choices", value=4.5, bound=3),
                Tier(name="meetings", value=7, bound=None),
            )
        ),
        seed=1,
        made="2019-02-20T09:15:30+00:00",
    )


@pytest.fixture
def score() -> Score:
    """A score with choices of every kind."""
    return Score(
        spread={"sector": 0, "municipality": 2},
        choices={"unlisted": 1, "2": 2, "1": 3, "none-stated": 4},
        choice_cost=4.5,
        meetings=7,
    )


@pytest.fixture
def assembly() -> Assembly:
    """Seven people, one of whom has cancelled, at two tables for one round."""
    people = (
        Participant(
            id=1,
            name="한가람",
            name_en="Han Garam",
            organisation="가람시청",
            position="팀장",
            sector=Sector.PUBLIC_OFFICER,
            municipality="가람시",
            phone="+821012345678",
            email="garam@example.org",
        ),
        Participant(id=2, name="강나래", organisation="나래연구원", sector=Sector.RESEARCH_INSTITUTE),
        Participant(id=3, name="Zoe Park", sector=Sector.NGO, municipality="나래시"),
        Participant(id=4, name="김다온", sector=Sector.NGO, municipality="가람시"),
        Participant(id=5, name="오취소", sector=Sector.NGO, status=Status.CANCELLED),
        Participant(id=6, name="adam Lee", sector=None),
        Participant(id=7, name="나보리", sector=Sector.PUBLIC_OFFICER),
    )
    assembly = Assembly(
        event=Event(name="R&D 2019 모임", date="2019-02-28", host="가람시", organiser="사무국"),
        participants={person.id: person for person in people},
        topics={"energy": Topic(key="energy", titles={"en": "Energy"})},
        groups={
            "a": Group(
                key="a",
                label="1조",
                topic="energy",
                municipality="가람시",
                room="301호",
                presenter=1,
                facilitator=5,
                rapporteur=1,
            ),
            "b": Group(key="b", label="2조"),
        },
        plan=make_plan({1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "b", 7: "b"}),
        last_id=7,
    )
    assert assembly.plan is not None
    made_for = fingerprint(assembly, assembly.plan.spread)
    assembly.plan = replace(assembly.plan, made_for=made_for)
    return assembly


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Write a roster as a file and open it again."""

    def write_and_read(
        assembly: Assembly,
        score: Score | None = None,
        *,
        contacts: bool = False,
        language: PrintLanguage = ENGLISH_PRINT,
        **wishes: Any,
    ) -> Workbook:
        path = tmp_path / "roster.xlsx"
        save(
            Roster(assembly, score, language, RosterWishes(contacts=contacts, **wishes)),
            path,
            put,
            replace=True,
        )
        workbook = load_workbook(path)
        # What the roster knows of itself, for the import; nobody sees it.
        workbook.remove(workbook["iclei-roster"])
        return workbook

    return write_and_read


@pytest.fixture
def plan_of() -> Callable[..., Plan]:
    """The maker of plans."""
    return make_plan


@pytest.fixture
def rows() -> Callable[..., list[list[object]]]:
    """The values of a sheet, row by row, without empty rows and the empty ends of rows."""

    def read(workbook: Workbook, title: str) -> list[list[object]]:
        return [found for found in map(_trimmed, workbook[title].iter_rows(values_only=True)) if found]

    return read


def _trimmed(values: Iterable[object]) -> list[object]:
    found = list(values)
    while found and found[-1] is None:
        found.pop()
    return found
