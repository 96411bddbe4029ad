"""Topics, and the breakout groups (one group is one discussion table) that discuss them."""

from __future__ import annotations

import msgspec

from iclei_cli.assembly.nouns.numbers import Count, Number

HOST_ROLES = ("presenter", "facilitator", "rapporteur")
"""What people do who belong to a table, each a field of `Group`."""


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A subject to discuss.

    `titles` has the printed title by language code (`en` always). `aliases` are other words that
    registration files use for it.
    """

    key: str
    titles: dict[str, str]
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The English title."""
        return self.titles["en"]


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """How many people a group takes: at least `min`, at most `max`; None leaves that side open."""

    min: Count | None = None
    max: Count | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One discussion table.

    `presenter`, `facilitator` and `rapporteur` are participants' ids; in every round they sit here.
    `municipality` is the one whose practice is presented at this table. `languages` (codes such as `en`)
    are those in which one can take part, spoken or interpreted; none named: the assembly's own. A group
    `if_needed` opens only if at least as many as its seats ask for sit there; else nobody does.
    """

    key: str
    topic: str | None = None
    label: str
    municipality: str | None = None
    seats: Capacity = Capacity()
    room: str | None = None
    languages: tuple[str, ...] = ()
    presenter: Number | None = None
    facilitator: Number | None = None
    rapporteur: Number | None = None
    if_needed: bool = False

    @property
    def hosts(self) -> dict[str, int]:
        """The people who belong to this table, by what they do there."""
        people = {role: getattr(self, role) for role in HOST_ROLES}
        return {role: person for role, person in people.items() if person is not None}
