"""The commands of `iclei export` for what is sent on."""

from __future__ import annotations

from iclei_cli.cli.exports.sending import calendar, data, notices, schedule, tables
from iclei_cli.cli.family import family

app = family()
for command in (calendar, notices, tables, data, schedule):
    app.add_typer(command.app)
