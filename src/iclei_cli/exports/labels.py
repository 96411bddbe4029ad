"""Every word the exports print, in one place, so that another language is another edition of this page."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.people.participant import Sector

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.plans.plan import Tier

OVERVIEW = "Overview"
PARTICIPANTS = "Participants"
GROUP = "Group"

ROLE = "Role"

DATE = "Date"
HOST = "Host"
ORGANISER = "Organiser"
THEME = "Theme"
COMING = "Participants coming"
CANCELLED = "Cancelled"
MUNICIPALITIES = "Municipalities"
ORGANISATIONS = "Organisations"
GROUPS = "Groups"
ROUNDS = "Rounds"
WITHOUT_GROUP = "Without a group"

PLAN = "Plan"
NO_PLAN = "none yet"
MADE = "Made"
MIXED_BY = "Mixed by"
PROOF = "Proof"
CHOICES_MET = "Choices met"
BY_SECTOR = "Sectors"
TOTAL = "Total"
EVERYBODY = "All participants"

TOPIC = "Topic"
PRESENTED_BY = "Presented by"
ROOM = "Room"
MEMBERS = "Members"
NOBODY = "Nobody is seated here."
NOT_NAMED = "–"
REASON = "Reason not imported"
"""Heads the column of reasons; an import knows it and passes over it."""

EDITED_SINCE = "people or groups were edited since the plan was made"

_FIELDS = {
    "id": "No.",
    "name": "Name",
    "name_en": "English name",
    "organisation": "Organisation",
    "department": "Department",
    "position": "Position",
    "sector": "Sector",
    "municipality": "Municipality",
    "gender": "Gender",
    "email": "E-mail",
    "phone": "Phone",
    "languages": "Languages",
    "choices": "Choices",
    "status": "Status",
    "roles": "Roles",
    "notes": "Notes",
    "consents": "Consents",
}
"""What stands above each field of a participant, in a list of people."""

_SECTORS = {
    Sector.POLITICAL_LEADER: "Political leader",
    Sector.PUBLIC_OFFICER: "Public officer",
    Sector.CIVIL_SOCIETY: "Civil society",
    Sector.NGO: "NGO",
    Sector.RESEARCH_INSTITUTE: "Research institute",
    Sector.OTHER: "Other",
}
_NO_SECTOR = "Not stated"

_HOSTS = {"presenter": "Presenter", "facilitator": "Facilitator", "rapporteur": "Rapporteur"}

_CHOICES = {"unlisted": "A topic not listed", "none-stated": "No choice stated"}

_TIERS = {
    "spread": "spread: {value} out of balance",
    "choices": "choices: cost {value}",
    "meetings": "repeat meetings: {value}",
    "moves": "moves: {value} moved",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def field(name: str) -> str:
    """The heading of a participant's field.

    Raises:
        KeyError: it has none.
    """
    return _FIELDS[name]


def sector(value: Sector | None) -> str:
    """The sector as a person would say it."""
    return _NO_SECTOR if value is None else _SECTORS[value]


def host(role: str) -> str:
    """What somebody does at a table, from the name of that field of the group."""
    return _HOSTS.get(role, role)


def round_heading(number: int) -> str:
    """The name of a round, counted from 1."""
    return f"Round {number}"


def refused(row: int, reason: str) -> str:
    """Why a row of a list was not imported."""
    return f"Row {row}. {reason}"


def people(count: int) -> str:
    """How many people."""
    return "1 person" if count == 1 else f"{count} people"


def cancelled(name: str) -> str:
    """The name of somebody who was to do something, but does not come."""
    return f"{name} (cancelled)"


def choice(key: str) -> str:
    """Which choice was met, from its key in a score: a rank, `unlisted` or `none-stated`."""
    return f"{_ordinal(int(key))} choice" if key.isdecimal() else _CHOICES.get(key, key)


def mixed(excess: Mapping[str, int]) -> str:
    """The attributes that were mixed, and how far each is from balance where it is."""
    return ", ".join(
        f"{attribute} ({amount} out of balance)" if amount else attribute
        for attribute, amount in excess.items()
    )


def proof(tier: Tier) -> str:
    """One tier in one plain line: what the plan reaches, and whether any plan can do better."""
    reached = _TIERS.get(tier.name, tier.name + ": {value}").format(value=_number(tier.value))
    if tier.is_proved:
        return f"{reached}, proved best"
    if tier.bound is None:
        return f"{reached}, not proved"
    return f"{reached}, no plan is below {_number(tier.bound)}"


def day(iso: str) -> str:
    """A date `YYYY-MM-DD` as it is printed; other text as it is."""
    try:
        return _day(date.fromisoformat(iso))
    except ValueError:
        return iso


def moment(iso: str) -> str:
    """A UTC time in ISO 8601 as it is printed: as the clock on the wall showed it here."""
    time = datetime.fromisoformat(iso).astimezone()
    return f"{_day(time)}, {time:%H:%M}"


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _number(value: float) -> str:
    """At most two decimals, and none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _ordinal(number: int) -> str:
    teens = (11, 12, 13)
    ending = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
