"""Who was invited and who was there, by name as far as they agreed to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.report.blocks import Heading, Paragraph, Table
from iclei_cli.exports.report.consent import may_be_named, why_unnamed
from iclei_cli.exports.report.named import unnamed_in_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.blocks import Block
    from iclei_cli.exports.report.counts import Counts
    from iclei_cli.exports.report.sources import Sources


def people(counts: Counts, sources: Sources, language: PrintLanguage) -> Iterator[Block]:
    """The list of those who were invited, with who was present; who is named nowhere is counted."""
    phrase = language.phrase
    everybody = counts.invited
    named = sorted(
        filter(may_be_named, everybody), key=lambda person: (person.organisation or "", person.name)
    )
    if not everybody:
        return
    yield Heading(phrase("report-people"))
    if named:
        headings = ["report-name", "report-organisation", "report-position"]
        rows = [[person.name, person.organisation or "", person.position or ""] for person in named]
        if counts.is_door_known:
            headings.append("report-present")
            for row, person in zip(rows, named, strict=True):
                row.append(phrase("report-was-present") if person.id in counts.come else "–")
        yield Table(
            tuple(map(phrase, headings)),
            tuple(map(tuple, rows)),
            sources.named("list", "ledger") if counts.is_door_known else sources.named("list"),
        )
    unnamed = unnamed_in_report(counts.assembly)
    if elsewhere := len(everybody) - len(named) - len(unnamed):
        yield Paragraph(phrase("report-named-elsewhere", count=elsewhere), is_note=True)
    if unnamed:
        why = list(why_unnamed(unnamed, counts.come if counts.is_door_known else None))
        yield Paragraph(phrase("report-unnamed", count=len(unnamed), why=why), is_note=True)
