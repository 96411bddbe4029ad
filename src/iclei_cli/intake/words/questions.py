"""What a header that is a whole question asks for: `What is your organisation?`, `ご所属を教えてください`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILLED_IN = re.compile(r"\{\{[^{}]{0,40}\}\}|\*")
_CLAUSES = re.compile(r"[.!?。！？,，]\s+|[。！？]|\s[–—]\s")
_WHOM = r"(?:you|participants?|attendees?|delegates?)"
_OF_WHOM = re.compile(
    rf"(?P<thing>.{{1,60}}?)\s+(?:(?:that|which|where)\s+)?(?:the\s+)?{_WHOM}(?:['’]?(?:re|d)\b)?\s+"
    r"(?:(?:are|is|will|would|currently|mainly)\s+){0,2}"
    r"(?:represent|belong|work|come|from|live|affiliat|like|want|wish|prefer|based|use)\w*\b.*",
    re.IGNORECASE,
)
_WITH_MORE = re.compile(
    r"(?P<thing>.{1,60}?)[,;:]?\s+(?:incl\.|including\b|with\b|where\b|if\b|please\b|e\.g\.|so that\b|"
    r"as (?:on|in|it|per|shown|written)\b|for (?:the |your )?(?:badge|name ?tag|certificate|contact)\b).*",
    re.IGNORECASE,
)
_ENGLISH_START = re.compile(
    r"^(?:and\b|also\b)?\s*"
    r"(?:what|which|who|please|kindly|enter|provide|state|indicate|select|your|tell)\b"
)
_ENGLISH_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "and also what whats which who is are s your the a an do does you please kindly tell us let know "
        "enter provide give state indicate select choose write type fill in with of for from at on to come "
        "represent representing belong work affiliated currently current would like discuss want wish prefer "
        "best reach join be interested interest most",
    )
)
_KOREAN_ENDS = re.compile(
    r"(?:이|가|은|는|을|를)?(?:(?:우선|희망|선호)?(?:순위|순서)(?:대로|로))?(?:무엇|뭔|어떻게되|어디|알려|말씀|써|남겨|적어|(?:모두|전부)?(?:골라|고르|선택)|입력|기재|기입|작성|선택|체크)"
    r"(?:해|하여)?(?:인가요|입니까|가요|시나요|십니까|세요|신가요|주세요|주십시오|주시기바랍니다|시오)*$"
)
_KOREAN_START = re.compile(r"^(?:귀하|본인|참가자|참석자)의?")
_KOREAN_RELATIVES = re.compile(
    r"(?:하고싶은|하고자하는|하시는|원하는|하는|하실|있는|가능한)|(?<=순위)로|(?<=지망)으로"
)
_JAPANESE_START = re.compile(r"^(?:あなたの|参加者様?の|参加される方の)?(?:ご|御|お|貴)?")
_JAPANESE_END = re.compile(
    r"(?:様|さま)?(?:を|は|について|に)?"
    r"(?:[おご]?(?:教え|記入|入力|書き|選び|選択|聞かせ|記載)(?:して)?(?:てください|ください|下さい)|"
    r"(?:何|どちら|どこ)(?:です|でしょう)か)?$"
)
_JAPANESE_RELATIVES = re.compile(
    r"参加を(?=希望)|(?<=希望)(?:する|の)|(?:参加|参加希望)(?:したい|する)|(?:関心|興味)のある"
)
_CHINESE_START = re.compile(
    r"^(?:请问|請問)?(?:请|請)?(?:输入|填写|选择|輸入|填寫|選擇|留下|提供|告知)?(?:您|你|贵|貴)?(?:所在)?(?:的)?"
    r"(?:最)?(?:感兴趣|感興趣|有兴趣|有興趣|关注|關注|想讨论|想討論|希望参加|想参加|希望參加)?(?:的)?"
)
_CHINESE_END = re.compile(r"(?:是|为|為)?(?:什么|什麼|哪个|哪個|哪里|多少)?$")
_KANA_OR_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def asked_last(text: str) -> list[str]:
    """Return what a text may ask at its end: `Which city is yours?` of `Thanks! Which city is yours?`."""
    plain = _FILLED_IN.sub(" ", text)
    parts = [part for part in _CLAUSES.split(plain) if normal(part)]
    return parts[-1:] if len(parts) > 1 else []


def thing_asked(text: str) -> str | None:
    """Return the thing of which a header says more: `Organisation` of `Organisation you represent`.

    So of `Mobile number incl. country code`; None where it says no more.
    """
    found = _OF_WHOM.fullmatch(text) or _WITH_MORE.fullmatch(text)
    return found["thing"] if found and normal(found["thing"]) else None


def essences(text: str) -> Iterator[str]:
    """Yield the words, in their normal form, that the question may be about; none where it is no question."""
    word = normal(text)
    lower = text.casefold().strip()
    if _ENGLISH_START.match(lower):
        said = [part for part in re.findall(r"[^\W_]+", lower) if part not in _ENGLISH_FILLERS]
        yield "".join(said)
    if _KANA_OR_HAN.search(text):
        yield _JAPANESE_RELATIVES.sub("", _JAPANESE_END.sub("", _JAPANESE_START.sub("", word)))
        yield _CHINESE_END.sub("", _CHINESE_START.sub("", word))
    yield _KOREAN_ENDS.sub("", _KOREAN_RELATIVES.sub("", _KOREAN_START.sub("", word)))
