"""A text that is printed: alone, or in several languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.text import (
    Text,
    as_said,
    forms_of,
    free_label,
    has_language,
    in_language,
    is_said,
    renumbered,
    with_words,
)

WORDS = st.text(min_size=1).filter(str.strip)
TEXTS = WORDS | st.dictionaries(st.sampled_from(["und", "en", "ko", "ja"]), WORDS, min_size=1)
ENERGY: Text = {"en": "Energy", "ko": "에너지"}


@pytest.mark.parametrize(
    ("text", "languages", "words"),
    [
        ("Energy", ["ko"], "Energy"),
        (ENERGY, ["ko"], "에너지"),
        (ENERGY, ["ja", "ko"], "에너지"),
        (ENERGY, ["ja"], "Energy"),
        ({"ko": "에너지", "en": "Energy"}, ["ja"], "에너지"),
        ({"ko": "에너지", "und": "Energie"}, ["ja"], "Energie"),
    ],
)
def test_a_language_that_is_not_there_is_what_was_first_given(
    text: Text, languages: list[str], words: str
) -> None:
    """The first of the languages that there is; of none, what is for all, or else what came first."""
    assert in_language(text, *languages) == words


@given(TEXTS, st.lists(st.sampled_from(["en", "ko", "zh"])))
def test_whatever_is_asked_for_is_one_of_its_forms(text: Text, languages: list[str]) -> None:
    """Nothing is made up, and nothing is missing."""
    assert in_language(text, *languages) in forms_of(text)
    assert is_said(text)


@given(TEXTS, WORDS, st.sampled_from(["en", "ko"]))
def test_one_language_changes_and_the_others_stay(text: Text, words: str, language: str) -> None:
    """Words in a language take the place of those in it; without it again, the text is as before."""
    changed = with_words(text, words, language)
    assert changed is not None
    assert in_language(changed, language) == words
    for other in {"en", "ko", "ja"} - {language}:
        assert has_language(changed, other, main="ja") == has_language(text, other, main="ja")
    if not has_language(text, language, main=""):
        assert forms_of(with_words(changed, "", language) or "") == forms_of(text)


def test_words_without_a_language_are_the_whole_text() -> None:
    """What a text was in other languages was said of another one; no words are no text."""
    assert with_words(ENERGY, "Power", None) == "Power"
    assert with_words(ENERGY, "", None) is None
    assert with_words({"ko": "에너지"}, "", "ko") is None
    assert with_words("Energy", "에너지", "ko") == {"und": "Energy", "ko": "에너지"}
    assert with_words({"und": "Energy", "ko": "에너지"}, "", "ko") == "Energy"


def test_what_nobody_said_the_language_of_is_in_the_main_one() -> None:
    """It lacks any other."""
    assert has_language("Energy", "ko", main="ko")
    assert not has_language("Energy", "en", main="ko")
    assert not has_language(ENERGY, "ja", main="ja")


def test_a_label_is_free_in_every_language() -> None:
    """A number is added in all of them as soon as it is taken in one."""
    assert free_label(ENERGY, []) == ENERGY
    assert free_label(ENERGY, ["에너지"]) == {"en": "Energy 2", "ko": "에너지 2"}
    assert free_label("Energy", [ENERGY, "Energy 2"]) == "Energy 3"


def test_a_numbered_title_follows_the_title() -> None:
    """Alone, or with its number; what is called otherwise does not."""
    after: Text = {"en": "Power"}
    assert renumbered(ENERGY, ENERGY, after) == after
    assert renumbered({"en": "Energy 12", "ko": "에너지 12"}, ENERGY, after) == {"en": "Power 12"}
    assert renumbered("Energy 2", "Energy", ENERGY) == {"en": "Energy 2", "ko": "에너지 2"}
    assert renumbered("Solar 2", "Energy", ENERGY) is None
    assert renumbered({"en": "Energy 2", "ko": "에너지"}, ENERGY, after) is None


def test_who_says_one_form_of_a_text_means_all_of_it() -> None:
    """A list in one language takes no other language away; other words are another text."""
    assert as_said(ENERGY, "에너지") == ENERGY
    assert as_said(ENERGY, "전력") == "전력"
    assert as_said(None, "전력") == "전력"
    assert as_said(ENERGY, None) is None
