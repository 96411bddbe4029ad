"""Notes written line by line: headings, check boxes, quotation marks and plain lines, each as a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.day.note import MOST_LETTERS, NoteKind
from iclei_cli.intake.notes.draft import Draft
from iclei_cli.intake.notes.marks import read_marks
from iclei_cli.intake.notes.words import KINDS
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from iclei_cli.system.messages import Message

_HEADING = re.compile(r"(?P<signs>#{1,6}\s+)?(?:\d{1,2}[.)]\s*)?(?P<words>[^:：]+?)\s*[:：]?")
_BOX = re.compile(r"(?:[-*•·]\s*)?(?:\[\s*(?P<mark>[xXvV✓✔]?)\s*\]|(?P<drawn>[☐☑✅]))\s*")
_DONE = {"☑", "✅"}
_BULLET = re.compile(r"(?:[-*•·‣◦○●▪▷▶]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"(?P<words>[^:：]{1,30}?)\s*[:：]\s*(?=\S)")
_BLOCK = re.compile(r"[>＞]\s*")
_IS_SPOKEN = re.compile(r"[\"“”「『][^\"“”」』]+[\"“”」』]\s*(?:$|[-–—@＠#＃(（])")
_SPOKEN = re.compile(r"[\"“”「『](?P<text>[^\"“”」』]+)[\"“”」』]\s*(?:[-–—]+\s*(?P<who>.+))?")
_SIGNED = re.compile(r"(?P<text>.+?)\s+[–—]\s*(?P<who>[^–—]{1,40})")

_LONGEST_HEADING = 200


class Line(NamedTuple):
    """What a line was read as: a note, a heading of a kind, a heading that is left out, or nothing sound.

    Attributes:
        number: in the text, from 1.
        written: the line itself.
        draft: the note that it is.
        heading: of what kind the notes below are, where it is a heading of a kind.
        problem: what is wrong with it.
    """

    number: int
    written: str
    draft: Draft | None = None
    heading: NoteKind | None = None
    problem: Message | None = None


def read_lines(text: str, kind: NoteKind, after: date, is_known: Callable[[str], bool]) -> Iterator[Line]:
    """Read a text line by line; empty ones are passed over.

    Args:
        text: what was written.
        kind: what notes are of where neither the line nor a heading above it says so.
        after: the day before which none is meant that has no year.
        is_known: whether somebody on the list is called so.
    """
    below = kind
    for number, raw in enumerate(text.splitlines(), start=1):
        line = one_line(raw)
        if not line:
            continue
        heading = _HEADING.fullmatch(line) if len(line) <= _LONGEST_HEADING else None
        meant = KINDS.get(normal(heading["words"])) if heading else None
        if meant is not None:
            below = NoteKind(meant)
            yield Line(number, line, heading=below)
        elif heading and heading["signs"]:
            # Of what follows it is not known that it belongs under the heading before.
            below = kind
            yield Line(number, line)
        else:
            yield _note(number, line, below, after, is_known)


def _note(number: int, line: str, below: NoteKind, after: date, is_known: Callable[[str], bool]) -> Line:
    if len(line) > MOST_LETTERS:
        return Line(number, line, problem=message("note-too-long", most=MOST_LETTERS))
    kind, done, rest = _kind_of(line, below)
    try:
        marks = read_marks(rest, kind, after, is_known)
        text, who = _said(marks.text, marks.who) if kind is NoteKind.QUOTE else (marks.text, marks.who)
    except BadValue as error:
        return Line(number, line, problem=error.message)
    if not text:
        return Line(number, line, problem=message("line-without-text"))
    draft = Draft(text, kind, who, marks.by, done, marks.sdgs, marks.consent)
    return Line(number, line, draft=draft)


def _kind_of(line: str, below: NoteKind) -> tuple[NoteKind, bool, str]:
    """What a line is of, whether it is done, and the line without what says so."""
    if box := _BOX.match(line):
        return NoteKind.ACTION, bool(box["mark"]) or box["drawn"] in _DONE, line[box.end() :]
    bullet = _BULLET.match(line)
    line = line[bullet.end() :] if bullet else line
    label = _LABEL.match(line)
    meant = KINDS.get(normal(label["words"])) if label else None
    if label and meant:
        return NoteKind(meant), False, line[label.end() :]
    if block := _BLOCK.match(line):
        return NoteKind.QUOTE, False, line[block.end() :]
    return NoteKind.QUOTE if _IS_SPOKEN.match(line) else below, False, line


def _said(text: str, who: str | None) -> tuple[str, str | None]:
    """What was said, without its quotation marks, and by whom: `“…” — 김하늘`.

    Raises:
        BadValue: it names several people.
    """
    found = _SPOKEN.fullmatch(text) or _SIGNED.fullmatch(text)
    if found is None:
        return text, who
    if found["who"] and who:
        raise BadValue("line-names-several", names=[found["who"], who])
    return found["text"].strip(), found["who"] or who
