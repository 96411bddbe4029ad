"""Which titles are not there in a language is found in all that has any."""

from __future__ import annotations

from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.assembly.shortcomings import shortcomings
from iclei_cli.assembly.texts import lacking

IN_BOTH = {"ko": "물", "en": "Water"}


def korean() -> Assembly:
    """An assembly of which everything that can have a title has one, in no language that somebody said."""
    return Assembly(
        event=Event(name="정기총회", host="창원시", date="2026-02-26"),
        topics={"water": Topic(key="water", titles="물")},
        groups={
            "one": Group(key="one", topic="water", label="물"),
            "two": Group(key="two", topic="water", label="물 2", municipality="수원시"),
            "own": Group(key="own", topic="water", label="하천"),
        },
        rooms={"hall": Room(key="hall", name="대연회장"), "301": Room(key="301", name="301")},
        sessions={"talks": Session(key="talks", title="발표", talks=(Talk(title="하천"),))},
    )


def places(assembly: Assembly, language: str) -> list[tuple[str, str, str]]:
    """What lacks a language."""
    return [(item.what, item.key, item.field) for item in lacking(assembly, language)]


def test_what_nobody_said_the_language_of_is_in_the_assemblys() -> None:
    """Whoever types Korean in a Korean assembly need not say so; in another language all of it is lacking.

    The label of a table follows its topic's title, and a number is the same in every language.
    """
    assert places(korean(), "ko") == []
    assert places(korean(), "en") == [
        ("event", "", "name"),
        ("event", "", "host"),
        ("topic", "water", "titles"),
        ("group", "two", "municipality"),
        ("group", "own", "label"),
        ("room", "hall", "name"),
        ("session", "talks", "title"),
        ("talk", "talks", "title"),
    ]


def test_what_is_given_is_lacking_no_more() -> None:
    """One by one; the table that is called as its topic goes with it."""
    assembly = korean()
    assembly.topics["water"] = replace(assembly.topics["water"], titles=IN_BOTH)
    assembly.groups["one"] = replace(assembly.groups["one"], label=IN_BOTH)
    assembly.groups["two"] = replace(assembly.groups["two"], label={"ko": "물 2", "en": "Water 2"})
    assert ("topic", "water", "titles") not in places(assembly, "en")
    assert [key for what, key, field in places(assembly, "en") if field == "label"] == ["own"]


def test_only_the_assemblys_languages_are_missed() -> None:
    """Nobody is nagged for a language in which nothing is printed; the command is that for the first text."""
    assembly = korean()
    assert "texts-without-language" not in [item.code for item in shortcomings(assembly)]
    assembly.event = replace(assembly.event, second_language="en")
    (found,) = [item for item in shortcomings(assembly) if item.code == "texts-without-language"]
    assert (found.facts["language"], len(found.facts["texts"])) == ("en", 8)
    assert (found.facts["first"].code, found.facts["first"].facts["field"]) == ("give-text-of-event", "name")
