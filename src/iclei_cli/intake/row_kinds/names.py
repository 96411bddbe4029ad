"""What stands where a name is expected: a name, or that nobody is named yet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from iclei_cli.intake.row_kinds.roles import is_role, may_be_role
from iclei_cli.intake.values.names.shapes import is_title
from iclei_cli.intake.words.status_words import BARE, STATUSES
from iclei_cli.intake.words.text import is_blank, normal, word_list
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.participant import Status

# On its own it says that nobody is named yet.
_NOBODY = frozenset(
    word_list("""
        미정 | 추후 | 추후통보 | 공석 | 결원 | 미지정 | 미선정 | 미확정 | 미상 | 없음 | 해당없음 | 섭외중
        선정중 | 조율중 | 협의중 | 모집중 | 확인중 | 검토중 | 미제출 | 무명 | 이름없음 | 이름미정
        공란 | 빈칸 | 공백 | 미기재 | 익명 | blank | empty | anonymous
        tbd | tba | tbc | tbn | none | null | nil | unknown | vacant | vacancy | open | pending
        unassigned | unnamed | not applicable | not known | not yet known | not decided | undecided | no name
        to be announced | to be confirmed | to be determined | to be decided | to be named | to be nominated
        info requested | information requested
        to be advised | to be appointed | name to follow | to follow | no name yet | not yet named
        空 | 空白 | 空欄 | 未記入 | 匿名
        未定 | 調整中 | 検討中 | 選定中 | 確認中 | 未決定 | 欠員 | 空席 | なし | 後日連絡 | 追って連絡
        待定 | 待确认 | 待確認 | 待通知 | 待补 | 空缺 | 暂无 | 暫無 | 未确定 | 未確定 | 无 | 無
    """)
)
# Words of which such a remark is made: `담당자 지정 예정`. One of them alone may be a name.
_PARTS = (
    "미정|추후|공석|미지정|지정|선정|섭외|확정|결정|통보|통지|제출|안내|연락|기재|입력|확인|협의|조율|예정|별도|명단|성명|이름|담당자?|"
    "참석자?|참가자?|대리인?|실무자|직원|대표자?|인원|발표자|토론자|해당자|부서장|시장|군수|의원|위원|교수|사무관|과장|팀장|국장|주무관|후|중|시|및|또는|1인|1명"
)
_REMARK = re.compile(rf"(?:{_PARTS})+")
_LATER = re.compile(r"미정|추후|공석|미지정|예정|통보|중$|별도")
_TO_COME = (
    r"(?:tb[acdn]|vacant|to be (?:announced|confirmed|determined|decided|named|nominated|advised|appointed))"
)
_ENGLISH_LATER = re.compile(rf"^{_TO_COME}\b|\b{_TO_COME}\W*$", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(r"[Nn]\s*[/.]\s*[Aa]\.?|NA")
_EAST_ASIAN_LATER = re.compile(r"\w{0,8}(?:未定|調整中|待定|空缺|待确认|待通知)")
_NUMBERED = re.compile(
    r"(?:참석자|참가자|참여자|대표자?|직원|담당자|공무원|위원|회원|청년|시민|내빈|동반자|수행원|인원|학생|"
    r"attendee|participant|guest|delegate|person|people|member|staff|seat|name|registrant|student|"
    r"参加者|出席者|職員|担当者|参会者|参会人|代表|嘉宾)(?:no|number|제)?(?P<mark>\d{1,3}|[a-z])"
)
_LETTER_APART = re.compile(r"[\s가-힣(-][A-Za-z]\W*$")
_COUNT = re.compile(
    r"(?:외|약|총|추가|및|등|other|another|and|plus|additional)?(\d{1,3})(?:명|인|분|석|자리|名|人|位|個席|"
    r"people|persons?|pax|seats?|attendees?|participants?|delegates?|guests?|places?|more|others?)"
    r"(?:추가|예정|참석|참가|more|others?|additional)?(?:예정)?"
)
_MASK = "○◯〇●◎□△☆★*＊_?？xX×oO0ＯＸ"
_MASKED = re.compile(rf"(?:[가-힣一-鿿]\s*)?(?:[{re.escape(_MASK)}]\s*){{2,}}")
_CROSSES = re.compile(r"[xX*]{3,}")
_ROUND = re.compile(r"[○◯〇●◎□△☆★*＊_?？]")

# Every text of letters alone that names nobody has one of these.
_SIGN_OF_NOBODY = re.compile(
    r"미정|추후|예정|통보|공석|결원|미지정|미선정|미확정|미상|없음|무명|미제출|별도|공란|빈칸|공백|미기재|익명|중$|[명인분석리]$|\s[A-Za-z]$|"
    r"[가-힣][A-Za-z]|[未調検選確欠空匿後追待暂暫无無な]|(?i:t\.?b\.?[acdn]|to be|follow|vacan|open|pending|"
    r"named|assigned|no name|none|null|nil|known|applicable|decided|blank|empty|anonym|yet|requested|"
    r"^na$|oo|xx)"
)
_SPOKEN = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[^\W\d_]+(?:[ '’.\-·・,]+[^\W\d_]+){0,5}\.?")
_MOST_SYLLABLES = 5
_LONGEST_NAME = 45
_KOREAN = re.compile(r"[가-힣 ]+")
_REMARK_WORDS = re.compile(
    r"\b(?:by|on|the|for|is|are|at|in|with)\b|\b(?i:page|total|note|please|prepared|printed|updated|signature)\b"
)
_SENTENCE = re.compile(
    r"(?:니다|시오|세요|바람|가능|불가|포함|제외|별도|참고|참조|요망|예정|없음|있음|기준|이하|여백|요함|첨부|이상|끝)$"
)


def may_be_unnamed(name: str) -> bool:
    """Tell quickly of a name of letters alone whether it is worth asking how many places it keeps."""
    return _SIGN_OF_NOBODY.search(name) is not None or may_be_role(name)


@lru_cache(maxsize=1 << 14)
def seats_unnamed(text: str) -> int:
    """Return how many places the text of a name keeps for people not named yet; 0 where it may be a name."""
    if is_blank(text):
        return 0
    word = normal(text)
    if count := _COUNT.fullmatch(word):
        return whole_number(count[1])
    is_nobody = (
        word in _NOBODY
        or _is_numbered(text, word)
        or _is_masked(text)
        or _NOT_APPLICABLE.fullmatch(text.strip("() "))
        or _EAST_ASIAN_LATER.fullmatch(word)
        or _ENGLISH_LATER.search(text.strip())
        or is_role(text)
        or _is_title_of_nobody(text)
        or (_REMARK.fullmatch(word) and _LATER.search(word) and len(re.findall(_PARTS, word)) > 1)
    )
    return int(bool(is_nobody))


def _is_title_of_nobody(text: str) -> bool:
    """Tell whether a title stands beside signs or a word for nobody: `가람시장 ○○○`, `과장 (미정)`."""
    words = [word.strip("()[]（）") for word in text.split()]
    titles = [word for word in words if not (_is_masked(word) or normal(word) in _NOBODY)]
    return 0 < len(titles) < len(words) and all(map(is_title, titles))


def _is_numbered(text: str, word: str) -> bool:
    """Tell whether a text is `참석자 1` or `Guest B`, and not `Guests`."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered is None:
        return False
    return numbered["mark"].isdecimal() or _LETTER_APART.search(text) is not None


def status_of_name(text: str) -> Status | None:
    """Return the status that stands where a name should: `불참`; a bare yes or no is none."""
    word = normal(text)
    return STATUSES.get(word) if len(word) > 1 and word not in BARE else None


def is_placeholder(text: str) -> bool:
    """Tell whether a text has nothing but signs for letters: `○○○`."""
    return bool(text) and _SPOKEN.search(text.strip(_MASK + " ")) is None and _is_masked(text)


def _is_masked(text: str) -> bool:
    """Tell whether signs stand for all letters of a name but the first, or of all; `XO` are letters."""
    form = unicodedata.normalize("NFC", text).strip("()[] ")
    if _MASKED.fullmatch(form) is None:
        return False
    if _CROSSES.fullmatch(form):
        return True
    is_of_hangul = re.match(r"[가-힣一-鿿]", form) is not None
    return is_of_hangul or _ROUND.search(form) is not None


def is_like_name(text: str) -> bool:
    """Tell whether a text may be the name of a person, by its letters alone."""
    if len(text) > _LONGEST_NAME or _NAME.fullmatch(text) is None or _REMARK_WORDS.search(text):
        return False
    if len(text) > _MOST_SYLLABLES and _SENTENCE.search(text.rstrip(".")):
        return False
    if _KOREAN.fullmatch(text):
        words = text.split()
        return len(words) > 1 or len(words[0]) <= _MOST_SYLLABLES
    return True
