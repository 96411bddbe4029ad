"""What the Tab key offers for a value: people by name, groups, sessions, topics, fields, numbers of rules.

Typer asks for it in bash, zsh, fish and PowerShell, and a shell reads the answer as its own language: what
has a sign in it that could mean something there is not offered, whatever lists have written into a name.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import typer

    from iclei_cli.store.glance import Glance

    _Offers = Callable[[Glance, str], Iterable[str]]
    """What could be meant, of an assembly and of what was typed; what does not fit is left out later."""

_SAFE = re.compile(r"\w[\w .,@+=!\x80-\U0010ffff-]*")
"""What no shell takes for anything else than a word, if it can be printed."""


class Offer(NamedTuple):
    """A value that is offered, as Typer's shells take it.

    None is explained: Typer has Rich draw an explanation, which takes longer than all the rest.
    """

    value: str
    help: None = None
    type: str = "plain"


def complete_values(command: Any) -> None:
    """Have a command offer values for what is typed into it."""
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
        fitting = (value for value in offers(_glance(ctx), begun) if value.casefold().startswith(start))
        safe = filter(str.isprintable, filter(_SAFE.fullmatch, fitting))
        return [Offer(value) for value in _quoted(safe, begun)]

    return complete


def _glance(ctx: typer.Context) -> Glance:
    """What there is in the assembly that the command would be about."""
    from pathlib import Path

    from iclei_cli.store.open import glance_at, nearest_store

    named = ctx.find_root().params.get("store")
    return glance_at(Path(named) if named else nearest_store(Path.cwd()) or Path.cwd())


def _quoted(values: Iterable[str], begun: str) -> Iterable[str]:
    """Values as they stand on a command line; zsh and fish see to that themselves.

    bash puts them behind a `=` that was typed.
    """
    shell = os.environ.get("_ICLEI_COMPLETE", "")
    if shell == "complete_bash":
        before = begun[: begun.rfind("=") + 1]
        return (value.removeprefix(before).replace(" ", "\\ ").replace("!", "\\!") for value in values)
    if shell in {"complete_powershell", "complete_pwsh"}:
        return (f"'{value}'" if " " in value else value for value in values)
    return values


def _people(known: Glance, begun: str) -> Iterator[str]:
    """Everybody by name; by number where a number is begun, and by the English name where that is."""
    people = known.participants.values()
    if begun.isdecimal():
        return (str(person.id) for person in people)
    names = dict.fromkeys(person.name for person in people)
    if begun:
        names |= dict.fromkeys(person.name_en for person in people if person.name_en)
    return iter(names)


def _groups(known: Glance, _: str) -> Iterator[str]:
    return (group.key for group in known.groups.values())


def _groups_and_people(known: Glance, begun: str) -> Iterator[str]:
    yield from _groups(known, begun)
    yield from _people(known, begun)


def _sessions(known: Glance, _: str) -> Iterator[str]:
    return (session.key for session in known.sessions.values())


def _groups_and_sessions(known: Glance, begun: str) -> Iterator[str]:
    yield from _groups(known, begun)
    yield from _sessions(known, begun)


def _rooms(known: Glance, _: str) -> Iterator[str]:
    return (room.key for room in known.rooms.values())


def _topics(known: Glance, _: str) -> Iterator[str]:
    return (topic.key for topic in known.topics.values())


def _rules(known: Glance, _: str) -> Iterator[str]:
    return iter(known.rules)


def _notes(known: Glance, _: str) -> Iterator[str]:
    return iter(known.notes)


def _kinds_of_notes(_: Glance, __: str) -> Iterator[str]:
    from iclei_cli.assembly.nouns.day.note import NoteKind

    return map(str, NoteKind)


def _languages(_: Glance, __: str) -> Iterator[str]:
    """Those that are spoken here; of others, codes can be typed."""
    from iclei_cli.cli.messages.languages import KNOWN

    return iter(KNOWN)


def _sectors(_: Glance, __: str) -> Iterator[str]:
    from iclei_cli.assembly.nouns.participant import Sector

    return map(str, Sector)


def _statuses(_: Glance, __: str) -> Iterator[str]:
    from iclei_cli.assembly.nouns.participant import Status

    return map(str, Status)


def _genders(_: Glance, __: str) -> Iterator[str]:
    from iclei_cli.assembly.nouns.participant import Gender

    return map(str, Gender)


def _fields(known: Glance, _: str) -> Iterator[str]:
    """The fields that people have, and the columns that lists had beside them."""
    from iclei_cli.assembly.nouns.fields import FIELDS
    from iclei_cli.assembly.people.columns import typed_name

    headers = dict.fromkeys(header for person in known.participants.values() for header in person.headers)
    yield from (typed_name(field) for field in FIELDS if field.value is not None)
    yield from headers


def _attributes(_: Glance, __: str) -> Iterator[str]:
    from iclei_cli.assembly.nouns.attributes import COUNTED

    return iter(COUNTED)


def _after_commas(offers: _Offers) -> _Offers:
    """Offer what can come after the last comma."""

    def offered(known: Glance, begun: str) -> Iterator[str]:
        before = begun[: begun.rfind(",") + 1]
        return (before + value for value in offers(known, ""))

    return offered


def _conditions(known: Glance, begun: str) -> Iterator[str]:
    """A field with a sign behind it; behind the sign, its values, where they are few."""
    field, sign, _ = begun.partition("=")
    if not sign:
        yield from (f"{name}=" for name in _fields(known, begun))
        return
    name = field.removesuffix("!")
    values = _topics if name == "choice" else _BY_NAME.get(name)
    if values is not None:
        yield from (f"{field}={value}" for value in values(known, ""))


_BY_PLACE: dict[str, _Offers] = {
    **dict.fromkeys(("PERSON", "PERSON...", "PERSON PERSON…", "[PERSON]", "A", "B", "OTHER"), _people),
    "GROUP": _groups,
    "[GROUP|PERSON]": _groups_and_people,
    "SESSION": _sessions,
    "[SESSION]": _sessions,
    "ROOM": _rooms,
    "GROUP|SESSION": _groups_and_sessions,
    "NOTE": _notes,
    "NOTE…": _notes,
    "KIND": _kinds_of_notes,
    "TOPIC": _topics,
    "LANGUAGE": _languages,
    "SECTOR": _sectors,
    "STATUS": _statuses,
    "FIELD": _fields,
    "FIELDS": _after_commas(_fields),
    "FIELD=VALUE": _conditions,
    "LANGUAGES": _after_commas(_languages),
    "NUMBER…": _rules,
    "[ATTRIBUTE] VALUE": _attributes,
}
"""By what help calls the place of a value."""

_BY_NAME: dict[str, _Offers] = {
    **dict.fromkeys(("person", "presenter", "facilitator", "rapporteur"), _people),
    **dict.fromkeys(("attribute", "of_any"), _attributes),
    "choices": _topics,
    "topic": _topics,
    "groups": _groups,
    "room": _rooms,
    "language": _after_commas(_languages),
    "languages": _languages,
    "sector": _sectors,
    "status": _statuses,
    "gender": _genders,
}
"""By the name of an option whose place help calls TEXT or NAME, as it does many."""
