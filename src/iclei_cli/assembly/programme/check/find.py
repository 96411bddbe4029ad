"""Every problem of the programme, from people over rooms to minutes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.check.hours import gaps, rounds_too_long, talks_too_long
from iclei_cli.assembly.programme.check.speakers import speakers_missing
from iclei_cli.assembly.programme.check.twice import groups_twice, people_twice, rooms_twice
from iclei_cli.assembly.programme.check.venue import rooms_too_small
from iclei_cli.assembly.programme.times import in_order

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.check.problem import Problem

_CHECKS = (
    *(people_twice, rooms_twice, groups_twice, speakers_missing),
    *(rooms_too_small, gaps, talks_too_long, rounds_too_long),
)


def problems(assembly: Assembly) -> list[Problem]:
    """Everything in the programme that cannot be so."""
    return list(chain.from_iterable(check(assembly) for check in _CHECKS))


def not_checked(assembly: Assembly) -> list[str]:
    """The keys of the sessions that have no start or no end, of which not everything can be known."""
    sessions = in_order(assembly.sessions.values())
    return [session.key for session in sessions if session.start is None or session.end is None]
