"""How often people may be at topics, as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assignment.problem.from_assembly import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem

    Indices = npt.NDArray[np.int64]

ANY = 1 << 30
"""More than anybody will count."""


def limits_of_visits(
    problems: Sequence[Problem], visits: Sequence[Visits], index: Mapping[int, int], groups: int
) -> tuple[Indices, Indices]:
    """The topic of each group, and how often each person may be at it; one behind the last is no topic."""
    topics = {found: number for number, found in enumerate(dict.fromkeys(visit.groups for visit in visits))}
    topic = np.full(groups + 1, len(topics), dtype=np.int64)
    for found, number in topics.items():
        topic[list(found)] = number
    most = np.full((len(index), len(topics) + 1), ANY, dtype=np.int64)
    for person, visit in _visits_by_person(problems, visits):
        if person in index:
            most[index[person], topics[visit.groups]] = visit.most
    return topic, most


def _visits_by_person(problems: Sequence[Problem], visits: Sequence[Visits]) -> Iterator[tuple[int, Visits]]:
    people: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for person, places in places_of(problems).items():
        people.setdefault(places, []).append(person)
    for visit in visits:
        for person in people[visit.places]:
            yield person, visit
