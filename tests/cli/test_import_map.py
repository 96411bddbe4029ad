"""`iclei participants import --map`: what columns are, said once and remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

LIST = "누구,소속,비고\n김하늘,창원시청,채식\n"
TWICE = "이름,이메일,전자우편\n김하늘,a@example.kr,b@example.kr\n"


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


def test_json_keeps_its_mapping(iclei: Iclei) -> None:
    """`mapping` is header by field, or null, whoever said it."""
    name = write(iclei, LIST)
    document = iclei.json("participants", "import", name, "--map", "누구=name", "--map", "비고=-")
    assert document["mapping"] == {"누구": "name", "소속": "organisation", "비고": None}


def test_nothing_is_remembered_of_a_trial(iclei: Iclei) -> None:
    """Neither of a dry run nor of an import with bad rows."""
    name = write(iclei, LIST)
    iclei.ok("participants", "import", name, "--map", "누구=name", "--dry-run")
    assert iclei("participants", "import", name, "--map", "누구=name", "--map", "소속=email").exit_code == 1
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
    assert document["headings"] == {"fields": {"누구": "name"}}
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
