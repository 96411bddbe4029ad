"""What is told of languages that somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable


def tell_own_words(languages: Iterable[str] | None) -> None:
    """Tell of each that is no known language: it is kept as it was typed, and may be misspelt."""
    from iclei_cli.intake.values.languages import in_own_words

    for words in in_own_words(languages or ()):
        terminal.note("notice", notice=message("language-in-own-words", text=words))
