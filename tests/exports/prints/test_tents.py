"""Table tents, as a reader of PDF finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.tents.pages import Who, tents_data, tents_of
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

PageTexts = Callable[[bytes], list[str]]


@pytest.fixture
def staged(assembly: Assembly) -> Assembly:
    """Somebody of the list chairs and speaks, one who cancelled speaks, and a guest."""
    assembly.sessions["opening"] = Session(
        key="opening",
        title="개회식",
        kind=SessionKind.OPENING,
        speakers=(
            Speaker(person=1, role=SpeakerRole.CHAIR),
            Speaker(person=5),
            Speaker(name={"ko": "홍귀빈", "en": "Hong Gwibin"}, position="시장", guest=True),
        ),
        talks=(Talk(title="발표", speakers=(Speaker(person=1), Speaker(person=3))),),
    )
    return assembly


@pytest.mark.parametrize(
    ("who", "names"),
    [
        (Who.SPEAKERS, ["한가람", "Hong Gwibin", "Zoe Park"]),
        (Who.CHAIRS, ["한가람"]),
        (Who.HOSTS, ["한가람"]),
        (Who.ALL, ["adam Lee", "Zoe Park", "강나래", "김다온", "나보리", "한가람"]),
    ],
)
def test_there_is_one_tent_for_each_of_those_who_are_asked_for(
    who: Who, names: list[str], staged: Assembly
) -> None:
    """Guests are among those on a stage; whoever has cancelled is not."""
    made = tents_of(staged, who, ENGLISH_PRINT, honorifics=False)
    assert [tent["name"] for tent in made] == names


def test_a_tent_says_the_name_on_both_sides(staged: Assembly, page_texts: PageTexts) -> None:
    """A page for each."""
    made = tents_of(staged, Who.SPEAKERS, ENGLISH_PRINT, honorifics=True)
    pages = page_texts(draw("tents", tents_data(staged, ENGLISH_PRINT, made), portions=("tents", 1)).content)
    assert len(pages) == 3
    assert pages[0].count("한가람 님") == 2
    assert pages[1].count("Gwibin") == 2
