"""What has to be so of all that a store holds, beyond the types of its values, for commands to work with it.

Whatever is read is held to it: the file, its copies, an export. So is whatever is written, so that no command
leaves what the next one could not read. What somebody can see to, such as a group without a topic, is told
by `consistency`.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.attributes import COUNTED
from iclei_cli.assembly.nouns.rule import attribute_of
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR, FAIR_TIERS, MOST_ROUNDS, TIERS
from iclei_cli.assembly.nouns.text import is_language
from iclei_cli.store.history.changes import KEYED, SINGLE
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.store.history.entries import History
    from iclei_cli.store.state import State
    from iclei_cli.system.messages import Message

_DEEPEST = 8
"""No value that the program writes is nested as deep."""

_TIERS = {*TIERS, *FAIR_TIERS, COMPANY, "moves"}
_TEXTS = {str}
_TABLES = {*KEYED, *SINGLE}


def flaw_of(state: State) -> Message | None:
    """The first thing that cannot be so; None where there is none."""
    return next(flaws(state), None)


def flaws(state: State) -> Iterator[Message]:
    """Everything that cannot be so, each with the place in which it stands."""
    yield from _assembly(state.assembly)
    yield from _history(state.history)
    for index, note in enumerate(state.destroyed):
        yield from _time(f"destroyed[{index}].time", note.time)
    for index, owed in enumerate(state.owed):
        yield from _time(f"owed[{index}].since", owed.since)


def _assembly(assembly: Assembly) -> Iterator[Message]:
    yield from _text("event.name", assembly.event.name, is_needed=True)
    for name in ("host", "organiser", "theme"):
        yield from _text(f"event.{name}", getattr(assembly.event, name))
    for name in ("date", "destroy_by"):
        yield from _day(f"event.{name}", getattr(assembly.event, name))
    for ident, person in assembly.participants.items():
        if not person.name.strip():
            yield _empty(f"participants[{ident}].name")
        values = person.imported.values()
        # Of ten thousand people, hardly anybody has more than texts there.
        if not (_TEXTS.issuperset(map(type, values)) or all(map(_is_shallow, values))):
            yield message("flaw-nested", where=f"participants[{ident}].imported")
    yield from _programme(assembly)
    yield from _groups(assembly)
    for number, rule in assembly.rules.items():
        attribute = attribute_of(rule)
        if attribute is not None and attribute not in COUNTED:
            yield _unknown(f"rules[{number}].attribute", attribute)
    yield from _met(assembly)
    yield from _notes(assembly)
    if assembly.plan is not None:
        yield from _plan(assembly.plan)
    if assembly.settings is not None:
        yield from _settings(assembly.settings)
    yield from _arrivals(assembly)
    yield from _handed_out(assembly)


def _met(assembly: Assembly) -> Iterator[Message]:
    for number, met in assembly.met.items():
        if not met.colleagues and not met.tables:
            yield _empty(f"met[{number}].tables")
        if any(len(set(table)) < max(2, len(table)) for table in met.tables):
            yield message("flaw-repeated", where=f"met[{number}].tables")


def _arrivals(assembly: Assembly) -> Iterator[Message]:
    for nonce, arrival in assembly.arrivals.items():
        if not nonce.strip():
            yield _empty("arrivals[].nonce")
        yield from _time(f"arrivals[{nonce}].time", arrival.time)


def _handed_out(assembly: Assembly) -> Iterator[Message]:
    papers = assembly.handed_out.values()
    if not all(paper.export and paper.item for paper in papers):
        yield _empty("handed_out[].export")
    # Ten thousand of them have one time, if they were printed together.
    for time in {paper.time for paper in papers}:
        yield from _time("handed_out[].time", time)


def _notes(assembly: Assembly) -> Iterator[Message]:
    for number, note in assembly.notes.items():
        if not note.text.strip():
            yield _empty(f"notes[{number}].text")
        # Of a table or of a session, and never of both.
        if (note.group is None) == (note.session is None):
            yield _empty(f"notes[{number}].group")
        yield from _day(f"notes[{number}].by", note.by)
        if len(set(note.sdgs)) < len(note.sdgs):
            yield message("flaw-repeated", where=f"notes[{number}].sdgs")


def _programme(assembly: Assembly) -> Iterator[Message]:
    for key, topic in assembly.topics.items():
        if not key.strip():
            yield _empty("topics[].key")
        yield from _text(f"topics[{key}].titles", topic.titles, is_needed=True)
    yield from _sessions(assembly)
    for key, room in assembly.rooms.items():
        if not key.strip():
            yield _empty("rooms[].key")
        yield from _text(f"rooms[{key}].name", room.name, is_needed=True)


def _sessions(assembly: Assembly) -> Iterator[Message]:
    for key, session in assembly.sessions.items():
        if not key.strip():
            yield _empty("sessions[].key")
        for name in ("title", "summary"):
            yield from _text(f"sessions[{key}].{name}", getattr(session, name))
        for talk in session.talks:
            yield from _text(f"sessions[{key}].talks", talk.title)
            yield from _text(f"sessions[{key}].talks", talk.municipality)
        for speaker in session.everybody:
            yield from _text(f"sessions[{key}].speakers", speaker.name, is_needed=speaker.person is None)
            yield from _text(f"sessions[{key}].speakers", speaker.position)
        for name in ("start", "end"):
            yield from _day(f"sessions[{key}].{name}", getattr(session, name), "%Y-%m-%dT%H:%M")


def _groups(assembly: Assembly) -> Iterator[Message]:
    for key, group in assembly.groups.items():
        if not key.strip():
            yield _empty("groups[].key")
        yield from _text(f"groups[{key}].label", group.label, is_needed=True)
        yield from _text(f"groups[{key}].municipality", group.municipality)
        yield from _seats(f"groups[{key}].seats", group.seats)
        for index, seats in enumerate(group.seats_by_round):
            where = f"groups[{key}].seats_by_round[{index}]"
            yield from _seats(where, seats)
            if seats.min is None and seats.max is None:
                yield _empty(where)
            if seats.round > MOST_ROUNDS:
                yield message("number-too-high", bound=MOST_ROUNDS)
        if len({seats.round for seats in group.seats_by_round}) < len(group.seats_by_round):
            yield message("flaw-repeated", where=f"groups[{key}].seats_by_round")


def _text(where: str, text: Text | None, *, is_needed: bool = False) -> Iterator[Message]:
    """Whether a text says something, in each of the languages that it names, and these are languages."""
    if isinstance(text, dict):
        for language in text:
            if not is_language(language):
                yield _unknown(where, language)
        if not text or not all(map(str.strip, text.values())):
            yield _empty(where)
    elif is_needed and not (text and text.strip()):
        yield _empty(where)


def _seats(where: str, seats: Capacity) -> Iterator[Message]:
    least, most = seats.min, seats.max
    if most is not None and most < max(least or 0, 1):
        yield message("flaw-seats", where=where, least=least, most=most)


def _plan(plan: Plan) -> Iterator[Message]:
    if not plan.rounds:
        yield _empty("plan.rounds")
    for number, placements in enumerate(plan.rounds, start=1):
        if len({item.participant for item in placements}) < len(placements):
            yield message("flaw-repeated", where=f"plan.rounds[{number}]")
    yield from _named("plan.spread", (*plan.spread, *plan.weights))
    yield from _known("plan.order", (*plan.order, *(tier.name for tier in plan.proof.tiers)), _TIERS)
    yield from _time("plan.made", plan.made)


def _settings(settings: Settings) -> Iterator[Message]:
    if settings.rounds > MOST_ROUNDS:
        yield message("number-too-high", bound=MOST_ROUNDS)
    if not 0 < settings.seconds < inf:
        yield message("flaw-unknown", where="settings.seconds", word=str(settings.seconds))
    yield from _named("settings.spread", (*settings.spread, *settings.weights))
    yield from _known("settings.order", settings.order, (*TIERS, FAIR, COMPANY))


def _known(where: str, words: Iterable[str], known: Container[str]) -> Iterator[Message]:
    return (_unknown(where, word) for word in words if word not in known)


def _named(where: str, names: Iterable[str]) -> Iterator[Message]:
    """Fields, or headers of columns; a list may have lost one of them since."""
    return (_empty(where) for name in names if not name.strip())


def _history(history: History) -> Iterator[Message]:
    numbers = list(history.entries)
    if numbers != sorted(numbers) or max([history.head, *numbers]) > history.last_entry:
        yield message("flaw-order", where="history")
    if history.head and history.entries and history.head >= numbers[0] and history.head not in numbers:
        yield message("flaw-order", where="history.head")
    for number, entry in history.entries.items():
        yield from _time(f"history[{number}].time", entry.time)
        for records in entry.did:
            if records.table not in _TABLES:
                yield _unknown(f"history[{number}].did", records.table)


def is_time(text: str) -> bool:
    """Whether a time is one that every clock can show, whatever its zone."""
    try:
        time = datetime.fromisoformat(text)
        return MINYEAR < time.astimezone(UTC).year < MAXYEAR
    except (ValueError, OverflowError):
        return False


def _time(where: str, text: str) -> Iterator[Message]:
    if not is_time(text):
        yield message("flaw-time", where=where, text=text)


def _day(where: str, text: str | None, form: str = "%Y-%m-%d") -> Iterator[Message]:
    if text is None:
        return
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 - local times, all of them
    except ValueError:
        yield message("flaw-time", where=where, text=text)


def _is_shallow(value: Any, depth: int = 0) -> bool:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return True
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list | tuple):
        return True
    return depth < _DEEPEST and all(_is_shallow(item, depth + 1) for item in inner)


def _empty(where: str) -> Message:
    return message("flaw-empty", where=where)


def _unknown(where: str, word: str) -> Message:
    return message("flaw-unknown", where=where, word=word)
