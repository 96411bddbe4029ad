"""Rules in words, and as documents for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together, people_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.rules.rule import Rule


def what(rule: Rule) -> str:
    """What a rule says, without whom: `pinned to energy in round 2`, `at least 2 of ngo in every group`."""
    match rule:
        case Pin():
            return f"pinned to {rule.group}{_rounds(rule.rounds)}"
        case Bar():
            return f"barred from {rule.group}"
        case Together():
            return "together"
        case Apart():
            return "apart"
        case Absent():
            return f"absent{_rounds(rule.rounds)}"
        case AtLeast() | AtMost():
            least = "least" if isinstance(rule, AtLeast) else "most"
            value = f"{rule.value} ({attribute_word(rule.attribute)})"
            return f"at {least} {rule.count} of {value} in {rule.group or 'every group'}"


def attribute_word(attribute: str) -> str:
    """An attribute as it is typed: `language` for `languages`."""
    return "language" if attribute == "languages" else attribute


def who(assembly: Assembly, rule: Rule) -> str:
    """Whom a rule names: `김하늘 (no. 17), 이바다 (no. 18, cancelled)`."""
    return ", ".join(_named(assembly, ident) for ident in people_of(rule))


def told(assembly: Assembly, rule: Rule) -> str:
    """The whole rule but its reason: `김하늘 (no. 17): barred from energy`."""
    people = who(assembly, rule)
    return f"{people}: {what(rule)}" if people else what(rule)


def rules_about(assembly: Assembly, person: Participant) -> list[Rule]:
    """The rules that name a person, in order of number."""
    return [rule for rule in assembly.rules.values() if person.id in people_of(rule)]


def facts_about(assembly: Assembly, person: Participant) -> Iterator[tuple[str, str]]:
    """For tables of a person's fields: `rule 3` with what it says, whom else it names, and why."""
    for rule in rules_about(assembly, person):
        others = [_named(assembly, ident) for ident in people_of(rule) if ident != person.id]
        with_them = f" with {', '.join(others)}" if isinstance(rule, Together) else ""
        from_them = f" from {', '.join(others)}" if isinstance(rule, Apart) else ""
        reason = f" ({rule.reason})" if rule.reason else ""
        yield f"rule {rule.number}", f"{what(rule)}{with_them}{from_them}{reason}"


def rules_document(assembly: Assembly, rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Rules for scripts: every one with all keys; those that its kind does not have are null or []."""
    import msgspec

    from iclei_cli.cli.documents.rules import rule_items

    return [msgspec.to_builtins(item) for item in rule_items(assembly, rules)]


def _rounds(rounds: tuple[int, ...]) -> str:
    if not rounds:
        return ""
    return f" in round{'s' if len(rounds) > 1 else ''} {', '.join(map(str, rounds))}"


def _name(assembly: Assembly, ident: int) -> str | None:
    person = assembly.participants.get(ident)
    return person.name if person else None


def _named(assembly: Assembly, ident: int) -> str:
    person = assembly.participants.get(ident)
    if person is None:
        return f"no. {ident} (on no list)"
    return f"{person.name} (no. {ident}{'' if person.is_coming else ', cancelled'})"
