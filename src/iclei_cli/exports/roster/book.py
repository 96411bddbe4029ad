"""What all sheets of one roster share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.exports.roster.seating import Seating, seating_of
from iclei_cli.exports.roster.source import Source
from iclei_cli.exports.roster.words import Words

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage


@dataclass(frozen=True)
class Book:
    """An assembly, and how it is printed.

    Attributes:
        assembly: what is printed.
        seating: who sits where.
        words: what stands in cells.
        language: of the print.
        source: what the roster will know of itself.
    """

    assembly: Assembly
    seating: Seating
    words: Words
    language: PrintLanguage
    source: Source

    @property
    def event(self) -> Text:
        """What the event is called."""
        return self.assembly.event.name


def book_of(assembly: Assembly, language: PrintLanguage) -> Book:
    """Begin a roster of an assembly in a language."""
    seating, words, source = seating_of(assembly, language), Words(assembly, language), Source()
    for field, texts in (("sector", words.sectors), ("gender", words.genders), ("status", words.statuses)):
        source.know_words(field, {text: key.value for key, text in texts.items()})
    source.know_words("round", {printed.name: printed.group.key for printed in seating.groups})
    return Book(assembly, seating, words, language, source)
