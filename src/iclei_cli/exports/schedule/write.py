"""The programme in the shape of frab's `schedule.xml`, which pretalx and others write, too.

What that shape has no place for, the part that somebody has in a session and the talks in it, stands in an
attribute and in elements of our own, which apps pass over; talks are in the description as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # it is written, and nothing is read

from iclei_cli.assembly.programme.people import name_of
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.programme.times import DAY, in_order, span_of, time_zone_of, with_offset
from iclei_cli.exports.calendar.programme import session_uid
from iclei_cli.exports.programme_words import said_in
from iclei_cli.exports.sheet.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.exports.language import PrintLanguage


def timed(assembly: Assembly) -> list[Session]:
    """The sessions that have a start and an end, in order of time."""
    return [session for session in in_order(assembly.sessions.values()) if session.start and session.end]


@dataclass(frozen=True)
class _Programme:
    """What is written: a programme, in one language."""

    assembly: Assembly
    identity: str
    language: PrintLanguage

    def day(self, root: ET.Element, index: int, day: str, sessions: Sequence[Session]) -> None:
        """Put a day with its rooms."""
        ends = max(session.end or "" for session in sessions)
        start, end = map(self._moment, (sessions[0].start or "", ends))
        element = ET.SubElement(root, "day", index=str(index), date=day, start=start, end=end)
        rooms: dict[str, ET.Element] = {}
        for session in sessions:
            room = self._room(session)
            if room not in rooms:
                rooms[room] = ET.SubElement(element, "room", name=room)
            self._event(rooms[room], room, session)

    def _event(self, parent: ET.Element, room: str, session: Session) -> None:
        span = span_of(session)
        assert span is not None, "only sessions with times are written"
        number = list(self.assembly.sessions).index(session.key) + 1
        event = ET.SubElement(parent, "event", guid=session_uid(self.identity, session), id=str(number))
        said = said_in(self.assembly, session, self.language)
        values = {
            "date": self._moment(session.start or ""),
            "start": (session.start or "")[DAY + 1 :],
            "duration": f"{span.minutes // 60:02}:{span.minutes % 60:02}",
            "room": room,
            "slug": session.key,
            "title": self.language.title(session.title),
            "subtitle": "",
            "track": "",
            "type": str(session.kind),
            "language": self.language.codes[0],
            "abstract": "" if session.summary is None else self.language.title(session.summary),
            "description": "\n".join(said),
        }
        for name, text in values.items():
            _put(event, name, text)
        persons = ET.SubElement(event, "persons")
        for speaker in session.speakers:
            self._person(persons, speaker, speaker.role)
        self._talks(event, persons, session.talks)

    def _talks(self, event: ET.Element, persons: ET.Element, talks: Sequence[Talk]) -> None:
        """Put the talks; who presents them is among the persons of the event, too, for apps to show."""
        all_talks = ET.SubElement(event, "talks")
        for talk in talks:
            element = ET.SubElement(all_talks, "talk")
            _put(element, "title", self.language.title(talk.title))
            if talk.minutes is not None:
                element.set("minutes", str(talk.minutes))
            for speaker in talk.speakers:
                self._person(element, speaker)
                if all(person.text != self._name(speaker) for person in persons):
                    self._person(persons, speaker, "presenter")

    def _person(self, parent: ET.Element, speaker: Speaker, role: str | None = None) -> None:
        person = ET.SubElement(parent, "person")
        person.text = self._name(speaker)
        if role is not None:
            person.set("role", role)

    def _name(self, speaker: Speaker) -> str:
        return one_line(self.language.title(name_of(self.assembly, speaker)))

    def _room(self, session: Session) -> str:
        room = session.room
        return "" if room is None else one_line(self.language.title(room_name(self.assembly, room)))

    def _moment(self, time: str) -> str:
        """A time with seconds, as readers of this shape want it, and its distance from UTC."""
        moment = with_offset(self.assembly.event, time) or time
        minutes = len("2019-02-28T10:00")
        return f"{moment[:minutes]}:00{moment[minutes:]}"


def schedule_bytes(assembly: Assembly, identity: str, language: PrintLanguage) -> bytes:
    """The whole file, of a programme in which some session has its times."""
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name="iclei")
    conference = ET.SubElement(root, "conference")
    found = groupby(timed(assembly), lambda session: (session.start or "")[:DAY])
    days = [(day, list(sessions)) for day, sessions in found]
    _put(conference, "title", language.title(assembly.event.name))
    _put(conference, "start", days[0][0])
    _put(conference, "end", days[-1][0])
    _put(conference, "days", str(len(days)))
    _put(conference, "time_zone_name", time_zone_of(assembly.event))
    for index, (day, sessions) in enumerate(days, start=1):
        _Programme(assembly, identity, language).day(root, index, day, sessions)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = printable(text)
