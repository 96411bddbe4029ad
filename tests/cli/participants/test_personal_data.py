"""Personal data at the command line: consent, destroy-by, dossier, erase; and nothing left behind."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from iclei_cli.system.errors import StoreError
from remains import remains, traces_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei
    from iclei_cli.assembly.nouns.participant import Participant

PAST = "The people's data was to be destroyed by 2019-03-31. Next: iclei store purge\n"
WHO = 17


@pytest.fixture
def office(planned: Iclei) -> Iclei:
    """An assembly of the sample's people after a realistic life, partly undone and redone, and copied."""
    planned.ok("participants", "edit", str(WHO), "--phone", "010-0000-9999", "--notes", "휠체어 이용")
    planned.ok("groups", "edit", "energy", "--facilitator", str(WHO))
    planned.ok("store", "backup")
    (planned.folder / "stick").mkdir()
    planned.ok("store", "backup", "-o", "stick/copy.json")
    planned.ok(
        "participants", "edit", str(WHO), "--name-en", "Kim Gunwoo", "--consent", "photo: no 2019-02-01"
    )
    planned.ok("groups", "edit", "energy", "--room", "301")
    planned.ok("participants", "cancel", "3")
    store = FileStore(planned.folder / FILE_NAME)
    badge = {"name": "김건우", "table": "Energy"}
    store.hand_out("badges", {WHO: badge, 3: {"name": "이선희"}, "energy": {"seats": (3, WHO)}})
    planned.ok("undo", "2")
    planned.ok("redo", "1")
    # What is noted last is not in the assembly's file yet.
    store.hand_out("badges", {WHO: badge})
    return planned


@pytest.fixture
def everybody(office: Iclei) -> list[Participant]:
    """All of them, as they are before anything is destroyed."""
    return list(FileStore(office.folder / FILE_NAME).read().participants.values())


def purge(office: Iclei) -> None:
    """Destroy everybody's data, as the command does."""
    FileStore(office.folder / FILE_NAME).purge()


def test_data_is_not_destroyed_before_the_assembly(office: Iclei) -> None:
    """A day before the assembly is refused, whichever of the two days is changed, and so nothing is."""
    office.ok("assembly", "edit", "--date", "2026-02-26", "--destroy-by", "2026-03-31")
    for words in (("--destroy-by", "2026-02-25"), ("--date", "2026-04-01")):
        answer = office("assembly", "edit", *words)
        assert answer.exit_code == 1
        assert "before the assembly" in answer.err
    office.ok("assembly", "edit", "--date", "2026-04-01", "--destroy-by", "2026-04-01")


def set_destroy_by(iclei: Iclei, day: str) -> None:
    """Set until when the data may be kept."""
    iclei.ok("assembly", "edit", "--destroy-by", day)


# Erasing and purging


def test_every_file_left_behind_is_free_of_an_erased_person(
    office: Iclei, everybody: list[Participant]
) -> None:
    """After a life of changes, no file holds the erased person in any spelling; all others are there."""
    erased = next(person for person in everybody if person.id == WHO)
    assert len(set(traces_of(erased, remains(office.folder)))) >= 4
    office.ok("participants", "erase", str(WHO), "--yes")
    left = remains(office.folder)
    old_spelling = ["kim gunwoo", "kim geonu", "휠체어", "0000-9999", "00002207"]
    assert [*traces_of(erased, left), *(word for word in old_spelling if word in left)] == []
    assert all(traces_of(person, left) for person in everybody if person.id != WHO)


def test_an_erased_person_never_reappears(office: Iclei) -> None:
    """Undoing everything step by step, and redoing it, never shows them; the others are where they were."""
    office.ok("participants", "erase", str(WHO), "--yes")
    before = office.json("participants", "list")["participants"]
    steps = [change for change in office.json("history")["changes"] if not change["undone"]]
    for command in ("undo", "redo"):
        for _ in steps:
            office.ok(command)
            assert office("participants", "show", "geonu.kim17@example.org").exit_code == 1
            assert WHO not in {person["id"] for person in office.json("participants", "list")["participants"]}
    assert office.json("participants", "list")["participants"] == before
    assert office("participants", "dossier", str(WHO)).exit_code == 1
    assert office.json("store", "check")["holds"]


def test_every_file_left_behind_is_free_of_everybody_after_a_purge(
    office: Iclei, everybody: list[Participant]
) -> None:
    """No name, e-mail or phone of any of the 126 is left anywhere; the programme's speakers are."""
    office.ok("sessions", "edit", "opening", "--speaker", "Yeom Tae-young, Mayor")
    purge(office)
    left = remains(office.folder)
    assert {person.id: traces_of(person, left) for person in everybody if traces_of(person, left)} == {}
    assert "yeom tae-young" in left
    counts = office.json("assembly", "show")["destroyed"][0]["counts"]
    assert sum(counts["sector"].values()) == 126
    assert set(counts) >= {"municipality", "gender", "status", "choices-energy"}


def test_erasing_asks_first(office: Iclei) -> None:
    """Without a terminal to ask at, --yes is needed; nobody is erased by accident."""
    answer = office("participants", "erase", str(WHO))
    assert answer.exit_code == 2
    assert "cannot be undone" in answer.err
    office.ok("participants", "show", str(WHO))


def test_erasing_tells_its_reach_and_what_is_left_to_do(office: Iclei) -> None:
    """Counts, mentions in texts about others with their place, and that exported lists are not reached."""
    office.ok("participants", "edit", "20", "--notes", "동행: 김건우 010-0000-9999")
    (office.folder / "stick" / "copy.json").unlink()
    answer = office.ok("participants", "erase", str(WHO), "--yes")
    assert "No. 17 erased" in answer.out
    assert "participant 20, notes (name)" in answer.out
    assert "participant 20, notes (phone)" in answer.out
    assert "stick/copy.json" in answer.out
    assert "rosters" in answer.err


def test_nobody_of_that_name_is_refused(office: Iclei) -> None:
    """Erasing or a dossier of somebody unknown is refused, with exit 1."""
    assert office("participants", "erase", "nobody", "--yes").exit_code == 1
    assert office("participants", "dossier", "nobody").exit_code == 1


def test_an_interrupted_erasure_is_reminded_of_and_finished(office: Iclei) -> None:
    """While the mark is there every command says so; whatever words repeat the command, nobody else goes."""
    store = FileStore(office.folder / FILE_NAME)
    with store.changing() as state:
        state.erasing = (WHO,)
    assert "iclei participants erase 17" in office.ok("participants", "list").err
    answer = office.ok("participants", "erase", "20", "--yes")
    assert "No. 17 erased" in answer.out
    assert [person["id"] for person in office.json("participants", "list")["participants"]] == [
        ident for ident in range(1, 127) if ident != WHO
    ]
    assert office.ok("participants", "list").err == ""


def test_a_number_far_too_long_is_nobody_while_an_erasure_is_held_up(
    office: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked for as any other number is, and refused with a sentence."""
    with FileStore(office.folder / FILE_NAME).changing() as state:
        state.erasing = (WHO,)

    def held_up(_: FileStore) -> None:
        raise StoreError("store-unwritable")

    monkeypatch.setattr(FileStore, "finish_erasing", held_up)
    answer = office("participants", "erase", "9" * 5000, "--yes")
    assert answer.exit_code == 1
    assert "No participant matches" in answer.err


def test_an_erasure_is_a_document_too(office: Iclei) -> None:
    """Who was erased, how far that went, and where they are still spoken of; resumed or not."""
    office.ok("participants", "edit", "20", "--notes", "동행: 김건우")
    document = office.json("participants", "erase", str(WHO), "--yes")
    (erased,) = document["erased"]
    assert (document["resumed"], erased["id"], erased["reach"]["copies"]) == (False, WHO, 1)
    mention = {"change": None, "table": "participants", "key": "20", "field": "notes", "what": "name"}
    assert mention in erased["mentions"]
    with FileStore(office.folder / FILE_NAME).changing() as state:
        state.erasing = (20,)
    again = office.json("participants", "erase", "anybody", "--yes")
    assert (again["resumed"], [item["id"] for item in again["erased"]]) == (True, [20])


# The dossier


def test_a_dossier_has_all_that_is_held(office: Iclei) -> None:
    """Fields, consents, seat, role at a table, every change before and after, backups, purpose, day."""
    set_destroy_by(office, "2099-03-31")
    document = office.json("participants", "dossier", str(WHO))
    shown = office.json("participants", "show", str(WHO))
    assert {key: document[key] for key in ("participant", "groups")} == {
        key: shown[key] for key in ("participant", "groups")
    }
    assert document["participant"]["consents"] == [{"purpose": "photo", "given": False, "date": "2019-02-01"}]
    assert document["roles"] == [{"group": "energy", "role": "facilitator"}]
    assert len(document["groups"]) == 1
    assert document["destroy_by"] == "2099-03-31"
    assert document["purpose"]
    assert [(paper["page"], paper["values"]) for paper in document["handed_out"]] == [
        (None, {"name": "김건우", "table": "Energy"}),
        ("energy", {}),
    ]
    fields = {(change["field"], change["before"], change["after"]) for change in _plain(document["history"])}
    assert ("phone", "+821000002207", "+821000009999") in fields
    assert ("facilitator of energy", "no", "yes") in fields
    assert ("name", None, "김건우") in fields
    assert len(document["backups"]) == len(list((office.folder / ".assembly.json.d/backups").iterdir()))
    assert document["copies"] == [str((office.folder / "stick" / "copy.json").resolve())]
    text = office.ok("participants", "dossier", "김건우").out
    for fact in (
        "+821000009999",
        "photo",
        "2019-02-01",
        "휠체어 이용",
        "Energy",
        "2099-03-31",
        "Handed out (badges)",
    ):
        assert fact in text


def test_a_dossier_of_a_removed_person_says_so(office: Iclei) -> None:
    """Whoever was removed, but could be had back by undo, is told what is still held."""
    office.ok("participants", "remove", str(WHO), "--yes")
    document = office.json("participants", "dossier", "geonu.kim17@example.org")
    assert (document["listed"], document["participant"]["id"]) == (False, WHO)
    assert "was removed" in office.ok("participants", "dossier", str(WHO)).out


def _plain(history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            **change,
            **{key: json.dumps(change[key]) for key in ("before", "after") if isinstance(change[key], list)},
        }
        for change in history
    ]


# Consent


def test_consent_is_imported_listed_and_edited(iclei: Iclei) -> None:
    """From the sheet with its day; by hand for one purpose, leaving the others; those without are listed."""
    lines = [
        "타임스탬프,성명,이메일,개인정보 수집·이용 동의",
        "2019-02-01 10:00:00,김하늘,a@example.org,동의",
        ",박바다,b@example.org,",
    ]
    (iclei.folder / "list.csv").write_text("\n".join(lines), encoding="utf-8")
    mapping = iclei.json("participants", "import", "list.csv")["mapping"]
    assert mapping["개인정보 수집·이용 동의"] == "consent personal-data"
    given = {"purpose": "personal-data", "given": True, "date": "2019-02-01"}
    iclei.ok("participants", "edit", "1", "--consent", "photo: no")
    people = iclei.json("participants", "list")["participants"]
    refused = {"purpose": "photo", "given": False, "date": None}
    assert [person["consents"] for person in people] == [[given, refused], []]
    listed = iclei.json("participants", "list", "--without-consent", "personal-data")["participants"]
    assert [person["id"] for person in listed] == [2]
    assert iclei.json("participants", "import", "list.csv")["unchanged"] == 2
    assert "Consent, photo" in iclei.ok("participants", "show", "1").out
    iclei.ok("participants", "edit", "1", "--consent", "")
    assert iclei.json("participants", "show", "1")["participant"]["consents"] == []


@pytest.mark.parametrize("typed", ["yes", "photo: perhaps", "photo: yes 2019-02-30"])
def test_consent_that_cannot_be_meant_is_refused(iclei: Iclei, typed: str) -> None:
    """The option is named, the exit is 2, and nothing is changed."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    answer = iclei("participants", "edit", "1", "--consent", typed)
    assert answer.exit_code == 2
    assert "--consent" in answer.err
    assert iclei.json("participants", "show", "1")["participant"]["consents"] == []


# Until when


def test_every_command_reminds_once_the_day_has_passed(office: Iclei) -> None:
    """On stderr, once, whatever the command; stdout is as ever, and --json stays one document."""
    plain = office.ok("participants", "show", "3").out
    set_destroy_by(office, "2019-03-31")
    for words in (["participants", "show", "3"], ["history"], ["participants", "cancel", "4"], ["undo"]):
        assert office.ok(*words).err == PAST
    assert office.ok("participants", "show", "3").out == plain
    answer = office.ok("participants", "list", "--json")
    assert (len(answer.document["participants"]), answer.err) == (126, PAST)


def test_an_error_as_json_is_one_document_all_the_same(office: Iclei) -> None:
    """With --json the error on stderr can be read by a script, reminder or not."""
    set_destroy_by(office, "2019-03-31")
    answer = office("participants", "show", "nobody", "--json")
    assert json.loads(answer.err)["error"]["code"] == "person-unknown"
    assert PAST in office("participants", "show", "nobody").err


def test_there_is_no_reminder_before_the_day_or_after_the_purge(office: Iclei) -> None:
    """On the last day itself the data may still be kept; once it is destroyed there is nothing to say."""
    today = datetime.now().astimezone().date()
    for days, reminds in ((1, False), (0, False), (-1, True)):
        set_destroy_by(office, (today + timedelta(days=days)).isoformat())
        assert bool(office.ok("participants", "list").err) is reminds
    purge(office)
    assert office.ok("participants", "list").err == ""


def test_removed_people_still_wait_for_the_purge(iclei: Iclei) -> None:
    """With nobody on the list, but somebody in the history, the reminder stays."""
    iclei.ok("init", "--destroy-by", "2019-03-31")
    assert iclei.ok("participants", "list").err == ""
    iclei.ok("participants", "add", "--name", "김하늘")
    assert iclei.ok("participants", "remove", "1", "--yes").err == PAST


# The facts


def test_the_facts_are_shown_and_edited(iclei: Iclei) -> None:
    """What was typed is shown, an empty text empties, and undo takes it back."""
    iclei.ok("init", "--destroy-by", "2019-03-31", "--host", "City of Changwon")
    iclei.ok("assembly", "edit", "--name", "Assembly", "--host", "", "--date", "2019-02-27")
    event = iclei.json("assembly", "show")["assembly"]
    assert (event["name"], event["host"], event["date"]) == ("Assembly", None, "2019-02-27")
    assert event["destroy_by"] == "2019-03-31"
    assert "2019-03-31" in iclei.ok("assembly", "show").out
    iclei.ok("undo")
    assert iclei.json("assembly", "show")["assembly"]["host"] == "City of Changwon"


@pytest.mark.parametrize(
    "words", [[], ["--name", " "], ["--date", "tomorrow"], ["--destroy-by", "31.3.2019"]]
)
def test_facts_that_cannot_be_meant_are_refused(iclei: Iclei, words: list[str]) -> None:
    """Nothing, no name, or a date in another form: exit 2, nothing changed."""
    iclei.ok("init")
    before = iclei.json("assembly", "show")
    assert iclei("assembly", "edit", *words).exit_code == 2
    assert iclei.json("assembly", "show") == before


def test_a_template_can_say_until_when(iclei: Iclei, tmp_path: Path) -> None:
    """`destroy_by` in the template's event is taken; one that is no day is refused."""
    template = tmp_path / "mine.toml"
    template.write_text('[event]\nname = "Mine"\ndestroy_by = 2019-03-31\n', encoding="utf-8")
    iclei.ok("init", "--template", str(template))
    assert iclei.json("assembly", "show")["assembly"]["destroy_by"] == "2019-03-31"
    template.write_text('[event]\nname = "Mine"\ndestroy_by = "soon"\n', encoding="utf-8")
    answer = iclei("--store", "other.json", "init", "--template", str(template))
    assert answer.exit_code == 1
    assert "event.destroy_by" in answer.err
