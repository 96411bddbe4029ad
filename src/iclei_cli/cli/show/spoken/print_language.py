"""Which language a print speaks: the assembly's, or what is asked for; and which one a file for the office.

Every command that prints takes `--lang` behind its name, with the language of the print or two of them. That
of the terminal stands before the command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.messages.catalogue import SPOKEN, sentence_in
from iclei_cli.cli.messages.languages import KNOWN, known_language
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

PrintLang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGES",
        help="What the print speaks: en, ko, ja or zh, or two of them, as in ko,en. Else the assembly's "
        "language. Before the command, --lang is the terminal's.",
    ),
]
"""The option of every command that prints."""

_MOST = 2


def print_language(assembly: Assembly, asked: str | None) -> PrintLanguage:
    """Return the language that is asked for, else the assembly's.

    Raises:
        UsageError: `language-unknown`, or `print-languages`: more than two are asked for, or one twice.
    """
    return PrintLanguage(assembly.event.languages if asked is None else _parsed(asked), sentence_in)


def personal_language(assembly: Assembly, person: Participant, asked: str | None) -> PrintLanguage:
    """Return the language that is asked for, else the one in which something is written to this person.

    Raises:
        UsageError: as `print_language`.
    """
    from iclei_cli.assembly.people.languages import language_for

    if asked is not None:
        return print_language(assembly, asked)
    return PrintLanguage((language_for(person, assembly, KNOWN),), sentence_in)


def office_language() -> PrintLanguage:
    """Return the language of a file that answers whoever typed the command: the terminal's."""
    return PrintLanguage((SPOKEN.language,), sentence_in)


def all_languages(assembly: Assembly) -> PrintLanguage:
    """Return every language that is spoken, the assembly's first: of what its readers choose one for."""
    own = [code for code in assembly.event.languages if code in KNOWN]
    return PrintLanguage(tuple(dict.fromkeys([*own, *KNOWN])), sentence_in)


def unspoken(language: PrintLanguage) -> list[str]:
    """Return the languages of a print in which only titles can be: the words of its own are English."""
    return [code for code in language.codes if code not in KNOWN]


def _parsed(words: str) -> tuple[str, ...]:
    codes = []
    for word in words.split(","):
        code = known_language(word)
        if code is None:
            raise UsageError("language-unknown", where="--lang", words=word.strip(), known=list(KNOWN))
        codes.append(code)
    if len(set(codes)) < len(codes) or len(codes) > _MOST:
        raise UsageError("print-languages", option="lang", words=words)
    return tuple(codes)
