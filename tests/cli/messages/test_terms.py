"""One word for one thing in every language, and what is to be typed as the help of that language shows it.

docs/languages.md has the words; here is what would go wrong again: others that a translator may think of.
"""

from __future__ import annotations

import re

import pytest

from catalogues import PATHS, Entry, entries
from iclei_cli.cli.messages.ko.grammar import with_particle

OTHER_WORDS: dict[str, dict[str, str]] = {
    "ko": {
        r"\bactions?\b": "할 일|조치 사항|액션",
        r"\bquotes?\b(?!s)": "인용",
        r"\brounds?\b": "차수|회차|[}]차",
        r"\brooms?\b": "회의실|방(?![식법지향문])",
        r"\bmoderators?\b": "진행(?!자는|할)|모더레이터",
        r"\bfacilitators?\b": "사회자|퍼실리테이터",
        r"\bspeakers?\b": "발언자|강연자|스피커",
        r"\bguests?\b": "손님|내빈|게스트",
        r"\bno-shows?\b": "노쇼|불참|오지 않아 제외",
        r"\bwalk-ins?\b": "현장 참가|당일",
        r"checked in|check-?in": "체크인",
        r"\bledger\b": "원장|출석부",
        r"\bdesks?\b": "접수처|데스크",
        r"\bplan\b": "배치표|좌석표|계획(?!서)",
        r"\b(groups?|tables?)\b": "그룹|모둠",
        r"\bcit(y|ies)\b": "도시",
        r"\brepeatable\b": "반복",
        r"Nothing was changed": "변경된 것은|변경한 것은|변경되지",
    },
    "ja": {
        r"\bactions?\b": "行動|アクション",
        r"\bquotes?\b(?!s)": "引用(?!符)",
        r"\brounds?\b": "第[{]",
        r"\brooms?\b": "部屋|会議室",
        r"\bchairs?\b": "議長",
        r"\borganisers?\b|Who organises": "主催|開催",
        r"Who hosts it": "開催",
        r"\bno-shows?\b": "欠席|未来場|ノーショー",
        r"\bledger\b": "台帳",
        r"\bsectors?\b": "部門",
        r"\bcit(y|ies)\b": "都市|市区町村",
        r"\btitles?\b": "タイトル",
        r"\bdiscuss": "議論|討議",
        r"\brepeatable\b": "複数指定",
    },
    "zh": {
        r"\bquotes?\b(?!s)": "引语|引述",
        r"\brooms?\b": "会议室|房间",
        r"\bparticipants?\b": "参加者|与会者",
        r"\bfacilitators?\b|leads the discussion": "主持",
        r"\bmoderators?\b": "引导",
        r"\borganisers?\b|Who organises": "主办",
        r"Who hosts it": "承办",
        r"\bguests?\b": "来宾",
        r"\bno-shows?\b": "缺席",
        r"\bwalk-ins?\b": "临时参会|现场登记|现场参会",
        r"\bledger\b": "签到簿",
        r"\bcit(y|ies)\b": "城市",
        r"\bkeys?\b(?=.*\b(title|label|name)\b)": "其键",
        r"\brepeatable\b": "可重复(?!使用)",
    },
}
"""Of an English word, what it is not called in a language: the word of something else, or a second one."""

METAVAR = re.compile(r"[A-Z]{3,}")
TYPED = re.compile(r"(?<![\w.])[A-Z]{3,}(?!\w)", re.ASCII)
PAIRS = [
    ("이라는", "라는"),
    ("이라고", "라고"),
    ("으로", "로"),
    ("을", "를"),
    ("은", "는"),
    ("이", "가"),
    ("과", "와"),
]
PARTICLES = "|".join(particle for pair in PAIRS for particle in pair)
BEHIND_A_FACT = re.compile(rf"\}}[’”\"']?(?P<space> ?)(?P<particle>{PARTICLES})(?![가-힣])")
COUNTED = re.compile(r"\{[a-z_]+:(?:count|form)\|([^{}|]*)\}$")


def facts_aside(text: str) -> str:
    """A text without its facts and commands, in which keys stand that nobody translates."""
    return re.sub(r"\{[a-z_]+(:[a-z]+(\|[^{}|]*)?)?\}|--[a-z-]+|iclei [a-z -]+", "", text)


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_a_thing_has_one_word(language: str) -> None:
    """No translation calls a thing by another word than all others do."""
    found = [
        (entry.context, entry.english, wrong[0])
        for entry in entries(language)
        for english, words in OTHER_WORDS[language].items()
        if re.search(english, facts_aside(entry.english), re.IGNORECASE)
        and (wrong := re.search(words, entry.translation)) is not None
    ]
    assert found == [], "See the glossary in docs/languages.md"


def shown_otherwise(language: str) -> set[str]:
    """What stands for a value in English, and is called otherwise in the help of a language."""
    return {
        word
        for entry in entries(language)
        if entry.context == "metavar"
        for word in METAVAR.findall(entry.english)
        if word not in entry.translation
    }


@pytest.mark.parametrize("language", PATHS)
def test_what_is_to_be_typed_is_called_as_in_the_help(language: str) -> None:
    """Where the help says 참가자, no sentence says to type PERSON; and each has a name in the help."""
    english = shown_otherwise(language)
    assert len(english) > 20
    assert [
        (entry.context, left)
        for entry in entries(language)
        if (left := english.intersection(TYPED.findall(entry.translation)))
        # A variable of the system has the name that it has.
        and not left <= set(re.findall(r"\$?EDITOR", entry.english))
    ] == []


def test_what_stands_for_a_value_is_not_that_of_another() -> None:
    """Each part of what stands for a value is translated: none is left out, as by a guess of a merge."""
    for language in PATHS:
        for entry in entries(language):
            if entry.context == "metavar":
                signs = [re.findall(r"[|=.…\[\]-]", text) for text in (entry.english, entry.translation)]
                assert signs[0] == signs[1], (language, entry)


def particles_left(entry: Entry) -> list[str]:
    """Where a particle stands behind a fact that may end otherwise than the translator thought."""
    text = re.sub(r"\{\{[^{}]*\}\}", "", entry.translation)
    found = []
    for place in BEHIND_A_FACT.finditer(text):
        counted = COUNTED.search(text[: place.start() + 1])
        # 이 with a space before it is “this”.
        is_this = place["space"] and place["particle"] in {"이", "가"}
        if not is_this and not (counted and fits(counted[1], place["particle"])):
            found.append(text[max(0, place.start() - 20) : place.end()])
    return found


def fits(word: str, particle: str) -> bool:
    """Whether a particle is that of the word before it."""
    pair = next(pair for pair in PAIRS if particle in pair)
    return with_particle(word, *pair) == word + particle


def test_a_particle_follows_what_the_fact_ends_in() -> None:
    """정문을 and 서울을, but 후문을 and 로비를: behind a fact the particle is chosen, never written out."""
    left = [(entry.context, places) for entry in entries("ko") if (places := particles_left(entry))]
    assert left == [], "Write {fact:particle|을|를}"


@pytest.mark.parametrize(
    ("translation", "count"),
    [
        ("{desk}를 열었습니다", 1),
        ("{id} 로 접수하십시오", 1),
        ("‘{words}’라는 세션", 1),
        ("{people:count|명}를 옮겼습니다", 1),
        ("{people:count|명}을 옮겼습니다", 0),
        ("{path:particle|은|는} 이 프로그램이 만든 것", 0),
    ],
)
def test_a_particle_that_is_written_out_is_found(translation: str, count: int) -> None:
    """The test above finds what it is for, and no more."""
    assert len(particles_left(Entry("", "", translation, is_fuzzy=False))) == count
