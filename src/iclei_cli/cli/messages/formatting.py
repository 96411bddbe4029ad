"""How facts are put into words: the small language behind the colon of a placeholder.

What differs from language to language is in the language's `grammar`: how many forms of a word it has, and
formats of its own, such as the particles of Korean.

`{name}` is the fact itself: a text (of one in several languages, that of the sentence), a number, a sentence
of its own if it is a message, nothing if it is None, and of a list its items with commas between them. Behind
a colon stands what else is made of it:

- `{n:count|row|rows}`: `1 row`, `2 rows`; `{n:form|is|are}`: the word alone; of a list, by how many it has.
  There are as many forms as the language has: `{n:count|명}`
- `{rank:ordinal}`: `1st`, `2nd`
- `{people:list|6}`: `A, B and 4 more`: the last after "and", and of more than so many the others counted, in
  Korean, Japanese and Chinese in a unit: `{people:list|6|명}` is `A, B 외 4명`
- `{rows:or}`: the last after "or"
- `{names:quoted}`: each item in quotation marks (or the one text), with commas between them; with `|4`,
  of more than so many the others counted
- `{column:typed|=}`: the items with that sign between them, as one word to be typed into a shell
- `{keys:else|none}`: the fact, or the word where there is none, or an empty list
- `{seconds:number}`: without a fraction of nothing, `10` and `0.5`
- `{lines:lines}`: each item on a line of its own; `{breaches:sentences}`: one after the other;
  `{facts:clauses|6}`: with semicolons between them, and of more than so many the others counted
- `{ways:ways}`: with a semicolon and "or" between them
- `{languages:each|--language}`: the word before each of them, `--language ko --language en`
- `{choices:dots}`: with dots between them; `{change:signed}`: `+2` and `-2`; `{gap:percent}`: `4.2%`
- `{field:field}`: a column of a list as it can be typed, `choice 1`, in the language spoken
- `{person:capital}`: with a capital letter, at the beginning of a sentence
- `{date:day}`: `28 February 2019`, of a date `2019-02-28`
- `{name:pad|9}`: filled up with spaces to so many columns of the terminal
- `{round:given| in round {round}}`: words that are there only where the fact is: not None, and no empty list

In Korean a particle may stand for itself, `{name:particle|을|를}`, or behind a format other than `given`:
`{names:list|6:particle|은|는}`.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from iclei_cli.system.cells import filled
from iclei_cli.system.controls import visible
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from iclei_cli.system.messages import Fact

Format: TypeAlias = "Callable[[Words, Fact, Sequence[str]], str]"
"""How a fact becomes words: of the language's words, the fact, and what stands behind the format's name."""

_SPECIAL_TO_SHELLS = r'["$`!\\]'  # even within double quotation marks


class Grammar(Protocol):
    """What the formats of facts need of a language beside its sentences: a module `grammar` in its folder."""

    LANGUAGE: str
    """The code of the language."""

    COMMA: str
    SEMICOLON: str
    OR_ELSE: str

    FORMS: int
    """How many forms of a word there are that go with numbers."""

    FORMATS: dict[str, Format]
    """Formats that only this language has."""

    def ordinal(self, rank: int) -> str:
        """Return what stands for the first, the second and so on."""

    def written_day(self, day: date) -> str:
        """Return a day as it is written on what is printed."""

    def form_for(self, number: float, forms: Sequence[str]) -> str:
        """Return the form of a word that goes with a number."""

    def counted(self, number: float, word: str) -> str:
        """Return so many of what the word says, which is in its right form."""

    def all_of(self, words: Sequence[str]) -> str:
        """Return `A, B and C`."""

    def any_of(self, words: Sequence[str]) -> str:
        """Return `A, B or C`."""

    def with_more(self, named: str, count: int, unit: str) -> str:
        """Return what is named with so many more, counted in units of what they are."""

    def quoted(self, words: str) -> str:
        """Return words in quotation marks."""


class Words(string.Formatter):
    """Formats the sentences of a catalogue; `sentence` puts a message that is a fact into words."""

    def __init__(self, sentence: Callable[[Message], str], grammar: Grammar) -> None:
        self._sentence = sentence
        self.grammar = grammar

    def format_field(self, value: Fact, format_spec: str) -> str:
        """Put one fact into words.

        Raises:
            ValueError: there is no such format.
        """
        if not format_spec:
            return self.shown(value)
        name, *arguments = format_spec.split("|")
        if name in FORMATS and ":" not in format_spec:
            return FORMATS[name](self, value, arguments)
        return self._formatted(name, value, format_spec)

    def _formatted(self, name: str, value: Fact, format_spec: str) -> str:
        """Put a fact into words by a format that may be the language's own, or follow another one."""
        # What `given` says was put in already, with whatever signs are in it.
        first, _, last = ("", "", format_spec) if name == "given" else format_spec.rpartition(":")
        name, *arguments = last.split("|")
        if first and name in self.grammar.FORMATS:
            return self.grammar.FORMATS[name](self, self.format_field(value, first), arguments)
        name, *arguments = format_spec.split("|")
        form = FORMATS.get(name) or self.grammar.FORMATS.get(name)
        if form is None:
            message = f"no format of facts: {format_spec!r}"
            raise ValueError(message)
        return form(self, value, arguments)

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Fact:
        """Find the fact of a placeholder; a sentence never asks for a part of one.

        Raises:
            KeyError: the message does not tell it.
        """
        assert isinstance(key, str), "placeholders have names"
        return super().get_value(key, args, kwargs)

    def shown(self, value: Fact) -> str:
        """Put a fact into words that has no format: a text, a number, a message, or several of these."""
        if value is None:
            return ""
        if isinstance(value, Message):
            return self._sentence(value)
        if isinstance(value, list | tuple):
            return self.grammar.COMMA.join(map(self.shown, value))
        if isinstance(value, dict):
            from iclei_cli.assembly.nouns.text import in_language

            value = in_language(value, self.grammar.LANGUAGE)
        # A fact is no line of its own: with a line's end in it, it would speak in the program's name.
        return visible(str(value))


def _size(value: Fact) -> Fact:
    return len(value) if isinstance(value, list | tuple) else value


def _form(words: Words, number: Fact, forms: Sequence[str]) -> str:
    return words.grammar.form_for(_size(number), forms)


def _count(words: Words, number: Fact, forms: Sequence[str]) -> str:
    return words.grammar.counted(_size(number), _form(words, number, forms))


def _ordinal(words: Words, rank: Fact, __: Sequence[str]) -> str:
    return words.grammar.ordinal(rank)


def _list(words: Words, items: Fact, most: Sequence[str]) -> str:
    texts = list(map(words.shown, items))
    return _at_most(words, texts, most, words.grammar.COMMA) or words.grammar.all_of(texts)


def _at_most(words: Words, texts: list[str], most: Sequence[str], sign: str) -> str | None:
    """Return the first of more than so many texts, with the others counted; None of fewer."""
    if not most or len(texts) <= int(most[0]):
        return None
    named = int(most[0]) - 1
    unit = "".join(most[1:])
    return words.grammar.with_more(sign.join(texts[:named]), len(texts) - named, unit)


def _or(words: Words, items: Fact, _: Sequence[str]) -> str:
    return words.grammar.any_of(list(map(words.shown, items)))


def _quoted(words: Words, items: Fact, most: Sequence[str]) -> str:
    each = [items] if isinstance(items, str | dict) else items
    texts = [words.grammar.quoted(words.shown(item)) for item in each]
    comma = words.grammar.COMMA
    return _at_most(words, texts, most, comma) or comma.join(texts)


def _typed(words: Words, items: Fact, signs: Sequence[str]) -> str:
    (sign,) = signs
    # Words are compared without white space: a header of two lines is typed on one.
    lines = (" ".join(item.split()) if isinstance(item, str) else item for item in items)
    word = sign.join(map(words.shown, lines))
    if not re.search(_SPECIAL_TO_SHELLS, word):
        return f'"{word}"'
    import shlex

    return shlex.quote(word)


def _else(words: Words, value: Fact, texts: Sequence[str]) -> str:
    (otherwise,) = texts
    return words.shown(value) or otherwise


def _number(_: Words, value: Fact, __: Sequence[str]) -> str:
    return f"{value:g}"


def _lines(words: Words, items: Fact, _: Sequence[str]) -> str:
    return "\n".join(map(words.shown, items))


def _sentences(words: Words, items: Fact, _: Sequence[str]) -> str:
    return " ".join(map(words.shown, items))


def _clauses(words: Words, items: Fact, most: Sequence[str]) -> str:
    texts, semicolon = list(map(words.shown, items)), words.grammar.SEMICOLON
    return _at_most(words, texts, most, semicolon) or semicolon.join(texts)


def _ways(words: Words, items: Fact, _: Sequence[str]) -> str:
    return words.grammar.OR_ELSE.join(map(words.shown, items))


def _each(words: Words, items: Fact, texts: Sequence[str]) -> str:
    (word,) = texts
    return " ".join(f"{word} {words.shown(item)}" for item in items)


def _given(words: Words, value: Fact, texts: Sequence[str]) -> str:
    # What stands in the words was put in already, and may well have the sign in it that parts arguments.
    return "|".join(texts) if words.shown(value) else ""


def _option(_: Words, field: Fact, __: Sequence[str]) -> str:
    return f"--{field.replace('_', '-')}"


def _field(words: Words, key: Fact, _: Sequence[str]) -> str:
    """What a field is called, of which the fact is the key; a key that has no other words, as it is."""
    name, _, rank = str(key).partition(" ")
    try:
        return words.shown(Message(f"field-called-{name.replace('_', '-')}", {"rank": rank} if rank else {}))
    except KeyError:
        return words.shown(key)


def _dots(words: Words, items: Fact, _: Sequence[str]) -> str:
    return " · ".join(map(words.shown, items))


def _capital(words: Words, value: Fact, _: Sequence[str]) -> str:
    text = words.shown(value)
    return text[:1].upper() + text[1:]


def _day(words: Words, value: Fact, _: Sequence[str]) -> str:
    from datetime import date

    try:
        return words.grammar.written_day(date.fromisoformat(value))
    except ValueError:
        # Somebody may have kept another word for it.
        return words.shown(value)


def _signed(_: Words, value: Fact, __: Sequence[str]) -> str:
    return f"{value:+g}"


def _percent(_: Words, value: Fact, __: Sequence[str]) -> str:
    return f"{value:.1%}"


def _pad(words: Words, value: Fact, width: Sequence[str]) -> str:
    return filled(words.shown(value), int(width[0]))


FORMATS: dict[str, Format] = {
    "capital": _capital,
    "clauses": _clauses,
    "count": _count,
    "day": _day,
    "dots": _dots,
    "each": _each,
    "else": _else,
    "field": _field,
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
"""Each format by its name."""
