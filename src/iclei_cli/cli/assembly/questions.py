"""What is asked, on a terminal, of whoever starts an assembly; every question has a default."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.assembly.edit_event import change_event
from iclei_cli.assembly.edit_groups import set_tables, set_topics
from iclei_cli.cli.assembly.fields import parse_fields, usual_name
from iclei_cli.cli.messages.catalogue import spoken_text
from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import UsageError
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

ASKED = ("name", "date", "host", "language")
"""The facts of the event that are worth a question."""

_BETWEEN_TOPICS = re.compile("[,;、，；]")
_MOST_TABLES = 400


def ask_for_event(assembly: Assembly, *fields: str) -> None:
    """Ask for these facts of the event; what is known of them already is the default."""
    for field in fields:
        known = spoken_text(getattr(assembly.event, field) or (usual_name() if field == "name" else ""))
        terminal.ask(f"ask-{field}", partial(_take, assembly, field, known), default=known)


def ask_for_tables(assembly: Assembly, *, topics: bool, tables: bool) -> None:
    """Ask for the topics, and how many tables each is to have."""
    if topics:
        titles = ", ".join(spoken_text(topic.titles) for topic in assembly.topics.values())
        terminal.ask("ask-topics", partial(_take_topics, assembly, titles), default=titles)
    each = Counter(group.topic for group in assembly.groups.values() if group.topic is not None)
    # Where topics have more tables or fewer on purpose, they keep them.
    if tables and len(set(each.values())) == 1:
        terminal.ask("ask-tables", partial(_take_tables, assembly), default=str(*set(each.values())))


def give_tables(assembly: Assembly, count: int) -> None:
    """Give each topic so many tables."""
    for topic in assembly.topics:
        set_tables(assembly, topic, count)


def _take(assembly: Assembly, field: str, known: str, words: str) -> None:
    # What is known stays in the languages in which it is known.
    if words != known:
        change_event(assembly, **parse_fields({field: words}, assembly.event))


def _take_topics(assembly: Assembly, before: str, words: str) -> None:
    if words != before:
        set_topics(assembly, filter(None, map(str.strip, _BETWEEN_TOPICS.split(words))))


def _take_tables(assembly: Assembly, words: str) -> None:
    if not words.isdecimal() or not 1 <= (count := whole_number(words)) <= _MOST_TABLES:
        raise UsageError("not-a-count-of-tables", words=words, most=_MOST_TABLES)
    give_tables(assembly, count)
