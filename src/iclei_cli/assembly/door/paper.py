"""Paper and the ledger: what is on the one and not in the other. Nothing that the ledger has is changed."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence  # noqa: TC003 - a field of a NamedTuple
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from iclei_cli.assembly.door.attendance import ABSENT, Place, attendance, in_effect
from iclei_cli.assembly.door.check_in import still_listed
from iclei_cli.assembly.door.clock import day_of, only_day
from iclei_cli.assembly.nouns.day.arrival import Arrival, ArrivalKind
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.door.attendance import Presence
    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


class Mark(StrEnum):
    """What a paper says of whether somebody came."""

    CAME = "came"
    ABSENT = "absent"
    BLANK = "blank"
    UNCLEAR = "unclear"


class Line(NamedTuple):
    """One line of a paper.

    Attributes:
        sheet: its name; None where the file has one table.
        row: from 1.
        who: whom it is about, as it is written: a name, a number or a code.
        fault: why nobody can tell who that is, as a code; None where it is clear.
        people: the numbers of those who may be meant: one where it is clear.
        mark: whether they came.
        written: what stands there for a mark.
        time: when they came, with its distance from UTC, ISO 8601.
        said: what of that the paper says itself; the same whenever the file is read.
        is_dated: whether the paper says on which day; else it is taken as of the day of the file, say.
        is_timed: whether it says at what time.
    """

    sheet: str | None
    row: int
    who: str
    fault: str | None
    people: Sequence[int]
    mark: Mark
    written: str
    time: str
    said: str
    is_dated: bool
    is_timed: bool


class Paper(NamedTuple):
    """What a file says, and where it is noted.

    Attributes:
        lines: in order.
        digest: the same for every file that says the same.
        session: to which people came, by its key; None: to the assembly.
        desk: what the ledger is to call it; None if it has no name.
    """

    lines: Sequence[Line]
    digest: str
    session: str | None
    desk: str | None


class Outcome(NamedTuple):
    """What became of a line.

    Attributes:
        line: of the paper.
        code: `added`, `agrees`, `repeated` or `blank`; or how paper and ledger differ.
        arrival: of the person, as it is added or as the ledger has it; None where there is none.
    """

    line: Line
    code: str
    arrival: Arrival | None = None

    @property
    def is_added(self) -> bool:
        """Whether the arrival is one that the ledger lacked."""
        return self.code in {"added", "not-expected"}

    @property
    def is_difference(self) -> bool:
        """Whether somebody is to look at it."""
        return self.code not in {"added", "agrees", "repeated", "blank"}


def reconcile(assembly: Assembly, paper: Paper) -> list[Outcome]:
    """Compare every line with the ledger: who came and is not in it is added, other differences are named."""
    comparing = _Comparing(assembly, paper)
    return [comparing.outcome(line) for line in paper.lines]


def take_back(assembly: Assembly, paper: Paper, desk: Desk) -> list[tuple[Arrival, Arrival]]:
    """Everything in effect that was added because of a paper, to whatever session; each with its taking back.

    What is taken back so can be added again; what somebody took back at a desk is not.
    """
    prefix = paper.digest[:_HALF]
    counted = in_effect(assembly.arrivals.values())
    ours = [item for item in counted if len(item.nonce) == 2 * _HALF and item.nonce.startswith(prefix)]
    return [
        (
            item,
            Arrival(
                nonce=prefix + secrets.token_hex(_HALF // 2),
                participant=item.participant,
                kind=ArrivalKind.UNDO,
                time=desk.clock(),
                session=item.session,
                desk=desk.name,
                undoes=item.nonce,
            ),
        )
        for item in ours
    ]


class _Comparing:
    """A comparison under way: what was added already counts as if the ledger had it."""

    def __init__(self, assembly: Assembly, paper: Paper) -> None:
        self._assembly = assembly
        self._paper = paper
        self._come: dict[str, dict[int, Presence]] = {}
        self._only_day = only_day(assembly)
        self._added: dict[tuple[int, str], Arrival] = {}
        self._undoes = {item.undoes: item.nonce for item in assembly.arrivals.values() if item.undoes}

    def outcome(self, line: Line) -> Outcome:
        """What becomes of a line."""
        fault, person = line.fault, None
        if fault is None:
            try:
                person = still_listed(self._assembly, line.people[0])
            except RefusedError:
                fault = "unknown-person"
        if person is None:
            return Outcome(line, str(fault) if line.mark in {Mark.CAME, Mark.UNCLEAR} else "blank")
        known = self._known(person, self._day(line))
        match line.mark:
            case Mark.CAME:
                return self._came(line, person, known)
            case Mark.ABSENT:
                return Outcome(line, "agrees" if known is None else "marked-absent", known)
            case Mark.BLANK:
                return Outcome(line, "blank" if known is None else "not-marked", known)
            case Mark.UNCLEAR:
                return Outcome(line, "unclear-mark", known)
            case _:
                assert_never(line.mark)

    def _known(self, person: Participant, day: str) -> Arrival | None:
        """Their first arrival of a day, as the ledger has it."""
        if (added := self._added.get((person.id, day))) is not None:
            return added
        if day not in self._come:
            # Of an event of one day nobody comes twice, whatever day the ledger has them on.
            place = Place(self._paper.session, None if day == self._only_day else day)
            self._come[day] = attendance(self._assembly, place)
        return self._come[day].get(person.id, ABSENT).first

    def _came(self, line: Line, person: Participant, known: Arrival | None) -> Outcome:
        if known is not None:
            is_ours = known is self._added.get((person.id, self._day(line)))
            return Outcome(line, "repeated" if is_ours else "agrees", known)
        nonce = self._free_nonce(line)
        if nonce is None:
            return Outcome(line, "taken-back")
        if nonce in self._assembly.arrivals:
            # Of a paper without a day, the file may be of another day by now.
            return Outcome(line, "agrees", self._assembly.arrivals[nonce])
        arrival = Arrival(
            nonce=nonce,
            participant=person.id,
            kind=ArrivalKind.IN,
            time=line.time,
            session=self._paper.session,
            desk=self._paper.desk,
        )
        self._added[person.id, self._day(line)] = arrival
        return Outcome(line, "added" if person.status.is_expected else "not-expected", arrival)

    def _day(self, line: Line) -> str:
        return day_of(self._assembly.event, line.time)

    def _free_nonce(self, line: Line) -> str | None:
        """What tells the arrival of a line, new or in effect; None where it was taken back at a desk."""
        times = 0
        while True:
            nonce = _nonce(self._paper, line, times)
            undo = self._undoes.get(nonce)
            if undo is None:
                return nonce
            if not undo.startswith(self._paper.digest[:_HALF]):
                return None
            times += 1


def _nonce(paper: Paper, line: Line, times: int) -> str:
    """What tells an arrival from every other: first of which paper it is, then of whom and when.

    It is the same whenever that paper is read, so that nothing is added twice; but another after all that
    the paper added was taken back, so many `times`.
    """
    said = f"{paper.digest} {line.people[0]} {line.said} {paper.session} {times}"
    return paper.digest[:_HALF] + hashlib.sha256(said.encode()).hexdigest()[:_HALF]


_HALF = 12
"""So many characters of a nonce are the paper's, and so many the line's."""
