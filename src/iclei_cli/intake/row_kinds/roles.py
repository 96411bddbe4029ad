"""Names that are none, but only what somebody is or does: `담당자`, `수행 1`, `Guest of the mayor`."""

from __future__ import annotations

import re

from iclei_cli.intake.words.names import COMMON_FAMILY_NAMES, FAMILY_NAMES, TITLES
from iclei_cli.intake.words.text import normal, word_list

_ROLES = frozenset(
    word_list("""
        담당자 | 담당 공무원 | 담당 직원 | 담당 주무관 | 업무담당자 | 실무자 | 실무 담당자 | 관계자
        관계 공무원 | 책임자 | 참석자 | 참가자 | 참여자 | 신청자 | 대표자 | 발표자 | 토론자 | 사회자
        인솔자 | 부서장 | 기관장 | 단체장 | 수행 | 수행원 | 수행자 | 수행비서 | 수행직원 | 수행인원
        동반자 | 동반인 | 동행자 | 동행인 | 보좌진 | 대리인 | 대리자 | 대리참석자 | 대참자 | 통역 | 통역사
        통역원 | 운전원 | 운전기사 | 운전자 | 비서 | 사무직원 | 내빈 | 귀빈 | 스태프 | 스탭 | 지원인력
        인원 | 일행 | 参加者 | 出席者 | 担当者 | 担当職員 | 随行 | 随行者 | 随行員 | 同行者 | 同伴者
        通訳 | 通訳者 | 秘書 | 職員 | 代理人 | 代理出席者 | 運転手 | 関係者 | 代表者 | 参会者 | 参会人员
        与会代表 | 参会代表 | 随行人员 | 随员 | 陪同人员 | 工作人员 | 司机 | 翻译 | 嘉宾 | 负责人 | 联系人
        직원 | 공무원 | 청년 | 학생 | 회원
    """)
)
_NUMBER = re.compile(r"(?:no|number|제|#)?(?:\d{1,3}|[①-⑳])(?:번|호|명|인|名|人|位)?$")
# Behind a word for an office, `환경과장`; beside a name of two syllables it could be somebody's.
_TITLE_OF_OFFICE = re.compile(rf"[가-힣]{{2,8}}(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})")
_PLUS = re.compile(r"(?:\+|plus\s)\s*(?:1|one)", re.IGNORECASE)
_ENGLISH_ROLE = (
    r"(?:(?:the|an?|one|other|another|additional|second|third|my|our|his|her)\s+)?"
    r"(?:guest|participant|attendee|delegate|representative|rep|companion|assistant|accompanying person|"
    r"staff(?: member)?|driver|interpreter|translator|secretary|spouse|partner|person in charge|colleague|"
    r"official|officer|nominee|substitute|student|speaker|member|deputy)s?"
)
_ENGLISH = re.compile(
    _ENGLISH_ROLE + r"(?:\s+(?:of|from|for|to|no\.?)\s+.*|\s*[#(]?\d{1,3}\)?)?", re.IGNORECASE
)
_FIRST_WORD = re.compile(_ENGLISH_ROLE + r"\b", re.IGNORECASE)
_LONGEST = 60
_SHORTEST_WITH_OFFICE = 4


def is_role(text: str) -> bool:
    """Tell whether a text names nobody, but what somebody is."""
    if len(text) > _LONGEST:
        return False
    word = normal(text)
    bare = _NUMBER.sub("", word)
    return (
        bare in _ROLES
        or _is_title(word)
        or _PLUS.fullmatch(text.strip()) is not None
        or _ENGLISH.fullmatch(text.strip("() ")) is not None
    )


def may_be_role(name: str) -> bool:
    """Tell quickly of a name of letters alone whether it is worth asking."""
    if name.isascii():
        return _FIRST_WORD.match(name) is not None or _PLUS.match(name) is not None
    word = name.replace(" ", "")
    return word in _ROLES or (word[-2:] in TITLES or word in TITLES)


def _is_title(word: str) -> bool:
    """Tell whether a word is a title, of an office or alone: `주무관`, `환경과장`; `이사` could be a name."""
    if word in TITLES:
        return len(word) > 2 or word[0] not in COMMON_FAMILY_NAMES  # noqa: PLR2004 - a family and a given name
    is_long = len(word) >= _SHORTEST_WITH_OFFICE and word[0] not in FAMILY_NAMES
    return is_long and _TITLE_OF_OFFICE.fullmatch(word) is not None
