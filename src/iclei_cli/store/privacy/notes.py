"""The notes that stay when people's data is destroyed: when, how, and counts for reports."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.store.values import Destroyed

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


def note_of_erasing() -> Destroyed:
    """The note that one person was erased."""
    return Destroyed(time=now(), what="erase", people=1)


def note_of_purging(assembly: Assembly) -> Destroyed:
    """The note that everybody of this assembly was, with counts."""
    return Destroyed(time=now(), what="purge", people=len(assembly.participants), counts=_counts(assembly))


def note_of_copy(place: str, reason: str) -> Destroyed:
    """The note that somebody says a copy is destroyed or lost."""
    return Destroyed(time=now(), what="copy", people=0, place=place, reason=reason)


def now() -> str:
    """The time, as notes have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _counts(assembly: Assembly) -> dict[str, dict[str, int]]:
    """How many people there were, by what a report of the event tells, and how many wishes were met."""
    people = assembly.participants.values()
    counts = {
        name: dict(sorted(Counter(str(getattr(person, name) or "not-stated") for person in people).items()))
        for name in ("sector", "municipality", "gender", "status")
    }
    for key in assembly.groups if assembly.plan else ():
        counts[f"choices-{key}"] = _choices_met(assembly, key)
    return {name: values for name, values in counts.items() if values}


def _choices_met(assembly: Assembly, key: str) -> dict[str, int]:
    """How many of those who sat in a group had wished for its topic first, second and so on."""
    plan, topic = assembly.plan, assembly.groups[key].topic
    assert plan is not None
    seated = (person for number in plan.numbers for person in tables(assembly, plan, number)[key])
    ranks = (
        str(person.rank_of(topic) or ("unlisted" if person.choices else "none-stated")) for person in seated
    )
    return dict(sorted(Counter(ranks).items()))
