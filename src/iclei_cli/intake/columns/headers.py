"""What the header of one column means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from iclei_cli.intake.columns.header_codes import end_of_path, without_codes, without_place
from iclei_cli.intake.columns.status_columns import could_be_status, flag_of
from iclei_cli.intake.values.consents import purposes_asked
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.words.coming import come_to
from iclei_cli.intake.words.company import wish_of_header
from iclei_cli.intake.words.questions import asked_last, essences, thing_asked
from iclei_cli.intake.words.text import normal, without_remarks
from iclei_cli.intake.words.vocabulary import (
    ABOUT_ANOTHER,
    ATTENDANCE,
    CHOICE,
    CHOICES,
    CONSENT,
    GIVEN_NAME,
    HEADERS,
    QUESTION_ENDINGS,
    REGISTRATION_ID,
    ROW_NUMBER,
    WEAK_HEADERS,
)
from iclei_cli.system.whole_numbers import whole_number


class Certainty(IntEnum):
    """How sure it is that a column is meant for a field; of two that claim one, the surer has it."""

    WEAK = 1
    QUESTION = 2
    PLAIN = 3
    PARTICIPANT = 4  # "attendee email" is the person who comes, "email" may be whoever filled in the form
    STATED = 5  # the user says so


@dataclass(frozen=True, slots=True)
class Claim:
    """A column's claim to a field."""

    field: str
    certainty: Certainty


_NUMBERED = re.compile(
    r"^\W*(?:attendee|participant|registration|registrant|member|ticket|접수|등록|신청|참가자?)\s*[#№]",
    re.IGNORECASE,
)
_LONGEST = 3000  # a question of consent may be a page of text; nothing longer heads a column
_NUMBER = re.compile(r"\s*[#№]\s*$")
_RANKS = re.compile(r"\d\s*[,~·/-]\s*\d\s*(?:순위|지망)(?:까지)?")  # several are asked for in one cell
_FORMALITY = re.compile(
    r"[(\[【](?:필수|선택|required|optional|mandatory|必須|任意|必填|选填)[)\]】]|"
    r"[*※]\s*(?:필수|required|必須|必填)\b",
    re.IGNORECASE,
)
_POLITE_START = re.compile(r"^(?:귀하의?|본인의?|what(?:is|s)|pleaseenter|enter|your|the)+")
_YOUR = re.compile(r"\b(?:your|the)\s", re.IGNORECASE)
_POLITE_END = re.compile(
    r"(?:을|를|은|는)?(?:입력|기재|기입|작성|선택|표기|체크|적어|알려|골라)"
    r"(?:해|하여)?(?:주세요|주십시오|주시기바랍니다|바랍니다)?$",
)
_PARTICIPANT = re.compile(
    r"^(?:참가자|참석자|attendees?|participants?|delegates?|ticketholders?|"
    r"holders?|참여자|이용자|参加者様?の?|参会[人者]的?|与会者的?)의?|"
    # "ticket name" is what a ticket is called
    r"^ticket(?=full|first|last|email|company|phone|job)"
)
_APPLICANT = re.compile(r"^(?:신청자|등록자|예약자|예매자|registrants?|applicants?)의?")
_JOINTS = re.compile(r"[/·・,&|\n]|\s및\s|\s또는\s|\bor\b")
_OF_ORGANISATION = {"organisation", "municipality", "sector", "department"}
_HALVES = re.compile(r"[()\[\]/·・,&|\n]|\s및\s|\band\b")
_SEVERAL = {"phone", "email", "organisation", "position", "department"}
_PART = re.compile(r"(?P<question>[^\[\]]+?)(?:\[(?P<part>[^\[\]]+)\]|\s[-–—:]\s+(?P<line>[^\[\]]+))")
_IN_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{1,30})[)\]】〕]")
_PART_ONLY = re.compile(
    r"[(\[]\s*(?:prefix|middle|suffix|salutation|phonetic|furigana|kana|フリガナ|ふりがな|pinyin|text|description)"
    r"\s*[)\]]\s*$",
    re.IGNORECASE,
)
_SPOILT_BY_PART = {"name", f"{CONSENT}personal-data", f"{CONSENT}third-party", f"{CONSENT}photo"}
_NUMBERS_OF = re.compile(r"(?P<thing>.{2,30}?)\s*(?:번호|코드|number|no\.?|code)", re.IGNORECASE)
_SELECTED = re.compile(r"\s[-–—]\s+(?:selected choice|선택한 항목)\s*$", re.IGNORECASE)
_OF_THE_PERSON = re.compile(
    r"about you\b|yourself|contact (?:details|info)|"
    r"your (?:details|information|data|contact)|personal|participant|attendee|"
    r"인적\s*사항|기본\s*정보|참가자|참석자|신청자|본인|ご本人|参加者|基本情報|个人信息|個人資料|基本信息",
    re.IGNORECASE,
)
_SCRIPTS = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")

_WISH = "희망|선호|관심|선택"
_TAKING_PART = "신청|참여|참가|지원"
_THING = "토론|주제|분과|테이블|세션|그룹|토픽|조"
_KOREAN_CHOICE = re.compile(
    rf"(?:제?(?P<before>\d{{1,2}})(?:순위|지망|번째|번)?)?(?P<words>(?:{_WISH}|{_TAKING_PART}|{_THING})*)"
    r"(?:순위|지망)?제?(?P<after>\d{1,2})?(?:순위|지망|번째|번)?",
)
_NEXT_BEST = re.compile(
    rf"(?:차선|차순위|2차|대안|대체|예비)(?:{_WISH}|토론)*(?:주제|분과|토픽|세션|희망|선택|선호)(?:{_THING})?"
)
_RANKED = re.compile(rf"{_WISH}|주제|분과|토픽|순위|지망")
_WISHED = re.compile(
    rf"(?=.*(?:{_WISH}|토론주제))(?:{_WISH}|{_TAKING_PART}|토론)+(?:{_THING})+(?:우선)?(?:순위)?"
)
_EAST_ASIAN_CHOICE = re.compile(
    r"第?(?P<before>[1-9一二三四五])(?:希望|志望|志愿|志願|选择|選択|選擇|順位|顺位|候補)(?:の|的)?(?:テーマ|分科会|主题|主題|議題|议题)?|"
    r"(?:议题|議題|主题|主題|テーマ)?(?:(?:希望|选择|選択)(?:する|的)?(?:テーマ|分科会|主题|主題|議題|议题)|"
    r"(?:志愿|志願|志望|希望)(?:する|的)?(?:テーマ|分科会|主题|主題|議題|议题)?)第?(?P<after>[1-9一二三四五])"
)
_EAST_ASIAN_NEXT_BEST = re.compile(
    r"(?:备选|備選|次选|次選|次善|候补|次点)(?:希望)?(?:の|的)?(?:テーマ|分科会|主题|主題|議題|议题|分论坛|分論壇|选择|選擇)"
)
_HAN_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_COUNTED = {"첫번째": "1", "두번째": "2", "세번째": "3", "네번째": "4", "다섯번째": "5"}

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
_PREFERENCE = {"choice", "choices", "preference", "preferences", "preferred", "priority", "preferable"}
_SUBJECT = {"topic", "topics", "table", "tables", "group", "groups", "session", "sessions"}
_FILLERS = {"of", "your", "the", "for", "no", "discussion", "breakout", "rank", "in", "order"}
_ALONE = {"choices", "preferences"}
_NEXT = {"alternative", "alternate", "backup", "fallback", "secondary"}


@lru_cache(maxsize=1 << 12)
def recognise(header: str) -> Claim | None:
    """Return the field that `header` claims, or None when it means none that is known.

    The field is one of a participant, or `given name`, `family name`, `choices` (several in one cell),
    `choice 1`, `choice 2`, …, `consent personal-data` (or of another purpose, or several), or `row number`.
    """
    if len(header) > _LONGEST:
        return None
    if kept := _number(header) or flag_of(without_remarks(without_codes(header))):
        return Claim(kept, Certainty.PLAIN)
    purposes = purposes_asked(header)
    if purposes:
        return Claim(f"{CONSENT}{' '.join(purposes)}", Certainty.PLAIN)
    return _asked(header) or _names_others(header)


def _names_others(header: str) -> Claim | None:
    field = wish_of_header(header)
    return Claim(field, Certainty.PLAIN) if field else None


def _asked(header: str) -> Claim | None:
    """Recognise what is asked; of several that ask for topics, the rank stands in brackets."""
    claim = _asked_without_rank(header)
    if claim is not None and claim.field == CHOICES:
        ranks = (
            _plain(remark)
            for remark in _IN_BRACKETS.findall(_RANKS.sub(" ", unicodedata.normalize("NFKC", header)))
        )
        rank = next((rank for rank in ranks if rank and rank.field.startswith(CHOICE)), None)
        return Claim(rank.field, Certainty.QUESTION) if rank else claim
    if claim is not None and claim.field in _SPOILT_BY_PART and _PART_ONLY.search(header):
        return None  # "Name (Prefix)", "Consent (Text)"
    return claim


def _asked_without_rank(header: str) -> Claim | None:
    # "Attendee #" is no attendee.
    asked = _NUMBER.sub(
        " number", _FORMALITY.sub(" ", _RANKS.sub(" ", _SELECTED.sub("", without_codes(header))))
    )
    if beside_organisation(asked):
        return Claim("organisation", Certainty.PLAIN)
    part = _part_of_question(asked)
    if part is not None:
        return part
    bare = without_remarks(asked)
    # A remark may tell the field, "name (English)", or only how to fill it in, "phone (mobile)".
    literal = _plain(asked) or _said_twice(asked)
    if literal is not None:
        return literal
    meant = _plain(bare) or _said_twice(bare)
    if meant is not None:
        return Claim(meant.field, min(meant.certainty, Certainty.QUESTION))
    return _weak(bare) or _question(bare) or _indexed(bare) or _by_path(asked) or _of_its_core(bare)


def _of_its_core(text: str) -> Claim | None:
    """Recognise a header that says more than what it asks for, or asks for it at the end."""
    if re.search(ABOUT_ANOTHER, normal(text)):
        return None
    thing = thing_asked(text)
    found = (_plain(thing) or _weak(thing)) if thing else None
    found = found or next(filter(None, map(_question, asked_last(text))), None)
    if found is None and (numbers := _NUMBERS_OF.fullmatch(text.strip())):
        coded = _plain(numbers["thing"])  # "희망분과 번호"
        found = coded if coded and coded.field.startswith("choice") else None
    return Claim(found.field, min(found.certainty, Certainty.QUESTION)) if found else None


def beside_organisation(header: str) -> str | None:
    """Return what a header asks for beside the organisation: `소속(부서)` for the department; or None.

    That is the department or the position.
    """
    title = without_codes(header)
    parts = [part for part in _HALVES.split(title) if normal(part)]
    claims = [_plain(part) for part in parts] if len(parts) == 2 else []  # noqa: PLR2004 - these two
    fields = [claim.field for claim in claims if claim]
    return fields[1] if fields in (["organisation", "department"], ["organisation", "position"]) else None


def _part_of_question(text: str) -> Claim | None:
    """Recognise one line of a question about the person: `Please tell us about you [Full name]`."""
    found = _PART.fullmatch(text.strip())
    if found is None or not _OF_THE_PERSON.search(found["question"]):
        return None
    part = found["part"] or found["line"]
    claim = _plain(part) or _said_twice(part)
    return Claim(claim.field, Certainty.QUESTION) if claim else None


def _indexed(text: str) -> Claim | None:
    """Recognise the first of several columns of one title, `phone1`; the others give way to it."""
    found = without_place(text)
    claim = _plain(found[0]) if found else None
    if found is None or claim is None or claim.field not in _SEVERAL:
        return None
    return Claim(claim.field, Certainty.QUESTION if found[1] == 1 else Certainty.WEAK)


def _by_path(text: str) -> Claim | None:
    """Recognise the end of a path, `user/email`, `grp_person-full_name`, unless it is of something else."""
    head, _, end = text.strip().replace("_", " ").rpartition("/")
    if end and text.islower() and (above := _plain(head)) and above.field == "organisation":
        of_it = _plain(end)
        return Claim(of_it.field, Certainty.QUESTION) if of_it and of_it.field in _OF_ORGANISATION else None
    for end in end_of_path(text):
        claim = _plain(end) or _weak(end) or _asks_who_comes(end)
        above = _plain(text.strip()[: -len(end) - 1])
        if above is not None and claim is not None and above.field != claim.field:
            return None  # "email/phone" is two fields in one cell
        if claim is not None:
            return Claim(claim.field, min(claim.certainty, Certainty.QUESTION))
    return None


def _number(header: str) -> str | None:
    """Recognise numbers by their sign: `#` of the row, `Attendee #` of the person."""
    if header.strip() in {"#", "№"}:
        return ROW_NUMBER
    return REGISTRATION_ID if _NUMBERED.match(header) else None


def _plain(text: str) -> Claim | None:
    word = normal(text)
    core = _POLITE_END.sub("", _POLITE_START.sub("", word))
    applied = _APPLICANT.sub("", core)
    for form, certainty in (
        (word, Certainty.PLAIN),
        (applied, Certainty.PLAIN),
        (normal(_YOUR.sub("", text)), Certainty.PLAIN),
        *((core[end:], Certainty.PARTICIPANT) for end in _participant_ends(core)),
    ):
        # What part somebody has in the event, "attendee", is not yet what they do there.
        if form in HEADERS and (HEADERS[form], certainty) != ("roles", Certainty.PARTICIPANT):
            return Claim(HEADERS[form], Certainty.QUESTION if form in ATTENDANCE else certainty)
    choice = (
        _korean_choice(word) or _korean_choice(applied) or _english_choice(text) or _east_asian_choice(word)
    )
    return Claim(choice, Certainty.PLAIN) if choice else None


def _participant_ends(word: str) -> list[int]:
    """Return where the word for participants ends, with its plural s or without: `participantstatus`."""
    found = _PARTICIPANT.match(word)
    if found is None:
        return []
    end = found.end()
    return [end, end - 1] if word[end - 1] == "s" else [end]


def _said_twice(text: str) -> Claim | None:
    """Recognise one meaning in two languages, or in two words: `성명 Name`, `이름/성명`."""
    scripts = _SCRIPTS.findall(text.casefold())
    by_joint = [part for part in _JOINTS.split(text) if normal(part)]
    by_script = [
        " ".join(word for word in scripts if word.isascii()),
        " ".join(word for word in scripts if not word.isascii()),
    ]
    for parts in (by_joint, by_script):
        claims = [_plain(part) or _by_essence(part) for part in parts]
        fields = {claim and claim.field for claim in claims}
        if len(claims) > 1 and fields == {"name", GIVEN_NAME}:  # "이름(First name)"
            return Claim(GIVEN_NAME, Certainty.PLAIN)
        if len(claims) > 1 and len(fields) == 1 and claims[0]:
            return claims[0]
    return None


def _weak(text: str) -> Claim | None:
    field = WEAK_HEADERS.get(normal(text)) or ("status" if could_be_status(text) else None)
    return Claim(field, Certainty.WEAK) if field else None


def _question(text: str) -> Claim | None:
    """Recognise a question by what it asks for, or a Korean one by its last word: `보내는분 연락처`."""
    return _asks_who_comes(text) or _by_essence(text) or _by_last_word(text)


def _asks_who_comes(text: str) -> Claim | None:
    place = come_to(text)
    is_the_event = place is not None and (not place or find_municipality(place).name)
    return Claim("status", Certainty.QUESTION) if is_the_event else None


def _by_essence(text: str) -> Claim | None:
    for word in essences(text):
        choice = _korean_choice(word) or _east_asian_choice(word)
        if word in HEADERS or choice:
            return Claim(choice or HEADERS[word], Certainty.QUESTION)
        if word in WEAK_HEADERS:
            return Claim(WEAK_HEADERS[word], Certainty.WEAK)
    return None


def _by_last_word(text: str) -> Claim | None:
    word = _POLITE_END.sub("", normal(text))
    ending = next((ending for ending in QUESTION_ENDINGS if word.endswith(ending)), None)
    if ending is None or re.search(ABOUT_ANOTHER, word):
        return None
    before = word.removesuffix(ending).removesuffix("및")
    # "소속/직위" holds two fields in one cell: neither can have it.
    return None if before in HEADERS else Claim(HEADERS[ending], Certainty.QUESTION)


def _korean_choice(word: str) -> str | None:
    if _NEXT_BEST.fullmatch(word):
        return f"{CHOICE}2"
    for ordinal, digit in _COUNTED.items():
        word = word.replace(ordinal, digit)
    match = _KOREAN_CHOICE.fullmatch(word)
    if match is None:
        return None
    number = match["before"] or match["after"]
    if number is None:
        return CHOICES if _WISHED.fullmatch(word) else None
    return f"{CHOICE}{int(number)}" if _RANKED.search(word) else None


def _east_asian_choice(word: str) -> str | None:
    """Recognise a Japanese or Chinese one: `第1希望`, `希望テーマ2`, `第一志愿`."""
    if _EAST_ASIAN_NEXT_BEST.fullmatch(word):
        return f"{CHOICE}2"
    match = _EAST_ASIAN_CHOICE.fullmatch(word)
    if match is None:
        return None
    number = match["before"] or match["after"]
    return f"{CHOICE}{_HAN_NUMBERS.get(number) or whole_number(number)}"


def _english_choice(text: str) -> str | None:
    words = _SCRIPTS.findall(text.casefold())
    numbers = [
        _ORDINALS.get(word) or whole_number(word) for word in words if word in _ORDINALS or word.isdecimal()
    ]
    said = {word for word in words if not word.isdecimal()} - _ORDINALS.keys() - _ORDINAL_ENDINGS - _FILLERS
    if not said <= _PREFERENCE | _SUBJECT | _NEXT:
        return None
    if not numbers and said & _NEXT and said - _NEXT <= _PREFERENCE | _SUBJECT and said - _NEXT:
        return f"{CHOICE}2"
    if numbers:
        is_choice = len(numbers) == 1 and bool(said & _PREFERENCE or said & {"topic"})
        return f"{CHOICE}{numbers[0]}" if is_choice else None
    return CHOICES if (said & _PREFERENCE and said & _SUBJECT) or said & _ALONE else None
