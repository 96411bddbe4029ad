"""What a desk shows of those who may be meant, each with a digit, and says where nobody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.door.blanks import blank_typed, is_printed
from iclei_cli.assembly.door.check_in import known_here
from iclei_cli.assembly.door.find import is_like_code
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

SHOWN = 9
"""So many are listed: each has one digit, which is too short to be searched for."""


def say_list(assembly: Assembly, found: Sequence[Participant], desk: Desk) -> list[int]:
    """List those who may be meant; the numbers of those who are shown."""
    shown = found[:SHOWN]
    terminal.say_table(
        ["", "heading-id", "heading-name", "heading-organisation", "heading-position", ""],
        [
            (
                number,
                person.id,
                person.name,
                person.organisation,
                person.position,
                _mark(assembly, person, desk),
            )
            for number, person in enumerate(shown, start=1)
        ],
    )
    terminal.say("door-choose", more=len(found) - len(shown) or None)
    return [person.id for person in shown]


def _mark(assembly: Assembly, person: Participant, desk: Desk) -> object:
    if not person.is_coming:
        return person.status.word
    return message("door-is-here") if known_here(assembly, person, desk).is_here else ""


def say_companions(assembly: Assembly, person: Participant, desk: Desk, *, out: bool) -> list[int]:
    """Name the others of somebody's organisation, who may come or leave along; their numbers."""
    others = [
        other
        for other in assembly.coming()
        if other.id != person.id
        and person.organisation is not None
        and other.organisation == person.organisation
        and known_here(assembly, other, desk).is_here is out
    ][:SHOWN]
    if others:
        people = [
            message("door-companion", number=number, name=other.name)
            for number, other in enumerate(others, start=1)
        ]
        what = "door-companions-out" if out else "door-companions"
        terminal.say(what, organisation=person.organisation, people=people)
    return [other.id for other in others]


def say_nobody(assembly: Assembly, words: str, *, registers: bool) -> None:
    """Say that nobody is found, and why that may be."""
    code = blank_typed(words)
    if code is not None and not is_printed(assembly, code):
        terminal.note("blank-unknown", code=code)
    else:
        what = "badge-misread" if is_like_code(words) else "door-nobody"
        terminal.note(what, words=words, registers=registers or None)
