"""The options of `groups add` and `edit`, and what was typed into them as fields of a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.names import with_key
from iclei_cli.assembly.nouns.settings import MOST_ROUNDS
from iclei_cli.cli.options import parse_municipality, text, texts
from iclei_cli.cli.texts import IN_LANGUAGE, typed_language, typed_texts
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity, Group, Spot

TEXTS = ("label", "municipality")
"""The fields that are printed as they are typed, and may be so in several languages."""

OPTIONS = {
    "topic": text("What is discussed there: a topic's key or title."),
    "label": text("Name of the table on lists; the topic's title unless given."),
    "municipality": text("The city whose practice is presented there."),
    "seats": text("20-30 (least and most), 25 (exactly), 20- (at least), or any."),
    "room": text("Where it is."),
    "at": Annotated[
        str | None,
        typer.Option(metavar="ROW,COLUMN", help="Where in its room, from the front and from the left: 1,3."),
    ],
    "languages": texts(
        "A language in which one can take part there, spoken or interpreted; repeatable.", "--language"
    ),
    "presenter": text("The participant who presents; they sit at this table."),
    "facilitator": text("The participant who leads the discussion; they sit at this table."),
    "rapporteur": text("The participant who reports; they sit at this table."),
    "if_needed": Annotated[
        bool | None,
        typer.Option(
            "--if-needed/--always", help="Nobody sits there, or at least as many as its seats ask for."
        ),
    ],
    **IN_LANGUAGE,
}
"""The options by field."""

ROUNDS = Annotated[
    list[int] | None,
    typer.Option(
        "--round", min=1, max=MOST_ROUNDS, metavar="N", help="So many seats in this round only; repeatable."
    ),
]

_CAPACITY = re.compile(r"(?P<min>\d+)(?P<dash>\s*[-–~]\s*)?(?P<max>\d+)?")


def parse_fields(assembly: Assembly, group: Group, typed: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that were typed, as they are to be of a group; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
        RefusedError: a presenter, facilitator or rapporteur is no participant, or several.
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.nouns.group import HOST_ROLES
    from iclei_cli.system.errors import UsageError

    given = {name: value.strip() for name, value in typed.items() if isinstance(value, str)}
    language = typed_language(typed, TEXTS)
    fields: dict[str, Any] = typed_texts(typed, TEXTS, group, language)
    if "room" in given:
        fields["room"] = given["room"] or None
    if "at" in given:
        fields["at"] = parse_spot(given["at"]) if given["at"] else None
    if "municipality" in given and language is None:
        fields["municipality"] = parse_municipality(given["municipality"])
    if "label" in fields and not fields["label"]:
        raise UsageError("empty-label")
    if "topic" in given:
        fields["topic"] = find_topic(assembly, given["topic"]) if given["topic"] else None
    if "seats" in given:
        fields["seats"] = parse_capacity(given["seats"])
    fields |= {name: typed[name] for name in ("if_needed",) if typed.get(name) is not None}
    if typed.get("languages") is not None:
        fields["languages"] = _languages(typed["languages"])
    for role in HOST_ROLES:
        if role in given:
            fields[role] = find_participant(assembly, given[role]).id if given[role] else None
    return fields


def find_topic(assembly: Assembly, words: str) -> str:
    """Find the key of the topic that `words` name.

    Raises:
        UsageError: there is no such topic.
    """
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.intake.values.topics.read import parse_topic
    from iclei_cli.system.errors import UsageError

    try:
        return parse_topic(words, assembly.topics)
    except BadValue:
        known = [with_key(topic.titles, key) for key, topic in assembly.topics.items()]
        raise UsageError(
            "group-topic-unknown", words=words, keys=list(assembly.topics), known=known
        ) from None


def make_topic(assembly: Assembly, title: str) -> str:
    """Add a topic of this title, and return its key.

    Raises:
        UsageError: it has no title, or there is such a topic already.
    """
    from iclei_cli.assembly.edit_groups import add_topic
    from iclei_cli.intake.values.parse import BadValue
    from iclei_cli.intake.values.topics.read import parse_topic
    from iclei_cli.system.errors import UsageError

    if not title.strip():
        raise UsageError("empty-topic")
    try:
        known = parse_topic(title, assembly.topics)
    except BadValue:
        return add_topic(assembly, title).key
    raise UsageError("topic-exists", key=known)


def parse_key(words: str) -> str:
    """Return a key as it can be typed anywhere: not to be taken for an option or for a participant's number.

    Raises:
        UsageError: it cannot.
    """
    from iclei_cli.system.errors import UsageError

    if not re.fullmatch(r"[^\W_](?:[\w-]*\w)?", words) or words.isdecimal():
        raise UsageError("not-a-key", words=words)
    return words


def parse_capacity(words: str) -> Capacity:
    """Return how many people a group is to take.

    Raises:
        UsageError: the words are not understood, or nobody could sit there.
    """
    from iclei_cli.assembly.nouns.group import Capacity
    from iclei_cli.system.errors import UsageError

    if words.lower() in {"", "any"}:
        return Capacity()
    match = _CAPACITY.fullmatch(words)
    if match is None:
        raise UsageError("not-seats", words=words)
    least = whole_number(match["min"])
    most = whole_number(match["max"]) if match["max"] else (None if match["dash"] else least)
    if most is not None and (most < least or most == 0):
        raise UsageError("no-seats", words=words)
    return Capacity(min=least or None, max=most)


def parse_spot(words: str) -> Spot:
    """Return where in its room a table is to stand, as it was typed: `1,3`.

    Raises:
        UsageError: it is not understood, or there are not so many rows or columns.
    """
    from iclei_cli.assembly.nouns.group import MOST_ROWS, Spot
    from iclei_cli.system.errors import UsageError

    numbers = [whole_number(part.strip()) if part.strip().isdecimal() else 0 for part in words.split(",")]
    if len(numbers) != len(("row", "column")) or not all(1 <= number <= MOST_ROWS for number in numbers):
        raise UsageError("not-a-spot", words=words, most=MOST_ROWS)
    return Spot(row=numbers[0], column=numbers[1])


def parse_seats_in_round(typed: dict[str, Any]) -> Capacity:
    """Return how many people a group is to take in some rounds; nothing but `seats` may be typed with these.

    Raises:
        UsageError: something else is, or the words are not understood, or nobody could sit there.
    """
    from iclei_cli.system.errors import UsageError

    if {name for name, value in typed.items() if value is not None} != {"seats"}:
        raise UsageError("round-of-seats-alone")
    words = typed["seats"].strip()
    if words.isdecimal() and not whole_number(words):
        raise UsageError("never-closed-in-round")
    return parse_capacity(words)


def _languages(words: list[str]) -> tuple[str, ...]:
    from iclei_cli.intake.values.languages import parse_language

    return tuple(dict.fromkeys(parse_language(item) for item in words if item.strip()))
