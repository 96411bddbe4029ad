"""Rows without a name, and people whose e-mail address stands for it: who they are is told by the address."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.intake.rows.identity import identity_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.rows.read import Draft


def named_by_email(drafts: list[Draft], people: Collection[Participant]) -> list[Draft]:
    """Give rows the name under which whoever has their address is known.

    A row without a name is about the one person who has its address, here or on the list. A row with a name
    is about whom that address was all that was known of; the name is then what is new of them.
    """
    waiting = {
        person.email.casefold(): person.name
        for person in people
        if person.email and "name" in person.inferred
    }
    if not waiting and not any("name" in draft.guesses for draft in drafts):
        return drafts  # as nearly every list
    names: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.email and "name" not in person.inferred:
            names[person.email.casefold()].add(person.name)
    for draft in drafts:
        if "name" not in draft.guesses:
            names[_address(draft.fields)].add(draft.fields["name"])
    return [_named(draft, names.get(_address(draft.fields), set()), waiting) for draft in drafts]


def _named(draft: Draft, names: set[str], waiting: Mapping[str, str]) -> Draft:
    address = _address(draft.fields)
    if not address or len(names) != 1:
        return draft
    if "name" in draft.guesses:
        name = {"name": next(iter(names))}
        fields = draft.fields | name
        return replace(draft, fields=fields, guesses=draft.guesses | name, identity=identity_of(fields))
    if address in waiting:
        as_known = identity_of({**draft.fields, "name": waiting[address]})
        return replace(draft, identity=as_known)
    return draft


def _address(fields: Mapping[str, Any]) -> str:
    return str(fields.get("email") or "").casefold()
