"""The rules that typed words mean: people, groups and values are found, numbers are not given yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from iclei_cli.assembly.lookup import find_coming, find_group
from iclei_cli.assembly.nouns.rule import (
    MOST_DUTIES,
    Absent,
    Apart,
    AtLeast,
    AtMost,
    Bar,
    Duties,
    NoFewer,
    Pin,
    Together,
)
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly

Shared = TypeVar("Shared", Together, Apart)
Counting = TypeVar("Counting", AtLeast, AtMost, NoFewer)


def find_pin(assembly: Assembly, who: str, group: str, rounds: Iterable[int], reason: str | None) -> Pin:
    """Find whom to pin, and where.

    Raises:
        RefusedError: nobody, or no group, is called so, or they have cancelled.
    """
    person, table = find_coming(assembly, who), find_group(assembly, group)
    return Pin(
        number=0, person=person.id, group=table.key, rounds=_in_order(rounds), reason=_one_line(reason)
    )


def find_bar(assembly: Assembly, who: str, group: str, rounds: Iterable[int], reason: str | None) -> Bar:
    """Find whom to bar, and from where.

    Raises:
        RefusedError: nobody, or no group, is called so, or they have cancelled.
    """
    person, table = find_coming(assembly, who), find_group(assembly, group)
    return Bar(
        number=0, person=person.id, group=table.key, rounds=_in_order(rounds), reason=_one_line(reason)
    )


def find_absence(assembly: Assembly, who: str, rounds: Iterable[int], reason: str | None) -> Absent:
    """Find who is not there.

    Raises:
        RefusedError: nobody is called so, or they have cancelled.
    """
    person = find_coming(assembly, who)
    return Absent(number=0, person=person.id, rounds=_in_order(rounds), reason=_one_line(reason))


def find_people(
    assembly: Assembly,
    rule: type[Shared],
    people: Collection[str],
    rounds: Iterable[int],
    reason: str | None,
) -> Shared:
    """Find who is to be together, or apart.

    Raises:
        RefusedError: nobody is called so, or they have cancelled.
        UsageError: all names are of one person.
    """
    found = tuple(sorted({find_coming(assembly, words).id for words in people}))
    if len(found) < 2:  # noqa: PLR2004 - nobody is together or apart alone
        raise UsageError("one-person")
    return rule(number=0, people=found, rounds=_in_order(rounds), reason=_one_line(reason))


def find_count(
    assembly: Assembly,
    rule: type[Counting],
    count: int,
    value: str,
    *,
    group: str | None,
    attribute: str | None,
    rounds: Iterable[int],
    reason: str | None,
) -> Counting:
    """Find which people are counted, and where.

    Raises:
        RefusedError: no group is called so, or nobody has such a value, or it could be of several attributes.
        UsageError: people cannot be counted by that attribute.
    """
    from iclei_cli.cli.rules.values import find_value

    name, found = find_value(assembly, value, attribute)
    table = None if group is None else find_group(assembly, group).key
    return rule(
        number=0,
        count=count,
        attribute=name,
        value=found,
        group=table,
        rounds=_in_order(rounds),
        reason=_one_line(reason),
    )


def find_count_of_any(
    assembly: Assembly,
    count: int,
    attribute: str,
    group: str | None,
    rounds: Iterable[int],
    reason: str | None,
) -> AtMost:
    """Find of what any one value is counted, and where.

    Raises:
        RefusedError: no group is called so.
        UsageError: people cannot be counted by that attribute.
    """
    from iclei_cli.cli.rules.values import find_attribute

    return AtMost(
        number=0,
        count=count,
        attribute=find_attribute(attribute),
        group=None if group is None else find_group(assembly, group).key,
        rounds=_in_order(rounds),
        reason=_one_line(reason),
    )


def find_duties(
    assembly: Assembly, words: Iterable[str], rounds: Iterable[int], reason: str | None
) -> Duties:
    """Find which duties are dealt out, each once.

    Raises:
        RefusedError: nobody who is coming offers one of them, or is named for it at a table.
        UsageError: there are too many, or one is an empty text.
    """
    from iclei_cli.assembly.rules.describe import duty_word
    from iclei_cli.intake.values.duties import parse_duty

    duties = tuple(dict.fromkeys(map(parse_duty, words)))
    if not all(duties):
        raise UsageError("duty-unsaid")
    if len(duties) > MOST_DUTIES:
        raise UsageError("duties-too-many", most=MOST_DUTIES, count=len(duties))
    people = {person.id: person for person in assembly.coming()}
    known = {offer for person in people.values() for offer in person.offers}
    known |= {
        role for group in assembly.groups.values() for role, ident in group.hosts.items() if ident in people
    }
    for duty in duties:
        if duty not in known:
            raise RefusedError(
                "duty-offered-by-nobody", duty=duty, word=duty_word(duty), offered=sorted(known)
            )
    return Duties(number=0, duties=duties, rounds=_in_order(rounds), reason=_one_line(reason))


def _in_order(rounds: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(rounds)))


def _one_line(reason: str | None) -> str | None:
    return " ".join((reason or "").split()) or None
