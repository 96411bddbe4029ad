"""Rules that contradict each other: what is named cannot hold; what is advised mends it, less does not."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Rule, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.system.errors import RefusedError
from wording import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conftest import Iclei

    Document = dict[str, Any]
    Seating = dict[int, str]

HOST_ROLES = ("presenter", "facilitator", "rapporteur")


# Small assemblies of every kind of rule


@st.composite
def small_assemblies(draw: st.DrawFn, most: int = 5, topics: Sequence[str | None] = (None,)) -> Assembly:
    """A few people and two or three groups, under too many rules of every kind."""
    ids = range(1, draw(st.integers(2, most)) + 1)
    keys = [f"g{index}" for index in range(draw(st.integers(2, 3)))]
    speaks = draw(st.booleans())
    tongues = st.lists(st.sampled_from(["ko", "en", "ja"]), unique=True, max_size=2).map(tuple)
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(
        Participant(
            id=ident,
            name=f"Person {ident}",
            sector=draw(st.sampled_from([Sector.NGO, Sector.OTHER])),
            languages=draw(tongues) if speaks else (),
        )
        for ident in ids
    )
    has_seats = draw(st.booleans())
    for index, key in enumerate(keys):
        low = draw(st.integers(0, 2)) if has_seats else 0
        high = draw(st.none() | st.integers(max(low, 1), 3)) if has_seats else None
        hosts = {role: draw(st.none() | st.sampled_from(ids)) for role in HOST_ROLES if draw(st.booleans())}
        assembly.groups[key] = Group(
            key=key,
            label=key,
            topic=topics[index % len(topics)],
            seats=Capacity(min=low or None, max=high),
            languages=draw(tongues) if speaks else (),
            **hosts,  # type: ignore[arg-type]
        )
    for number in range(1, draw(st.integers(0, 7)) + 1):
        assembly.rules[number] = draw(rules(number, ids, keys))
    return assembly


def rules(number: int, ids: Sequence[int], keys: Sequence[str]) -> st.SearchStrategy[Rule]:
    """A rule of any kind about these people and groups."""
    person, group = st.sampled_from(ids), st.sampled_from(keys)
    some = st.lists(person, min_size=2, max_size=3, unique=True).map(tuple)
    rounds = st.lists(st.integers(1, 2), unique=True, max_size=1).map(tuple)
    count, somewhere = st.integers(1, 3), st.none() | group
    of = {"attribute": st.just("sector"), "value": st.just("ngo"), "count": count, "group": somewhere}
    own = {"number": st.just(number)}
    return st.one_of(
        st.builds(Pin, **own, person=person, group=group, rounds=rounds),
        st.builds(Bar, **own, person=person, group=group),
        st.builds(Together, **own, people=some),
        st.builds(Apart, **own, people=some),
        st.builds(Absent, **own, person=st.sampled_from(ids[1:]), rounds=st.sampled_from([(1,), (2,)])),
        st.builds(AtLeast, **own, **of),
        st.builds(AtMost, **own, **of),
    )


def refusal(assembly: Assembly, rounds: int = 1) -> RefusedError | None:
    """Why no plan can be made; None where one can."""
    try:
        make_plan(assembly, Settings(spread=(), rounds=rounds, seconds=20))
    except RefusedError as error:
        refused = error
    else:
        return None
    assert refused.code == "rules-contradict"
    return refused


def refused(assembly: Assembly, rounds: int = 1) -> RefusedError:
    """Why no plan can be made; where one can, the example is none of the claim and does not count as one."""
    error = refusal(assembly, rounds)
    assume(error is not None)
    assert error is not None
    return error


# Brute force: every seating, and all that it breaks


class Broken(NamedTuple):
    """What a seating of all rounds asks to be given up: how many demands, and how much of each in sum."""

    number: int
    amount: int


def fewest(assembly: Assembly, rounds: int) -> Broken:
    """The least that any seating at all asks to be given up."""
    return min(broken(assembly, seatings) for seatings in every_seating(assembly, rounds))


def every_seating(assembly: Assembly, rounds: int) -> Iterator[tuple[Seating, ...]]:
    """Every way to seat everybody, in every round, those who are away included."""
    ids = list(assembly.participants)
    ways = [dict(zip(ids, seats, strict=True)) for seats in product(assembly.groups, repeat=len(ids))]
    return product(ways, repeat=rounds)


def broken(assembly: Assembly, everybody: Sequence[Seating]) -> Broken:
    """What the seatings break, counted one by one."""
    seatings = [there(assembly, seating, number) for number, seating in enumerate(everybody, 1)]
    amounts = [*broken_seats(assembly, seatings)]
    for rule in assembly.rules.values():
        if isinstance(rule, Together):
            held = [{seats[ident] for ident in rule.people if ident in seats} for seats in seatings]
            amounts.append(any(len(groups) > 1 for groups in held))
        else:
            breaks = [broken_rule(assembly, rule, number, seats) for number, seats in enumerate(seatings, 1)]
            amounts.append(max(breaks))
    hosts = [(host, group.key) for group in assembly.groups.values() for host in group.hosts.values()]
    amounts += [any(seats.get(host, key) != key for seats in seatings) for host, key in hosts]
    amounts += [1] * languages_needed(assembly, seatings)
    return Broken(sum(amount > 0 for amount in amounts), sum(amounts))


def there(assembly: Assembly, seating: Seating, number: int) -> Seating:
    """The seats of those who are there in a round."""
    absences = [rule for rule in assembly.rules.values() if isinstance(rule, Absent)]
    away = {rule.person for rule in absences if number in rule.rounds}
    return {ident: key for ident, key in seating.items() if ident not in away}


def broken_seats(assembly: Assembly, seatings: Sequence[Seating]) -> Iterator[int]:
    """By how much groups are too full or too empty."""
    sizes = [Counter(seating.values()) for seating in seatings]
    groups = assembly.groups
    if all(group.seats == Capacity() for group in groups.values()):
        off = []
        for seating, counts in zip(seatings, sizes, strict=True):
            low = len(seating) // len(groups)
            high = -(-len(seating) // len(groups))
            off += [max(low - counts[key], counts[key] - high, 0) for key in groups]
        yield max(off)
        return
    for key, group in groups.items():
        yield max(max(0, (group.seats.min or 0) - counts[key]) for counts in sizes)
        yield 0 if group.seats.max is None else max(max(0, counts[key] - group.seats.max) for counts in sizes)


def broken_rule(assembly: Assembly, rule: Rule, number: int, seating: Seating) -> int:
    """By how much one round breaks a rule."""
    match rule:
        case Pin():
            is_meant = not rule.rounds or number in rule.rounds
            return is_meant and seating.get(rule.person, rule.group) != rule.group
        case Bar():
            return seating.get(rule.person) == rule.group
        case Apart():
            seats = [seating[ident] for ident in rule.people if ident in seating]
            return len(set(seats)) < len(seats)
        case AtLeast() | AtMost():
            ngos = [key for ident, key in seating.items() if assembly.participants[ident].sector == "ngo"]
            counts = [ngos.count(key) for key in ([rule.group] if rule.group else assembly.groups)]
            off = rule.count - min(counts) if isinstance(rule, AtLeast) else max(counts) - rule.count
            return max(0, off)
    return 0


def languages_needed(assembly: Assembly, seatings: Sequence[Seating]) -> int:
    """The fewest languages to be added to groups so that everybody understands something."""
    if not any(group.languages for group in assembly.groups.values()):
        return 0
    lost = set()
    for ident, key in chain.from_iterable(seating.items() for seating in seatings):
        own = assembly.participants[ident].languages
        if own and not set(own) & set(assembly.groups[key].languages or ("ko",)):
            lost.add(frozenset((key, language) for language in own))
    options = sorted(frozenset().union(*lost))
    return next(
        size
        for size in range(len(options) + 1)
        if any(all(need & set(some) for need in lost) for some in combinations(options, size))
    )


# What was advised, done


def after(assembly: Assembly, changes: Iterable[Document]) -> Assembly:
    """The assembly after what an error's document advises, done as somebody would type it."""
    changed = assembly.copy()
    for change in changes:
        kind, key, number = change["kind"], change["group"], change["rule"]
        if kind in {"at-least", "at-most"} and change["to"]:
            changed.rules[number] = replace(changed.rules[number], count=change["to"])
        elif number is not None:
            del changed.rules[number]
        elif kind == "even-sizes":
            for group in assembly.groups:
                changed.groups[group] = replace(changed.groups[group], seats=typed(change["seats"]))
        elif kind == "host":
            changed.groups[key] = replace(changed.groups[key], **{change["role"]: None})
        elif kind == "language":
            spoken = changed.groups[key].languages or ("ko",)
            changed.groups[key] = replace(changed.groups[key], languages=(*spoken, change["language"]))
        else:
            changed.groups[key] = replace(changed.groups[key], seats=typed(change["seats"]))
    return changed


def typed(seats: str) -> Capacity:
    """Seats as `--seats` reads them."""
    low, high = seats.split("-")
    return Capacity(min=int(low) or None, max=int(high) if high else None)


def only(assembly: Assembly, demands: Sequence[Document]) -> Assembly:
    """The assembly of which nothing is demanded but this."""
    kept = assembly.copy()
    numbers = {demand["rule"] for demand in demands}
    kept.rules = {
        number: rule
        for number, rule in assembly.rules.items()
        if number in numbers or isinstance(rule, Absent)
    }
    about = {(demand["kind"], demand["group"], demand["role"] or demand["language"]) for demand in demands}
    is_even = ("even-sizes", None, None) in about
    is_spoken = any(group.languages for group in assembly.groups.values())
    for key, group in assembly.groups.items():
        low = group.seats.min if ("seats-min", key, None) in about else None
        high = group.seats.max if ("seats-max", key, None) in about else len(assembly.participants)
        spoken = [language for language in ("ko", "en", "ja") if ("language", key, language) not in about]
        kept.groups[key] = replace(
            group,
            seats=Capacity() if is_even else Capacity(min=low, max=high),
            languages=tuple(spoken) if is_spoken else (),
            **{role: None for role in HOST_ROLES if ("host", key, role) not in about},
        )
    return kept


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(small_assemblies())
def test_the_fewest_changes_mend_it_and_fewer_do_not(assembly: Assembly) -> None:
    """The changes advised are as few, and as small, as those of the best of all seatings, and they do."""
    least = fewest(assembly, 1)
    error = refusal(assembly)
    assert (error is None) == (least.number == 0)
    assume(error is not None)
    assert error is not None
    changes = error.params["changes"]
    assert isinstance(changes, list)
    assert error.params["is_fewest"]
    assert Broken(len(changes), sum(change["amount"] for change in changes)) == least
    assert refusal(after(assembly, changes)) is None


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(small_assemblies())
def test_every_other_way_mends_it_too(assembly: Assembly) -> None:
    """Each option, with what other conflicts need, leads to a plan."""
    error = refused(assembly)
    assume(error.params["options"])
    for option in error.params["options"]:
        assert refusal(after(assembly, [*option, *error.params["besides"]])) is None


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(small_assemblies())
def test_what_is_named_cannot_hold_and_all_of_it_is_needed(assembly: Assembly) -> None:
    """The conflict is contradictory by itself, and is not once any one part of it is left out."""
    error = refused(assembly)
    conflict = error.params["conflict"]
    assert isinstance(conflict, list)
    assert refusal(only(assembly, conflict)) is not None
    batches = Counter((demand["kind"], demand["group"]) for demand in conflict)
    for demand in conflict:
        if batches[demand["kind"], demand["group"]] <= 3 or demand["rule"] is None:
            rest = [item for item in conflict if item is not demand]
            assert refusal(only(assembly, rest)) is None


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(small_assemblies(most=3))
def test_the_fewest_changes_mend_all_rounds(assembly: Assembly) -> None:
    """Over two rounds without topics, too, the changes are the fewest and do."""
    error = refused(assembly, rounds=2)
    changes = error.params["changes"]
    assert isinstance(changes, list)
    assert refusal(after(assembly, changes), rounds=2) is None
    assert Broken(len(changes), sum(change["amount"] for change in changes)) == fewest(assembly, 2)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(small_assemblies(most=4, topics=("energy", "water")))
def test_changes_mend_rounds_with_topics(assembly: Assembly) -> None:
    """Where nobody may be at a topic twice too early, what is advised leads to a plan, or fewer rounds do."""
    error = refused(assembly, rounds=2)
    changes, fewer = error.params["changes"], error.params["fewer_rounds"]
    assert isinstance(changes, list)
    assert changes
    assert refusal(after(assembly, changes), rounds=2) is None
    assert fewer is None or refusal(assembly, rounds=int(str(fewer))) is None


# In words


def an_assembly(people: int, groups: int, **group: object) -> Assembly:
    """`people` participants, and `groups` groups that all have the fields of `group`."""
    assembly = Assembly(event=Event(name="Plain"))
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, people + 1))
    for index in range(groups):
        key = f"g{index}"
        assembly.groups[key] = Group(key=key, label=f"Table {index}", **group)  # type: ignore[arg-type]
    return assembly


def said(assembly: Assembly, *made: Rule, rounds: int = 1) -> str:
    """The message that refuses an assembly with these rules."""
    assembly.rules = {rule.number: rule for rule in made}
    error = refusal(assembly, rounds)
    assert error is not None
    return told(error)


def test_pins_to_a_full_group_are_counted() -> None:
    """27 people pinned where 25 sit: the seats can be raised, or any 2 of them unpinned."""
    assembly = an_assembly(127, 5, seats=Capacity(min=20, max=30))
    assembly.groups["g0"] = replace(assembly.groups["g0"], seats=Capacity(min=20, max=25))
    words = said(assembly, *(Pin(number=number, person=number, group="g0") for number in range(1, 28)))
    assert "27 people are pinned to Table 0; Table 0 seats 25 at most" in words
    assert "raise the seats of Table 0 to 27 (iclei groups edit g0 --seats 20-27)" in words
    assert "unpin 2 of: Person 1 (no. 1), " in words
    assert "and 22 more (iclei groups unpin PERSON)" in words
    assert len(words) <= 600


def test_too_few_seats_are_summed() -> None:
    """130 people and 125 seats: both numbers are told."""
    words = said(an_assembly(130, 5, seats=Capacity(max=25)))
    assert "130 people are coming; the 5 groups seat 125 at most" in words
    assert "--seats 0-30" in words


def test_one_person_bound_to_two_groups_is_named() -> None:
    """Of all who are pinned to two groups, the one who is pinned to both is named, with the reason."""
    pins = [Pin(number=number, person=number, group="g0") for number in range(1, 6)]
    more = [Pin(number=number, person=number, group="g1") for number in range(6, 10)]
    both = Pin(number=10, person=3, group="g1", reason="presents there")
    words = said(an_assembly(20, 2, seats=Capacity(max=15)), *pins, *more, both)
    assert "Person 3 (no. 3) is pinned to Table 0 and to Table 1 (presents there)" in words
    assert "Person 1 " not in words
    assert "iclei groups drop 10" in words


def test_several_rules_about_a_few_are_told_with_their_numbers() -> None:
    """A chain of together, a pin and a bar: every link is told, and every link can be given up."""
    words = said(
        an_assembly(8, 2),
        Together(number=1, people=(1, 2)),
        Together(number=2, people=(2, 3), reason="interprets"),
        Pin(number=3, person=1, group="g0"),
        Bar(number=4, person=3, group="g0"),
    )
    assert "Person 2 (no. 2) and Person 3 (no. 3) sit together (rule 2: interprets)" in words
    assert "Person 3 (no. 3) is barred from Table 0" in words
    assert "unpin Person 1 (no. 1) (iclei groups unpin 1)" in words


def test_a_language_that_is_not_spoken_is_told() -> None:
    """Somebody pinned to a table they do not understand: unpin them, or have it interpreted."""
    assembly = an_assembly(9, 3)
    assembly.groups["g0"] = replace(assembly.groups["g0"], languages=("ko", "en"))
    assembly.put([Participant(id=4, name="Ann", languages=("en",))])
    words = said(assembly, Pin(number=1, person=4, group="g1"))
    assert "Table 1 is held in ko only; Ann (no. 4) understands en only" in words
    assert "iclei groups edit g1 --language ko --language en" in words


def test_a_number_of_people_who_do_not_come_is_told() -> None:
    """More people of a sector asked for than come: how many come is told."""
    assembly = an_assembly(10, 2)
    words = said(assembly, AtLeast(number=1, count=2, attribute="sector", value="ngo"))
    assert "at least 2 of NGO in every group (rule 1), of whom 0 are coming" in words
    assert "iclei groups drop 1" in words


def test_the_round_is_told() -> None:
    """Where only the second round cannot be, that is said, and fewer rounds are a way out."""
    assembly = an_assembly(9, 3, seats=Capacity(min=3, max=3))
    words = said(assembly, Absent(number=1, person=2, rounds=(2,)), rounds=2)
    assert "In round 2 these cannot all hold: 8 people are there; the 3 groups ask for 9 at least" in words
    assert "iclei groups assign --rounds 1" in words


def test_topics_too_small_to_be_visited_by_all_are_told() -> None:
    """One round fits 5 and 15 of 20 people, but then 15 would have to share the table of 5."""
    assembly = an_assembly(20, 2)
    for key, topic, most in (("g0", "energy", 5), ("g1", "water", 19)):
        assembly.groups[key] = replace(assembly.groups[key], topic=topic, seats=Capacity(max=most))
    words = said(assembly, rounds=2)
    assert "nobody is to be at a topic twice while another is left" in words
    assert "raise the seats of Table 0 to 10" in words


def test_conflicts_that_have_nothing_in_common_are_all_mended() -> None:
    """One conflict is told; what another needs is told besides."""
    words = said(
        an_assembly(12, 3),
        Together(number=1, people=(1, 2)),
        Apart(number=2, people=(1, 2)),
        Pin(number=3, person=5, group="g0"),
        Pin(number=4, person=5, group="g1"),
    )
    assert "Person 5 (no. 5) is pinned to Table 0 and to Table 1" in words
    assert "Besides, for another conflict: take back “Person 1 (no. 1), Person 2 (no. 2):" in words


def test_nothing_is_changed() -> None:
    """The assembly is as it was."""
    assembly = an_assembly(5, 2, seats=Capacity(max=2))
    before = assembly.copy()
    with pytest.raises(RefusedError):
        make_plan(assembly, Settings())
    assert assembly == before


def test_scripts_read_the_conflict_and_the_changes(iclei: Iclei) -> None:
    """The error document of the command has what contradicts itself, what to change, and what to type."""
    iclei.ok("init", "--name", "Small")
    for name in ("Kim", "Lee", "Park"):
        iclei.ok("participants", "add", "--name", name)
    iclei.ok("groups", "edit", "energy", "--seats", "4-10")
    answer = iclei("groups", "assign", "--json")
    assert answer.exit_code == 1
    error = json.loads(answer.err)["error"]
    assert error["code"] == "rules-contradict"
    [demand] = error["params"]["conflict"]
    assert (demand["kind"], demand["group"]) == ("seats-min", "energy")
    [change] = error["params"]["changes"]
    assert (change["amount"], change["to"], change["seats"]) == (1, 3, "3-10")
    iclei.ok("groups", "edit", "energy", "--seats", change["seats"])
    iclei.ok("groups", "assign")


def test_together_does_not_reach_across_somebody_who_is_away() -> None:
    """Two who are each to sit with a third are on their own while that one is absent."""
    assembly = an_assembly(3, 2)
    assembly.rules = {
        1: Together(number=1, people=(2, 3)),
        2: Together(number=2, people=(1, 2)),
        3: Absent(number=3, person=2, rounds=(1,)),
        4: Pin(number=4, person=2, group="g0"),
        5: Bar(number=5, person=2, group="g0"),
    }
    error = refusal(assembly, 2)
    assert error is not None
    assert error.params["round"] == 2
    assert {item["rule"] for item in error.params["conflict"]} == {4, 5}
