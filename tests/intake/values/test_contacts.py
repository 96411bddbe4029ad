"""Phones and e-mail addresses as cells hold them: one, several, with remarks, or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.intake.rows.guards import without_guards
from iclei_cli.intake.values.contacts.emails import read_email
from iclei_cli.intake.values.contacts.phones import read_phone
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood

MOBILE, OFFICE = "+821012345678", "+8221234567"


@pytest.mark.parametrize(
    "text",
    [
        "010-1234\n-5678",
        "휴대폰: 010-1234-5678",
        "M.010-1234-5678",
        "HP 010-1234-5678",
        "010-1234-5678.",
        "T) 010-1234-5678",
        "(010)1234-5678",
        "010-1234-5678 / 01012345678",
    ],
)
def test_a_label_or_a_line_break_is_no_matter(text: str) -> None:
    """Where one number stands with nothing that says more, it is read without a word."""
    assert read_phone(text) == MOBILE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("010-1234-5678 / 02-123-4567", MOBILE),
        ("02-123-4567 / 010-1234-5678", MOBILE),
        ("010-1234-5678\n02-123-4567", MOBILE),
        ("02-123-4567(010-1234-5678)", MOBILE),
        ("01012345678 01098765432", MOBILE),
        ("010 1234 5678 010 2345 6789", MOBILE),
        ("휴대폰: 010-1234-5678 사무실: 02-123-4567", MOBILE),
        ("02-123-4567, 비서 010-9876-5432", OFFICE),
        ("02-123-4567 / 02-765-4321", OFFICE),
        ("010-1234-5678 김비서", MOBILE),
        ("010-1234-5678(2)", MOBILE),
        ("010-1234-5678 or 5679", MOBILE),
        ("02-123-4567~8", OFFICE),
        ("02-123-4567 8", OFFICE),
        ("02-123-4567/8", OFFICE),
        ("02-123-4567 (내선 123)", OFFICE),
        ("02-123-4567#12", OFFICE),
        ("문자만 가능 010-1234-5678", MOBILE),
    ],
)
def test_of_several_the_mobile_or_the_first_is_taken_and_the_rest_kept(text: str, number: str) -> None:
    """The number is one that stands there, and that there is more is told."""
    reading = read_phone(text)
    assert isinstance(reading, Understood)
    assert reading.value == number
    assert reading.unclear


@pytest.mark.parametrize(
    "text",
    [
        "O10-1234-5678",
        "010-1234-567",
        "010-12345-678",
        "010-1234-567O",
        "02-123-4567-8",
        "010-1234-56-78",
        "03-1234-5678",
        "06-1234-5678",
        "010-0000-000",
        "2020-03-02",
        "내선 123",
        "문의 요망",
    ],
)
def test_a_slip_is_no_number(text: str) -> None:
    """Nothing is taken where it is not sure which number is meant."""
    with pytest.raises(BadValue):
        read_phone(text)


@pytest.mark.parametrize("text", ["0", "000-0000-0000", "010-0000-0000", "01000000000"])
def test_noughts_are_no_number(text: str) -> None:
    """They are typed where a form insists on a number."""
    assert read_phone(text) is None


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("090-1234-5678", "JP", "+819012345678"),
        ("03-1234-5678", "JP", "+81312345678"),
        ("010-1234-5678", "JP", MOBILE),
        ("13812345678", "CN", "+8613812345678"),
        ("138-1234-5678", "CN", "+8613812345678"),
        ("021-12345678", "CN", "+862112345678"),
        ("0912-345-678", "TW", "+886912345678"),
        ("+82 10-1234-5678", "CN", MOBILE),
        ("+86 138 1234 5678", "KR", "+8613812345678"),
        ("0044 20 7946 0958", "KR", "+442079460958"),
        ("0044 (0)20 7946 0958", "KR", "+442079460958"),
        ("00 86 138 0013 8000", "KR", "+8613800138000"),
        ("00-82-10-1234-5678", "KR", MOBILE),
        ("(0082) 10-1234-5678", "JP", MOBILE),
        ("001 82 10-1234-5678", "KR", MOBILE),
        ("0081 90 1234 5678", "KR", "+819012345678"),
        ("0081 90 1234 5678", "JP", "+819012345678"),
        ("00819012345678", "KR", "+819012345678"),
    ],
)
def test_a_number_is_of_the_country_of_its_list(text: str, region: str, number: str) -> None:
    """Without a country code it is a number of there; with one, of whatever country that is."""
    assert read_phone(text, region) == number


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("010-1234-5678", "CN"),
        ("03-1234-5678", "CN"),
        ("090-1234-5678", "CN"),
        ("010-225-1234", "JP"),
        ("090-1234-5678", "KR"),
        ("0912-345-678", "KR"),
        ("008 1 901 234 5678", "KR"),
        ("0044 20 7946 095", "KR"),
    ],
)
def test_a_number_of_elsewhere_is_no_number(text: str, region: str) -> None:
    """What could be a number of another country is never taken for one of this."""
    with pytest.raises(BadValue):
        read_phone(text, region)


PIECES = st.sampled_from(
    [
        "010",
        "02",
        "031",
        "1234",
        "123",
        "5678",
        "4567",
        "8",
        "12",
        "+82",
        "10",
        "0",
        "1588",
        "81",
        "90",
        "010-1234-5678",
    ]
)
GLUE = st.sampled_from(["-", " ", "", "~", "/", ", ", "\n", "(", ")", ".", " 내선 ", " or ", "#", "x", "O"])


@given(st.lists(st.tuples(PIECES, GLUE), min_size=1, max_size=9), st.sampled_from(["KR", "JP", "CN", "TW"]))
def test_no_number_is_taken_that_is_not_written(parts: list[tuple[str, str]], region: str) -> None:
    """Its digits stand together in the cell; right before them stands only a 0 or a country code.

    What stands between its groups is no `~`, which is a range, unless one stands between all of them.
    """
    text = "".join(piece + glue for piece, glue in parts)
    try:
        reading = read_phone(text, region)
    except BadValue:
        return
    value = reading.value if isinstance(reading, Understood) else reading
    if value is None:
        return
    national = re.sub(r"^\+(82|81|86|886|1)", "", str(value))
    spaced = r"[^0-9~/,#xO내or]*".join(national)
    code = r"(?:\+?(?:00)?(?:82|81|86|886|1)[^0-9~]*)?(?:0[^0-9~]*)?"
    tildes_only = re.sub(r"(?<![\d~\-])(\d+)~(\d+)~(\d+)(?![\d~\-])", r"\1-\2-\3", text)
    assert re.search(rf"(?<!\d){code}{spaced}(?!\d)", tildes_only), (text, value)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gaon@example.kr.", "gaon@example.kr"),
        ("mailto:gaon@example.kr", "gaon@example.kr"),
        ("<gaon@example.kr>", "gaon@example.kr"),
        ("e-mail: Gaon@EXAMPLE.kr", "Gaon@example.kr"),
        ("이메일 gaon@example.kr;", "gaon@example.kr"),
        ("gaon@\nexample.kr", "gaon@example.kr"),
        ("gaon@example.kr, gaon@example.kr", "gaon@example.kr"),
    ],
)
def test_an_address_is_taken_out_of_its_signs(text: str, address: str) -> None:
    """What says nothing more is no matter."""
    assert read_email(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("gaon@example.kr / narae@example.kr", "gaon@example.kr"),
        ("gaon@example.kr\nnarae@example.kr", "gaon@example.kr"),
        ("김가온 <gaon@example.kr>", "gaon@example.kr"),
        ("gaon@example.kr (비서)", "gaon@example.kr"),
        ("비서gaon@example.kr", "gaon@example.kr"),
    ],
)
def test_of_several_addresses_the_first_is_taken_and_the_rest_kept(text: str, address: str) -> None:
    """That there is more is told."""
    reading = read_email(text)
    assert isinstance(reading, Understood)
    assert reading.value == address
    assert reading.unclear


@pytest.mark.parametrize("text", ["gaon@", "gaon@naver,com", "gaon 골뱅이 example.kr", "@example.kr", "gaon"])
def test_what_is_no_address_is_kept(text: str) -> None:
    """Nothing is made up."""
    with pytest.raises(BadValue):
        read_email(text)


@pytest.mark.parametrize(
    ("texts", "plain"),
    [
        (["'01012345678", "'010-2345-6789", ""], ["01012345678", "010-2345-6789", ""]),
        (["'gaon@example.kr", "narae@example.kr"], ["gaon@example.kr", "narae@example.kr"]),
        (['=HYPERLINK("mailto:gaon@example.kr";"김가온")'], ["김가온"]),
        (['=hyperlink("https://example.kr", "say ""yes""")'], ['say "yes"']),
        (['=HYPERLINK("mailto:gaon@example.kr")'], ["gaon@example.kr"]),
        (["'s-Hertogenbosch", "Utrecht"], ["'s-Hertogenbosch", "Utrecht"]),
        (['="01012345678"', "창원"], ["01012345678", "창원"]),
        (["'김가온", "박나래"], ["김가온", "박나래"]),
        (["'+82 10"], ["+82 10"]),
        (["'Gaon Kim", "'Narae Park"], ["Gaon Kim", "Narae Park"]),
        (["'Abd al-Aziz", "Narae Park"], ["'Abd al-Aziz", "Narae Park"]),
        (["'s-Hertogenbosch"], ["'s-Hertogenbosch"]),
        (["'창원' 시청"], ["'창원' 시청"]),
    ],
)
def test_a_guard_is_no_part_of_a_cell(texts: list[str], plain: list[str]) -> None:
    """An apostrophe before digits, signs or Hangul; before Latin letters only where all cells have one."""
    assert list(without_guards(texts)) == plain
