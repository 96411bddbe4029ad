"""A text that is printed, such as a title: as somebody typed it, or in several languages."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Text: TypeAlias = str | dict[str, str]
"""A text of which nobody said the language, or texts by the codes of their languages, the first given first.

Of one among several of which nobody said the language, the code is `und`, as in ISO 639-2.
"""

UNDETERMINED = "und"


def is_language(code: str) -> bool:
    """Whether a word can be the code of a language, as in ISO 639."""
    return re.fullmatch("[a-z]{2,3}", code) is not None


def by_language(text: Text) -> dict[str, str]:
    """The forms of a text by the codes of their languages."""
    return {UNDETERMINED: text} if isinstance(text, str) else dict(text)


def forms_of(text: Text) -> list[str]:
    """Every form of a text, the first given first, each once."""
    return list(dict.fromkeys(by_language(text).values()))


def is_said(text: Text | None) -> bool:
    """Whether a text has words, in each of its languages."""
    return bool(text) and all(map(str.strip, forms_of(text or "")))


def in_language(text: Text, *languages: str) -> str:
    """The text in the first of these languages that it has; in none of them, as it was first given."""
    if isinstance(text, str):
        return text
    known = (text[language] for language in (*languages, UNDETERMINED) if language in text)
    return next(known, next(iter(text.values())))


def has_language(text: Text, language: str, *, main: str) -> bool:
    """Whether a text is there in a language; what nobody said the language of is in the `main` one."""
    forms = by_language(text)
    return language in forms or (language == main and UNDETERMINED in forms)


def with_words(text: Text | None, words: str | None, language: str | None) -> Text | None:
    """The text with other words in a language, or without that language; None where nothing is left.

    Without a language the words are the whole text: what it was in other languages was said of another one.
    """
    if language is None:
        return words or None
    forms = {} if text is None else by_language(text)
    if words:
        forms[language] = words
    else:
        forms.pop(language, None)
    return _shortest(forms)


def as_said(before: Text | None, words: Text | None) -> Text | None:
    """A text of which somebody said these words: with all its languages if one has them, else these words."""
    if before is None or words is None or isinstance(words, dict):
        return words
    return before if words in forms_of(before) else words


def free_label(title: Text, taken: Iterable[Text]) -> Text:
    """A title that nothing else has in any language: `Energy`, or where that is taken `Energy 2`, then 3."""
    forms = {form for text in taken for form in forms_of(text)}
    candidates = (title if number == 1 else numbered(title, number) for number in count(1))
    return next(text for text in candidates if forms.isdisjoint(forms_of(text)))


def numbered(text: Text, number: int) -> Text:
    """The text with a number behind it in every language: `Energy 2`, `에너지 2`."""
    if isinstance(text, str):
        return f"{text} {number}"
    return {language: f"{words} {number}" for language, words in text.items()}


def is_same_or_numbered(text: Text, title: Text) -> bool:
    """Whether a text is a title, or that with a number behind it."""
    return renumbered(text, title, title) is not None


def renumbered(text: Text, before: Text, after: Text) -> Text | None:
    """What a text is that was a title, perhaps with a number, when the title changes; None if it was not."""
    if text == before:
        return after
    number = re.search(r" (\d{1,4})$", forms_of(text)[0])
    is_numbered = number is not None and text == numbered(before, int(number[1]))
    return numbered(after, int(number[1])) if number and is_numbered else None


def _shortest(forms: dict[str, str]) -> Text | None:
    if list(forms) == [UNDETERMINED]:
        return forms[UNDETERMINED]
    return forms or None
