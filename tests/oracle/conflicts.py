"""Contradictions: there is no plan, nor with what is named alone; changes mend it, and fewer would not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from assignment.brute_force import Judge
from iclei_cli.assembly.nouns.group import HOST_ROLES, Capacity
from iclei_cli.assembly.nouns.rule import Absent, AtLeast, AtMost, NoFewer
from oracle.asking import Question, visits_by_rules
from oracle.findings import Finding, never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from oracle.asking import Engine

    Demand = Mapping[str, Any]

_TRIED = 3
"""That fewer changes would not do is looked at for changes of so many, at most."""


def about_conflict(params: Mapping[str, Any], question: Question, ask: Engine) -> Iterator[Finding]:
    """What is claimed where the rules contradict each other."""
    yield Finding("contradiction: there is no plan", never(ask(question)))
    yield from _about_causes(params, question, ask)
    assembly, settings = question.judge.assembly, question.judge.settings
    besides = params["besides"]
    for changes in [params["changes"], *([*option, *besides] for option in params["options"])]:
        if changes:
            mended = Judge(conceded(assembly, changes), settings)
            yield Finding("relaxation: mends it", ask(Question(mended)), str(changes))
    if params["is_fewest"]:
        yield Finding(
            "relaxation: no fewer would do",
            _is_fewest(params["changes"], question, ask),
            str(params["changes"]),
        )
    fewer = params["fewer_rounds"]
    for rounds in range(fewer or 0, settings.rounds):
        if rounds and fewer:
            judge = Judge(assembly, replace(settings, rounds=rounds))
            answer = ask(Question(judge))
            yield Finding("fewer rounds", answer if rounds == fewer else never(answer), f"{fewer}")


def _about_causes(params: Mapping[str, Any], question: Question, ask: Engine) -> Iterator[Finding]:
    """What is named cannot hold together; and all but any one of it could, if it is not told in crowds."""
    judge = question.judge
    named = params["conflict"]
    visits = visits_by_rules(judge) if params["is_about_visits"] else {}
    rounds = None if params["round"] is None else [params["round"] - 1]

    def asked(demands: Sequence[Demand]) -> bool | None:
        alone = only(judge.assembly, demands)
        return ask(Question(Judge(alone, judge.settings), visits=visits, rounds=rounds))

    yield Finding("contradiction: what is named cannot hold", never(asked(named)), str(named))
    batches = [[other for other in named if _batch(other) == _batch(demand)] for demand in named]
    if all(len(batch) <= 3 for batch in batches):
        for demand in named:
            rest = [other for other in named if other != demand]
            yield Finding("contradiction: all but one could hold", asked(rest), f"{named} without {demand}")


def _batch(demand: Demand) -> tuple[Any, ...]:
    about = demand["round"] if demand["group"] is not None else demand["rule"]
    return demand["kind"], demand["group"], about


def _is_fewest(changes: Sequence[Demand], question: Question, ask: Engine) -> bool | None:
    """Whether giving up fewer demands, each wholly, leaves no plan."""
    fewer = len(changes) - 1
    if fewer == 0:
        return True
    if fewer >= _TRIED:
        fewer = _TRIED - 1
    assembly, settings = question.judge.assembly, question.judge.settings
    is_true: bool | None = True
    for some in combinations(list(all_demands(assembly)), fewer):
        rest = [demand for demand in all_demands(assembly) if demand not in some]
        answer = ask(Question(Judge(only(assembly, rest), settings)))
        if answer:
            return False
        if answer is None:
            is_true = None
    return is_true


def demand(kind: str, **facts: Any) -> Demand:
    """Something that could be given up."""
    return {"kind": kind, **dict.fromkeys(("group", "rule", "person", "role", "language", "round")), **facts}


def all_demands(assembly: Assembly) -> Iterator[Demand]:
    """All that could be given up."""
    for key, group in assembly.groups.items():
        hosts = [role for role in HOST_ROLES if getattr(group, role) is not None]
        yield from (demand("host", group=key, role=role, person=getattr(group, role)) for role in hosts)
        for seats, number in [(group.seats, None), *((own, own.round) for own in group.seats_by_round)]:
            if seats.max is not None:
                yield demand("seats-max", group=key, round=number)
            if seats.min:
                yield demand("seats-min", group=key, round=number)
    if _has_no_seats(assembly):
        yield demand("even-sizes")
    for number, rule in assembly.rules.items():
        if not isinstance(rule, Absent):
            yield demand("rule", rule=number)
    yield from _languages(assembly)


def _languages(assembly: Assembly) -> Iterator[Demand]:
    if any(group.languages for group in assembly.groups.values()):
        spoken = {language for person in assembly.coming() for language in person.languages}
        for key, group in assembly.groups.items():
            lost = spoken - {*(group.languages or (assembly.event.language,))}
            yield from (demand("language", group=key, language=language) for language in sorted(lost))


def _has_no_seats(assembly: Assembly) -> bool:
    return all(group.seats == Capacity() for group in assembly.groups.values())


def only(assembly: Assembly, demands: Iterable[Demand]) -> Assembly:
    """The assembly of which only some demands are left."""
    left = list(demands)
    rules = {item["rule"] for item in left if item["rule"] is not None}
    alone = assembly.copy()
    for number, rule in assembly.rules.items():
        if number not in rules and not isinstance(rule, Absent):
            del alone.rules[number]
    speaks = any(group.languages for group in assembly.groups.values())
    spoken = {language for person in assembly.coming() for language in person.languages}
    people = len(assembly.coming())
    is_even = _has_no_seats(assembly) and any(item["kind"] == "even-sizes" for item in left)
    for key, group in assembly.groups.items():
        here = [item for item in left if item["group"] == key]
        kinds = {(item["kind"], item["round"]) for item in here}
        roles = {item["role"] for item in here}
        hosts = {role: None for role in HOST_ROLES if role not in roles}
        own = group.languages or (assembly.event.language,)
        lost = {item["language"] for item in here}
        languages = (*own, *sorted(spoken - {*own} - lost)) if speaks else group.languages
        left_over = replace(group, languages=languages, **hosts)
        every: list[tuple[Capacity, int | None]] = [(group.seats, None)]
        for seats, round_ in [*every, *((each, each.round) for each in group.seats_by_round)]:
            # With a most, nothing looks as if sizes were to be even.
            most = people if seats.max is None or ("seats-max", round_) not in kinds else seats.max
            least = seats.min if ("seats-min", round_) in kinds else None
            if round_ is not None or not is_even:
                left_over = left_over.with_seats(Capacity(min=least, max=most), round_)
        alone.groups[key] = left_over
    return alone


def conceded(assembly: Assembly, changes: Iterable[Mapping[str, Any]]) -> Assembly:
    """The assembly after changes, each made as it is told to a script."""
    mended = assembly.copy()
    for change in changes:
        key, number = change["group"], change["rule"]
        if number is not None:
            rule = mended.rules[number]
            if isinstance(rule, AtLeast | AtMost | NoFewer) and change["to"]:
                mended.rules[number] = replace(rule, count=change["to"])
            else:
                del mended.rules[number]
        elif change["kind"] == "even-sizes":
            for one, group in mended.groups.items():
                mended.groups[one] = group.with_seats(_capacity(change["seats"]))
        elif change["kind"] == "host":
            mended.groups[key] = replace(mended.groups[key], **{change["role"]: None})
        elif change["kind"] == "language":
            group = mended.groups[key]
            own = group.languages or (assembly.event.language,)
            mended.groups[key] = replace(group, languages=(*own, change["language"]))
        else:
            seats = _capacity(change["seats"])
            is_open = seats.min is None
            group = mended.groups[key].with_seats(seats, change["round"])
            mended.groups[key] = replace(group, if_needed=group.if_needed and not is_open)
    return mended


def _capacity(seats: str) -> Capacity:
    least, _, most = seats.partition("-")
    return Capacity(min=int(least) or None, max=int(most) if most else None)
