"""Duties are dealt out to those who offer them, as evenly as can be, and stay with whoever stays."""

from __future__ import annotations

from collections import Counter
from itertools import permutations, product
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Duties
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.by_hand import change_by_hand
from iclei_cli.assignment.plans.duties import with_duties
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.place_one import place_person
from iclei_cli.assignment.plans.repair import repair_plan
from iclei_cli.assignment.verify.check import check_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DUTIES = ("facilitator", "rapporteur")


def assembly_of(offers: Sequence[Sequence[str]], groups: str = "ab") -> Assembly:
    """People (from 1) with these offers, some tables, and a facilitator and a rapporteur for each."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(
        Participant(id=ident, name=f"P{ident}", offers=tuple(own)) for ident, own in enumerate(offers, 1)
    )
    assembly.groups = {key: Group(key=key, label=key, topic=key) for key in groups}
    assembly.rules = {1: Duties(number=1, duties=DUTIES)}
    return assembly


def plan_of(*rounds: str) -> Plan:
    """A plan in which person n sits at the table of the n-th letter."""
    seats = tuple(
        tuple(Placement(participant=ident, group=key) for ident, key in enumerate(keys, 1)) for keys in rounds
    )
    return Plan(session=None, rounds=seats, spread=(), proof=Proof(tiers=()), seed=0, made="")


def dealt(plan: Plan) -> list[dict[str, tuple[int, ...]]]:
    """Of every round who has which duty: the people of each table, by its key, in the order of `DUTIES`."""
    rounds = []
    for number in plan.numbers:
        found: dict[str, tuple[int, ...]] = {}
        for key in sorted({item.group for item in plan.in_round(number)}):
            here = {item.duty: item.participant for item in plan.in_round(number) if item.group == key}
            found[key] = tuple(here.get(duty, 0) for duty in DUTIES)
        rounds.append(found)
    return rounds


def every_dealing(assembly: Assembly, plan: Plan) -> Iterator[Counter[int]]:
    """How many duties each person has, in every dealing that there is."""
    tables = []
    for number in plan.numbers:
        for key in sorted({item.group for item in plan.in_round(number)}):
            people = [item.participant for item in plan.in_round(number) if item.group == key]
            tables.append(
                [
                    pair
                    for pair in permutations(people, 2)
                    if all(
                        duty in assembly.participants[ident].offers
                        for ident, duty in zip(pair, DUTIES, strict=True)
                    )
                ]
            )
    for pairs in product(*tables):
        yield Counter(ident for pair in pairs for ident in pair)


def unevenness(load: Counter[int]) -> int:
    """Σ n² over the duties that people have."""
    return sum(number * number for number in load.values())


@settings(deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(DUTIES)).map(sorted), min_size=6, max_size=6),
    st.lists(st.permutations("aaabbb").map("".join), min_size=1, max_size=3),
)
def test_no_dealing_is_more_even(offers: list[list[str]], rounds: list[str]) -> None:
    """Of all dealings of up to three rounds none has a smaller Σ n², and the verifier finds nothing wrong."""
    assembly, plan = assembly_of(offers), plan_of(*rounds)
    best = min(map(unevenness, every_dealing(assembly, plan)), default=None)
    made = with_duties(assembly, plan)
    wrong = [item.code for item in check_plan(assembly, made).breaches if item.code.startswith("duty")]
    if best is None:
        assert set(wrong) == {"duty-not-held"}
        return
    load = Counter(item.participant for one in made.rounds for item in one if item.duty)
    assert wrong == []
    assert unevenness(load) == best
    assert with_duties(assembly, plan) == made


@settings(deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(DUTIES)).map(sorted), min_size=6, max_size=6),
    st.permutations("aaabbb").map("".join),
    st.integers(0, 5),
)
def test_who_stays_keeps_what_they_do(offers: list[list[str]], keys: str, leaver: int) -> None:
    """Who leaves without a duty changes nothing; who leaves with one changes nothing at other tables."""
    assembly, plan = assembly_of(offers), plan_of(keys)
    made = with_duties(assembly, plan)
    assume(all(0 not in pair for pair in dealt(made)[0].values()))
    gone = made.without(lambda item: item.participant == leaver + 1)
    again = with_duties(assembly, gone, made)
    had = made.rounds[0][leaver].duty
    table = made.rounds[0][leaver].group
    for before, after in zip(gone.rounds[0], again.rounds[0], strict=True):
        if had is None or before.group != table:
            assert after.duty == before.duty


def test_who_is_named_at_a_table_does_that_there() -> None:
    """A facilitator named at a table facilitates, whatever they offer; others do the rest."""
    assembly = assembly_of([["rapporteur"], ["facilitator", "rapporteur"], [], ["facilitator"]], "a")
    assembly.groups["a"] = replace(assembly.groups["a"], facilitator=1)
    assert dealt(with_duties(assembly, plan_of("aaaa"))) == [{"a": (1, 2)}]


def test_the_work_is_shared_over_the_rounds() -> None:
    """Four people who offer both have two rounds at one table: each of them does something once."""
    assembly = assembly_of([DUTIES] * 4, "a")
    made = with_duties(assembly, plan_of("aaaa", "aaaa"))
    assert Counter(ident for one in dealt(made) for ident in one["a"]) == dict.fromkeys(range(1, 5), 1)


def test_plans_are_made_so_that_it_can_be() -> None:
    """Two facilitators want one table and cannot both have it (twice 1.875); a closed table needs nobody."""
    assembly = assembly_of([["facilitator"], ["facilitator"], ["rapporteur"], ["rapporteur"], []], "abc")
    assembly.put([replace(person, choices=("a",)) for person in assembly.coming()])
    assembly.groups = {
        key: replace(group, seats=Capacity(min=2 if key == "c" else 1, max=4), if_needed=key == "c")
        for key, group in assembly.groups.items()
    }
    plan = make_plan(assembly, Settings(spread=(), seconds=20))
    assert check_plan(assembly, plan).breaches == ()
    assert {item.group for item in plan.rounds[0]} == {"a", "b"}
    assert plan.proof.tiers[-1].bound == plan.proof.tiers[-1].value == 3.75


def test_a_repair_keeps_duties_and_fills_the_gap() -> None:
    """After somebody with a duty cancels, one who stays takes it, and nobody else's duty is another."""
    assembly = assembly_of([DUTIES] * 8)
    plan = make_plan(assembly, Settings(spread=(), seconds=20))
    leaver = next(item for item in plan.rounds[0] if item.duty == "facilitator")
    assembly.plan = plan
    assembly.put([replace(assembly.participants[leaver.participant], status=Status.CANCELLED)])
    after = repair_plan(assembly, plan)
    assert check_plan(assembly, after).breaches == ()
    before = {item.participant: item for item in plan.rounds[0]}
    others = [item for item in after.rounds[0] if item != before[item.participant]]
    assert [(item.group, item.duty) for item in others] == [(leaver.group, "facilitator")]


def test_a_move_by_hand_passes_the_duty_on() -> None:
    """Who is moved by hand leaves their duty to somebody at the table they leave."""
    assembly = assembly_of([DUTIES] * 8)
    assembly.groups = {key: replace(group, seats=Capacity(max=6)) for key, group in assembly.groups.items()}
    plan = with_duties(assembly, plan_of("aaaabbbb"))
    mover = next(item for item in plan.rounds[0] if item.duty == "facilitator" and item.group == "a")
    after, broken = change_by_hand(assembly, plan, 1, {mover.participant: "b"}, force=False)
    assert broken == []
    assert dealt(after)[0]["b"] == dealt(plan)[0]["b"]
    assert 0 not in dealt(after)[0]["a"]


def test_a_walk_in_changes_no_duty() -> None:
    """Whoever gets a seat of their own leaves everybody else's duty as it is."""
    assembly = assembly_of([DUTIES] * 7)
    plan = assembly.plan = make_plan(assembly, Settings(spread=(), seconds=20))
    assembly.put([Participant(id=8, name="P8", offers=DUTIES)])
    after, _ = place_person(assembly, plan, 8)
    assert check_plan(assembly, after).breaches == ()
    assert [item for item in after.rounds[0] if item.participant != 8] == list(plan.rounds[0])
    assert next(item.duty for item in after.rounds[0] if item.participant == 8) is None


def test_the_verifier_tells_each_fault() -> None:
    """A duty that nobody has, that two have, that was not offered, and one of somebody named for another."""
    assembly = assembly_of([["facilitator"], ["facilitator"], [], ["rapporteur"]], "a")
    plan = plan_of("aaaa")

    def codes(*duties: str | None) -> list[str]:
        [seats] = plan.rounds
        placed = (replace(item, duty=duty) for item, duty in zip(seats, duties, strict=True))
        found = check_plan(assembly, replace(plan, rounds=(tuple(placed),))).breaches
        return [item.code for item in found if item.code.startswith("duty")]

    assert codes("facilitator", None, None, "rapporteur") == []
    assert codes("facilitator", None, None, None) == ["duty-not-held"]
    assert codes("facilitator", "facilitator", None, "rapporteur") == ["duty-held-twice"]
    assert codes("facilitator", None, "rapporteur", None) == ["duty-not-offered"]
    assembly.groups["a"] = replace(assembly.groups["a"], facilitator=3)
    assert codes("facilitator", None, None, "rapporteur") == ["duty-not-of-host"]
    assert codes(None, None, "facilitator", "rapporteur") == []
