"""What stands around a topic in a cell: numbers, ranks, brackets, boxes, and words of wishing."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.text import is_blank, normal
from iclei_cli.system.whole_numbers import whole_number

LONGEST_TITLE = 120
"""No title of a topic is longer, nor what is written around it."""


class Mark(NamedTuple):
    """A number said of a topic, whether it is a rank, and the text without it."""

    number: int | None
    is_rank: bool
    rest: str


# Signs

_LATIN, _HANGUL = "abcdefghijklmnopqrstuvwxyz", "가나다라마바사아자차카타파하"
_NUMBERS = {
    **{start + step: f" {step + 1}. " for start in (0x2460, 0x2474, 0x2488) for step in range(20)},
    **{start + step: f" {step + 1}. " for start in (0x2776, 0x2780, 0x278A) for step in range(10)},
    **{0x3280 + step: f" {step + 1}. " for step in range(10)},
}
_LETTERS = {
    **{
        start + step: f" {letter}. "
        for start in (0x249C, 0x24B6, 0x24D0)
        for step, letter in enumerate(_LATIN)
    },
    **{start + step: f" {letter}. " for start in (0x320E, 0x326E) for step, letter in enumerate(_HANGUL)},
}
_DRAWN = {
    **_NUMBERS,
    **_LETTERS,
    **dict.fromkeys(map(ord, "ㆍᆞ・‧∙⋅•"), "·"),
    **dict.fromkeys(map(ord, "→⇒➔➜▶▸»›➡"), ">"),
    **dict.fromkeys(map(ord, "–—―−‐‑"), "-"),
}
_KEYCAP = re.compile("([0-9])\u20e3")
_LINE = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PAIRS = ("()", "[]", "{}", "【】", "〔〕", "「」", "『』", "<>", "《》", "〈〉")
_BRACKETS = {pair[0]: pair[1] for pair in _PAIRS}
_REMARK = re.compile(
    "|".join(rf"\{opening}([^\{opening}\{closing}]*)\{closing}" for opening, closing in _BRACKETS.items())
)
_STRONG = re.compile(r";#|[,;|>\n\t、،┋]")
_HIDDEN = {ord(sign): 0xE000 + place for place, sign in enumerate(",;|>\n\t、،┋#/·&+<")}
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}


def legible(text: str) -> str:
    """Return a text with drawn numbers, arrows and points as plain ones: `①에너지` is `1. 에너지`."""
    drawn = _KEYCAP.sub(r" \1. ", text.replace("\ufe0f", ""))
    return unicodedata.normalize("NFKC", _LINE.sub("\n", drawn).translate(_DRAWN)).translate(_DRAWN).strip()


def with_marks_hidden(text: str) -> str:
    """Return a text in which no separator is seen any more, until `revealed`."""
    return text.translate(_HIDDEN)


def revealed(text: str) -> str:
    """Return a text with the separators that were hidden."""
    return text.translate(_SHOWN)


def strong_parts(text: str) -> list[str]:
    """Return what stands between commas, semicolons, bars, arrows and lines, but for those in brackets."""
    hidden = _REMARK.sub(lambda found: with_marks_hidden(found.group()), text)
    return [part.strip() for part in _STRONG.split(hidden) if normal(revealed(part))]


def unwrapped(text: str) -> str:
    """Return a text without brackets or quotes around all of it."""
    text = text.strip().strip("\"'“”‘’`")
    inner = text[1:-1]
    closing = _BRACKETS.get(text[:1])
    if closing and text[-1:] == closing and closing not in inner and text[0] not in inner:
        return inner.strip()
    return text


def without_loose_bracket(text: str) -> str:
    """Return a text without a bracket at its beginning or end that has no partner."""
    closing = _BRACKETS.get(text[:1])
    if closing and closing not in text:
        return text[1:].strip()
    opening = next((sign for sign, partner in _BRACKETS.items() if partner == text[-1:]), None)
    return text[:-1].strip() if opening and opening not in text else text


def remarks_in(text: str) -> list[str]:
    """Return what stands in brackets."""
    return [next(part for part in found if part) for found in _REMARK.findall(text) if any(found)]


def without_remarks(text: str) -> str:
    """Return a text without what it says in brackets."""
    return _REMARK.sub(" ", text)


_REST = re.compile(r"\s*[:=]\s*|\s+-+\s+|\s+-+(?=[^\W\d])|(?<=[^\W\d])-+\s+")


def head_and_rest(text: str) -> tuple[str, str]:
    """Return what stands before the first colon or dash that is in no bracket, and what behind it."""
    hidden = _REMARK.sub(lambda found: "\ue0ff" * len(found.group()), text)
    found = _REST.search(hidden)
    return (text[: found.start()], text[found.end() :]) if found and found.start() else (text, "")


# Boxes to tick

_EMPTY = "☐□⬜◻▢"
_FULL = "☑■▣☒✅✔✓◼⬛"
_RINGS, _DISCS = re.compile("[○◯〇◦⚪]"), re.compile("[●◉⦿⚫]")
_BOX = re.compile(f"(?=[{_EMPTY}{_FULL}])")
_DRAWN_BOX = re.compile(r"[(\[]\s*([oxvOXV✓✔○●]?)\s*[)\]]")


def has_empty_box(text: str) -> bool:
    """Tell whether a text has a box that nobody ticked, or a ring beside a disc."""
    is_drawn = any(map(text.__contains__, _EMPTY)) or re.search(r"\(\s*\)|\[\s*\]", text) is not None
    return is_drawn or (_RINGS.search(text) is not None and _DISCS.search(text) is not None)


def ticked(text: str) -> list[str] | None:
    """Return the parts of a text whose boxes are ticked, `☑ Energy ☐ Climate`; None where it has no such."""
    if _RINGS.search(text) and _DISCS.search(text):  # ○ beside ● is not chosen, alone it is
        text = _DISCS.sub("☑", _RINGS.sub("☐", text))
    if re.search(r"\(\s*\)|\[\s*\]", text):
        text = _DRAWN_BOX.sub(lambda found: "☑" if found[1] else "☐", text)
    elif not re.search(f"[{_EMPTY}]", text):
        return None
    if text.rstrip()[-1:] in _EMPTY + _FULL and text.lstrip()[:1] not in _EMPTY + _FULL:
        parts = re.findall(f"[^{_EMPTY}{_FULL}]+[{_EMPTY}{_FULL}]?", text)
        signed = [(part[-1], part[:-1]) for part in parts]
    else:
        signed = [(part[0], part[1:]) for part in _BOX.split(text) if part]
    if len(signed) < 2:  # noqa: PLR2004 - a single box is a bullet
        return None
    return [part.strip() for sign, part in signed if sign in _FULL]


# Numbers and ranks

_NOUN = (
    r"(?:분과회?|세션|그룹|테이블|토픽|주제|분야|부문|조|팀|원탁|트랙|"
    r"topics?|tables?|groups?|sessions?|tracks?|themes?|options?|breakouts?|rooms?|discussions?|areas?|"
    r"テーマ|分科会|セッション|グループ|テーブル|分野|主题|主題|分论坛|分論壇|分会场|分會場|小组|小組|组|組|議題|议题|选项|選項|领域|領域)"
)
_RANKING = r"(?:순위|지망|번째|순|위|st|nd|rd|th|順位|顺位|位|希望|志望|志愿|志願|选择|選択|選擇|번)"
_RANKED = r"(?:choice|preference|priority|rank|pick|우선순위|희망순위|순위|지망|希望|志愿|選択|选择)"
_HAN = "一二三四五六七八九十"
_ORDINALS = (("첫", "first"), ("두", "second"), ("세", "third"), ("네", "fourth"), ("다섯", "fifth"))
_COUNTS = {
    **{word: place for place, words in enumerate(_ORDINALS, 1) for word in words},
    **{sign: place for place, sign in enumerate(_HAN, 1)},
}
_COUNT = rf"(?:\d{{1,2}}(?!\d)|{'|'.join(_COUNTS)})"
_LETTER = r"(?:[a-hA-H]|[가나다라마바사아자차카타파하ㄱㄴㄷㄹㅁㅂㅅ]|[ivxIVX]{1,4})"
_END = r"(?:\s*[.):\]】}、=]+\s*|\s+-+\s*|\s*-+\s+|\s+)"
_LEADING = [
    # 1순위: …, 1st choice – …, (1순위) …
    (
        re.compile(
            rf"[\s(\[{{<【]*(?:제|第)?\s*(?P<count>{_COUNT})\s*{_RANKING}(?:째)?\s*"
            rf"(?:{_RANKED}|{_NOUN}|희망)*[\s)\]}}>】:.=、-]*",
            re.IGNORECASE,
        ),
        True,
    ),
    # first choice: …, choice 1: …, 희망순위 1: …
    (
        re.compile(
            rf"[\s(\[]*(?:(?P<count>{_COUNT})\s*{_RANKED}|{_RANKED}\s*#?(?P<number>\d{{1,2}})(?!\d))[\s)\]:.=-]*",
            re.IGNORECASE,
        ),
        True,
    ),
    # 1. …, 제1분과: …, Table 3 – …, 주제 1 …
    (
        re.compile(
            rf"[\s(\[{{<【#]*(?:제|第|{_NOUN}|no\.?|q)?\s*#?(?P<count>\d{{1,2}}(?!\d)|[一二三四五六七八九十])\s*"
            rf"(?:번|{_NOUN})*(?:{_END}|(?=[^\W\d]|[(\[]))",
            re.IGNORECASE,
        ),
        False,
    ),
    # A. …, (가) …, Group B: …
    (
        re.compile(
            rf"[\s(\[{{<【]*(?:{_NOUN}\s*)?{_LETTER}\s*(?:{_NOUN})*(?:\s*[.):\]】}}、]+\s*|\s+-+\s+)",
            re.IGNORECASE,
        ),
        False,
    ),
    (re.compile(rf"\s*{_NOUN}\s+{_LETTER}\s+", re.IGNORECASE), False),
]
_TRAILING = [
    (
        re.compile(
            rf"[\s(\[{{<:=-]*(?:제|第)?\s*(?P<count>{_COUNT})\s*(?:{_RANKING}(?:째)?\s*{_RANKED}?|{_RANKED})(?:\s*희망)?[\s)\]}}>]*$",
            re.IGNORECASE,
        ),
        True,
    ),
    (re.compile(r"\s*[(\[:=]\s*(?P<count>\d{1,2})(?!\d)\s*[)\]]?$"), True),
    (re.compile(r"\s+-?\s*(?P<count>\d{1,2})$|(?<=[^\W\d_])(?P<number>\d{1,2})$"), False),
]
_INNER = re.compile(
    rf"[(\[]\s*\d{{1,2}}\s*{_RANKING}?\s*[)\]]|(?<!\d)\d{{1,2}}\s*(?:순위|지망|번째|st|nd|rd|th|順位|志望|志愿)|"
    r"(?<![\d.])\d{1,2}[.)](?!\d)|(?<!\w)[A-Ha-h][.)](?=\s*\w)|(?<!\w)[가나다라마바사][.)](?=\s*\w)|"
    r"第[一二三四五\d](?:希望|志愿|志望|选择|順位)"
)


def leading_mark(text: str) -> Mark | None:
    """Return the number or rank with which a text begins: `1순위: …`, `2. …`, `(가) …`, `Group A: …`."""
    for pattern, is_rank in _LEADING:
        found = pattern.match(text)
        if found and found.end():
            return Mark(_number(found), is_rank, text[found.end() :].strip())
    return None


def trailing_mark(text: str) -> Mark | None:
    """Return the number or rank with which a text ends: `… (1순위)`, `… (2)`, `… = 1`."""
    for pattern, is_rank in _TRAILING:
        found = pattern.search(text[-LONGEST_TITLE:])
        if found and found.start():
            cut = max(len(text) - LONGEST_TITLE, 0)
            return Mark(_number(found), is_rank, text[: cut + found.start()].strip())
    return None


def numbered_parts(text: str) -> list[str]:
    """Return the numbered parts of a text: `1.에너지 2.기후변화`, `에너지(1)기후변화(2)`; else all of it."""
    marks = list(_INNER.finditer(text))
    if len(marks) < 2:  # noqa: PLR2004 - two parts
        return [text]
    cuts = [mark.start() for mark in marks] if not text[: marks[0].start()].strip() else []
    if not cuts and not text[marks[-1].end() :].strip():
        cuts = [0, *(mark.end() for mark in marks)]
    if not cuts:
        return [text]
    parts = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [part for part in parts if part] or [text]


def _number(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    said = groups.get("count") or groups.get("number")
    if said is None:
        return None
    return whole_number(said) if said.isdecimal() else _COUNTS.get(said.casefold())


# Words

_DENIED = re.compile(
    r"제외|빼고|말고|아닌|아님|않|싫|불가|불참|반대|\bnot\b|\bno\b(?!\.)|n't\b|\bexcept\b|\bwithout\b|除|以外|不|嫌",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"(?<=[가-힣])(?:에\s*대(?:해|한)서?|에\s*관(?:해|한)|에서|으로|을|를|은|는|이|가|에|로|도|만)$"
)
_WISHING = re.compile(
    r"발표|참여|참석|참가|신청|희망|선호|선택|관심|토론|논의|부탁|지망|원(?:함|해요?|합니다)|"
    r"(?:하고|듣고|참여하고)?싶\w*|있\w*|많\w*|합니다|함|입니다|이요|요|"
    r"(?:발표|참여|참석|참가|신청|희망|선호|선택|관심|토론|논의|부탁)\w{0,6}|가장|매우|특히|먼저|등|"
    r"i|we|id|am|is|are|my|the|a|an|on|in|to|of|for|about|would|like|want|wish|prefer|preferred|preferably|"
    r"interested|interest|please|etc|join|attend|discuss|choose|mainly|希望|です|を希望(?:します)?",
    re.IGNORECASE,
)
_NOUNS = re.compile(rf"\s*(?:{_NOUN}|대응팀)$", re.IGNORECASE)
_THING = re.compile(rf"\s*{_NOUN}\s*", re.IGNORECASE)
_FILLERS = frozenset(
    ["등", "기타등등", "etc", "など", "等", "및", "and", "or", "또는", "topic", "topics", "주제", "분과"]
)


def is_denied(text: str) -> bool:
    """Tell whether a text speaks of what is not wanted: `에너지 제외`, `anything but energy`."""
    return _DENIED.search(text) is not None


def is_numbered_thing(text: str) -> bool:
    """Tell whether a text is but a word for what has numbers: `분과`, `Session`."""
    return _THING.fullmatch(text) is not None


def is_filler(text: str) -> bool:
    """Tell whether a text between two topics says nothing: `등`, `etc.`."""
    return normal(text) in _FILLERS or all(map(_WISHING.fullmatch, map(normal, text.split())))


def has_no_topic(text: str) -> bool:
    """Tell whether a text says that it names none: a dash, `없음`."""
    return is_blank(text) or says_nothing(text)


def without_wishes(text: str) -> list[str]:
    """Return the forms in which a text may be a topic: as it is, without words of wishing, without `분과`."""
    words = text.strip().split()
    forms = [text]
    while words and _WISHING.fullmatch(normal(words[-1])):
        words.pop()
    while words and words[0].isascii() and _WISHING.fullmatch(normal(words[0])):
        words.pop(0)
    core = " ".join(words)
    plain = _PARTICLE.sub("", core)
    forms += [core, plain, _NOUNS.sub("", core), _NOUNS.sub("", plain)]
    return list(dict.fromkeys(form for form in forms if form))
