"""Walk-ins: somebody who is on no list is registered by one line, and seated at the best table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.fields import FIELDS
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from typing import Any

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.door.known import Known
    from iclei_cli.store.store import Store, Watch
    from iclei_cli.system.messages import Fact, Message


class Newcomer(NamedTuple):
    """Somebody who is to be registered, as understood.

    Attributes:
        fields: what was typed and inferred of them, by field.
        remarks: how it was understood, where whoever typed it should know.
        known: people on the list who are like them.
    """

    fields: dict[str, Any]
    remarks: Sequence[Message]
    known: Sequence[Known]

    @property
    def name(self) -> str:
        """As it is printed."""
        return str(self.fields["name"])

    @property
    def is_doubtful(self) -> bool:
        """Whether they probably are on the list already."""
        return any(known.is_likely for known in self.known)


def newcomer(assembly: Assembly, line: str) -> Newcomer:
    """Understand what was typed of a walk-in.

    Raises:
        RefusedError: as `intake.door.walk_in.read_walk_in`.
    """
    from iclei_cli.intake.door.walk_in import read_walk_in
    from iclei_cli.intake.values.topics.user_words import UserWords, still_meant

    user = UserWords(still_meant(assembly.headings.words, assembly.topics))
    fields, remarks = read_walk_in(line, assembly.topics, user)
    return Newcomer(fields, remarks, _known(assembly, fields))


def _known(assembly: Assembly, fields: dict[str, Any]) -> list[Known]:
    from iclei_cli.intake.door.known import known_like

    return known_like(Participant(id=0, **fields), assembly.participants.values())


def register(store: Store, new: Newcomer, ruled_out: Container[int], badge: str | None = None) -> int:
    """Put a walk-in on the list and seat them, with a blank badge if there is one, in one step; their number.

    Their arrival is noted after this. Whatever stops the program in between, they are on the list and have
    not come: typed again, they are found there, and checked in. The other way round, an arrival would be of
    a number that nobody has.

    Raises:
        RefusedError: `walk-in-known`: by now they probably are on the list, and not as one `ruled_out`; or,
            of the badge, as `assembly.door.blanks.give`. Nobody was registered.
    """
    from iclei_cli.assembly.door.blanks import give
    from iclei_cli.assembly.lookup import candidate
    from iclei_cli.assembly.people.edit import add_participant
    from iclei_cli.cli.door.check_in import seat

    with store.transaction() as assembly:
        likely = [known.person for known in _known(assembly, new.fields) if known.is_likely]
        others = [person for person in likely if person.id not in ruled_out]
        if others:
            people = list(map(candidate, others))
            raise RefusedError("walk-in-known", name=new.name, id=others[0].id, people=people)
        person = add_participant(assembly, new.fields)
        if badge is not None:
            give(assembly, person, badge)
        seat(assembly, person.id)
    return person.id


def remove(store: Store, number: int) -> str:
    """Take a walk-in off the list who was registered by mistake, with their seat; their name.

    Raises:
        RefusedError: `walk-in-came-since`: by now they have come, to whatever desk.
    """
    from iclei_cli.assembly.door.attendance import arrivals_of, in_effect
    from iclei_cli.assembly.door.check_in import still_listed

    with store.transaction() as assembly:
        person = still_listed(assembly, number)
        if in_effect(arrivals_of(assembly, person)):
            raise RefusedError("walk-in-came-since", id=number, name=person.name)
        assembly.remove_participant(person.id)
    return person.name


def check_in_new(
    store: Store,
    watch: Watch,
    line: str,
    desk: Desk,
    *,
    another: bool,
    badge: str | None,
    as_json: bool,
) -> None:
    """Register a walk-in, seat them, give them a blank badge if there is one, and note that they came.

    Raises:
        IcleiError: the line cannot be understood; the badge cannot be given; or, unless they are said to be
            `another`, somebody like that is on the list. Nothing was changed.
    """
    from iclei_cli.assembly.door.blanks import require_free
    from iclei_cli.cli.door.check_in import show_outcomes

    new = newcomer(watch.assembly, line)
    ruled_out = {known.person.id for known in new.known} if another else ()
    if badge is not None:
        badge = require_free(watch.assembly, badge)
    number = register(store, new, ruled_out, badge)
    outcomes = note_walk_in(watch, number, desk)
    if not as_json:
        terminal.say("walk-in-registered")
        say_fields(watch.assembly, new)
    for remark in new.remarks:
        terminal.note("notice", notice=remark)
    show_outcomes(watch, outcomes, desk, badge=badge, as_json=as_json)


def note_walk_in(watch: Watch, number: int, desk: Desk) -> list[tuple[int, str]]:
    """Note that a walk-in who was registered came; the outcome."""
    from iclei_cli.assembly.door.check_in import arrive
    from iclei_cli.cli.door.check_in import note_all

    return note_all(watch, [number], desk, partial(arrive, walk_in=True), "in")


def say_understood(assembly: Assembly, new: Newcomer) -> None:
    """Show what was understood of a walk-in, who is not registered yet."""
    terminal.say("walk-in-understood")
    say_fields(assembly, new)


def say_fields(assembly: Assembly, new: Newcomer) -> None:
    """Show what is known of a walk-in, and what of it nobody stated."""
    terminal.say_table(["", ""], _facts(assembly, new))


def _facts(assembly: Assembly, new: Newcomer) -> Iterator[tuple[Fact, Fact]]:
    from iclei_cli.cli.show.people import Known, field_word, said_by

    for field in FIELDS:
        value = new.fields.get(field.name)
        if not value or field.name == "inferred":
            continue
        said = said_by(field, value, Known(assembly))
        is_inferred = field.name in new.fields["inferred"]
        yield field_word(field.name), message("inferred-value", value=said) if is_inferred else said


def say_known(new: Newcomer, most: int) -> None:
    """Name the people on the list who are like a walk-in, each with a digit."""
    terminal.say("walk-in-is-known" if new.is_doubtful else "walk-in-has-namesakes", name=new.name)
    terminal.say_table(
        ["", "heading-id", "heading-name", "heading-organisation", "heading-status", "heading-why"],
        [
            (
                number,
                known.person.id,
                known.person.name,
                known.person.organisation,
                known.person.status.word,
                message("listed", items=list(known.why)),
            )
            for number, known in enumerate(new.known[:most], start=1)
        ],
    )
