"""What stands on badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.assembly.nouns.participant import PHOTO
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.exports.prints.badges.code import qr_code
from iclei_cli.exports.prints.badges.sheet import as_data
from iclei_cli.exports.prints.frame import frame, table_colours
from iclei_cli.exports.prints.people import names_of, role_words, roles_of, with_honorific
from iclei_cli.exports.roster.order import by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.badges.sheet import Sheet

    Badge = dict[str, Any]


def badges_of(
    assembly: Assembly,
    language: PrintLanguage,
    people: Iterable[Participant],
    *,
    with_codes: bool = False,
    honorifics: bool = False,
) -> dict[int, Badge]:
    """The badges of people, by their numbers, in order of name; of nobody's contacts."""
    roles = roles_of(assembly)
    colours = table_colours(assembly)
    found = {}
    for person in by_name(people, language.codes[0]):
        name, other = names_of(person)
        found[person.id] = {
            "name": with_honorific(name, person) if honorifics else name,
            "other-name": other,
            "organisation": person.organisation,
            "position": person.position,
            "tables": list(_tables(assembly, person, colours, language)),
            "role": " · ".join(role_words(roles[person.id], language)) or None,
            "no-photo": person.has_refused(PHOTO),
            "code": code_of(person.id),
            "qr": qr_code(code_of(person.id)) if with_codes else None,
        }
    return found


def blank_badges(codes: Iterable[str]) -> list[Badge]:
    """Badges to write a name on, each with a code that is nobody's yet."""
    texts = dict.fromkeys(("name", "other-name", "organisation", "position", "role"))
    return [texts | {"tables": [], "no-photo": False, "code": code, "qr": qr_code(code)} for code in codes]


def badges_data(
    assembly: Assembly, language: PrintLanguage, badges: Iterable[Badge], sheet: Sheet, *, back: bool = False
) -> dict[str, Any]:
    """The pages of badges; before the first, as many places are left free as the sheet says."""
    return frame(assembly, language, language.main.phrase("print-badges")) | {
        "sheet": as_data(sheet),
        "back": back,
        "badges": [*([None] * (sheet.start - 1)), *badges],
    }


def ruler_data(assembly: Assembly, language: PrintLanguage, sheet: Sheet) -> dict[str, Any]:
    """A page on which one measures how far off a printer is."""
    phrase = language.phrase
    return frame(assembly, language, language.main.phrase("print-ruler")) | {
        "sheet": as_data(sheet),
        "words": {"title": phrase("print-ruler"), "how": phrase("print-ruler-how")},
    }


def stands_on(badge: Badge) -> dict[str, str]:
    """What stands on a badge, by the name of the place: what is compared with one that was handed out."""
    told = {key: badge[key] for key in ("name", "other-name", "organisation", "position", "role")}
    tables = {f"table {number}": table["name"] for number, table in enumerate(badge["tables"], start=1)}
    photo = {"no-photo": "no-photo"} if badge["no-photo"] else {}
    return {key: value for key, value in (told | tables | photo).items() if value}


def _tables(
    assembly: Assembly, person: Participant, colours: Mapping[str, str], language: PrintLanguage
) -> Iterator[dict[str, str | None]]:
    """Where somebody sits, round by round; one table alone where it is the same in all."""
    seats = [] if assembly.plan is None else seats_of(assembly.plan, person.id)
    several = len(set(seats)) > 1
    for number, key in enumerate(seats if several else seats[:1], start=1):
        group = assembly.groups.get(key or "")
        if group is None:
            continue
        room = None if group.room is None else language.title(room_name(assembly, group.room))
        yield {
            "round": language.main.phrase("print-round", round=number) if several else None,
            "name": language.title(group.label),
            "room": room,
            "colour": colours[group.key],
        }
