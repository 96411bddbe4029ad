"""What the pages of a rapporteur's sheet are of: the tables in each round, and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.assembly.roster_marks import page_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note


class PageOf(msgspec.Struct, frozen=True, kw_only=True):
    """A group, in a round if there is a plan; or a session.

    Attributes:
        group: the key of the group; None of a session.
        session: the key of the session; None of a group.
        round: of the group, from 1; None where there is no plan.
        people: who sits at the group in this round, by id.
    """

    group: str | None = None
    session: str | None = None
    round: int | None = None
    people: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Which page it is, in no language."""
        if self.session is not None:
            return f"session {self.session}"
        return page_key(self.group or "", self.round or 1)

    def has(self, note: Note) -> bool:
        """Whether a note belongs on this page."""
        return (note.group, note.session, note.round) == (self.group, self.session, self.round)


def pages_of(
    assembly: Assembly,
    *,
    groups: Collection[str] = (),
    sessions: Collection[str] = (),
    rounds: Collection[int] = (),
) -> list[PageOf]:
    """The pages for these groups, in these rounds, and for these sessions.

    Where none are named, for all groups in all rounds, and for the sessions that have talks. A table at which
    nobody sits in a round has no page.
    """
    is_all = not groups and not sessions
    found = list(_of_groups(assembly, groups, rounds)) if groups or is_all else []
    for session in in_order(assembly.sessions.values()):
        if session.key in sessions or (is_all and not rounds and session.talks):
            found.append(PageOf(session=session.key))
    return found


def _of_groups(assembly: Assembly, groups: Collection[str], rounds: Collection[int]) -> Iterator[PageOf]:
    keys = [key for key in assembly.groups if not groups or key in groups]
    if assembly.plan is None:
        yield from (PageOf(group=key) for key in keys)
        return
    seated = {number: tables(assembly, assembly.plan, number) for number in assembly.plan.numbers}
    for key in keys:
        for number, members in seated.items():
            if members[key] and (not rounds or number in rounds):
                people = tuple(person.id for person in members[key])
                yield PageOf(group=key, round=number, people=people)
