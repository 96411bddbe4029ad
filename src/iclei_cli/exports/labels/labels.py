"""The labels that printed lists need, whatever the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.participant import Sector
    from iclei_cli.assembly.nouns.plan import Tier


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Every label in one language; the type checker finds one that is missing.

    A field is a text, perhaps with placeholders (`{name}`). Where several things of a kind each need a text,
    it is a mapping from their keys in the assembly. `written_day`, `rank` and `people` are functions.
    """

    overview: str
    participants: str
    group: str
    groups: str
    role: str

    event_date: str
    event_host: str
    event_organiser: str
    event_theme: str

    coming: str
    waiting: str
    maybe: str
    cancelled: str
    municipalities: str
    organisations: str
    rounds: str
    without_group: str

    plan: str
    no_plan: str
    made: str
    mixed_by: str
    proof: str
    edited_since: str
    choices_met: str
    by_sector: str
    total: str
    everybody: str

    topic: str
    presented_by: str
    room: str
    members: str
    nobody: str
    not_named: str

    refused_reason: str
    """The heading of the column of reasons; an import recognises it and skips the column."""

    fields: Mapping[str, str]
    sectors: Mapping[str, str]
    no_sector: str
    hosts: Mapping[str, str]
    attributes: Mapping[str, str]

    round_number: str
    refused_row: str
    name_not_coming: Mapping[str, str]
    rank_choice: str
    other_choices: Mapping[str, str]
    out_of_balance: str
    tiers: Mapping[str, str]
    proved_best: str
    not_proved: str
    bounded: str
    moment_of_day: str

    written_day: Callable[[date], str]
    rank: Callable[[int], str]
    people: Callable[[int], str]

    def sector(self, value: Sector | None) -> str:
        """Return the name of a sector, or what is printed for none."""
        return self.no_sector if value is None else self.sectors[value]

    def choice(self, key: str) -> str:
        """Return which choice was met; `key` is that of the score: a rank, `unlisted` or `none-stated`."""
        if key.isdecimal():
            return self.rank_choice.format(rank=self.rank(int(key)))
        return self.other_choices[key]

    def mixed(self, excess: Mapping[str, int]) -> str:
        """Return by what tables were mixed, a column by its header, and how far out of balance each is."""
        return ", ".join(
            self.out_of_balance.format(attribute=self.attributes.get(name, name), amount=amount)
            if amount
            else self.attributes.get(name, name)
            for name, amount in excess.items()
        )

    def proved(self, tier: Tier) -> str:
        """Return one tier as a line: what the plan reaches, and whether any plan can do better."""
        reached = self.tiers[tier.name].format(value=_number(tier.value))
        if tier.is_proved:
            return self.proved_best.format(reached=reached)
        if tier.bound is None:
            return self.not_proved.format(reached=reached)
        return self.bounded.format(reached=reached, bound=_number(tier.bound))

    def day(self, iso: str) -> str:
        """Return a date `YYYY-MM-DD` as it is printed, and any other text unchanged."""
        try:
            return self.written_day(date.fromisoformat(iso))
        except ValueError:
            return iso

    def moment(self, iso: str) -> str:
        """Return a UTC time in ISO 8601 as it is printed, in the time zone of this machine."""
        time = datetime.fromisoformat(iso).astimezone()
        return self.moment_of_day.format(day=self.written_day(time), time=f"{time:%H:%M}")


def _number(value: float) -> str:
    """Round to two decimals, without zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
