"""What a list says against what is known: nothing that somebody edited is lost in silence."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.participant import Consent, Participant, Status
from iclei_cli.intake.people.three_way_merge import Policy, without_memory
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from intake.conftest import skip_bad_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Rows, WriteText

    TakeIn = Callable[..., Registrations]

HEADER = ["이름", "이메일", "직위", "참석여부", "식사"]
GAON = ["김가온", "gaon@example.kr", "과장", "참석", "채식"]
THEIRS, OURS = Policy(prefer="theirs"), Policy(prefer="ours")
CLEAR = Policy(clear_empty=True)
CANCEL = Policy(cancel_missing=True)


@pytest.fixture
def take_in(assembly: Assembly, write_text: WriteText) -> TakeIn:
    """Read rows as a list by a policy, and put what it says into the assembly."""

    def take(rows: Rows, policy: Policy = Policy()) -> Registrations:  # noqa: B008 - it is frozen
        registrations = read_registrations(write_text(rows), assembly, skip_bad_rows(policy))
        return apply_registrations(registrations, assembly)

    return take


def edit(assembly: Assembly, ident: int = 1, **fields: Any) -> Participant:
    """Change a participant as a person does; as they are then."""
    person = msgspec.structs.replace(assembly.participants[ident], **fields)
    assembly.put([person])
    return person


def asked(registrations: Registrations) -> list[tuple[str, Any, Any]]:
    """Return the conflicts: field, the value here, the value of the list."""
    return [(item.field, item.ours, item.theirs) for item in registrations.changes.conflicts]


def test_an_edit_stays_while_the_list_says_the_same(take_in: TakeIn, assembly: Assembly) -> None:
    """Name, e-mail, position, status and emptied fields edited by hand survive the same list."""
    take_in([HEADER, GAON])
    for fields in (
        {"position": "국장"},
        {"position": None, "status": Status.CANCELLED},
        {"name": "김가은", "email": "new@example.kr"},
    ):
        edited = edit(assembly, **fields)
        again = take_in([HEADER, GAON])
        assert assembly.participants == {1: edited}
        assert (again.unchanged, again.changes.conflicts, again.errors) == (1, [], [])


def test_an_edit_of_an_inferred_field_stays(take_in: TakeIn, assembly: Assembly) -> None:
    """A municipality that was inferred and then emptied by hand is not inferred again."""
    rows = [["이름", "소속"], ["김가온", "창원시청"]]
    take_in(rows)
    assert assembly.participants[1].municipality == "창원시"
    edited = edit(assembly, municipality=None, inferred=())
    take_in(rows)
    assert assembly.participants[1].municipality is edited.municipality is None


def test_what_both_changed_is_asked_about_until_it_is_decided(take_in: TakeIn, assembly: Assembly) -> None:
    """The rest of the row is taken; the conflict comes back each time, until --ours or --theirs."""
    take_in([HEADER, GAON])
    edit(assembly, position="국장")
    newer = [HEADER, ["김가온", "gaon@example.kr", "팀장", "참석", "일반"]]
    for visible in (1, 0):
        result = take_in(newer)
        assert asked(result) == [("position", "국장", "팀장")]
        assert len(result.changes.updated) == visible
        assert [outcome.outcome for outcome in result.changes.outcomes] == ["conflict"]
        assert assembly.participants[1].position == "국장"
        assert assembly.participants[1].extra == {"식사": "일반"}
    assert asked(take_in(newer, OURS)) == []
    assert asked(take_in(newer)) == []
    assert assembly.participants[1].position == "국장"
    newest = [HEADER, ["김가온", "gaon@example.kr", "부장", "참석", "일반"]]
    assert asked(take_in(newest)) == [("position", "국장", "부장")]
    assert asked(take_in(newest, THEIRS)) == []
    assert assembly.participants[1].position == "부장"


def test_what_was_typed_in_is_not_overwritten(take_in: TakeIn, assembly: Assembly) -> None:
    """A list fills what a person typed in by hand lacks, and asks about what it has."""
    edit_me = Participant(id=1, name="김가온", email="gaon@example.kr", position="국장")
    assembly.put([edit_me])
    result = take_in([HEADER, GAON])
    assert asked(result) == [("position", "국장", "과장")]
    assert assembly.participants[1].extra == {"식사": "채식"}


def test_consents_and_other_columns_are_decided_one_by_one(take_in: TakeIn, assembly: Assembly) -> None:
    """An answer edited by hand stays, while the answer for another purpose is taken."""
    header = ["이름", "이메일", "초상권 활용 동의", "제3자 제공 동의"]
    take_in([header, ["김가온", "g@example.kr", "동의", "동의"]])
    consents = (
        Consent(purpose="photo", given=False, date="2019-02-01"),
        Consent(purpose="third-party", given=True),
    )
    edit(assembly, consents=consents)
    take_in([header, ["김가온", "g@example.kr", "동의", "미동의"]])
    known = {item.purpose: item.given for item in assembly.participants[1].consents}
    assert known == {"photo": False, "third-party": False}


def test_an_empty_cell_empties_only_when_told_to(take_in: TakeIn, assembly: Assembly) -> None:
    """--clear-empty empties fields that have a column; never the name, nor what was edited by hand."""
    header = ["이름", "이메일", "직위", "부서", "1순위", "식사"]
    take_in([header, ["김가온", "g@example.kr", "과장", "총무과", "에너지", "채식"]])
    edit(assembly, department="기획과")
    bare = [["이름", "이메일", "직위", "부서", "1순위"], ["김가온", "g@example.kr", "", "", ""]]
    before = assembly.participants[1]
    take_in(bare)
    assert assembly.participants[1] == before
    result = take_in(bare, CLEAR)
    after = assembly.participants[1]
    assert (after.position, after.choices, after.extra) == (None, (), {"식사": "채식"})
    assert after.department == "기획과"
    assert asked(result) == [("department", "기획과", None)]
    take_in(bare, Policy(prefer="theirs", clear_empty=True))
    assert assembly.participants[1].department is None


def test_those_whom_the_whole_truth_leaves_out_are_cancelled(take_in: TakeIn, assembly: Assembly) -> None:
    """Only people who came from a list; back on a later list, they are expected again."""
    header = HEADER[:3]
    nare, dasom = ["박나래", "nare@example.kr", ""], ["최다솜", "dasom@example.kr", ""]
    take_in([header, GAON[:3], nare, dasom])
    assembly.put([Participant(id=9, name="손으로", email="typed@example.kr")])
    left = take_in([header, GAON[:3]])
    assert left.changes.cancelled == []
    assert left.notices[-1] == message("left-out-of-part", number=2)
    assert take_in([header, GAON[:3], dasom]).notices[-1] == message("left-out", number=1)
    result = take_in([header, GAON[:3], dasom], CANCEL)
    assert [change.after.name for change in result.changes.cancelled] == ["박나래"]
    assert result.changes.outcomes[-1].outcome == "cancelled"
    status = {person.name: person.status for person in assembly.participants.values()}
    assert status.pop("박나래") is Status.CANCELLED
    assert set(status.values()) == {Status.REGISTERED}
    assert take_in([header, GAON[:3], dasom], CANCEL).changes.cancelled == []
    take_in([header, GAON[:3], nare, dasom])
    assert assembly.participants[2].status is Status.REGISTERED


def test_who_was_put_back_by_hand_is_not_cancelled_again(take_in: TakeIn, assembly: Assembly) -> None:
    """A person whom a list left out and somebody restored stays, though the list still leaves them out."""
    take_in([HEADER, GAON, ["박나래", "nare@example.kr", "", "", ""]])
    take_in([HEADER, GAON], CANCEL)
    edit(assembly, 2, status=Status.REGISTERED)
    assert take_in([HEADER, GAON], CANCEL).changes.cancelled == []
    assert assembly.participants[2].status is Status.REGISTERED


@pytest.mark.parametrize("is_strict", [True, False])
@pytest.mark.parametrize(
    "bad",
    [
        ["박나래", "no address", "", "", ""],
        ["", "nare@example.kr", "", "", ""],
        ["박나래", "", "", "see below", ""],
    ],
)
def test_a_bad_row_saves_its_person(
    bad: list[str], is_strict: bool, take_in: TakeIn, assembly: Assembly
) -> None:
    """Who stands in a row that has to be corrected, or has no name, is not missing."""
    take_in([HEADER, GAON, ["박나래", "nare@example.kr", "", "", ""]])
    result = take_in([HEADER, GAON, bad], replace(CANCEL, is_strict=is_strict))
    assert len(result.bad_rows) == is_strict
    assert result.changes.cancelled == []


def test_a_list_that_names_few_cancels_nobody_unless_that_is_confirmed(
    take_in: TakeIn, assembly: Assembly
) -> None:
    """It is rather a part of a list; and a file of refused rows never names everybody."""
    others = [["박나래", "nare@example.kr"], ["최다솜", "dasom@example.kr"]]
    header = HEADER[:2]
    take_in([header, GAON[:2], *others])
    with pytest.raises(RefusedError) as refused:
        take_in([header, GAON[:2]], CANCEL)
    assert refused.value.code == "missing-are-most"
    assert (refused.value.params["missing"], refused.value.params["known"]) == (2, 3)
    with pytest.raises(RefusedError) as refused:
        take_in([[*header, "Reason not imported"], *[[*row, ""] for row in (GAON[:2], others[0])]], CANCEL)
    assert refused.value.code == "missing-of-refused-rows"
    assert all(person.is_coming for person in assembly.participants.values())
    confirmed = take_in([header, GAON[:2]], Policy(cancel_missing=True, is_confirmed=True))
    assert len(confirmed.changes.cancelled) == 2


def test_a_row_refused_at_first_does_not_win_when_it_is_brought_again(
    take_in: TakeIn, assembly: Assembly
) -> None:
    """Somebody is known with another e-mail: that is asked about, until it is decided, and stays decided."""
    header = ["이름", "연락처", "이메일"]
    first = ["김가온", "010-1234-5678", "gaon@example.kr"]
    other = ["김가온", "010-1234-5678", "other@example.kr"]
    assert [error.code for error in take_in([header, first, other]).errors] == ["duplicate-row"]
    before = assembly.participants[1]
    for _ in range(2):
        assert asked(take_in([header, other])) == [("email", "gaon@example.kr", "other@example.kr")]
        assert assembly.participants == {1: before}
    again = take_in([header, first, other])
    assert (asked(again), assembly.participants) == ([], {1: before})
    take_in([header, other], OURS)
    assert asked(take_in([header, other])) == []
    assert assembly.participants[1].email == "gaon@example.kr"


def test_a_row_refused_at_first_makes_nobody_new_when_the_list_comes_again(
    take_in: TakeIn, assembly: Assembly
) -> None:
    """Although its e-mail was that of a known person only until the first row changed it."""
    header = ["이름", "연락처", "이메일"]
    take_in([header, ["김가온", "010-1234-5678", "gaon@example.kr"]])
    changed = [header, ["김가온", "010-1234-5678", "new@example.kr"], ["김가온", "", "gaon@example.kr"]]
    for _ in range(3):
        assert [error.code for error in take_in(changed).errors] == ["duplicate-row"]
        assert list(assembly.participants) == [1]
    assert assembly.participants[1].email == "new@example.kr"


def test_a_row_refused_at_first_is_taken_when_that_is_said(take_in: TakeIn, assembly: Assembly) -> None:
    """With --theirs; from then on it is the first row that is asked about."""
    header = ["이름", "연락처", "이메일"]
    first = ["김가온", "010-1234-5678", "gaon@example.kr"]
    other = ["김가온", "010-1234-5678", "other@example.kr"]
    take_in([header, first, other])
    take_in([header, other], THEIRS)
    assert assembly.participants[1].email == "other@example.kr"
    assert asked(take_in([header, first])) == [("email", "other@example.kr", "gaon@example.kr")]


NAMES = ["김가온", "박나래"]
PLACES = ["", "가람시", "나루군"]
EMAILS = ["", "a@example.kr", "b@example.kr"]
PHONES = ["", "010-1234-5678", "010-2345-6789"]
COLUMNS = ["이름", "소속", "이메일", "연락처", "접수번호", "참석여부", "직위"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(PLACES),
        st.sampled_from(EMAILS),
        st.sampled_from(PHONES),
        st.sampled_from(["", "", "1", "2"]),
        st.sampled_from(["", "참석", "불참"]),
        st.sampled_from(["", "과장"]),
    ).map(list),
    min_size=1,
    max_size=6,
)
EDITS = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.fixed_dictionaries(
            {},
            optional={
                "name": st.sampled_from([*NAMES, "손질한"]),
                "organisation": st.sampled_from([None, "가람시", "새곳"]),
                "email": st.sampled_from([None, "a@example.kr", "c@example.kr"]),
                "phone": st.sampled_from([None, "+821012345678", "+821099999999"]),
                "position": st.sampled_from([None, "국장"]),
                "status": st.sampled_from(Status),
            },
        ),
    ),
    max_size=4,
)


def imported(rows: list[list[str]], assembly: Assembly, policy: Policy) -> Registrations:
    """Import rows into an assembly, from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
        return apply_registrations(read_registrations(path, assembly, skip_bad_rows(policy)), assembly)


def empty() -> Assembly:
    """Return an assembly with nobody in it."""
    return Assembly(event=Event(name="Assembly"))


@settings(deadline=None, max_examples=60)
@given(ROWS, st.sampled_from([Policy(), THEIRS, OURS, CLEAR, CANCEL]))
@example(
    rows=[
        ["김가온", "", "", "", "", "", ""],
        ["김가온", "", "", "010-1234-5678", "2", "", ""],
        ["김가온", "나루군", "", "", "", "", "과장"],
        ["김가온", "나루군", "", "010-1234-5678", "1", "", ""],
        ["김가온", "나루군", "", "010-2345-6789", "", "", ""],
    ],
    policy=Policy(),
)
def test_the_same_list_again_changes_nothing(rows: list[list[str]], policy: Policy) -> None:
    """Whatever is on it, however it is imported: the second time, everybody is as after the first."""
    assembly = empty()
    imported(rows, assembly, policy)
    before = dict(assembly.participants)
    again = imported(rows, assembly, policy)
    assert assembly.participants == before
    changes = again.changes
    assert (changes.created, changes.updated, changes.cancelled, changes.conflicts) == ([], [], [], [])


@settings(deadline=None, max_examples=100)
@given(ROWS, EDITS, st.sampled_from([Policy(), THEIRS, OURS, CANCEL]))
@example(
    rows=[
        ["김가온", "", "", "", "", "", ""],
        ["박나래", "나루군", "a@example.kr", "", "1", "", ""],
        ["박나래", "나루군", "", "", "2", "", ""],
    ],
    edits=[(1, {"name": "박나래", "email": "a@example.kr"})],
    policy=Policy(),
)
@example(
    rows=[
        ["김가온", "", "", "", "", "", ""],
        ["김가온", "", "", "", "", "", ""],
        ["박나래", "", "", "010-1234-5678", "1", "", ""],
        ["김가온", "", "", "010-1234-5678", "1", "", ""],
        ["박나래", "나루군", "", "", "2", "", ""],
        ["박나래", "나루군", "", "010-1234-5678", "2", "", ""],
    ],
    edits=[(1, {"name": "김가온"})],
    policy=Policy(),
)
@example(
    rows=[
        ["박나래", "", "", "", "", "", ""],
        ["김가온", "", "", "010-2345-6789", "", "", ""],
        ["김가온", "", "", "", "1", "", ""],
        ["김가온", "", "", "010-2345-6789", "2", "", ""],
        ["박나래", "", "", "", "1", "", ""],
    ],
    edits=[(1, {"name": "김가온"})],
    policy=Policy(),
)
@example(
    rows=[
        ["김가온", "", "", "", "", "", ""],
        ["김가온", "나루군", "", "", "", "불참", ""],
        ["김가온", "나루군", "", "010-1234-5678", "", "참석", ""],
        ["김가온", "가람시", "", "", "", "", ""],
        ["박나래", "", "", "010-1234-5678", "", "", ""],
    ],
    edits=[(4, {"name": "김가온"})],
    policy=Policy(),
)
@example(
    rows=[
        ["박나래", "", "", "", "", "", ""],
        ["김가온", "가람시", "", "", "2", "", ""],
        ["김가온", "가람시", "", "010-1234-5678", "1", "", ""],
        ["김가온", "", "", "", "", "", ""],
    ],
    edits=[(3, {"phone": "+821012345678"})],
    policy=Policy(),
)
def test_the_same_list_never_undoes_an_edit(
    rows: list[list[str]], edits: list[tuple[int, dict[str, Any]]], policy: Policy
) -> None:
    """Import, edits by hand, the same list again: everybody is as edited, and nobody is doubled."""
    assembly = empty()
    imported(rows, assembly, Policy())
    for ident, fields in edits:
        if ident in assembly.participants:
            edit(assembly, ident, **fields)
    edited = {ident: without_memory(person) for ident, person in assembly.participants.items()}
    imported(rows, assembly, policy)
    assert {ident: without_memory(person) for ident, person in assembly.participants.items()} == edited


def respelt(row: list[str]) -> list[str]:
    """Return a row as somebody else would type it: with other spaces, capitals and signs."""
    name, place, email, phone, *others = row
    return [" ".join(name), f" {place} ", email.upper(), phone.replace("010-", "+82 10 "), *others]


@settings(deadline=None, max_examples=60)
@given(ROWS, st.randoms(use_true_random=False), st.booleans())
def test_the_same_list_in_any_order_and_spelling_changes_nothing(
    rows: list[list[str]], random: Any, is_respelt: bool
) -> None:
    """Where no row is refused: everybody is as before, and nobody is new."""
    assembly = empty()
    assume(not imported(rows, assembly, Policy()).errors)
    before = {ident: without_memory(person) for ident, person in assembly.participants.items()}
    again = random.sample(rows, len(rows))
    imported(list(map(respelt, again)) if is_respelt else again, assembly, Policy())
    assert {ident: without_memory(person) for ident, person in assembly.participants.items()} == before


@pytest.mark.slow
@settings(deadline=None, max_examples=100)
@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    first: list[list[str]], second: list[list[str]], random: Any
) -> None:
    """Two lists in any order make the same people, where no two rows contradict each other about one."""
    mixed = [random.sample(rows, len(rows)) for rows in (first, second)]
    results = []
    for lists in ((first, second), mixed):
        assembly = empty()
        for rows in lists:
            registrations = imported(rows, assembly, THEIRS)
            reasons = [error.message.facts.get("reason") for error in registrations.errors]
            assume(not any(reason.code == "row-differs" for reason in reasons if reason is not None))
        people = [without_memory(person) for person in assembly.participants.values()]
        results.append(sorted(repr(msgspec.structs.replace(person, id=0)) for person in people))
    assert results[0] == results[1]
