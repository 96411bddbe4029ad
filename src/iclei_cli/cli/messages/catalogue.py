"""The sentence of a message, in the language that is spoken."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from iclei_cli.cli.messages import en
from iclei_cli.cli.messages.en import grammar as english_grammar
from iclei_cli.cli.messages.formatting import Words
from iclei_cli.cli.messages.languages import ENGLISH, KNOWN
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.cli.messages.formatting import Grammar
    from iclei_cli.system.messages import Fact


FOLDER = Path(__file__).parent
"""Where each language has its folder, with its grammar and its catalogue `iclei.mo`."""


class Spoken:
    """A language that is spoken: English needs no file, the others have theirs read when they are."""

    def __init__(self) -> None:
        self.language = ENGLISH
        self.grammar: Grammar = english_grammar
        self.translations: GNUTranslations | None = None

    def speak(self, language: str) -> None:
        """Speak one of the known languages from now on."""
        if language == self.language:
            return
        self.language, self.grammar, self.translations = language, english_grammar, None
        if language == ENGLISH:
            return
        import gettext
        from importlib import import_module

        self.grammar = import_module(f"iclei_cli.cli.messages.{language}.grammar")
        # Without the file, what is not translated is told in English.
        with suppress(OSError), (FOLDER / language / "iclei.mo").open("rb") as file:
            self.translations = gettext.GNUTranslations(file)

    def translated(self, context: str, english: str) -> str | None:
        """Return the translation of an English text in its context; None if there is none."""
        if self.translations is None:
            return None
        found = self.translations.pgettext(context, english)
        # What is missing comes back as it was.
        return None if found is english else found


SPOKEN = Spoken()
"""The language of the terminal."""


def sentence(told: Message, spoken: Spoken = SPOKEN) -> str:
    """Put a message into words; into English ones if the language that is spoken has none.

    Raises:
        KeyError: the catalogue has no sentence of its code, or the sentence needs a fact that is not told.
    """
    english = en.SENTENCES[told.code]
    translated = spoken.translated(told.code, english)
    grammar = spoken.grammar if translated or not has_words(english) else english_grammar
    inner = partial(sentence, spoken=spoken)
    return Words(inner, grammar).vformat(translated or english, (), told.facts)


def spoken_text(text: Text) -> str:
    """Return a text in the language of the terminal; if it has none in it, as it was first given."""
    from iclei_cli.assembly.nouns.text import in_language

    return in_language(text, SPOKEN.language)


def sentence_in(told: Message, language: str) -> str:
    """Put a message into words of a language, whatever the terminal speaks; else into English ones."""
    return sentence(told, _spoken_in(language if language in KNOWN else ENGLISH))


@cache
def _spoken_in(language: str) -> Spoken:
    spoken = Spoken()
    spoken.speak(language)
    return spoken


@cache
def has_words(english: str) -> bool:
    """Whether there is something to translate in a sentence, beside its facts."""
    return bool(re.sub(r"\{[a-z_]*(:[a-z]+(\|\d+)?)?\}", "", english).strip())


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
