"""People found by a few words: in any script, by initials, by digits; the likeliest first."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.people.search.index import PeopleIndex

CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
# The Revised Romanisation, letter by letter (Ministry of Culture, notification 2000-8).
REVISED = [
    part.split()
    for part in (
        "g kk n d tt r m b pp s ss - j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "- k k k n n n t l k m l l l p l m p p t t ng t t k t p -",
    )
]

syllables = st.integers(0xAC00, 0xD7A3).map(chr)
names = st.text(syllables, min_size=2, max_size=4)


def ids(people: list[Participant], words: str) -> list[int]:
    """The numbers of those who are found, in order."""
    return [found.person.id for found in PeopleIndex(people).find(words)]


def letters(syllable: str) -> tuple[int, int, int]:
    """The places of a syllable's letters."""
    code = ord(syllable) - 0xAC00
    return code // 588, code % 588 // 28, code % 28


def revised(name: str) -> str:
    """A name in the Revised Romanisation, syllable by syllable."""
    return "".join(
        part[place]
        for syllable in name
        for part, place in zip(REVISED, letters(syllable), strict=True)
        if part[place] != "-"
    )


def listed(*of_names: str) -> list[Participant]:
    """People of these names, numbered from 1."""
    return [Participant(id=number, name=name) for number, name in enumerate(of_names, start=1)]


@given(names, st.data())
def test_a_name_is_found_by_any_part_of_it(name: str, data: st.DataObject) -> None:
    """Whole or in part, composed or decomposed, as initials, or with initials in place of some syllables."""
    people = [*listed(name), Participant(id=9, name="Nobody Else")]
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    firsts = [CONSONANTS[letters(syllable)[0]] for syllable in part]
    mixed = "".join(data.draw(st.sampled_from(pair)) for pair in zip(part, firsts, strict=True))
    for words in (part, unicodedata.normalize("NFD", part), "".join(firsts), mixed):
        assert ids(people, words) == [1]


@given(names, st.integers(1))
def test_a_name_in_hangul_is_found_in_latin_letters(name: str, cut: int) -> None:
    """In the Revised Romanisation, in any case, the given name first or last, or not written to its end."""
    people = [*listed(name), Participant(id=9, name="박나")]
    family, given_name = revised(name[0]), revised(name[1:])
    whole = f"{family}{given_name}"
    for words in (
        whole,
        f"{family.upper()} {given_name}",
        f"{given_name}, {family}",
        whole[: cut % len(whole) + 1],
    ):
        assert 1 in ids(people, words)


@given(st.lists(names, min_size=1, max_size=6), st.text(max_size=6), st.text(max_size=3))
def test_a_further_word_finds_nobody_else(people: list[str], words: str, more: str) -> None:
    """Whatever is typed, there is an answer, everybody is in it once, and each word has to fit."""
    of = PeopleIndex(listed(*people))
    few = [found.person.id for found in of.find(f"{words} {more}")]
    assert len(few) == len(set(few))
    if any(map(str.isalpha, words)) and any(map(str.isalpha, more)):
        assert set(few) <= {found.person.id for found in of.find(words)}


@given(st.from_regex(r"\+8210[0-9]{8}", fullmatch=True), st.integers(3, 8))
def test_a_phone_is_found_by_its_last_digits(phone: str, count: int) -> None:
    """Three of them or more, or the whole number as it is dialled and printed."""
    people = [Participant(id=1, name="김", phone=phone), Participant(id=2, name="이")]
    national = f"010-{phone[5:9]}-{phone[9:]}"
    for words in (phone[-count:], national, national.replace("-", " "), national.replace("-", ""), phone):
        assert ids(people, words) == [1]
    assert PeopleIndex(people).find(national)[0].fields == ("phone",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *(
            ("김하늘", "Kim"),
            ("김하늘", "KIM Ha-neul"),
            ("이철수", "Lee Chulsoo"),
            ("박영희", "Younghee Park"),
        ),
        *(("최은경", "choi eun kyung"), ("정우성", "Jung Woosung"), ("노준", "Roh Joon"), ("임꺽정", "Lim")),
        *(
            ("허성무", "Heo Seong-mu"),
            ("염태영", "Yeom Tae-young"),
            ("심현민", "shim hyun-min"),
            ("안중근", "Ahn"),
        ),
        *(
            ("金哲秀", "김철수"),
            ("金哲秀", "ㄱㅊㅅ"),
            ("金哲秀", "Kim Chul-soo"),
            ("김철수", "金哲秀"),
            ("이영희", "李"),
        ),
        *(
            ("ＫＩＭ Ｍｉｎａ", "kim mina"),
            ("O'Brien, Ann", "obrien"),
            ("김 하늘", "김하늘"),
            ("김하늘", "김 하늘"),
        ),
        *(("권상우", "ㄳㅇ"), ("황보 관", "황보관")),
    ],
)
def test_names_are_found_as_people_write_them(name: str, words: str) -> None:
    """In the usual spellings, in Hanja, in letters that a keyboard joined, with and without spaces."""
    assert ids(listed(name), words) == [1]


@pytest.mark.parametrize("words", ["", " ", "-", "이", "Kang", "ㄴ", "99", "金"])
def test_others_are_not_found(words: str) -> None:
    """Nothing typed finds nobody, and neither does what stands nowhere; two digits are no phone."""
    people = [Participant(id=1, name="박하나", phone="+821012345699", organisation="창원시청")]
    assert ids(people, words) == ([1] if words == "ㄴ" else [])


def test_the_likeliest_comes_first() -> None:
    """A whole name before its beginning and its end, a name before an organisation; then by number."""
    people = [
        Participant(id=1, name="최수원", organisation="서울"),
        Participant(id=2, name="박솔", organisation="수원시정연구원"),
        Participant(id=3, name="수원이"),
        Participant(id=4, name="수원"),
        Participant(id=5, name="한별", email="suwon@example.org"),
        Participant(id=6, name="이솔", organisation="푸른 수원"),
    ]
    assert ids(people, "수원") == [4, 3, 1, 2, 6]
    assert ids(people, "suwon") == [4, 3, 1, 5]
    assert ids(people, "푸른수원") == [6]
    assert ids(people, "푸른 수원") == [6]


def test_a_number_is_the_person_before_anything_else() -> None:
    """12 is participant 12, and only then an organisation with 12 in its name."""
    people = [Participant(id=1, name="가", organisation="12번가"), Participant(id=12, name="나")]
    assert ids(people, "12") == [12, 1]
    assert PeopleIndex(people).find("12")[0].fields == ("id",)


def test_each_word_can_be_in_another_field() -> None:
    """A family name and a city; which fields they stand in is told."""
    people = [
        Participant(id=1, name="김하늘", organisation="창원시청"),
        Participant(id=2, name="김바다", organisation="수원시청"),
    ]
    [found] = PeopleIndex(people).find("kim 창원")
    assert (found.person.id, found.fields) == (1, ("name", "organisation"))
    assert ids(people, "ㅊㅇ") == [1]
