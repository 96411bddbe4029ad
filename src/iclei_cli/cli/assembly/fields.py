"""The options of `init` and `assembly edit`, and what was typed into them as facts of the event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.options import text
from iclei_cli.cli.texts import IN_LANGUAGE, parse_code, typed_language, typed_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly, Event
    from iclei_cli.assembly.nouns.text import Text

TEXTS = ("name", "host", "organiser", "theme")
"""The fields that are printed as they are typed, and may be so in several languages."""

_LARGEST_LOGO = 500_000
"""So many bytes at most: it is in the file of the assembly, and in each copy of it."""

OPTIONS = {
    "name": text("Name of the assembly, as it is to be printed."),
    "date": text("Its day, YYYY-MM-DD."),
    "host": text("Who hosts it."),
    "organiser": text("Who organises it."),
    "theme": text("Its theme."),
    "time_zone": text("The time zone of the programme, such as Asia/Seoul."),
    "language": text(
        "The language of prints, and of tables that name none; ko unless given. Prints can be in two: ko,en."
    ),
    "destroy_by": text("The last day on which the people's data may be kept, YYYY-MM-DD."),
    "colour": text("The colour of prints, such as #1f4e79."),
    "logo": Annotated[
        str | None,
        typer.Option(
            "--logo", metavar="FILE", help="A picture for prints: PNG, JPEG or SVG; it is kept here."
        ),
    ],
    **IN_LANGUAGE,
}
"""The options by field."""


def parse_fields(typed: Mapping[str, str | None], event: Event) -> dict[str, Text | bytes | None]:
    """Return the facts that were typed, as they are to be of an event; an empty text is None.

    Raises:
        UsageError: a language is none, or more than two are given.
        RefusedError: the logo cannot be read, or is no picture.
    """
    from iclei_cli.intake.values.days import full_day

    fields: dict[str, Text | bytes | None] = {
        name: words.strip() or None
        for name in ("date", "destroy_by", "language", "time_zone", "colour")
        if (words := typed.get(name)) is not None
    }
    for name in ("date", "destroy_by"):
        if day := fields.get(name):
            fields[name] = full_day(str(day)) or day
    if typed.get("language"):
        fields["language"], fields["second_language"] = _languages(str(typed["language"]))
    if (path := typed.get("logo")) is not None:
        fields["logo"] = _logo(path) if path else None
    return fields | typed_texts(typed, TEXTS, event, typed_language(typed, TEXTS))


def _languages(words: str) -> tuple[str, str | None]:
    from iclei_cli.system.errors import UsageError

    first, *others = (parse_code("language", part) for part in words.split(","))
    if len(others) > 1 or first in others:
        raise UsageError("print-languages", option="language", words=words)
    return first, others[0] if others else None


def _logo(path: str) -> bytes:
    """A picture as its file has it.

    Raises:
        RefusedError: `logo-unreadable`, or `logo-no-picture`.
    """
    from iclei_cli.exports.prints.engine.pictures import require_picture
    from iclei_cli.system.errors import RefusedError
    from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

    try:
        picture = read_regular(Path(path), _LARGEST_LOGO)
    except (OddFileError, OSError) as error:
        raise RefusedError("logo-unreadable", path=path, reason=why_not_read(error)) from error
    require_picture(picture, path)
    return picture


def usual_name() -> Text:
    """What an assembly is called of which nobody has said the name, in every language that prints speak."""
    from iclei_cli.cli.messages.catalogue import sentence_in
    from iclei_cli.cli.messages.languages import KNOWN
    from iclei_cli.system.messages import message

    return {language: sentence_in(message("unnamed-event"), language) for language in KNOWN}


def give_a_name(assembly: Assembly) -> bool:
    """Give the usual name to an assembly that has none; whether it had none."""
    from iclei_cli.assembly.edit_event import change_event

    if assembly.event.name:
        return False
    change_event(assembly, name=usual_name())
    return True
