"""Who understands what is said at a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant

_OWN_SCRIPTS = {"ko", "ja", "zh"}
"""The languages in which names are as people here write them."""


def languages_count(assembly: Assembly) -> bool:
    """Whether languages decide who may sit where: as soon as one group names any."""
    return any(group.languages for group in assembly.groups.values())


def understands(person: Participant, group: Group, assembly: Assembly) -> bool:
    """Whether a person can take part at a table: they share a language with it.

    A table that names none speaks the assembly's own. Whoever states no language can take part anywhere; so
    can everybody as long as no table names any.
    """
    if not person.languages:
        return True
    spoken = group.languages or (assembly.event.language,)
    # Whether languages count at all is looked for last: it may take a look at every group.
    return any(language in spoken for language in person.languages) or not languages_count(assembly)


def language_for(person: Participant, assembly: Assembly, spoken: Container[str]) -> str:
    """The language in which something is written to one person: the assembly's, if they state it or none.

    Else the first that they state of those in which it can be written, `spoken`.
    """
    for language in assembly.event.languages:
        if language in person.languages:
            return language
    return next((language for language in person.languages if language in spoken), assembly.event.language)


def name_in(person: Participant, language: str) -> str:
    """What a person is called in a text in a language: in the Latin script where that is not an Asian one."""
    return (person.name_en or person.name) if language not in _OWN_SCRIPTS else person.name
