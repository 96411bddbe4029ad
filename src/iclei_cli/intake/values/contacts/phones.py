"""Phone numbers as people write them into a cell: one, several, with remarks, of several countries.

Never is another number taken than one that stands there: digits are not joined over a remark, and what could
be read in two ways is not read at all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.value_words import CONTACT_LABELS
from iclei_cli.intake.words.vocabulary import ABOUT_ANOTHER, HEADERS
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phonenumbers import PhoneNumber

# A number without any country code is Korean, unless the list speaks of another country.
HOME_REGION = "KR"
_CHINA = "CN"
_KOREA = 82
_MOBILE_DIGITS = len("1012345678")
_LINE, _EXCHANGE = 4, 3
"""Of a Korean number: the digits of its last group, and the fewest of the group before."""
_WHOLE_SUBSCRIBER = 7
_LAST_GROUP = 3
"""The fewest digits of the last group of a number elsewhere: what is less is an extension or a range."""

# What most lists write, and what the library would answer on it, too: it takes long.
_PLAIN_MOBILE = re.compile(r"010-?(?!0000-?0000)[0-9]{4}-?[0-9]{4}")
_MOBILE = re.compile(r"010[ .-]?[0-9]{4}[ .-]?[0-9]{4}")
_PHONE = re.compile(r"\+?[\d\s().\-]+")
_ALL_ZERO = re.compile(r"0[0\s().\-]*|010[-. ]?0000[-. ]?0000")
_ABROAD = re.compile(r"^(\(?)00[\s().\-]*(?=[1-9])")
_CARRIER = re.compile(r"\(?00\d(?:\d\d)?(?!\d)")
_DASHES = str.maketrans("ㅡ–—―−‐‑", "-------")
# A tilde is a range, but where every group of a number is parted by one.
_TILDES = re.compile(r"(?<![\d~\-])(\d{2,3})~(\d{3,4})~(\d{4})(?![\d~\-])")
# Digits right behind a letter are a part of a word: `O10-1234-5678` has a letter for its first digit.
_RUN = re.compile(r"(?<![0-9A-Za-z+#~])\+?\(?\d[\d ().\-]*\d")
_PIECE = re.compile(r"[^\s()]+")
_LETTER_LABEL = re.compile(r"(?<![A-Za-z])(?:[hH]\.?[pP]|[mMtTcC])\.?(?=[\d(+])")
_ABOUT_ANOTHER = re.compile(ABOUT_ANOTHER, re.IGNORECASE)


class _Number(NamedTuple):
    """A number that stands in a cell: as E.164, and where."""

    value: str
    is_mobile: bool
    start: int
    end: int


def plain_phone(text: str) -> str | None:
    """Return a Korean mobile number that is written as most are, as E.164; None where it is another."""
    return "+82" + text.replace("-", "")[1:] if _PLAIN_MOBILE.fullmatch(text) else None


def parse_phone(text: str, region: str = HOME_REGION) -> str:
    """Return the number as E.164, `+821012345678`.

    Without a country code it is a number of that region. A leading 0 that a spreadsheet took away, a second 0
    after the country code, and full-width digits are repaired.

    Raises:
        BadValue: `invalid-phone`.
    """
    plain = plain_phone(text) if region == HOME_REGION else None
    if plain is not None:
        return plain
    written = _cleaned(text).strip().removeprefix("tel:")
    # Letters are refused first: the library would dial them, as a telephone with letters on its keys does.
    number = _number(" ".join(written.split()), region) if _PHONE.fullmatch(written) else None
    if number is None:
        raise BadValue("invalid-phone", text=one_line(text))
    return _e164(number)


def read_phone(text: str, region: str = HOME_REGION) -> str | Understood | None:
    """Return what a cell says: a number; of several, the mobile one or the first; None for no number.

    Raises:
        BadValue: `invalid-phone`.
    """
    try:
        return parse_phone(text, region)
    except BadValue:
        written = _cleaned(text)
        if _ALL_ZERO.fullmatch(written):
            return None
        written = _LETTER_LABEL.sub(lambda label: " " * len(label[0]), written)
        numbers = list(_numbers(written, region))
        if not numbers:
            raise
    chosen = min(
        zip(_about_another(written, numbers), numbers, strict=True),
        key=lambda item: (item[0], not item[1].is_mobile, item[1].start),
    )[1]
    if any(number.value != chosen.value for number in numbers):
        return Understood(chosen.value, unclear=(message("one-phone-of-several", taken=chosen.value),))
    rest = " ".join(_between(written, numbers))
    if all(_is_label(word) for word in re.split(r"[\W_]+", rest)):
        return chosen.value
    return Understood(chosen.value, unclear=(message("phone-with-remark", taken=chosen.value),))


def _cleaned(text: str) -> str:
    written = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    return _TILDES.sub(r"\1-\2-\3", written)


def _numbers(text: str, region: str) -> Iterator[_Number]:
    """Yield the numbers that stand in a text."""
    for run in _RUN.finditer(text):
        pieces = [
            (run.start() + piece.start(), run.start() + piece.end()) for piece in _PIECE.finditer(run[0])
        ]
        while pieces and (found := _longest_number(text, pieces, region)):
            yield found[0]
            pieces = pieces[found[1] :]


def _longest_number(text: str, pieces: Sequence[tuple[int, int]], region: str) -> tuple[_Number, int] | None:
    """Return the number that most of the first pieces make, and how many these are.

    What does not begin a number may be the rest of one: nothing behind it is trusted.
    """
    start = pieces[0][0]
    for count in range(len(pieces), 0, -1):
        end = pieces[count - 1][1]
        number = _number(text[start:end], region)
        if number is not None:
            return _Number(_e164(number), _is_mobile(number), start, end), count
    return None


def _about_another(text: str, numbers: Sequence[_Number]) -> list[bool]:
    """Tell of each number whether it is said to be somebody else's, as that of a secretary is."""
    before = zip([0, *(number.end for number in numbers)], numbers, strict=False)
    return [_ABOUT_ANOTHER.search(text[end : number.start]) is not None for end, number in before]


def _between(text: str, numbers: Sequence[_Number]) -> Iterator[str]:
    start = 0
    for number in numbers:
        yield text[start : number.start]
        start = number.end
    yield text[start:]


def _is_label(word: str) -> bool:
    """Tell whether a word only says that a phone number follows."""
    return not word or HEADERS.get(normal(word)) == "phone" or normal(word) in CONTACT_LABELS


def _number(written: str, region: str) -> PhoneNumber | None:
    """Return the number that is written, if it is one as a whole, with its digits where they belong."""
    if region != HOME_REGION and _MOBILE.fullmatch(written):
        # In China it may be a line of Beijing; elsewhere 010 begins no number.
        return None if region == _CHINA else _parsed(written, HOME_REGION)
    number = _dialled(written, region)
    if number is None or _ALL_ZERO.fullmatch(written):
        return None
    national = str(number.national_number)
    groups = re.findall(r"\d+", written)
    if not "".join(groups).endswith(national):
        return None
    if number.country_code == _KOREA:
        return number if _is_grouped_as_in_korea(groups, national) else None
    is_grouped = _has_country_code(written) or _begins_with_area(groups, number)
    return number if is_grouped else None


def _dialled(written: str, region: str) -> PhoneNumber | None:
    """Return the number, with 00 before it taken for a plus sign: `0044 20 7946 0958`, in any country.

    Elsewhere other digits are dialled for that (in Korea 001 or 008, too), and count where they stand alone:
    `001 82 10-1234-5678`, but not `0081 90-1234-5678`, which would be a number of America. What could be
    both is none.
    """
    with_plus = _ABROAD.sub(r"\1+", written)
    if with_plus == written:
        return _parsed(written, region)
    number = _parsed(with_plus, region)
    other = _parsed(written, region) if _CARRIER.match(written) else None
    return number or other if number is None or other is None or number == other else None


def _parsed(written: str, region: str) -> PhoneNumber | None:
    import phonenumbers  # noqa: PLC0415 - slow to load

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    is_at_home = number.country_code == phonenumbers.country_code_for_region(region)
    return number if _is_assigned(number) and (is_at_home or _has_country_code(written)) else None


def _has_country_code(written: str) -> bool:
    return written.lstrip("(").startswith(("+", "00"))


def _is_assigned(number: PhoneNumber) -> bool:
    from phonenumbers import is_valid_number  # noqa: PLC0415 - slow to load

    national = str(number.national_number)
    if number.country_code == _KOREA and national.startswith("10"):
        # Every mobile number is 010 and eight digits. The library takes seven, which are one too few, and
        # refuses 010-5970 to 010-5999.
        return len(national) == _MOBILE_DIGITS
    return is_valid_number(number)


def _is_grouped_as_in_korea(groups: Sequence[str], national: str) -> bool:
    """Tell whether the groups can be those of a number: `02-123-4567`, but not `02-123-4567 8`.

    Nor is `03-1234-5678`, of Tokyo, a number of Gyeonggi, 031-234-5678.
    """
    last = len(groups[-1])
    if len(groups) == 1 or last >= len(national):
        return True
    area = national[: len(national) - last]
    if last == _LINE:
        before = len(groups[-2])
        if before < _EXCHANGE:
            return False
        area = area[: max(len(area) - before, 0)] if before <= _LINE else area
    elif last < _WHOLE_SUBSCRIBER:
        return False
    return len(area) != 1 or area == "2"


def _begins_with_area(groups: Sequence[str], number: PhoneNumber) -> bool:
    """Tell whether the groups of a number without country code begin as such a number is written there."""
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415 - slow to load

    if len(groups) == 1:
        return True
    usual = re.findall(r"\d+", format_number(number, PhoneNumberFormat.NATIONAL))
    heads = {len("".join(usual[:count])) for count in range(1, len(usual))}
    return len(groups[0]) in heads and len(groups[-1]) >= _LAST_GROUP


def _is_mobile(number: PhoneNumber) -> bool:
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - slow to load

    if number.country_code == _KOREA and str(number.national_number).startswith("10"):
        return True
    return number_type(number) == PhoneNumberType.MOBILE


def _e164(number: PhoneNumber) -> str:
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415 - slow to load

    return format_number(number, PhoneNumberFormat.E164)
