"""Badges as they are printed at one go: of people, blank ones, or the ruler for their sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.cli.exports.prints.options import look_of, save_print, tell_of_print
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.export import Export
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.badges.export import BadgesToCollect
    from iclei_cli.exports.prints.badges.sheet import Sheet
    from iclei_cli.exports.prints.engine.draw import Drawn
    from iclei_cli.exports.prints.engine.templates import Look
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
        store: of the assembly.
        assembly: whose badges they are.
        language: of the print.
        sheet: the paper.
        look: the template and the fonts.
        output: the file.
        back: whether each page has a back.
        force: whether files that are there are replaced.
    """

    store: Store
    assembly: Assembly
    language: PrintLanguage
    sheet: Sheet
    look: Look
    output: Path
    back: bool
    force: bool

    def print_ruler(self) -> None:
        """A page on which one measures how far off a printer is."""
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import ruler_data
        from iclei_cli.exports.prints.engine.draw import draw

        data = ruler_data(self.assembly, self.language, self.sheet)
        drawn = draw("ruler", data, ending=self._ending, look=self.look)
        save_print(self.store, Badges(drawn), self.output, force=self.force)
        terminal.say("ruler-written", path=str(self.output))

    def print_blanks(self, count: int) -> None:
        """So many badges without a name, each with a code that no other has."""
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import blank_badges

        self._require_writable(Badges, self.output)
        codes = _numbered(self.store, count)
        drawn = self._write(blank_badges(codes))
        path = str(self.output)
        terminal.say("blanks-written", path=path, count=count, first=codes[0], last=codes[-1])
        tell_of_print(self.assembly, self.language, drawn)

    def print_of(
        self, people: Iterable[Participant], *, with_codes: bool, honorifics: bool, changed: bool
    ) -> None:
        """The badges of people; if they are to be `changed` ones, with a list of the old ones beside them."""
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import badges_of, stands_on
        from iclei_cli.system.errors import RefusedError

        made = badges_of(self.assembly, self.language, people, with_codes=with_codes, honorifics=honorifics)
        known = self.assembly.on_paper(Badges.identifier)
        says = {ident: stands_on(badge) for ident, badge in made.items()}
        if changed:
            made = {
                ident: badge
                for ident, badge in made.items()
                if ident not in known or known[ident].values != says[ident]
            }
        if not made:
            raise RefusedError("badges-unchanged" if changed else "badges-of-nobody")
        old = {
            ident: known[ident].values
            for ident in made
            if ident in known and known[ident].values != says[ident]
        }
        listed = self._listed(made, old) if changed and old else None
        drawn = self._write(made.values())
        if listed is not None:
            save_print(self.store, listed.made, listed.path, force=self.force)
        self.store.hand_out(Badges.identifier, {ident: says[ident] for ident in made})
        path = str(self.output)
        terminal.say("badges-written", path=path, count=len(made), languages=self.language.codes)
        tell_of_print(self.assembly, self.language, drawn)
        if old:
            names = [values.get("name") for values in old.values()]
            terminal.note(
                "badges-to-collect", people=names, path=None if listed is None else str(listed.path)
            )

    @property
    def _ending(self) -> str:
        return self.output.suffix.lower()

    def _write(self, badges: Collection[dict[str, Any]]) -> Drawn:
        from iclei_cli.exports.prints.badges.export import Badges
        from iclei_cli.exports.prints.badges.pages import badges_data
        from iclei_cli.exports.prints.engine.draw import draw

        data = badges_data(self.assembly, self.language, badges, self.sheet, back=self.back)
        portions = ("badges", self.sheet.places)
        drawn = draw("badges", data, ending=self._ending, look=self.look, portions=portions)
        save_print(self.store, Badges(drawn), self.output, force=self.force)
        return drawn

    def _listed(self, made: Badges, old: Mapping[int, Mapping[str, Stood]]) -> _Listed:
        """The list of old badges, which can be written: a file of its own, as badges may be on labels."""
        from iclei_cli.exports.prints.badges.collecting import collecting_data
        from iclei_cli.exports.prints.badges.export import BadgesToCollect
        from iclei_cli.exports.prints.engine.draw import DOCUMENTS, draw

        ending = self._ending if self._ending in DOCUMENTS else _DOCUMENT
        data = collecting_data(self.assembly, self.language, made, old)
        drawn = draw("badges-to-collect", data, ending=ending, look=look_of(None, self.look.fonts))
        path = self.output.with_name(f"{self.output.stem}-to-collect{ending}")
        self._require_writable(BadgesToCollect, path)
        return _Listed(BadgesToCollect(drawn), path)

    def _require_writable(self, kind: type[Export], path: Path) -> None:
        with naming_option("-o", can_force=True):
            self.store.require_writable(path, replace=self.force, export=kind.identifier)


def _numbered(store: Store, count: int) -> list[str]:
    """The codes of so many blank badges, noted before they are printed: two who print at once have others."""
    from iclei_cli.assembly.door.blanks import next_codes
    from iclei_cli.assembly.nouns.day.handed_out import BLANKS

    with store.transaction() as assembly:
        codes = next_codes(assembly, count)
        store.hand_out(BLANKS, {code: {"code": code} for code in codes})
    return codes
