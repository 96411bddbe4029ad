"""Small made-up assemblies with rules of every kind, contradictory ones included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status, WishAbout, wishes_about
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, NoFewer, Pin, Rule, Together
from iclei_cli.assembly.nouns.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.rule import Counting

TOPICS = ("energy", "water", "forest")
LANGUAGES = st.sampled_from([(), (), ("ko",), ("en",), ("ko", "en")])


@st.composite
def assemblies(draw: st.DrawFn, *, most: int, topics: Sequence[Sequence[str | None]], rules: int) -> Assembly:
    """Up to `most` people, groups with one of the lists of `topics`, and up to so many `rules`."""
    groups = draw(st.sampled_from(topics))
    people = draw(st.integers(2, most))
    with_languages = draw(st.integers(0, 3)) == 0
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(draw(_person(ident, with_languages=with_languages)) for ident in range(1, people + 1))
    with_seats = draw(st.booleans())
    for index, topic in enumerate(groups):
        assembly.groups[f"g{index}"] = Group(
            key=f"g{index}",
            label=f"Group {index}",
            topic=topic,
            seats=(seats := draw(_seats()) if with_seats else Capacity()),
            if_needed=bool(seats.min) and draw(st.booleans()),
            languages=draw(LANGUAGES) if with_languages else (),
        )
    if draw(st.integers(0, 3)) == 0:
        group = assembly.groups["g0"]
        seats = draw(_seats())
        if seats.min or not group.if_needed:
            assembly.groups["g0"] = group.with_seats(seats, draw(st.integers(1, 3)))
    if draw(st.integers(0, 3)) == 0:
        host = assembly.groups["g0"]
        assembly.groups["g0"] = replace(host, facilitator=draw(st.integers(1, people)))
    for number, rule in enumerate(draw(st.lists(_rule(assembly), max_size=rules)), start=1):
        assembly.rules[number] = replace(rule, number=number)
    return assembly


@st.composite
def settings_for(draw: st.DrawFn, *, rounds: int, has_met: bool = False) -> Settings:
    """Any order of the tiers, any weights, fair or not."""
    tiers = ["spread", "choices", "meetings"] if rounds > 1 or has_met else ["spread", "choices"]
    fair = draw(st.booleans())
    if fair and draw(st.booleans()):
        tiers.append("fair")
    more = draw(st.sampled_from([(), (), ("age",), ("age", "tags"), ("tags", "languages")]))
    return Settings(
        spread=(*Settings().spread, *more),
        rounds=rounds,
        weights=draw(
            st.dictionaries(st.sampled_from(["sector", "gender", "municipality"]), st.integers(1, 3))
        ),
        order=tuple(draw(st.permutations(tiers))) if draw(st.booleans()) else tuple(tiers),
        fair=fair,
        seed=draw(st.integers(0, 3)),
        seconds=60,
    )


@st.composite
def with_company(draw: st.DrawFn, assembly: Assembly) -> Assembly:
    """The same people, some of whom wish to meet others or to avoid them."""
    people = sorted(assembly.participants)
    for ident in people:
        others = [other for other in people if other != ident]
        some = draw(st.lists(st.sampled_from(others), max_size=2, unique=True)) if others else []
        cut = draw(st.integers(0, len(some)))
        wishes = tuple(WishAbout(id=other, weight=draw(st.integers(1, 3))) for other in sorted(some))
        both = wishes[:1] if draw(st.booleans()) else ()  # meant in neither way, and said twice
        wished = replace(
            assembly.participants[ident],
            wants_to_meet=wishes_about((*wishes[:cut], *both)),
            avoids=wishes_about((*wishes[cut:], *both)),
        )
        assembly.put([wished])
    return assembly


@st.composite
def met_before(draw: st.DrawFn, assembly: Assembly) -> dict[int, MetBefore]:
    """Earlier tables, pairs and colleagues among its people: at least one pair of them."""
    people = sorted(assembly.participants)
    some = st.lists(st.sampled_from(people), min_size=2, max_size=4, unique=True).map(tuple)
    tables = tuple(draw(st.lists(some, min_size=1, max_size=4)))
    found = {1: MetBefore(number=1, source="last.json", tables=tables)}
    if draw(st.booleans()):
        found[2] = MetBefore(number=2, colleagues=True)
    return found


@st.composite
def _person(draw: st.DrawFn, ident: int, *, with_languages: bool) -> Participant:
    return Participant(
        id=ident,
        name=f"Person {ident}",
        sector=draw(st.sampled_from([Sector.NGO, Sector.PUBLIC_OFFICER, None])),
        gender=draw(st.sampled_from([Gender.FEMALE, Gender.MALE])),
        municipality=draw(st.sampled_from(["Suwon", "Asan", None])),
        organisation=draw(st.sampled_from(["Office", None, None])),
        department=draw(st.sampled_from(["Water", None])),
        languages=draw(LANGUAGES) if with_languages else (),
        choices=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3))),
        status=Status.REGISTERED if ident == 1 else draw(_status()),
        extra=draw(_extra()),
    )


def _extra() -> st.SearchStrategy[dict[str, str]]:
    """Columns that are no field: an age, and some tags."""
    ages = st.sampled_from(["24", "25", "31", "40", "67"])
    tags = st.sampled_from(["bees", "bees / solar", "solar / water"])
    return st.fixed_dictionaries({}, optional={"age": ages, "tags": tags})


def _status() -> st.SearchStrategy[Status]:
    return st.sampled_from([Status.REGISTERED] * 7 + [Status.CANCELLED])


@st.composite
def _seats(draw: st.DrawFn) -> Capacity:
    low = draw(st.sampled_from([0, 0, 0, 1, 2]))
    return Capacity(min=low or None, max=draw(st.one_of(st.none(), st.integers(max(low, 2), 5))))


def _rule(assembly: Assembly) -> st.SearchStrategy[Rule]:
    person = st.sampled_from(sorted(assembly.participants))
    group = st.sampled_from(sorted(assembly.groups))
    some = st.lists(person, min_size=2, max_size=3, unique=True).map(lambda ids: tuple(sorted(ids)))
    held = st.sampled_from(
        [("sector", "ngo"), ("gender", "female"), ("gender", "male"), ("municipality", "Suwon")]
    )
    number = st.just(0)
    rounds: st.SearchStrategy[tuple[int, ...]] = st.sampled_from([(), (), (1,), (2,)])

    def headcount(kind: type[Counting], counts: st.SearchStrategy[int]) -> st.SearchStrategy[Rule]:
        return st.builds(
            lambda pair, count, key, when: kind(
                number=0, count=count, attribute=pair[0], value=pair[1], group=key, rounds=when
            ),
            held,
            counts,
            group | st.none(),
            rounds,
        )

    return st.one_of(
        st.builds(Pin, number=number, person=person, group=group, rounds=rounds),
        st.builds(Bar, number=number, person=person, group=group, rounds=rounds),
        st.builds(Together, number=number, people=some, rounds=rounds),
        st.builds(Apart, number=number, people=some, rounds=rounds),
        st.builds(Absent, number=number, person=person, rounds=st.sampled_from([(1,), (2,), (1, 2)])),
        headcount(AtLeast, st.just(1)),
        headcount(AtMost, st.integers(1, 2)),
        st.builds(
            AtMost,
            number=number,
            count=st.integers(1, 2),
            attribute=st.sampled_from(["municipality", "sector"]),
            group=group | st.none(),
            rounds=rounds,
        ),
        headcount(NoFewer, st.integers(2, 3)),
    )
