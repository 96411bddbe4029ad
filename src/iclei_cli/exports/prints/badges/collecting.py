"""Old badges that are to be taken back: what they say that is so no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.exports.prints.badges.pages import stands_on
from iclei_cli.exports.prints.frame import frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.badges.pages import Badge

_TABLE = "table "
_PLACES = {
    "name": "heading-name",
    "other-name": "heading-name",
    "organisation": "heading-organisation",
    "position": "heading-position",
    "role": "heading-roles",
    "no-photo": "print-photos",
}
_HEADINGS = {
    "back": "print-badge-back",
    "number": "heading-id",
    "name": "heading-name",
    "old": "print-badge-old",
    "new": "print-badge-new",
}


def collecting_data(
    assembly: Assembly,
    language: PrintLanguage,
    badges: Mapping[int, Badge],
    old: Mapping[int, Mapping[str, Stood]],
) -> dict[str, Any]:
    """The list of those whose badge is a new one: what stands on the old one, and what on the new one.

    Args:
        assembly: whose badges they are.
        language: of the print.
        badges: the new ones, by number, in order.
        old: what stood on the old ones, by number; whoever had none is not on the list.
    """
    title = language.phrase("print-badges-to-collect")
    return frame(assembly, language, language.main.phrase("print-badges-to-collect")) | {
        "heading": title,
        "how": language.phrases("print-badges-how"),
        "headings": {name: language.heading(code).split("\n") for name, code in _HEADINGS.items()},
        "people": [
            {
                "number": ident,
                "name": badge["name"],
                "other-name": badge["other-name"],
                "changes": list(_changes(old[ident], stands_on(badge), language)),
            }
            for ident, badge in badges.items()
            if ident in old
        ],
    }


def _changes(
    was: Mapping[str, Stood], now: Mapping[str, Stood], language: PrintLanguage
) -> Iterator[dict[str, str | None]]:
    """What stands in each place where the old badge says something else; None where nothing does."""
    tables = sorted({place for place in (*was, *now) if place.startswith(_TABLE)}, key=_round_of)
    for place in (*_PLACES, *tables):
        if was.get(place) == now.get(place):
            continue
        if place == "no-photo":
            stood, stands = (
                language.phrase("print-photos-refused") if place in values else None for values in (was, now)
            )
        else:
            stood, stands = (str(values[place]) if place in values else None for values in (was, now))
        yield {"what": _label(place, len(tables), language), "was": stood, "now": stands}


def _label(place: str, rounds: int, language: PrintLanguage) -> str:
    if place in _PLACES:
        return language.phrase(_PLACES[place])
    return language.phrase("heading-table" if rounds == 1 else "print-round", round=_round_of(place))


def _round_of(place: str) -> int:
    return int(place.removeprefix(_TABLE))
