"""Whether a text speaks of somebody: by a name, an e-mail address or a phone number of theirs.

Whether “김하늘” in a text is this person, only a reader can tell.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.participant import Participant

_HOME = "+82"
_TAIL = 8
"""How many digits of a foreign number are looked for: all but the country's and the area's."""
_SHORTEST = 2


class SpokenOf:
    """The names, e-mail addresses and phone numbers of people, in the form in which they are compared."""

    def __init__(self, records: Iterable[Participant]) -> None:
        """Make these people ready, or one of them as they were at different times."""
        self._people = people = list(records)
        spelt = [
            name for person in people for name in (person.name, person.name_en, person.imported.get("name"))
        ]
        names = {_compact(name) for name in spelt if name}
        self._names = {name for name in names if len(name) >= _SHORTEST}

    def is_named_in(self, text: str) -> bool:
        """Whether one of their names stands in a text, however it is written there."""
        compact = _compact(text)
        return any(name in compact for name in self._names)

    def in_text(self, text: str, *, is_own: bool = False) -> Iterator[Literal["name", "email", "phone"]]:
        """What of them stands in a text; the names in a field that holds somebody's `own` are that one's."""
        if not is_own and self.is_named_in(text):
            yield "name"
        plain = unicodedata.normalize("NFKC", text).casefold()
        if any(email in plain for email in self._emails):
            yield "email"
        if any(phone.search(plain) for phone in self._phones):
            yield "phone"

    @cached_property
    def _emails(self) -> set[str]:
        return {person.email.casefold() for person in self._people if person.email}

    @cached_property
    def _phones(self) -> list[re.Pattern[str]]:
        return [_phone_pattern(person.phone) for person in self._people if person.phone]


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _phone_pattern(phone: str) -> re.Pattern[str]:
    """Find a number in any spelling: with signs between its digits, with or without its leading 0 or code."""
    digits = phone.removeprefix(_HOME) if phone.startswith(_HOME) else phone.lstrip("+")[-_TAIL:]
    return re.compile(r"[\s().\-]*".join(digits) + r"(?!\d)")
