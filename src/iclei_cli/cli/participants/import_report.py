"""What `participants import` did, or would do: tables, counts, and the document for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.people.participant import Consent
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.participants.privacy import consent_text
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.intake.registrations import Registrations

_HIDDEN = {"imported"}


def show_people(registrations: Registrations, *, dry_run: bool) -> None:
    """Show who is changed and cancelled, and what is to be decided; in a dry run, row by row."""
    if dry_run:
        terminal.say_text("Row by row, without the unchanged:")
        terminal.show_table(["Row", "No.", "Name", "What"], _rows(registrations))
    if registrations.changes.updated:
        terminal.say_text("Known people of whom the list says something new:")
        terminal.show_table(["No.", "Name", "What"], _updates(registrations))
    if registrations.changes.cancelled:
        terminal.say_text("People of earlier lists who are not on this one, cancelled:")
        people = (change.after for change in registrations.changes.cancelled)
        terminal.show_table(
            ["No.", "Name", "Organisation"],
            [(person.id, person.name, person.organisation) for person in people],
        )
    if registrations.changes.conflicts:
        terminal.say_text("Changed here and otherwise in the list, and left as it is here:")
        terminal.show_table(["No.", "Name", "Field", "Here", "In the list"], _conflicts(registrations))
        terminal.say_text(
            "Next: import again with --theirs to take the list's values, or --ours to keep these"
        )


def outcome(registrations: Registrations, *, refused: bool, dry_run: bool) -> str:
    """The counts, and what to do next, in one line."""
    bad = len(registrations.bad_rows)
    if refused:
        return (
            f"Nothing was imported: {count(bad, 'bad row')}.   Next: correct them in the file and import it "
            "again, leave them out with --skip-bad-rows, or put them into a file with --rejects FILE.xlsx"
        )
    optional = {
        "cancelled": len(registrations.changes.cancelled),
        "merged": registrations.count("merged", "repeated"),
        "in conflict": registrations.count("conflict"),
    }
    counts = ", ".join(
        [
            f"{len(registrations.changes.created)} created",
            f"{len(registrations.changes.updated)} updated",
            f"{registrations.unchanged} unchanged",
            *(f"{number} {what}" for what, number in optional.items() if number),
            f"{bad} refused",
        ]
    )
    if dry_run:
        return f"{counts}   (dry run: nothing was changed)"
    changes = (
        registrations.changes.created,
        registrations.changes.updated,
        registrations.changes.cancelled,
        registrations.has_new_headings,
    )
    return f"{counts}   undo: iclei undo" if any(changes) else counts


def import_document(registrations: Registrations, *, refused: bool, rejects: Path | None) -> dict[str, Any]:
    """The promised document; where the import is refused, nobody is created, updated or cancelled."""
    return {
        "created": 0 if refused else len(registrations.changes.created),
        "updated": 0 if refused else len(registrations.changes.updated),
        "unchanged": registrations.unchanged,
        "cancelled": 0 if refused else len(registrations.changes.cancelled),
        "merged": registrations.count("merged"),
        "repeated": registrations.count("repeated"),
        "skipped": registrations.rows.skipped,
        "rows": [
            {"row": item.row, "outcome": item.outcome, "id": item.id}
            for item in registrations.changes.outcomes
        ],
        "conflicts": [
            {"row": item.row, "id": item.id, "field": item.field, "ours": item.ours, "theirs": item.theirs}
            for item in registrations.changes.conflicts
        ],
        "errors": [
            {"row": error.row, "column": error.column, "code": error.code, "message": sentence(error.message)}
            for error in registrations.errors
        ],
        "rejects": None if rejects is None else str(rejects),
        "mapping": registrations.mapping,
        "encoding": registrations.document.encoding,
        "sheet": registrations.table.sheet.name,
        "header_row": registrations.table.header_row,
        "notices": list(map(sentence, registrations.notices)),
    }


def _rows(registrations: Registrations) -> Iterator[tuple[int | None, int | None, str, str]]:
    for item in registrations.changes.outcomes:
        if item.outcome != "unchanged":
            yield item.row, item.id, item.name, item.outcome


def _updates(registrations: Registrations) -> Iterator[tuple[int, str, str]]:
    """Who is changed, and how: `position: 팀장 → 과장`."""
    import msgspec

    for change in registrations.changes.updated:
        before, after = (msgspec.structs.asdict(person) for person in (change.before, change.after))
        fields = [
            f"{field}: {_text(before[field])} → {_text(after[field])}"
            for field in after
            if before[field] != after[field] and field not in _HIDDEN
        ]
        yield change.after.id, change.after.name, "; ".join(fields)


def _conflicts(registrations: Registrations) -> Iterator[tuple[int, str, str, str, str]]:
    for item in registrations.changes.conflicts:
        yield item.id, item.name, item.field, _text(item.ours), _text(item.theirs)


def _text(value: object) -> str:
    if isinstance(value, dict) and "given" in value:
        return " ".join(filter(None, ["yes" if value["given"] else "no", value["date"]]))
    if isinstance(value, Consent):
        return f"{value.purpose} {consent_text(value)}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items()) or "–"
    if isinstance(value, tuple | list):
        return ", ".join(map(_text, value)) or "–"
    return "–" if value is None else str(value)
