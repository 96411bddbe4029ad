"""Badges as they are printed at one go: of people, blank ones, or the ruler for their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.cli.exports.prints.options import look_of, tell_of_print
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import print_language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.exports.again import Papers
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.exports.prints.badges.export import BadgesToCollect
    from iclei_cli.exports.prints.badges.sheet import Sheet
    from iclei_cli.exports.prints.engine.draw import Drawn
    from iclei_cli.store.store import Store

    Badges = Mapping[int, dict[str, Any]]

_DOCUMENT = ".pdf"


class _Listed(NamedTuple):
    """The list of old badges to take back, drawn, and where it is to be written."""

    made: BadgesToCollect
    path: Path


class BadgePrinter(NamedTuple):
    """How badges are printed, and to which file.

    Attributes:
        making: the run: of which assembly, in which language, and to which file.
        sheet: the paper.
        back: whether each page has a back.
    """

    making: Making
    sheet: Sheet
    back: bool

    def print_ruler(self) -> None:
        """A page on which one measures how far off a printer is."""
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import ruler_data
        from iclei_cli.exports.prints.engine.draw import draw

        making = self.making
        data = ruler_data(making.assembly, making.language, self.sheet)
        drawn = draw("ruler", data, ending=making.ending, look=making.look)
        making.write(Badges(drawn), {})
        terminal.say("ruler-written", path=str(making.path))

    def print_blanks(self, count: int) -> None:
        """So many badges without a name, each with a code that no other has."""
        from iclei_cli.exports.prints.badges.pages import blank_badges

        making = self.making
        making.require_writable([making.path])
        codes = _numbered(making.store, count)
        drawn = self._write(blank_badges(codes), {})
        last = codes[-1] if count > 1 else None
        terminal.say("blanks-written", path=str(making.path), count=count, first=codes[0], last=last)
        tell_of_print(making.assembly, making.language, drawn)

    def print_of(
        self, people: Iterable[Participant], *, with_codes: bool, honorifics: bool, changed: bool
    ) -> None:
        """The badges of people; if they are to be `changed` ones, with a list of the old ones beside them."""
        from iclei_cli.exports.prints.badges.pages import badges_of, stands_on
        from iclei_cli.system.errors import RefusedError

        making = self.making
        assembly, language, known = making.assembly, making.language, making.before
        made = badges_of(assembly, language, people, with_codes=with_codes, honorifics=honorifics)
        old = compared(making, made.keys() & known.keys())
        if changed:
            made = {
                ident: badge for ident, badge in made.items() if ident not in known or ident in old.changed
            }
        if not made:
            raise RefusedError("badges-unchanged" if changed else "badges-of-nobody")
        papers = making.wanted({ident: dict(stands_on(badge)) for ident, badge in made.items()})
        made = {ident: badge for ident, badge in made.items() if ident in papers}
        collected = {ident: known[ident].values for ident in made if ident in old.changed}
        listed = self._listed(made, collected) if changed and collected else None
        drawn = self._write(made.values(), papers)
        if listed is not None:
            making.write(listed.made, {}, listed.path)
        terminal.say("badges-written", path=str(making.path), count=len(made), languages=language.codes)
        tell_of_print(assembly, language, drawn, made)
        if collected:
            names = [values.get("name") for values in collected.values()]
            path = None if listed is None else str(listed.path)
            terminal.note("badges-to-collect", people=names, path=path)
        if otherwise := old.otherwise & made.keys():
            terminal.note("badges-made-otherwise", count=len(otherwise))

    def _write(self, badges: Collection[dict[str, Any]], papers: Papers) -> Drawn:
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import badges_data
        from iclei_cli.exports.prints.engine.draw import draw

        making = self.making
        data = badges_data(making.assembly, making.language, badges, self.sheet, back=self.back)
        portions = ("badges", self.sheet.places)
        drawn = draw("badges", data, ending=making.ending, look=making.look, portions=portions)
        making.write(Badges(drawn), papers)
        return drawn

    def _listed(self, made: Badges, old: Mapping[int, Mapping[str, Stood]]) -> _Listed:
        """The list of old badges, which can be written: a file of its own, as badges may be on labels."""
        from iclei_cli.exports.prints.badges.collecting import collecting_data
        from iclei_cli.exports.prints.badges.export import BadgesToCollect
        from iclei_cli.exports.prints.engine.draw import DOCUMENTS, draw

        making = self.making
        ending = making.ending if making.ending in DOCUMENTS else _DOCUMENT
        data = collecting_data(making.assembly, making.language, made, old)
        fonts = () if making.look is None else making.look.fonts
        drawn = draw("badges-to-collect", data, ending=ending, look=look_of(None, fonts))
        path = making.path.with_name(f"{making.path.stem}-to-collect{ending}")
        making.require_writable([path], BadgesToCollect)
        return _Listed(BadgesToCollect(drawn), path)


class Old(NamedTuple):
    """What becomes of badges that were handed out, once new ones are made.

    Attributes:
        changed: who has one that would say something else today, made as it was.
        otherwise: who has one that says the same, in another language or with another form of address.
    """

    changed: set[int]
    otherwise: set[int]


def compared(making: Making, people: Collection[int]) -> Old:
    """Compare badges that were handed out with what they would say today, in the language that each has."""
    from iclei_cli.exports.prints.badges.pages import badges_of, stands_on

    assembly, known = making.assembly, making.before
    ways: dict[tuple[str, bool], list[int]] = {}
    for ident in people:
        made = known[ident].made
        lang = str(made.get("lang", making.made["lang"]))
        ways.setdefault((lang, bool(made.get("honorific", False))), []).append(ident)
    old = Old(set(), set())
    for (lang, honorific), those in ways.items():
        language = print_language(assembly, lang)
        persons = [assembly.participants[ident] for ident in those]
        for ident, badge in badges_of(assembly, language, persons, honorifics=honorific).items():
            if known[ident].values != stands_on(badge):
                old.changed.add(ident)
            elif (lang, honorific) != (making.made["lang"], bool(making.made.get("honorific", False))):
                old.otherwise.add(ident)
    return old


def _numbered(store: Store, count: int) -> list[str]:
    """The codes of so many blank badges, noted before they are printed: two who print at once have others."""
    from iclei_cli.assembly.door.blanks import next_codes
    from iclei_cli.assembly.nouns.day.handed_out import BLANKS

    with store.transaction() as assembly:
        codes = next_codes(assembly, count)
        store.hand_out(BLANKS, {code: {"code": code} for code in codes})
    return codes
