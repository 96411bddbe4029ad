"""The first sheet: the event, how many people are coming, how good the plan is, and the groups by sector."""

from __future__ import annotations

from collections import Counter
from itertools import chain, repeat
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.assembly.plans.proof import is_current, present_proof
from iclei_cli.exports.labels.editions import LABELS
from iclei_cli.exports.roster.facts import Fact, write_facts, write_section, write_title
from iclei_cli.exports.sheet.columns import Column, Layout, write_heading, write_row
from iclei_cli.exports.sheet.page import (
    PORTRAIT,
    height,
    pages_for,
    put_across,
    set_height,
    set_up_page,
    set_widths,
)
from iclei_cli.exports.sheet.styles import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.exports.roster.seating import Seating

_FIRST_COLUMN = 30.0
_NARROWEST = 10.5

# A line of the matrix: its name, and its number of people by sector.
Line = tuple[str, Counter[Sector | None]]


def write_overview(sheet: Worksheet, assembly: Assembly, seating: Seating, score: Score | None) -> None:
    """Fill the sheet: event, counts and plan, and at the end, as it may be long, the groups by sector."""
    matrix = _matrix(_sectors(seating.people))
    set_widths(sheet, matrix.widths)
    row = write_title(sheet, 1, assembly.event.name, matrix.widths)
    row = write_facts(sheet, row, _event(assembly), matrix.widths)
    row = write_section(sheet, row, LABELS.participants, matrix.widths)
    row = write_facts(sheet, row, _counts(assembly, seating), matrix.widths)
    row = write_section(sheet, row, LABELS.plan, matrix.widths)
    row = write_facts(sheet, row, _plan(assembly, score), matrix.widths)
    if assembly.plan and score:
        row = write_section(sheet, row, LABELS.choices_met, matrix.widths)
        row = write_facts(sheet, row, _choices(score), matrix.widths)
    row = write_section(sheet, row, LABELS.by_sector, matrix.widths)
    write_heading(sheet, row, matrix)
    end = _write_lines(sheet, row + 1, matrix, seating)
    set_up_page(sheet, assembly.event.name, heading_row=row, pages=pages_for(height(sheet, 1, end - 1)))
    # What stands above the matrix would fill the window: it is not kept in view.
    sheet.freeze_panes = None


def _event(assembly: Assembly) -> list[Fact]:
    event = assembly.event
    return [
        (LABELS.event_date, event.date and LABELS.day(event.date)),
        (LABELS.event_host, event.host),
        (LABELS.event_organiser, event.organiser),
        (LABELS.event_theme, event.theme),
    ]


def _counts(assembly: Assembly, seating: Seating) -> list[Fact]:
    people = seating.people
    statuses = Counter(person.status for person in assembly.participants.values())
    return [
        (LABELS.coming, len(people)),
        (LABELS.waiting, statuses[Status.WAITING] or None),
        (LABELS.maybe, statuses[Status.MAYBE] or None),
        (LABELS.cancelled, statuses[Status.CANCELLED]),
        (LABELS.municipalities, len({person.municipality for person in people} - {None})),
        (LABELS.organisations, len({person.organisation for person in people} - {None})),
        (LABELS.groups, len(seating.groups) or None),
        (LABELS.rounds, seating.rounds if seating.rounds > 1 else None),
        (LABELS.without_group, seating.unseated() or None),
    ]


def _plan(assembly: Assembly, score: Score | None) -> list[Fact]:
    plan = assembly.plan
    if plan is None:
        return [(LABELS.plan, LABELS.no_plan)]
    excess = score.spread if score else dict.fromkeys(plan.spread, 0)
    return [
        (LABELS.made, LABELS.moment(plan.made)),
        (LABELS.mixed_by, LABELS.mixed(excess) or None),
        *zip(chain([LABELS.proof], repeat("")), _proofs(assembly, plan, score), strict=False),
    ]


def _proofs(assembly: Assembly, plan: Plan, score: Score | None) -> Iterator[str]:
    """Yield what is proved about each tier, and whether people or groups were edited since then."""
    for tier in (present_proof(assembly, plan, score) if score else plan.proof).tiers:
        yield LABELS.proved(tier)
    if not is_current(assembly, plan):
        yield LABELS.edited_since


def _choices(score: Score) -> list[Fact]:
    """Return how often each choice was met: ranks first, then the rest."""
    ranks = sorted((key for key in score.choices if key.isdecimal()), key=int)
    others = [key for key in score.choices if not key.isdecimal()]
    return [(LABELS.choice(key), score.choices[key]) for key in (*ranks, *others)]


def _sectors(people: Iterable[Participant]) -> list[Sector | None]:
    """Return the sectors that occur, in their usual order; None, for people without one, is last."""
    present = {person.sector for person in people}
    return [sector for sector in (*Sector, None) if sector in present]


def _matrix(sectors: Sequence[Sector | None]) -> Layout[Line]:
    """Return a column for the group, one for each sector and one for the total, as wide as the page."""
    counts = [_sector_column(sector) for sector in sectors]
    total = Column[Line](LABELS.total, lambda line: line[1].total(), is_number=True)
    name = Column[Line](LABELS.group, lambda line: line[0])
    each = max(_NARROWEST, (PORTRAIT - _FIRST_COLUMN) / (len(counts) + 1))
    return Layout([name, *counts, total], [_FIRST_COLUMN, *[each] * (len(counts) + 1)])


def _sector_column(sector: Sector | None) -> Column[Line]:
    return Column(LABELS.sector(sector), lambda line: line[1][sector], is_number=True)


def _write_lines(sheet: Worksheet, row: int, matrix: Layout[Line], seating: Seating) -> int:
    """Write the groups of every round (under its name if there are several), then everybody.

    Returns the row after them.
    """
    for number in range(1, seating.rounds + 1):
        if seating.rounds > 1:
            put_across(
                sheet,
                row,
                (1, len(matrix.columns)),
                LABELS.round_number.format(number=number),
                Style.BAND,
            )
            set_height(sheet, row, 1)
            row += 1
        for line in _round_lines(seating, number):
            write_row(sheet, row, matrix, line)
            row += 1
    everybody = LABELS.total if seating.rounds == 1 else LABELS.everybody
    write_row(sheet, row, matrix, (everybody, _count(seating.people)), (Style.TOTAL_TEXT, Style.TOTAL_NUMBER))
    return row + 1


def _round_lines(seating: Seating, number: int) -> Iterator[Line]:
    for printed in seating.groups:
        yield printed.name, _count(printed.in_round(number))
    seated = {person.id for printed in seating.groups for person in printed.in_round(number)}
    left = [person for person in seating.people if person.id not in seated]
    if left:
        yield LABELS.without_group, _count(left)


def _count(people: Iterable[Participant]) -> Counter[Sector | None]:
    return Counter(person.sector for person in people)
