"""A name in Chinese characters beside the e-mail and the phone of somebody whose name is known in Hangul.

No dictionary is asked how it is read: two people who share both contacts, and of whom one is written in
either script with as many letters, are one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.intake.rows.identity import Identity, identity_now, identity_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.rows.read import Draft
    from iclei_cli.system.messages import Message

_HANJA = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2,5}")
_HANGUL = re.compile(r"[가-힣]{2,5}")
_Contacts = tuple[str, str]
_Names = dict[_Contacts, dict[str, str]]
"""Names as they are written, by the form in which they are compared, of whoever has these contacts."""


def read_in_one_script(
    drafts: list[Draft], people: Collection[Participant], header: str
) -> tuple[list[Draft], list[Message]]:
    """Give rows the name that is known, where they have it in the other script, and tell of each.

    What stands in the row is kept under the `header` of names. A participant's name is the one that is known;
    where both stand on the list alone, it is the one in Hangul.
    """
    names = chain((draft.identity.name for draft in drafts), (person.name for person in people))
    if not any(map(_HANJA.match, names)):
        return drafts, []  # as nearly every Korean list
    listed, known = _by_contacts(_of_rows(drafts)), _by_contacts(_of_people(people))
    named, notices = [], []
    for draft in drafts:
        name = _name_in_other_script(draft.identity, known, listed)
        if name is None:
            named.append(draft)
            continue
        written = draft.fields["name"]
        fields = {**draft.fields, "name": name}
        identity = identity_of(fields)
        named.append(replace(draft, fields=fields, extra={**draft.extra, header: written}, identity=identity))
        notices.append(message("name-in-other-script", row=draft.row, written=written, name=name))
    return named, notices


def _of_rows(drafts: Iterable[Draft]) -> Iterable[tuple[Identity, str]]:
    return ((draft.identity, draft.fields["name"]) for draft in drafts)


def _of_people(people: Iterable[Participant]) -> Iterable[tuple[Identity, str]]:
    """Return people as the last list had them, or else as they are."""
    for person in people:
        if person.imported.get("name"):
            yield identity_of(person.imported), person.imported["name"]
        else:
            yield identity_now(person), person.name


def _by_contacts(people: Iterable[tuple[Identity, str]]) -> _Names:
    names: _Names = defaultdict(dict)
    for identity, name in people:
        if identity.email and identity.phone:
            names[identity.email, identity.phone][identity.name] = name
    return names


def _name_in_other_script(who: Identity, known: _Names, listed: _Names) -> str | None:
    """Return the one name in the other script that belongs to these contacts."""
    if not who.email or not who.phone:
        return None
    contacts = (who.email, who.phone)
    is_hanja = _HANJA.fullmatch(who.name) is not None
    other = _HANGUL if is_hanja else _HANJA
    there = known.get(contacts, {})
    if who.name in there:
        return None
    if not there and is_hanja:
        there = listed[contacts]
    fitting = [
        written for name, written in there.items() if other.fullmatch(name) and len(name) == len(who.name)
    ]
    return fitting[0] if len(fitting) == 1 else None
