"""The desk: a loop in the terminal that asks for one person after the other.

What is typed is a code, a number, words of a search, or the line of a walk-in; Enter alone notes whoever is
shown. A scanner types a code and Enter, and whose badge it is has come: nobody has to touch a key. A blank
badge that is nobody's yet is given to whoever is shown, or was registered right before, or is typed next.
Before each answer the desk learns what other desks did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import arrivals_of, in_effect
from iclei_cli.assembly.door.blanks import blank_typed, is_free
from iclei_cli.assembly.door.check_in import (
    arrive,
    known_here,
    leave,
)
from iclei_cli.assembly.door.find import Finder, find_one, is_enough
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.cli.documents.day.door import at_desk, checkin_document
from iclei_cli.cli.door.blanks import give_blank
from iclei_cli.cli.door.card import say_card, show_refusal
from iclei_cli.cli.door.check_in import give_places, note_all, say_outcomes
from iclei_cli.cli.door.desk.found import SHOWN, say_companions, say_list, say_nobody
from iclei_cli.cli.door.desk.keys import (
    AWAY,
    CHOICE,
    COMMAND,
    END,
    NEW,
    SKIP,
    UNDO,
    UNDO_OF,
    key_of,
)
from iclei_cli.cli.door.desk.noted import NotedHere
from iclei_cli.cli.door.walk_in import newcomer, note_walk_in, register, remove, say_known, say_understood
from iclei_cli.cli.show import terminal
from iclei_cli.intake.door.line import line_of_walk_in
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.door.walk_in import Newcomer
    from iclei_cli.store.store import Store, Watch

_OTHERWISE_HERE = frozenset(["person-gone", "walk-in-known"])
"""Refusals of which something else can be done at a desk than elsewhere."""


class OpenDesk:
    """A desk at the door, and whom it has before it.

    Attributes:
        asks: whether somebody is shown of whom something is still to be answered.
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
        self._noted_here = NotedHere(store, watch, desk)
        self._newcomer: Newcomer | None = None
        self._gives_place = confirm
        self._lacks_place = False
        self._registered: set[int] = set()
        self._given_place: set[int] = set()
        self._removable: int | None = None
        self._blank: str | None = None
        self._just_registered: int | None = None
        self.asks = False

    def answer(self, typed: str) -> bool:
        """Do what was typed; whether the desk stays open.

        Raises:
            StoreError: the assembly cannot be read or written.
        """
        words, key = typed.strip(), key_of(typed)
        if key in END:
            return False
        self._look()
        registered = self._just_registered
        try:
            if not self._is_answer(key):
                self._take(words, key)
        except RefusedError as error:
            self._refuse(error)
        if self._just_registered == registered:
            # A blank badge is theirs only if it is scanned right after.
            self._just_registered = None
        return True

    def close(self) -> None:
        """Say who was shown last and is not registered, and which badge is nobody's."""
        self._forget()
        self._put_away_blank()

    def _is_answer(self, key: str) -> bool:
        """Do what is answered to who is shown, or of who was noted; False where it is about somebody else."""
        if self._newcomer is not None and key in {"", *NEW}:
            self._register(self._newcomer, is_another=key in NEW)
        elif self._lacks_place and key in NEW:
            self._gives_place = True
            self._note(self._chosen)
        elif self._removable is not None and key in AWAY:
            self._remove(self._removable)
        elif self.asks and key in SKIP:
            self._leave_out()
        elif not key:
            self._note(self._chosen)
        elif key in UNDO:
            self._take_back()
        elif self._listed and CHOICE.fullmatch(key):
            self._choose([int(digit) for digit in re.findall(r"\d", key)])
        else:
            return False
        return True

    def _take(self, words: str, key: str) -> None:
        """Take up somebody: a badge, a walk-in, words of a search, or a number to take something back."""
        number = self._finder.scanned(words)
        blank = blank_typed(words)
        line = line_of_walk_in(words) if self._outcome == "in" else None
        if (undone := UNDO_OF.fullmatch(key)) is not None:
            self._take_back_of(undone[1])
        elif number is not None and number <= self._assembly.last_id:
            # A scanned badge: nobody waits for Enter.
            self._put_away_blank()
            self._note([number])
        elif blank is not None and is_free(self._assembly, blank):
            self._take_blank(blank)
        elif COMMAND.match(key):
            terminal.note("door-takes-no-commands")
        elif line is not None:
            self._meet(newcomer(self._assembly, line))
        elif is_enough(words):
            self._search(words)
        elif key.isdecimal() and int(key) in self._assembly.participants:
            self._forget()
            self._show(self._assembly.participants[int(key)])
        else:
            terminal.note("door-type-more")

    def _refuse(self, error: RefusedError) -> None:
        """Tell why nothing was done, and what can be done here."""
        if error.code.startswith("blank-"):
            self._blank = None
        self._forget()
        if error.code in _OTHERWISE_HERE:
            terminal.note(f"{error.code}-here", **error.params)
        else:
            show_refusal(error)

    @property
    def noted(self) -> int:
        """How many arrivals were noted here."""
        return self._noted_here.arrivals

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
            say_nobody(self._assembly, words, registers=self._outcome == "in")
        elif len(found) == 1:
            self._show(found[0])
        else:
            self._listed, self.asks = say_list(self._assembly, found, self._desk), True

    def _take_blank(self, code: str) -> None:
        """Give a blank badge to whoever is before the desk; or ask whose it is to be."""
        if self._outcome != "in":
            terminal.note("blank-free-here", code=code)
            return
        if self._blank != code:
            self._put_away_blank()
        self._blank = code
        if self._newcomer is not None:
            self._register(self._newcomer, is_another=False)
        elif len(self._chosen) == 1:
            self._note(self._chosen)
        elif self._just_registered is not None:
            self._note([self._just_registered])
        else:
            self.asks = True
            terminal.say("blank-whose", code=code, chosen=bool(self._listed) or None)

    def _put_away_blank(self) -> None:
        """Tell of a blank badge that was scanned, and given to nobody."""
        if self._blank is not None:
            terminal.note("blank-not-given", code=self._blank)
            self._blank = None

    def _choose(self, numbers: Sequence[int]) -> None:
        chosen = [self._listed[number - 1] for number in numbers if number <= len(self._listed)]
        if len(chosen) < len(numbers):
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
        self._listed = say_companions(self._assembly, person, self._desk, out=self._outcome == "out")
        self._say_what_enter_does(person, is_here=is_here)

    def _say_what_enter_does(self, person: Participant, *, is_here: bool) -> None:
        lacks_place = not person.is_coming and self._outcome == "in"
        self._lacks_place = lacks_place and person.status is not Status.NO_SHOW and not self._gives_place
        # Else there is nothing to note, and nothing that Enter would do.
        self.asks = lacks_place or is_here is (self._outcome == "out") or self._blank is not None
        if self._lacks_place:
            terminal.say("door-press-plus-for-place", name=person.name, status=person.status.word)
        elif lacks_place and self._gives_place:
            terminal.say("door-press-enter-for-place", name=person.name, status=person.status.word)
        elif self._blank is not None:
            terminal.say("blank-press-enter", name=person.name, code=self._blank, arrives=not is_here or None)
        elif self.asks:
            what = "door-press-enter" if self._outcome == "in" else "door-press-enter-out"
            terminal.say(what, name=person.name)

    def _meet(self, new: Newcomer) -> None:
        """Show a walk-in as understood, and who of the list they may be."""
        self._forget()
        self._newcomer, self.asks = new, True
        say_understood(self._assembly, new)
        if new.known:
            say_known(new, SHOWN)
            self._listed = [known.person.id for known in new.known[:SHOWN]]
        terminal.say("walk-in-press-plus" if new.is_doubtful else "walk-in-press-enter", name=new.name)

    def _register(self, new: Newcomer, *, is_another: bool) -> None:
        """Put a walk-in on the list, and note that they came; whoever may be on it already needs a plus."""
        if new.is_doubtful and not is_another:
            terminal.note("walk-in-press-plus", name=new.name)
            return
        self._newcomer = None
        self._forget()
        blank = self._blank
        number = register(self._store, new, {known.person.id for known in new.known}, blank)
        self._registered.add(number)
        self._tell(note_walk_in(self._watch, number, self._desk))
        self._just_registered = number if blank is None else None

    def _note(self, numbers: Sequence[int]) -> None:
        if not numbers:
            terminal.note("door-type-somebody")
            return
        numbers = list(dict.fromkeys(numbers))
        if self._blank is not None and len(numbers) > 1:
            terminal.note("blank-of-one", code=self._blank)
            return
        try:
            if self._outcome == "in":
                lacking = {number for number in numbers if self._gives_place and self._has_no_place(number)}
                give_places(self._store, self._assembly, numbers, confirm=self._gives_place)
                self._given_place |= lacking
            if self._blank is not None:
                self._blank = give_blank(self._store, numbers[0], self._blank)
            outcomes = note_all(self._watch, numbers, self._desk, self._noting, self._outcome)
        except RefusedError as error:
            if error.code != "not-expected":
                raise
            self._offer_place(numbers, error)
        else:
            self._tell(outcomes)

    def _has_no_place(self, number: int) -> bool:
        person = self._assembly.participants.get(number)
        return person is not None and not person.is_coming

    def _offer_place(self, numbers: list[int], error: RefusedError) -> None:
        """Say who of these has no place, so that nobody was let in; a plus lets all of them in."""
        self._forget()
        self._chosen, self._lacks_place, self.asks = numbers, True, True
        terminal.note("not-expected-here", others=len(numbers) - 1 or None, **error.params)

    def _leave_out(self) -> None:
        """Go on without who is shown."""
        if self._newcomer is None and self._blank is None:
            terminal.note("door-left-out")
        self._forget()
        self._put_away_blank()

    def _tell(self, outcomes: Sequence[tuple[int, str]]) -> None:
        """Show what was noted, and keep in mind whose arrival it was, and whose badge."""
        blank, self._blank = self._blank, None
        self._forget()
        self._noted_here.add(outcomes, blank)
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk, blank), is_desk=True)

    def _take_back(self) -> None:
        taken = self._noted_here.take_back_last()
        if taken is None:
            terminal.note("door-nothing-to-undo")
        else:
            self._say_undone(*taken)

    def _take_back_of(self, typed: str) -> None:
        """Take back what was noted last of a number, whichever desk it was."""
        self._say_undone(self._noted_here.take_back_of(find_one(self._assembly, typed).id))

    def _say_undone(self, outcomes: Sequence[tuple[int, str]], freed: str | None = None) -> None:
        """Show what was taken back; a walk-in of this desk who has not come now can be taken off the list."""
        self._forget()
        self._put_away_blank()
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk, freed), is_desk=True)
        for number, _ in outcomes:
            person = self._assembly.participants[number]
            if number in self._given_place and person.is_coming:
                # The seat may have been told already: nobody loses it unasked.
                terminal.note("door-place-stays", id=number, name=person.name)
            if number in self._registered and not in_effect(arrivals_of(self._assembly, person)):
                self._removable = number
                terminal.say("walk-in-press-minus", id=number, name=person.name)

    def _remove(self, number: int) -> None:
        self._forget()
        name = remove(self._store, number)
        self._registered.discard(number)
        terminal.say("walk-in-removed", id=number, name=name)

    def _forget(self) -> None:
        """Have nobody before the desk any more; a walk-in who was shown is not lost in silence."""
        if self._newcomer is not None:
            terminal.note("walk-in-not-registered", name=self._newcomer.name)
        self._listed, self._chosen = (), []
        self._newcomer, self._gives_place = None, self._confirms
        self._lacks_place, self._removable, self.asks = False, None, self._blank is not None
