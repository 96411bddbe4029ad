"""Blank badges: printed with a code and without a name, and given to somebody at the door.

Whose one is, a record of that person says: so it is a change as any other, which is undone, merged and erased
with them. Which were printed, the journal of what was handed out knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.badge_codes import blank_code_of, blank_in
from iclei_cli.assembly.nouns.day.handed_out import BLANKS
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


def blank_typed(typed: str) -> str | None:
    """The code of a blank badge as it is kept, of what was typed or scanned; None where it is none."""
    number = blank_in(typed)
    return None if number is None else blank_code_of(number)


def owner_of(assembly: Assembly, code: str) -> Participant | None:
    """Whoever was given the blank badge with this code."""
    return next((person for person in assembly.participants.values() if code in person.badges), None)


def is_printed(assembly: Assembly, code: str) -> bool:
    """Whether a blank badge with this code was printed, whosever it is."""
    return code in assembly.on_paper(BLANKS)


def is_free(assembly: Assembly, code: str) -> bool:
    """Whether a blank badge was printed and is nobody's yet."""
    return is_printed(assembly, code) and owner_of(assembly, code) is None


def next_codes(assembly: Assembly, count: int) -> list[str]:
    """The codes of so many blank badges more: no number of one that was printed or given comes again."""
    given = (code for person in assembly.participants.values() for code in person.badges)
    known = [blank_in(str(code)) or 0 for code in (*assembly.on_paper(BLANKS), *given)]
    first = max(known, default=0) + 1
    return [blank_code_of(number) for number in range(first, first + count)]


def require_free(assembly: Assembly, typed: str, ident: int | None = None) -> str:
    """The code of a blank badge that is nobody's yet, or that of no. `ident` already.

    Raises:
        RefusedError: `blank-misread`: it is no code of a blank badge; `blank-unknown`: none with it was
            printed; `blank-taken`: it is somebody else's.
    """
    code = blank_typed(typed)
    if code is None:
        raise RefusedError("blank-misread", words=typed)
    owner = owner_of(assembly, code)
    if owner is not None and owner.id != ident:
        raise RefusedError("blank-taken", code=code, id=owner.id, name=owner.name)
    if owner is None and not is_printed(assembly, code):
        raise RefusedError("blank-unknown", code=code)
    return code


def give(assembly: Assembly, person: Participant, typed: str) -> str:
    """Let a blank badge be a person's; its code.

    Raises:
        RefusedError: as `require_free`.
    """
    code = require_free(assembly, typed, person.id)
    if code not in person.badges:
        assembly.put([replace(person, badges=(*person.badges, code))])
    return code


def take_away(assembly: Assembly, person: Participant, typed: str) -> str:
    """Let a blank badge be a person's no more; its code.

    Raises:
        RefusedError: `blank-not-theirs`.
    """
    code = blank_typed(typed)
    if code is None or code not in person.badges:
        raise RefusedError("blank-not-theirs", code=typed, id=person.id, name=person.name)
    assembly.put([replace(person, badges=tuple(other for other in person.badges if other != code))])
    return code
