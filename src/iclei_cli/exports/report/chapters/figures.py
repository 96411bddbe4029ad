"""Facts and figures: how many came of how many, from where, and beside the year before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import Place, attendance
from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.exports.report.blocks import Bar, Bars, Heading, Paragraph, Table
from iclei_cli.exports.report.counts import counts_of
from iclei_cli.exports.report.suppress import Told, is_small, what_is_told
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.blocks import Block
    from iclei_cli.exports.report.counts import Counts
    from iclei_cli.exports.report.sources import Sources
    from iclei_cli.exports.report.wishes import ReportWishes

_MOST_BARS = 20
"""Of more values, those with the fewest people are counted together."""


def figures(counts: Counts) -> dict[str, tuple[int, str]]:
    """Every single number of the report by name, with where it comes from."""
    assembly = counts.assembly
    discussed = [group for group in assembly.groups.values() if group.topic]
    found = {"expected": (len(counts.expected), "ledger" if counts.is_door_known else "list")}
    if counts.is_door_known:
        found |= {
            "arrived": (counts.arrived, "ledger"),
            "walk-ins": (len(counts.walk_ins), "ledger"),
            "absent": (len(counts.expected) - counts.arrived, "ledger"),
            "present": (len(counts.present), "ledger"),
        }
    where = "ledger" if counts.is_door_known else "list"
    return found | {
        "municipalities": (counts.different("municipality"), where),
        "organisations": (counts.different("organisation"), where),
        "sessions": (len(assembly.sessions), "programme"),
        "talks": (sum(len(session.talks) for session in assembly.sessions.values()), "programme"),
        "tables": (len(discussed), "plan"),
        "rounds": (len(assembly.plan.rounds) if assembly.plan else 0, "plan"),
        "points": (counts.notes(NoteKind.POINT), "record"),
        "conclusions": (counts.notes(NoteKind.CONCLUSION), "record"),
        "actions": (counts.notes(NoteKind.ACTION), "record"),
        "open-actions": (counts.open_actions, "record"),
    }


def _comparable(counts: Counts) -> dict[str, tuple[int, str]]:
    """The figures, with those of who was expected beside those of who came.

    Where one of two assemblies has no arrivals, who came is compared with nobody, and who was expected with
    who was expected.
    """
    found = figures(counts)
    if not counts.is_door_known:
        del found["municipalities"], found["organisations"]
    source = found["expected"][1]
    return found | {
        "expected-municipalities": (counts.different_expected("municipality"), source),
        "expected-organisations": (counts.different_expected("organisation"), source),
    }


def summary(
    counts: Counts, wishes: ReportWishes, sources: Sources, language: PrintLanguage
) -> Iterator[Block]:
    """The chapter of figures, beside those of the year before where there is one to compare with."""
    phrase = language.phrase
    yield Heading(phrase("report-figures"))
    if not counts.is_door_known:
        yield Paragraph(phrase("report-door-unknown"), is_note=True)
    now = figures(counts)
    headings = [phrase("report-figure"), phrase("report-number"), phrase("report-source-heading")]
    before: dict[str, tuple[int, str]] = {}
    if wishes.earlier is not None:
        assembly, name = wishes.earlier
        then = counts_of(assembly)
        is_alike = then.is_door_known == counts.is_door_known
        now, before = ((figures if is_alike else _comparable)(each) for each in (counts, then))
        headings.insert(2, phrase("report-earlier", name=language.main.title(assembly.event.name), file=name))
    rows, named = [], dict[str, None]()
    for name, (number, source) in now.items():
        if not number and name not in {"expected", "arrived"}:
            continue
        source_then = before[name][1] if name in before else source
        other = None if source_then == source else message(f"report-source-{source_then}")
        told = message("report-source-compared", now=sources.short(source), before=other)
        row = [phrase(f"report-figure-{name}"), str(number), language.told(told)]
        if wishes.earlier is not None:
            row.insert(2, str(before[name][0]) if name in before else "–")
        rows.append(tuple(row))
        named[source] = None
    if wishes.earlier is not None:
        named["earlier"] = None
    yield Table(tuple(headings), tuple(rows), sources.named(*named))
    if counts.is_door_known and counts.expected:
        share = counts.arrived / len(counts.expected)
        facts = {"arrived": counts.arrived, "expected": len(counts.expected), "share": share}
        yield Paragraph(phrase("report-turnout", **facts, source=sources.short("ledger")))


def who_came(
    counts: Counts, wishes: ReportWishes, sources: Sources, language: PrintLanguage
) -> Iterator[Block]:
    """Charts of who came, by the fields that were asked for."""
    yield Heading(language.phrase("report-who-came"))
    for field in wishes.by:
        if any(getattr(person, field) is not None for person in counts.expected):
            yield Heading(language.phrase("print-label", what=message(f"heading-{field}")), level=2)
            yield _bars(counts, field, wishes, sources, language)
    if wishes.suppress:
        yield Paragraph(language.phrase("report-suppressed"), is_note=True)
    yield from _sessions(counts.assembly, wishes, sources, language)


def _bars(
    counts: Counts, field: str, wishes: ReportWishes, sources: Sources, language: PrintLanguage
) -> Bars:
    expected = Counter(_value(person, field, language) for person in counts.expected)
    # As `checkin status` counts them: whoever was on no list was not expected.
    arrived = (person for person in counts.expected if person.id in counts.come or not counts.is_door_known)
    came = Counter(_value(person, field, language) for person in arrived)
    ranked = expected.most_common()
    shown, rest = ranked[:_MOST_BARS], ranked[_MOST_BARS:]
    rows = [(value, came[value], expected[value]) for value, _ in shown]
    if rest:
        label = language.phrase("report-others", count=len(rest))
        rows.append((label, sum(came[value] for value, _ in rest), sum(expected[value] for value, _ in rest)))
    known = counts.is_door_known
    told = what_is_told([row[1:] for row in rows]) if wishes.suppress else [Told.ALL] * len(rows)
    # In their order, numbers that are left out would tell which of them is the larger.
    hidden = sorted(row[0] for row, what in zip(rows, told, strict=True) if what is Told.NOTHING)
    return Bars(
        label=language.phrase("print-label", what=message(f"heading-{field}")),
        words=language.phrase("report-came-of-expected" if known else "report-expected-people"),
        bars=(
            *(
                _bar(*row, is_door_known=known, is_came_told=what is Told.ALL)
                for row, what in zip(rows, told, strict=True)
                if what is not Told.NOTHING
            ),
            *(Bar(label, 0, 0, language.phrase("report-too-few")) for label in hidden),
        ),
        source=sources.named("ledger") if known else sources.named("list"),
    )


def _bar(label: str, came: int, expected: int, *, is_door_known: bool, is_came_told: bool) -> Bar:
    """A bar of how many came of how many expected; of those expected alone where the other is not told."""
    if not is_came_told:
        return Bar(label, 0, expected, f"– / {expected}")
    return Bar(label, came, expected, f"{came} / {expected}" if is_door_known else str(came))


def _value(person: Participant, field: str, language: PrintLanguage) -> str:
    value = getattr(person, field)
    if value is None:
        return language.phrase("report-not-stated")
    if field == "sector":
        return language.phrase(f"print-sector-{value}")
    return language.phrase(f"report-gender-{value}") if field == "gender" else str(value)


def _sessions(
    assembly: Assembly, wishes: ReportWishes, sources: Sources, language: PrintLanguage
) -> Iterator[Block]:
    """How many came to each session, where that was noted."""
    rows = []
    for session in in_order(assembly.sessions.values()):
        come = attendance(assembly, Place(session.key))
        if come:
            is_hidden = wishes.suppress and is_small(len(come))
            told = language.phrase("report-too-few") if is_hidden else str(len(come))
            rows.append((language.title(session.title), told))
    if rows:
        yield Heading(language.phrase("report-by-session"), level=2)
        headings = (language.phrase("report-session"), language.phrase("report-came"))
        yield Table(headings, tuple(rows), sources.named("ledger"))
