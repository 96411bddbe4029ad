"""The options of `init` and `assembly edit`, and what was typed into them as facts of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.options import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly

OPTIONS = {
    "name": text("Name of the assembly, as it is to be printed."),
    "date": text("Its day, YYYY-MM-DD."),
    "host": text("Who hosts it."),
    "organiser": text("Who organises it."),
    "theme": text("Its theme."),
    "language": text("The language spoken at tables that name none; ko unless given."),
    "time_zone": text("The time zone of the programme, such as Asia/Seoul."),
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


def usual_name() -> str:
    """What an assembly is called of which nobody has said the name."""
    from iclei_cli.cli.messages.catalogue import phrase

    return phrase("unnamed-event")


def give_a_name(assembly: Assembly) -> bool:
    """Give the usual name to an assembly that has none; whether it had none."""
    from iclei_cli.assembly.edit_event import change_event

    if assembly.event.name:
        return False
    change_event(assembly, name=usual_name())
    return True
