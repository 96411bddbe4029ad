"""Small made-up assemblies, with rules of every kind and edits of every kind; the same of the same number."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status, WishAbout, wishes_about
from iclei_cli.assembly.nouns.rule import (
    Absent,
    Apart,
    AtLeast,
    AtMost,
    Bar,
    Duties,
    NoFewer,
    Pin,
    Rule,
    Together,
)
from iclei_cli.assembly.nouns.settings import Settings

TOPICS = ("energy", "water", "forest", "bees")
PATTERNS: tuple[tuple[str | None, ...], ...] = (
    ("energy", "water"),
    ("energy", "water"),
    ("energy", "water", "forest"),
    ("energy", "water", "forest"),
    ("energy", "water", "forest", "bees"),
    ("energy", "water", None),
    (None, None),
    (None, None, None),
    ("energy",),
    ("energy", "energy"),
    ("energy", "energy", "water"),
    ("energy", "energy", "water", "water"),
    ("energy", "energy", None),
)
"""The topics of the tables: one table each, several, none, and tables without a topic."""
DUTIES = ("facilitator", "rapporteur")
OFFERS = ((), ("facilitator",), ("rapporteur",), DUTIES, DUTIES)
LANGUAGES = ((), (), ("ko",), ("en",), ("ko", "en"))
SECONDS = 1.5
"""Plans that are not proved are searched as long as they may be."""
HELD = (("sector", "ngo"), ("gender", "female"), ("gender", "male"), ("municipality", "Suwon"))


@dataclass(frozen=True)
class Sizes:
    """How large cases are at most, by the number of rounds from 1."""

    people: tuple[int, ...] = (9, 8, 9, 9, 9)
    rounds: tuple[int, ...] = (1, 1, 1, 2, 2, 2, 3, 3, 4, 5)
    seconds: float = SECONDS


TINY = Sizes(people=(5, 4, 3), rounds=(1, 1, 2, 2, 3))
"""So small that every plan can be tried."""


def draw_case(number: int, sizes: Sizes) -> tuple[Assembly, Settings, Random]:
    """The case of a number: an assembly, how it is planned, and chance for what happens to it afterwards."""
    rng = Random(number)  # noqa: S311 - chance, and no secret
    rounds = rng.choice(sizes.rounds)
    assembly = draw_assembly(rng, sizes.people[rounds - 1], rounds)
    draw_seats_by_round(Random(number * 37 + 5), assembly, rounds)  # noqa: S311 - as above
    assembly.met = draw_met(Random(-number - 1), assembly)  # noqa: S311 - as above
    draw_company(Random(-number - 2), assembly)  # noqa: S311 - as above
    tiers = ["spread", "choices", "meetings"]
    if rng.random() < 0.3:
        rng.shuffle(tiers)
    fair = rng.random() < 0.4
    if fair and rng.random() < 0.4:
        tiers.insert(rng.randint(0, len(tiers)), "fair")
    more = Random(number * 31).choice([(), (), ("age",), ("age", "tags"), ("tags", "languages")])  # noqa: S311 - likewise
    if rng.random() < 0.1:
        tiers.insert(rng.randint(0, len(tiers)), "company")
    settings = Settings(
        rounds=rounds,
        spread=(*Settings().spread, *more),
        weights={"gender": rng.randint(1, 3)} if rng.random() < 0.3 else {},
        order=tuple(name for name in tiers if rounds > 1 or assembly.met or name != "meetings"),
        fair=fair,
        seed=rng.randint(0, 3),
        seconds=sizes.seconds,
    )
    return assembly, settings, rng


def draw_assembly(rng: Random, most: int, rounds: int) -> Assembly:
    """Up to so many people, some groups, and some rules."""
    assembly = Assembly(event=Event(name="Small"))
    speaks, mixed = rng.random() < 0.2, rng.random() < 0.7
    people = rng.randint(2, most)
    assembly.put(draw_person(rng, ident, speaks=speaks, mixed=mixed) for ident in range(1, people + 1))
    topics = rng.choice(PATTERNS)
    seats = rng.random() < 0.5
    for index, topic in enumerate(topics):
        assembly.groups[f"g{index}"] = Group(
            key=f"g{index}",
            label=f"Group {index}",
            topic=topic,
            seats=(capacity := _seats(rng, people, len(topics)) if seats else Capacity()),
            if_needed=bool(capacity.min) and rng.random() < 0.4,
            languages=rng.choice(LANGUAGES) if speaks else (),
        )
    if rng.random() < 0.15:
        role = rng.choice(["presenter", "facilitator", "rapporteur"])
        assembly.groups["g0"] = replace(assembly.groups["g0"], **{role: rng.randint(1, people)})
    for number in range(1, rng.choice((0, 0, 1, 1, 2, 2, 3, 4, 5)) + 1):
        add_rule(assembly, draw_rule(rng, assembly, number, rounds))
    return assembly


def draw_company(rng: Random, assembly: Assembly) -> None:
    """Of one in three, whom some wish to meet or to avoid."""
    if rng.random() < 1 / 3:
        people = sorted(assembly.participants)
        for ident in rng.sample(people, rng.randint(1, len(people))):
            others = rng.sample([other for other in people if other != ident], min(2, len(people) - 1))
            cut = rng.randint(0, len(others))
            wishes = [WishAbout(id=other, weight=rng.choice((1, 1, 2, 3))) for other in others]
            both = wishes[:1] if rng.random() < 0.1 else []  # meant in neither way
            wished = {"wants_to_meet": (*wishes[:cut], *both), "avoids": (*wishes[cut:], *both)}
            assembly.put(
                [
                    replace(
                        assembly.participants[ident],
                        **{name: wishes_about(own) for name, own in wished.items()},
                    )
                ]
            )


def draw_seats_by_round(rng: Random, assembly: Assembly, rounds: int) -> None:
    """Of one in three, some groups take other numbers of people in some rounds, perhaps of those to come."""
    people = len(assembly.participants)
    for key, group in assembly.groups.items() if rng.random() < 0.3 else ():
        for number in range(1, rounds + 2):
            seats = _seats(rng, people, len(assembly.groups))
            if rng.random() < 0.5 and (seats.min or not group.if_needed):
                assembly.groups[key] = assembly.groups[key].with_seats(seats, number)


def draw_met(rng: Random, assembly: Assembly) -> dict[int, MetBefore]:
    """Of one in four, who has met before: at earlier tables, or as colleagues."""
    people = sorted(assembly.participants)
    found: dict[int, MetBefore] = {}
    if rng.random() < 0.25:
        tables = tuple(
            tuple(sorted(rng.sample(people, min(len(people), rng.randint(2, 4)))))
            for _ in range(rng.randint(1, 5))
        )
        found[1] = MetBefore(number=1, source="last.json", tables=tables)
    if rng.random() < 0.1:
        found[2] = MetBefore(number=2, colleagues=True)
        assembly.put(
            replace(person, organisation=rng.choice(["Office", None])) for person in assembly.coming()
        )
    return found


def draw_person(rng: Random, ident: int, *, speaks: bool, mixed: bool) -> Participant:
    """Somebody with some attributes, choices, languages and offers."""
    return Participant(
        id=ident,
        name=f"Person {ident}",
        sector=rng.choice([Sector.NGO, Sector.PUBLIC_OFFICER, None]) if mixed else None,
        gender=rng.choice([Gender.FEMALE, Gender.MALE]) if mixed else None,
        municipality=rng.choice(["Suwon", "Asan", None]) if mixed else None,
        languages=rng.choice(LANGUAGES) if speaks else (),
        choices=tuple(rng.sample(TOPICS, rng.randint(0, 3))),
        offers=rng.choice(OFFERS),
        status=Status.CANCELLED if ident > 1 and rng.random() < 0.08 else Status.REGISTERED,
        extra=draw_extra(ident),
    )


def draw_extra(ident: int) -> dict[str, str]:
    """Columns that are no field: an age, which not everybody states, and none to three tags."""
    rng = Random(ident * 31)  # noqa: S311 - apart from the chance of the case, which stays as it was
    age = {"age": str(rng.choice([24, 25, 31, 31, 40, 52, 67]))} if rng.random() < 0.8 else {}
    tags = " / ".join(rng.sample(["bees", "solar", "water"], rng.randint(0, 3)))
    return {**age, **({"tags": tags} if tags else {})}


def draw_rule(rng: Random, assembly: Assembly, number: int, rounds: int) -> Rule:
    """A rule of any kind."""
    people = sorted(assembly.participants)
    person, group = rng.choice(people), rng.choice(sorted(assembly.groups))
    some = tuple(sorted(rng.sample(people, min(len(people), rng.choice((2, 2, 3))))))
    several = tuple(sorted(rng.sample(range(1, rounds + 1), rng.randint(1, rounds))))
    attribute, value = rng.choice(HELD)
    when = rng.choice([(), (), several])
    counted: dict[str, Any] = {
        "attribute": attribute,
        "value": value,
        "group": rng.choice([group, None]),
        "rounds": when,
    }
    every: list[Rule] = [
        Pin(number=number, person=person, group=group, rounds=rng.choice([(), several])),
        Bar(number=number, person=person, group=group, rounds=when),
        Together(number=number, people=some, rounds=when),
        Apart(number=number, people=some, rounds=when),
        Absent(number=number, person=person, rounds=several),
        AtLeast(number=number, count=1, **counted),
        AtMost(number=number, count=rng.randint(1, 2), **counted),
        AtMost(number=number, count=rng.randint(1, 2), **{**counted, "value": None}),
        NoFewer(number=number, count=rng.randint(2, 3), **counted),
        Duties(number=number, duties=tuple(rng.sample(DUTIES, rng.choice((1, 1, 2)))), rounds=when),
    ]
    return rng.choice(every)


def draw_edit(rng: Random, assembly: Assembly, rounds: int) -> None:
    """Somebody cancels, comes, or a rule is made."""
    people = [person.id for person in assembly.coming()]
    what = rng.choice(["cancel", "come", "rule"])
    if what == "cancel" and len(people) > 1:
        gone = assembly.participants[rng.choice(people)]
        assembly.put([replace(gone, status=Status.CANCELLED)])
    elif what == "come":
        walk_in(rng, assembly)
    else:
        number = max(assembly.rules, default=0) + 1
        add_rule(assembly, draw_rule(rng, assembly, number, rounds))


def add_rule(assembly: Assembly, rule: Rule) -> None:
    """Add a rule; one of duties takes the place of another."""
    if isinstance(rule, Duties):
        others = assembly.rules.items()
        assembly.rules = {number: other for number, other in others if not isinstance(other, Duties)}
    assembly.rules[rule.number] = rule


def walk_in(rng: Random, assembly: Assembly) -> int:
    """One more person, who has no seat yet; their id."""
    ident = max(assembly.participants) + 1
    mixed = any(person.gender for person in assembly.participants.values())
    assembly.put([draw_person(rng, ident, speaks=False, mixed=mixed)])
    assembly.put([replace(assembly.participants[ident], status=Status.REGISTERED)])
    return ident


def _seats(rng: Random, people: int, groups: int) -> Capacity:
    share = -(-people // groups)
    low = rng.choice([0, 0, 0, 1, max(1, share - 1)])
    return Capacity(min=low or None, max=rng.choice([None, share, share + 1, people, max(low, share + 2)]))
