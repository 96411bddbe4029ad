"""The table of all kinds of data, beside the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.exports.data.day import ARRIVALS, NOTES
from iclei_cli.exports.data.kind import table_of, values_of
from iclei_cli.exports.data.programme import SESSIONS, SPEAKERS
from iclei_cli.exports.data.seating import SEATS, TABLES
from iclei_cli.exports.tables.people import people_table, people_values

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.data.kind import Kind
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.tables.table import Table

PEOPLE = "people"
KINDS: tuple[Kind[Any], ...] = (TABLES, SEATS, SESSIONS, SPEAKERS, ARRIVALS, NOTES)
NAMES = (PEOPLE, *(kind.name for kind in KINDS))
"""What the tables are called, in their order."""


def all_tables(assembly: Assembly, language: PrintLanguage, *, contacts: bool) -> dict[str, Table]:
    """Every table in the words of a language, by name; contacts of people only if they are asked for."""
    of_kinds = {kind.name: table_of(kind, assembly, language) for kind in KINDS}
    return {PEOPLE: people_table(assembly, language, contacts=contacts), **of_kinds}


def all_values(assembly: Assembly, *, contacts: bool) -> dict[str, list[dict[str, Any]]]:
    """Every table for programs, by name."""
    of_kinds = {kind.name: values_of(kind, assembly) for kind in KINDS}
    return {PEOPLE: people_values(assembly, contacts=contacts), **of_kinds}
