"""The verifier finds every way in which a plan can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof, Tier
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.messages import message
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.rule import Rule


@pytest.fixture(scope="module")
def planned() -> tuple[Assembly, Plan]:
    """40 people at five tables, seated as well as can be."""
    assembly = make_assembly(40, 5, seed=1)
    return assembly, make_plan(assembly, Settings(seed=0, seconds=20))


def codes(assembly: Assembly, plan: Plan) -> set[str]:
    """The codes of all breaches."""
    return {breach.code for breach in check_plan(assembly, plan).breaches}


def reseated(plan: Plan, *placements: Placement) -> Plan:
    """The plan with these placements in place of all."""
    return replace(plan, rounds=(placements,))


def test_the_solvers_plan_holds(planned: tuple[Assembly, Plan]) -> None:
    """What the solver made has no breach, and its tiers are what is counted."""
    assembly, plan = planned
    verdict = check_plan(assembly, plan)
    assert verdict.breaches == ()
    counted = [sum(verdict.score.spread.values()), verdict.score.choice_cost]
    assert counted == [tier.value for tier in plan.proof.tiers]


def test_every_person_counts_once_in_the_choices(planned: tuple[Assembly, Plan]) -> None:
    """The choices met add up to the people seated."""
    assembly, plan = planned
    assert sum(score_plan(assembly, plan).choices.values()) == 40


def test_a_missing_seat_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Somebody who comes but is in no group is a breach."""
    assembly, plan = planned
    assert "not-seated" in codes(assembly, reseated(plan, *plan.rounds[0][1:]))


def test_two_seats_are_found(planned: tuple[Assembly, Plan]) -> None:
    """One person at two tables is a breach."""
    assembly, plan = planned
    first = plan.rounds[0][0]
    other = next(key for key in assembly.groups if key != first.group)
    assert "seated-twice" in codes(assembly, reseated(plan, *plan.rounds[0], replace(first, group=other)))


def test_uneven_sizes_are_found(planned: tuple[Assembly, Plan]) -> None:
    """Everybody at one table is a breach where no seats are given."""
    assembly, plan = planned
    key = next(iter(assembly.groups))
    crowded = [replace(item, group=key) for item in plan.rounds[0]]
    assert "uneven-sizes" in codes(assembly, reseated(plan, *crowded))


def test_strangers_and_lost_groups_are_found(planned: tuple[Assembly, Plan]) -> None:
    """A placement of nobody, and a placement at no table, are breaches."""
    assembly, plan = planned
    stranger = Placement(participant=999, group=next(iter(assembly.groups)))
    nowhere = replace(plan.rounds[0][0], group="nowhere")
    found = codes(assembly, reseated(plan, nowhere, *plan.rounds[0][1:], stranger))
    assert {"unknown-participant", "unknown-group"} <= found


def test_a_cancellation_since_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Somebody who cancelled after the plan was made still has a seat: a breach."""
    assembly, plan = planned
    ident = plan.rounds[0][0].participant
    edited = replace(assembly, participants=dict(assembly.participants))
    edited.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    assert "cancelled-seated" in codes(edited, plan)


@pytest.mark.parametrize("status", [Status.WAITING, Status.MAYBE])
def test_a_seat_of_somebody_without_a_place_is_found(planned: tuple[Assembly, Plan], status: Status) -> None:
    """Who waits, or only may come, has no seat, and is not missed in the plan."""
    assembly, plan = planned
    first, *others = plan.rounds[0]
    edited = replace(assembly, participants=dict(assembly.participants))
    edited.put([replace(assembly.participants[first.participant], status=status)])
    assert "unconfirmed-seated" in codes(edited, plan)
    assert not {"unconfirmed-seated", "not-seated"} & codes(edited, reseated(plan, *others))


@pytest.mark.parametrize(
    ("seats", "code"), [(Capacity(max=3), "over-full"), (Capacity(min=30), "under-full")]
)
def test_seats_are_counted(planned: tuple[Assembly, Plan], seats: Capacity, code: str) -> None:
    """A table with more people than it seats, or fewer than it asks for, is a breach."""
    assembly, plan = planned
    key = next(iter(assembly.groups))
    groups = {**assembly.groups, key: replace(assembly.groups[key], seats=seats)}
    assert code in codes(replace(assembly, groups=groups), plan)


def test_a_host_elsewhere_is_found(planned: tuple[Assembly, Plan]) -> None:
    """A facilitator who sits at another table is a breach."""
    assembly, plan = planned
    first = plan.rounds[0][0]
    other = next(key for key in assembly.groups if key != first.group)
    groups = {**assembly.groups, other: replace(assembly.groups[other], facilitator=first.participant)}
    assert codes(replace(assembly, groups=groups), plan) == {"host-elsewhere"}


def test_an_edit_since_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Where a wish was edited, the proof is about something else; every seat is right: nothing is broken."""
    assembly, plan = planned
    edited = replace(assembly, participants=dict(assembly.participants))
    person = assembly.participants[1]
    edited.put([replace(person, choices=person.choices[::-1])])
    assert codes(edited, plan) == set()
    assert not check_plan(edited, plan).is_current


def test_an_edit_that_does_not_matter_is_no_breach(planned: tuple[Assembly, Plan]) -> None:
    """Another name, phone or room leaves the proof as it is."""
    assembly, plan = planned
    edited = replace(assembly, participants=dict(assembly.participants))
    edited.put([replace(assembly.participants[1], name="Another", phone="+821012345678")])
    assert codes(edited, plan) == set()


def test_a_false_claim_is_found(planned: tuple[Assembly, Plan]) -> None:
    """A proof with a value that is not what is counted is a breach, and so is a bound above the value."""
    assembly, plan = planned
    spread, choices = plan.proof.tiers
    lie = Tier(name="choices", value=choices.value - 1, bound=choices.value + 1)
    assert codes(assembly, replace(plan, proof=Proof(tiers=(spread, lie)))) == {"false-claim", "false-bound"}


def test_meetings_count_pairs_who_meet_again(planned: tuple[Assembly, Plan]) -> None:
    """The same plan in two rounds lets every pair at a table of 8 meet twice: 5 x C(8, 2) meetings."""
    assembly, plan = planned
    twice = replace(plan, rounds=plan.rounds * 2)
    assert score_plan(assembly, twice).meetings == 5 * 28
    assert score_plan(assembly, plan).meetings == 0


# Rules


def seated(assembly: Assembly, *rounds: dict[int, str]) -> Plan:
    """A plan, current but with nothing claimed, that seats people by number in groups by key."""
    return Plan(
        session=None,
        rounds=tuple(
            tuple(Placement(participant=ident, group=key) for ident, key in sorted(seats.items()))
            for seats in rounds
        ),
        spread=(),
        proof=Proof(tiers=()),
        seed=0,
        made="2019-02-20T09:15:30+00:00",
        made_for=fingerprint(assembly, ()),
    )


def small(*rules: Rule, people: int = 4, groups: str = "abc") -> Assembly:
    """People 1, 2, … and groups a, b, …, each with a topic of its own and room for all."""
    made = {
        key: Group(key=key, label=key, topic=f"topic {key}", seats=Capacity(max=people)) for key in groups
    }
    listed = {ident: Participant(id=ident, name=f"P{ident}") for ident in range(1, people + 1)}
    return Assembly(
        event=Event(name="Small"),
        participants=listed,
        groups=made,
        rules={rule.number: rule for rule in rules},
    )


ROUND = {1: "a", 2: "a", 3: "b", 4: "c"}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Pin(number=1, person=1, group="a"), None),
        (Pin(number=1, person=1, group="b"), "pinned-elsewhere"),
        (Pin(number=1, person=1, group="b", rounds=(2,)), None),
        (Pin(number=1, person=1, group="b", rounds=(1, 2)), "pinned-elsewhere"),
        (Bar(number=1, person=1, group="b"), None),
        (Bar(number=1, person=1, group="a"), "barred-seated"),
        (Together(number=1, people=(1, 2)), None),
        (Together(number=1, people=(1, 2, 3)), "not-together"),
        (Apart(number=1, people=(1, 3, 4)), None),
        (Apart(number=1, people=(1, 2, 4)), "not-apart"),
        (Absent(number=1, person=1, rounds=(2,)), None),
        (Absent(number=1, person=1, rounds=(1,)), "absent-seated"),
    ],
)
@pytest.mark.parametrize("reason", [None, "they asked for it"])
def test_every_rule_about_people_is_looked_at(rule: Rule, code: str | None, reason: str | None) -> None:
    """One that holds is no breach; one that does not is one, and names the rule with its reason."""
    assembly = small(replace(rule, reason=reason))
    breaches = check_plan(assembly, seated(assembly, ROUND)).breaches
    assert [breach.code for breach in breaches] == ([code] if code else [])
    shown = message("which-rule", number=1, rounds=[], reason=reason)
    assert all(breach.facts["rule"] == shown for breach in breaches)


def test_rules_say_nothing_of_those_who_do_not_come() -> None:
    """After a cancellation, a pin, a bar and being together ask nothing of that person any more."""
    rules = (
        Pin(number=1, person=4, group="a"),
        Together(number=2, people=(1, 4)),
        Absent(number=3, person=4, rounds=(1,)),
    )
    assembly = small(*rules)
    assembly.put([replace(assembly.participants[4], status=Status.CANCELLED)])
    assert codes(assembly, seated(assembly, {1: "a", 2: "a", 3: "b"})) == set()


def test_who_is_absent_has_no_seat_and_misses_none() -> None:
    """In the round of the absence a seat is a breach, none is none; in another round it is the reverse."""
    assembly = small(
        Absent(number=1, person=4, rounds=(2,)),
        Together(number=2, people=(3, 4)),
        groups="ab",
    )
    without = {1: "a", 2: "a", 3: "b"}
    both = {**without, 4: "b"}
    assembly.groups = {key: replace(group, topic=None) for key, group in assembly.groups.items()}
    assert codes(assembly, seated(assembly, both, without)) == set()
    assert codes(assembly, seated(assembly, both, both)) == {"absent-seated"}
    assert codes(assembly, seated(assembly, without, without)) == {"not-seated"}


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (AtLeast(number=1, count=1, attribute="sector", value="ngo", group="a"), set()),
        (AtLeast(number=1, count=2, attribute="sector", value="ngo", group="a"), {"too-few"}),
        (AtLeast(number=1, count=1, attribute="sector", value="ngo"), {"too-few"}),
        (AtMost(number=1, count=1, attribute="sector", value="ngo"), set()),
        (AtMost(number=1, count=0, attribute="sector", value="ngo", group="c"), set()),
        (AtMost(number=1, count=0, attribute="sector", value="ngo"), {"too-many"}),
        (AtLeast(number=1, count=1, attribute="languages", value="en", group="b"), set()),
        (AtMost(number=1, count=0, attribute="languages", value="ko", group="b"), {"too-many"}),
    ],
)
def test_people_with_a_value_are_counted_at_every_table(rule: Rule, found: set[str]) -> None:
    """At least and at most, in one group or in each; of languages, a person has several."""
    assembly = small(rule)
    assembly.put([replace(assembly.participants[1], sector=Sector.NGO)])
    assembly.put([replace(assembly.participants[3], sector=Sector.NGO, languages=("ko", "en"))])
    assert codes(assembly, seated(assembly, ROUND)) == found


@given(
    seats=st.lists(st.sampled_from("abc"), min_size=6, max_size=6),
    people=st.sets(st.integers(1, 6), min_size=2),
)
def test_together_and_apart_hold_as_the_tables_say(seats: list[str], people: set[int]) -> None:
    """For any seating: together is one table, apart as many tables as people."""
    chosen = tuple(sorted(people))
    used = {seats[ident - 1] for ident in chosen}
    for kind, code, holds in (
        (Together, "not-together", len(used) == 1),
        (Apart, "not-apart", len(used) == len(chosen)),
    ):
        assembly = small(kind(number=1, people=chosen), people=6)
        plan = seated(assembly, dict(enumerate(seats, start=1)))
        assert (code not in codes(assembly, plan)) == holds


# Languages


@pytest.mark.parametrize(
    ("spoken", "theirs", "understands"),
    [
        ({}, ("ja",), True),
        ({"a": ("en", "ja")}, ("ja",), True),
        ({"a": ("en",)}, ("ja",), False),
        ({"b": ("en",)}, ("ja", "ko"), True),
        ({"b": ("en",)}, ("en",), False),
        ({"b": ("en",)}, (), True),
    ],
)
def test_people_sit_where_they_understand(
    spoken: dict[str, tuple[str, ...]], theirs: tuple[str, ...], understands: bool
) -> None:
    """From the first group that names languages on; a group that names none speaks the assembly's."""
    assembly = small()
    for key, languages in spoken.items():
        assembly.groups[key] = replace(assembly.groups[key], languages=languages)
    assembly.put([replace(assembly.participants[1], languages=theirs)])
    assert codes(assembly, seated(assembly, ROUND)) == (set() if understands else {"not-understood"})


# Topics in several rounds


@pytest.mark.parametrize(
    ("visits", "rules", "holds"),
    [
        ("abc", (), True),
        ("aba", (), False),
        ("abca", (), True),
        ("abaa", (), False),
        ("abcabc", (), True),
        ("aba", (Bar(number=1, person=1, group="c"),), True),
        ("aab", (Bar(number=1, person=1, group="c"),), True),
        ("aaa", (Bar(number=1, person=1, group="c"),), False),
        ("aaa", (Pin(number=1, person=1, group="a"),), True),
        ("abb", (Pin(number=1, person=1, group="a", rounds=(1,)),), False),
        ("aab", (Pin(number=1, person=1, group="a", rounds=(1,)),), False),
        ("aab", (Pin(number=1, person=1, group="a", rounds=(1, 2)),), True),
        ("aab", (Pin(number=1, person=1, group="b", rounds=(3,)),), False),
    ],
)
def test_nobody_visits_a_topic_again_while_another_is_left(
    visits: str, rules: tuple[Rule, ...], holds: bool
) -> None:
    """At most ⌈rounds / open topics⌉ visits to a topic, or as many as the rules leave nothing else."""
    assembly = small(*rules, people=1)
    plan = seated(assembly, *({1: key} for key in visits))
    assert codes(assembly, plan) == (set() if holds else {"topic-again"})


def test_a_host_stays_and_groups_without_a_topic_are_free() -> None:
    """The facilitator is at their table in all rounds; a table without a topic may be visited at will."""
    assembly = small(people=2)
    assembly.groups["a"] = replace(assembly.groups["a"], facilitator=1)
    assembly.groups["b"] = replace(assembly.groups["b"], topic=None)
    assert codes(assembly, seated(assembly, *[{1: "a", 2: "b"}] * 3)) == set()


@given(visits=st.lists(st.sampled_from("abc"), min_size=2, max_size=7))
def test_topics_are_counted_for_any_order_of_visits(visits: list[str]) -> None:
    """Whoever is free in all rounds breaks the rule if and only if a topic has more than ⌈rounds / 3⌉."""
    assembly = small(people=1)
    most = max(visits.count(key) for key in "abc")
    found = codes(assembly, seated(assembly, *({1: key} for key in visits)))
    assert found == (set() if most <= -(-len(visits) // 3) else {"topic-again"})


# Scores and what makes a plan current


def test_a_share_is_of_those_who_are_there() -> None:
    """Two of a city, one of them absent in round 2: each round is fair by itself."""
    assembly = small(Absent(number=1, person=2, rounds=(2,)), people=4, groups="ab")
    for ident in (1, 2):
        assembly.put([replace(assembly.participants[ident], municipality="창원시")])
    first, second = {1: "a", 2: "b", 3: "a", 4: "b"}, {1: "a", 3: "b", 4: "b"}
    plan = replace(seated(assembly, first, second), spread=("municipality",))
    assert score_plan(assembly, plan).spread == {"municipality": 0}
    crowded = replace(seated(assembly, {**first, 2: "a"}, second), spread=("municipality",))
    assert score_plan(assembly, crowded).spread == {"municipality": 2}


def test_weights_count_in_the_value_of_the_spread(planned: tuple[Assembly, Plan]) -> None:
    """A claim is compared with each excess times its weight; what a repair moved is taken as it is said."""
    assembly, plan = planned
    key = next(iter(assembly.groups))
    swapped = [replace(item, group=key) if item.participant < 9 else item for item in plan.rounds[0]]
    score = score_plan(assembly, reseated(plan, *swapped))
    assert score.spread["sector"] > 0
    weights = {"sector": 3}
    value = sum(score.spread.values()) + 2 * score.spread["sector"]
    tiers = [Tier(name="moves", value=5, bound=None), Tier(name="spread", value=value, bound=None)]
    claimed = replace(
        reseated(plan, *swapped),
        weights=weights,
        made_for=fingerprint(assembly, plan.spread, weights),
        proof=Proof(tiers=tuple(tiers)),
    )
    assert check_plan(assembly, claimed).is_current
    assert "false-claim" not in codes(assembly, claimed)
    lie = replace(claimed, proof=Proof(tiers=(replace(tiers[1], value=value - 1),)))
    assert "false-claim" in codes(assembly, lie)


def test_weights_languages_and_rules_are_what_a_proof_is_about() -> None:
    """Each of them changed makes a plan out of date; the reason of a rule does not, nor a number."""
    rule = AtMost(number=1, count=4, attribute="gender", value="female", reason="asked for")
    assembly = small(rule)
    assembly.groups["a"] = replace(assembly.groups["a"], languages=("ko", "en"))
    plan = seated(assembly, ROUND)
    assert codes(assembly, plan) == set()

    def edited(**parts: Any) -> Assembly:
        return replace(assembly.copy(), **parts)

    people, groups = assembly.participants, assembly.groups
    for change in (
        edited(rules={}),
        edited(rules={1: replace(rule, count=3)}),
        edited(event=replace(assembly.event, language="en")),
        edited(groups={**groups, "b": replace(groups["b"], languages=("ko",))}),
        edited(participants={**people, 1: replace(people[1], languages=("ko",))}),
        edited(participants={**people, 1: replace(people[1], gender=Gender.MALE)}),
    ):
        assert not check_plan(change, plan).is_current
    assert not check_plan(assembly, replace(plan, weights={"sector": 2})).is_current
    for change in (
        edited(rules={2: replace(rule, number=2, reason=None)}),
        edited(event=replace(assembly.event, name="Another")),
    ):
        assert codes(change, plan) == set()


def test_without_languages_and_rules_a_plan_of_before_is_current() -> None:
    """Where no group names languages, those of people and of the assembly do not matter."""
    assembly = small()
    plan = seated(assembly, ROUND)
    assembly.put([replace(assembly.participants[1], languages=("ja",))])
    assembly.event = replace(assembly.event, language="en")
    assert codes(assembly, plan) == set()
