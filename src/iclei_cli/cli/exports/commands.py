"""`iclei export`: what is printed and handed out."""

from __future__ import annotations

from iclei_cli.cli.exports import changed, notes_sheet, report, roster, site, whole_set
from iclei_cli.cli.exports.prints import badges, programme, room_plan, seats, sign_in, signs, template, tents
from iclei_cli.cli.exports.sending import commands as sending
from iclei_cli.cli.family import family

app = family("Lists to print and hand out, and the report.")
for command in (
    *(roster, signs, badges, tents, room_plan, seats, sign_in, programme, site),
    *(whole_set, changed, notes_sheet, report, sending, template),
):
    app.add_typer(command.app)
