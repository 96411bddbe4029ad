"""The marks in a line of notes: `@who`, `#11`, `until 2026-03-31`, `(consent)`; taken out of it once read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.nouns.programme.sdgs import LAST
from iclei_cli.intake.notes.words import CONSENTS, TITLES
from iclei_cli.intake.values.days import DAY, day_of
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

_QUOTED_WHO = re.compile(r"(?<![\w.+-])[@＠][\"“”「『‘']([^\"“”」』’']+)[\"“”」』’']")
_WHO = re.compile(r"(?<![\w.+-])[@＠](?=\w)")
_WORD = re.compile(r"\s*([^\s,;，；、()（）\[\]]+)")
_MOST_WORDS = 4
"""No name that is written without quotation marks has more."""

_TAG = re.compile(r"(?<![\w#&])[#＃]\s?(?:k-?)?(?:sdgs?\s?)?(\d{1,2})(?!\w)", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?<![\w#])(?:k-?)?sdgs?\s?((?:\d{1,2}(?!\d)(?:\s?[,·/&]\s?(?=\d))?)+)(?![\d개個个])", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")

# A sign between two days, "3월 1일~3월 31일", is no mark.
_UNTIL = (
    r"(?<!\w)(?:until|till|by|due(?:\s(?:by|on))?)\s"
    r"|(?<![\d일日号]\s)(?<![\d일日号])[~～〜]\s?"
    r"|(?:기한|마감|期限|截止)\s?[:：]?\s?"
)
_AT_LATEST = r"\s?(?:까지|まで(?:に)?|迄|之前|前)"
_MARKED_DAY = re.compile(rf"(?P<until>(?i:{_UNTIL}))?{DAY}(?P<at_latest>{_AT_LATEST})?")

_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")
_NOTHING_LEFT = re.compile(r"[(（\[]\s*[)）\]]")
_LOOSE = " \t,;，；、·|–—"


class Marks(NamedTuple):
    """What the marks of a line say, and the line without them.

    Attributes:
        text: the line without its marks.
        who: whom it names.
        by: the day by which it is to be done.
        sdgs: the goals it touches, ascending.
        consent: whether whoever is quoted agreed.
    """

    text: str
    who: str | None
    by: str | None
    sdgs: tuple[int, ...]
    consent: bool | None


def read_marks(line: str, kind: NoteKind, after: date, is_known: Callable[[str], bool]) -> Marks:
    """Read the marks of a line of a kind: only an action has a day, and only a quote a consent.

    `after` is the day before which none is meant that has no year, and `is_known` tells whether somebody on
    the list is called so.

    Raises:
        BadValue: it names several people or several days, no such goal, or no such day.
    """
    consent = by = None
    if kind is NoteKind.QUOTE:
        line, consent = _without_consent(line)
    line, who = _without_who(line, is_known)
    line, sdgs = _without_goals(line)
    if kind is NoteKind.ACTION:
        line, by = _without_day(line, after)
    text = " ".join(_NOTHING_LEFT.sub(" ", line).split()).strip(_LOOSE)
    return Marks(text, who, by, sdgs, consent)


def _without_consent(line: str) -> tuple[str, bool | None]:
    found = _IN_BRACKETS.search(line)
    answer = CONSENTS.get(normal(found[1])) if found else None
    if found is None or answer is None:
        return line, None
    return line[: found.start()], answer == "yes"


def _without_day(line: str, after: date) -> tuple[str, str | None]:
    found = [item for item in _MARKED_DAY.finditer(line) if item["until"] or item["at_latest"]]
    if len(found) > 1:
        raise BadValue("line-with-several-days", days=[item[0].strip() for item in found])
    if not found:
        return line, None
    [mark] = found
    return f"{line[: mark.start()]} {line[mark.end() :]}", day_of(mark, after)


def _without_who(line: str, is_known: Callable[[str], bool]) -> tuple[str, str | None]:
    names: list[str] = []
    for pattern in (_QUOTED_WHO, _WHO):
        while found := pattern.search(line):
            name, end = _named(line, found, is_known)
            names.append(name)
            line = f"{line[: found.start()]} {line[end:]}"
    if len(names) > 1:
        raise BadValue("line-names-several", names=names)
    return line, names[0] if names else None


def _named(line: str, found: re.Match[str], is_known: Callable[[str], bool]) -> tuple[str, int]:
    """The name behind a mark, and where it ends: that of somebody on the list, or else one word."""
    if found.re is _QUOTED_WHO:
        return found[1].strip(), found.end()
    candidates = list(_first_words(line, found.end()))
    for name, end in reversed(candidates):
        for title in ("", *TITLES):
            bare = name.removesuffix(title).rstrip()
            if name.endswith(title) and bare and is_known(bare):
                return bare, end
    return candidates[0]


def _first_words(line: str, start: int) -> Iterator[tuple[str, int]]:
    """The first word from there on, the first two and so on, each with where they end."""
    end = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(line, end)
        if word is None:
            return
        end = word.end()
        yield line[start:end].strip().rstrip(".:!?"), end


def _without_goals(line: str) -> tuple[str, tuple[int, ...]]:
    """Tags are taken out; where goals are named in the sentence itself, it stays whole."""
    numbers = {int(tag[1]) for tag in _TAG.finditer(line)}
    line = _TAG.sub(" ", line)
    numbers |= {int(number) for named in _IN_WORDS.finditer(line) for number in _NUMBER.findall(named[1])}
    for number in sorted(numbers):
        if not 1 <= number <= LAST:
            raise BadValue("not-a-goal", text=str(number), most=LAST)
    return line, tuple(sorted(numbers))
