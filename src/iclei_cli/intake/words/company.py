"""The words by which a header asks whom somebody wishes to meet, or not to, in four languages."""

from __future__ import annotations

import re

from iclei_cli.intake.words.text import normal

_AVOIDS = re.compile(
    r"(?:만나|앉|동석하?)고?싶지않은|만나기싫은|피하고싶은(?:사람|분|참가자|상대)|기피(?:대상|인물|자)|(?:동석|합석)기피"
    r"|(?:not(?:want|wish|like)?tomeet|wouldnotliketo(?:meet|sit)|donotsit|prefernotto(?:meet|sit)|rathernot(?:meet|sit)|^avoids?$)"
    r"|(?:people|person|participants?|who|whom)(?:you)?(?:would|wish|want)?(?:like|rather|prefer)?(?:to)?avoid|avoid(?:meeting|sitting)"
    r"|会いたくない|同席したくない|同席(?:を)?避けたい|避けたい(?:人|方|相手)"
    r"|不(?:想|愿|願|希望)(?:见|見|意见|意見|认识|認識|同桌|交流)|(?:回避|迴避)(?:对象|對象|人)"
)
_MEETS = re.compile(
    r"만나고싶은|교류(?:를)?희망(?:하는)?(?:자|대상|사람|참가자|인)?$|(?:희망|희망하는)교류(?:대상|자|인)|함께앉고싶은"
    r"|(?:want|wish|like|hope)s?tomeet|^(?:people|person|who|whom)tomeet|(?:want|wish|like)tositwith"
    r"|会いたい(?:人|方|相手|参加者)|交流(?:したい|希望)(?:人|方|相手|参加者|者)?$|同席したい"
    r"|希望交流(?:的)?(?:对象|對象|人|者)|想(?:见|見|认识|認識|结识|結識|会见|會見)(?:的)?人"
)


_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b|\b(?:do|does|did|would)nt\b|\bdis|않|싫|ない|不|勿")
"""A word that turns a wish around, wherever it stands in a header."""


def wish_of_header(header: str) -> str | None:
    """The field that a header asks for: `wants_to_meet` or `avoids`; None where it asks for neither."""
    words = normal(header)
    if _AVOIDS.search(words):
        return "avoids"
    if not _MEETS.search(words):
        return None
    return "avoids" if _NOT.search(header.casefold()) else "wants_to_meet"
