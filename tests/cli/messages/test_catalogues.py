"""The catalogues of the languages beside English are whole, current, and say what English says."""

from __future__ import annotations

import gettext
import re
import runpy
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest

from catalogues import PATHS, SCRIPTS, Entry, compile_catalogues, entries
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.messages.formatting import FORMATS, Words
from iclei_cli.cli.messages.languages import KNOWN
from sentences import facts_in, named, placeholders

UNFINISHED: set[str] = set()
"""Languages still being translated: what they lack is told in English, and what they have must be right."""

make_catalogues = runpy.run_path(str(SCRIPTS / "make_catalogues.py"))
AGAIN = "Run scripts/make_catalogues.py"


def translated(language: str) -> list[Entry]:
    """What of it the program speaks."""
    return [entry for entry in entries(language) if entry.translation and not entry.is_fuzzy]


def grammar(language: str) -> Any:
    """How a language counts and lists."""
    return import_module(f"iclei_cli.cli.messages.{language}.grammar")


def test_every_language_has_its_catalogue() -> None:
    """Each language that is spoken beside English has a catalogue, and no other has one."""
    assert {"en", *PATHS} == set(KNOWN)
    assert set(PATHS) >= UNFINISHED


@pytest.mark.parametrize("language", sorted(set(PATHS) - UNFINISHED) or [None])
def test_every_finished_catalogue_is_whole(language: str | None) -> None:
    """A finished catalogue has the English of now, all of it, and none that has changed or gone since."""
    if language is None:
        return
    assert make_catalogues["updated"](PATHS[language]) == PATHS[language].read_bytes(), AGAIN
    assert [entry for entry in entries(language) if not entry.translation or entry.is_fuzzy] == []


@pytest.mark.parametrize("language", PATHS)
def test_every_catalogue_is_compiled(language: str) -> None:
    """What the program reads is what the translators wrote."""

    def read(compiled: bytes) -> dict[object, str]:
        catalogue = dict(vars(gettext.GNUTranslations(BytesIO(compiled)))["_catalog"])
        catalogue.pop("")
        return catalogue

    path = PATHS[language]
    assert read(path.with_suffix(".mo").read_bytes()) == read(compile_catalogues["compiled"](path)), AGAIN


@pytest.mark.parametrize("language", PATHS)
def test_no_translation_loses_a_fact(language: str) -> None:
    """It has the very facts of the English sentence, and none that is not told."""
    assert [
        item for item in translated(language) if facts_in(item.translation) != facts_in(item.english)
    ] == []


@pytest.mark.parametrize("language", PATHS)
def test_every_translation_can_be_put_into_words(language: str) -> None:
    """Its formats are there in its language, with as many forms of a word as that has."""
    own = grammar(language)
    for entry in translated(language):
        forms = [form for _, form in placeholders(entry.translation)]
        for name, _, words in (part.partition("|") for form in forms for part in formats_of(form)):
            assert name in {"", *FORMATS, *own.FORMATS}, entry
            assert name not in {"count", "form"} or words.count("|") + 1 == own.FORMS, entry
        assert Words(sentence, own).vformat(entry.translation, (), samples(entry.translation)), entry


def formats_of(form: str) -> list[str]:
    """The formats in what stands behind a placeholder's name: one, and a particle that may follow it."""
    return [form] if form.startswith("given") else form.rsplit(":", 1) if ":particle|" in form else [form]


def samples(text: str) -> dict[str, Any]:
    """A fact for each placeholder, of a kind that its format takes."""
    facts: dict[str, Any] = {}
    for field, form in placeholders(text):
        kind = re.split("[|:]", form)[0]
        if kind in {"count", "form", "ordinal", "number", "signed", "percent"}:
            facts.setdefault(field, 2)
        elif kind in {"option", "capital", "pad", "else", "particle", "day"}:
            facts.setdefault(field, "a_word")
        elif kind:
            facts[field] = ["ab", "cd"]
    return {field: facts.get(field, "word") for field in facts_in(text)}


def typed(text: str) -> tuple[list[tuple[tuple[str, ...], list[str]]], list[str]]:
    """What a text tells to type: commands with their options, and all options."""
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text, re.ASCII))
    return sorted((path, sorted(options)) for path, options in named(text)), sorted(options)


@pytest.mark.parametrize("language", PATHS)
def test_every_translation_names_the_same_commands(language: str) -> None:
    """What is to be typed is as in English: commands with their options, none lost and none translated."""
    assert [item for item in translated(language) if typed(item.translation) != typed(item.english)] == []


@pytest.mark.parametrize("language", PATHS)
def test_every_translation_begins_and_ends_as_english(language: str) -> None:
    """Spaces and ends of lines at its ends, by which others go on, are there."""

    def ends(text: str) -> tuple[str, str]:
        inner = text.strip()
        before, _, after = text.partition(inner)
        return before, after

    assert [item for item in translated(language) if ends(item.translation) != ends(item.english)] == []


def test_korean_has_no_particle_left_open() -> None:
    """을(를) and its like are never written: the particle is chosen by what it follows."""
    left_open = re.compile(r"[을은이과]\([를는가와]\)|\(으\)로|[를는와]\([을은과]\)")
    assert [entry for entry in translated("ko") if left_open.search(entry.translation)] == []
