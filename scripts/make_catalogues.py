"""Bring the catalogues of all languages up to date with the English in the program, and compile them.

What is new is added without a translation, what has changed keeps its old one as `fuzzy` until somebody has
looked at it, and what is gone is taken out. Translators edit `src/iclei_cli/cli/messages/*/iclei.po`.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parent))
os.environ["ICLEI_LANG"] = "en"

import compile_catalogues
from iclei_cli.cli.app import app
from iclei_cli.cli.messages import en
from iclei_cli.cli.messages.catalogue import has_words
from iclei_cli.cli.messages.typer_words import CONTEXT, WORDS
from iclei_cli.cli.show.spoken.help import put_into_words

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """\
# The catalogue of a language; docs/languages.md says how it is worked on.
# msgctxt is the code of a sentence, or which help it stands in."""

SAME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Dates in a catalogue's head would make all changes of it clash."""


class Text(NamedTuple):
    """An English text of the program: in which context it stands, and where it is told."""

    context: str
    english: str
    place: str


def english_texts() -> list[Text]:
    """Every text there is to translate: sentences by their codes, Typer's words, helps; each once."""
    found = [
        *(
            Text(code, sentence, part)
            for part in en.PARTS
            for code, sentence in en.sentences_of(part).items()
            if has_words(sentence)
        ),
        *(Text(CONTEXT, words, "Typer") for words in WORDS),
        *help_texts(),
    ]
    once: dict[tuple[str, str], Text] = {}
    for text in found:
        once.setdefault((text.context, text.english), text)
    return list(once.values())


def help_texts() -> Iterator[Text]:
    """The texts in the help of all commands."""
    found: list[Text] = []

    def note(context: str, english: str) -> str:
        found.append(Text(context, english, "help"))
        return english

    for path, command in _commands(typer.main.get_command(app)):
        put_into_words(command, path, note)
    yield from found


def _commands(
    command: Any,  # noqa: ANN401 - Typer keeps the class of a command private
    path: tuple[str, ...] = (),
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and family, parents first."""
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from _commands(child, (*path, name))


def updated(path: Path) -> bytes:
    """The catalogue as it should be: the English of now, with the translations there are."""
    language = path.parent.name
    with path.open("rb") as file:
        before = read_po(file, locale=language)
    texts = english_texts()
    now = {(text.context, text.english) for text in texts}
    outdated = [
        message
        for message in before
        if message.id and message.string and (message.context, message.id) not in now
    ]
    after = Catalog(
        locale=language, header_comment=HEAD, creation_date=SAME_DAY, revision_date=SAME_DAY, fuzzy=False
    )
    after.last_translator, after.language_team = "the iclei authors", language
    after.project, after.msgid_bugs_address = "iclei", "the issues of the project"
    for context, english, place in texts:
        found = before.get(english, context)
        if found is None or not found.string:
            found = _nearest(english, [old for old in outdated if old.context == context])
        if found is None:
            after.add(english, auto_comments=[place], context=context)
            continue
        is_changed = found.id != english
        flags = {*found.flags, "fuzzy"} if is_changed else found.flags
        previous = found.id if is_changed else found.previous_id
        after.add(
            english, found.string, flags=flags, auto_comments=[place], context=context, previous_id=previous
        )
    written = BytesIO()
    write_po(written, after, width=0, include_previous=True)
    return written.getvalue()


def _nearest(english: str, outdated: list[Message]) -> Message | None:
    """The text of the same context of which this one has probably come."""
    near = get_close_matches(english, [old.id for old in outdated], n=1, cutoff=0.4)
    return next((old for old in outdated if [old.id] == near), None)


def main() -> None:
    """Bring all catalogues up to date, compile them, and say what there is to translate."""
    for language, path in compile_catalogues.catalogues().items():
        path.write_bytes(updated(path))
        with path.open("rb") as file:
            messages = [message for message in read_po(file) if message.id]
        missing = sum(not message.string for message in messages)
        fuzzy = sum(message.fuzzy for message in messages)
        print(f"{language}: {len(messages)} texts, {missing} not translated, {fuzzy} changed since (fuzzy)")
    compile_catalogues.main()


if __name__ == "__main__":
    main()
