"""The first sheet: the event, how many people are coming, how good the plan is, and the groups by sector."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.assembly.plans.proof import is_current, present_proof
from iclei_cli.exports.roster.facts import Fact, write_facts, write_section, write_title
from iclei_cli.exports.roster.sheets.cover import Numbers
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
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.seating import Seating
    from iclei_cli.system.messages import Message

_FIRST_COLUMN = 30.0
_NARROWEST = 10.5
_MOST_CITIES = 10
"""How many municipalities are named, those with the most people."""

# A line of the matrix: its name, and its number of people by sector.
Line = tuple[str, Counter[Sector | None]]


def event_facts(assembly: Assembly, seating: Seating, language: PrintLanguage) -> list[Fact]:
    """What the event is, and how many come."""
    return [*_event(assembly, language), *_counts(assembly, seating, language)]


def write_overview(
    sheet: Worksheet, assembly: Assembly, seating: Seating, score: Score | None, language: PrintLanguage
) -> Numbers:
    """Fill the sheet: event, counts and plan, and at the end, as it may be long, the groups by sector.

    Returns:
        Where its numbers stand.
    """
    numbers = Numbers(sheet)
    matrix = _matrix(_sectors(seating.people), language)
    phrase = language.phrase
    set_widths(sheet, matrix.widths)
    row = write_title(sheet, 1, language.titles(assembly.event.name), matrix.widths)
    row = write_facts(sheet, row, _event(assembly, language), matrix.widths)
    row = write_section(sheet, row, phrase("print-participants"), matrix.widths)
    row = write_facts(sheet, row, _counts(assembly, seating, language), matrix.widths)
    row = write_section(sheet, row, phrase("print-plan"), matrix.widths)
    row = write_facts(sheet, row, _plan(assembly, score, language), matrix.widths)
    if assembly.plan and score:
        first = write_section(sheet, row, phrase("print-choices-met"), matrix.widths)
        row = write_facts(sheet, first, _choices(score, language), matrix.widths)
        numbers.choices = (first, row - 1)
    if cities := _cities(seating.people, language):
        first = write_section(sheet, row, phrase("print-people-by-city"), matrix.widths)
        row = write_facts(sheet, first, cities, matrix.widths)
        # The others together are no bar beside those that are named.
        numbers.cities = (first, first + min(len(cities), _MOST_CITIES) - 1)
    row = write_section(sheet, row, phrase("print-sectors"), matrix.widths)
    write_heading(sheet, row, matrix)
    numbers.heading_row, numbers.sectors = row, len(matrix.columns) - 2
    end = _write_lines(numbers, row + 1, matrix, seating, language)
    pages = pages_for(height(sheet, 1, end - 1))
    set_up_page(sheet, language, assembly.event.name, heading_row=row, pages=pages)
    # What stands above the matrix would fill the window: it is not kept in view.
    sheet.freeze_panes = None
    return numbers


def _event(assembly: Assembly, language: PrintLanguage) -> Iterator[Fact]:
    event = assembly.event
    date = event.date and language.phrase("print-day", date=event.date)
    yield language.phrase("print-label", what=message("event-date")), date
    for name in ("host", "organiser", "theme"):
        text: Text | None = getattr(event, name)
        label = language.phrase("print-label", what=message(f"event-{name}"))
        yield label, language.title(text) if text else None


def _counts(assembly: Assembly, seating: Seating, language: PrintLanguage) -> list[Fact]:
    phrase = language.phrase
    people = seating.people
    statuses = Counter(person.status for person in assembly.participants.values())
    return [
        (phrase("print-coming"), len(people)),
        (phrase("print-waiting"), statuses[Status.WAITING] or None),
        (phrase("print-maybe"), statuses[Status.MAYBE] or None),
        (phrase("print-cancelled"), statuses[Status.CANCELLED]),
        (phrase("print-no-shows"), statuses[Status.NO_SHOW] or None),
        (phrase("print-municipalities"), len({person.municipality for person in people} - {None})),
        (phrase("print-organisations"), len({person.organisation for person in people} - {None})),
        (phrase("print-groups"), len(seating.groups) or None),
        (phrase("print-rounds"), seating.rounds if seating.rounds > 1 else None),
        (phrase("print-without-group"), seating.unseated() or None),
    ]


def _plan(assembly: Assembly, score: Score | None, language: PrintLanguage) -> Iterator[Fact]:
    phrase, plan = language.phrase, assembly.plan
    if plan is None:
        yield phrase("print-plan"), phrase("print-no-plan")
        return
    excess = score.spread if score else dict.fromkeys(plan.spread, 0)
    made = datetime.fromisoformat(plan.made).astimezone()
    yield phrase("heading-made"), phrase("print-moment", date=f"{made:%Y-%m-%d}", time=f"{made:%H:%M}")
    if excess:
        mixed = [_mixed(attribute, amount) for attribute, amount in excess.items()]
        yield phrase("print-mixed-by"), phrase("print-list", items=mixed)
    labels = chain([phrase("print-proof")], repeat(""))
    yield from zip(labels, _proofs(assembly, plan, score, language), strict=False)


def _mixed(attribute: str, amount: int) -> Message | str:
    """Return by what tables were mixed, a column by its header, and how far out of balance that is."""
    name = message(f"attribute-{attribute}") if attribute in MIXABLE else attribute
    return message("print-attribute-uneven", attribute=name, amount=amount) if amount else name


def _proofs(assembly: Assembly, plan: Plan, score: Score | None, language: PrintLanguage) -> Iterator[str]:
    """Yield what is proved about each tier, and whether people or groups were edited since then."""
    for tier in (present_proof(assembly, plan, score) if score else plan.proof).tiers:
        reached = message(f"print-tier-{tier.name}", value=_rounded(tier.value))
        if tier.is_proved:
            yield language.phrase("print-tier-proved", reached=reached)
        elif tier.bound is None or tier.name == "choices":  # their cost says nothing to a reader
            yield language.phrase("print-tier-not-proved", reached=reached)
        else:
            yield language.phrase("print-tier-bounded", reached=reached, bound=_rounded(tier.bound))
    if not is_current(assembly, plan):
        yield language.phrase("print-plan-edited")


def _rounded(value: float) -> float:
    """Return a number with two decimals at most, and none of them a 0 at the end."""
    return int(value) if value == int(value) else round(value, 2)


def _choices(score: Score, language: PrintLanguage) -> list[Fact]:
    """Return how often each choice was met: ranks first, then the rest."""
    ranks = sorted((key for key in score.choices if key.isdecimal()), key=int)
    others = [key for key in score.choices if not key.isdecimal()]
    return [
        *((language.phrase("print-choice-rank", rank=int(key)), score.choices[key]) for key in ranks),
        *((language.phrase(f"print-choice-{key}"), score.choices[key]) for key in others),
    ]


def _cities(people: Iterable[Participant], language: PrintLanguage) -> list[Fact]:
    """Return how many come from each municipality, the most first; of many, the first."""
    counts = Counter(person.municipality for person in people if person.municipality)
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown: list[Fact] = list(most[:_MOST_CITIES])
    others = counts.total() - sum(count for _, count in most[:_MOST_CITIES])
    return [*shown, (language.phrase("print-other-cities"), others)] if others else shown


def _sectors(people: Iterable[Participant]) -> list[Sector | None]:
    """Return the sectors that occur, in their usual order; None, for people without one, is last."""
    present = {person.sector for person in people}
    return [sector for sector in (*Sector, None) if sector in present]


def _matrix(sectors: Sequence[Sector | None], language: PrintLanguage) -> Layout[Line]:
    """Return a column for the group, one for each sector and one for the total, as wide as the page."""
    counts = [_sector_column(sector, language) for sector in sectors]
    total = Column[Line](language.heading("print-total"), lambda line: line[1].total(), is_number=True)
    name = Column[Line](language.heading("heading-group"), lambda line: line[0])
    each = max(_NARROWEST, (PORTRAIT - _FIRST_COLUMN) / (len(counts) + 1))
    return Layout([name, *counts, total], [_FIRST_COLUMN, *[each] * (len(counts) + 1)])


def _sector_column(sector: Sector | None, language: PrintLanguage) -> Column[Line]:
    heading = language.heading(f"print-sector-{sector or 'not-stated'}")
    return Column(heading, lambda line: line[1][sector], is_number=True)


def _write_lines(
    numbers: Numbers, row: int, matrix: Layout[Line], seating: Seating, language: PrintLanguage
) -> int:
    """Write the groups of every round (under its name if there are several), then everybody.

    Returns the row after them.
    """
    sheet = numbers.sheet
    for number in range(1, seating.rounds + 1):
        if seating.rounds > 1:
            heading = language.phrase("print-round", round=number)
            put_across(sheet, row, (1, len(matrix.columns)), heading, Style.BAND)
            set_height(sheet, row, 1)
            row += 1
        numbers.rounds.append((row, row + len(seating.groups) - 1))
        for line in _round_lines(seating, number, language):
            write_row(sheet, row, matrix, line)
            row += 1
    everybody = language.phrase("print-total" if seating.rounds == 1 else "print-everybody")
    write_row(sheet, row, matrix, (everybody, _count(seating.people)), (Style.TOTAL_TEXT, Style.TOTAL_NUMBER))
    return row + 1


def _round_lines(seating: Seating, number: int, language: PrintLanguage) -> Iterator[Line]:
    for printed in seating.groups:
        yield printed.name, _count(printed.in_round(number))
    seated = {person.id for printed in seating.groups for person in printed.in_round(number)}
    left = [person for person in seating.people if person.id not in seated]
    if left:
        yield language.phrase("print-without-group"), _count(left)


def _count(people: Iterable[Participant]) -> Counter[Sector | None]:
    return Counter(person.sector for person in people)
