"""The options of `groups add` and `edit`, and what was typed into them as a group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from iclei_cli.cli.options import text, texts

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Capacity, Group

OPTIONS = {
    "topic": text("What is discussed there: a topic's key or title."),
    "label": text("Name of the table on lists; the topic's title unless given."),
    "municipality": text("The city whose practice is presented there."),
    "seats": text("20-30 (least and most), 25 (exactly), 20- (at least), or any."),
    "room": text("Where it is."),
    "languages": texts(
        "A language in which one can take part there, spoken or interpreted; repeatable.", "--language"
    ),
    "presenter": text("The participant who presents; they sit at this table."),
    "facilitator": text("The participant who leads the discussion; they sit at this table."),
    "rapporteur": text("The participant who reports; they sit at this table."),
}
"""The options by field."""

_SEATS = re.compile(r"(?P<min>\d+)(?P<dash>\s*[-–~]\s*)?(?P<max>\d+)?")


def changed_group(assembly: Assembly, group: Group, typed: dict[str, Any]) -> Group:
    """The group with the options that were given put in; an empty text empties the field.

    Raises:
        UsageError: an option cannot be meant.
        RefusedError: a presenter, facilitator or rapporteur is no participant, has cancelled, or has a
            place at another table.
    """
    import msgspec

    from iclei_cli.system.errors import UsageError

    given = {name: value.strip() for name, value in typed.items() if isinstance(value, str)}
    fields: dict[str, Any] = {name: given[name] or None for name in ("municipality", "room") if name in given}
    if "label" in given:
        if not given["label"]:
            raise UsageError("empty-label")
        fields["label"] = _label(assembly, group, given["label"])
    if "topic" in given:
        fields["topic"] = topic_key(assembly, given["topic"]) if given["topic"] else None
    if "seats" in given:
        fields["seats"] = _seats(given["seats"])
    if typed.get("languages") is not None:
        fields["languages"] = _languages(typed["languages"])
    for role in ("presenter", "facilitator", "rapporteur"):
        if role in given:
            fields[role] = _host(assembly, group, role, given[role]) if given[role] else None
    return msgspec.structs.replace(group, **fields)


def topic_key(assembly: Assembly, words: str) -> str:
    """The key of the topic that `words` name.

    Raises:
        UsageError: there is no such topic.
    """
    from iclei_cli.intake.values.parse import BadValue, parse_topic
    from iclei_cli.system.errors import UsageError

    try:
        return parse_topic(words, assembly.topics)
    except BadValue as error:
        raise UsageError("group-topic-unknown", reason=error.message) from error


def group_key(words: str) -> str:
    """A key as it can be typed anywhere: not to be taken for an option or for a participant's number.

    Raises:
        UsageError: it cannot.
    """
    from iclei_cli.system.errors import UsageError

    if not re.fullmatch(r"[^\W_](?:[\w-]*\w)?", words) or words.isdecimal():
        raise UsageError(
            "not-a-key",
            words=words,
        )
    return words


def _label(assembly: Assembly, group: Group, label: str) -> str:
    from iclei_cli.assembly.lookup import folded
    from iclei_cli.system.errors import RefusedError

    for other in assembly.groups.values():
        if other.key != group.key and folded(other.label) == folded(label):
            raise RefusedError(
                "label-taken",
                group=other.key,
                label=label,
            )
    return label


def _seats(words: str) -> Capacity:
    from iclei_cli.assembly.group import Capacity
    from iclei_cli.system.errors import UsageError

    if words.lower() in {"", "any"}:
        return Capacity()
    match = _SEATS.fullmatch(words)
    if match is None:
        raise UsageError("not-seats", words=words)
    least = int(match["min"])
    most = int(match["max"]) if match["max"] else (None if match["dash"] else least)
    if most is not None and (most < least or most == 0):
        raise UsageError("no-seats", words=words)
    return Capacity(min=least or None, max=most)


def _languages(words: list[str]) -> tuple[str, ...]:
    from iclei_cli.intake.values.languages import parse_language

    return tuple(dict.fromkeys(parse_language(item) for item in words if item.strip()))


def _host(assembly: Assembly, group: Group, role: str, words: str) -> int:
    from iclei_cli.assembly.lookup import find_coming
    from iclei_cli.system.errors import RefusedError

    person = find_coming(assembly, words)
    for other in assembly.groups.values():
        if other.key != group.key and person.id in other.hosts.values():
            raise RefusedError(
                "host-of-two-groups",
                name=person.name,
                id=person.id,
                group=other.key,
                role=role,
            )
    return person.id
