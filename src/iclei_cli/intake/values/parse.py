"""One field's value from the text that somebody typed, or what is wrong with it.

Used for the cells of a list and for what is typed on the command line alike.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.intake.words.similarity import nearest
from iclei_cli.intake.words.status_words import STATUSES
from iclei_cli.intake.words.text import one_line, spellings
from iclei_cli.intake.words.vocabulary import DRAWN_MARKS, GENDERS, SECTORS
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phonenumbers import PhoneNumber

    from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
    from iclei_cli.system.messages import Fact

# A number without any country code is Korean.
HOME_REGION = "KR"
_KOREA = 82
_MOBILE_DIGITS = len("1012345678")

Value = TypeVar("Value")
Misspelt = dict[str, str]
"""What was written, and what it was taken for."""

# What most lists write, and what the libraries would answer on it, too: they take long.
_PLAIN_MOBILE = re.compile(r"010-?[0-9]{4}-?[0-9]{4}")
_PLAIN_EMAIL = re.compile(
    r"(?=.{1,64}@)[A-Za-z0-9]{1,30}(?:[._-][A-Za-z0-9]{1,30}){0,3}"
    r"@(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?\.){1,3}(?:kr|com|net|org)"
)
_PHONE = re.compile(r"\+?[\d\s().\-]+")
_DASHES = str.maketrans("ㅡ–—―−‐‑~", "--------")
_SEPARATORS = re.compile(r"[,;/·、\n]")


class BadValue(ValueError):  # noqa: N818 - it is the value that is bad
    """Text that cannot be the value of its field.

    Attributes:
        message: what is wrong, as a code and its facts.
    """

    def __init__(self, code: str, /, **facts: Fact) -> None:
        self.message = Message(code, facts)
        super().__init__(code, facts)


def parse_text(text: str) -> str | None:
    """Return free text on one line, trimmed and composed (NFC); None when nothing is left."""
    return one_line(text) or None


def parse_list(text: str) -> tuple[str, ...]:
    """Return the parts of `text` between `,` `;` `/` `·` or lines, in order, each once."""
    parts = (one_line(part) for part in _SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def plain_email(text: str) -> str | None:
    """Return an address that is written as most are; None where it takes a closer look."""
    return text if _PLAIN_EMAIL.fullmatch(text) else None


def plain_phone(text: str) -> str | None:
    """Return a Korean mobile number that is written as most are, as E.164; None where it is another."""
    return "+82" + text.replace("-", "")[1:] if _PLAIN_MOBILE.fullmatch(text) else None


def parse_email(text: str) -> str:
    """Return the address with its domain in lower case. Whether it can be delivered is not asked.

    Raises:
        BadValue: `invalid-email`.
    """
    plain = plain_email(text)
    if plain is not None:
        return plain
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to load

    address = unicodedata.normalize("NFKC", text).strip().removeprefix("mailto:")
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        raise BadValue("invalid-email", text=one_line(text)) from None


def parse_phone(text: str) -> str:
    """Return the number as E.164, `+821012345678`.

    Without a country code it is a Korean number. A leading 0 that a spreadsheet took away, a second 0
    after the country code, and full-width digits are repaired.

    Raises:
        BadValue: `invalid-phone`.
    """
    plain = plain_phone(text)
    if plain is not None:
        return plain
    import phonenumbers  # noqa: PLC0415 - slow to load

    written = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    written = written.strip().removeprefix("tel:")
    # Letters are refused first: the library would dial them, as a telephone with letters on its keys does.
    if _PHONE.fullmatch(written):
        try:
            number = phonenumbers.parse(re.sub(r"^00\s*82", "+82", written), HOME_REGION)
        except phonenumbers.NumberParseException:
            pass
        else:
            if _is_assigned(number):
                return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise BadValue("invalid-phone", text=one_line(text))


def _is_assigned(number: PhoneNumber) -> bool:
    from phonenumbers import is_valid_number  # noqa: PLC0415 - slow to load

    national = str(number.national_number)
    if number.country_code == _KOREA and national.startswith("10"):
        # Every mobile number is 010 and eight digits. The library takes seven, which are one too few, and
        # refuses 010-5970 to 010-5999.
        return len(national) == _MOBILE_DIGITS
    return is_valid_number(number)


def parse_sector(text: str, misspelt: Misspelt | None = None) -> Sector:
    """Return the sector that `text` names in Korean, English, Japanese or Chinese.

    With `misspelt`, a wrong letter is passed over and noted there.

    Raises:
        BadValue: `unknown-sector`.
    """
    try:
        return _look_up(text, SECTORS, "unknown-sector")
    except BadValue:
        found = _corrected(text, SECTORS, misspelt)
        if found is None:
            raise
        return found


def parse_gender(text: str) -> Gender:
    """Return the gender that `text` names in Korean, English, Japanese or Chinese.

    Raises:
        BadValue: `unknown-gender`.
    """
    return _look_up(text, GENDERS, "unknown-gender")


def parse_status(text: str) -> Status:
    """Return whether the participant is expected, from a word for it, a yes or no, or a mark such as ○.

    Raises:
        BadValue: `unknown-status`.
    """
    return _look_up(text.translate(DRAWN_MARKS), STATUSES, "unknown-status")


def _corrected(text: str, known: Mapping[str, Value], misspelt: Misspelt | None) -> Value | None:
    """Return what a misspelt word is meant to be, and note it; None unless that is asked for."""
    if misspelt is None:
        return None
    words = dict.fromkeys(spellings(text))
    found = next((value for word in words if (value := nearest(word, known)) is not None), None)
    if found is not None:
        misspelt[one_line(text)] = str(found)
    return found


def _look_up(text: str, table: Mapping[str, Value], unknown: str) -> Value:
    """Return what the text means; `unknown` is the code to raise where it means nothing."""
    found = next((table[word] for word in spellings(text) if word in table), None)
    if found is None:
        known = list(dict.fromkeys(str(value) for value in table.values()))
        raise BadValue(unknown, text=one_line(text), known=known)
    return found
