"""Who can have a wish met at all: reckoned anew by the verifier, and held against what plans claim."""

from __future__ import annotations

from hypothesis import event, given, settings
from msgspec.structs import replace

from assignment.brute_force import Judge
from assignment.random_assemblies import TOPICS, assemblies, settings_for
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Together
from iclei_cli.assembly.nouns.settings import FAIR_TIERS, Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import bounds_reckoned, check_plan
from iclei_cli.assignment.verify.fair import fewest_unmet, is_all_there_is

GROUPS = [TOPICS[:2], TOPICS, ("energy", "water", None), ("energy", "energy", "water")]


def some_plan(asked: Settings) -> Plan:
    """A plan of so many rounds, by which nobody sits anywhere."""
    return Plan(session=None, rounds=((),) * asked.rounds, spread=(), proof=Proof(tiers=()), seed=0, made="")


def assert_no_plan_is_below(assembly: Assembly, asked: Settings) -> None:
    """Every plan is tried; without rules the best of them is as reckoned."""
    judge = Judge(assembly, asked)
    plan = some_plan(asked)
    every = [judge.unmet(rounds) for rounds, _ in judge.plans()]
    if not every:
        event("no plan")
        return
    reckoned = fewest_unmet(assembly, plan)
    for name in FAIR_TIERS:
        best = min(values[name] for values in every)
        assert reckoned[name] <= best
        event("as reckoned" if reckoned[name] == best else "more than reckoned")
        if is_all_there_is(assembly, plan):
            assert reckoned[name] == best


@settings(max_examples=120, deadline=None)
@given(assemblies(most=6, topics=GROUPS, rules=2), settings_for(rounds=1))
def test_no_plan_of_one_round_is_below(assembly: Assembly, asked: Settings) -> None:
    """With rules, languages and seats."""
    assert_no_plan_is_below(assembly, asked)


@settings(max_examples=120, deadline=None)
@given(assemblies(most=6, topics=GROUPS, rules=0), settings_for(rounds=1))
def test_without_rules_the_best_is_as_reckoned(assembly: Assembly, asked: Settings) -> None:
    """Seats at least and at most are all there is."""
    assert_no_plan_is_below(assembly, asked)


@settings(max_examples=20, deadline=None)
@given(assemblies(most=4, topics=GROUPS[:1], rules=1), settings_for(rounds=2))
def test_no_plan_of_two_rounds_is_below(assembly: Assembly, asked: Settings) -> None:
    """A wish is met in either."""
    assert_no_plan_is_below(assembly, asked)


def crowded() -> Assembly:
    """Four people who wish for one table of two, and two who wish for another; there are three tables."""
    assembly = Assembly(event=Event(name="Crowded"))
    assembly.put(Participant(id=ident, name=f"P{ident}", choices=("a",)) for ident in (1, 2, 3, 4))
    assembly.put(Participant(id=ident, name=f"P{ident}", choices=("b",)) for ident in (5, 6))
    for topic in "abc":
        assembly.groups[topic] = Group(key=topic, label=topic, topic=topic, seats=Capacity(min=2, max=2))
    return assembly


def test_a_bound_that_cannot_be_proved_is_refused() -> None:
    """Two have no wish met, and no plan has fewer. In a worse plan, four: that none is better is refused."""
    assembly = crowded()
    plan = make_plan(assembly, Settings(fair=True, order=("fair", "choices", "spread")))
    first = plan.proof.tiers[0]
    assert (first.name, first.value, first.bound) == ("no-wish", 2, 2)
    assert bounds_reckoned(assembly, plan)["no-wish"] == 2
    assert not check_plan(assembly, plan).breaches
    seats = zip((1, 2, 3, 4, 5, 6), "aabbcc", strict=True)
    worse = replace(plan, rounds=(tuple(Placement(participant=ident, group=key) for ident, key in seats),))
    for bound, code in ((2, None), (4, "unproved-bound"), (5, "false-bound")):
        claimed = replace(worse, proof=Proof(tiers=(replace(first, value=4, bound=bound),)))
        assert [breach.code for breach in check_plan(assembly, claimed).breaches] == ([code] if code else [])


def test_with_a_rule_less_is_known_than_may_be_so() -> None:
    """What a rule asks of several is left out: three have no wish met, two for sure; no claim is refused."""
    assembly = crowded()
    assembly.rules = {
        number: Together(number=number, people=people) for number, people in ((1, (1, 6)), (2, (2, 5)))
    }
    plan = make_plan(assembly, Settings(fair=True, order=("fair", "choices", "spread")))
    assert (plan.proof.tiers[0].value, plan.proof.tiers[0].bound) == (3, 3)
    assert bounds_reckoned(assembly, plan)["no-wish"] == 2
    assert not check_plan(assembly, plan).breaches
