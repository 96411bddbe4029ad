"""What can be done to the rules, and what is refused, without a command line."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.rule import Apart, AtMost, Bar, Pin, Rule, Together
from iclei_cli.assembly.rules.edit_rules import add_rule, drop_rules, unpin
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message


@pytest.fixture
def assembly() -> Assembly:
    """Three people, the third of whom speaks English alone, and two tables, of which a is in Korean."""
    made = Assembly(event=Event(name="Small"))
    made.put(Participant(id=ident, name=f"P{ident}") for ident in (1, 2))
    made.put([Participant(id=3, name="P3", languages=("en",))])
    made.groups = {key: Group(key=key, label=key) for key in "ab"}
    made.groups["a"] = replace(made.groups["a"], languages=("ko",))
    return made


def refused(assembly: Assembly, rule: Rule) -> RefusedError:
    """Why a rule is refused; nothing is changed by that."""
    before = assembly.copy()
    with pytest.raises(RefusedError) as error:
        add_rule(assembly, rule)
    assert assembly == before
    return error.value


def test_rules_are_numbered_as_they_are_added(assembly: Assembly) -> None:
    """A rule has the number after the highest, whatever number it came with."""
    for rule in (Pin(number=0, person=1, group="a"), Bar(number=7, person=2, group="b")):
        add_rule(assembly, rule)
    assert [(number, rule.number) for number, rule in assembly.rules.items()] == [(1, 1), (2, 2)]


def test_one_rule_on_one_matter(assembly: Assembly) -> None:
    """A second rule on the same matter takes the number and the place of the first; the same is refused."""
    first = add_rule(assembly, Pin(number=0, person=1, group="a"))
    assert first.replaced is None
    second = add_rule(assembly, Pin(number=0, person=1, group="b"))
    assert second.rule == Pin(number=1, person=1, group="b")
    assert second.replaced == first.rule
    assert list(assembly.rules.values()) == [second.rule]
    assert refused(assembly, Pin(number=0, person=1, group="b")).code == "rule-exists"
    add_rule(assembly, Pin(number=0, person=2, group="a", rounds=(1,)))
    add_rule(assembly, Pin(number=0, person=2, group="b", rounds=(2,)))
    assert list(assembly.rules) == [1, 2, 3]
    three = AtMost(number=0, count=3, attribute="sector", value="ngo")
    kept = add_rule(assembly, three).rule
    assert add_rule(assembly, replace(three, count=2)).replaced == kept


def test_what_can_never_hold_is_refused(assembly: Assembly) -> None:
    """The rule that is in the way is named with what takes it back; the new one needs no taking back."""
    add_rule(assembly, Together(number=0, people=(1, 2)))
    error = refused(assembly, Apart(number=0, people=(1, 2)))
    assert error.code == "rules-never-hold"
    assert error.params["remedies"] == [message("drop-rule", number=1)]
    assert [fact.facts["rule"] for fact in error.params["facts"]] == [None, 1]


def test_a_contradiction_among_others_does_not_stand_in_the_way(assembly: Assembly) -> None:
    """A rule that has nothing to do with what cannot hold anyway can be made."""
    assembly.groups["a"] = replace(assembly.groups["a"], facilitator=1)
    assembly.groups["b"] = replace(assembly.groups["b"], facilitator=1)
    assert add_rule(assembly, Bar(number=0, person=2, group="a")).rule.number == 1


def test_nobody_is_pinned_where_they_understand_nothing(assembly: Assembly) -> None:
    """Whoever speaks none of a table's languages is not pinned to it, but may be elsewhere."""
    assembly.groups["b"] = replace(assembly.groups["b"], languages=("en",))
    error = refused(assembly, Pin(number=0, person=3, group="a"))
    assert error.code == "pin-not-understood"
    assert (error.params["theirs"], error.params["spoken"]) == (["en"], ["ko"])
    add_rule(assembly, Pin(number=0, person=3, group="b"))


def test_nothing_is_asked_of_somebody_who_has_cancelled(assembly: Assembly) -> None:
    """A rule that names them is refused, whichever of its people it is."""
    assembly.put([replace(assembly.participants[2], status=Status.CANCELLED)])
    for rule in (Pin(number=0, person=2, group="a"), Together(number=0, people=(1, 2))):
        error = refused(assembly, rule)
        assert (error.code, error.params["id"]) == ("has-cancelled", 2)


def test_rules_are_dropped_all_or_none(assembly: Assembly) -> None:
    """One unknown number, and none is dropped; otherwise each of them once, in the order of the numbers."""
    for person in (1, 2):
        add_rule(assembly, Bar(number=0, person=person, group="a"))
    with pytest.raises(RefusedError) as error:
        drop_rules(assembly, [1, 9, 8])
    assert error.value.message == message("rule-unknown", numbers=[8, 9])
    assert [rule.number for rule in drop_rules(assembly, [2, 1, 2])] == [2, 1]
    assert assembly.rules == {}


def test_all_pins_of_a_person_are_taken_back(assembly: Assembly) -> None:
    """Other rules, and other people's pins, stay."""
    add_rule(assembly, Pin(number=0, person=1, group="a", rounds=(1,)))
    add_rule(assembly, Pin(number=0, person=1, group="b", rounds=(2,)))
    add_rule(assembly, Pin(number=0, person=2, group="a"))
    dropped = unpin(assembly, assembly.participants[1])
    assert [rule.number for rule in dropped] == [1, 2]
    assert list(assembly.rules) == [3]
    with pytest.raises(RefusedError) as error:
        unpin(assembly, assembly.participants[1])
    assert error.value.code == "not-pinned"
