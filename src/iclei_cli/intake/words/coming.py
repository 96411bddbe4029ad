"""Headers that ask whether somebody comes, to what, and with how many: `Will you come to Changwon?`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.words.text import normal, without_remarks, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENGLISH = re.compile(
    r"(?:please )?(?:(?:confirm|indicate|state|specify|advise|tell us|let us know|select|choose|say) )?"
    r"(?:(?:if|whether|that|your|will|are|is|do|can|would|shall|could|i|we|you|be|able|to|planning|plan|"
    r"going|intend|intending|expect|expecting|like|wish|want|hope|hoping|also|personally|available) )*"
    r"(?:attend|attending|attendance|participate|participating|participation|take part|taking part|"
    r"come|coming|join|joining|be (?:there|here|present))\b(?P<to>(?: .*)?)"
)
_KOREAN = re.compile(
    r"(?P<to>.*?)(?:에는?|으?로)?(?:"
    r"(?:참석|참가|참여|출석)(?:을|를|이)?(?:여부|의사|의향|의사여부|가능여부|유무|"
    r"(?:하|할|합|가능|되|의사|의향|여부|예정)[가-힣]{0,16}(?:까|요|까요|나요))"
    r"(?:를|을)?(?:알려|선택해?|표시해?|체크해?|기재해?|밝혀)?(?:주세요|주십시오|주시기바랍니다)?"
    r"|(?:와주시|오시|오실|오십|방문하시|방문하실|방문하십)[가-힣]{0,12}(?:까|요))"
)
_JAPANESE = re.compile(
    r"(?P<to>.*?)(?:には?|へは?|への|の)?(?:ご|御|お)?(?:(?:参加|出席|来場|参会)(?:予定|可能|希望)?"
    r"(?:[ぁ-ん予定可能]{2,14}か|の?(?:有無|可否|ご意向|意向))|(?:来(?:ます|られ)|越し)[ぁ-ん]{0,10}か)"
)
_CHINESE = re.compile(
    r"(?:请问|請問)?(?:您|你)?(?P<asks>是否|能否|可否|会否|會否)?(?:能够?|可以|愿意|願意|确认|確認|会|會|计划|計劃|打算)*"
    r"(?:来|來|前往|参加|參加|出席|参会|參會|到会|到會|到场|到場)+(?P<to>.*?)(?:参会|參會|参加|參加|出席)?"
    r"(?P<ends>吗|嗎)?"
)
_THE_EVENT = re.compile(
    r"\b(?:the|in|to|our|this|at|on|for|of|an?|event|assembly|conference|meeting|forum|summit|congress|"
    r"symposium|general|annual|iclei|korean?|person|there|here|us|with|personally)\b|\b20\d\d\b"
)
_THE_EVENT_IN_EAST_ASIA = re.compile(
    r"제\d+[차회]|第\d+[回届屆]|20\d\d년?年?|이번|금번|^본|총회|행사|회의|포럼|대회|컨퍼런스|콘퍼런스|세미나|심포지엄|정기|현장|"
    r"귀하(?:께서)?는|귀하의|본인은|이클레이|iclei|한국|"
    r"今回|^本(?![次届屆])|^当|総会|会議|大会|イベント|行事|フォーラム|セミナー|シンポジウム|カンファレンス|イクレイ|会場|現地|あなたは|の|は|"
    r"本次|此次|这次|這次|本届|本屆|会议|會議|活动|活動|论坛|論壇|年会|年會|总会|總會|的|韩国|韓國|韓国"
)
_BESIDE_THE_EVENT = re.compile(
    r"dinner|lunch|breakfast|reception|party|excursion|tour|trip|banquet|gala|coffee|newsletter|mailing|"
    r"concert|survey|만찬|오찬|조찬|점심|저녁|식사|답사|견학|투어|관광|환영|리셉션|뒤풀이|공연|현장방문|설문|"
    r"懇親|交流会|見学|ツアー|昼食|夕食|朝食|晚宴|午宴|晚餐|午餐|考察|参观|參觀|欢迎|歡迎",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:attend|attending|attendance|participate|participating|coming|join|joining|tak(?:e|ing) part)\b|"
    r"\byou (?:be )?(?:come|there|here|present)\b|"
    r"참석(?!자)|참가(?!자|비)|참여(?!자)|출석|오시|오실|오십|参加(?!者|費|人)|出席(?!者|人)|参会(?!者|人|人员)|參加(?!者|費)|參會|"
    r"来ます|来られ|お越し|来場|来吗|到场|到會",
    re.IGNORECASE,
)
_COMPANIONS = frozenset(
    word_list("""
        guests | number of guests | no of guests | guest count | additional guests | how many guests
        plus ones | companions | number of companions | accompanying persons | number of accompanying persons
        동반인원 | 동반자 수 | 동반 인원수 | 동반자 인원 | 동반자
        동행인원 | 동행자 수 | 동행 인원수 | 추가인원 | 추가 인원수 | 수행인원 | 수행원 수 | 수행 인원수
        同伴者数 | 同行者数 | 随行者数 | 同伴人数 | 随行人数 | 陪同人数 | 随行人员人数
    """)
)
"""Headers of how many come beside the person of the row."""
_PARTIES = frozenset(
    word_list("""
        quantity | qty | tickets | number of tickets | ticket quantity | party size | headcount | pax
        number of attendees | number of participants | number of people | attendees
        인원 | 인원수 | 참석인원 | 참가인원 | 신청인원 | 참석 인원수 | 참가 인원수 | 신청 인원수 | 매수 | 수량
        参加人数 | 人数 | 枚数 | 申込人数 | 参会人数 | 报名人数
    """)
)
"""Headers of how many come, the person of the row among them."""
_COUNT = re.compile(
    r"(\d{1,2})(?:\.0)?\s*(?:명|인|매|장|名|人|枚|位|people|persons?|guests?|pax|tickets?)?", re.IGNORECASE
)
_LONGEST = 80  # the forms above take long on texts that are made to be hard for them


def come_to(header: str) -> str | None:
    """Return to what somebody is asked to come, "" for the event itself; None where that is not asked.

    `Will you attend the assembly?` is about the event; `Will you come to Changwon?` is about Changwon.
    """
    if len(header) > _LONGEST:
        return None
    text = without_remarks(header)
    asked = _ENGLISH.fullmatch(" ".join(re.findall(r"[^\W_]+", text.casefold().replace("'", ""))))
    if asked is not None:
        return " ".join(_THE_EVENT.sub(" ", asked["to"]).split())
    word = normal(text)
    asked = _KOREAN.fullmatch(word) or _JAPANESE.fullmatch(word)
    if asked is None:
        asked = _CHINESE.fullmatch(word)
        if asked is None or not (asked["asks"] or asked["ends"]):
            return None
    return _THE_EVENT_IN_EAST_ASIA.sub("", asked["to"])


def may_ask_who_comes(header: str) -> bool:
    """Tell whether a header speaks of coming at all, and not of a dinner beside the event."""
    speaks = _SPEAKS.search(header) is not None or come_to(header) is not None
    return speaks and _BESIDE_THE_EVENT.search(header) is None


def counts_people(header: str) -> bool:
    """Tell whether a column counts how many come in a row: `참석인원`."""
    return normal(without_remarks(header)) in _PARTIES


def companions_counted(header: str, cells: Iterable[str]) -> int:
    """Return how many people a column counts beside those of its rows (`Guests`, `Quantity`), or 0."""
    word = normal(without_remarks(header))
    if word not in _COMPANIONS and word not in _PARTIES:
        return 0
    counts = [int(found[1]) for cell in cells if (found := _COUNT.fullmatch(cell.strip()))]
    return sum(max(count - (word in _PARTIES), 0) for count in counts)
