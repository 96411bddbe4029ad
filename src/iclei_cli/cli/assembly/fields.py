"""The options of `init` and `assembly edit`, and what was typed into them as facts of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.options import text

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTIONS = {
    "name": text("Name of the assembly, as it is to be printed."),
    "date": text("Its day, YYYY-MM-DD."),
    "host": text("Who hosts it."),
    "organiser": text("Who organises it."),
    "theme": text("Its theme."),
    "language": text("The language spoken at tables that name none; ko unless given."),
    "destroy_by": text("The last day on which the people's data may be kept, YYYY-MM-DD."),
}
"""The options by field."""


def parse_fields(typed: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the facts that were typed; an empty text is None, and a language is its code."""
    from iclei_cli.intake.values.languages import parse_language

    fields = {name: words.strip() or None for name, words in typed.items() if words is not None}
    if language := fields.get("language"):
        fields["language"] = parse_language(language)
    return fields
