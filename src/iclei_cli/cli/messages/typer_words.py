"""The words of Typer and its Click, which know English alone, put into the language that is spoken."""

from __future__ import annotations

import re
from functools import cache

from iclei_cli.cli.messages.catalogue import SPOKEN, sentence
from iclei_cli.cli.messages.formatting import Words
from iclei_cli.cli.messages.languages import ENGLISH

CONTEXT = "click"
"""In which context they stand in the catalogues."""

WORDS = (
    *("Usage: ", "Arguments", "Options", "Commands", "Example:"),
    *("[OPTIONS]", "COMMAND [ARGS]...", "Show this message and exit."),
    *("required", "default: {value}", "env var: {names}"),
    "Try {command} for help.",
    "Error: {what}",
    "No such option: {name} (Possible options: {names})",
    "No such option: {name}",
    "No such command {name}. Did you mean {names}?",
    "No such command {name}.",
    "Missing command.",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Option {name} requires an argument.",
    "Option {name} does not take a value.",
    "Got unexpected extra argument(s) ({words})",
    "Invalid value for {name}: {reason}",
    "Invalid value: {reason}",
    "{value} is not in the range {span}.",
    "{value} is not a valid int.",
    "{value} is not a valid int range.",
    "{value} is not a valid float.",
    "{value} is not a valid float range.",
    "{value} is not one of {values}.",
)
"""What they say, the narrower first; a placeholder stands for whatever is there, which may be such words."""


def reworded(text: str) -> str:
    """Put into the language that is spoken what Typer says; as it is if it has other words."""
    if SPOKEN.language == ENGLISH:
        return text
    for words, pattern in _patterns().items():
        if found := pattern.fullmatch(text):
            translated = SPOKEN.translated(CONTEXT, words)
            if translated is None:
                return text
            facts = {name: reworded(part) for name, part in found.groupdict().items()}
            return Words(sentence, SPOKEN.grammar).vformat(translated, (), facts)
    return text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words as patterns, each of which finds what stands at its placeholders."""
    return {
        words: re.compile(re.sub(r"\\\{([a-z]+)\\\}", r"(?P<\1>.+)", re.escape(words)), re.DOTALL)
        for words in WORDS
    }
