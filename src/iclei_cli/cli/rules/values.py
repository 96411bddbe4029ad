"""The value by which a rule counts people, found by the words that were typed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.attributes import COUNTED, values_of
from iclei_cli.intake.columns.headers import recognise
from iclei_cli.intake.values.languages import parse_language
from iclei_cli.intake.values.municipalities import find_municipality, spellings_of_place
from iclei_cli.intake.values.parse import BadValue, parse_gender, parse_sector
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.rule import AtLeast, AtMost, NoFewer


def attribute_and_value(words: Sequence[str], attribute: str | None) -> tuple[str | None, str]:
    """What `gender female`, or `female` alone, says: the attribute, if any, and the value.

    Raises:
        UsageError: there are no words, or more, or people cannot be counted by that attribute.
    """
    match words:
        case []:
            raise UsageError("no-value-to-count")
        case [value]:
            return attribute, value
        case [first, value] if attribute is None:
            return find_attribute(first), value
        case _:
            raise UsageError("not-one-value", words=" ".join(words))


def find_value(assembly: Assembly, words: str, attribute: str | None) -> tuple[str, str]:
    """The attribute and the value, as people have it, that `words` mean.

    Sectors, genders and languages may be named in four languages, municipalities as lists write them.

    Raises:
        RefusedError: nobody who is coming has such a value, or it is one of several attributes.
        UsageError: people cannot be counted by that attribute.
    """
    names = COUNTED if attribute is None else (find_attribute(attribute),)
    found = [(name, value) for name in names for value in _values(assembly, name, words)]
    if not found:
        raise RefusedError(
            "value-unknown",
            words=words,
            attributes=[message(f"attribute-{name}") for name in names],
        )
    if len(found) > 1:
        raise RefusedError(
            "value-ambiguous",
            words=words,
            values=[message("value-of", attribute=_word(name), value=value) for name, value in found],
        )
    return found[0]


def spellings_of(assembly: Assembly, rule: AtLeast | AtMost | NoFewer) -> list[str]:
    """How people have written the municipality that a rule counts by; nothing for another attribute."""
    if rule.attribute != "municipality" or rule.value is None:
        return []
    written = (person.municipality for person in assembly.participants.values())
    return spellings_of_place(rule.value, filter(None, written))


def find_attribute(words: str) -> str:
    """The attribute that is called so, or by a header that lists have for it, by which people can be counted.

    Raises:
        UsageError: there is none.
    """
    known = {_word(name): name for name in COUNTED} | {name: name for name in COUNTED}
    if folded(words) in known:
        return known[folded(words)]
    claim = recognise(words)
    if claim is not None and claim.field in COUNTED:
        return claim.field
    raise UsageError("attribute-unknown", words=words, known=list(map(_word, COUNTED)))


def _word(attribute: str) -> str:
    """An attribute as it is typed: `language` for `languages`, `role` for `roles`."""
    return {"languages": "language", "roles": "role"}.get(attribute, attribute)


def _values(assembly: Assembly, name: str, words: str) -> list[str]:
    """The values of an attribute that occur and that `words` can mean; one as it is written is meant.

    A municipality that people have in several spellings is one value, by its official name.
    """
    occurring = {value for person in assembly.coming() for value in values_of(person, name)}
    if name == "municipality":
        spellings = spellings_of_place(words, occurring)
        return [find_municipality(words).name or spellings[0]] if spellings else []
    if words in occurring:
        return [words]
    sought = {folded(meaning) for meaning in (words, *_meanings(name, words))}
    return sorted(value for value in occurring if folded(value) in sought)


def _meanings(name: str, words: str) -> Iterator[str]:
    try:
        if name == "sector":
            yield str(parse_sector(words))
        elif name == "gender":
            yield str(parse_gender(words))
        elif name == "languages":
            yield parse_language(words)
    except BadValue:
        return
