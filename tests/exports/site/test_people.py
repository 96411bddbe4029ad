"""On the page on which everybody finds their table: by what people are found, what tells namesakes apart."""

from __future__ import annotations

from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.exports.site.people import entries, spellings_of


def person(ident: int, name: str, **fields: str) -> Participant:
    """Somebody who is coming."""
    return Participant(id=ident, name=name, **fields)  # type: ignore[arg-type]


def test_namesakes_are_told_apart_by_city_and_then_by_number() -> None:
    """Who is alone with a name has nothing beside it; numbers stand only where the city is the same."""
    people = [
        person(1, "김하늘", municipality="가람시"),
        person(2, "김하늘", municipality="나루시"),
        person(3, "김하늘", municipality="나루시"),
        person(4, "이바다", municipality="가람시"),
    ]
    shown = {
        item.person.id: (item.telling, item.needs_number) for item in entries(people, organisations=False)
    }
    assert shown == {1: ("가람시", False), 2: ("나루시", True), 3: ("나루시", True), 4: (None, False)}


def test_organisations_are_there_only_when_asked_for() -> None:
    """Neither shown nor found without; with them both."""
    people = [person(1, "김하늘", organisation="가람시청")]
    [without], [beside] = (entries(people, organisations=asked) for asked in (False, True))
    assert (without.telling, without.keys) == (None, ("김하늘",))
    assert (beside.telling, beside.keys) == ("가람시청", ("김하늘", "가람시청"))


def test_a_name_in_chinese_characters_is_found_as_it_is_read() -> None:
    """Beside itself, it has its readings in Hangul, whose syllables can be typed in Latin letters."""
    [entry] = entries([person(1, "金哲秀")], organisations=False)
    assert set(entry.keys) == {"金哲秀", "김철수", "금철수"}
    spelled = spellings_of([entry])
    assert set(spelled) == {"김", "금", "철", "수"}
    assert "kim" in spelled["김"][1]


def test_a_family_name_is_spelled_in_more_ways_at_the_beginning() -> None:
    """이 is Lee as a family name, and i or ee within a name."""
    within, first = spellings_of(entries([person(1, "이바다")], organisations=False))["이"]
    assert "lee" in first
    assert "lee" not in within
