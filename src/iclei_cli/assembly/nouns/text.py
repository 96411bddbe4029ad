"""A text that is printed, such as a title: as somebody typed it, or in several languages."""

from __future__ import annotations

from typing import TypeAlias

Text: TypeAlias = str | dict[str, str]
"""A text of which nobody said the language, or texts by the codes of their languages, the first given first.

Of one among several of which nobody said the language, the code is `und`, as in ISO 639-2.
"""

UNDETERMINED = "und"


def by_language(text: Text) -> dict[str, str]:
    """The forms of a text by the codes of their languages."""
    return {UNDETERMINED: text} if isinstance(text, str) else dict(text)


def forms_of(text: Text) -> list[str]:
    """Every form of a text, the first given first, each once."""
    return list(dict.fromkeys(by_language(text).values()))


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


def numbered(text: Text, number: int) -> Text:
    """The text with a number behind it in every language: `Energy 2`, `에너지 2`."""
    if isinstance(text, str):
        return f"{text} {number}"
    return {language: f"{words} {number}" for language, words in text.items()}


def _shortest(forms: dict[str, str]) -> Text | None:
    if list(forms) == [UNDETERMINED]:
        return forms[UNDETERMINED]
    return forms or None
