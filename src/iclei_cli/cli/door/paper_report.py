"""What `checkin import` tells: what was read, what was added, and what somebody is to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.assembly.lookup import candidate
from iclei_cli.cli.door.card import clock_of
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.assembly.door.paper import Outcome
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.cli.documents.day.paper import PaperDocument
    from iclei_cli.system.messages import Message


@dataclass(frozen=True)
class PaperReport:
    """A file that was compared with the ledger, to be told.

    Attributes:
        assembly: as it is by now.
        file: that was read.
        outcomes: line by line.
        notices: how it was understood.
        is_undo: whether what it added was taken back.
    """

    assembly: Assembly
    file: Path
    outcomes: Sequence[Outcome]
    notices: Sequence[Message]
    is_undo: bool

    def say(self, document: PaperDocument) -> None:
        """Tell all of it."""
        self._say_sheets(document)
        for notice in self.notices:
            terminal.note("notice", notice=notice)
        if self.is_undo:
            count = len(document.taken_back)
            terminal.say("paper-would-take-back" if document.dry_run else "paper-was-taken-back", count=count)
            return
        if document.added:
            terminal.say("paper-would-add-these" if document.dry_run else "paper-added-these")
            terminal.say_table(
                ["heading-id", "heading-name", "heading-organisation", "heading-came", "heading-row"],
                [self._added(item) for item in self.outcomes if item.is_added],
            )
        if document.differences:
            terminal.say("paper-differences")
            terminal.say_table(
                ["heading-row", "heading-name", "heading-what"],
                [
                    (_place(item), self._who(item), difference(self.assembly, item))
                    for item in self.outcomes
                    if item.is_difference
                ],
            )
            new = (item.line.who for item in self.outcomes if item.code == "unknown-person")
            terminal.say("paper-next", new=next(new, None))
        terminal.say(
            "paper-would-be-added" if document.dry_run else "paper-was-added",
            count=len(document.added),
            agreed=document.agreed,
            repeated=document.repeated or None,
            differences=len(document.differences),
            added=document.added or None,
            command=[str(self.file)],
        )

    def _say_sheets(self, document: PaperDocument) -> None:
        for sheet in document.sheets:
            columns = [
                message("paper-column", header=header, kind=message(f"paper-{kind}"))
                for kind, headers in sheet.columns.items()
                for header in headers
            ]
            file = str(self.file)
            terminal.say("paper-read", file=file, sheet=sheet.sheet, lines=sheet.lines, columns=columns)

    def _who(self, item: Outcome) -> Message:
        """Whom the paper names; beside a number or a code, whose it is."""
        line = item.line
        person = self.assembly.participants.get(line.people[0]) if line.people and not line.fault else None
        is_new = person is not None and person.name != line.who
        return message("paper-who", who=line.who, name=person.name if person and is_new else None)

    def _added(self, item: Outcome) -> tuple[object, ...]:
        assert item.arrival is not None, "something was added"
        person = self.assembly.participants[item.arrival.participant]
        return person.id, person.name, person.organisation, _moment(self.assembly, item.arrival), _place(item)


def difference(assembly: Assembly, outcome: Outcome) -> Message:
    """In what paper and ledger differ."""
    line, arrival = outcome.line, outcome.arrival
    people = [assembly.participants[ident] for ident in line.people if ident in assembly.participants]
    return message(
        f"paper-{outcome.code}",
        who=line.who,
        written=line.written,
        when=None if arrival is None else _moment(assembly, arrival),
        desk=arrival and arrival.desk,
        people=list(map(candidate, people)),
        status=people[0].status.word if people else None,
    )


def _moment(assembly: Assembly, arrival: Arrival) -> str:
    time = on_the_wall(assembly.event, arrival.time)
    return f"{time[: len('2026-02-27')]} {clock_of(time)}"


def _place(item: Outcome) -> Message:
    return message("paper-place", sheet=item.line.sheet, row=item.line.row)
