"""Words that are short enough for a terminal of 80 columns."""

from __future__ import annotations

from iclei_cli.assembly.people.participant import Sector

SECTOR_WORDS: dict[Sector | None, str] = {
    Sector.POLITICAL_LEADER: "leader",
    Sector.PUBLIC_OFFICER: "officer",
    Sector.CIVIL_SOCIETY: "civil",
    Sector.NGO: "ngo",
    Sector.RESEARCH_INSTITUTE: "research",
    Sector.OTHER: "other",
    None: "",
}
"""A word for each sector, and for none."""


def ordinal(rank: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, … `11th`, … `21st`."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if rank % 100 in {11, 12, 13} else endings.get(rank % 10, "th")
    return f"{rank}{ending}"


def count(number: int, what: str) -> str:
    """`1 bad row`, `2 bad rows`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
