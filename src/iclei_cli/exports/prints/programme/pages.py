"""What stands on the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.programme.session import SessionKind
from iclei_cli.assembly.programme.grid import grids
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.programme.times import DAY, in_order
from iclei_cli.exports.prints.frame import frame
from iclei_cli.exports.programme_words import said_in

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.programme.grid import Cell, Grid
    from iclei_cli.exports.language import PrintLanguage


def programme_data(assembly: Assembly, language: PrintLanguage, *, booklet: bool = False) -> dict[str, Any]:
    """The sessions of each day in order of time, then those of which nobody has said when they start.

    For a `booklet` the pages are half as large, and the first is a cover.
    """
    days: dict[str, list[dict[str, Any]]] = {}
    sessions = in_order(assembly.sessions.values())
    for session in sorted(sessions, key=lambda session: session.start is None):
        day = (session.start or "")[:DAY]
        days.setdefault(day, []).append(_session(assembly, session, language))
    return _framed(assembly, language) | {
        "booklet": booklet,
        "days": [
            {"day": _day(day, language) if day else language.phrase("print-time-open"), "sessions": listed}
            for day, listed in days.items()
        ],
    }


def grid_data(assembly: Assembly, language: PrintLanguage) -> dict[str, Any]:
    """For each day the rooms beside each other; a session stands there for as many rows as it goes on."""
    return _framed(assembly, language) | {
        "days": [
            {
                "day": _day(grid.day, language),
                "rooms": ["" if room is None else language.title(room) for room in grid.rooms],
                "times": [row.time for row in grid.rows],
                "cells": _cells(assembly, grid, language),
            }
            for grid in grids(assembly)
        ]
    }


def _framed(assembly: Assembly, language: PrintLanguage) -> dict[str, Any]:
    heading = language.phrase("print-programme")
    return frame(assembly, language, heading) | {"heading": heading}


def _day(day: str, language: PrintLanguage) -> str:
    return language.phrase("print-day", date=day)


def _session(assembly: Assembly, session: Session, language: PrintLanguage) -> dict[str, Any]:
    return {
        "time": _time(session),
        "titles": language.titles(session.title),
        "room": None if session.room is None else language.title(room_name(assembly, session.room)),
        "summary": None if session.summary is None else language.title(session.summary),
        "lines": said_in(assembly, session, language),
        "is-break": session.kind is SessionKind.BREAK,
    }


def _time(session: Session) -> str:
    return "–".join(time[DAY + 1 :] for time in (session.start, session.end) if time)


def _cells(assembly: Assembly, grid: Grid, language: PrintLanguage) -> list[dict[str, Any]]:
    """What stands in the grid: in which column and row, from 0, over how many rows, and which sessions."""
    found: list[dict[str, Any]] = []
    for column in range(len(grid.rooms)):
        before: list[str] = []
        for number, row in enumerate(grid.rows):
            there = row.cells[column]
            keys = [cell.session.key for cell in there]
            if keys and keys == before and not any(cell.begins for cell in there):
                found[-1]["rows"] += 1
            elif keys:
                sessions = [_in_grid(assembly, cell, language) for cell in there]
                found.append({"column": column, "row": number, "rows": 1, "sessions": sessions})
            before = keys
    return found


def _in_grid(assembly: Assembly, cell: Cell, language: PrintLanguage) -> dict[str, Any]:
    groups = [language.title(group) for group in cell.groups]
    return _session(assembly, cell.session, language) | {"groups": groups}
