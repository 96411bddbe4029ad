"""The desk: a loop in the terminal that asks for one person after the other.

What is typed is a code, a number, words of a search, or the line of a walk-in; Enter alone notes whoever is
shown. A scanner types a code and Enter, and whose badge it is has come: nobody has to touch a key. Before
each answer the desk learns what other desks did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from iclei_cli.assembly.door.attendance import walk_ins
from iclei_cli.assembly.door.check_in import arrive, known_here, leave, take_back
from iclei_cli.assembly.door.find import Finder, is_enough
from iclei_cli.cli.documents.day.door import at_desk, checkin_document
from iclei_cli.cli.door.card import say_card
from iclei_cli.cli.door.check_in import give_places, note_all, say_outcomes
from iclei_cli.cli.door.walk_in import (
    newcomer,
    note_walk_in,
    register,
    say_known,
    say_understood,
)
from iclei_cli.cli.show import terminal
from iclei_cli.intake.door.line import line_of_walk_in
from iclei_cli.system.errors import ExitCode, IcleiError, RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.door.walk_in import Newcomer
    from iclei_cli.store.store import Store, Watch

_END = frozenset(["q", "quit", "exit", "ㅂ", "끝", "終了", "结束"])
_UNDO = frozenset(["u", "undo", "ㅕ", "취소", "取消", "撤销"])
"""What is typed to end, and to take the last one back; q and u also as they come of Hangul keys."""

_NEW = frozenset("+＋")
"""What is typed to register somebody who is like others on the list, and none of them."""

_SHOWN = 9
"""So many are listed: each has one digit, which is too short to be searched for."""


class OpenDesk:
    """A desk at the door, and whom it has before it.

    Attributes:
        noted: how many arrivals were noted here.
    """

    def __init__(self, store: Store, watch: Watch, desk: Desk, *, out: bool, confirm: bool) -> None:
        """Open a desk at which people come, or leave (`out`)."""
        self._store = store
        self._watch = watch
        self._desk = desk
        self._noting, self._outcome = (leave, "out") if out else (arrive, "in")
        self._confirms = confirm
        self._finder = Finder(())
        self._known: object = None
        self._listed: Sequence[int] = ()
        self._chosen: list[int] = []
        self._noted_here: list[list[int]] = []
        self._newcomer: Newcomer | None = None
        self._gives_place = confirm
        self._registered: set[int] = set()
        self.noted = 0

    def answer(self, typed: str) -> bool:
        """Do what was typed; whether the desk stays open.

        Raises:
            StoreError: the assembly cannot be read or written.
        """
        words = typed.strip()
        if words.casefold() in _END:
            return False
        self._look()
        try:
            self._do(words)
        except RefusedError as error:
            terminal.show_error(error, as_json=False)
            self._forget()
        return True

    def _do(self, words: str) -> None:
        number = self._finder.scanned(words)
        line = line_of_walk_in(words) if self._outcome == "in" else None
        if self._newcomer is not None and words in {"", *_NEW}:
            self._register(self._newcomer, is_another=words in _NEW)
        elif not words:
            self._note(self._chosen)
        elif words.casefold() in _UNDO:
            self._take_back()
        elif self._listed and set(words) <= set("123456789 ,"):
            self._choose(words)
        elif number is not None and number <= self._assembly.last_id:
            # A scanned badge: nobody waits for Enter.
            self._note([number])
        elif line is not None:
            self._meet(newcomer(self._assembly, line))
        elif is_enough(words):
            self._search(words)
        else:
            terminal.note("door-type-more")

    @property
    def _assembly(self) -> Assembly:
        return self._watch.assembly

    def _look(self) -> None:
        """Learn what others did; people are made ready anew only if one of them was changed."""
        self._watch.refresh()
        if self._known is not self._assembly.participants:
            self._known = self._assembly.participants
            self._finder = Finder(self._assembly.participants.values())

    def _search(self, words: str) -> None:
        found = self._finder.find(words)
        self._forget()
        if not found:
            terminal.note("door-nobody", words=words)
        elif len(found) == 1:
            self._show(found[0])
        else:
            self._list(found)

    def _list(self, found: Sequence[Participant]) -> None:
        shown = found[:_SHOWN]
        self._listed = [person.id for person in shown]
        terminal.say_table(
            ["", "heading-id", "heading-name", "heading-organisation", "heading-position", ""],
            [
                (number, person.id, person.name, person.organisation, person.position, self._mark(person))
                for number, person in enumerate(shown, start=1)
            ],
        )
        terminal.say("door-choose", more=len(found) - len(shown) or None)

    def _mark(self, person: Participant) -> object:
        if not person.is_coming:
            return person.status.word
        return message("door-is-here") if known_here(self._assembly, person, self._desk).is_here else ""

    def _choose(self, words: str) -> None:
        numbers = [int(digit) for digit in words.replace(",", " ").split() if len(digit) == 1]
        chosen = [self._listed[number - 1] for number in numbers if number <= len(self._listed)]
        if not chosen or len(numbers) != len(words.replace(",", " ").split()):
            terminal.note("door-choose-of", count=len(self._listed))
        elif self._chosen:
            self._note([*self._chosen, *chosen])
        elif len(chosen) == 1:
            self._show(self._assembly.participants[chosen[0]])
        else:
            self._note(chosen)

    def _show(self, person: Participant) -> None:
        """Show one person, and the others of their organisation, who may come along."""
        # Whoever was taken for a walk-in stands here, whatever the list says of them.
        self._gives_place = self._confirms or self._newcomer is not None
        self._newcomer = None
        seen = at_desk(self._assembly, person, self._desk)
        is_here = known_here(self._assembly, person, self._desk).is_here
        say_card(seen, outcome="already" if is_here else None)
        self._chosen = [person.id]
        self._listed = [other.id for other in self._companions(person)][:_SHOWN]
        if self._listed:
            people = [
                message("door-companion", number=number, name=self._assembly.participants[ident].name)
                for number, ident in enumerate(self._listed, start=1)
            ]
            terminal.say("door-companions", organisation=person.organisation, people=people)
        if self._gives_place and not person.is_coming:
            terminal.say("door-press-enter-for-place", name=person.name, status=person.status.word)
        elif is_here is (self._outcome == "out"):
            # Else there is nothing to note, and nothing that Enter would do.
            what = "door-press-enter" if self._outcome == "in" else "door-press-enter-out"
            terminal.say(what, name=person.name)

    def _companions(self, person: Participant) -> list[Participant]:
        return [
            other
            for other in self._assembly.coming()
            if other.id != person.id
            and person.organisation is not None
            and other.organisation == person.organisation
            and known_here(self._assembly, other, self._desk).is_here is (self._outcome == "out")
        ]

    def _meet(self, new: Newcomer) -> None:
        """Show a walk-in as understood, and who of the list they may be."""
        self._forget()
        self._newcomer = new
        say_understood(new)
        if new.known:
            say_known(new, _SHOWN)
            self._listed = [known.person.id for known in new.known[:_SHOWN]]
        terminal.say("walk-in-press-plus" if new.is_doubtful else "walk-in-press-enter", name=new.name)

    def _register(self, new: Newcomer, *, is_another: bool) -> None:
        """Put a walk-in on the list, and note that they came; whoever may be on it already needs a plus."""
        if new.is_doubtful and not is_another:
            terminal.note("walk-in-press-plus", name=new.name)
            return
        self._forget()
        number = register(self._store, new, {known.person.id for known in new.known})
        self._registered.add(number)
        self._tell(note_walk_in(self._watch, number, self._desk))

    def _note(self, numbers: Sequence[int]) -> None:
        if not numbers:
            terminal.note("door-type-somebody")
            return
        numbers = list(dict.fromkeys(numbers))
        if self._outcome == "in":
            give_places(self._store, self._assembly, numbers, confirm=self._gives_place)
        self._tell(note_all(self._watch, numbers, self._desk, self._noting, self._outcome))

    def _tell(self, outcomes: Sequence[tuple[int, str]]) -> None:
        """Show what was noted, and keep in mind whose arrival it was."""
        self._forget()
        noted = [number for number, outcome in outcomes if outcome != "already"]
        if noted:
            self._noted_here.append(noted)
        self.noted += len(noted)
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk))

    def _take_back(self) -> None:
        if not self._noted_here:
            terminal.note("door-nothing-to-undo")
            return
        outcomes = note_all(self._watch, self._noted_here[-1], self._desk, take_back, "undone")
        self.noted -= len(outcomes)
        self._forget()
        self._noted_here.pop()
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk))
        for number, _ in outcomes:
            if number in self._registered:
                name = self._assembly.participants[number].name
                terminal.note("walk-in-stays-listed", id=number, name=name)

    def _forget(self) -> None:
        self._listed, self._chosen = (), []
        self._newcomer, self._gives_place = None, self._confirms


def open_desk(store: Store, desk: Desk, watch: Watch, *, out: bool, confirm: bool) -> None:
    """Ask for one person after the other, until q or the end of what is typed.

    Raises:
        StoreError: the assembly cannot be read or written; what was shown as noted is.
    """
    opened = OpenDesk(store, watch, desk, out=out, confirm=confirm)
    terminal.say(
        "door-open",
        desk=desk.name,
        session=desk.place.session and watch.assembly.sessions[desk.place.session].title,
        people=len({person.id for person in watch.assembly.coming()} - walk_ins(watch.assembly)),
    )
    try:
        _serve(opened)
    except KeyboardInterrupt:
        # All that was shown as noted is: this is one more way to close the desk.
        terminal.say("door-closed", count=opened.noted)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    terminal.say("door-closed", count=opened.noted)


def _serve(desk: OpenDesk) -> None:
    while (typed := terminal.read_line("door-who")) is not None:
        try:
            if not desk.answer(typed):
                break
        except IcleiError as error:
            # The next one waits already: the desk stays open, and says so.
            terminal.show_error(error, as_json=False)
