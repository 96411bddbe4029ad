"""The set-up of an assembly as a template: TOML that people can edit, and that `load` reads back."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.store.template.form import parse_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly

_HEAD = """\
# The set-up of an assembly, as a template for another one.
#
# A line that starts with # is a remark. What each key means, docs/templates.md tells.
"""


def template_text(assembly: Assembly, file: str) -> str:
    """The text of a template from which an assembly like this one can be started.

    It has the event, the topics, the rooms, the programme with its guests, and the groups. It has nobody of
    the list, and so neither a plan, nor rules, nor the hosts of tables.

    Raises:
        RefusedError: what no template may say is in the assembly; `file` is how it is to be called.
    """
    tables = _tables(assembly)
    text = _HEAD + "".join(_lines(tables))
    parse_template(tomllib.loads(text), file)
    return text


def _tables(assembly: Assembly) -> dict[str, Any]:
    """What a template says, without the keys of which it cannot say anything."""
    whole = {
        "event": replace(assembly.event, template=None, colour=None, logo=None),
        "topics": list(assembly.topics.values()),
        "rooms": list(assembly.rooms.values()),
        "sessions": [replace(session.without_people(), uid=None) for session in assembly.sessions.values()],
        "groups": [replace(group, **dict.fromkeys(HOST_ROLES)) for group in assembly.groups.values()],
    }
    tables: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return tables


def _lines(table: dict[str, Any], path: str = "") -> Iterator[str]:
    """The lines of a table: its values, then the tables in it; what is empty goes without saying."""
    values = {key: value for key, value in table.items() if _says_something(value)}
    within = [key for key, value in values.items() if _is_table(value, path)]
    for key, value in values.items():
        if key not in within:
            yield f"{key} = {_value(value)}\n"
    for key in within:
        name = f"{path}.{key}" if path else key
        value = values[key]
        for item in [value] if isinstance(value, dict) else value:
            yield f"\n[{name}]\n" if isinstance(value, dict) else f"\n[[{name}]]\n"
            yield from _lines(item, name)


def _says_something(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_says_something, value.values()))
    return value is not None and value is not False and value != []


def _is_table(value: object, path: str) -> bool:
    """Whether a value has a heading of its own: the event, and all lists of tables."""
    if isinstance(value, dict):
        return not path
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    """A value as TOML has it on one line; a text as a basic string, which is escaped as in JSON."""
    match value:
        case dict():
            items = (f"{_key(key)} = {_value(item)}" for key, item in value.items() if item is not None)
            return f"{{ {', '.join(items)} }}"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            # JSON leaves one control character as it is that TOML does not allow.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)
