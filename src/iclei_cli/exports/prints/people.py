"""How people are called on prints: by which of their names first, and with which honorific.

Both follow the person's own language, never that of the print or of the terminal.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Gender
from iclei_cli.assembly.programme.people import appearances
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.system.messages import Message

_SCRIPTS = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "LATIN": "en"}
"""The language that a script speaks of; ideographs are of several."""

_HONORIFICS = {"ko": "{} 님", "ja": "{}様"}
_CHINESE = {Gender.FEMALE: "{}女士", Gender.MALE: "{}先生"}


def names_of(person: Participant) -> tuple[str, str | None]:
    """The name that is printed large, and the other one below it.

    Whoever speaks none of the languages of the script of their name, such as somebody from abroad whose name
    was put into Hangul, goes by the Latin one first.
    """
    other = person.name_en if person.name_en != person.name else None
    if other is None:
        return person.name, None
    is_foreign = bool(person.languages) and language_of(person) not in {*person.languages, None}
    return (other, person.name) if is_foreign else (person.name, other)


def with_honorific(name: str, person: Participant) -> str:
    """A name as one addresses the person in their language: 김하늘 님, 山田太郎様, 王伟先生."""
    language = language_of(person)
    if language == "zh":
        return _CHINESE.get(person.gender, "{}").format(name) if person.gender else name
    is_its_own = _script_of(name) not in {None, "en"}
    return _HONORIFICS.get(language or "", "{}").format(name) if is_its_own else name


def language_of(person: Participant) -> str | None:
    """The language of a person's name; None where neither its script nor what they speak tells."""
    script = _script_of(person.name)
    if script is not None:
        return script
    return next((code for code in person.languages if code in {"ja", "zh", "ko"}), None)


def roles_of(assembly: Assembly) -> dict[int, list[Message | str]]:
    """What everybody does at the assembly, by number: as the list says, in the programme, at a table."""
    found: dict[int, list[Message | str]] = {
        person.id: [message(f"role-{role}") if role in HOST_ROLES else role for role in person.roles]
        for person in assembly.participants.values()
    }
    for session in assembly.sessions.values():
        for item in appearances(session):
            if item.speaker.person in found:
                found[item.speaker.person].append(message(f"session-{item.speaker.role}"))
    for group in assembly.groups.values():
        for role, ident in group.hosts.items():
            if ident in found:
                found[ident].append(message(f"role-{role}"))
    return found


def role_words(roles: list[Message | str], language: PrintLanguage) -> list[str]:
    """What somebody does, in the words of a print, each once."""
    words = (role if isinstance(role, str) else language.phrase("print-label", what=role) for role in roles)
    return list(dict.fromkeys(words))


def _script_of(name: str) -> str | None:
    letter = next((letter for letter in name if letter.isalpha()), "")
    script = unicodedata.name(letter, "").split(" ")[0] if letter else ""
    # Kana behind ideographs: the name is Japanese.
    if script == "CJK" and any(
        unicodedata.name(other, "").startswith(("HIRAGANA", "KATAKANA")) for other in name
    ):
        return "ja"
    return _SCRIPTS.get(script)
