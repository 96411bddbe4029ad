"""What the Tab key offers for a value: people by name, groups, sessions, topics, fields, numbers of rules.

Typer asks for it in bash, zsh, fish and PowerShell, and a shell reads the answer as its own language: what
has a sign in it that could mean something there is not offered, whatever lists have written into a name.
"""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import typer

    from iclei_cli.store.glance import Glance

    _Offers = Callable[[Glance, str], Iterable["Offer"]]
    """What could be meant, of an assembly and of what was typed; what does not fit is left out later."""

_SAFE = re.compile(r"\w(?:[\w .,@+=!-]|[^\x00-\x7f])*")
_UNSAFE = re.compile(r"[^\w .,-]+")
_EXPLAINED = 20
"""So many or fewer are explained: more than that shells lay out in columns, and Typer is slow at it."""


class Offer(NamedTuple):
    """A value that is offered, as Typer's shells take it."""

    value: str
    help: str | None = None
    type: str = "plain"


def complete_values(command: Any) -> None:
    """Have a command, and those below it, offer values for what is typed into them."""
    for below in getattr(command, "commands", {}).values():
        complete_values(below)
    for parameter in command.params:
        offers = _BY_PLACE.get(parameter.metavar or "") or _BY_NAME.get(parameter.name)
        if offers is not None and parameter.type.name in {"str", "text", "int"}:
            parameter.shell_complete = _completer(offers)


def take_words_of_bash() -> None:
    """Where bash asks: put the words together that it takes apart at a `=`."""
    if os.environ.get("_ICLEI_COMPLETE") != "complete_bash" or "=" not in os.environ.get("COMP_WORDS", ""):
        return
    words: list[str] = []
    for word in os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]:
        if words and (word == "=" or (words[-1].endswith("=") and not word.startswith("-"))):
            words[-1] += word
        else:
            words.append(word)
    os.environ |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}


def _completer(offers: _Offers) -> Callable[[typer.Context, str], list[Offer]]:
    def complete(ctx: typer.Context, typed: str) -> list[Offer]:
        begun = unicodedata.normalize("NFC", typed).lstrip("'\"")
        start = begun.casefold()
        fitting = [
            offer
            for offer in offers(_glance(ctx), begun)
            if offer.value.casefold().startswith(start) and _is_safe(offer.value)
        ]
        helps = [_plain(offer.help) if len(fitting) <= _EXPLAINED else None for offer in fitting]
        return [Offer(_quoted(offer.value, begun), said) for offer, said in zip(fitting, helps, strict=True)]

    return complete


def _is_safe(value: str) -> bool:
    """Whether no shell takes it for anything else than a word."""
    return value.isalnum() or (value.isprintable() and _SAFE.fullmatch(value) is not None)


def _glance(ctx: typer.Context) -> Glance:
    """What there is in the assembly that the command would be about."""
    from pathlib import Path

    from iclei_cli.store.open import glance_at, nearest_store

    named = ctx.find_root().params.get("store")
    return glance_at(Path(named) if named else nearest_store(Path.cwd()) or Path.cwd())


def _quoted(value: str, begun: str) -> str:
    """A value as it stands on a command line; zsh and fish see to that themselves.

    bash puts it behind a `=` that was typed.
    """
    shell = os.environ.get("_ICLEI_COMPLETE", "")
    if shell == "complete_bash":
        return re.sub(r"[ !]", r"\\\g<0>", value.removeprefix(begun[: begun.rfind("=") + 1]))
    if shell in {"complete_powershell", "complete_pwsh"} and " " in value:
        return f"'{value}'"
    return value


def _plain(words: str | None) -> str | None:
    return _UNSAFE.sub(" ", words).strip() or None if words else None


def _people(known: Glance, begun: str) -> Iterator[Offer]:
    """Everybody by name; by number where a number is begun, and by the English name where that is."""
    if begun.isdecimal():
        yield from (
            Offer(str(one.id), f"{one.name}, {one.organisation or ''}") for one in known.participants.values()
        )
        return
    numbers: dict[str, list[int]] = {}
    for person in known.participants.values():
        numbers.setdefault(person.name, []).append(person.id)
        if begun and person.name_en:
            numbers.setdefault(person.name_en, []).append(person.id)
    for name, ids in numbers.items():
        yield Offer(name, "no. " + ", ".join(map(str, islice(ids, 5))))


def _groups(known: Glance, _: str) -> Iterator[Offer]:
    return (Offer(group.key, group.label) for group in known.groups.values())


def _groups_and_people(known: Glance, begun: str) -> Iterator[Offer]:
    yield from _groups(known, begun)
    yield from _people(known, begun)


def _sessions(known: Glance, _: str) -> Iterator[Offer]:
    return (Offer(session.key, session.title) for session in known.sessions.values())


def _topics(known: Glance, _: str) -> Iterator[Offer]:
    return (Offer(topic.key, topic.titles.get("en")) for topic in known.topics.values())


def _rules(known: Glance, _: str) -> Iterator[Offer]:
    return (Offer(number, rule.kind) for number, rule in known.rules.items())


def _sectors(_: Glance, __: str) -> Iterator[Offer]:
    from iclei_cli.assembly.nouns.participant import Sector

    return map(Offer, Sector)


def _statuses(_: Glance, __: str) -> Iterator[Offer]:
    from iclei_cli.assembly.nouns.participant import Status

    return map(Offer, Status)


def _genders(_: Glance, __: str) -> Iterator[Offer]:
    from iclei_cli.assembly.nouns.participant import Gender

    return map(Offer, Gender)


def _fields(known: Glance, _: str) -> Iterator[Offer]:
    """The fields that people have, and the columns that lists had beside them."""
    from iclei_cli.assembly.nouns.fields import FIELDS
    from iclei_cli.assembly.people.columns import typed_name

    headers = dict.fromkeys(header for person in known.participants.values() for header in person.extra)
    yield from (Offer(typed_name(field)) for field in FIELDS if field.value is not None)
    yield from map(Offer, headers)


def _attributes(_: Glance, __: str) -> Iterator[Offer]:
    from iclei_cli.assembly.nouns.attributes import COUNTED

    return map(Offer, COUNTED)


def _after_commas(offers: _Offers) -> _Offers:
    """Offer what can come after the last comma."""

    def offered(known: Glance, begun: str) -> Iterator[Offer]:
        before = begun[: begun.rfind(",") + 1]
        return (Offer(before + offer.value) for offer in offers(known, ""))

    return offered


def _conditions(known: Glance, begun: str) -> Iterator[Offer]:
    """A field with a sign behind it; behind the sign, its values, where they are few."""
    field, sign, _ = begun.partition("=")
    if not sign:
        yield from (Offer(f"{offer.value}=") for offer in _fields(known, begun))
        return
    name = field.removesuffix("!")
    values = _topics if name == "choice" else _BY_NAME.get(name)
    if values is not None:
        yield from (Offer(f"{field}={offer.value}", offer.help) for offer in values(known, ""))


_BY_PLACE: dict[str, _Offers] = {
    **dict.fromkeys(("PERSON", "PERSON...", "PERSON PERSON…", "[PERSON]", "A", "B", "OTHER"), _people),
    "GROUP": _groups,
    "[GROUP|PERSON]": _groups_and_people,
    "SESSION": _sessions,
    "SECTOR": _sectors,
    "STATUS": _statuses,
    "FIELD": _fields,
    "FIELDS": _after_commas(_fields),
    "FIELD=VALUE": _conditions,
    "NUMBER…": _rules,
    "[ATTRIBUTE] VALUE": _attributes,
}
"""By what help calls the place of a value."""

_BY_NAME: dict[str, _Offers] = {
    **dict.fromkeys(("presenter", "facilitator", "rapporteur"), _people),
    **dict.fromkeys(("attribute", "of_any"), _attributes),
    "choices": _topics,
    "topic": _topics,
    "sector": _sectors,
    "status": _statuses,
    "gender": _genders,
}
"""By the name of an option whose place help calls TEXT or NAME, as it does many."""
