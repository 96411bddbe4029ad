"""Made-up assemblies of any size, the same for the same seed: what solvers are measured on."""

from __future__ import annotations

from random import Random

from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group, Topic
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.assembly.nouns.rule import Absent, Apart, Bar, Pin, Rule, Together

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


def make_plain(people: int, groups: int, seed: int) -> Assembly:
    """The same assembly where the groups have no topics, so that nobody has choices."""
    assembly = make_assembly(people, groups, seed)
    assembly.put(replace(person, choices=()) for person in assembly.coming())
    assembly.groups = {key: replace(group, topic=None) for key, group in assembly.groups.items()}
    return assembly


def make_golfers(groups: int, size: int) -> Assembly:
    """Social golfers: people all alike, who are to meet once at most, in groups of one size."""
    assembly = Assembly(event=Event(name=f"{groups} groups of {size} golfers"))
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, groups * size + 1))
    assembly.groups = {
        f"g{number}": Group(key=f"g{number}", label=f"Group {number}") for number in range(1, groups + 1)
    }
    return assembly


def make_ruled(seed: int) -> Assembly:
    """127 people at five tables of different sizes, with rules.

    12 are pinned, four sets of three stay together, ten pairs apart, and three people are away in round 2.
    """
    assembly = make_assembly(127, 5, seed)
    for key, most in zip(assembly.groups, (20, 24, 26, 30, 32), strict=True):
        assembly.groups[key] = replace(assembly.groups[key], seats=Capacity(min=most - 5, max=most))
    _add_rules(assembly, seed, pins=12, sets=4, pairs=10)
    people = [ident for ident in assembly.participants if ident % 40 == 0]
    for ident in people:
        _add(assembly, Absent(number=0, person=ident, rounds=(2,)))
    return assembly


def make_middling(seed: int) -> Assembly:
    """30 to 60 people at four to six tables, with rules of most kinds: still searched whole by any solver."""
    rng = Random(seed)  # noqa: S311 - an instance is no secret
    assembly = make_assembly(rng.randint(30, 60), rng.randint(4, 6), seed)
    _add_rules(assembly, seed, pins=4, sets=3, pairs=4)
    _add_bars(assembly, seed, bars=5)
    return assembly


def make_split(people: int, groups: int, seed: int) -> Assembly:
    """People at tables of different sizes, several to a topic, with rules of most kinds."""
    assembly = make_assembly(people, groups, seed)
    share = people // groups
    for number, (key, group) in enumerate(assembly.groups.items()):
        assembly.groups[key] = replace(group, seats=Capacity(min=share - 4, max=share - 1 + number % 4))
    _add_rules(assembly, seed, pins=4, sets=3, pairs=5)
    _add_bars(assembly, seed, bars=5)
    return assembly


def with_no_shows(assembly: Assembly, count: int, seed: int) -> Assembly:
    """The assembly once some people have cancelled."""
    rng = Random(seed)  # noqa: S311 - an instance is no secret
    left = assembly.copy()
    gone = rng.sample(sorted(assembly.participants), count)
    left.put(replace(assembly.participants[ident], status=Status.CANCELLED) for ident in gone)
    return left


def _add_rules(assembly: Assembly, seed: int, *, pins: int, sets: int, pairs: int) -> None:
    """Pins, sets of three and pairs of different people, so that no two rules can contradict each other."""
    rng = Random(seed)  # noqa: S311 - an instance is no secret
    people = rng.sample(sorted(assembly.participants), pins + 3 * sets + 2 * pairs)
    groups = sorted(assembly.groups)
    for _ in range(pins):
        _add(assembly, Pin(number=0, person=people.pop(), group=rng.choice(groups)))
    for _ in range(sets):
        _add(assembly, Together(number=0, people=tuple(sorted(people.pop() for _ in range(3)))))
    for _ in range(pairs):
        _add(assembly, Apart(number=0, people=tuple(sorted(people.pop() for _ in range(2)))))


def _add_bars(assembly: Assembly, seed: int, *, bars: int) -> None:
    """Bars of people who have no pin."""
    rng = Random(seed + 1)  # noqa: S311 - an instance is no secret
    pinned = {rule.person for rule in assembly.rules.values() if isinstance(rule, Pin)}
    for person in rng.sample(sorted(assembly.participants.keys() - pinned), bars):
        _add(assembly, Bar(number=0, person=person, group=rng.choice(sorted(assembly.groups))))


def _add(assembly: Assembly, rule: Rule) -> None:
    number = len(assembly.rules) + 1
    assembly.rules[number] = replace(rule, number=number)


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
