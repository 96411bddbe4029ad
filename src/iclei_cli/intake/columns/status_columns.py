"""Columns that tell whether somebody comes without being called so: flags, ticks at the door, proxies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.status_words import BARE, NO, SPEAKS_OF_COMING, STATUSES, YES
from iclei_cli.intake.words.text import normal, spellings, without_remarks
from iclei_cli.intake.words.value_words import DRAWN_MARKS
from iclei_cli.intake.words.vocabulary import CANCELLATION, DOOR, DOUBTFUL_ATTENDANCE, PROXIES, WAITLIST

if TYPE_CHECKING:
    from collections.abc import Iterable


_LONGEST_WORD = 24
_LONGEST_HEADER = 40  # the forms below take long on texts that are made to be hard for them
_SUBJECT = (
    r"(?:참가자?|참석자?|참여|등록|신청자?|접수|예약|결제|주문|(?:행사|총회|포럼|회의|대회)(?:에는?)?|티켓|최종|is|was|has|been|date|time|if|whether|"
    r"event|order|registration|participation|participant|attendee|booking|ticket|attendance|guest|rsvp|"
    r"申込|申し込み|参加者?|予約|出席|受付|是否已?|已|报名|参会|订单|預約|预订|报名者|チケット)*"
)
_WHEN_WHY = (
    r"(?:여부|유무|일자?|일시|날짜|시간|시각|신청|요청|확인|표시|처리|완료|자|사유|이유|구분|"
    r"at|on|by|date|time|datetime|timestamp|yn|flag|reason|status|"
    r"日|日時|日付|時間|时间|日期|理由|原因|有無|フラグ|済み?|者)*"
)
_CANCELLED = (
    r"(?:취소|불참|철회|환불|참석불가|cancel(?:l?ed|lation)?|void(?:ed)?|무효|withdrawn|withdrawal|refunded|"
    r"キャンセル|欠席|不参加|辞退|取消|退款|退票|退出)"
)
_WAITING = (
    r"(?:대기|대기자|대기명단|예비|예비자|(?:on)?(?:the)?wait(?:ing)?list(?:ed)?|"
    r"キャンセル待ち|補欠|候补|候補名单|候补名单)"
)
_POSITION = r"(?:번호|순번|순위|position|number|no|rank|番号|順位|序号|顺序)*"
_ASKED = (
    r"(?:(?:하|합|할(?!수)|되|예정)[가-힣]{0,12}(?:까|요)|(?:し|され|です|でしょう)[ぁ-ん]{0,8}か|吗|嗎)?"
)
_AT_THE_DOOR = (
    r"(?:출석|출결|체크인|입장|현장참석|현장출석|현장확인|checkedin|checkin|attended|didattend|showedup|arrived|"
    r"签到|到场|到會|チェックイン|来場|入場|出席確認)(?:체크|확인|여부|상태|현황|시간|일시|status|at|time|date|"
    r"状态|时间|情况|日時|状況)*"
)
_IN_PLACE = (
    r"(?:참가|참석)?(?:대리|대참|代理|proxy|委托)(?:참석|참가|출석|出席|参加|参会|attendance|attendee)?"
    r"(?:자|인|者|人)?(?:여부|명|성명|이름|氏名|姓名|名|name)?"
)
_FLAGS = {
    WAITLIST: re.compile(f"{_SUBJECT}{_WAITING}{_POSITION}{_WHEN_WHY}"),
    CANCELLATION: re.compile(f"{_SUBJECT}{_CANCELLED}{_WHEN_WHY}{_ASKED}"),
    DOOR: re.compile(_AT_THE_DOOR),
    PROXIES: re.compile(_IN_PLACE),
}
_STATUS = re.compile(
    r"(?:participant|participation|booking|ticket|rsvp|order|payment|registration|registrant|reservation|"
    r"application|attendee|guest|approval|invite|invitation|event|response|confirmation|enrollment|admission|"
    r"purchase|invoice|transaction|signup|member|delegate|current|final|"
    r"참가자?|참석자?|예약|결제|입금|신청자?|접수|등록|승인|선정|확정|처리|회신|응답|주문|참여|납부|심사|최종|"
    r"受付|申込|申し込み|予約|支払い?|入金|決済|参加者?|出席|出欠|登録|承認|審査|回答|注文|"
    r"报名|参会|付款|支付|缴费|审核|订单|参加|预订|预约|登记|确认|到会|與會)+"
    r"(?:status|state|result|outcome|상태|여부|현황|결과|ステータス|状況|状態|結果|可否|有無|状态|狀態|情况|结果)"
)


def flag_of(header: str) -> str | None:
    """Return what a column flags by its header: a cancellation, a waiting list, the door, a proxy."""
    word = normal(header)
    if len(word) > _LONGEST_HEADER:
        return None
    return next((field for field, form in _FLAGS.items() if form.fullmatch(word)), None)


def asks_who_stays_away(header: str, cells: Iterable[str]) -> bool:
    """Tell whether a yes below a header, and there is one or a no, means that somebody does not come."""
    is_of_staying_away = flag_of(without_remarks(header)) == CANCELLATION
    return is_of_staying_away and any(bare_answer(cell) is not None for cell in cells)


def could_be_status(header: str) -> bool:
    """Tell whether a header speaks of the state of something by which people come: a booking, a payment."""
    word = normal(header)
    return len(word) <= _LONGEST_HEADER and _STATUS.fullmatch(word) is not None


def speaks_of_coming(values: Iterable[str]) -> bool:
    """Tell whether all values are words for a status, and one of them says what they are about."""
    speaks = False
    for value in values:
        words = spellings(value) if len(value) <= _LONGEST_WORD else ()
        if not any(word in STATUSES for word in words):
            return False
        speaks = speaks or any(word in SPEAKS_OF_COMING for word in words)
    return speaks


def says_who_comes(values: Iterable[str]) -> bool:
    """Tell whether all values are words for a status, some of them for those who may not come."""
    said = set()
    for value in values:
        word = next((word for word in spellings(value[:_LONGEST_WORD]) if word in STATUSES), None)
        if word is None and not says_nothing(value):
            return False
        said.add(STATUSES[word] if word and word not in BARE else None)
    return len(said - {None}) > 1


def is_tick(title: str, values: Iterable[str]) -> bool:
    """Tell whether a column of attendance is ticked at the door: so far, it says that nobody came."""
    if normal(title) not in DOUBTFUL_ATTENDANCE:
        return False
    answers = [bare_answer(value) for value in values]
    return bool(answers) and not any(answer is not False for answer in answers)


def bare_answer(text: str) -> bool | None:
    """Return a yes or no that says nothing else; None for any other text."""
    word = normal(text.translate(DRAWN_MARKS))
    return True if word in YES else False if word in NO else None


def first_no(values: Iterable[str]) -> str | None:
    """Return the first no of a column that has yes and no alone."""
    answers = {value: bare_answer(value) for value in values if not says_nothing(value)}
    is_asked = bool(answers) and None not in answers.values()
    return next((value for value, answer in answers.items() if answer is False), None) if is_asked else None


def first_of_coming(cells: Iterable[str]) -> str | None:
    """Return the first cell, in order of letters, that says that somebody does not come, or waits."""
    short = (cell for cell in set(cells) if 1 < len(cell) <= _LONGEST_WORD)
    said = (cell for cell in short if not SPEAKS_OF_COMING.isdisjoint(spellings(cell)))
    return min(said, default=None)
