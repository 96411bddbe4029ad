"""What `participants import --rejects` does: the refused rows go into a workbook of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.messages.catalogue import phrase
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.intake.registrations import BadRow, Registrations
    from iclei_cli.store.store import Store


def require_place(store: Store, path: Path) -> None:
    """Refuse a place for the refused rows before anything is done.

    Raises:
        UsageError: it is no name of a workbook.
        RefusedError: there is a file of that name, or no such folder.
    """
    from iclei_cli.cli.options import naming_option
    from iclei_cli.exports.export import require_name
    from iclei_cli.exports.refused_rows.export import RefusedRows

    with naming_option("--rejects"):
        require_name(RefusedRows, path)
        store.require_writable(path)


def write_rejects(store: Store, registrations: Registrations, path: Path) -> Path | None:
    """Write the refused rows, for the owner's eyes alone, as part of the change; None if there are none.

    Raises:
        IcleiError: the file cannot be written.
    """
    if not registrations.bad_rows:
        return None
    from iclei_cli.cli.show.spoken.print_language import office_language
    from iclei_cli.exports.refused_rows.export import RefusedRows

    rows = [(row.number, row.cells, _reason(row)) for row in registrations.bad_rows]
    refused = RefusedRows(registrations.table.header_cells, rows, office_language())
    store.write_copy(path, refused.write, replace=False)
    return path


def tell_rejects(registrations: Registrations, path: Path | None) -> None:
    """Tell where the refused rows are, or that there is no file of them."""
    if not registrations.bad_rows:
        terminal.say("no-rejects")
    elif path is None:
        terminal.say("rejects-not-written")
    else:
        terminal.say("rejects-written", path=str(path), rows=len(registrations.bad_rows))
        terminal.note("rejects-are-personal")


def _reason(row: BadRow) -> str:
    """Everything that is wrong with a row, as one text."""
    reasons = [
        message("reason-of-column", column=error.column, reason=error.message)
        if error.column
        else error.message
        for error in row.errors
    ]
    return phrase("row-reasons", reasons=reasons)
