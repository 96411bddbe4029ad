"""How far an assembly is: what there is of it, how good its plan is, what is missing, and what comes next."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.plans.proof import present_proof
from iclei_cli.assembly.shortcomings import shortcomings
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.cli.documents.assembly import (
    DoorStatusItem,
    PlanStatusItem,
    RecordStatusItem,
    ShortcomingItem,
    StatusDocument,
    counts_item,
    event_item,
)
from iclei_cli.cli.documents.groups import CapacityItem
from iclei_cli.cli.documents.plan.plans import proof_item, score_item
from iclei_cli.cli.messages.catalogue import phrase, sentence
from iclei_cli.cli.show.plan_facts import told_once
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.store.values import Overview
    from iclei_cli.system.messages import Message

BEGINNINGS = ("begin-with-demo", "begin-with-list", "begin-with-init")
"""The ways to begin an assembly, each a command."""


def nothing_yet() -> StatusDocument:
    """What there is to tell where there is no assembly: how to begin."""
    return StatusDocument(
        assembly=None,
        counts=None,
        sectors={},
        talks=0,
        start=None,
        end=None,
        seats=CapacityItem(None, None),
        plan=None,
        door=None,
        record=None,
        shortcomings=[],
        next=[phrase(code) for code in BEGINNINGS],
    )


def status_document(overview: Overview) -> StatusDocument:
    """How far the assembly is."""
    assembly = overview.assembly
    sessions = assembly.sessions.values()
    found = list(shortcomings(assembly))
    plan = None if assembly.plan is None else _plan_item(assembly, assembly.plan)
    return StatusDocument(
        assembly=event_item(assembly.event),
        counts=counts_item(assembly, overview.changes),
        sectors=_sectors(assembly),
        talks=sum(len(session.talks) for session in sessions),
        start=min((session.start for session in sessions if session.start), default=None),
        end=max((session.end for session in sessions if session.end), default=None),
        seats=_seats(assembly),
        plan=plan,
        door=_door_item(assembly),
        record=_record_item(assembly),
        shortcomings=[
            ShortcomingItem(code=item.code, message=sentence(item), next=sentence(_remedy(item)))
            for item in found
        ],
        next=[sentence(_next_step(assembly, plan, [item.code for item in found]))],
    )


def _remedy(shortcoming: Message) -> Message:
    """The command that leads on."""
    return message(f"see-to-{shortcoming.code}", **shortcoming.facts)


def _sectors(assembly: Assembly) -> dict[str, int]:
    """How many of those who are coming there are of each sector, in the order of sectors."""
    counts = Counter(person.sector for person in assembly.coming())
    return {
        "not-stated" if sector is None else sector.value: counts[sector]
        for sector in (*Sector, None)
        if counts[sector]
    }


def _seats(assembly: Assembly) -> CapacityItem:
    groups = assembly.groups.values()
    least = [group.seats.min for group in groups if group.seats.min is not None and not group.if_needed]
    most = [group.seats.max for group in groups if group.seats.max is not None]
    is_limited = bool(most) and len(most) == len(groups)
    return CapacityItem(sum(least) if least else None, sum(most) if is_limited else None)


def _plan_item(assembly: Assembly, plan: Plan) -> PlanStatusItem:
    verdict = check_plan(assembly, plan)
    return PlanStatusItem(
        rounds=len(plan.rounds),
        is_current=verdict.is_current,
        problems=len(told_once(verdict.breaches)),
        score=score_item(verdict.score),
        proof=proof_item(present_proof(assembly, plan, verdict.score)),
    )


def _door_item(assembly: Assembly) -> DoorStatusItem | None:
    if not assembly.arrivals:
        return None
    from iclei_cli.assembly.door.attendance import DOOR
    from iclei_cli.cli.documents.day.door import status_document as turnout

    door = turnout(assembly, DOOR)
    return DoorStatusItem(
        expected=door.expected, arrived=door.arrived, walk_ins=door.walk_ins, here=door.here
    )


def _record_item(assembly: Assembly) -> RecordStatusItem | None:
    if not assembly.notes:
        return None
    today = datetime.now().astimezone().date().isoformat()
    notes = assembly.notes.values()
    to_do = [note for note in notes if note.is_open]
    return RecordStatusItem(
        notes=len(notes),
        groups=len({note.group for note in notes} - {None}),
        open_actions=len(to_do),
        late=sum(note.by is not None and note.by < today for note in to_do),
        held_quotes=sum(not note.may_go_out for note in notes),
    )


def _next_step(assembly: Assembly, plan: PlanStatusItem | None, codes: list[str]) -> Message:
    """The one command that brings the assembly on, from the list over tables and plan to the last print."""
    if not assembly.coming():
        return message("next-list")
    if not assembly.groups:
        return message("next-tables")
    if "rules-at-odds" in codes:
        return message("look-at-rules")
    if plan is None:
        return message("make-the-plan")
    if plan.problems or not plan.is_current:
        return message("mend-the-plan")
    return message(
        "next-report" if assembly.notes else "next-at-the-door" if assembly.arrivals else "next-print"
    )
