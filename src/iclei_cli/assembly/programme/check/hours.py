"""Whether the minutes fit: a gap in the day, talks that are too long, rounds that are too many."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.check.problem import Problem, clock, typed_on, typed_time
from iclei_cli.assembly.programme.people import printed_name
from iclei_cli.assembly.programme.times import in_order, local_time, minutes_of, span_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.system.messages import Message

SHORTEST_ROUND = 10
"""In fewer minutes nobody discusses anything; it counts where nobody said how long a round takes."""


def gaps(assembly: Assembly) -> Iterator[Problem]:
    """Every stretch of a day, between its sessions, for which nothing is planned.

    What goes on after midnight is of the day on which it began. When a session without an end is over,
    nobody knows.
    """
    last: Session | None = None
    for session in in_order(session for session in assembly.sessions.values() if session.start):
        if last is not None:
            yield from _gap(assembly, last, session)
        if last is None or last.end is None or session.end is None or session.end > last.end:
            last = session


def talks_too_long(assembly: Assembly) -> Iterator[Problem]:
    """Every talk that is longer than its session, and every session shorter than all that is said in it."""
    for session in in_order(assembly.sessions.values()):
        minutes = minutes_of(session)
        if minutes is None:
            continue
        alone = [talk for talk in session.talks if (talk.minutes or 0) > minutes]
        for talk in alone:
            yield _talk_too_long(assembly, session, talk, minutes)
        said = minutes_said(session)
        if not alone and said > minutes:
            facts = {"minutes": said, "session": session.title, "length": minutes}
            yield Problem("talks-too-long", facts, (session.key,), remedies=(_longer(session, said),))


def rounds_too_long(assembly: Assembly) -> Iterator[Problem]:
    """The discussion, if its rounds do not fit into the minutes that its talks leave."""
    session = assembly.discussion()
    minutes = None if session is None else minutes_of(session)
    if session is None or minutes is None or not assembly.groups:
        return
    rounds = assembly.asked().rounds if assembly.plan is None else len(assembly.plan.rounds)
    each = session.round_minutes or SHORTEST_ROUND
    said = minutes_said(session)
    left = max(0, minutes - said)
    if rounds * each <= left:
        return
    facts = {
        "rounds": rounds,
        "each": session.round_minutes,
        "least": None if session.round_minutes else SHORTEST_ROUND,
        "session": session.title,
        "left": left,
        "said": said or None,
    }
    remedies = [_longer(session, said + rounds * each)]
    if session.round_minutes and left // rounds:
        remedies.append(message("programme-shorter-rounds", session=session.key, minutes=left // rounds))
    if 0 < left // each < rounds:
        remedies.append(message("programme-fewer-rounds", rounds=left // each))
    yield Problem("rounds-do-not-fit", facts, (session.key,), remedies=tuple(remedies))


def minutes_said(session: Session) -> int:
    """How long all that is said in a session takes, as far as it is known."""
    talks = sum(talk.minutes or 0 for talk in session.talks)
    return talks + sum(speaker.minutes or 0 for speaker in session.speakers)


def _talk_too_long(assembly: Assembly, session: Session, talk: Talk, length: int) -> Problem:
    facts = {"talk": talk.title, "minutes": talk.minutes, "session": session.title, "length": length}
    number = session.talks.index(talk) + 1
    shorter = message("programme-shorter-talk", session=session.key, number=number, minutes=length)
    return Problem(
        "talk-too-long",
        facts,
        (session.key,),
        people=tuple(speaker.person for speaker in talk.speakers if speaker.person is not None),
        guests=tuple(printed_name(assembly, item) for item in talk.speakers if item.person is None),
        remedies=(shorter, _longer(session, talk.minutes or 0)),
    )


def _gap(assembly: Assembly, last: Session, session: Session) -> Iterator[Problem]:
    before, after = span_of(last), span_of(session)
    assert before is not None, "only sessions with a start are looked at"
    assert after is not None, "likewise"
    if last.end is None or before.end >= after.start or before.start.date() != after.start.date():
        return
    facts = {
        "first": last.title,
        "second": session.title,
        "start": clock(assembly, before.end),
        "end": clock(assembly, after.start),
        "minutes": int((after.start - before.end) / timedelta(minutes=1)),
    }
    day = assembly.event.date
    fill = message("programme-break", start=typed_on(day, before.end), end=typed_on(day, after.start))
    longer = message("programme-end", session=last.key, end=typed_time(last, after.start))
    yield Problem("gap", facts, (last.key, session.key), remedies=(fill, longer))


def _longer(session: Session, minutes: int) -> Message:
    """The command by which a session is so long."""
    assert session.start is not None, "it has its minutes"
    end = local_time(session.start) + timedelta(minutes=minutes)
    return message("programme-end", session=session.key, end=typed_time(session, end))
