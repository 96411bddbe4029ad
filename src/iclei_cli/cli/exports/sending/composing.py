"""Notices are made of an assembly, for files and for sending alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.spoken import say_what_has_no_time
from iclei_cli.cli.show.spoken.print_language import personal_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from email.headerregistry import Address

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.calendar.own import OwnDay
    from iclei_cli.exports.notices.export import Notice
    from iclei_cli.store.store import Store

Subject = Annotated[str | None, typer.Option(metavar="TEXT", help="Another subject than the usual one.")]
Text = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", help="Another text: plain text with fields such as {{ addressed }}."
    ),
]


@dataclass(frozen=True)
class Wishes:
    """What notices are to be like.

    Attributes:
        template: a file with another text.
        subject: another subject.
        lang: a language for all of them.
        sender: from whom; None of drafts.
    """

    template: Path | None = None
    subject: str | None = None
    lang: str | None = None
    sender: Address | None = None


class Composing:
    """Makes everybody's notice of an assembly as it is at one moment."""

    def __init__(self, store: Store, wishes: Wishes, *, only_looks: bool = False) -> None:
        """Read what is needed; with `only_looks` nothing that is made goes out.

        Raises:
            RefusedError: the template cannot be used.
        """
        from iclei_cli.assembly.programme.own_day import own_seats
        from iclei_cli.exports.notices.template import Template

        overview = store.overview()
        self.assembly: Assembly = overview.assembly
        self.seats = own_seats(self.assembly)
        self._identity = overview.identity
        self._store = store
        self._wishes = wishes
        self._only_looks = only_looks
        self._template = None if wishes.template is None else Template(wishes.template)

    def notice(self, person: Participant, at: datetime, *, is_changed: bool = False) -> Notice:
        """The notice of somebody who has a seat and an address.

        Raises:
            RefusedError: the address is none, or the template cannot be filled.
        """
        from iclei_cli.exports.calendar.own import OwnDay
        from iclei_cli.exports.notices.compose import words_for
        from iclei_cli.exports.notices.export import Notice
        from iclei_cli.exports.notices.mail import address_of

        language = personal_language(self.assembly, person, self._wishes.lang).main
        day = OwnDay(self.assembly, self._identity, person, self.seats[person.id], language)
        return Notice(
            words=words_for(day, self._template, self._wishes.subject, is_changed=is_changed),
            recipient=address_of(person.name, person.email or ""),
            sender=self._wishes.sender,
            calendar=self._calendar(day, at),
            at=at,
        )

    def say_what_has_no_time(self, people: Iterable[Participant]) -> None:
        """Tell why the notices of these people do not say when they sit where."""
        say_what_has_no_time(seat for person in people for seat in self.seats[person.id])

    def _calendar(self, day: OwnDay, at: datetime) -> bytes | None:
        """The day as a calendar; None where nothing of it has a time. What went out is noted."""
        from iclei_cli.assembly.programme.times import require_time_zone
        from iclei_cli.exports.calendar.export import Calendar
        from iclei_cli.exports.calendar.revision import has_changed, kept, revised, sent_before
        from iclei_cli.exports.calendar.write import calendar_bytes

        sent = sent_before(self.assembly, Calendar.identifier, day.person.id)
        entries = revised(day.entries(), sent, at)
        if not entries:
            return None
        zone = require_time_zone(self.assembly.event)
        made = calendar_bytes(day.language.title(self.assembly.event.name), entries, zone, at)
        if has_changed(entries, sent) and not self._only_looks:
            self._store.hand_out(Calendar.identifier, {day.person.id: kept(sent, entries)})
        return made
