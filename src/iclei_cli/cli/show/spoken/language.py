"""The language in which all is told that a command tells: as is asked for, or as the system speaks."""

from __future__ import annotations

import os
import sys
from typing import Any

from iclei_cli.cli.messages.catalogue import SPOKEN
from iclei_cli.cli.messages.languages import (
    ENGLISH,
    KNOWN,
    VARIABLE,
    can_be_printed,
    known_language,
    language_of_system,
)
from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message


def speak_as_asked(root: Any, args: list[str]) -> None:
    """Speak the language that is asked for, or the system's; English to scripts, or if need be.

    Raises:
        UsageError: a language is asked for that there is not.
    """
    SPOKEN.speak(ENGLISH)
    asked, where = _asked_language(root, args)
    language = known_language(asked) if asked else language_of_system(os.environ)
    if language is None:
        raise UsageError("language-unknown", where=where, words=asked, known=list(KNOWN))
    if "--json" in args:
        return
    if all(can_be_printed(language, stream.encoding) for stream in (sys.stdout, sys.stderr)):
        SPOKEN.speak(language)
        speak_in_help(root)
    elif asked:
        terminal.note("language-not-printable", language=message(f"language-{language}"))


def speak_in_help(command: Any, *path: str) -> None:
    """Have the command that is typed so give its help in the language that is spoken."""
    if SPOKEN.language != ENGLISH:
        from iclei_cli.cli.show.spoken.help import translate_help

        translate_help(command, path)


def told_in_words(error: Any, shown: str) -> str:
    """Return what Typer shows of a misused command in the language that is spoken."""
    if SPOKEN.language == ENGLISH:
        return shown
    from iclei_cli.cli.show.spoken.help import translate_misuse

    return translate_misuse(error, shown)


def _asked_language(root: Any, args: list[str]) -> tuple[str | None, str]:
    """Return the language that is asked for, and where: before the command, or in the environment."""
    with_value = {name for option in root.params if not option.is_flag for name in option.opts}
    words = iter(args)
    asked = None
    for word in words:
        name, has_value, value = word.partition("=")
        if not word.startswith("-") or word == "--":
            break
        if name in with_value and not has_value:
            value = next(words, "")
        if name == "--lang":
            asked = value
    return (asked, "--lang") if asked else (os.environ.get(VARIABLE), VARIABLE)
