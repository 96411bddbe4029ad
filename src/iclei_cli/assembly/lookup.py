"""Finding the person, group, session or round that somebody means by a few typed words."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.assembly.badge_codes import SHORTEST, number_in
from iclei_cli.assembly.names import with_key
from iclei_cli.assembly.nouns.text import forms_of
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group, Topic
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Message

Keyed = TypeVar("Keyed")


def find_participant(assembly: Assembly, words: str) -> Participant:
    """The participant with this id or e-mail address, or the only one with these words in a name.

    A whole name wins over part of one. Case, and how Hangul is composed, do not matter. The number of a
    record that was merged into another stands for that one, and the code on a badge for whose it is.

    Raises:
        RefusedError: nobody fits, or several do; the message then names them with their ids. Or
            `person-not-typed`: the words are empty.
    """
    sought = folded(words)
    if not sought:
        raise RefusedError("person-not-typed")
    people = assembly.participants
    number = _number_typed(sought)
    if number in people:
        return people[number]
    merged = [person for person in people.values() if number in person.merged]
    if merged:
        return only_one(merged, words)
    candidates = [person for person in people.values() if sought in person.badges]
    if candidates:
        return only_one(candidates, words)
    candidates = [person for person in people.values() if folded(person.email) == sought]
    if not candidates:
        candidates = [person for person in people.values() if sought in _names(person)]
    if not candidates:
        candidates = [person for person in people.values() if any(sought in name for name in _names(person))]
    return only_one(candidates, words)


def _number_typed(sought: str) -> int:
    """The number that was typed, as it is or in the code of a badge; 0 where it is none.

    What begins with a zero and is as long as a code is one, and never the number that it looks like.
    """
    if not sought.isdecimal():
        return 0
    if sought[0] == "0" and len(sought) >= SHORTEST:
        return number_in(sought) or 0
    return whole_number(sought)


def find_coming(assembly: Assembly, words: str) -> Participant:
    """Find the participant whom `find_participant` finds, who is coming.

    Raises:
        RefusedError: nobody fits, or several do, or the one who does has cancelled or is not confirmed.
    """
    person = find_participant(assembly, words)
    require_coming(person)
    return person


def require_coming(person: Participant) -> None:
    """Refuse somebody who is not coming, or not for sure.

    Raises:
        RefusedError: `has-cancelled`, or `place-not-confirmed`.
    """
    if person.is_coming:
        return
    if person.status.may_come:
        raise RefusedError("place-not-confirmed", name=person.name, id=person.id, status=person.status.word)
    raise RefusedError("has-cancelled", name=person.name, id=person.id)


def find_group(assembly: Assembly, words: str) -> Group:
    """The group with this key, or with this label in any language.

    Raises:
        RefusedError: there is none.
    """
    return _keyed(assembly.groups, words, "group", "label")


def find_group_or_person(assembly: Assembly, words: str) -> Group | Participant:
    """Find the group that `find_group` finds, or else the person whom `find_participant` finds.

    Raises:
        RefusedError: neither is called so, or several are.
    """
    try:
        return find_group(assembly, words)
    except RefusedError as no_group:
        if no_group.code == "group-ambiguous":
            raise
    try:
        return find_participant(assembly, words)
    except RefusedError as nobody:
        if nobody.code == "person-ambiguous":
            raise
    raise RefusedError("nothing-so-called", words=words)


def find_group_or_session(assembly: Assembly, words: str) -> Group | Session:
    """Find the group that `find_group` finds, or the session that `find_session` finds.

    A key wins over a label or a title.

    Raises:
        RefusedError: neither is called so, or several are.
    """
    group, session = (words in keyed for keyed in (assembly.groups, assembly.sessions))
    if group != session:
        return assembly.groups[words] if group else assembly.sessions[words]
    found: list[Group | Session] = []
    for find in (find_group, find_session):
        try:
            found.append(find(assembly, words))
        except RefusedError as error:
            if error.code.endswith("ambiguous"):
                raise
    if len(found) > 1:
        raise RefusedError("group-and-session", words=words)
    if not found:
        groups, sessions = _names_of(assembly.groups, "label"), _names_of(assembly.sessions, "title")
        keys = [*assembly.groups, *assembly.sessions]
        raise RefusedError("no-such-place", words=words, keys=keys, known=[*groups, *sessions])
    return found[0]


def find_plan(assembly: Assembly) -> Plan:
    """Find the plan.

    Raises:
        RefusedError: there is none.
    """
    if assembly.plan is None:
        raise RefusedError("no-plan")
    return assembly.plan


def find_rounds(assembly: Assembly, numbers: Iterable[int]) -> list[int]:
    """These rounds of the plan, from 1; none named are none.

    Raises:
        RefusedError: there is no plan.
        UsageError: `no-such-round`: the plan has no such round.
    """
    found = list(dict.fromkeys(numbers))
    for number in found:
        require_round(find_plan(assembly), number)
    return found


def require_round(plan: Plan, number: int) -> None:
    """Check that a plan has a round, from 1.

    Raises:
        UsageError: `no-such-round`.
    """
    if number not in plan.numbers:
        raise UsageError("no-such-round", number=number, rounds=list(plan.numbers))


def find_topic(assembly: Assembly, words: str) -> Topic:
    """The topic with this key, or with this title in any language.

    Raises:
        RefusedError: there is none.
    """
    return _keyed(assembly.topics, words, "topic", "titles")


def find_session(assembly: Assembly, words: str) -> Session:
    """The session with this key, or with this title in any language.

    Raises:
        RefusedError: there is none.
    """
    return _keyed(assembly.sessions, words, "session", "title")


def folded(text: str | None) -> str:
    """Text for comparing: NFKC, without case and without outer or repeated space."""
    return " ".join(unicodedata.normalize("NFKC", text or "").casefold().split())


def _names(person: Participant) -> list[str]:
    return [folded(person.name), folded(person.name_en)] if person.name_en else [folded(person.name)]


def only_one(candidates: Sequence[Participant], words: str) -> Participant:
    """The one person whom words may mean.

    Raises:
        RefusedError: `person-unknown`, or `person-ambiguous`, which names them with their numbers.
    """
    if not candidates:
        raise RefusedError("person-unknown", words=words)
    if len(candidates) > 1:
        people = list(map(candidate, candidates))
        raise RefusedError("person-ambiguous", words=words, count=len(candidates), people=people)
    return candidates[0]


def candidate(person: Participant) -> Message:
    """Somebody who may be meant, with what tells them from others of that name."""
    return message("candidate", id=person.id, name=person.name, organisation=person.organisation)


def _keyed(things: Mapping[str, Keyed], words: str, kind: str, title: str) -> Keyed:
    if words in things:
        return things[words]
    sought = folded(words)
    fits = [
        thing
        for key, thing in things.items()
        if sought in map(folded, (key, *forms_of(getattr(thing, title))))
    ]
    if len(fits) != 1:
        raise RefusedError(
            f"{kind}-ambiguous" if fits else f"{kind}-unknown",
            count=len(fits),
            words=words,
            keys=list(things),
            known=_names_of(things, title),
        )
    return fits[0]


def _names_of(things: Mapping[str, Keyed], title: str) -> list[Text | Message]:
    """What each is called, with the key by which it can be typed."""
    return [with_key(getattr(thing, title), key) for key, thing in things.items()]
