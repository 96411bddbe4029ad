"""Templates: a TOML file that says what an assembly is before anybody has registered."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.text import free_label
from iclei_cli.assembly.programme.parts import in_role_order
from iclei_cli.store.template.form import parse_template
from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.store.template.form import TemplateGroup

BUILT_IN = "talk4action"
"""The template that is used unless another is asked for."""

DEMO = "talk4action-2019"
"""The template of the sample: facts of an event of 2019, which no other assembly is to have."""

_MOST_BYTES = 1_000_000

_DEEP_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')\s*\.\s*){100}""")
"""A key of a hundred parts: the time that Python's reader takes grows with the square of their number."""

_FILE_NAME = "template.toml"
_SAMPLE_NAME = "registrations.xlsx"


def sample_path() -> Path:
    """A registration workbook of made-up people, to try the program on."""
    return data_folder() / DEMO / _SAMPLE_NAME


def day_folder() -> Path:
    """What happens on the day of the sample: who comes, and what is noted."""
    return data_folder() / DEMO


def load_template(name_or_path: str) -> Assembly:
    """A new assembly as a template describes it: a built-in one by name, or a TOML file by path.

    The name of the event is "" where the template leaves it open: it is to be given before the assembly is
    kept.

    Raises:
        RefusedError: there is no such template, or it says something that cannot be meant.
    """
    path = _find(name_or_path)
    template = parse_template(_whole(path), path.name)
    name = name_or_path if name_or_path in _built_in_names() else path.name
    topics = {topic.key: topic for topic in template.topics}
    return Assembly(
        event=Event(
            **{**msgspec.structs.asdict(template.event), "name": template.event.name or "", "template": name}
        ),
        sessions={session.key: in_role_order(session) for session in template.sessions},
        rooms={room.key: room for room in template.rooms},
        topics=topics,
        groups={group.key: group for group in _labelled(template.groups, topics)},
    )


# Finding and reading the file


def _built_in_names() -> list[str]:
    return sorted(path.parent.name for path in data_folder().glob(f"*/{_FILE_NAME}"))


def _find(name_or_path: str) -> Path:
    if name_or_path in _built_in_names():
        return data_folder() / name_or_path / _FILE_NAME
    path = Path(name_or_path)
    if not path.is_file():
        raise RefusedError(
            "template-unknown",
            template=name_or_path,
            names=_built_in_names(),
        )
    return path


def _whole(path: Path) -> dict[str, Any]:
    """The tables of a template, those of the one that it extends among them."""
    tables = _read(path)
    extended = tables.get("extends")
    if not isinstance(extended, str):
        return tables
    if extended not in _built_in_names():
        raise RefusedError(
            "template-extends-unknown", file=path.name, template=extended, names=_built_in_names()
        )
    return {**_whole(_find(extended)), **tables}


def _read(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a byte order mark, as some editors write it, is skipped."""
    try:
        tables: dict[str, Any] = _written_dates(_parsed(read_regular(path, _MOST_BYTES).decode("utf-8-sig")))
    except RecursionError as error:
        raise RefusedError("template-syntax", file=path.name, reason=message("nested-too-deep")) from error
    except (OddFileError, OSError) as error:
        raise RefusedError("template-unreadable", file=path.name, reason=why_not_read(error)) from error
    except UnicodeDecodeError as error:
        raise RefusedError(
            "template-encoding",
            file=path.name,
            line=error.object[: error.start].count(b"\n") + 1,
        ) from error
    except ValueError as error:  # of TOML, or of a number that Python does not take
        raise RefusedError(
            "template-syntax",
            file=path.name,
            reason=str(error),
        ) from error
    if not tables:
        raise RefusedError("template-empty", file=path.name)
    return tables


def _parsed(text: str) -> dict[str, Any]:
    """The tables of a text.

    Raises:
        RecursionError: they are nested too deep.
        ValueError: it is no TOML.
    """
    if _DEEP_KEY.search(text):
        raise RecursionError
    return tomllib.loads(text)


def _written_dates(value: Any) -> Any:  # noqa: ANN401 - whatever TOML can hold
    """The same values with dates as text: `date = 2019-02-28` may be written with or without quotes."""
    match value:
        case dict():
            return {key: _written_dates(item) for key, item in value.items()}
        case list():
            return [_written_dates(item) for item in value]
        case datetime():
            return value.isoformat(timespec="minutes")
        case date() | time():
            return value.isoformat()
        case _:
            return value


# Giving every group a name


def _labelled(groups: Collection[TemplateGroup], topics: Mapping[str, Topic]) -> Iterator[Group]:
    """The groups, each with a label: its own, or else its topic's title, numbered if need be."""
    taken = [group.label for group in groups if group.label]
    for group in groups:
        label = group.label or free_label(topics[group.topic].titles if group.topic else group.key, taken)
        taken.append(label)
        yield Group(**{**msgspec.structs.asdict(group), "label": label})
