"""What columns that are kept as they are say of whether somebody comes: flags, the door, remarks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.intake.columns.status_columns import bare_answer
from iclei_cli.intake.rows.proxies import leaves_proxy_open, names_proxy, speaks_of_proxy
from iclei_cli.intake.values.parse import status_word_of
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.status_words import ABSENT, BARE, COMES_FOR_ANOTHER, STATUSES
from iclei_cli.intake.words.text import normal, one_line, without_remarks
from iclei_cli.intake.words.vocabulary import CANCELLATION, DOOR, PROXIES, WAITLIST
from iclei_cli.system.messages import Message, message

_DAY = re.compile(r"\d+(?:년|월|일|시|分|月|日|年|st|nd|rd|th|am|pm)?|오전|오후")
_MANNER = re.compile(
    r"(?:처리|통보|연락|알림|예정|희망|부탁|바랍니다|드립니다|합니다|했음|하심|하겠습니다|함|됨|임)+$"
)
_PLACE = re.compile("(?<=대기|예비)(?:번호|순번)?(?:번째|번|순위)$")
_CANCELS = re.compile(
    r"취소|불참|참석\s*(?:불가|못|안|미정|이?\s*어려|이?\s*힘들)|못\s*(?:가|오|옴|감)|cancel|withdr[ae]w|"
    r"불투명|불확실|미확정|유동적|대기\s*(?:자|번호|순번|명단|신청|\d|번|$)|예비\s*(?:번호|순번|\d|번|$)|"
    r"(?:not|n.t|unable to) (?:be able to )?(?:attend|com)|not sure|unsure|uncertain|tentative|"
    r"(?:may|might) not|wait(?:ing)?[ -]?list|キャンセル|欠席|取消|不参加|不能参|无法参|辞退|請假|请假|"
    r"未定|不确定|不確定|候补|候補",
    re.IGNORECASE,
)


class Heeded(NamedTuple):
    """What a cell says of whether somebody comes, and what the user should know of it."""

    status: Status | None = None
    remark: Message | None = None


_NOTHING = Heeded()


class HeededColumn(dict[str, Heeded]):
    """What the cells of one column say of whether somebody comes; each text is understood once."""

    def __init__(self, field: str, header: str) -> None:
        """Heed a column under `header`; `field` is what it is."""
        super().__init__()
        self.field = field
        self.header = header

    def __missing__(self, text: str) -> Heeded:
        """Understand a text, and keep what it says."""
        self[text] = heeded = _heeded(self.field, self.header, text)
        return heeded


def _heeded(field: str, header: str, text: str) -> Heeded:
    if field == CANCELLATION:
        return _cancellation(header, text)
    if field != "notes" and says_nothing(text):
        return _NOTHING
    if field == WAITLIST:
        return _waiting(text)
    if field == DOOR:
        return _door(header, text)
    return _proxy(header, text) if field == PROXIES else _note(header, text)


def _cancellation(header: str, text: str) -> Heeded:
    answer, word = bare_answer(text), status_word_of(text)
    status = STATUSES[word] if word and word not in BARE else None
    if answer is False or (status and status.is_coming):
        return _NOTHING
    # 미정 is a word for nothing anywhere else; here it says that they may stay away.
    if status and status.may_come:
        return _told(status, header, text)
    if status is None and says_nothing(text):
        return _NOTHING
    if answer or status or _is_day(text):
        return Heeded(Status.CANCELLED)
    line = one_line(text)
    return Heeded(Status.CANCELLED, message("cancelled-by-cell", header=header, text=line))


def _waiting(text: str) -> Heeded:
    answer, word = bare_answer(text), status_word_of(text)
    status = STATUSES[word] if word and word not in BARE else Status.WAITING
    if answer is False or status.is_coming:
        return _NOTHING
    if status is Status.CANCELLED:
        return Heeded(status)
    return Heeded(Status.WAITING, message("no-place-yet", text=one_line(text), status=Status.WAITING.word))


def _door(header: str, text: str) -> Heeded:
    """Who was not ticked at the door may come yet, or came unseen; who is said not to come does not."""
    word = status_word_of(text)
    if bare_answer(text) is False or word in ABSENT or normal(text) in ABSENT:
        return Heeded(None, message("absent-at-the-door", header=header, text=one_line(text)))
    if word and STATUSES[word] is Status.CANCELLED:
        return _told(Status.CANCELLED, header, text)
    return _NOTHING


def _proxy(header: str, text: str) -> Heeded:
    answer = bare_answer(text)
    if answer is False:
        return _NOTHING
    if answer or status_word_of(text) in COMES_FOR_ANOTHER:
        return Heeded(None, message("comes-for-another", text=header))
    return Heeded(None, message("proxy-named", header=header, text=one_line(text)))


def _note(header: str, text: str) -> Heeded:
    """A remark that is a word for a status says it; one that only speaks of it is shown to the user."""
    # Most remarks say nothing of this, and many differ in their numbers alone.
    status, code = _what_a_remark_says(_DAY.sub("", text))
    if status:
        return _told(status, header, text)
    return Heeded(None, message(code, header=header, text=one_line(text))) if code else _NOTHING


@lru_cache(maxsize=1 << 12)
def _what_a_remark_says(text: str) -> tuple[Status | None, str | None]:
    """Return the status that a remark without its days is a word for, or the code of what it speaks of."""
    word = _MANNER.sub("", _DAY.sub("", normal(without_remarks(text))))
    status = STATUSES.get(word) or STATUSES.get(_PLACE.sub("", word))
    if word in COMES_FOR_ANOTHER or speaks_of_proxy(text):
        if leaves_proxy_open(text):
            return None, "proxy-open"
        return None, "proxy-named" if names_proxy(text) else "comes-for-another"
    if status and not status.is_coming and word not in BARE:
        return status, None
    return None, "may-be-cancelled" if _CANCELS.search(text) else None


def _told(status: Status, header: str, text: str) -> Heeded:
    return Heeded(status, message("status-of-cell", header=header, text=one_line(text), status=status.word))


def _is_day(text: str) -> bool:
    """Tell whether a cell holds a day or a time, and nothing else."""
    return any(character.isdigit() for character in text) and not any(
        character.isalpha() and character not in "년월일시분초年月日時時时分秒TZ오전후AMP"
        for character in text
    )
