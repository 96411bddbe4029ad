"""Finding people who are on the list twice: who is shown, why, who is not, and in which order."""

from __future__ import annotations

import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.intake.people.duplicates import MOST_NAMESAKES, Duplicates, find_duplicates
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.system.messages import Message

Facts = dict[str, Any]


def found(*people: Facts) -> Duplicates:
    """What is found among people numbered from 1."""
    numbered = zip(count(1), people, strict=False)
    return find_duplicates((Participant(id=ident, **facts) for ident, facts in numbered), MOST)


def reasons(one: Facts, other: Facts) -> tuple[list[str], list[str]] | None:
    """What speaks for and against two people being one, by code; None if they are not shown."""
    doubles = found(one, other).duplicates
    return (codes(doubles[0].why), codes(doubles[0].but)) if doubles else None


def codes(messages: Iterable[Message]) -> list[str]:
    """The codes of messages."""
    return [each.code for each in messages]


MOST = 500
"""So many pairs are asked for."""

HANEUL = {"name": "김하늘", "organisation": "창원시청", "email": "a@example.kr", "phone": "+821011111111"}


@pytest.mark.parametrize(
    ("one", "other", "why", "but"),
    [
        (
            HANEUL,
            {**HANEUL, "name": "이바다", "phone": None, "organisation": None},
            ["same-email"],
            ["different-names"],
        ),
        (
            HANEUL,
            {"name": "이바다", "organisation": "부산시청", "phone": "+821011111111"},
            ["same-phone"],
            ["different-names", "different-organisations"],
        ),
        ({"name": "김하늘"}, {"name": "김 하늘"}, ["same-name"], []),
        ({"name": "김하늘"}, {"name": unicodedata.normalize("NFD", "김하늘")}, ["same-name"], []),
        ({"name": "KIM Haneul"}, {"name": "ｋｉｍ haneul"}, ["same-name"], []),
        ({"name": "Kim Ha-neul"}, {"name": "Haneul, Kim"}, ["same-name-reordered"], []),
        (
            {"name": "김하늘", "name_en": "Kim Haneul"},
            {"name": "Haneul Kim"},
            ["same-name-in-latin"],
            [],
        ),
        (
            HANEUL,
            {"name": "김하늘", "organisation": "창원시 환경정책과"},
            ["same-name", "organisations-alike"],
            [],
        ),
        (HANEUL, {"name": "김하늘", "email": "b@example.kr"}, ["same-name"], ["different-email"]),
        (
            {"name": "김철수", "organisation": "푸른 수원"},
            {"name": "김철주", "organisation": "푸른수원"},
            ["names-one-letter-off", "same-organisation"],
            [],
        ),
        (
            {"name": "Haneul Kim", "municipality": "수원시"},
            {"name": "Hanuel Kim", "municipality": "수원시"},
            ["names-one-letter-off", "same-municipality"],
            [],
        ),
    ],
)
def test_who_may_be_one_is_shown_with_why(one: Facts, other: Facts, why: list[str], but: list[str]) -> None:
    """Each reason alone is enough, is told, and so is what speaks against it."""
    assert reasons(one, other) == (why, but)
    assert reasons(other, one) == reasons(one, other)


OTHER = {"email": "b@example.kr", "phone": "+821022222222"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HANEUL, {"name": "김하늘", "organisation": "부산대학교", **OTHER}),
        ({"name": "김하늘", "organisation": "창원시청"}, {"name": "김하늘", "organisation": "부산대학교"}),
        (HANEUL, {**HANEUL, "name": "김하눌", **OTHER}),
        (HANEUL, {**HANEUL, "organisation": "창녕시청", **OTHER}),
        ({**HANEUL, "organisation": "양주시청"}, {**HANEUL, "organisation": "양주시청년회", **OTHER}),
        ({"name": "김철수"}, {"name": "김철주"}),
        ({"name": "김철수", "organisation": "가"}, {"name": "김철수수", "organisation": "가"}),
        (
            {"name": "김철수", "organisation": "가"},
            {"name": "김철주", "organisation": "나", "municipality": "수원시"},
        ),
        ({"name": "김철수", "name_en": "Kim Min"}, {"name": "이민", "name_en": "Kim Min"}),
        ({"name": "??"}, {"name": "!!"}),
    ],
)
def test_who_is_clearly_somebody_else_is_not_shown(one: Facts, other: Facts) -> None:
    """Namesakes elsewhere, and people a letter apart with contacts of their own, are left alone."""
    assert reasons(one, other) is None


def test_the_surest_are_first_and_cancelled_people_are_shown() -> None:
    """Same name and e-mail come before same name alone, that before one letter; status does not matter."""
    doubles = found(
        {"name": "박철수", "organisation": "푸른수원"},
        {"name": "박철주", "organisation": "푸른수원"},
        {"name": "이바다", "organisation": "수원시청", "status": Status.CANCELLED},
        {"name": "이바다", "organisation": "수원시청", "status": Status.CANCELLED},
        {"name": "김하늘", "email": "a@example.kr"},
        {"name": "김하늘", "email": "A@example.kr"},
    ).duplicates
    assert [double.ids for double in doubles] == [(5, 6), (3, 4), (1, 2)]


def test_an_offices_address_is_one_line_and_no_reason() -> None:
    """Four people with one e-mail are told once; two of one name are a double, but not for the e-mail."""
    office = {"email": "office@example.kr"}
    people = [{"name": name, **office} for name in ("김하늘", "이바다", "박솔", "김 하늘")]
    answer = found(*people)
    assert [(item.what, item.ids) for item in answer.shared] == [
        (message("shared-email", email="office@example.kr"), (1, 2, 3, 4))
    ]
    assert [(double.ids, codes(double.why)) for double in answer.duplicates] == [((1, 4), ["same-name"])]
    assert len(found(*people[:3]).duplicates) == 3


def test_a_list_of_one_name_is_one_line() -> None:
    """Where more people have one name than can be looked at in pairs, that is told and none are listed."""
    answer = found(*[{"name": "김하늘"} for _ in range(MOST_NAMESAKES + 1)])
    assert answer.duplicates == []
    assert [len(item.ids) for item in answer.shared] == [MOST_NAMESAKES + 1]


_NAMES = st.text("가나다각낙닥", min_size=2, max_size=4)


@given(_NAMES, st.data())
def test_a_letter_wrong_anywhere_is_found(name: str, data: st.DataObject) -> None:
    """Whichever jamo of a name is left out, doubled or swapped, the two are paired at their office."""
    letters = unicodedata.normalize("NFD", name)
    place = data.draw(st.integers(0, len(letters) - 1))
    wrong = data.draw(
        st.sampled_from(
            [
                letters[:place] + letters[place + 1 :],
                letters[:place] + letters[place] + letters[place:],
                letters[:place] + letters[place : place + 2][::-1] + letters[place + 2 :],
            ]
        )
    )
    # Composed and taken apart again, letters may be others than those that were typed.
    spelt = (name, unicodedata.normalize("NFC", wrong))
    assume(min(len(unicodedata.normalize("NFD", text)) for text in spelt) >= 5)
    people = [{"name": text, "organisation": "창원시청"} for text in spelt]
    assert [double.ids for double in found(*people).duplicates] == [(1, 2)]


def test_the_surest_are_told_and_the_others_counted() -> None:
    """Of many pairs those of which most speaks for it are told; how many more there are is known."""
    sure: list[Facts] = [{"name": "박바다", "email": "b@example.kr"}] * 2
    less: list[Facts] = [{"name": "김하늘", "organisation": "창원시청"}] * 4
    people = [Participant(id=ident, **facts) for ident, facts in zip(count(1), [*less, *sure], strict=False)]
    answer = find_duplicates(people, 2)
    assert ([pair.ids for pair in answer.duplicates], answer.more) == ([(5, 6), (1, 2)], 5)
