"""`sessions shift`: the rest of the day moved, who has to be told, and what does not fit any more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.assembly.names import session_name
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, DryRun
from iclei_cli.cli.sessions.check import problem_items, say_problems
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.check.problem import Problem
    from iclei_cli.assembly.programme.shift import Moved
    from iclei_cli.cli.documents.programme.shift import ShiftDocument, ToldItem

app = family()


@app.command()
def shift(
    ctx: typer.Context,
    after: Annotated[
        str, typer.Option(metavar="TIME", help="What begins then or later: 10:30, or 2019-02-28 10:30.")
    ],
    by: Annotated[
        str, typer.Option(metavar="LENGTH", help="By how much: 15m, 1h or 1h30m; -10m is earlier.")
    ],
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Move the rest of a day, and tell who has to hear of it and what does not fit any more.

    Every session moves that begins at that time or later on that day. What is under way then stays as it is.

    \b
    Example:
      iclei sessions shift --after 10:30 --by 15m
      iclei sessions shift --after "2019-02-28 14:00" --by -10m --dry-run
    """
    from iclei_cli.assembly.programme.check.find import problems
    from iclei_cli.assembly.programme.shift import shift as shift_sessions
    from iclei_cli.assembly.programme.times import read_duration, read_time
    from iclei_cli.intake.programme.values import by_24_hours

    store = store_of(ctx)
    assembly = store.read()
    length = read_duration("by", by)
    time = read_time(assembly.event, "after", by_24_hours(after))
    known = {_identity(problem) for problem in problems(assembly)}
    if dry_run:
        moved = shift_sessions(assembly, time, length)
    else:
        with store.transaction() as assembly:
            moved = shift_sessions(assembly, time, length)
    fresh = [problem for problem in problems(assembly) if _identity(problem) not in known]
    document = _document(assembly, moved, fresh, length, changed=not dry_run)
    terminal.show(document, partial(_say_shift, assembly), as_json=as_json)


def _identity(problem: Problem) -> tuple[object, ...]:
    """By what a problem is the same before and after."""
    return (problem.code, problem.sessions, problem.people, problem.guests, problem.groups)


def _document(
    assembly: Assembly, moved: Sequence[Moved], fresh: list[Problem], by: timedelta, *, changed: bool
) -> ShiftDocument:
    from datetime import timedelta

    from iclei_cli.assembly.programme.shift import seated_in, to_be_told
    from iclei_cli.cli.documents.document import texts_in
    from iclei_cli.cli.documents.programme.shift import MovedItem, ShiftDocument, ToldItem

    language = assembly.event.language
    return ShiftDocument(
        changed=changed,
        minutes=int(by / timedelta(minutes=1)),
        moved=[
            MovedItem(
                session=item.after.key,
                **texts_in(language, title=item.after.title),
                start_before=item.before.start or "",
                end_before=item.before.end,
                start=item.after.start or "",
                end=item.after.end,
            )
            for item in moved
        ],
        told=[
            ToldItem(
                session=told.session.key,
                start=told.session.start or "",
                person=told.person,
                role=told.role,
                **texts_in(language, name=told.name, about=told.about),
            )
            for told in to_be_told(assembly, moved)
        ],
        seated=len(seated_in(assembly, moved)),
        problems=problem_items(fresh),
    )


def _say_shift(assembly: Assembly, document: ShiftDocument) -> None:
    terminal.say_table(
        ["heading-session", "heading-before", "heading-after"],
        [
            (
                item.text("title"),
                _times(item.start_before, item.end_before),
                _times(item.start, item.end),
            )
            for item in document.moved
        ],
    )
    if document.told or document.seated:
        terminal.say("shift-tell")
        rows = [
            (_who(item), _what(item), session_name(assembly, item.session), _clock(item.start))
            for item in document.told
        ]
        if rows:
            terminal.say_table(["heading-who", "heading-what", "heading-session", "heading-start"], rows)
        if document.seated:
            terminal.say("shift-seated", count=document.seated)
    other_day = [item.text("title") for item in document.moved if _day(item.start) != _day(item.start_before)]
    if other_day:
        terminal.note("shift-past-midnight", count=len(other_day), titles=other_day)
    if document.problems:
        terminal.say("shift-problems")
        say_problems(document.problems)
    if document.changed:
        say_done("sessions-shifted", count=len(document.moved))
    else:
        terminal.say("sessions-would-shift", count=len(document.moved))


def _who(item: ToldItem) -> object:
    name = item.text("name")
    return name if item.person is None else message("person", name=name, id=item.person)


def _what(item: ToldItem) -> object:
    hosts = {"facilitator", "rapporteur"}
    role = message(f"role-{item.role}" if item.role in hosts else f"session-{item.role}")
    return role if item.about is None else message("role-and-about", role=role, about=item.text("about"))


def _times(start: str, end: str | None) -> object:
    return message("from-to", start=_clock(start), end=end and end[11:])


def _day(time: str) -> str:
    return time.partition("T")[0]


def _clock(time: str) -> str:
    return time.replace("T", " ")
