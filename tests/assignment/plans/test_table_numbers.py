"""How many tables each topic needs: everyone seated, sizes held, and no other number better in wishes."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.assignment.plans.table_numbers import table_numbers
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.system.errors import RefusedError

SECONDS = 30.0
TOPICS = ("a", "b", "c")


def wished(*firsts: str) -> Assembly:
    """People with one wish each; a table for each topic."""
    assembly = Assembly(event=Event(name="Tables"))
    assembly.topics = {key: Topic(key=key, titles={"en": key.upper()}) for key in TOPICS}
    assembly.groups = {key: Group(key=key, topic=key, label=key.upper()) for key in TOPICS}
    assembly.put(
        Participant(id=number, name=f"Person {number}", choices=(first,))
        for number, first in enumerate(firsts, start=1)
    )
    return assembly


def numbers(assembly: Assembly, size: tuple[int, int], tables: tuple[int, int]) -> dict[str | None, int]:
    """The number of tables of each topic."""
    return {item.topic: item.then for item in table_numbers(assembly, size, tables, Clock(SECONDS))}


def unmet(assembly: Assembly, size: tuple[int, int], counts: tuple[int, ...]) -> int | None:
    """How many cannot have their wish at so many tables of each topic; None: not all fit in."""
    people = [sum(person.choices == (topic,) for person in assembly.coming()) for topic in TOPICS]
    total, (least, most) = sum(people), size
    if not least * sum(counts) <= total <= most * sum(counts):
        return None
    # Who is above the most has to go elsewhere, and so many others have to come as are below the least.
    over = sum(max(0, wish - most * count) for wish, count in zip(people, counts, strict=True))
    under = sum(max(0, least * count - wish) for wish, count in zip(people, counts, strict=True))
    return max(over, under)


@pytest.mark.parametrize(
    "firsts", [("a" * 9 + "b" * 4 + "c" * 3), ("a" * 14 + "bc"), ("a" * 6 + "b" * 6 + "c" * 6), ("a" * 20)]
)
@pytest.mark.parametrize(("size", "tables"), [((2, 4), (3, 12)), ((3, 5), (3, 6)), ((1, 8), (3, 4))])
def test_no_other_number_meets_more_wishes(
    firsts: str, size: tuple[int, int], tables: tuple[int, int]
) -> None:
    """Of all numbers that seat everyone none leaves fewer without their wish, or needs fewer tables."""
    assembly = wished(*firsts)
    found = {
        (missed, sum(counts)): counts
        for counts in product(range(1, tables[1] + 1), repeat=len(TOPICS))
        if tables[0] <= sum(counts) <= tables[1] and (missed := unmet(assembly, size, counts)) is not None
    }
    then = numbers(assembly, size, tables)
    counts = tuple(then[topic] for topic in TOPICS)
    assert (unmet(assembly, size, counts), sum(counts)) == min(found)


def test_tables_that_somebody_hosts_or_a_rule_names_stay() -> None:
    """Of three tables of a topic that nobody wants, the hosted one and the one with a pin are kept."""
    assembly = wished(*"aaaaaaaabbbb")
    for key in ("c2", "c3"):
        assembly.groups[key] = Group(key=key, topic="c", label=key)
    assembly.groups["c2"] = replace(assembly.groups["c2"], presenter=1)
    assembly.rules[1] = Pin(number=1, person=2, group="c3")
    assert numbers(assembly, (1, 4), (1, 20))["c"] == 2


@pytest.mark.parametrize(
    ("size", "tables", "code"),
    [
        ((5, 5), (1, 20), "no-such-table-size"),
        ((3, 4), (5, 6), "no-number-of-tables"),
        ((6, 8), (1, 20), "too-many-tables-stay"),
    ],
)
def test_what_cannot_be_is_refused(size: tuple[int, int], tables: tuple[int, int], code: str) -> None:
    """Whether the size, the number, or the tables that stay are in the way is told apart."""
    with pytest.raises(RefusedError) as refused:
        numbers(wished(*"aaaaaabbbbbb"), size, tables)
    assert refused.value.code == code
