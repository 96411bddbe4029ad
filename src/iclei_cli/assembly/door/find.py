"""Whom a desk means by what was typed or scanned, and nobody else: a scanner is a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.badge_codes import SHORTEST, is_like_blank, number_in
from iclei_cli.assembly.door.blanks import blank_typed, is_printed
from iclei_cli.assembly.door.check_in import still_listed
from iclei_cli.assembly.lookup import find_participant, only_one
from iclei_cli.assembly.people.search.index import PeopleIndex
from iclei_cli.assembly.people.search.keyboard import as_typed_in_latin
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

FEWEST = 2
"""Nobody is listed before so many letters or digits are typed: a list of everybody is nobody's business."""


class Finder:
    """Everybody on the list, made ready to be found many times."""

    def __init__(self, people: Iterable[Participant]) -> None:
        """Make these people ready; one who is changed later is found as they were."""
        known = list(people)
        self._people = {person.id: person for person in known}
        self._badges = {code: person.id for person in known for code in person.badges}
        self._index = PeopleIndex(known)

    def scanned(self, typed: str) -> int | None:
        """The number in the code of a badge, whether or not anybody has it; None if it is no such code.

        Of a blank badge that was given to somebody it is theirs.
        """
        return self._badges.get(blank_typed(typed) or "", number_in(typed))

    def find(self, typed: str) -> Sequence[Participant]:
        """Whoever may be meant, the likeliest first; whoever's number or badge it is, alone.

        What nobody is found by is read as if Hangul had been switched on by mistake.
        """
        number = self.scanned(typed)
        if number in self._people:
            return [self._people[number]]
        found = [found.person for found in self._index.find(typed)]
        return found or [found.person for found in self._index.find(as_typed_in_latin(typed))]


def is_enough(typed: str) -> bool:
    """Whether enough is typed for somebody to be listed."""
    return sum(letter.isalnum() for letter in typed) >= FEWEST


def is_like_code(typed: str) -> bool:
    """Whether it looks like the code of a badge: of what is none, a digit is wrong."""
    return (len(typed) == SHORTEST and typed.isdecimal() and typed[0] == "0") or is_like_blank(typed)


def _plain_number(digits: str, last: int) -> int | None:
    """The number that is meant by digits that are no badge's code; None if they may be those of a phone.

    A number that was given out once is nobody else's, and never the end of somebody's phone.

    Raises:
        RefusedError: `badge-misread`: they look like a code, and its check digit says that they are none.
    """
    # Eight digits may be those of a phone, too.
    if is_like_code(digits) and not is_like_blank(digits):
        raise RefusedError("badge-misread", words=digits)
    return int(digits) if digits[0] != "0" and len(digits) < SHORTEST and int(digits) <= last else None


def find_one(assembly: Assembly, typed: str) -> Participant:
    """The one person who is meant.

    Raises:
        RefusedError: `person-gone`; `blank-free`, `blank-unknown` or `badge-misread`, of the code of a blank
            badge; or as `assembly.lookup.find_participant`.
    """
    number = number_in(typed)
    if number is None and typed.strip().isdecimal():
        number = _plain_number(typed.strip(), assembly.last_id)
    if number is not None and 0 < number <= assembly.last_id:
        return still_listed(assembly, number)
    try:
        return find_participant(assembly, typed)
    except RefusedError as unknown:
        if unknown.code != "person-unknown" or not is_enough(typed):
            raise
        found = Finder(assembly.participants.values()).find(typed)
        if not found:
            _require_no_blank(assembly, typed)
        return only_one(found, typed)


def _require_no_blank(assembly: Assembly, typed: str) -> None:
    """Refuse the code of a blank badge, or what looks like one, by which nobody is found."""
    code = blank_typed(typed)
    if code is not None:
        raise RefusedError("blank-free" if is_printed(assembly, code) else "blank-unknown", code=code)
    if is_like_code(typed.strip()):
        raise RefusedError("badge-misread", words=typed.strip())
