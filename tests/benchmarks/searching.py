"""Searching 10,000 people by a few words, against RapidFuzz: a general search by likeness.

It looks for the words as they are in one line of each person (`partial_ratio`, the best twenty), and knows
neither initials nor Hangul in Latin letters.
"""

from __future__ import annotations

import time
from functools import partial
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from columns import show
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.people.search.index import PeopleIndex

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = 10_000
TIMES = 11
SEARCHES = {
    "김하늘": "a name",
    "ㄱㅎㄴ": "initials",
    "Kim Haneul": "a name in Latin letters",
    "金": "a family name in Hanja",
    "창원": "an organisation",
    "5678": "the last digits of a phone",
    "example": "what everybody has",
}
FAMILIES = "김이박최정강조윤장임한오서신권황안송류전홍"
SYLLABLES = "가나다하늘솔민준서연지우현수진영은경희성호철훈혜원재"
CITIES = ("창원시청", "수원시청", "당진시청", "아산시청", "울산광역시청", "부천시청")


def report() -> None:
    """Print each search beside the other's."""
    people = _people(Random(1))  # noqa: S311 - a list is no secret
    started = time.process_time()
    index = PeopleIndex(people)
    print(f"{PEOPLE:,} people made ready in {time.process_time() - started:.2f} s, once")
    lines = [f"{one.name} {one.organisation} {one.email} {one.phone}" for one in people]
    rows = []
    for words, what in SEARCHES.items():
        ours = _seconds(partial(index.find, words))
        theirs = _seconds(partial(process.extract, words, lines, scorer=fuzz.partial_ratio, limit=20))
        found = len(index.find(words))
        rows.append([words, what, str(found), f"{ours:.4f}", f"{theirs:.4f}", f"{ours / theirs:.2f}"])
    show(["search", "by", "found", "seconds", "RapidFuzz", "ratio"], rows)


def _people(rng: Random) -> list[Participant]:
    return [
        Participant(
            id=number,
            name=rng.choice(FAMILIES) + rng.choice(SYLLABLES) + rng.choice(SYLLABLES),
            organisation=rng.choice(CITIES),
            email=f"person{number}@example.org",
            phone=f"+8210{rng.randrange(10**8):08d}",
        )
        for number in range(1, PEOPLE + 1)
    ]


def _seconds(search: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        started = time.process_time()
        search()
        taken.append(time.process_time() - started)
    return median(taken)
