"""What is refused when a rule is made can indeed not be: no seating of anybody satisfies it."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Rule, Together
from iclei_cli.assembly.plans.seating import absentees
from iclei_cli.assembly.rules.contradictions import contradiction
from iclei_cli.assembly.rules.edit_rules import add_rule
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import Message, message

PEOPLE, GROUPS = (1, 2, 3), "ab"
ROUNDS = 3
"""Rules name the first two; what is asked in every round is asked in the third, too."""

person, group = st.sampled_from(PEOPLE), st.sampled_from(GROUPS)
people = st.sampled_from([(1, 2), (1, 3), (2, 3), (1, 2, 3)])
rounds = st.sampled_from([(), (1,), (2,)])
number = st.just(0)
ngo = {"number": number, "attribute": st.just("sector"), "group": group | st.none(), "rounds": rounds}
value = st.just("ngo")
binding: st.SearchStrategy[Rule] = st.one_of(
    st.builds(Pin, number=number, person=person, group=group, rounds=rounds),
    st.builds(Bar, number=number, person=person, group=group, rounds=rounds),
    st.builds(Together, number=number, people=people, rounds=rounds),
)
a_rule: st.SearchStrategy[Rule] = st.one_of(
    binding,
    st.builds(Apart, number=number, people=people, rounds=rounds),
    st.builds(Absent, number=number, person=person, rounds=st.sampled_from([(1,), (2,)])),
    st.builds(AtLeast, **ngo, value=value, count=st.integers(1, 2)),
    st.builds(AtMost, **ngo, value=value | st.none(), count=st.integers(0, 2)),
)
hosts = st.dictionaries(group, person, max_size=2)


def assembly_of(rules: list[Rule], hosts: dict[str, int]) -> Assembly:
    """Three people, all of an NGO, and two groups with room for all, with these rules and facilitators."""
    return Assembly(
        event=Event(name="Small"),
        participants={
            ident: Participant(id=ident, name=f"Person {ident}", sector=Sector.NGO) for ident in PEOPLE
        },
        groups={
            key: Group(key=key, label=key, seats=Capacity(max=3), facilitator=hosts.get(key))
            for key in GROUPS
        },
        rules={index: replace(rule, number=index) for index, rule in enumerate(rules, start=1)},
    )


def can_hold(assembly: Assembly) -> bool:
    """Whether in each round some seating of everyone has no breach: no rule here is about several rounds."""
    broken = [
        broken_rounds(assembly, dict(zip(PEOPLE, keys, strict=True))) for keys in product(GROUPS, repeat=3)
    ]
    return not set.intersection(*broken)


def broken_rounds(assembly: Assembly, seats: dict[int, str]) -> set[int]:
    """The rounds in which the verifier finds something, if everyone has the same seat in all of them."""
    placed = tuple(
        tuple(
            Placement(participant=ident, group=key)
            for ident, key in seats.items()
            if ident not in absentees(assembly, number)
        )
        for number in range(1, ROUNDS + 1)
    )
    plan = Plan(session=None, rounds=placed, spread=(), proof=Proof(tiers=()), seed=0, made="")
    found = check_plan(assembly, plan).breaches
    return {number for breach in found for number in breach.facts["round"] or ()}


@given(rules=st.lists(a_rule, min_size=1, max_size=5), hosts=hosts)
def test_nothing_is_refused_that_some_seating_satisfies(rules: list[Rule], hosts: dict[str, int]) -> None:
    """Of any few rules and hosts that are called a contradiction, the verifier accepts no plan."""
    assembly = assembly_of(rules, hosts)
    assume(contradiction(assembly) is not None)
    assert not can_hold(assembly)


@given(rules=st.lists(binding, min_size=1, max_size=5))
def test_pins_bars_and_being_together_are_seen_through(rules: list[Rule]) -> None:
    """Where nothing has to be counted, what no seating satisfies is called a contradiction."""
    assembly = assembly_of(rules, {})
    assert (contradiction(assembly) is None) == can_hold(assembly)


@given(rules=st.lists(a_rule, min_size=3, max_size=8), hosts=st.dictionaries(group, person, max_size=1))
def test_the_rule_that_is_being_made_is_the_one_that_is_refused(
    rules: list[Rule], hosts: dict[str, int]
) -> None:
    """Of rules made one after the other those kept agree; a refusal names none but these, or hosts."""
    assembly = assembly_of([], hosts)
    refusals = 0
    for rule in rules:
        try:
            add_rule(assembly, rule)
        except RefusedError as error:
            refused = error
        else:
            continue
        if refused.code == "rules-never-hold":
            refusals += 1
            ways = [*(message("drop-rule", number=number) for number in assembly.rules), *of_hosts(hosts)]
            assert all(remedy in ways for remedy in refused.params["remedies"])
    assume(refusals)
    assert contradiction(assembly) is None


def of_hosts(hosts: dict[str, int]) -> list[Message]:
    """What takes a facilitator from each table that has one."""
    return [message("other-host", group=key, option="facilitator") for key in hosts]
