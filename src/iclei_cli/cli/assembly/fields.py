"""The options of `init` and `assembly edit`, and what was typed into them as the assembly's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.options import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.assembly import Event

OPTIONS = {
    "name": text("Name of the assembly, as it is to be printed."),
    "date": text("Its day, YYYY-MM-DD."),
    "host": text("Who hosts it."),
    "organiser": text("Who organises it."),
    "theme": text("Its theme."),
    "language": text("The language spoken at tables of which nothing else is said; ko unless given."),
    "destroy_by": text("The last day on which the people's data may be kept, YYYY-MM-DD."),
}
"""The options by field."""


def changed_event(event: Event, typed: Mapping[str, str | None]) -> Event:
    """The facts with the options that were given put in; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
    """
    import msgspec

    from iclei_cli.system.errors import UsageError

    given = {name: value.strip() or None for name, value in typed.items() if value is not None}
    if "name" in given and given["name"] is None:
        raise UsageError("empty-name")
    if "language" in given:
        given["language"] = _language(given["language"])
    for field in ("date", "destroy_by"):
        if given.get(field) is not None:
            given[field] = _day(field, str(given[field]))
    return msgspec.structs.replace(event, **given)


def _language(words: str | None) -> str:
    from iclei_cli.intake.values.languages import parse_language
    from iclei_cli.system.errors import UsageError

    if words is None:
        raise UsageError("empty-language")
    return parse_language(words)


def _day(field: str, words: str) -> str:
    from datetime import date

    from iclei_cli.system.errors import UsageError

    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        option = field.replace("_", "-")
        raise UsageError("not-a-date", option=option, day=words) from error
