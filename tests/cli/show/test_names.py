"""People are told what tables and topics are called; keys are for typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import made_once
from iclei_cli.store.template.load import sample_path

if TYPE_CHECKING:
    from conftest import Iclei

KEYS = (
    *("ecomobility", "green-public-procurement", "energy", "climate-change", "biodiversity"),
    *("talk4action", "briefing", "opening"),
    *("political-leader", "public-officer", "civil-society", "research-institute", "ngo"),
)
BARE = re.compile(rf"(?<![\w-])(?:{'|'.join(KEYS)})(?![\w-])")
TYPED = re.compile(r"[(（][a-z0-9-]+[)）]|iclei [ -~]+")
"""What may have a key: brackets behind a name, and commands."""

LOOKS = (
    "status",
    "participants show 9",
    "participants list --columns name,choice,sector",
    "participants search 서울",
    "participants edit --where sector=ngo --set sector=public-officer --dry-run",
    "participants dossier 21",
    "groups show 2",
    "groups show energy",
    "groups show --wishes",
    "groups rules",
    "groups check",
    "groups swap 30 31",
    "groups repair",
    "groups place 127",
    "groups pin 31 ecomobility",
    "groups bar 2 energy",
    "groups edit energy --facilitator 9",
    "groups edit biodiversity --facilitator 9",
    "groups remove energy",
    "topics edit energy --title 기후변화",
    "notes list",
    "notes add energy 더",
    "checkin list",
    "checkin list --missing",
    "checkin status",
    "history",
    "history show 2",
    "history show 7",
    "history show 8",
    "history show 9",
    "undo 12",
    "groups show nonsense",
    "sessions show nonsense",
)
"""Commands that people read, of what they find out and of what they change or refuse."""


@pytest.fixture
@made_once
def changed(iclei: Iclei) -> Iclei:
    """The sample with a plan, rules, notes, arrivals, and changes of everything that has keys."""
    iclei.ok("participants", "import", str(sample_path()))
    iclei.ok("groups", "assign")
    iclei.ok("groups", "pin", "2", "energy")
    iclei.ok("groups", "pin", "21", "ecomobility", "--reason", "asked for it")
    iclei.ok("groups", "edit", "ecomobility", "--presenter", "21")
    iclei.ok("notes", "add", "ecomobility", "자전거 도로", "--kind", "action", "--who", "21")
    iclei.ok("groups", "bar", "3", "energy")
    iclei.ok("groups", "at-most", "9", "ngo")
    iclei.ok("groups", "edit", "energy", "--seats", "20-30")
    iclei.ok("participants", "edit", "21", "--choice", "biodiversity", "--choice", "energy")
    iclei.ok("participants", "add", "--name", "남궁하늘바다", "--choice", "energy", "--sector", "ngo")
    iclei.ok("notes", "add", "energy", "태양광을 늘린다", "--kind", "conclusion")
    iclei.ok("participants", "cancel", "20")
    iclei.ok("checkin", "9")
    return iclei


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh"])
def test_no_key_stands_where_a_name_should(
    changed: Iclei, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any language keys stand in brackets behind a name, or in a command that is to be typed."""
    monkeypatch.setenv("ICLEI_LANG", language)
    for words in LOOKS:
        answer = changed(*words.split())
        told = answer.out + answer.err
        assert len(told) > 20, words
        bare = [line for line in TYPED.sub("", told).splitlines() if BARE.search(line)]
        assert not bare, (words, bare)
