"""What the user says that a word means counts, is remembered, and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.nouns.headings import Headings
from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.intake.registrations import ListSettings, apply_registrations, read_registrations
from iclei_cli.intake.values.topics.user_words import UserWords, find_meanings, still_meant
from iclei_cli.intake.values.typed import typed_value
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Rows, WriteText

LIST = [
    ["이름", "희망 주제", "부문", "성별", "참석여부"],
    ["김가온", "대중교통", "협회", "ㅇ", "무응답"],
    ["박나래", "에너지, 대 중 교 통", "협회", "", ""],
]
SAID = {
    "대중교통": "topic ecomobility",
    "협회": "sector civil-society",
    "ㅇ": "gender female",
    "무응답": "status cancelled",
}
MAPS = ("대중교통=ecomobility", "협회=civil-society", "ㅇ=female", "무응답=cancelled")


def read_with(assembly: Assembly, write_text: WriteText, rows: Rows, *maps: str) -> Registrations:
    """Read rows as a list of which the user says `maps`."""
    return read_registrations(write_text(rows), assembly, ListSettings(maps=tuple(maps)))


def codes(registrations: Registrations) -> list[str]:
    """The codes of what is told, those of rows by what is said of them."""
    remarks = [(notice, notice.facts.get("remark")) for notice in registrations.notices]
    return [remark.code if isinstance(remark, Message) else notice.code for notice, remark in remarks]


def test_a_word_means_what_the_user_says(assembly: Assembly, write_text: WriteText) -> None:
    """A topic, a sector, a gender, a status; also within a cell, and where the word would be no answer."""
    registrations = read_with(assembly, write_text, LIST, *MAPS)
    gaon, narae = registrations.changes.created
    assert gaon.choices == ("ecomobility",)
    assert (gaon.sector, gaon.gender, gaon.status) == (Sector.CIVIL_SOCIETY, Gender.FEMALE, Status.CANCELLED)
    assert (narae.choices, narae.sector) == (("energy", "ecomobility"), Sector.CIVIL_SOCIETY)
    assert registrations.rows.kept == []
    assert registrations.headings == Headings(words=SAID)
    assert registrations.has_new_headings


def test_it_is_remembered_and_told_so(assembly: Assembly, write_text: WriteText) -> None:
    """The next list is read so without an option, until something else is said."""
    apply_registrations(read_with(assembly, write_text, LIST, *MAPS), assembly)
    assembly.participants.clear()
    again = read_with(assembly, write_text, LIST)
    assert again.changes.created[1].choices == ("energy", "ecomobility")
    assert not again.has_new_headings
    assert set(codes(again)) == {"word-as-before"}
    other = read_with(assembly, write_text, LIST, "대중교통 =energy")
    assert other.changes.created[0].choices == ("energy",)
    assert other.headings.words == {**SAID, "대중교통": "topic energy"}
    assert "word-as-said" in codes(other)


def test_a_cell_that_is_understood_now_is_kept_no_longer(assembly: Assembly, write_text: WriteText) -> None:
    """Once it is said what its words mean, it is nowhere but in its field; what was edited since stays."""
    apply_registrations(read_with(assembly, write_text, LIST), assembly)
    gaon, narae = assembly.participants.values()
    assert gaon.extra == {"희망 주제": "대중교통", "부문": "협회", "성별": "ㅇ"}
    edited = msgspec.structs.replace(narae, extra={**narae.extra, "부문": "협회 (확인)"})
    assembly.put([edited])
    registrations = read_with(assembly, write_text, LIST, *MAPS)
    assert registrations.changes.conflicts == []
    apply_registrations(registrations, assembly)
    gaon, narae = assembly.participants.values()
    assert (gaon.extra, gaon.choices) == ({}, ("ecomobility",))
    assert (narae.extra, narae.sector) == ({"부문": "협회 (확인)"}, Sector.CIVIL_SOCIETY)


def test_it_counts_by_hand_too(assembly: Assembly) -> None:
    """What is typed is read as a cell is."""
    user = UserWords(SAID)
    typed = {
        "choices": (["대중교통, 에너지"], ("ecomobility", "energy")),
        "sector": ("협회", Sector.CIVIL_SOCIETY),
        "gender": ("ㅇ", Gender.FEMALE),
    }
    for field, (words, value) in typed.items():
        assert typed_value(FIELD[field], words, assembly.topics, user) == value


def test_what_stands_behind_the_sign_decides(assembly: Assembly, write_text: WriteText) -> None:
    """A field is said of a column, a value of a word, even where a column has that word as its header."""
    rows = [["이름", "대중교통", "주제"], ["김가온", "무엇", "대중교통, 에너지"]]
    registrations = read_with(
        assembly, write_text, rows, "대중교통=notes", "대중교통=ecomobility", "주제=choices"
    )
    (person,) = registrations.changes.created
    assert (person.notes, person.choices) == ("무엇", ("ecomobility", "energy"))
    assert registrations.headings == Headings(
        fields={"대중교통": "notes", "주제": "choices"}, words={"대중교통": "topic ecomobility"}
    )


@pytest.mark.parametrize(
    ("maps", "code"),
    [
        (["기타분=other"], "value-unclear"),
        (["대중교통=energy", "대중교통=ecomobility"], "map-twice"),
        (["대중교통=축구"], "field-unknown"),
        (["성별=female"], "word-is-header"),
    ],
)
def test_what_is_not_clear_is_asked(
    maps: list[str], code: str, assembly: Assembly, write_text: WriteText
) -> None:
    """Two values, two meanings, none, or a header taken for a word: nothing is guessed."""
    with pytest.raises(UsageError) as caught:
        read_with(assembly, write_text, LIST, *maps)
    assert caught.value.code == code


def test_of_two_values_one_is_said_with_its_kind(assembly: Assembly, write_text: WriteText) -> None:
    """`other` is a sector and a gender."""
    registrations = read_with(assembly, write_text, LIST, "협회=sector other")
    assert registrations.changes.created[0].sector is Sector.OTHER


def test_a_word_that_no_cell_has_is_told(assembly: Assembly, write_text: WriteText) -> None:
    """It may be mistyped; it is remembered all the same."""
    registrations = read_with(assembly, write_text, LIST, "항만=energy")
    assert "words-not-in-list" in codes(registrations)
    assert registrations.headings.words == {"항만": "topic energy"}


def test_a_topic_that_is_gone_means_nothing_any_more(assembly: Assembly, write_text: WriteText) -> None:
    """Then the word is unknown again; nothing breaks."""
    assembly.headings = Headings(words=SAID)
    del assembly.topics["ecomobility"]
    registrations = read_with(assembly, write_text, LIST)
    assert registrations.changes.created[1].choices == ("energy",)
    assert [cell.cell for cell in registrations.rows.kept] == ["대중교통", "에너지, 대 중 교 통"]
    assert "대중교통" not in still_meant(assembly.headings.words, assembly.topics)


def test_every_value_is_named_by_its_key(assembly: Assembly) -> None:
    """With its kind before it or, where that is clear, without."""
    assert find_meanings("Energy", assembly.topics) == ["topic energy"]
    assert find_meanings("topic energy", assembly.topics) == ["topic energy"]
    assert find_meanings("other", assembly.topics) == ["sector other", "gender other"]
    assert find_meanings("에너지", assembly.topics) == []
