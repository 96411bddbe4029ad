"""`iclei groups pin`, `bar`, `together`, …: rules are made, listed, refused and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from conftest import made_once
from iclei_cli.assembly.nouns.attributes import COUNTED
from iclei_cli.cli.messages.catalogue import phrase
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME

if TYPE_CHECKING:
    from conftest import Iclei

PEOPLE = (
    ("김하늘", "--sector", "정치인", "--municipality", "창원시", "--organisation", "창원시"),
    ("이바다", "--sector", "ngo", "--gender", "여", "--language", "영어"),
    ("박가람", "--sector", "ngo", "--language", "English", "--language", "한국어"),
    ("최나무", "--sector", "공무원", "--language", "日本語"),
)


@pytest.fixture
@made_once
def four(iclei: Iclei) -> Iclei:
    """Four people, numbers 1 to 4, and the five groups of the template."""
    iclei.ok("init")
    for name, *options in PEOPLE:
        iclei.ok("participants", "add", "--name", name, *options)
    return iclei


def rules(iclei: Iclei) -> list[dict[str, Any]]:
    """The rules, without the fields that their kind does not have."""
    listed = iclei.json("groups", "rules")["rules"]
    return [{key: value for key, value in rule.items() if value not in (None, [])} for rule in listed]


def test_every_kind_of_rule_is_kept_as_it_was_said(four: Iclei) -> None:
    """Numbers count up; people, groups, rounds, values and reasons are what was typed, in order."""
    four.ok(
        "groups", "pin", "김하늘", "energy", "--round", "2", "--round", "1", "--reason", " speaks  there "
    )
    four.ok("groups", "bar", "2", "Biodiversity")
    four.ok("groups", "together", "4", "3")
    four.ok("groups", "apart", "1", "2", "3")
    four.ok("groups", "absent", "4", "--round", "3")
    four.ok("groups", "at-least", "1", "ngo", "--group", "energy")
    four.ok("groups", "at-most", "1", "--any", "organisation", "--round", "2", "--round", "1")
    assert rules(four) == [
        {
            "number": 1,
            "kind": "pin",
            "group": "energy",
            "rounds": [1, 2],
            "reason": "speaks there",
            "people": [{"id": 1, "name": "김하늘"}],
        },
        {"number": 2, "kind": "bar", "group": "biodiversity", "people": [{"id": 2, "name": "이바다"}]},
        {
            "number": 3,
            "kind": "together",
            "people": [{"id": 3, "name": "박가람"}, {"id": 4, "name": "최나무"}],
        },
        {
            "number": 4,
            "kind": "apart",
            "people": [{"id": ident, "name": PEOPLE[ident - 1][0]} for ident in (1, 2, 3)],
        },
        {"number": 5, "kind": "absent", "rounds": [3], "people": [{"id": 4, "name": "최나무"}]},
        {
            "number": 6,
            "kind": "at-least",
            "count": 1,
            "attribute": "sector",
            "value": "ngo",
            "group": "energy",
        },
        {"number": 7, "kind": "at-most", "count": 1, "attribute": "organisation", "rounds": [1, 2]},
    ]


def test_what_is_counted_is_a_value_or_any(four: Iclei) -> None:
    """A value and --any, neither, or several values are a usage error, and nothing is kept."""
    for words in (("ngo", "--any", "organisation"), (), ("sector", "ngo", "other"), ("--any", "shoe size")):
        answer = four("groups", "at-most", "1", *words)
        assert answer.exit_code == 2, words
    assert rules(four) == []


@pytest.mark.parametrize("kind", ["together", "apart"])
def test_a_rule_can_be_about_some_rounds(four: Iclei, kind: str) -> None:
    """The same people are together in one round and apart in another; in one round they cannot be both."""
    other = {"together": "apart", "apart": "together"}[kind]
    four.ok("groups", kind, "1", "2", "--round", "1")
    four.ok("groups", other, "1", "2", "--round", "2")
    answer = four("groups", other, "1", "2", "--round", "1", "--round", "3")
    assert answer.exit_code == 1
    assert "rule 1" in answer.err
    assert "round 1" in four.ok("groups", "rules").out


@pytest.mark.parametrize(
    ("words", "attribute", "value"),
    [
        (("political-leader",), "sector", "political-leader"),
        (("정치인",), "sector", "political-leader"),
        (("NGO",), "sector", "ngo"),
        (("公務員",), "sector", "public-officer"),
        (("여성",), "gender", "female"),
        (("영어",), "languages", "en"),
        (("Japanese",), "languages", "ja"),
        (("창원시", "--attribute", "municipality"), "municipality", "창원시"),
        (("창원시", "--attribute", "organisation"), "organisation", "창원시"),
        (("English", "--attribute", "language"), "languages", "en"),
        (("gender", "female"), "gender", "female"),
        (("organisation", "창원시"), "organisation", "창원시"),
    ],
)
def test_a_value_is_found_by_the_words_for_it(
    four: Iclei, words: tuple[str, ...], attribute: str, value: str
) -> None:
    """Sectors, genders and languages in several languages; cities and organisations as they are written."""
    four.ok("groups", "at-most", "3", *words)
    [rule] = rules(four)
    assert (rule["attribute"], rule["value"], rule["count"]) == (attribute, value, 3)


@pytest.mark.parametrize(
    ("before", "words", "told"),
    [
        ("bar 1 energy", "pin 1 energy", "iclei groups drop 1"),
        ("pin 1 energy", "bar 1 energy", "iclei groups drop 1"),
        ("pin 1 energy", "pin 1 biodiversity --round 2", "iclei groups drop 1"),
        ("together 1 2", "apart 3 2 1", "iclei groups drop 1"),
        ("together 1 2 & together 2 3", "apart 1 3", "iclei groups drop 1 or iclei groups drop 2"),
        ("pin 1 energy & pin 2 biodiversity --round 1", "together 1 2", "김하늘"),
        ("pin 1 energy & bar 2 energy", "together 1 2", "iclei groups drop 2"),
        ("pin 1 energy & pin 2 energy", "apart 1 2", "iclei groups drop 1"),
        ("edit energy --facilitator 1", "pin 1 biodiversity", "iclei groups edit energy --facilitator"),
        ("edit energy --presenter 1", "bar 1 energy", "iclei groups edit energy --presenter"),
        ("edit energy --presenter 1 --rapporteur 2", "apart 1 2", "rapporteur of Energy"),
        ("pin 1 energy", "edit biodiversity --facilitator 1", "iclei groups drop 1"),
        ("at-least 2 ngo", "at-most 1 ngo --group energy", "iclei groups drop 1"),
        ("edit energy --language en", "pin 4 energy", "speaks ja"),
        ("pin 1 energy", "pin 1 energy", "rule 1 already"),
        (
            "bar 1 energy & bar 1 biodiversity & bar 1 ecomobility & bar 1 climate-change",
            "bar 1 green-public-procurement",
            "iclei groups drop 4",
        ),
    ],
)
def test_what_can_never_hold_is_refused_at_once(four: Iclei, before: str, words: str, told: str) -> None:
    """One sentence that names what is in the way and how to take it back; nothing is changed."""
    for command in before.split(" & "):
        four.ok("groups", *command.split())
    kept = (four.folder / "assembly.json").read_bytes()
    answer = four("groups", *words.split())
    assert (answer.exit_code, len(answer.err.splitlines())) == (1, 1)
    assert told in answer.err
    assert (four.folder / "assembly.json").read_bytes() == kept


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("pin 1 energy --round 1", "pin 1 biodiversity --round 2"),
        ("absent 1 --round 1 & together 1 2 & pin 1 energy --round 2", "pin 2 biodiversity --round 1"),
        ("bar 1 energy", "pin 2 energy"),
        ("at-least 2 ngo --group energy", "at-most 1 ngo --group biodiversity"),
        ("at-least 2 ngo", "at-most 1 여"),
        ("edit energy --presenter 1", "pin 1 energy"),
    ],
)
def test_what_can_hold_is_not_refused(four: Iclei, before: str, words: str) -> None:
    """Rules about other rounds, other groups or other people are no contradiction."""
    for command in (*before.split(" & "), words):
        four.ok("groups", *command.split())


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        ("pin nobody energy", 1, "iclei participants search nobody"),
        ("pin 1 nowhere", 1, "biodiversity"),
        ("together 1 1", 2, "two different"),
        ("at-most 1 창원시", 1, "municipality 창원시 or organisation 창원시"),
        ("at-most 1 화성인", 1, "화성인"),
        ("at-most 1 ngo --attribute shoe", 2, "organisation"),
        ("drop 7", 1, "iclei groups rules"),
        ("unpin 1", 1, "iclei groups rules"),
        ("absent 1", 2, "--round"),
        ("pin 1 energy --round 0", 2, "--round"),
        ("at-least 0 ngo", 2, "N"),
    ],
)
def test_what_cannot_be_meant_is_refused(four: Iclei, words: str, exit_code: int, told: str) -> None:
    """Unknown people, groups, values and numbers: what there is, or what to write, is told."""
    answer = four("groups", *words.split())
    assert answer.exit_code == exit_code
    assert told in answer.err
    assert rules(four) == []


def test_a_rule_about_somebody_who_cancelled_is_refused(four: Iclei) -> None:
    """The sentence tells how to have them back."""
    four.ok("participants", "cancel", "1")
    for words in (("pin", "1", "energy"), ("together", "1", "2"), ("absent", "1", "--round", "1")):
        answer = four("groups", *words)
        assert answer.exit_code == 1
        assert "iclei participants restore 1" in answer.err


def test_a_second_rule_on_the_same_matter_takes_the_place_of_the_first(four: Iclei) -> None:
    """A pin for the same rounds, a count of the same value, a reason that is new; and it is told."""
    four.ok("groups", "pin", "1", "energy")
    assert (
        "takes the place of: 김하늘 (no. 1): pinned to Energy"
        in four.ok(*("groups", "pin", "1", "biodiversity")).out
    )
    four.ok("groups", "at-most", "3", "ngo")
    assert "at most 3 of NGO" in four.ok("groups", "at-most", "2", "ngo").out
    four.ok("groups", "apart", "1", "2")
    four.ok("groups", "apart", "2", "1", "--reason", "rivals")
    assert [(rule["number"], rule["kind"]) for rule in rules(four)] == [
        (1, "pin"),
        (2, "at-most"),
        (3, "apart"),
    ]
    assert (rules(four)[0]["group"], rules(four)[1]["count"]) == ("biodiversity", 2)
    assert rules(four)[2]["reason"] == "rivals"


def test_rules_are_taken_back_and_put_back_by_undo(four: Iclei) -> None:
    """`drop` takes any, all or none; `unpin` every pin of a person; `undo` gives them back as they were."""
    four.ok("groups", "pin", "1", "energy", "--round", "1")
    four.ok("groups", "pin", "1", "biodiversity", "--round", "2")
    four.ok("groups", "apart", "1", "2")
    before = rules(four)
    assert four("groups", "drop", "3", "9").exit_code == 1
    assert rules(four) == before
    four.ok("groups", "unpin", "김하늘")
    assert [rule["number"] for rule in rules(four)] == [3]
    four.ok("groups", "drop", "3")
    assert rules(four) == []
    assert "no rules" in four.ok("groups", "rules").out
    four.ok("undo", "2")
    assert rules(four) == before
    four.ok("redo")
    assert [rule["number"] for rule in rules(four)] == [3]


def test_rules_go_with_the_person_and_the_group_they_are_about(four: Iclei) -> None:
    """Of three who are apart two are left when one is removed; a group takes its pins and bars along."""
    four.ok("groups", "apart", "1", "2", "3")
    four.ok("groups", "together", "1", "4")
    four.ok("groups", "bar", "2", "energy")
    four.ok("groups", "at-most", "1", "ngo", "--group", "energy")
    four.ok("participants", "remove", "1", "--yes")
    four.ok("groups", "remove", "energy", "--yes")
    [left] = rules(four)
    assert [person["id"] for person in left["people"]] == [2, 3]
    four.ok("undo", "2")
    assert [rule["number"] for rule in rules(four)] == [1, 2, 3, 4]


def test_a_list_of_rules_and_a_person_tell_whom_and_why(four: Iclei) -> None:
    """The table has words, names and reasons within 80 columns; so has a person, with the others' names."""
    four.ok("groups", "together", "1", "2", "--reason", "하늘 interprets for 바다")
    four.ok("groups", "at-most", "1", "ngo")
    told = four.ok("groups", "rules").out
    assert all(word in told for word in ("together", "김하늘 (no. 1)", "하늘 interprets", "at most 1 of NGO"))
    person = four.ok("participants", "show", "2").out
    assert "together with 김하늘 (no. 1)" in person
    assert [rule["number"] for rule in four.json("participants", "show", "2")["rules"]] == [1]
    dossier = four.ok("participants", "dossier", "2").out
    assert "하늘 interprets for 바다" in dossier
    assert "김하늘" not in dossier
    assert "people" not in four.json("participants", "dossier", "2")["rules"][0]


def test_the_plan_is_checked_against_rules_made_since(four: Iclei) -> None:
    """`groups check` names the rule that does not hold, and why it was made; with a plan, repair is next."""
    four.ok("groups", "assign")
    [sits_at] = four.json("groups", "show", "1")["groups"]
    free = next(key for key in ("energy", "biodiversity") if key != sits_at)
    told = four.ok("groups", "pin", "1", free, "--reason", "presents there").out
    assert "iclei groups repair" in told
    answer = four("groups", "check")
    assert answer.exit_code == 1
    groups = four.json("groups", "list")["groups"]
    called = {group["key"]: group["texts"]["label"]["en"] for group in groups}
    assert f"pinned to {called[free]} but sits at {called[sits_at]} (rule 1: presents there)" in answer.out
    assert f"rule 1: pinned to {called[free]} (presents there)" in four.ok("groups", "show", "1").out


def test_the_history_keeps_no_names_of_a_rule(four: Iclei) -> None:
    """The command is noted by its name alone."""
    four.ok("groups", "at-most", "1", "창원시", "--attribute", "municipality", "--reason", "김하늘 asked")
    assert four.json("history")["changes"][-1]["command"] == "groups at-most"


# Languages and many tables


def test_languages_of_groups_people_and_the_assembly_are_codes(four: Iclei) -> None:
    """However they are typed; an empty text empties a group's, and the assembly always has one."""
    four.ok("groups", "edit", "energy", "--language", "영어", "--language", "한국어", "--language", "English")
    groups = {group["key"]: group["languages"] for group in four.json("groups", "list")["groups"]}
    assert (groups["energy"], groups["biodiversity"]) == (["en", "ko"], [])
    assert "en, ko" in four.ok("groups", "list").out
    four.ok("groups", "edit", "energy", "--language", "")
    assert "Languages" not in four.ok("groups", "list").out
    assert four.json("participants", "show", "3")["participant"]["languages"] == ["en", "ko"]
    assert four.json("assembly", "show")["assembly"]["language"] == "ko"
    four.ok("assembly", "edit", "--language", "日本語")
    assert four.json("assembly", "show")["assembly"]["language"] == "ja"
    assert four("assembly", "edit", "--language", "").exit_code == 2


def test_several_tables_are_added_at_once(four: Iclei) -> None:
    """Keys and labels are numbered on from those that are there; they can have seats, but no one name."""
    four.ok("groups", "add", "--topic", "energy", "--tables", "3", "--seats", "5-8")
    groups = four.json("groups", "list")["groups"]
    added = [(group["key"], group["label"], group["seats"]["max"]) for group in groups[5:]]
    assert added == [("energy-2", "에너지 2", 8), ("energy-3", "에너지 3", 8), ("energy-4", "에너지 4", 8)]
    for option in ("--key", "--label", "--presenter"):
        assert four("groups", "add", "--topic", "energy", "--tables", "2", option, "1").exit_code == 2
    assert len(four.json("groups", "list")["groups"]) == 8
    four.ok("undo")
    assert len(four.json("groups", "list")["groups"]) == 5


@pytest.mark.parametrize("attribute", COUNTED)
def test_every_attribute_that_is_counted_has_its_word(attribute: str) -> None:
    """A rule that counts by it can be told."""
    assert phrase(f"attribute-{attribute}") in {attribute, "language", "role"}


def test_a_rule_counts_everybody_from_a_place(four: Iclei) -> None:
    """Also those of whom it was written otherwise in earlier times: their spelling becomes one, told."""
    with FileStore(four.folder / FILE_NAME).transaction() as assembly:
        written = {2: "창원", 3: "창원특례시", 4: "수원시"}
        assembly.put(
            replace(assembly.participants[ident], municipality=place) for ident, place in written.items()
        )
    told = four.ok("groups", "at-most", "3", "창원", "--attribute", "municipality").out
    assert "participants 2 and 3" in told
    assert [rule["value"] for rule in rules(four)] == ["창원시"]
    people = four.json("participants", "list")["participants"]
    assert [person["municipality"] for person in people] == ["창원시", "창원시", "창원시", "수원시"]
