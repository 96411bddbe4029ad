"""The topics that a text names, as forms and people write them.

`1. Energy`, `에너지 (1순위)`, `2순위: 기후변화, 1순위: 에너지`, `Energy > Climate`, `에너지와 기후변화`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from iclei_cli.assembly.names import with_key
from iclei_cli.assembly.nouns.text import forms_of
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.marks import (
    LONGEST_TITLE,
    has_no_topic,
    head_and_rest,
    is_denied,
    is_filler,
    is_numbered_thing,
    leading_mark,
    legible,
    numbered_parts,
    remarks_in,
    revealed,
    strong_parts,
    ticked,
    trailing_mark,
    unwrapped,
    with_marks_hidden,
    without_loose_bracket,
    without_remarks,
    without_wishes,
)
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords, WordKind
from iclei_cli.intake.words.similarity import nearest
from iclei_cli.intake.words.text import normal, one_line, spellings
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.intake.values.topics.marks import Mark
    from iclei_cli.system.messages import Message

_JOINTS = re.compile(
    r"\s*[/·&+]\s*|\s+(?:and|or)\s+|\s*및\s*|\s+(?:또는|혹은|그리고|와|과)\s+", re.IGNORECASE
)
_PARTICLES = re.compile(r"이?랑\s*|하고\s*|[와과]\s*|および|または|[とや]|或者|以及|[和与與及或]")
_WORD = re.compile(r"[\s_/·&+]+|[^\s_/·&+]+")
_GAP = re.compile(r"[\s_/·&+]+|and|or|및|또는|혹은|그리고|와|과", re.IGNORECASE)
_MOST_WORDS = 15
_LONGEST_PART = 300  # what is longer is a text that begins with a topic, if that
_MANY_SIGNS = re.compile(r"[,;|>\n、┋]")


@dataclass(frozen=True, slots=True)
class _Wish:
    """One topic in a text; `rank` and `number` are what the text says before or behind it."""

    topic: str
    rank: int | None = None
    number: int | None = None


@dataclass(slots=True)
class TopicsRead:
    """What a text says of topics.

    Attributes:
        topics: their keys, the most wanted first, each once.
        unknown: the parts of the text that name no topic.
        remarks: how a part was understood, where the user should know.
        is_said: whether a part is a word of the user's.
    """

    topics: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
    is_said: bool = False


class TopicWords:
    """Every word that means a topic of the assembly: its key, its titles, aliases, and the user's words."""

    def __init__(self, topics: Mapping[str, Topic], user: UserWords = NO_WORDS) -> None:
        """Learn the words; the user's own outweigh the others."""
        self.keys = list(topics)
        self.titled = titled(topics)
        self._topics = topics
        self.user = user
        self._meanings: dict[str, str] = {}
        mine = [(word, key) for word, key in user.topics.items() if key in topics]
        written = [*mine, *_written(topics.values())]
        for word, key in written:
            self._meanings.setdefault(normal(word), key)
        self._meanings.pop("", None)  # of a title that is signs alone
        # A title may itself hold a comma.
        joined = sorted(
            (legible(word) for word, _ in written if _MANY_SIGNS.search(word)), key=len, reverse=True
        )
        self._joined = re.compile("|".join(map(re.escape, joined)), re.IGNORECASE) if joined else None

    def key(self, text: str) -> str | None:
        """Return the key of the topic that `text` is a word for, in any spelling."""
        return next((self._meanings[word] for word in spellings(text) if word in self._meanings), None)

    def title(self, key: str) -> Text:
        """Return what people call a topic."""
        return self._topics[key].titles

    def exact(self, text: str) -> str | None:
        """Return the same of a text without number or remark."""
        return self._meanings.get(normal(text))

    def nearest(self, text: str) -> str | None:
        """Return the key of the topic that a misspelt word is meant to be; None when that is not sure."""
        words = dict.fromkeys(spellings(text))
        return next((key for word in words if (key := nearest(word, self._meanings)) is not None), None)

    def parts(self, text: str) -> list[str]:
        """Return the parts of a text between commas, lines and other plain separators."""
        if self._joined is not None:
            text = self._joined.sub(lambda found: with_marks_hidden(found.group()), text)
        return [revealed(part) for part in strong_parts(text)]


def parse_topic(text: str, topics: Mapping[str, Topic]) -> str:
    """Return the key of the topic that `text` names by its key, one of its titles or an alias.

    Raises:
        BadValue: `unknown-topic`.
    """
    key = TopicWords(topics).key(text)
    if key is None:
        raise BadValue("unknown-topic", text=one_line(text), known=list(topics), titled=titled(topics))
    return key


def titled(topics: Mapping[str, Topic]) -> list[Text | Message]:
    """The titles of topics, each with the key by which it can be typed."""
    return [with_key(topic.titles, key) for key, topic in topics.items()]


def read_topics(text: str, words: TopicWords, *, corrects: bool = True) -> TopicsRead:
    """Return the topics that a cell names, with or without numbers, ranks and remarks, in any usual form.

    With `corrects`, a wrong letter is passed over and remarked on.
    """
    reader = _Reader(words=words, corrects=corrects)
    wishes = reader.read(legible(text))
    if not wishes and not reader.unknown and not all(map(has_no_topic, words.parts(legible(text)))):
        reader.unknown.append(one_line(text))
    topics = tuple(dict.fromkeys(wish.topic for wish in _in_order(wishes)))
    if topics != tuple(dict.fromkeys(wish.topic for wish in wishes)) and not any(
        wish.rank for wish in wishes
    ):
        titles = list(map(words.title, topics))
        reader.remarks.append(message("choices-by-number", text=one_line(text), topics=titles))
    said = {word: key for word, key in reader.said.items() if key in topics}
    remarks = [*(words.user.remark(word, key) for word, key in said.items()), *reader.remarks]
    return TopicsRead(topics, tuple(dict.fromkeys(reader.unknown)), tuple(remarks), bool(said))


def read_one_topic(text: str, words: TopicWords) -> str | None:
    """Return the one topic that an option of a form is about: `1. Energy – saving and renewables`."""
    read = read_topics(text, words, corrects=False)
    return read.topics[0] if len(read.topics) == 1 and not read.unknown else None


def _in_order(wishes: Sequence[_Wish]) -> list[_Wish]:
    """Return them the most wanted first: by their ranks, or by numbers that count them all."""
    if any(wish.rank is not None for wish in wishes):
        return sorted(wishes, key=lambda wish: len(wishes) + 99 if wish.rank is None else wish.rank)
    numbers = [wish.number for wish in wishes]
    if set(numbers) == set(range(1, len(wishes) + 1)):
        return sorted(wishes, key=lambda wish: wish.number or 0)
    return list(wishes)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads one text; what is not understood, and what the user should know, is collected."""

    words: TopicWords
    corrects: bool
    unknown: list[str] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    def read(self, text: str) -> list[_Wish]:
        """Return the wishes that a text holds, in its order."""
        text = unwrapped(text)
        key = self._exact(text) if not _MANY_SIGNS.search(text) else None
        if key is not None:
            return [_Wish(key)]
        parts = self.words.parts(text)
        if len(parts) > 1:
            return [wish for part in parts for wish in self.read(part)]
        boxes = ticked(text)
        if boxes is not None:
            return [wish for part in boxes for wish in self.read(part)] or self._unknown(text)
        return self._part(text) if not has_no_topic(text) else []

    def _exact(self, text: str) -> str | None:
        """Return the topic that a text is a word for; that it is the user's word is noted."""
        if self.words.user.key(WordKind.TOPIC, text) is not None and (key := self.words.exact(text)):
            self.said[text.strip()] = key
        return self.words.exact(text)

    def _part(self, text: str) -> list[_Wish]:
        """Read what stands between two separators: one topic as a rule."""
        if (key := self._exact(text)) is not None:
            return [_Wish(key)]
        if is_denied(text):
            return self._unknown(text)
        if len(text) > _LONGEST_PART:
            return self._single(text) or self._begun(text) or self._unknown(text)
        numbered = numbered_parts(text)
        if len(numbered) > 1:
            return [wish for part in numbered for wish in self._part(part)]
        for mark in filter(None, (leading_mark(text), trailing_mark(text))):
            wishes = self._tried(mark)
            if wishes:
                return wishes
        wishes = (
            self._single(text) or self._by_words(text) or self._by_joints(text) or self._by_particles(text)
        )
        return wishes or self._begun(text) or self._misspelt(text) or self._unknown(_unmarked(text))

    def _tried(self, mark: Mark) -> list[_Wish]:
        """Read what a number or rank is said of; nothing is collected where that is no topic."""
        inner = _Reader(words=self.words, corrects=self.corrects, said=self.said)
        wishes = inner._part(unwrapped(mark.rest)) if mark.rest else []
        if not wishes:
            return []
        self.unknown += inner.unknown
        self.remarks += inner.remarks
        first, *others = wishes
        rank = mark.number if mark.is_rank and first.rank is None else first.rank
        number = first.number if mark.is_rank or first.number is not None else mark.number
        return [replace(first, rank=rank, number=number), *others]

    def _single(self, text: str) -> list[_Wish]:
        """Read one topic with a remark in brackets or behind a dash or colon: `Energy – saving`."""
        head, rest = head_and_rest(text)
        remarks = remarks_in(head)
        bare = without_remarks(head)
        key = self._named(bare) or (None if normal(bare) else self._in_remarks(remarks))
        if key is None and text.lstrip()[:1] in "[【〔<「『" and remarks:
            key = self._exact(remarks[0])  # "[Energy] wind and sun"
            remarks = remarks[1:]
        others = {found for part in [*remarks, rest] if (found := self._exact(part)) is not None}
        if key is None or others - {key} == set():
            return [_Wish(key)] if key else []
        if rest and self._exact(rest) not in {None, key}:
            return [_Wish(key), *self._part(rest)]  # "Energy - Climate Change"
        self._remark_on(text, key)
        return [_Wish(key)]

    def _remark_on(self, text: str, key: str) -> None:
        self.remarks.append(message("topic-read-as", text=one_line(text), topic=self.words.title(key)))

    def _named(self, text: str) -> str | None:
        """Return the topic of a text without remarks: `에너지 분과`, `에너지를 희망합니다`."""
        return next((key for form in without_wishes(text) if (key := self._exact(form))), None)

    def _in_remarks(self, remarks: Iterable[str]) -> str | None:
        keys = {key for remark in remarks if (key := self._named(remark)) is not None}
        return keys.pop() if len(keys) == 1 else None

    def _by_words(self, text: str) -> list[_Wish]:
        """Read topics that stand side by side, and nothing else: `에너지 기후변화`, `energy_climate`."""
        tokens = _WORD.findall(text)
        if len(tokens) > 2 * _MOST_WORDS:
            return []
        wishes: list[_Wish] = []
        place = 0
        while place < len(tokens):
            if _GAP.fullmatch(tokens[place]):
                place += 1
                continue
            ends = range(len(tokens), place, -1)
            found = ((end, self._exact("".join(tokens[place:end]))) for end in ends)
            end, key = next(((end, key) for end, key in found if key is not None), (place, None))
            if key is None:
                return []
            wishes.append(_Wish(key))
            place = end
        return wishes if len(wishes) > 1 else []

    def _by_joints(self, text: str) -> list[_Wish]:
        """Read `Energy / Climate Change`, `에너지 및 기후`; of what is unknown, the user is told."""
        parts = [part for part in _JOINTS.split(text) if normal(part)]
        if len(parts) < 2 or len(text) > LONGEST_TITLE:  # noqa: PLR2004 - two are joined
            return []
        inner = _Reader(words=self.words, corrects=False, said=self.said)
        wishes = [wish for part in parts for wish in inner._part(part)]
        if not wishes:
            return []
        self.unknown += inner.unknown
        self.remarks += inner.remarks
        return wishes

    def _by_particles(self, text: str) -> list[_Wish]:
        """Read `에너지와 기후변화`, `エネルギーと気候変動`; each part must be a topic."""
        if len(text) > LONGEST_TITLE:
            return []
        for found in _PARTICLES.finditer(text):
            key = self._named(text[: found.start()])
            rest = text[found.end() :]
            if key is not None and rest:
                other = self._named(rest)
                wishes = [_Wish(other)] if other is not None else self._by_particles(rest)
                if wishes:
                    return [_Wish(key), *wishes]
        return []

    def _begun(self, text: str) -> list[_Wish]:
        """Read the text of an option that begins with its topic: `Energy saving at home`; that is told."""
        head, _ = head_and_rest(text)
        words = head[:LONGEST_TITLE].split()
        for end in range(len(words) - 1, 0, -1):
            key = self._named(" ".join(words[:end]))
            if key is not None:
                self._remark_on(text, key)
                return [_Wish(key)]
        return []

    def _misspelt(self, text: str) -> list[_Wish]:
        key = self.words.nearest(text) if self.corrects else None
        if key is None:
            return []
        self.remarks.append(message("misspelling", word=one_line(text), meaning=key))
        return [_Wish(key)]

    def _unknown(self, text: str) -> list[_Wish]:
        if normal(text) and not is_filler(text) and not has_no_topic(text):
            self.unknown.append(without_loose_bracket(unwrapped(one_line(text))))
        return []


def _unmarked(text: str) -> str:
    """Return the word of which a number or rank is said, where there is one: not of `2분과`, "section 2"."""
    for mark in filter(None, (leading_mark(text), trailing_mark(text))):
        if any(map(str.isalpha, mark.rest)) and not is_numbered_thing(mark.rest):
            return mark.rest
    return text


def _written(topics: Iterable[Topic]) -> Iterator[tuple[str, str]]:
    """Yield every word for a topic with its key; a key beats a title, a title an alias."""
    for words in (_keys, _titles, _aliases):
        for topic in topics:
            for word in words(topic):
                yield word, topic.key


def _keys(topic: Topic) -> tuple[str, ...]:
    return (topic.key,)


def _titles(topic: Topic) -> tuple[str, ...]:
    return tuple(forms_of(topic.titles))


def _aliases(topic: Topic) -> tuple[str, ...]:
    return topic.aliases
