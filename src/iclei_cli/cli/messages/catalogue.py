"""The sentence of a message, in the language that is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.messages import en
from iclei_cli.cli.messages.formatting import Words
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from iclei_cli.system.messages import Fact


CATALOGUES: dict[str, dict[str, str]] = {"en": en.SENTENCES}
"""The sentences of each language by their codes, by the code of the language: each has a folder here."""

SPOKEN = "en"
"""The language that is spoken."""


def sentence(told: Message) -> str:
    """Put a message into words.

    Raises:
        KeyError: the catalogue has no sentence of its code, or the sentence needs a fact that is not told.
    """
    return Words(sentence).vformat(CATALOGUES[SPOKEN][told.code], (), told.facts)


def phrase(code: str, /, **facts: Fact) -> str:
    """Put a code and its facts into words, as `sentence` does."""
    return sentence(Message(code, facts))


def plain(fact: Fact) -> Fact:
    """A fact for scripts: a message that is one, or stands in one, as its sentence."""
    if isinstance(fact, Message):
        return sentence(fact)
    if isinstance(fact, list | tuple):
        return [plain(item) for item in fact]
    return {key: plain(item) for key, item in fact.items()} if isinstance(fact, dict) else fact
