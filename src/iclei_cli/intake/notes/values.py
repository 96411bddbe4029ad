"""What is typed of a note as values: its kind, the goals that it touches, and consent to a quote."""

from __future__ import annotations

import re
import unicodedata

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.nouns.programme.sdgs import LAST
from iclei_cli.intake.notes.words import CONSENTS, KINDS
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.value_words import CONSENT_ANSWERS, DRAWN_MARKS
from iclei_cli.system.messages import message

_BETWEEN = re.compile(r"[\s,;/·、，及和]+|and|및")
_GOAL = re.compile(r"(?:k-?)?(?:sdgs?|goals?|목표|目標|目标)?#?0?(\d{1,2})", re.IGNORECASE)
_WORD_OF_GOAL = re.compile(r"(sdgs?|goals?|목표|目標|目标)\s+(?=\d)", re.IGNORECASE)


def parse_kind(text: str) -> NoteKind:
    """The kind that a word names in Korean, English, Japanese or Chinese.

    Raises:
        BadValue: `unknown-note-kind`.
    """
    found = KINDS.get(normal(text))
    if found is None:
        raise BadValue(
            "unknown-note-kind",
            text=one_line(text),
            known=[message(f"note-kind-{kind}") for kind in NoteKind],
        )
    return NoteKind(found)


def parse_goals(text: str) -> tuple[int, ...]:
    """The goals that a text lists, ascending: `11, 13`, `SDG 11`, `SDGs 11·13`; none of an empty text.

    Raises:
        BadValue: `not-a-goal`: something in it is none.
    """
    written = _WORD_OF_GOAL.sub(r"\1", unicodedata.normalize("NFKC", text))
    found = set()
    for part in filter(None, _BETWEEN.split(written)):
        goal = _GOAL.fullmatch(part)
        if goal is None or not 1 <= int(goal[1]) <= LAST:
            raise BadValue("not-a-goal", text=one_line(part), most=LAST)
        found.add(int(goal[1]))
    return tuple(sorted(found))


def parse_consent(text: str) -> bool:
    """Whether a word says that a quote may be published: a yes or no, a mark such as ○, `동의`, `no consent`.

    Unlike in lists, no sentence is made sense of: nothing is published by a misunderstanding.

    Raises:
        BadValue: `unknown-consent`.
    """
    word = normal(text.translate(DRAWN_MARKS))
    answer = CONSENTS.get(word) or CONSENT_ANSWERS.get(word)
    if answer is None:
        raise BadValue("unknown-consent", text=one_line(text))
    return answer == "yes"
