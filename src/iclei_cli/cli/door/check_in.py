"""`iclei checkin PERSON...` and `checkin undo`: what is noted of those who were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.door.blanks import free_blank, give_blank
from iclei_cli.cli.door.card import say_card
from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.day.door import CheckinDocument
    from iclei_cli.store.store import Store, Watch

    Noting = Callable[[Assembly, int, Desk], Sequence[Arrival]]


def check_in(
    store: Store,
    watch: Watch,
    people: Sequence[str],
    desk: Desk,
    *,
    out: bool,
    confirm: bool,
    badge: str | None,
    as_json: bool,
) -> None:
    """Note that people came, or left; who is here already is shown, and nothing is noted.

    Whoever comes may be given a blank badge by its code.

    Raises:
        IcleiError: one of them is not known, or not to be let in, or the badge is somebody else's; nobody's
            arrival was noted.
    """
    from iclei_cli.assembly.door.check_in import arrive, leave

    numbers = _numbers(watch.assembly, people)
    if badge is not None:
        badge = _badge_of_one(watch.assembly, numbers, badge)
    if not out:
        give_places(store, watch.assembly, numbers, confirm=confirm)
    if badge is not None:
        give_blank(store, numbers[0], badge)
    outcomes = note_all(watch, numbers, desk, leave if out else arrive, "out" if out else "in")
    show_outcomes(watch, outcomes, desk, badge=badge, as_json=as_json)


def _badge_of_one(assembly: Assembly, numbers: Sequence[int], badge: str) -> str:
    """The code of a blank badge that one person can be given, who is to be let in.

    Raises:
        RefusedError: as `assembly.door.blanks.require_free`.
        UsageError: `badge-of-several`.
    """
    from iclei_cli.assembly.door.blanks import require_free
    from iclei_cli.system.errors import UsageError

    if len(numbers) > 1:
        raise UsageError("badge-of-several")
    return require_free(assembly, badge, numbers[0])


def take_back(watch: Watch, people: Sequence[str], desk: Desk, *, as_json: bool) -> None:
    """Note that what was noted last of people was a mistake.

    Raises:
        IcleiError: one of them is not known, or has not come; nothing was noted.
    """
    from iclei_cli.assembly.door import check_in as door
    from iclei_cli.assembly.door.attendance import attendance, walk_ins

    numbers = _numbers(watch.assembly, people)
    outcomes = note_all(watch, numbers, desk, door.take_back, "undone")
    show_outcomes(watch, outcomes, desk, as_json=as_json)
    came, new = attendance(watch.assembly), walk_ins(watch.assembly)
    for number in numbers:
        if number in new and number not in came:
            name = watch.assembly.participants[number].name
            terminal.note("walk-in-stays-listed", id=number, name=name)


def take_badge_back(
    store: Store, watch: Watch, people: Sequence[str], desk: Desk, code: str, *, as_json: bool
) -> None:
    """Take back that a blank badge was given to somebody; their arrival stays.

    Raises:
        IcleiError: the person is not known, or the badge not theirs.
        UsageError: `badge-of-several`.
    """
    from iclei_cli.system.errors import UsageError

    numbers = _numbers(watch.assembly, people)
    if len(numbers) > 1:
        raise UsageError("badge-of-several")
    freed = free_blank(store, numbers[0], code)
    watch.refresh()
    show_outcomes(watch, [(numbers[0], "badge-undone")], desk, badge=freed, as_json=as_json)


def note_all(
    watch: Watch, numbers: Sequence[int], desk: Desk, noting: Noting, outcome: str
) -> list[tuple[int, str]]:
    """Note something of several people at once; of each, by number, the outcome, or `already`.

    Raises:
        RefusedError: as `noting`; nothing was noted of anybody.
    """
    outcomes: list[tuple[int, str]] = []

    def decide(assembly: Assembly) -> list[Arrival]:
        outcomes.clear()
        arrivals: list[Arrival] = []
        for number in numbers:
            noted = noting(assembly, number, desk)
            arrivals += noted
            outcomes.append((number, outcome if noted else "already"))
        return arrivals

    watch.record(decide)
    return outcomes


def give_places(store: Store, known: Assembly, numbers: Sequence[int], *, confirm: bool) -> None:
    """Give a place, and a seat at the best table, to whoever of these was given up as a no-show.

    With `confirm` also to those who are on the list without one. `known` is the assembly as the desk has it:
    nothing is written where nobody there lacks a place.
    """
    from msgspec.structs import replace

    from iclei_cli.assembly.nouns.participant import Status

    def without_place(assembly: Assembly) -> list[Participant]:
        known = [assembly.participants[number] for number in numbers if number in assembly.participants]
        return [
            person
            for person in known
            if not person.is_coming and (confirm or person.status is Status.NO_SHOW)
        ]

    if not without_place(known):
        return
    with store.transaction() as assembly:
        for person in without_place(assembly):
            assembly.put([replace(person, status=Status.REGISTERED)])
            seat(assembly, person.id)


def seat(assembly: Assembly, number: int) -> None:
    """Seat somebody who is coming and has no seat, if there is a plan; where there is no seat, it is told."""
    from iclei_cli.assembly.plans.seating import lacks_a_seat

    if assembly.plan is None or not lacks_a_seat(assembly, assembly.plan, assembly.participants[number]):
        return
    from iclei_cli.assignment.plans.place_one import place_person

    try:
        assembly.plan, _ = place_person(assembly, assembly.plan, number)
    except RefusedError as error:
        person = assembly.participants[number]
        terminal.note("door-no-seat", name=person.name, id=number, reason=error.message)


def show_outcomes(
    watch: Watch,
    outcomes: Sequence[tuple[int, str]],
    desk: Desk,
    *,
    badge: str | None = None,
    as_json: bool,
) -> None:
    """Show what became of people at the door, and of the badge that one of them was given."""
    from iclei_cli.cli.documents.day.door import checkin_document

    terminal.show(checkin_document(watch.assembly, outcomes, desk, badge), say_outcomes, as_json=as_json)


def say_outcomes(document: CheckinDocument, *, is_desk: bool = False) -> None:
    """Show the card of each, and what the office is to ask them yet; at a desk no command can be typed."""
    for item in document.people:
        say_card(item.person, outcome=item.outcome)
        if item.badge is not None:
            code = "badge-freed" if item.badge not in item.person.badges else "badge-given"
            terminal.say(code, code=item.badge, name=item.person.name)
        if item.consents_to_ask:
            terminal.say(
                "door-ask-consent",
                name=item.person.name,
                id=item.person.id,
                purposes=item.consents_to_ask,
                first=item.consents_to_ask[0],
                elsewhere=is_desk or None,
            )


def _numbers(assembly: Assembly, people: Sequence[str]) -> list[int]:
    """The numbers of those who were typed, each once.

    Raises:
        RefusedError: one of them is not known.
    """
    from iclei_cli.assembly.door.find import find_one

    return list(dict.fromkeys(find_one(assembly, words).id for words in people))
