"""Every kind of rule is known wherever rules are read: a kind that is forgotten somewhere fails here.

Most places that must know all kinds are exhaustive matches, which mypy holds. What is claimed here for each
kind of the union is what a user would miss: that the solver keeps it, that a conflict with it is found and
can be mended, that the verifier sees it broken, and that it has words, a document, a command and a page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple, get_args

import msgspec
import pytest
import typer
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Sector
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
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
    people_of,
    tag_of,
)
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.rules.describe import description_of, requirement_for
from iclei_cli.assignment.conflict.find import ORDER
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.cli.app import app
from iclei_cli.cli.documents.rules import rule_items
from iclei_cli.system.errors import RefusedError
from wording import told

KINDS: tuple[type[Rule], ...] = get_args(Rule)
DOCS = Path(__file__).parents[1] / "docs"
ROOM_FOR_ALL = Capacity(max=4)
NGO: dict[str, Any] = {"attribute": "sector", "value": "ngo"}


class Example(NamedTuple):
    """A rule, and what tells whether it is kept.

    Attributes:
        broken: where people (by id) sit if nothing but their choices counts: against the rule.
        against: a rule that cannot hold together with it.
        seats: how many each table takes, where the rule cannot hold for that.
    """

    rule: Rule
    broken: str
    against: Rule | None = None
    seats: Capacity = ROOM_FOR_ALL


EXAMPLES: dict[type[Rule], Example] = {
    Pin: Example(Pin(number=1, person=1, group="a"), "babc", Bar(number=2, person=1, group="a")),
    Bar: Example(Bar(number=1, person=1, group="a"), "abbc", Pin(number=2, person=1, group="a")),
    Together: Example(Together(number=1, people=(1, 2)), "abbc", Apart(number=2, people=(1, 2))),
    Apart: Example(Apart(number=1, people=(1, 2)), "aabc", Together(number=2, people=(1, 2))),
    Absent: Example(Absent(number=1, person=1, rounds=(1,)), "abbc", seats=Capacity(min=1, max=2)),
    AtLeast: Example(
        AtLeast(number=1, count=1, group="a", **NGO), "babc", AtMost(number=2, count=0, group="a", **NGO)
    ),
    AtMost: Example(
        AtMost(number=1, count=0, group="a", **NGO), "abbc", AtLeast(number=2, count=1, group="a", **NGO)
    ),
    Duties: Example(Duties(number=1, duties=("facilitator",)), "abbb", Apart(number=2, people=(1, 2))),
    NoFewer: Example(
        NoFewer(number=1, count=2, group="a", **NGO), "abbc", AtLeast(number=2, count=1, group="a", **NGO)
    ),
}


def tag_of_kind(kind: type[Rule]) -> str:
    """The word for a kind, such as `at-least`."""
    return str(kind.__struct_config__.tag)


each_kind = pytest.mark.parametrize("kind", KINDS, ids=tag_of_kind)


def example_of(kind: type[Rule]) -> Example:
    """The example of a kind; a kind without one has been forgotten here already."""
    assert kind in EXAMPLES, (
        f"{kind.__name__}: a new kind of rule needs an example, and all that is asked here"
    )
    return EXAMPLES[kind]


def assembly_of(example: Example, *rules: Rule) -> Assembly:
    """Four people, the first a facilitator of an NGO, who want to sit as is broken, and three tables."""
    assembly = Assembly(event=Event(name="Small"), rules={rule.number: rule for rule in rules})
    assembly.put(
        Participant(
            id=ident,
            name=f"P{ident}",
            sector=Sector.NGO if ident == 1 else Sector.OTHER,
            choices=(key,),
            offers=("facilitator",) if ident == 1 else (),
        )
        for ident, key in enumerate(example.broken, start=1)
    )
    assembly.groups = {
        key: Group(key=key, label=f"Table {key}", topic=key, seats=ROOM_FOR_ALL) for key in "abc"
    }
    return assembly


def planned(assembly: Assembly) -> Plan:
    """The best plan of one round, for the choices alone."""
    return make_plan(assembly, Settings(spread=(), seconds=20))


def breaches_of(assembly: Assembly, plan: Plan, rule: Rule) -> list[str]:
    """The codes of what the verifier finds broken of a rule."""
    return [
        breach.code
        for breach in check_plan(assembly, plan).breaches
        if "rule" in breach.facts and breach.facts["rule"].facts["number"] == rule.number
    ]


def test_every_kind_has_its_example() -> None:
    """The examples are those of the kinds there are."""
    assert set(EXAMPLES) == set(KINDS)


@each_kind
def test_the_verifier_sees_it_broken(kind: type[Rule]) -> None:
    """A plan that breaks a rule of the kind has a breach that names the rule."""
    example = example_of(kind)
    seats = tuple(
        Placement(participant=ident, group=key) for ident, key in enumerate(example.broken, start=1)
    )
    plan = Plan(session=None, rounds=(seats,), spread=(), proof=Proof(tiers=()), seed=0, made="")
    free = assembly_of(example)
    assert breaches_of(free, plan, example.rule) == []
    assert len(breaches_of(assembly_of(example, example.rule), plan, example.rule)) == 1


@each_kind
def test_the_solver_keeps_it(kind: type[Rule]) -> None:
    """People sit as they wish, which breaks the rule; with the rule they do not, and every rule holds."""
    example = example_of(kind)
    ruled = assembly_of(example, example.rule)
    assert breaches_of(ruled, planned(assembly_of(example)), example.rule) != []
    assert check_plan(ruled, planned(ruled)).breaches == ()


@each_kind
def test_a_conflict_with_it_is_found(kind: type[Rule]) -> None:
    """With what stands against it, it is refused, named, put into words, and mended as is advised.

    An absence is nobody's to be given up: what it makes impossible is.
    """
    example = example_of(kind)
    assembly = assembly_of(example, example.rule, *([example.against] if example.against else []))
    assembly.groups = {key: replace(group, seats=example.seats) for key, group in assembly.groups.items()}
    if example.against is None:
        assembly.groups["a"] = replace(assembly.groups["a"], seats=Capacity(min=2, max=2))
    without = assembly.copy()
    del without.rules[example.rule.number]
    assert check_plan(without, planned(without)).breaches == ()
    with pytest.raises(RefusedError) as refused:
        planned(assembly)
    assert refused.value.code == "rules-contradict"
    named = {demand["rule"] for demand in refused.value.params["conflict"]} - {None}
    assert named == (set() if example.against is None else {1, 2})
    assert {demand["kind"] for demand in refused.value.params["conflict"]} <= set(ORDER)
    assert "Next: " in told(refused.value)


@each_kind
def test_it_has_words(kind: type[Rule]) -> None:
    """A rule is told as a whole, and to a person whom it names; no two kinds are told alike."""
    example = example_of(kind)
    assembly = assembly_of(example)
    own = told(description_of(assembly, example.rule))
    others = [told(description_of(assembly, EXAMPLES[other].rule)) for other in EXAMPLES if other is not kind]
    assert own not in others
    for ident in people_of(example.rule):
        assert told(requirement_for(assembly, example.rule, assembly.participants[ident]))


@each_kind
def test_it_is_a_document(kind: type[Rule]) -> None:
    """Scripts read its tag, and every field that it has."""
    rule = example_of(kind).rule
    [document] = msgspec.to_builtins(rule_items(assembly_of(example_of(kind)), [rule]))
    assert document["kind"] == tag_of(rule)
    assert [person["id"] for person in document["people"]] == list(people_of(rule))
    for field in set(rule.__struct_fields__) - {"person", "people"}:
        value = getattr(rule, field)
        assert document[field] == (list(value) if isinstance(value, tuple) else value), field


@each_kind
def test_it_is_stored(kind: type[Rule]) -> None:
    """What is kept of it is the same rule when it is read again."""
    rule = example_of(kind).rule
    assert msgspec.json.decode(msgspec.json.encode(rule), type=Rule) == rule


@each_kind
def test_it_has_a_command(kind: type[Rule]) -> None:
    """A rule of the kind is made by the command of `iclei groups` that is called like it."""
    groups = typer.main.get_command(app).get_command(None, "groups")  # type: ignore[attr-defined]
    assert tag_of_kind(kind) in groups.list_commands(None)


@each_kind
@pytest.mark.parametrize("page", ["architecture.md", "json.md"])
def test_the_documents_mention_it(kind: type[Rule], page: str) -> None:
    """What rules there are is told to developers, and to those who write scripts."""
    words = re.findall(r"[`*]([a-z ]+(?:-[a-z]+)?)[`*]", (DOCS / page).read_text("utf-8"))
    assert {tag_of_kind(kind), tag_of_kind(kind).replace("-", " ")} & set(words)
