"""The desk: a loop in the terminal that asks for one person after the other.

What is typed is a code, a number, words of a search, or the line of a walk-in; Enter alone notes whoever is
shown. A scanner types a code and Enter, and whose badge it is has come: nobody has to touch a key. Before
each answer the desk learns what other desks did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import arrivals_of, in_effect
from iclei_cli.assembly.door.check_in import arrive, known_here, leave, take_back
from iclei_cli.assembly.door.find import Finder, find_one, is_enough, is_like_code
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.cli.documents.day.door import at_desk, checkin_document
from iclei_cli.cli.door.card import say_card, show_refusal
from iclei_cli.cli.door.check_in import give_places, note_all, say_outcomes
from iclei_cli.cli.door.walk_in import newcomer, note_walk_in, register, remove, say_known, say_understood
from iclei_cli.cli.show import terminal
from iclei_cli.intake.door.line import line_of_walk_in
from iclei_cli.system.errors import RefusedError
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
"""What is typed to let somebody in who has no place, or who is like others on the list and none of them."""

_AWAY = frozenset("-－−")
"""What is typed to take somebody off the list whom this desk registered by mistake."""

_SKIP = frozenset(["n", "ㅜ", "아니요", "아니오", "いいえ", "否"])
"""What is typed to leave out whoever is shown."""

_UNDO_OF = re.compile(r"[uㅕ]\s+(\d+)", re.IGNORECASE)
"""What is typed to take back what was noted of a number, at whatever desk."""

_CHOICE = re.compile(r"[1-9](?:[ ,]+[1-9])*")
"""What is typed to choose some of those who are listed; digits side by side are a number, or a phone's."""

_COMMAND = re.compile(r"iclei\b", re.IGNORECASE)
"""How a command of the terminal begins."""

_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width signs, as input methods for Japanese and Chinese write them, and the plain ones."""

_OTHERWISE_HERE = frozenset(["person-gone", "walk-in-known"])
"""Refusals of which something else can be done at a desk than elsewhere."""

_SHOWN = 9
"""So many are listed: each has one digit, which is too short to be searched for."""


def is_answer(typed: str) -> bool:
    """Whether what was typed is about who is shown already, and nobody else."""
    key = _key(typed)
    return key in {"", *_NEW, *_AWAY, *_SKIP, *_UNDO, *_END} or _CHOICE.fullmatch(key) is not None


class OpenDesk:
    """A desk at the door, and whom it has before it.

    Attributes:
        noted: how many arrivals were noted here.
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
        self._noted_here: list[list[int]] = []
        self._newcomer: Newcomer | None = None
        self._gives_place = confirm
        self._lacks_place = False
        self._registered: set[int] = set()
        self._given_place: set[int] = set()
        self._removable: int | None = None
        self.noted = 0
        self.asks = False

    def answer(self, typed: str) -> bool:
        """Do what was typed; whether the desk stays open.

        Raises:
            StoreError: the assembly cannot be read or written.
        """
        words, key = typed.strip(), _key(typed)
        if key in _END:
            return False
        self._look()
        try:
            if not self._is_answer(key):
                self._take(words, key)
        except RefusedError as error:
            self._refuse(error)
        return True

    def close(self) -> None:
        """Say who was shown last and is not registered."""
        self._forget()

    def _is_answer(self, key: str) -> bool:
        """Do what is answered to who is shown, or of who was noted; False where it is about somebody else."""
        if self._newcomer is not None and key in {"", *_NEW}:
            self._register(self._newcomer, is_another=key in _NEW)
        elif self._lacks_place and key in _NEW:
            self._gives_place = True
            self._note(self._chosen)
        elif self._removable is not None and key in _AWAY:
            self._remove(self._removable)
        elif self.asks and key in _SKIP:
            self._leave_out()
        elif not key:
            self._note(self._chosen)
        elif key in _UNDO:
            self._take_back()
        elif self._listed and _CHOICE.fullmatch(key):
            self._choose([int(digit) for digit in re.findall(r"\d", key)])
        else:
            return False
        return True

    def _take(self, words: str, key: str) -> None:
        """Take up somebody: a badge, a walk-in, words of a search, or a number to take something back."""
        number = self._finder.scanned(words)
        line = line_of_walk_in(words) if self._outcome == "in" else None
        if (undone := _UNDO_OF.fullmatch(key)) is not None:
            self._take_back_of(undone[1])
        elif number is not None and number <= self._assembly.last_id:
            # A scanned badge: nobody waits for Enter.
            self._note([number])
        elif _COMMAND.match(key):
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
        self._forget()
        if error.code in _OTHERWISE_HERE:
            terminal.note(f"{error.code}-here", **error.params)
        else:
            show_refusal(error)

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
            is_entrance = self._outcome == "in" or None
            what = "badge-misread" if is_like_code(words) else "door-nobody"
            terminal.note(what, words=words, registers=is_entrance)
        elif len(found) == 1:
            self._show(found[0])
        else:
            self._list(found)

    def _list(self, found: Sequence[Participant]) -> None:
        shown = found[:_SHOWN]
        self._listed, self.asks = [person.id for person in shown], True
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
        self._listed = [other.id for other in self._companions(person)][:_SHOWN]
        if self._listed:
            people = [
                message("door-companion", number=number, name=self._assembly.participants[ident].name)
                for number, ident in enumerate(self._listed, start=1)
            ]
            what = "door-companions" if self._outcome == "in" else "door-companions-out"
            terminal.say(what, organisation=person.organisation, people=people)
        lacks_place = not person.is_coming and self._outcome == "in"
        self._lacks_place = lacks_place and person.status is not Status.NO_SHOW and not self._gives_place
        # Else there is nothing to note, and nothing that Enter would do.
        self.asks = lacks_place or is_here is (self._outcome == "out")
        if self._lacks_place:
            terminal.say("door-press-plus-for-place", name=person.name, status=person.status.word)
        elif lacks_place and self._gives_place:
            terminal.say("door-press-enter-for-place", name=person.name, status=person.status.word)
        elif self.asks:
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
        self._newcomer, self.asks = new, True
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
        self._newcomer = None
        self._forget()
        number = register(self._store, new, {known.person.id for known in new.known})
        self._registered.add(number)
        self._tell(note_walk_in(self._watch, number, self._desk))

    def _note(self, numbers: Sequence[int]) -> None:
        if not numbers:
            terminal.note("door-type-somebody")
            return
        numbers = list(dict.fromkeys(numbers))
        try:
            if self._outcome == "in":
                lacking = {number for number in numbers if self._gives_place and self._has_no_place(number)}
                give_places(self._store, self._assembly, numbers, confirm=self._gives_place)
                self._given_place |= lacking
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
        if self._newcomer is None:
            terminal.note("door-left-out")
        self._forget()

    def _tell(self, outcomes: Sequence[tuple[int, str]]) -> None:
        """Show what was noted, and keep in mind whose arrival it was."""
        self._forget()
        noted = [number for number, outcome in outcomes if outcome != "already"]
        if noted:
            self._noted_here.append(noted)
        self.noted += len(noted)
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk), is_desk=True)

    def _take_back(self) -> None:
        if not self._noted_here:
            terminal.note("door-nothing-to-undo")
            return
        outcomes = note_all(self._watch, self._noted_here[-1], self._desk, take_back, "undone")
        self.noted -= len(outcomes)
        self._noted_here.pop()
        self._say_undone(outcomes)

    def _take_back_of(self, typed: str) -> None:
        """Take back what was noted last of a number, whichever desk it was."""
        ident = find_one(self._assembly, typed).id
        outcomes = note_all(self._watch, [ident], self._desk, take_back, "undone")
        ours = next((noted for noted in reversed(self._noted_here) if ident in noted), None)
        if ours is not None:
            ours.remove(ident)
            self.noted -= 1
            self._noted_here = [noted for noted in self._noted_here if noted]
        self._say_undone(outcomes)

    def _say_undone(self, outcomes: Sequence[tuple[int, str]]) -> None:
        """Show what was taken back; a walk-in of this desk who has not come now can be taken off the list."""
        self._forget()
        say_outcomes(checkin_document(self._assembly, outcomes, self._desk), is_desk=True)
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
        self._lacks_place, self._removable, self.asks = False, None, False


def _key(typed: str) -> str:
    """What was typed, as it is compared with what is typed to do something."""
    return typed.translate(_HALF_WIDTH).strip().casefold()
