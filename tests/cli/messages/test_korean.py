"""Korean particles follow the final sound of what they stand behind, whatever script that is in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.messages.formatting import Words
from iclei_cli.cli.messages.ko import grammar
from iclei_cli.cli.messages.ko.grammar import with_particle

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
PAIRS = [
    ("을", "를"),
    ("이", "가"),
    ("은", "는"),
    ("과", "와"),
    ("으로", "로"),
    ("이라", "라"),
    ("이나", "나"),
]
UNITS = ["", "만", "억", "조"]


def expected(syllable: str, pair: tuple[str, str]) -> str:
    """The particle behind a syllable, by its letters as Unicode takes them apart."""
    letters = unicodedata.normalize("NFD", syllable)
    is_long = len(letters) == 3 and not (letters[2] == "\u11af" and pair[0].startswith("으"))
    return pair[0] if is_long else pair[1]


def spoken(number: int) -> str:
    """A number as it is read: 1024 is 천이십사."""
    if number == 0:
        return "영"
    groups = []
    for unit in UNITS:
        number, group = divmod(number, 10_000)
        digits = [
            ("" if digit == "1" and power else "일이삼사오육칠팔구"[int(digit) - 1])
            + ["", "십", "백", "천"][power]
            for power, digit in zip(range(3, -1, -1), f"{group:04d}", strict=True)
            if digit != "0"
        ]
        if digits:
            groups.append("".join(digits) + unit)
    return "".join(reversed(groups))


@given(SYLLABLES, st.sampled_from(PAIRS))
def test_behind_hangul(syllable: str, pair: tuple[str, str]) -> None:
    """The letters of the last syllable decide; ㄹ counts as none before 으로."""
    assert with_particle(syllable, *pair) == syllable + expected(syllable, pair)


@given(st.integers(0, 10**16 - 1) | st.integers(0, 120), st.sampled_from(PAIRS), st.booleans())
def test_behind_numbers(number: int, pair: tuple[str, str], with_commas: bool) -> None:
    """A number is followed by what its reading is followed by."""
    text = f"{number:,}" if with_commas else str(number)
    assert with_particle(text, *pair) == text + expected(spoken(number)[-1], pair)


@given(
    SYLLABLES,
    st.sampled_from(["”", "’", '"', "」", "》", " (17번)", "(UN)", "” (no. 3)", "…"]),
    st.sampled_from(PAIRS),
)
def test_behind_what_is_not_read(syllable: str, closing: str, pair: tuple[str, str]) -> None:
    """Closing quotation marks and what is added in brackets are passed over."""
    assert with_particle(syllable + closing, *pair) == syllable + closing + expected(syllable, pair)


@given(st.text(), st.sampled_from(PAIRS))
def test_behind_anything(text: str, pair: tuple[str, str]) -> None:
    """Whatever a name is made of, it is followed by one particle, or by both in brackets."""
    after = with_particle(text, *pair).removeprefix(text)
    both = f"({pair[0][0]}){pair[1]}" if pair[0][1:] == pair[1] else f"{pair[0]}({pair[1]})"
    assert after in {*pair, both}


@pytest.mark.parametrize(
    ("sentence_", "told"),
    [
        ("{name:particle|을|를}", "UN을"),
        ("{name:quoted:particle|이|가}", "‘UN’이"),
        ("{name:particle|으로|로}", "UN으로"),
        ("{names:list:particle|은|는}", "가, 나, 달은"),
        ("{names:particle|으로|로}", "가, 나, 달로"),
        ("{names:list|2|명:particle|은|는}", "가 외 2명은"),
        ("{names:list|2}행", "가 외 2행"),
        ("{n:count|명}", "3명"),
        ("{n:particle|을|를}", "3을"),
        ("{rank:ordinal}", "2지망"),
    ],
)
def test_in_sentences(sentence_: str, told: str) -> None:
    """A particle follows a fact, or a format."""
    facts = {"name": "UN", "names": ["가", "나", "달"], "n": 3, "rank": 2}
    assert Words(sentence, grammar).vformat(sentence_, (), facts) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        *[("ICLEI", "ICLEI를"), ("HTML", "HTML을"), ("PR", "PR을"), ("IBM", "IBM을"), ("SDGs", "SDGs를")],
        *[("Excel", "Excel을"), ("table", "table을"), ("color", "color를"), ("test", "test를")],
        *[("Suwon", "Suwon을"), ("group", "group을"), ("energy", "energy를"), ("Internet", "Internet을")],
        *[
            ("roster.xlsx", "roster.xlsx를"),
            ("50%", "50%를"),
            ("かな", "かな를"),
            ("漢字", "漢字을(를)"),
            ("", "을(를)"),
        ],
    ],
)
def test_behind_latin_words(word: str, told: str) -> None:
    """Acronyms are read letter by letter, other words as they are heard in Korean."""
    assert with_particle(word, "을", "를") == told


def test_before_ro_an_l_is_no_consonant() -> None:
    """서울로, but 부산으로; and where nobody can tell, (으)로."""
    assert [with_particle(word, "으로", "로") for word in ("서울", "부산", "URL", "7", "漢")] == [
        *("서울로", "부산으로", "URL로", "7로", "漢(으)로")
    ]
