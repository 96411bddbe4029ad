"""One column for each option of a choice, with yes or no in it, or with its rank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.header_codes import without_codes
from iclei_cli.intake.columns.headers import Certainty, Claim, recognise
from iclei_cli.intake.values.consents import parse_answer
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.read import read_one_topic
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.value_words import DEGREES_OF_INTEREST
from iclei_cli.intake.words.vocabulary import CHOICES, OPTION
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.intake.values.topics.read import TopicWords

# "Preferred topics – Energy", and "Preferred topics [Energy]" of a grid.
_LONGEST_TITLE = 200
_RANK = re.compile(
    r"(?:제|第)?(\d{1,2})(?:순위|지망|위|번째|번|st|nd|rd|th|希望|志望|位)?(?:choice|preference|priority)?"
)
_PARTS = re.compile(
    r"(.+?)(?:\s+[-–—]|\s*[:：])\s+(.+)|(.+?)\s*\[([^\[\]]+)\]|([^\s/].*)/([^/]+)|(.+?)\s*[(（]([^()（）]+)[)）]"
)
# A question about topics that asks what people would like, and not what they know or did.
_OF_TOPICS = re.compile(
    r"분과|주제|토픽|테이블|세션|topic|session|table|theme|breakout|discuss|分科会|テーマ|セッション|主题|主題|议题|議題|分论坛|分論壇",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"희망|관심|선호|선택|고르|골라|참여|원하|싶|wish|want|like|prefer|interest|choose|select|join|attend|discuss|"
    r"tick|check|希望|選|关心|感兴趣|感興趣|参加|參加|选|興味|関心",
    re.IGNORECASE,
)
_NO_WISHES = re.compile(
    r"경험|이력|발표하|전문|진행한|했던|최근|제외|"
    r"experience|expert|presented|spoken|worked|last year|except|経験|专业|经验",
    re.IGNORECASE,
)
_BY_DEGREE = re.compile(
    r"관심도|선호도|중요도|정도|얼마나|level of|"
    r"how (?:much|interested|important)|rate\b|rating|scale|興味の度合|程度",
    re.IGNORECASE,
)


def option_claim(header: str, values: Iterable[str], words: TopicWords) -> Claim | None:
    """Return the claim of a column to one topic, `option energy`; None where it is no such column."""
    option = without_codes(header)
    parts = _PARTS.fullmatch(option)
    if parts is not None:
        question, option = (part for part in parts.groups() if part is not None)
        if not _asks_for_wishes(question):
            return None
    elif len(header) > _LONGEST_TITLE:
        return None
    topic = read_one_topic(option, words)
    given = list(values) if topic is not None else []
    if topic is None or not (parts or given):  # a topic alone may head anything that is said about it
        return None
    is_by_degree = parts is not None and _BY_DEGREE.search(header) is not None
    if is_by_degree and any(map(str.isdecimal, given)):
        return None  # whether 5 is most or least is not said
    understood = sum(_is_option(value, words) for value in given)
    # Some systems repeat their codes below a question that can be no other.
    if understood < len(given) and (not parts or understood * 2 < len(given)):
        return None
    is_another = any(read_one_topic(value, words) not in {None, topic} for value in given)
    return None if is_another else Claim(f"{OPTION}{topic}", Certainty.PLAIN)


def _asks_for_wishes(question: str) -> bool:
    """Tell whether a question asks which topics somebody would like."""
    asked = recognise(question)
    if asked is not None:
        return asked.field == CHOICES
    is_meant = _OF_TOPICS.search(question) is not None and _WISHES.search(question) is not None
    return is_meant and _NO_WISHES.search(question) is None


def _is_option(text: str, words: TopicWords) -> bool:
    try:
        parse_option(text, words)
    except BadValue:
        return False
    return True


def parse_option(text: str, words: TopicWords) -> int:
    """Return how much the option is wanted: 0 not at all, 1 most (or simply), 2 next.

    Some forms print the option itself for yes.

    Raises:
        BadValue: `unknown-consent`, when it is neither a rank nor yes or no.
    """
    rank = _RANK.fullmatch(normal(text))
    if rank:
        return whole_number(rank[1])
    if (degree := DEGREES_OF_INTEREST.get(normal(text))) is not None:
        return degree
    try:
        return int(parse_answer(text))
    except BadValue:
        if read_one_topic(text, words) is None:
            raise
        return 1
