"""Every edition of the labels has each label, and each place in it."""

from __future__ import annotations

import pkgutil
import string
from typing import TYPE_CHECKING

import pytest

import iclei_cli.exports.labels as labels_room
from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.fields import FIELDS
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Sector
from iclei_cli.assembly.nouns.settings import TIERS
from iclei_cli.exports.labels.editions import EDITIONS
from iclei_cli.exports.labels.en import ENGLISH

if TYPE_CHECKING:
    from iclei_cli.exports.labels.labels import Labels

KEYS: dict[str, set[str]] = {
    "fields": {field.name for field in FIELDS if field.is_printed or field.is_contact},
    "sectors": {sector.value for sector in Sector},
    "hosts": set(HOST_ROLES),
    "attributes": set(MIXABLE),
    "other_choices": {"unlisted", "none-stated"},
    "tiers": {*TIERS, "moves"},
}
"""What a label is needed for, of those that are alike."""


def places(text: str) -> set[str]:
    """The names of what is put into a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def texts(labels: Labels) -> dict[str, str]:
    """Every text of an edition, by the path to it."""
    found = {}
    for name in labels.__struct_fields__:
        value = getattr(labels, name)
        if isinstance(value, str):
            found[name] = value
        elif isinstance(value, dict):
            found.update({f"{name}.{key}": text for key, text in value.items()})
    return found


@pytest.mark.parametrize("language", EDITIONS)
def test_every_label_is_there_in_every_language(language: str) -> None:
    """Each text says something, has the places that the English one has, and none is missing of any kind."""
    labels = EDITIONS[language]
    assert {name: places(text) for name, text in texts(labels).items()} == {
        name: places(text) for name, text in texts(ENGLISH).items()
    }
    assert all(text.strip() for text in texts(labels).values())
    for name, keys in KEYS.items():
        assert keys <= set(getattr(labels, name))


def test_a_rank_is_an_ordinal_number() -> None:
    """11th to 13th are no exception from the exception."""
    assert [ENGLISH.rank(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th")
    ]


def test_no_edition_is_left_out() -> None:
    """Each module of labels is one of the editions; a language that was only written is not forgotten."""
    modules = {module.name for module in pkgutil.iter_modules(labels_room.__path__)} - {"editions", "labels"}
    assert modules == set(EDITIONS)
