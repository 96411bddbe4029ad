"""How the text of each field of a list is understood."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, assert_never

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.intake.columns.option_columns import parse_option
from iclei_cli.intake.values.consents import parse_answer
from iclei_cli.intake.values.contacts.emails import read_email
from iclei_cli.intake.values.contacts.phones import HOME_REGION, read_phone
from iclei_cli.intake.values.duties import parse_offer, parse_offers
from iclei_cli.intake.values.languages import in_own_words, parse_languages
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import (
    BadValue,
    parse_coded_gender,
    parse_gender,
    parse_list,
    parse_sector,
    parse_status,
    parse_text,
    status_word_of,
)
from iclei_cli.intake.values.topics.marks import has_empty_box, ticked
from iclei_cli.intake.values.topics.read import TopicWords, read_topics
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords, WordKind
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.status_words import CHOSEN, COMES_FOR_ANOTHER
from iclei_cli.intake.words.text import one_line
from iclei_cli.intake.words.value_words import DUTIES
from iclei_cli.intake.words.vocabulary import (
    CHOICE,
    CONSENT,
    DUTY,
    FAMILY_NAME,
    GIVEN_NAME,
    OPTION,
    ORDER_CODE,
    POSITION_ID,
    PROVINCE,
    REGISTRATION_ID,
)
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.values.parse import Misspelt

    Parse = Callable[[str], object]

_TEXT_COLUMNS = (GIVEN_NAME, FAMILY_NAME, PROVINCE, REGISTRATION_ID, ORDER_CODE, POSITION_ID)
"""What a column of texts can be beside a field of a participant."""

TEXTS = (*(field.name for field in FIELDS if field.value is ValueType.TEXT), *_TEXT_COLUMNS)
"""The columns whose cells are taken as words on one line."""


DUTY_COLUMNS = tuple(f"{DUTY}{duty}" for duty in dict.fromkeys(DUTIES.values()))
"""The columns that ask for one duty each, with yes or no in them."""


def parsers(
    topics: Mapping[str, Topic], region: str = HOME_REGION, user: UserWords = NO_WORDS
) -> dict[str, Parse]:
    """Return what reads the text of each kind of field; it raises BadValue, and may return `Understood`.

    Phone numbers without a country code are of `region`, and the words of the user outweigh all others.

    Thousands of rows repeat the same few words, so what a word means is looked up once.
    """
    words = TopicWords(topics, user)
    fields = {
        CONSENT if field.value is ValueType.CONSENTS else field.name: _parser(field.value, words, region)
        for field in FIELDS
        if field.is_column and field.value is not None
    }
    return {
        **fields,
        **{
            column: lru_cache(_ticked(partial(parse_offer, duty=column.removeprefix(DUTY))))
            for column in DUTY_COLUMNS
        },
        **dict.fromkeys(_TEXT_COLUMNS, parse_text),
        CHOICE: lru_cache(lambda text: _topics(text, words)),
        OPTION: lru_cache(lambda text: parse_option(text, words)),
    }


def _parser(  # noqa: C901, PLR0911, PLR0912 - one each
    value: ValueType, words: TopicWords, region: str
) -> Parse:
    """Return what reads a cell of a column of such values."""
    match value:
        case ValueType.TEXT:
            return parse_text
        case ValueType.NOTES:
            return str
        case ValueType.TEXTS:
            return parse_list
        case ValueType.EMAIL:
            return read_email
        case ValueType.PHONE:
            return partial(read_phone, region=region)
        case ValueType.SECTOR:
            return lru_cache(
                _or_as_said(WordKind.SECTOR, Sector, words.user, _ticked(_corrected(parse_sector)))
            )
        case ValueType.MUNICIPALITY:
            return lru_cache(_municipality)
        case ValueType.GENDER:
            return lru_cache(_or_as_said(WordKind.GENDER, Gender, words.user, _ticked(parse_gender)))
        case ValueType.LANGUAGES:
            return lru_cache(_languages)
        case ValueType.TOPICS:
            return lru_cache(lambda text: _topics(text, words))
        case ValueType.STATUS:
            return lru_cache(_or_as_said(WordKind.STATUS, Status, words.user, _ticked(_status)))
        case ValueType.DUTIES:
            return lru_cache(parse_offers)
        case ValueType.CONSENTS:
            return lru_cache(_ticked(parse_answer))
        case ValueType.PEOPLE:
            return str  # who is meant is found once it is known who is who
        case _:
            assert_never(value)


def type_of_field(field: str) -> str:
    """Return the type of a field: what `choice 1` or `consent photo` begins with, or the field itself."""
    return next((kind for kind in (CHOICE, CONSENT, OPTION) if field.startswith(kind)), field)


def _corrected(parse: Callable[[str, Misspelt], object]) -> Parse:
    """Return `parse` with misspelt words corrected and remarked on."""

    def understood(text: str) -> Understood:
        misspelt: Misspelt = {}
        value = parse(text, misspelt)
        remarks = (message("misspelling", word=word, meaning=meaning) for word, meaning in misspelt.items())
        return Understood(value, tuple(remarks))

    return understood


def _or_as_said(kind: WordKind, value: Callable[[str], object], user: UserWords, parse: Parse) -> Parse:
    """Return `parse`, with the words that the user said to mean a value of this kind before all others."""

    def understood(text: str) -> object:
        key = user.key(kind, text)
        if key is None:
            return parse(text)
        return Understood(value(key), (user.remark(text, key),), is_said=True)

    return understood


def _ticked(parse: Parse) -> Parse:
    """Return `parse`, with the one option that is ticked alone read of a cell of a form: `□ 참석 ■ 불참`."""

    def understood(text: str) -> object:
        if not has_empty_box(text):
            return parse(text)
        options = ticked(text) or ()
        if len(options) != 1:
            raise BadValue("boxes-unclear", text=one_line(text))
        return parse(options[0].strip(" ,;/·"))

    return understood


def _topics(text: str, words: TopicWords) -> Understood:
    """The topics that a cell names; what of it names none is unclear."""
    read = read_topics(text, words)
    unclear = (
        message("unknown-topic", text=part, known=words.keys, titled=words.titled) for part in read.unknown
    )
    return Understood(read.topics or None, read.remarks, tuple(unclear), read.is_said)


def _languages(text: str) -> Understood:
    """The codes of the languages that a cell names; what is none that is known is kept, and told."""
    languages = parse_languages(text)
    remarks = (message("language-in-own-words", text=words) for words in in_own_words(languages))
    return Understood(languages, tuple(remarks))


def _municipality(text: str) -> Understood:
    """The official name of the local government; the text itself where it is none, or could be several."""
    found = find_municipality(text)
    written = parse_text(text)
    if not found.is_ambiguous:
        return Understood(found.name or written)
    remark = message("municipality-ambiguous", text=written, names=list(found.names))
    return Understood(written, (remark,))


def read_coded_gender(text: str) -> Understood:
    """The gender, in a column that has 1 and 2 for male and female; what a code is taken for is told."""
    gender = parse_coded_gender(text)
    if not text.strip().isdecimal():
        return Understood(gender)
    return Understood(gender, (message("gender-code", code=text, gender=str(gender)),))


def _status(text: str) -> Understood:
    """Whether somebody is expected, with a remark where the word leaves that open."""
    status = parse_status(text)
    word = status_word_of(text)
    if word in COMES_FOR_ANOTHER:
        return Understood(status, (message("comes-for-another", text=text),))
    if word in CHOSEN:
        return Understood(status, (message("status-chosen", text=text, status=status.word),))
    if status.may_come and not status.is_coming:
        return Understood(status, (message("no-place-yet", text=text, status=status.word),))
    return Understood(status)
