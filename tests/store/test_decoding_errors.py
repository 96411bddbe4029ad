"""What a decoder complains of becomes codes and facts, whatever its English."""

from __future__ import annotations

import enum
from typing import Any

import msgspec
import pytest

from iclei_cli.store.decoding_errors import decoding_error, error_and_place
from iclei_cli.system.messages import Message, message


class Colour(enum.Enum):
    """A closed list."""

    BLUE = "blue"


class Table(msgspec.Struct):
    """Something with a field of each kind of trouble."""

    seats: int
    colour: Colour = Colour.BLUE
    room: str | None = None


class Hall(msgspec.Struct):
    """A list of them."""

    tables: list[Table]


def types(*kinds: Message | str) -> Message:
    """The fact that one of these kinds of value may be there."""
    return message("type-one-of", kinds=list(kinds))


TEXT, NUMBER = message("type-text"), message("type-whole-number")


@pytest.mark.parametrize(
    ("content", "expected", "where"),
    [
        ({}, message("field-missing", field="tables"), ""),
        ({"tables": [{}]}, message("field-missing", field="seats"), "tables[0]"),
        (
            {"tables": [{"seats": "9"}]},
            message("type-mistaken", expected=types(NUMBER), found=types(TEXT)),
            "tables[0].seats",
        ),
        (
            {"tables": [{"seats": 9, "room": 301}]},
            message("type-mistaken", expected=types(TEXT), found=types(NUMBER)),
            "tables[0].room",
        ),
        (
            {"tables": [{"seats": 9, "colour": "red"}]},
            message("value-not-understood", value="red"),
            "tables[0].colour",
        ),
        (
            [],
            message(
                "type-mistaken", expected=types(message("type-table")), found=types(message("type-list"))
            ),
            "",
        ),
    ],
)
def test_what_is_wrong_and_where_are_told_apart(content: Any, expected: Message, where: str) -> None:
    """A missing field, another kind of value, a word that is in no list: each with its place."""
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(content, Hall)
    assert error_and_place(caught.value) == (expected, where)
    whole = message("decoding-error-at", matter=expected, where=where) if where else expected
    assert decoding_error(caught.value) == whole


def test_what_is_not_known_is_passed_on() -> None:
    """A complaint in words that nobody took apart yet is told as it is."""
    with pytest.raises(msgspec.DecodeError) as caught:
        msgspec.json.decode(b"{", type=Hall)
    assert decoding_error(caught.value) == message("decoding-error", text=str(caught.value))
