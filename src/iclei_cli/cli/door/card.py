"""What a desk shows of a person: who they are, where they sit, and what they are to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.cli.documents.day.door import AtTheDoor, TableSeat
    from iclei_cli.system.errors import IcleiError
    from iclei_cli.system.messages import Message


def say_card(person: AtTheDoor, *, outcome: str | None = None) -> None:
    """Show a person, and what was noted of them, if anything was."""
    seats = [_seat(seat, len(person.seats)) for seat in person.seats]
    terminal.say(
        "door-card",
        name=_spaced(person.name),
        name_en=person.name_en,
        id=person.id,
        organisation=person.organisation,
        position=person.position,
        seats=seats,
        roles=person.roles,
        notes=person.notes,
    )
    told = _told(person, outcome)
    if told is not None:
        terminal.say("door-outcome", what=told)


def show_refusal(error: IcleiError) -> None:
    """Tell at a desk why something was refused; where commands are told, also where they can be typed."""
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.cli.show.drawing.wrap import COMMAND

    terminal.show_error(error, as_json=False)
    told = [sentence(item) for item in (error.message, error.advice) if item is not None]
    if any(map(COMMAND.search, told)):
        terminal.note("door-commands-elsewhere")


def clock_of(time: str) -> str:
    """The time of day of an arrival, as the clock on the wall had it."""
    return time[len("2026-02-27T") : len("2026-02-27T09:30")]


def _told(person: AtTheDoor, outcome: str | None) -> Message | None:
    came, left = _when(person.came, person.desk), _when(person.left)
    match outcome:
        case "in":
            return message("door-in", when=came)
        case "out":
            return message("door-out", when=left)
        case "undone":
            return message("door-undone", came=came)
        case "already" if left is not None:
            return message("door-left-already", when=left)
        case "already":
            return message("door-here-already", when=came)
        case _:
            return None


def _when(time: str | None, desk: str | None = None) -> Message | None:
    return (
        message("door-when", time=clock_of(time), day=time[: len("2026-02-27")], desk=desk) if time else None
    )


def _seat(seat: TableSeat, rounds: int) -> Message:
    number = seat.round if rounds > 1 else None
    return message("door-seat", label=seat.text("label"), room=seat.text("room"), round=number)


_LONGEST_SPACED = 6


def _spaced(name: str) -> str:
    """A name in Hangul or Hanja with its letters apart: as large as a terminal can write it."""
    is_wide = name.replace(" ", "").isalpha() and not name.isascii() and len(name) <= _LONGEST_SPACED
    return "  ".join(name.replace(" ", "")) if is_wide and " " not in name else name
