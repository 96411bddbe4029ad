"""Where somebody is still spoken of in texts about others, for the office to look at.

Nothing is altered here: whether “김하늘” in another person's notes is this person, only a reader can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from iclei_cli.assembly.people.spoken_of import SpokenOf
from iclei_cli.store.history.changes import KEYED
from iclei_cli.store.values import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.store.history.entries import Entry
    from iclei_cli.store.state import State
    from iclei_cli.store.values import Change

_OWN = {"name", "name_en", "email"}
"""What somebody else has of their own, though it reads like this person's."""


def mentions(
    state: State, recorded: Iterable[tuple[Entry, list[Change]]], records: Sequence[Participant]
) -> list[Mention]:
    """Where the remaining texts of assembly and history hold a person's name, e-mail or phone.

    `recorded` are the changes of the history, `records` the person as they were at different times.
    """
    sought = SpokenOf(records)
    places: list[Mention] = []
    for table in KEYED:
        for key, record in getattr(state.assembly, table).items():
            places += _in_record(sought, _Place(None, table, str(key)), msgspec.to_builtins(record))
    for key, paper in state.assembly.handed_out.items():
        places += _in_record(sought, _Place(None, "handed_out", key), dict(paper.values))
    for table in ("event", "headings", "settings"):
        record = msgspec.to_builtins(getattr(state.assembly, table)) or {}
        places += _in_record(sought, _Place(None, table, ""), record)
    for entry, changes in recorded:
        for change in changes:
            place = _Place(entry.number, change.table, change.key or "")
            for value in (change.before, change.after):
                if isinstance(value, dict) and change.table != "plan":
                    places += _in_record(sought, place, value)
    return list(dict.fromkeys(places))


def mentions_in_notes(state: State, records: Sequence[Participant]) -> list[Mention]:
    """Where what was noted still holds the name, e-mail or phone of any of these people."""
    return [mention for mention in mentions(state, (), records) if mention.table == "notes"]


class _Place(NamedTuple):
    """A record of the assembly, or as a change had it."""

    change: int | None
    table: str
    key: str


def _in_record(sought: SpokenOf, place: _Place, record: dict[str, Any]) -> Iterator[Mention]:
    imported = record.get("imported", {})
    # What lists said is looked through as what is known is: somebody's own name is their own there, too.
    for field, value in [*record.items(), *imported.items()]:
        if field == "imported":
            continue
        for text in _texts(value):
            for what in sought.in_text(text, is_own=field in _OWN):
                yield Mention(*place, field, what)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
