"""How far the assembly is, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import choices_met, count_of
from iclei_cli.cli.status.find import BEGINNINGS
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.cli.documents.assembly import (
        CountsItem,
        DoorStatusItem,
        PlanStatusItem,
        RecordStatusItem,
        StatusDocument,
    )
    from iclei_cli.cli.documents.plan.plans import ScoreItem, TierItem
    from iclei_cli.system.messages import Message


def say_beginnings(document: StatusDocument) -> None:
    """Tell the ways to begin, and what each does."""
    terminal.say("no-assembly-yet")
    terminal.say_table(
        ["", "", ""],
        [
            ("", command, message(f"what-{code}"))
            for code, command in zip(BEGINNINGS, document.next, strict=True)
        ],
    )
    terminal.say("everything-else")


def say_status(document: StatusDocument) -> None:
    """Tell what there is, how good the plan is, what is missing, and what to do next."""
    event, counts = document.assembly, document.counts
    assert event is not None, "else there is nothing but the ways to begin"
    assert counts is not None, "likewise"
    with terminal.framed():
        terminal.say("status-name", name=event.text("name"))
        terminal.say_table(["", ""], [*_facts(document, counts)])
    if document.shortcomings:
        terminal.say("to-see-to")
        terminal.say_table(
            ["", ""],
            [("  -", message("lines", lines=[item.message, item.next])) for item in document.shortcomings],
        )
    terminal.say("status-next", steps=document.next)


def _facts(document: StatusDocument, counts: CountsItem) -> Iterator[tuple[Message, Text | Message]]:
    """Each thing that there is, under its name."""
    event = document.assembly
    for code, value in (
        ("event-date", event and event.date),
        ("event-host", event and event.text("host")),
        ("event-theme", event and event.text("theme")),
    ):
        if value:
            yield message(code), value
    yield message("status-people"), _people(counts)
    if document.sectors:
        sectors = [
            message("count-of-value", value=message(f"sector-{sector}"), count=count)
            for sector, count in document.sectors.items()
        ]
        yield message("status-sectors"), message("dotted", items=sectors)
    yield (
        message("status-programme"),
        message(
            "programme-in-short",
            sessions=counts.sessions,
            talks=document.talks,
            start=_clock(document.start),
            end=_clock(document.end),
        ),
    )
    yield (
        message("status-tables"),
        message(
            "tables-in-short",
            groups=counts.groups,
            topics=counts.topics,
            least=document.seats.min,
            most=document.seats.max,
        ),
    )
    yield message("status-rules"), str(counts.rules)
    yield message("status-plan"), _plan(document.plan)
    if document.door is not None:
        yield message("status-door"), _door(document.door)
    if document.record is not None:
        yield message("status-record"), _record(document.record, counts)


def _door(door: DoorStatusItem) -> Message:
    return message(
        "door-status",
        arrived=door.arrived,
        expected=door.expected,
        walk_ins=door.walk_ins or None,
        here=door.here,
        session=None,
        day=None,
    )


def _record(record: RecordStatusItem, counts: CountsItem) -> Message:
    return message(
        "record-status",
        notes=record.notes,
        noted=record.groups,
        tables=counts.groups,
        open=record.open_actions or None,
        late=record.late or None,
        held=record.held_quotes or None,
    )


def _people(counts: CountsItem) -> Message:
    parts = {
        "registered": counts.registered,
        "waiting": counts.waiting,
        "maybe": counts.maybe,
        "cancelled": counts.cancelled,
        "no-show": counts.no_shows,
    }
    told = [message(f"amount-{status}", count=number) for status, number in parts.items() if number]
    return message("people-in-short", count=counts.participants, parts=told)


def _clock(time: str | None) -> str | None:
    """A local time as it is typed."""
    return time.replace("T", " ") if time else None


def _plan(plan: PlanStatusItem | None) -> Message:
    """How good the plan is, and whether it still stands: a line for each."""
    if plan is None:
        return message("none-yet")
    lines = [
        message("plan-in-short", rounds=plan.rounds),
        message("plan-is-current" if plan.is_current else "plan-is-not-current"),
    ]
    if plan.problems:
        lines.append(message("plan-has-problems", count=plan.problems))
    tiers = plan.proof.tiers
    lines += [_tier(tier, plan.score, is_first=tier is tiers[0]) for tier in tiers]
    return message("lines", lines=lines)


def _tier(tier: TierItem, score: ScoreItem, *, is_first: bool) -> Message:
    """What a tier comes to, and whether better is possible; more of it `groups show` tells.

    Of those after the first it is known for plans alone that are as good in the ones before.
    """
    return message(
        f"in-short-{tier.name}",
        value=count_of(tier.name, tier.value, score),
        goodness=message(_how_good(tier, is_first=is_first)),
        met=choices_met(score.choices),
    )


def _how_good(tier: TierItem, *, is_first: bool) -> str:
    if tier.bound is None:
        return "in-short-not-known"
    if tier.value != tier.bound:
        return "in-short-perhaps-better"
    return "in-short-best" if is_first else "in-short-best-so-far"
