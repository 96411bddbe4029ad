"""How facts are put into words: the small language behind the colon of a placeholder.

What differs from language to language is in the language's `grammar`.

`{name}` is the fact itself: a text, a number, a sentence of its own if it is a message, nothing if it is
None, and of a list its items with commas between them. Behind a colon stands what else is made of it:

- `{n:count|row|rows}`: `1 row`, `2 rows`; `{n:form|is|are}`: the word alone; of a list, by how many it has
- `{rank:ordinal}`: `1st`, `2nd`
- `{people:list|6}`: `A, B and 4 more`: the last after "and", and of more than so many the others counted;
  `{rows:or}`: the last after "or"
- `{names:quoted}`: each item in quotation marks, with commas between them; with `|4`, of more than
  so many the others counted
- `{column:typed|=}`: the items with that sign between them, as one word to be typed into a shell
- `{keys:else|none}`: the fact, or the word where there is none, or an empty list
- `{seconds:number}`: without a fraction of nothing, `10` and `0.5`
- `{lines:lines}`: each item on a line of its own; `{breaches:sentences}`: one after the other;
  `{facts:clauses|6}`: with semicolons between them, and of more than so many the others counted
- `{ways:ways}`: with a semicolon and "or" between them
- `{languages:each|--language}`: the word before each of them, `--language ko --language en`
- `{choices:dots}`: with dots between them; `{change:signed}`: `+2` and `-2`; `{gap:percent}`: `4.2%`
- `{person:capital}`: with a capital letter, at the beginning of a sentence
- `{name:pad|9}`: filled up with spaces to so many columns of the terminal
- `{round:given| in round {round}}`: words that are there only where the fact is: not None, and no empty list
"""

from __future__ import annotations

import re
import shlex
import string
import unicodedata
from typing import TYPE_CHECKING, Any

from iclei_cli.cli.messages.en import grammar
from iclei_cli.system.controls import visible
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from iclei_cli.system.messages import Fact

_SPECIAL_TO_SHELLS = re.compile(r'["$`!\\]')  # even within double quotation marks


class Words(string.Formatter):
    """Formats the sentences of a catalogue; `sentence` puts a message that is a fact into words."""

    def __init__(self, sentence: Callable[[Message], str]) -> None:
        self._sentence = sentence

    def format_field(self, value: Fact, format_spec: str) -> str:
        """Put one fact into words.

        Raises:
            ValueError: there is no such format.
        """
        if not format_spec:
            return self._shown(value)
        name, *arguments = format_spec.split("|")
        if name not in FORMATS:
            message = f"no format of facts: {format_spec!r}"
            raise ValueError(message)
        return FORMATS[name](self._shown, value, arguments)

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Fact:
        """Find the fact of a placeholder; a sentence never asks for a part of one.

        Raises:
            KeyError: the message does not tell it.
        """
        assert isinstance(key, str), "placeholders have names"
        return super().get_value(key, args, kwargs)

    def _shown(self, value: Fact) -> str:
        if value is None:
            return ""
        if isinstance(value, Message):
            return self._sentence(value)
        if isinstance(value, list | tuple):
            return grammar.COMMA.join(map(self._shown, value))
        # A fact is no line of its own: with a line's end in it, it would speak in the program's name.
        return visible(str(value))


def _size(value: Fact) -> Fact:
    return len(value) if isinstance(value, list | tuple) else value


def _form(_: Callable[[Fact], str], number: Fact, forms: Sequence[str]) -> str:
    return grammar.form_for(_size(number), forms)


def _count(shown: Callable[[Fact], str], number: Fact, forms: Sequence[str]) -> str:
    return f"{_size(number)} {_form(shown, number, forms)}"


def _ordinal(_: Callable[[Fact], str], rank: Fact, __: Sequence[str]) -> str:
    return grammar.ordinal(rank)


def _list(shown: Callable[[Fact], str], items: Fact, most: Sequence[str]) -> str:
    return grammar.all_of(_at_most(list(map(shown, items)), most))


def _at_most(words: list[str], most: Sequence[str]) -> list[str]:
    """Return all words, or, of more than so many, the first, with the others counted."""
    if not most or len(words) <= int(most[0]):
        return words
    named = int(most[0]) - 1
    return [*words[:named], grammar.and_more(len(words) - named)]


def _or(shown: Callable[[Fact], str], items: Fact, _: Sequence[str]) -> str:
    return grammar.any_of(list(map(shown, items)))


def _quoted(shown: Callable[[Fact], str], items: Fact, most: Sequence[str]) -> str:
    return grammar.COMMA.join(_at_most([grammar.quoted(shown(item)) for item in items], most))


def _typed(shown: Callable[[Fact], str], items: Fact, signs: Sequence[str]) -> str:
    (sign,) = signs
    # Words are compared without white space: a header of two lines is typed on one.
    lines = (" ".join(item.split()) if isinstance(item, str) else item for item in items)
    word = sign.join(map(shown, lines))
    return shlex.quote(word) if _SPECIAL_TO_SHELLS.search(word) else f'"{word}"'


def _else(shown: Callable[[Fact], str], value: Fact, words: Sequence[str]) -> str:
    (otherwise,) = words
    return shown(value) or otherwise


def _number(_: Callable[[Fact], str], value: Fact, __: Sequence[str]) -> str:
    return f"{value:g}"


def _lines(shown: Callable[[Fact], str], items: Fact, _: Sequence[str]) -> str:
    return "\n".join(map(shown, items))


def _sentences(shown: Callable[[Fact], str], items: Fact, _: Sequence[str]) -> str:
    return " ".join(map(shown, items))


def _clauses(shown: Callable[[Fact], str], items: Fact, most: Sequence[str]) -> str:
    return grammar.SEMICOLON.join(_at_most(list(map(shown, items)), most))


def _ways(shown: Callable[[Fact], str], items: Fact, _: Sequence[str]) -> str:
    return grammar.OR_ELSE.join(map(shown, items))


def _each(shown: Callable[[Fact], str], items: Fact, words: Sequence[str]) -> str:
    (word,) = words
    return " ".join(f"{word} {shown(item)}" for item in items)


def _given(shown: Callable[[Fact], str], value: Fact, words: Sequence[str]) -> str:
    # What stands in the words was put in already, and may well have the sign in it that parts arguments.
    return "|".join(words) if shown(value) else ""


def _option(_: Callable[[Fact], str], field: Fact, __: Sequence[str]) -> str:
    return f"--{field.replace('_', '-')}"


def _dots(shown: Callable[[Fact], str], items: Fact, _: Sequence[str]) -> str:
    return " · ".join(map(shown, items))


def _capital(shown: Callable[[Fact], str], value: Fact, _: Sequence[str]) -> str:
    text = shown(value)
    return text[:1].upper() + text[1:]


def _signed(_: Callable[[Fact], str], value: Fact, __: Sequence[str]) -> str:
    return f"{value:+g}"


def _percent(_: Callable[[Fact], str], value: Fact, __: Sequence[str]) -> str:
    return f"{value:.1%}"


def _pad(shown: Callable[[Fact], str], value: Fact, width: Sequence[str]) -> str:
    text = shown(value)
    wide = sum(unicodedata.east_asian_width(letter) in {"F", "W"} for letter in text)
    return text + " " * (int(width[0]) - len(text) - wide)


FORMATS: dict[str, Callable[[Callable[[Fact], str], Fact, Sequence[str]], str]] = {
    "capital": _capital,
    "clauses": _clauses,
    "count": _count,
    "dots": _dots,
    "each": _each,
    "else": _else,
    "form": _form,
    "given": _given,
    "lines": _lines,
    "list": _list,
    "number": _number,
    "option": _option,
    "or": _or,
    "ordinal": _ordinal,
    "pad": _pad,
    "percent": _percent,
    "quoted": _quoted,
    "sentences": _sentences,
    "signed": _signed,
    "typed": _typed,
    "ways": _ways,
}
"""Each format by its name: a function of how a fact is shown, the fact, and what stands behind the name."""
