"""Who is on the stage in a session."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


class SpeakerRole(StrEnum):
    """What somebody does in a session, in the order in which a programme names them."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    PANELLIST = "panellist"


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the stage: a person on the list, by number, or else by name.

    Attributes:
        name: as the programme prints it; "" of a person on the list, where the list has the name.
        position: what they are, as it is printed; None of a person on the list is what the list says.
        role: what they do there.
        person: their number on the list.
        guest: whether somebody said that they come without being on the list.
        minutes: how long they speak.
    """

    name: Text = ""
    position: Text | None = None
    role: SpeakerRole = SpeakerRole.SPEAKER
    person: Number | None = None
    guest: bool = False
    minutes: Number | None = None


def without_person(speakers: Iterable[Speaker], ident: int) -> tuple[Speaker, ...]:
    """The same once a person is off the list."""
    return tuple(speaker for speaker in speakers if speaker.person != ident)


def renamed(speakers: Iterable[Speaker], old: int, new: int) -> tuple[Speaker, ...]:
    """The same with one person in another's place, who is not named twice for the same."""
    found: dict[tuple[object, ...], Speaker] = {}
    for place, speaker in enumerate(speakers):
        person = new if speaker.person == old else speaker.person
        key = (place,) if person is None else (person, speaker.role)
        found.setdefault(key, msgspec.structs.replace(speaker, person=person))
    return tuple(found.values())
