"""Consent as lists ask for it: which purposes a header is about, what an answer says, and of which day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import PERSONAL_DATA, PHOTO, THIRD_PARTY, Consent
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.value_words import CONSENT_ANSWERS, CONSENT_PURPOSES, DRAWN_MARKS, REGISTERED_ON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A header asks for consent when it says so; "동의일자" is its date, "활동의" and "공동의" other words.
_ASKS = re.compile(
    r"(?<![활행운])(?<!^공)동의(?!일[시자]?$|자|날짜)|consent(?!date)|agree|accept|permission|同意|"
    r"愿意|願意|可否|承諾|許可|许可"
)
_ABOUT_THIRD_PARTY = re.compile(r"3자|삼자|third-?part|3rdpart|第三者|第三方")
_ABOUT_PHOTO = re.compile(
    r"초상|사진|영상|촬영|photo|video|filming|image|写真|撮影|照片|相片|拍摄|拍攝|拍照|照相|摄影|攝影|录像|錄影|録画|肖像"
)
_ABOUT_DATA = re.compile(
    r"개인정보|개인신상|personaldata|personalinformation|privacy|gdpr|dataprotection|個人情報|个人信息|個人資料|隐私"
)
_ABOUT_KEEPING = re.compile(r"수집|이용(?:및|과)|처리방침|collect|収集|取り?扱|收集|蒐集")

# In Korean the last word decides: "거부할 권리가 있음을 알고 동의합니다" is a yes.
_YES_AT_LAST = re.compile(r"(?<![미비부])동의(?:함|합니다|해요|한다)?$")
_NO = re.compile(
    r"미동의|비동의|부동의|동의안|동의하지|동의못|동의거부|거부|거절|철회|않|"
    r"not(?!ed|ice)|dont|disagree|declin|refus|withdr|reject|^no$"
)
_YES = re.compile(r"동의|^예|^네|consent|agree|accept|^yes")

_YEAR_FIRST = re.compile(r"(\d{4})\s?[.\-/년年]\s?(\d{1,2})\s?[.\-/월月]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")
_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def purposes_asked(header: str) -> tuple[str, ...]:
    """The purposes that a header asks consent for; none when it asks for something else."""
    word = normal(header)
    if _ASKS.search(word) is None:
        return ()
    third, photo = _ABOUT_THIRD_PARTY.search(word), _ABOUT_PHOTO.search(word)
    # "개인정보 제3자 제공" is about the third party alone, "개인정보 수집·이용 및 제3자 제공" about both.
    data = _ABOUT_DATA.search(word) and (third is None or _ABOUT_KEEPING.search(word))
    found = {PERSONAL_DATA: data, THIRD_PARTY: third, PHOTO: photo}
    return tuple(purpose for purpose, is_meant in found.items() if is_meant)


def parse_answer(text: str) -> bool:
    """Whether an answer gives consent: a yes or no, a mark such as ○, or a sentence that says either.

    Raises:
        BadValue: `unknown-consent`.
    """
    word = normal(text.translate(DRAWN_MARKS))
    answer = CONSENT_ANSWERS.get(word)
    if answer is not None:
        return answer == "yes"
    if _YES_AT_LAST.search(word):
        return True
    if _NO.search(word):
        return False
    if _YES.search(word):
        return True
    raise BadValue("unknown-consent", text=one_line(text))


def parse_day(text: str) -> str | None:
    """The day in a time stamp of any kind, `YYYY-MM-DD`; None when it tells none, or could be two.

    `1/2/2019` is the second of January in one country and the first of February in another.
    """
    written = unicodedata.normalize("NFKC", text)
    if found := _YEAR_FIRST.search(written):
        year, month, day = map(int, found.groups())
    elif found := _YEAR_LAST.search(written):
        month, day, year = map(int, found.groups())
        if month > 12:  # noqa: PLR2004 - months
            month, day = day, month
        elif day <= 12 and day != month:  # noqa: PLR2004 - months
            return None
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def registered_on(cells: Mapping[str, str]) -> str | None:
    """The day on which a row says that it was filled in; `cells` are by header."""
    days: Iterable[str | None] = (
        parse_day(text) for word in REGISTERED_ON for header, text in cells.items() if normal(header) == word
    )
    return next(filter(None, days), None)


def parse_consent(text: str) -> Consent:
    """Consent as it is typed: a purpose, an answer and perhaps a day, `personal-data: yes 2019-02-01`.

    Raises:
        BadValue: `unknown-purpose`, `unknown-consent` or `invalid-date`.
    """
    purpose, _, rest = (part.strip() for part in text.partition(":"))
    answer, day = rest, None
    head, _, tail = rest.rpartition(" ")
    if head and tail[:1].isdecimal():
        answer, day = head, _exact_day(tail)
    return Consent(purpose=parse_purpose(purpose), given=parse_answer(answer), date=day)


def parse_purpose(text: str) -> str:
    """A purpose by its key, by a Korean word for it, or a new one in small letters and hyphens.

    Raises:
        BadValue: `unknown-purpose`.
    """
    known = CONSENT_PURPOSES.get(normal(text))
    if known is None and not _KEBAB.fullmatch(text.strip()):
        purposes = list(dict.fromkeys(CONSENT_PURPOSES.values()))
        raise BadValue("unknown-purpose", text=one_line(text), known=purposes)
    return known or text.strip()


def _exact_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadValue("invalid-date", text=text) from None
