"""The words that stand beside names in the cells of lists: family names, titles, honorifics."""

from __future__ import annotations

import re

from iclei_cli.intake.words.text import word_list

# Of nearly all Koreans; the last ones are of two syllables.
FAMILY_NAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범팽승간상시갈단견당"
)
COMMON_FAMILY_NAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방"
)
LONG_FAMILY_NAMES = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")

# A word that ends with one of these is a position: `건설과장`, `부시장`.
TITLES = frozenset(
    word_list("""
        과장 | 팀장 | 국장 | 실장 | 부장 | 차장 | 시장 | 군수 | 구청장 | 도지사 | 지사 | 청장 | 원장 | 소장
        센터장 | 본부장 | 회장 | 이사장 | 위원장 | 의장 | 단장 | 처장 | 계장 | 반장 | 총장 | 학장 | 사장
        관장 | 교장 | 면장 | 동장 | 읍장 | 이장 | 통장 | 사무장 | 지점장 | 지회장 | 주무관 | 사무관 | 서기관
        이사관 | 비서관 | 보좌관 | 정책관 | 담당관 | 장관 | 차관 | 의원 | 위원 | 연구원 | 연구위원 | 사원
        교수 | 이사 | 박사 | 간사 | 변호사 | 활동가 | 대표 | 대리 | 전무 | 상무 | 주임 | 선임 | 책임 | 주사
        서기 | 비서 | 조교 | 강사 | 교사 | 기자 | 감독 | 대사 | 영사 | 총무 | 사무총장 | 사무국장 | 코디네이터
        課長 | 部長 | 係長 | 市長 | 町長 | 村長 | 知事 | 教授 | 議員 | 主任 | 主査 | 室長 | 局長 | 次長 | 所長
        科长 | 处长 | 主任 | 局长 | 市长 | 部长 | 副市长 | 研究员 | 院长 | 科長 | 處長 | 主席
        博士 | 硕士 | 碩士 | 院士 | 副教授 | 讲师 | 講師 | 老师 | 老師 | 工程师 | 工程師 | 经理 | 經理
        总经理 | 董事长 | 会长 | 會長 | 会長 | 理事长 | 理事長 | 秘书长 | 秘書長 | 秘书 | 主管 | 专员 | 專員
        县长 | 縣長 | 区长 | 區長 | 校长 | 校長 | 所长 | 书记 | 律师 | 研究員 | 社長 | 代表 | 事務局長 | 館長
    """)
)
TITLES_IN_LATIN = frozenset(
    word_list("""
        director | manager | mayor | officer | professor | president | chair | secretary | coordinator
        councillor | researcher | governor | minister | phd | md | mba | esq | ceo | cto | cfo | head
    """)
)

# Behind a position: somebody holds it for the time being.
ACTING = frozenset(word_list("직무대리 | 직무대행 | 권한대행 | 직대 | 대행 | 서리 | acting"))

# In brackets beside a name, and no position: why somebody comes.
NO_POSITIONS = frozenset(
    word_list("""
        수행 | 수행원 | 동반 | 동행 | 배석 | 참관 | 발표 | 토론 | 좌장 | 축사 | 환영사 | 기조연설 | 통역
        운전 | 신규 | 변경 | 추가 | 교체 | 남 | 여 | 남성 | 여성 | 본인 | vip
        필참 | 불참 | 참석 | 미정 | 휴직 | 파견 | 겸임
    """)
)

# Behind a name, and no part of it.
HONORIFICS_BEHIND = ("님", "씨", "귀하", "귀중", "様", "さま", "さん", "氏", "殿", "先生", "女士", "小姐")
HONORIFIC_BEFORE = re.compile(r"(?:mr|mrs|ms|miss|mx|sir|madam|herr|frau)\.? +(?=\S)", re.IGNORECASE)
DEGREE_BEFORE = re.compile(r"(?:dr|prof|professor|assoc\. prof|hon|rev)\.? +(?=\S)", re.IGNORECASE)

# In a column of given or family names. Not compared without signs, for somebody's name is Na.
NO_NAME_PART = frozenset(
    (
        "n/a",
        "n.a.",
        "#n/a",
        "none",
        "nil",
        "-",
        "없음",
        "해당없음",
        "해당 없음",
        "なし",
        "無",
        "无",
        "空",
        "空白",
        "공란",
        "not applicable",
    )
)

PROXIES = frozenset(
    word_list(
        "대참 | 대리 | 대리참석 | 대리 참석 | 대리출석 | 대참자 | 대리인 | proxy | 代理 | 代理出席 | 代理人"
    )
)

# Whom a form is from: `박다솜 드림`, `최라온입니다`.
COURTESY_BEFORE = re.compile(r"^\s*(?:저는|제 이름은|나는|안녕하세요[,.!]?)\s+")
COURTESY_BEHIND = re.compile(
    r"(?:\s*(?P<said>입니다|이라고\s*합니다|라고\s*합니다|이에요|예요|です|と申します)|"
    r"\s+(?P<apart>드림|올림|배상|拜上|敬上)|드림|올림)\s*[.!~]*\s*$"
)

# What says of the word beside it that it is a body: an association, a company.
_KIND_OF_BODY = r"(?:[(（]\s*(?:사|주|재|유|학|의|복|社|株|財|一社|公財)\s*[)）]|[㈜㈔㈐])"
BODY = re.compile(
    rf"(?:^|(?<=\s)){_KIND_OF_BODY}\s*[^\s()（）,/·]+(?=\s|$)|"
    rf"(?:^|(?<=\s))[^\s()（）,/·]{{2,}}{_KIND_OF_BODY}(?=\s|$)"
)

# No person, though it may look like a name: an office, a city.
NO_PERSONS = re.compile(
    r"[과팀처시군청]$|[市省局部院委府厅廳課县縣町村司]$|大学$|公司$|"
    r"\b(?:city|hall|county|district|province|institute|university|school|council|office|cent(?:er|re)|ministry|"
    r"government|foundation|network|association|agency|department|division|team|committee|secretariat|korea|"
    r"co|ltd|inc|jr|sr|ph\.?d|iclei|and|of|the|for)\b",
    re.IGNORECASE,
)

# How many come beside the one who is named.
FURTHER_PLACES = re.compile(
    r"[\s(]*(?:외|포함|등)\s*(?P<ko>\d+)\s*(?:명|인|분)?\)?"
    r"|[\s(]*(?:他|ほか|外|等)\s*(?P<ja>\d+)\s*(?:名|人|位|명|인|분)?\)?"
    r"|[\s(]*(?:\+|and|&)\s*(?P<en>\d+)(?:\s*(?:others?|more|guests?|people|persons))?\)?",
    re.IGNORECASE,
)
