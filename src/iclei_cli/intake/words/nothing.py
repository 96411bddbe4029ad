"""The words that people write into a cell to say that they leave it empty, in four languages."""

from __future__ import annotations

import re

from iclei_cli.intake.words.text import normal, word_list

_NOTHING = frozenset(
    word_list("""
        없음 | 없습니다 | 해당없음 | 해당사항없음 | 무응답 | 미응답 | 미정 | 미상 | 모름
        미기재 | 미기입 | 미입력 | 미제출 | 공란 | 빈칸 | 공백 | 익명
        n/a | na | none | null | nil | tbd | tba | unknown | not applicable | no answer | no response
        info requested | information requested
        empty | blank | left blank | no entry | not provided | not available | not stated | not specified
        unspecified | anonymous | undisclosed | not disclosed
        なし | 無し | ナシ | 特になし | 該当なし | 無記入 | 未記入 | 未入力 | 未回答 | 無回答
        未定 | 不明 | 匿名
        空 | 空白 | 空欄 | 无 | 無 | 没有 | 沒有 | 暂无 | 暫無 | 未填 | 未填写 | 未填寫
        未提供 | 不适用 | 不適用 | 不详 | 不詳 | 保密
    """)
)
_NO_PREFERENCE = frozenset(word_list("상관없음 | 무관 | no preference"))
_NO_CONTACT = frozenset(
    word_list("""
        0 | x | o | no | 비공개 | 미공개 | 비밀 | 생략
        추후 | 추후 통보 | 추후 제출 | 추후 안내 | 추후 기재 | 추후 공지 | 확인중 | 확인 필요
        later | to follow | tbc | private | confidential | withheld | not given | unlisted
        非公開 | 後日 | 後日連絡 | 不公开 | 不公開 | 待定
    """)
)

# Of all these forms there are many: `답하고 싶지 않음`, `I'd rather not say`, `回答を控える`, `不愿透露`.
_DECLINED = re.compile(
    r"(?:성별|정보)?(?:을|를)?"
    r"(?:답|답변|응답|회답|대답|공개|선택|기재|기입|입력|작성|표기|표시|말씀?|언급|제공|알려주|알리|밝히|드러내)"
    r"(?:을|를|은)?(?:하|드리)?(?:고싶지|기를?원하지|기를?원치|길원하지|길원치|원하지|원치|지|기)?"
    r"(?:않음|않아요?|않습니다|않겠음|않겠습니다|않았음|않는다|안함|안합니다|싫음|싫어요|싫습니다|없음|"
    r"(?:거부|거절|사양|곤란)(?:함|합니다)?)"
    r"|비(?:응답|답변)"
    r"|(?:i|we)?(?:would|d|ll)?(?:(?:prefer|rather|choose|chose|wish|want|like)(?:to)?not(?:to)?|"
    r"(?:do|does|did|would)?(?:not|nt)(?:wish|want|like|prefer|choose|care)to|(?:decline|refuse|opt(?:ed)?not)d?to|"
    r"(?:donot|dont))"
    r"(?:say|answer|disclose|state|share|specify|respond|reply|tell|reveal|provide|identify|selfidentify)"
    r"(?:it|this|that|mygender|gender)?"
    r"|(?:お|ご)?(?:回答|答え?|申告|公開|公表|開示|選択|記入|入力|明か|言|伝え|知らせ)(?:を)?(?:し|え|い|は)?"
    r"(?:たくない|たくありません|ない|ません|拒否|辞退|差?し?控え(?:る|ます|たい)|なし)(?:です)?"
    r"|(?:我)?(?:不|不想|不愿意?|不願意?|不便|不方便|拒绝|拒絕|暂不|暫不|婉拒)"
    r"(?:透露|回答|说|說|说明|說明|告知|公开|公開|填写|填寫|提供|作答|选择|選擇|表态|答复|答覆|披露)(?:性别|性別)?"
)
_LONGEST = 40


def says_nothing(text: str) -> bool:
    """Tell whether an answer is none: `없음`, `（なし）`, `(空)`, `prefer not to say`, `no preference`."""
    return is_nothing(text) or normal(text) in _NO_PREFERENCE


def is_nothing(text: str) -> bool:
    """Tell whether a text says that its cell is left empty; `무관` is what some people are."""
    word = normal(text)
    return word in _NOTHING or (len(word) <= _LONGEST and _DECLINED.fullmatch(word) is not None)


def is_no_contact(text: str) -> bool:
    """Tell whether a cell of contacts says that there is none."""
    return normal(text) in _NO_CONTACT or says_nothing(text)
