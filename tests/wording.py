"""The sentence a user would read, for tests that are about words; others assert codes and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.messages.catalogue import sentence, sentence_in
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from iclei_cli.system.errors import IcleiError

ENGLISH_PRINT = PrintLanguage(("en",), sentence_in)
"""A print in English, whatever the terminal speaks."""


def told(what: IcleiError | Message) -> str:
    """Return the sentence of an error, or of a message."""
    return sentence(what if isinstance(what, Message) else what.message)
