"""Remarks about somebody who comes for another: whether the person of the row is the one who comes."""

from __future__ import annotations

import re

from iclei_cli.intake.values.names.shapes import is_surely_name, is_title

_IN_PLACE = re.compile(
    r"대참|대리로|대리\s*(?:참석|참가|출석|인|자)|대신\s*(?:참석|참가|출석)|代理(?:出席|参加|参会|で|人|者|[:：(（])|"
    r"\b(?:by|as a?) ?proxy\b|\bproxy\s*[:(]",
    re.IGNORECASE,
)
# `홍길동 시장 대신`, `on behalf of the mayor`: it is said for whom the person of the row comes.
_FOR_SOMEBODY = re.compile(
    r"대신|대리로|[을를]\s*대리|の代理|代理として|on behalf of|in (?:the )?place of|instead of", re.IGNORECASE
)
_WHO = re.compile(
    r"(?:대참자?|대리\s*(?:참석|참가|출석)?\s*[자인]?|代理(?:出席|参加|参会)?[者人]?|proxy)\s*(?P<sign>[:：=(（\[-])?\s*(?P<who>.+)",
    re.IGNORECASE,
)
_WHO_IS_PROXY = re.compile(
    r"(?:대참자|대리인|대리자|대리\s*(?:참석|참가|출석)자|代理[人者])[\s:：=(（\[-]*\w"
)
_KOREAN_WORD = re.compile(r"[가-힣]{2,6}")
_LATIN_OR_HAN_NAME = re.compile(r"^[^A-Za-z\u4e00-\u9fff]*(?:[A-Z][\w.'’-]*|[\u4e00-\u9fff]{2,})")
_OPEN = re.compile(
    r"가능|불가|여부|미정|검토|문의|협의|희망|필요\s*시|할\s*수|수도|may\b|might|possibl|if needed|"
    r"可能|可否|検討|未定|待定|\?|？",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:함|됨|임|음|중|예정)$")


def speaks_of_proxy(text: str) -> bool:
    """Tell whether a remark is about somebody who comes for another."""
    return _IN_PLACE.search(text) is not None


def leaves_proxy_open(text: str) -> bool:
    """Tell whether a remark says that somebody may come for another, or may not: `부시장 대참 가능`."""
    return _OPEN.search(text) is not None


def names_proxy(text: str) -> bool:
    """Tell whether a remark says who comes for the person of the row: `대참: 주무관 오로라`.

    Without a name or a title it says that the person of the row is the one who comes for another, as it does
    beside a name, `오로라(대참)`.
    """
    if _FOR_SOMEBODY.search(text):
        return False
    if _WHO_IS_PROXY.search(text) or any(map(_is_name, _KOREAN_WORD.findall(text))):
        return True
    found = _WHO.search(text)
    if found is None or found["sign"] is None:
        return False
    has_title = any(map(is_title, _KOREAN_WORD.findall(found["who"])))
    return has_title or _LATIN_OR_HAN_NAME.match(found["who"]) is not None


def _is_name(word: str) -> bool:
    return is_surely_name(word) and _NO_NAME.search(word) is None
