"""One value at a time: what is understood, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.group import Topic
from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.intake.values.contacts.emails import parse_email
from iclei_cli.intake.values.contacts.phones import parse_phone
from iclei_cli.intake.values.parse import (
    BadValue,
    parse_gender,
    parse_list,
    parse_sector,
    parse_status,
    parse_text,
)
from iclei_cli.intake.values.topics.read import parse_topic
from iclei_cli.intake.words.text import one_line
from wording import told

MOBILES = st.integers(20_000_000, 99_999_999).map(lambda number: f"{number:08}")
TOPICS = {
    "energy": Topic(
        key="energy", titles={"en": "Energy", "ko": "에너지", "ja": "エネルギー"}, aliases=("전력",)
    ),
    "climate-change": Topic(key="climate-change", titles={"en": "Climate Change", "zh": "气候变化"}),
}


@given(
    MOBILES,
    st.sampled_from(
        [
            "010-{a}-{b}",
            "010{a}{b}",
            "010 {a} {b}",
            "010.{a}.{b}",
            "10{a}{b}",
            "8210{a}{b}",
            "82-10-{a}-{b}",
            "+82 10 {a} {b}",
            "+82 (0)10-{a}-{b}",
            "0082-10-{a}-{b}",
            "010–{a}–{b}",
            "010ㅡ{a}ㅡ{b}",
            "(010) {a}-{b}",
            "tel:010-{a}-{b}",
            " 010-{a}-{b}\n",
        ],
    ),
    st.booleans(),
)
def test_every_way_to_write_a_mobile_number_is_one_number(digits: str, form: str, is_wide: bool) -> None:
    """Separators, country code, a lost or doubled 0 and full-width digits make no difference."""
    written = form.format(a=digits[:4], b=digits[4:])
    if is_wide:
        written = written.translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert parse_phone(written) == f"+8210{digits}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("02-2123-4567", "+82221234567"),
        ("055 225 1234", "+82552251234"),
        ("+81 90 1234 5678", "+819012345678"),
    ],
)
def test_other_phones_are_understood(text: str, number: str) -> None:
    """Landlines, and numbers of other countries with their code."""
    assert parse_phone(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "없음",
        "112",
        "010-123",
        "010-123-4567",
        "010-1234-5678 / 02-123-4567",
        "010-CALL-1234",
        "010-1234-56789012",
        "+999 1234567",
    ],
)
def test_what_is_no_phone_is_refused(text: str) -> None:
    """Nothing, too few or many digits, two numbers and letters are no number."""
    with pytest.raises(BadValue) as caught:
        parse_phone(text)
    assert caught.value.message.code == "invalid-phone"
    assert caught.value.message.facts["text"] == one_line(text)


@given(MOBILES)
def test_an_e164_number_is_read_as_itself(digits: str) -> None:
    """What is stored can be typed again."""
    number = f"+8210{digits}"
    assert parse_phone(number) == number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gaon@example.kr", "gaon@example.kr"),
        (" Gaon.Kim@Example.KR\n", "Gaon.Kim@example.kr"),
        ("mailto:gaon@example.kr", "gaon@example.kr"),
        ("ｇａｏｎ@example.kr", "gaon@example.kr"),
    ],
)
def test_an_address_is_cleaned(text: str, address: str) -> None:
    """The domain has no case, spaces and widths are an accident."""
    assert parse_email(text) == address


@pytest.mark.parametrize(
    "text", ["", "gaon", "gaon@", "gaon@example", "a@b.kr, c@d.kr", "김가온 <a@b.kr>", "a b@c.kr"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    """The sentence shows the text, and what an address looks like."""
    with pytest.raises(BadValue) as caught:
        parse_email(text)
    assert caught.value.message.code == "invalid-email"
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("political-leader 정치인 시장 군수 의원 단체장 politician Mayor", Sector.POLITICAL_LEADER),
        ("public-officer 공무원 지자체 PUBLIC_OFFICER 지자체공무원", Sector.PUBLIC_OFFICER),
        ("civil-society 시민사회 시민단체 CSO", Sector.CIVIL_SOCIETY),
        ("ngo NGO NGOs 비영리 비영리단체", Sector.NGO),
        ("research-institute 연구기관 연구원 대학 학계 University", Sector.RESEARCH_INSTITUTE),
        ("other 기타 기업 언론(기자) 6.기타", Sector.OTHER),
    ],
)
def test_sectors_are_known_by_many_words(words: str, sector: Sector) -> None:
    """Korean and English words, the key itself, with a remark or the number of the option."""
    assert {parse_sector(word) for word in words.split()} == {sector}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("registered 참석 확정 예 O ○ ✓ TRUE Confirmed paid", Status.REGISTERED),
        ("cancelled canceled 불참 취소 refunded X × FALSE 아니오", Status.CANCELLED),
    ],
)
def test_statuses_are_known_by_many_words(words: str, status: Status) -> None:
    """Words, yes and no, and the marks people draw."""
    assert {parse_status(word) for word in words.split()} == {status}


def test_genders_are_known_by_many_words() -> None:
    """In Korean and English, long and short."""
    assert {parse_gender(word) for word in ["여", "여성", "F", "Female", "woman"]} == {Gender.FEMALE}
    assert {parse_gender(word) for word in ["남", "남자", "M", "male"]} == {Gender.MALE}


@pytest.mark.parametrize("parse", [parse_sector, parse_gender, parse_status])
def test_an_unknown_word_is_refused_with_what_is_allowed(parse: object) -> None:
    """The sentence lists every value, so that the next try is right."""
    assert callable(parse)
    for text in ("", "외계인", "3"):
        with pytest.raises(BadValue) as caught:
            parse(text)
        assert len(caught.value.message.facts["known"]) > 1
        assert caught.value.message.code.startswith("unknown-")


@pytest.mark.parametrize(
    "text", ["energy", "ENERGY", "에너지", "에 너 지", "エネルギー", "전력", "3) Energy", "Energy (Asan)"]
)
def test_a_topic_is_known_by_all_its_names(text: str) -> None:
    """Key, every title, aliases; however written."""
    assert parse_topic(text, TOPICS) == "energy"


@pytest.mark.parametrize("text", ["", "축구", "Energy, Climate Change", "1"])
def test_an_unknown_topic_is_refused_with_those_known(text: str) -> None:
    """One name means one topic, and the sentence lists the topics."""
    with pytest.raises(BadValue) as caught:
        parse_topic(text, TOPICS)
    assert caught.value.message.facts["known"] == ["energy", "climate-change"]
    assert caught.value.message.code == "unknown-topic"


def test_an_assembly_without_topics_says_so() -> None:
    """The list of what is allowed must not end in nothing."""
    with pytest.raises(BadValue) as caught:
        parse_topic("energy", {})
    assert told(caught.value.message).endswith("known: none, the assembly has no topics.")


@given(st.text())
def test_text_is_trimmed_and_stays_itself(text: str) -> None:
    """Cleaning text twice is cleaning it once, and nothing that is left has edges or is empty."""
    cleaned = parse_text(text)
    assert cleaned is None or (cleaned and cleaned == cleaned.strip() and parse_text(cleaned) == cleaned)


def test_a_list_keeps_order_and_says_nothing_twice() -> None:
    """Every usual separator parts the items."""
    assert parse_list(" 한국어, English;한국어 / 日本語\n") == ("한국어", "English", "日本語")
    assert parse_list(" , ") == ()


@given(st.text(max_size=40))
def test_no_text_breaks_a_parser(text: str) -> None:
    """Whatever is typed is a value or a sentence, never another error."""
    for parse in (parse_email, parse_phone, parse_sector, parse_gender, parse_status):
        with suppress(BadValue):
            parse(text)


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    """Starting a command that only knows the parsers loads no phone tables, sheet reader or distances."""
    heavy = {"phonenumbers", "email_validator", "python_calamine", "openpyxl", "rapidfuzz"}
    code = (
        "import sys, iclei_cli.intake.values, iclei_cli.intake.registrations\n"
        f"print({heavy} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
