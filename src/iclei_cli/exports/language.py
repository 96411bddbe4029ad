"""In which language a sheet speaks, or in which two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.text import in_language
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Fact

_BETWEEN = " / "


@dataclass(frozen=True)
class PrintLanguage:
    """The languages of a sheet, whatever the terminal speaks, and who puts codes into their words.

    Nothing is drawn to a sheet but through this, save what people are called and where they come from.

    Attributes:
        codes: one language, or two that stand side by side, the first before the second.
        sentence: puts a message into words in the language of a code.
    """

    codes: tuple[str, ...]
    sentence: Callable[[Message, str], str]

    @property
    def main(self) -> PrintLanguage:
        """The first language alone: for what has room for one only, such as the name of a sheet."""
        return PrintLanguage(self.codes[:1], self.sentence)

    def each(self) -> list[PrintLanguage]:
        """Each of the languages alone."""
        return [PrintLanguage((code,), self.sentence) for code in self.codes]

    def phrase(self, code: str, /, **facts: Fact) -> str:
        """The words of a code and its facts, in both languages on one line: `소속 / Organisation`."""
        return _BETWEEN.join(self.phrases(code, **facts))

    def told(self, message: Message) -> str:
        """The words of a message, as `phrase`."""
        return self.phrase(message.code, **message.facts)

    def phrases(self, code: str, /, **facts: Fact) -> list[str]:
        """The words of a code in each language, each once."""
        told = Message(code, facts)
        return _once(self.sentence(told, language) for language in self.codes)

    def heading(self, code: str, /, **facts: Fact) -> str:
        """The words of a code for the head of a column, the second language on a line of its own."""
        return "\n".join(self.phrases(code, **facts))

    def title(self, text: Text) -> str:
        """What is called so, in both languages on one line: `에너지 / Energy`."""
        return _BETWEEN.join(self.titles(text))

    def in_each(self, told: Callable[[PrintLanguage], str]) -> str:
        """What is told in each language alone, in both on one line."""
        return _BETWEEN.join(_once(map(told, self.each())))

    def together(self, *texts: Text | None) -> str:
        """Texts with commas between them, all in one language before all in the other; None is left out."""
        given = [text for text in texts if text]
        return self.in_each(lambda alone: ", ".join(map(alone.title, given)))

    def titles(self, text: Text) -> list[str]:
        """What is called so in each language, each once; where it has none, as it was first given."""
        return _once(in_language(text, language) for language in self.codes)


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
