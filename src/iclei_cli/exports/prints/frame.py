"""What every template gets: the event, the language, and how the assembly's prints look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage

USUAL_COLOUR = "#1f4e79"
"""The colour of an assembly that has none: a blue that stays dark on printers without colours."""

PALETTE = (
    *("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e6b800", "#56b4e9"),
    *("#7a4b9a", "#8c564b", "#5f6b73", "#7f9c1f", "#b2182b", "#00707a"),
)
"""The colours of tables, in their order: the first are those of Okabe and Ito, which everybody tells apart.

After twelve tables they begin anew: a colour never stands without the table's label.
"""


def frame(assembly: Assembly, language: PrintLanguage, title: str) -> dict[str, Any]:
    """What a print says of its assembly; `title` is the document's, in the language of the print."""
    event = assembly.event
    given = {"host": event.host, "organiser": event.organiser, "theme": event.theme}
    return {
        "title": f"{language.main.title(event.name)} · {title}",
        "language": language.codes[0],
        "colour": event.colour or USUAL_COLOUR,
        "logo": event.logo,
        "event": {
            "names": language.titles(event.name),
            "day": event.date and language.phrase("print-day", date=event.date),
            **{key: text and language.title(text) for key, text in given.items()},
        },
    }


def table_colours(assembly: Assembly) -> dict[str, str]:
    """The colour of each table, by its key."""
    return dict(zip(assembly.groups, _colours(), strict=False))


def _colours() -> Iterator[str]:
    while True:
        yield from PALETTE
