"""What the user said that a word means: in this assembly, `대중교통` is the topic `ecomobility`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.system.messages import Message


class WordKind(StrEnum):
    """What a word can be said to mean one of; each begins the text by which a meaning is remembered."""

    TOPIC = "topic"
    SECTOR = "sector"
    GENDER = "gender"
    STATUS = "status"


class UserWords:
    """The user's words; what is said now outweighs what was said earlier."""

    def __init__(self, remembered: Mapping[str, str], stated: Mapping[str, str] | None = None) -> None:
        """Keep words with their meanings, `topic ecomobility` or `status cancelled`."""
        self.stated = dict(stated or {})
        self._now = set(map(normal, self.stated))
        self._keys: dict[WordKind, dict[str, str]] = {kind: {} for kind in WordKind}
        earlier = {word: said for word, said in remembered.items() if normal(word) not in self._now}
        for word, said in [*earlier.items(), *self.stated.items()]:
            kind, _, key = said.partition(" ")
            self._keys[WordKind(kind)][word] = key
        self._known = {
            kind: {normal(word): key for word, key in keys.items()} for kind, keys in self._keys.items()
        }

    @property
    def topics(self) -> Mapping[str, str]:
        """The words for topics, as the user wrote them, with the topics' keys."""
        return self._keys[WordKind.TOPIC]

    def key(self, kind: WordKind, text: str) -> str | None:
        """Return the key of what a text means of this kind, if the user said so."""
        return self._known[kind].get(normal(text)) if self._known[kind] else None

    def remark(self, text: str, key: str) -> Message:
        """Tell that a word of the list was read as the user says, or said earlier."""
        word = one_line(text)
        if normal(text) in self._now:
            return message("word-as-said", word=word, meaning=key)
        return message("word-as-before", word=word, meaning=key)


NO_WORDS = UserWords({})


def still_meant(remembered: Mapping[str, str], topics: Mapping[str, Topic]) -> dict[str, str]:
    """Return the remembered words whose meaning there still is: a topic may have gone since."""
    return {word: said for word, said in remembered.items() if find_meanings(said, topics) == [said]}


def find_meanings(text: str, topics: Mapping[str, Topic]) -> list[str]:
    """Return what `text` can name: `topic energy` for `energy`, and for `topic energy`; `other` is two."""
    meanings = list(_all(topics))
    exact = [said for said in meanings if normal(said) == normal(text)]
    return exact or [said for said in meanings if normal(said.partition(" ")[2]) == normal(text)]


def _all(topics: Mapping[str, Topic]) -> Iterator[str]:
    for kind, keys in (
        (WordKind.TOPIC, topics),
        (WordKind.SECTOR, Sector),
        (WordKind.GENDER, Gender),
        (WordKind.STATUS, Status),
    ):
        yield from (f"{kind} {key}" for key in keys)
