"""Where somebody is still spoken of in texts about others, for the office to look at.

Nothing is altered here: whether “김하늘” in another person's notes is this person, only a reader can tell.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.store.history.changes import KEYED, NAMES
from iclei_cli.store.privacy.traces import all_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.store.records import State
    from iclei_cli.store.store import Store

_HOME = "+82"
_TAIL = 8
"""How many digits of a foreign number are looked for: all but the country's and the area's."""
_SHORTEST = 2


@dataclass(frozen=True)
class Mention:
    """A place in the store (`participant 12, notes`) and what stands there: a name, an e-mail or a phone."""

    where: str
    what: str


def mentions(store: Store, state: State, records: Sequence[Participant]) -> list[Mention]:
    """Where the remaining texts of assembly and history hold a person's name, e-mail or phone."""
    sought = _Sought(records)
    found: list[Mention] = []
    for table in KEYED:
        for key, record in getattr(state.assembly, table).items():
            found += _in_record(sought, f"{NAMES[table]} {key}", msgspec.to_builtins(record))
    for table in ("event", "headings"):
        found += _in_record(sought, NAMES[table], msgspec.to_builtins(getattr(state.assembly, table)))
    for entry, changes in all_changes(store, state):
        for change in changes:
            where = f"change {entry.number}, {NAMES[change.table]} {change.key or ''}".strip()
            for value in (change.before, change.after):
                if isinstance(value, dict) and change.table != "plan":
                    found += _in_record(sought, where, value)
    return list(dict.fromkeys(found))


class _Sought:
    """The person's names, e-mail addresses and phone numbers, in the form in which they are compared."""

    def __init__(self, records: Sequence[Participant]) -> None:
        told = [
            name for record in records for name in (record.name, record.name_en, record.imported.get("name"))
        ]
        names = {_compact(name) for name in told if name}
        self._names = {name for name in names if len(name) >= _SHORTEST}
        self._emails = {record.email.casefold() for record in records if record.email}
        self._phones = [_phone_pattern(record.phone) for record in records if record.phone]

    def found_in(self, field: str, text: str) -> Iterator[str]:
        """What of the person stands in a text. Somebody else's name or address is their own."""
        plain = unicodedata.normalize("NFKC", text).casefold()
        is_own = field in {"name", "name_en", "email"}
        if not is_own and any(name in _compact(plain) for name in self._names):
            yield "name"
        if any(email in plain for email in self._emails):
            yield "e-mail"
        if any(phone.search(plain) for phone in self._phones):
            yield "phone"


def _in_record(sought: _Sought, where: str, record: dict[str, Any]) -> Iterator[Mention]:
    said = record.get("imported", {})
    # What lists said is looked through as what is known is: somebody's own name is their own there, too.
    for field, value in [*record.items(), *said.items()]:
        if field == "imported":
            continue
        for text in _texts(value):
            for what in sought.found_in(field, text):
                yield Mention(f"{where}, {field}", what)


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


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _phone_pattern(phone: str) -> re.Pattern[str]:
    """Find a number in any spelling: with signs between its digits, with or without its leading 0 or code."""
    digits = phone.removeprefix(_HOME) if phone.startswith(_HOME) else phone.lstrip("+")[-_TAIL:]
    return re.compile(r"[\s().\-]*".join(digits) + r"(?!\d)")
