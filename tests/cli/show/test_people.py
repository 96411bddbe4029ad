"""What a person's fields say is shown in the language that is spoken, in words that can be typed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Gender, Sector, Status
from iclei_cli.assembly.nouns.programme.session import SessionKind
from iclei_cli.cli.messages.catalogue import SPOKEN, sentence
from iclei_cli.cli.messages.languages import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Iclei


@pytest.fixture(params=KNOWN)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language, spoken."""
    SPOKEN.speak(request.param)
    yield request.param
    SPOKEN.speak("en")


@pytest.mark.parametrize(("field", "values"), [("sector", Sector), ("gender", Gender), ("status", Status)])
def test_a_value_is_understood_as_it_is_shown(
    iclei: Iclei, spoken: str, field: str, values: type[Sector | Gender | Status]
) -> None:
    """Whoever copies 정치 지도자 from the screen into an option gets political leaders."""
    words = {value: sentence(value.word) for value in values}
    iclei.ok("init", "--yes")
    iclei.ok("participants", "add", "--name", "Kim Haneul", "--yes")
    for value, word in words.items():
        iclei.ok("participants", "edit", "1", f"--{field}", word)
        [person] = iclei.json("participants", "list")["participants"]
        assert person[field] == value


def test_a_person_is_shown_in_korean(iclei: Iclei) -> None:
    """Sector, gender and status in words, a phone number as it is written in Korea; JSON has the keys."""
    iclei.ok("init", "--yes")
    iclei.ok("participants", "add", "--name", "김하늘", "--sector", "ngo", "--gender", "female")
    iclei.ok("participants", "edit", "1", "--phone", "010-2345-6789", "--sector", "research-institute")
    told = iclei.ok("--lang", "ko", "participants", "show", "1").out
    assert all(word in told for word in ("연구기관", "여성", "등록", "010-2345-6789"))
    listed = iclei.ok("--lang", "ko", "participants", "list", "--columns", "name,gender,phone").out
    assert "여성" in listed
    assert "010-2345-6789" in listed
    person = iclei.json("participants", "show", "1")["participant"]
    assert (person["sector"], person["phone"]) == ("research-institute", "+821023456789")


def test_a_rule_is_told_in_korean(iclei: Iclei) -> None:
    """What it counts is understood and told in Korean, too; the document has the keys."""
    iclei.ok("init", "--yes")
    iclei.ok("participants", "add", "--name", "김하늘", "--gender", "female")
    told = iclei.ok("--lang", "ko", "groups", "no-fewer", "2", "성별", "여성").out
    assert "여성(성별)" in told
    assert "female" not in told
    [rule] = iclei.json("groups", "rules")["rules"]
    assert (rule["attribute"], rule["value"]) == ("gender", "female")


def test_a_kind_of_session_is_understood_as_it_is_shown(iclei: Iclei, spoken: str) -> None:
    """So is each kind of session, in its word or as scripts know it."""
    words = {kind: (sentence(kind.word), kind.value) for kind in SessionKind}
    iclei.ok("init", "--yes")
    for kind, both in words.items():
        for typed in both:
            iclei.ok("--lang", spoken, "sessions", "edit", "opening", "--kind", typed)
            [session] = iclei.json("sessions", "show", "opening")["sessions"]
            assert session["kind"] == kind
