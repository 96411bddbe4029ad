"""Made-up assemblies of any size, the same for the same seed: what solvers are measured on."""

from __future__ import annotations

from random import Random

from iclei_cli.assembly.assembly import Assembly, Event
from iclei_cli.assembly.group import Group, Topic
from iclei_cli.assembly.participant import Gender, Participant, Sector

TOPICS = ("climate-change", "energy", "ecomobility", "biodiversity", "green-public-procurement")
SECTORS = {
    Sector.PUBLIC_OFFICER: 46,
    Sector.CIVIL_SOCIETY: 19,
    Sector.NGO: 16,
    Sector.RESEARCH_INSTITUTE: 11,
    Sector.POLITICAL_LEADER: 8,
}
GENDERS = {Gender.FEMALE: 48, Gender.MALE: 52}
MUNICIPALITIES = 35
CHOICES = 3


def make_assembly(people: int, groups: int, seed: int) -> Assembly:
    """Make an assembly with `people` to seat in `groups`.

    The groups share five topics, or one each if they are fewer. Everyone has a sector, a gender, a
    municipality and three choices. Topics and municipalities are as unequal as they are in life: the second
    is wanted half as often as the first, the third a third as often (Zipf's law).
    """
    rng = Random(seed)  # noqa: S311 - an instance is no secret
    topics = TOPICS[:groups]
    return Assembly(
        event=Event(name=f"{people} people, {groups} groups, seed {seed}"),
        participants={ident: _person(rng, ident, topics) for ident in range(1, people + 1)},
        topics={key: Topic(key=key, titles={"en": key}) for key in topics},
        groups={group.key: group for group in _groups(groups, topics)},
        last_id=people,
    )


def _person(rng: Random, ident: int, topics: tuple[str, ...]) -> Participant:
    [sector] = rng.choices(list(SECTORS), list(SECTORS.values()))
    [gender] = rng.choices(list(GENDERS), list(GENDERS.values()))
    [home] = rng.choices(range(1, MUNICIPALITIES + 1), _zipf(MUNICIPALITIES))
    return Participant(
        id=ident,
        name=f"Person {ident}",
        sector=sector,
        gender=gender,
        municipality=f"City {home}",
        choices=_choices(rng, topics),
    )


def _choices(rng: Random, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Three different topics, drawn one after the other by how popular they are."""
    left = dict(zip(topics, _zipf(len(topics)), strict=True))
    chosen = []
    for _ in range(min(CHOICES, len(topics))):
        [topic] = rng.choices(list(left), list(left.values()))
        del left[topic]
        chosen.append(topic)
    return tuple(chosen)


def _groups(count: int, topics: tuple[str, ...]) -> list[Group]:
    """`energy-1`, `energy-2`, …: as many groups for every topic, or one more for the first ones."""
    homes = [(topics[index % len(topics)], index // len(topics) + 1) for index in range(count)]
    return [
        Group(key=f"{topic}-{number}", topic=topic, label=f"{topic} {number}")
        for topic, number in sorted(homes)
    ]


def _zipf(count: int) -> list[float]:
    return [1 / rank for rank in range(1, count + 1)]
