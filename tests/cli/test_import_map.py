"""`iclei participants import --map`: what columns are, said once and remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.fields import FIELDS
from iclei_cli.cli.messages.catalogue import SPOKEN, phrase
from iclei_cli.cli.messages.languages import KNOWN

if TYPE_CHECKING:
    from conftest import Iclei

LIST = "누구,소속,비고\n김하늘,창원시청,채식\n"
TWICE = "이름,이메일,전자우편\n김하늘,a@example.kr,b@example.kr\n"


def in_language(language: str, field: str) -> str:
    """What the table of columns calls a field."""
    SPOKEN.speak(language)
    try:
        return phrase("column-read-recognised", field=field)
    finally:
        SPOKEN.speak("en")


def write(iclei: Iclei, text: str) -> str:
    """Put a list into the folder; its name."""
    (iclei.folder / "list.csv").write_text(text, encoding="utf-8")
    return "list.csv"


def test_a_column_is_said_once_and_shown(iclei: Iclei) -> None:
    """The table tells what was told, and at the next import what was remembered."""
    name = write(iclei, LIST)
    told = iclei.ok("participants", "import", name, "--map", "누구=name", "--map", "비고=-").out
    assert "name (as told)" in told
    assert "(not kept, as told)" in told
    again = iclei.ok("participants", "import", name)
    assert "name (remembered)" in again.out
    assert "“누구” is read as name, as you said before." in again.err
    assert "1 unchanged" in again.out


@pytest.mark.parametrize("language", KNOWN)
def test_a_field_is_told_as_it_can_be_typed(iclei: Iclei, language: str) -> None:
    """In each language, what the table calls a column is understood by --map, and is the same field."""
    fields = [*(field.name for field in FIELDS if field.is_column), "choice 1", "choice 2"]
    called = {field: in_language(language, field) for field in fields if field != "consents"}
    heads = {field: f"Q{chr(65 + number)}" for number, field in enumerate(called)}
    cells = ["김하늘" if field == "name" else "" for field in heads]
    name = write(iclei, f"{','.join(heads.values())}\n{','.join(cells)}\n")
    maps = [part for field, word in called.items() for part in ("--map", f"{heads[field]}={word}")]
    document = iclei.json("participants", "import", name, "--dry-run", *maps)
    assert document["mapping"] == {heads[field]: field for field in called}


def test_json_keeps_its_mapping(iclei: Iclei) -> None:
    """`mapping` is header by field, or null, whoever said it."""
    name = write(iclei, LIST)
    document = iclei.json("participants", "import", name, "--map", "누구=name", "--map", "비고=-")
    assert document["mapping"] == {"누구": "name", "소속": "organisation", "비고": None}


def test_nothing_is_remembered_of_a_trial(iclei: Iclei) -> None:
    """Neither of a dry run nor of an import with bad rows."""
    name = write(iclei, LIST)
    iclei.ok("participants", "import", name, "--map", "누구=name", "--dry-run")
    maps = ("--map", "누구=name", "--map", "소속=email")
    assert iclei("participants", "import", name, *maps, "--strict").exit_code == 1
    answer = iclei("participants", "import", name)
    assert answer.exit_code == 1
    assert '--map "누구=name"' in answer.err


def test_undo_forgets_and_redo_remembers(iclei: Iclei) -> None:
    """What was said is a part of the change."""
    name = write(iclei, LIST)
    iclei.ok("participants", "import", name, "--map", "누구=name")
    iclei.ok("undo")
    assert iclei("participants", "import", name).exit_code == 1
    iclei.ok("redo")
    iclei.ok("participants", "import", name)


def test_what_was_said_moves_with_the_assembly(iclei: Iclei) -> None:
    """The export has it, and the import of the export brings it back."""
    name = write(iclei, LIST)
    iclei.ok("participants", "import", name, "--map", "누구=name")
    iclei.ok("store", "export", "-o", "all.json")
    document = json.loads((iclei.folder / "all.json").read_text(encoding="utf-8"))
    assert document["headings"] == {"fields": {"누구": "name"}, "words": {}}
    iclei.ok("--store", "other.json", "store", "import", "all.json")
    iclei.ok("--store", "other.json", "participants", "import", name)


def test_a_header_that_holds_a_name_is_found_by_erasure(iclei: Iclei) -> None:
    """A list without headers: its first row was told to be one. The erasure names where that still stands."""
    name = write(iclei, "김하늘,창원시청\n이바다,수원시청\n")
    iclei.ok("participants", "import", name, "--header-row", "1", "--map", "김하늘=name")
    iclei.ok("participants", "add", "--name", "김하늘")
    assert "meaning of headers" in iclei.ok("participants", "erase", "김하늘", "--yes").out


def test_a_purge_forgets_what_was_said_of_headers(iclei: Iclei) -> None:
    """Since a header may have been a name."""
    name = write(iclei, "김하늘,창원시청\n이바다,수원시청\n")
    iclei.ok("participants", "import", name, "--header-row", "1", "--map", "김하늘=name")
    iclei.ok("store", "purge", "--yes")
    files = [path for path in iclei.folder.rglob("*") if path.is_file() and path.name != name]
    assert not any("김하늘" in path.read_bytes().decode("utf-8", "replace") for path in files)


def test_an_ambiguous_list_changes_nothing(iclei: Iclei) -> None:
    """It is refused with the options to add, no line of them wider than a terminal."""
    name = write(iclei, TWICE)
    answer = iclei("participants", "import", name)
    assert answer.exit_code == 1
    assert {'  --map "이메일=email"', '  --map "전자우편=email"'} <= set(answer.err.splitlines())
    assert max(map(len, answer.err.splitlines())) <= 80
    assert [path.name for path in iclei.folder.iterdir()] == [name]
    iclei.ok("participants", "import", name, "--map", "전자우편=email")
    assert iclei.json("participants", "list")["participants"][0]["email"] == "b@example.kr"


@pytest.mark.parametrize("option", ["누구", "누구=무엇", "없음=name"])
def test_a_wrong_option_is_a_usage_error(iclei: Iclei, option: str) -> None:
    """One line, exit code 2, nothing changed."""
    name = write(iclei, LIST.replace("누구", "이름"))
    answer = iclei("participants", "import", name, "--map", option)
    assert answer.exit_code == 2
    assert len(answer.err.splitlines()) == 1
    assert [path.name for path in iclei.folder.iterdir()] == [name]


def test_ids_can_be_told(iclei: Iclei) -> None:
    """Rows under a header that is told to be an id meet people by it, whatever else changed."""
    write(
        iclei, "이름,소속,이메일,열쇠\n김하늘,창원시청,a@example.kr,K-1\n이바다,수원시청,b@example.kr,K-2\n"
    )
    iclei.ok("participants", "import", "list.csv", "--map", "열쇠=registration id")
    write(
        iclei, "이름,소속,이메일,열쇠\n김하늘,가람대학교,c@example.kr,K-1\n이바다,수원시청,b@example.kr,K-2\n"
    )
    document = iclei.json("participants", "import", "list.csv")
    assert (document["created"], document["updated"]) == (0, 1)
    assert document["mapping"]["열쇠"] == "registration id"


@pytest.mark.parametrize("field", ["order code", "position id"])
def test_the_halves_of_an_id_can_be_told(iclei: Iclei, field: str) -> None:
    """They are kept under their own header, too."""
    write(iclei, "이름,열쇠\n김하늘,K-1\n")
    iclei.ok("participants", "import", "list.csv", "--map", f"열쇠={field}")
    assert iclei.json("participants", "list")["participants"][0]["extra"] == {"열쇠": "K-1"}


def test_two_columns_of_ids_are_no_riddle(iclei: Iclei) -> None:
    """The first is compared, and both are kept: nothing depends on which it is."""
    write(iclei, "이름,접수번호,회원번호\n김하늘,K-1,77\n이바다,K-2,78\n")
    answer = iclei.ok("participants", "import", "list.csv")
    assert "“접수번호” is read as registration id, so “회원번호” is kept as extra." in answer.err


def test_an_import_that_only_remembers_headers_can_be_undone(iclei: Iclei) -> None:
    """Then that is said; of an import that changes nothing at all it is not."""
    name = write(iclei, "이름,비고\n김하늘,채식\n")
    iclei.ok("participants", "import", name)
    told = iclei.ok("participants", "import", name, "--map", "비고=notes").out
    assert "1 unchanged, 0 refused.\nUndo: iclei undo" in told
    assert "undo" not in iclei.ok("participants", "import", name, "--map", "비고=notes").out
