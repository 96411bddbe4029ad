"""The labels in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.labels.labels import Labels

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _written_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _rank(number: int) -> str:
    teens = (11, 12, 13)
    ending = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


ENGLISH = Labels(
    overview="Overview",
    participants="Participants",
    group="Group",
    groups="Groups",
    role="Role",
    event_date="Date",
    event_host="Host",
    event_organiser="Organiser",
    event_theme="Theme",
    coming="Participants coming",
    waiting="Waiting list",
    maybe="May come",
    cancelled="Cancelled",
    municipalities="Municipalities",
    organisations="Organisations",
    rounds="Rounds",
    without_group="Without a group",
    plan="Plan",
    no_plan="none yet",
    made="Made",
    mixed_by="Mixed by",
    proof="Proof",
    edited_since="people or groups were edited since the plan was made",
    choices_met="Choices met",
    by_sector="Sectors",
    total="Total",
    everybody="All participants",
    topic="Topic",
    presented_by="Presented by",
    room="Room",
    members="Members",
    nobody="Nobody is seated here.",
    not_named="–",
    refused_reason="Reason not imported",
    fields={
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
        "offers": "Offers",
        "notes": "Notes",
        "consents": "Consents",
    },
    sectors={
        "political-leader": "Political leader",
        "public-officer": "Public officer",
        "civil-society": "Civil society",
        "ngo": "NGO",
        "research-institute": "Research institute",
        "other": "Other",
    },
    no_sector="Not stated",
    hosts={"presenter": "Presenter", "facilitator": "Facilitator", "rapporteur": "Rapporteur"},
    attributes={
        "sector": "sector",
        "municipality": "municipality",
        "organisation": "organisation",
        "gender": "gender",
        "department": "department",
        "position": "position",
        "languages": "language",
        "roles": "role",
    },
    round_number="Round {number}",
    refused_row="Row {row}. {reason}",
    name_not_coming={
        "waiting": "{name} (waiting)",
        "maybe": "{name} (may come)",
        "cancelled": "{name} (cancelled)",
    },
    rank_choice="{rank} choice",
    other_choices={"unlisted": "A topic not listed", "none-stated": "No choice stated"},
    out_of_balance="{attribute} ({amount} out of balance)",
    tiers={
        "spread": "spread: {value} out of balance",
        "no-wish": "with none of their wishes: {value}",
        "no-top-two": "without their 1st or 2nd choice: {value}",
        "no-first": "without their 1st choice: {value}",
        "choices": "choices: cost {value}",
        "company": "wishes to meet or to avoid not met: {value}",
        "meetings": "repeat meetings: {value}",
        "moves": "moves: {value} moved",
    },
    proved_best="{reached}, proved best",
    not_proved="{reached}, not proved",
    bounded="{reached}, no plan is below {bound}",
    moment_of_day="{day}, {time}",
    written_day=_written_day,
    rank=_rank,
    people=_people,
)
