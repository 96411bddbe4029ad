"""The options `--where`, `--without` and `--set`, and what was typed into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from iclei_cli.cli.options import OptionError
from iclei_cli.cli.participants import fields
from iclei_cli.cli.show.spoken.headers import field_called
from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.columns import Column
    from iclei_cli.assembly.people.select import Condition, Selection

Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="FIELD=VALUE",
        help="Only those of whom this is so, or, with !=, is not so; FIELD can be a column of a list, by its "
        "header. Repeatable: all has to be so.",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="FIELD", help="Only those of whom nothing is known there; repeatable."),
]


class _Typed(NamedTuple):
    """A column, what is said of it, and its value as it was typed."""

    column: Column
    is_not: bool
    value: str


def selection(assembly: Assembly, where: Iterable[str], without: Iterable[str]) -> Selection:
    """Who is meant by these words.

    Raises:
        OptionError: a value cannot be meant.
        UsageError: no such field, or no condition.
    """
    from iclei_cli.assembly.people.columns import find_column
    from iclei_cli.assembly.people.select import Selection

    conditions = [item for words in where for item in _conditions(assembly, words)]
    columns = [find_column(assembly, words, field_called, stated=True) for words in without]
    return Selection(conditions=tuple(conditions), without=tuple(columns))


def conditions_on(assembly: Assembly, typed: Mapping[str, str | None]) -> list[Condition]:
    """What has to be so of fields, by their names, as it was typed into options of their own.

    Raises:
        OptionError: a value cannot be meant.
    """
    from iclei_cli.assembly.people.columns import Column

    return [
        condition
        for name, words in typed.items()
        if words is not None
        for condition in _meant(assembly, _Typed(Column(name), is_not=False, value=words))
    ]


def values_to_set(assembly: Assembly, typed: Sequence[str]) -> dict[str, Any]:
    """The values by field that were typed after --set; of a field with several values it is given for each.

    Those of other columns of lists are in `extra`, by header.

    Raises:
        OptionError: a value cannot be meant.
        UsageError: no such field, or one that has one value was given two.
    """
    from iclei_cli.assembly.nouns.fields import FIELD

    words: dict[str, list[str]] = {}
    extra: dict[str, str] = {}
    for text in typed:
        column, is_not, value = _parted(assembly, text, "set-malformed")
        if is_not:
            raise UsageError("set-malformed", words=text)
        if column.name in extra:
            raise UsageError("set-twice", field=column.name)
        if column.is_extra:
            extra[column.name] = value.strip()
        else:
            words.setdefault(column.name, []).append(value)
    for name, values in words.items():
        if len(values) > 1 and not FIELD[name].one:
            raise UsageError("set-twice", field=fields.option_of(FIELD[name]))
    texts = {name: values if FIELD[name].one else values[0] for name, values in words.items()}
    return _parsed(assembly, texts, "set") | ({"extra": extra} if extra else {})


def _conditions(assembly: Assembly, words: str) -> list[Condition]:
    typed = _parted(assembly, words, "where-malformed")
    if not typed.value.strip():
        raise UsageError("where-without-value", words=words, field=typed.column.name.replace("_", "-"))
    try:
        return _meant(assembly, typed)
    except OptionError as error:
        raise OptionError("where", error.reason) from error


def _parted(assembly: Assembly, words: str, malformed: str) -> _Typed:
    """Part `field=value` or `field!=value`; a header may well have such a sign in it."""
    from iclei_cli.assembly.people.columns import find_column

    first: UsageError | None = None
    for sign in re.finditer("!?=", words):
        try:
            column = find_column(assembly, words[: sign.start()], field_called, stated=True)
        except UsageError as error:
            first = first or error
        else:
            return _Typed(column, sign[0] == "!=", words[sign.end() :])
    raise first or UsageError(malformed, words=words)


def _meant(assembly: Assembly, typed: _Typed) -> list[Condition]:
    """What has to be so: of a field with several values, one condition for each that was named."""
    from iclei_cli.assembly.nouns.fields import FIELD, ValueType
    from iclei_cli.assembly.people.select import Condition

    column, is_not, words = typed
    if column.is_extra:
        return [Condition(column=column, values=(words,), is_not=is_not)]
    field = FIELD[column.name]
    if field.value is ValueType.MUNICIPALITY:
        return [Condition(column=column, values=_spellings(assembly, words), is_not=is_not)]
    value = fields.parse_fields(assembly, {field.name: [words] if field.one else words})[field.name]
    wanted = value if isinstance(value, tuple) else (value,)
    return [Condition(column=column, values=(item,), is_not=is_not) for item in wanted]


def _spellings(assembly: Assembly, municipality: str) -> tuple[str, ...]:
    """How people have written the place that is meant."""
    from iclei_cli.intake.values.municipalities import spellings_of_place

    written = filter(None, [person.municipality for person in assembly.participants.values()])
    return tuple(spellings_of_place(municipality, written))


def _parsed(assembly: Assembly, texts: Mapping[str, str | Sequence[str]], option: str) -> dict[str, Any]:
    try:
        return fields.parse_fields(assembly, texts)
    except OptionError as error:
        raise OptionError(option, error.reason) from error
