"""The options of `notes add` and `edit`, and what was typed into them as fields of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.options import OptionError
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from iclei_cli.assembly.nouns.assembly import Assembly

Place = Annotated[
    str,
    typer.Argument(metavar="GROUP|SESSION", help="The group's key or label, or the session's key or title."),
]

OPTIONS = {
    "kind": Annotated[
        str | None,
        typer.Option(metavar="KIND", help="point, conclusion, action or quote; a point unless given."),
    ],
    "round_": Annotated[
        str | None,
        typer.Option("--round", metavar="N", help="In which round of the table it was said, from 1."),
    ],
    "who": Annotated[
        str | None,
        typer.Option(
            metavar="PERSON",
            help="Who is to do it, or said it: a participant's number, e-mail address or whole name; "
            "any other name is kept as it is.",
        ),
    ],
    "by": Annotated[
        str | None, typer.Option(metavar="DAY", help="By when an action is to be done: 2026-03-31.")
    ],
    "sdg": Annotated[
        list[str] | None,
        typer.Option(metavar="N", help="A Sustainable Development Goal that it touches: 11; repeatable."),
    ],
    "consent": Annotated[
        bool | None,
        typer.Option("--consent/--no-consent", help="Whether whoever is quoted agreed that it is published."),
    ],
}
"""The options by parameter."""


def parse_fields(assembly: Assembly, typed: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a note that were typed; an empty text empties the field.

    Raises:
        RefusedError: several people are called so, or nobody has this number.
        UsageError: an option cannot be meant.
    """
    from iclei_cli.assembly.record.places import place_fields
    from iclei_cli.assembly.record.who import Whom

    given = {name: words for name, words in typed.items() if words is not None}
    fields: dict[str, Any] = {name: given[name] for name in ("consent", "done") if name in given}
    if "text" in given:
        fields["text"] = one_line(given["text"])
    if "kind" in given:
        fields["kind"] = _parsed("kind", given["kind"])
    if "round_" in given:
        fields["round"] = _round(given["round_"])
    if "by" in given:
        fields["by"] = _day(given["by"], earliest_day(assembly))
    if "sdg" in given:
        fields["sdgs"] = tuple(goal for words in given["sdg"] for goal in _parsed("sdg", words))
    if "who" in given:
        fields |= Whom(assembly).fields(one_line(given["who"]) or None)
    if "of" in given:
        from iclei_cli.assembly.lookup import find_group_or_session

        place = place_fields(find_group_or_session(assembly, given["of"]))
        # A round of the one is none of the other.
        fields |= place if "round" in fields else {**place, "round": None}
    return fields


def earliest_day(assembly: Assembly) -> date:
    """The day before which none is meant that has no year: the assembly's own, or today."""
    from datetime import date, datetime

    day = assembly.event.date
    return datetime.now().astimezone().date() if day is None else date.fromisoformat(day)


def one_line(text: str) -> str:
    """A text that was typed, on one line."""
    from iclei_cli.intake.words.text import one_line as on_one_line

    return on_one_line(text)


def _parsed(option: str, words: str) -> Any:
    from iclei_cli.intake.notes.values import parse_goals, parse_kind
    from iclei_cli.intake.values.parse import BadValue

    parse: Callable[[str], Any] = parse_kind if option == "kind" else parse_goals
    try:
        return parse(words)
    except BadValue as error:
        raise OptionError(option, error.message) from error


def _day(words: str, after: date) -> str | None:
    from iclei_cli.intake.values.days import parse_day
    from iclei_cli.intake.values.parse import BadValue

    try:
        return parse_day(words, after)
    except BadValue as error:
        raise OptionError("by", error.message) from error


def _round(words: str) -> int | None:
    from iclei_cli.system.whole_numbers import whole_number

    if not words.strip():
        return None
    number = whole_number(words) if words.strip().isdecimal() else 0
    if number < 1:
        raise OptionError("round", message("not-a-round", text=words))
    return number


def require_something(typed: dict[str, Any]) -> None:
    """Make sure that something is to be changed.

    Raises:
        UsageError: nothing was typed.
    """
    if all(words is None for words in typed.values()):
        raise UsageError("nothing-to-change", example=message("change-of-note"))
