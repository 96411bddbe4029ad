"""The table of formats is whole, and the process that reads says in its answer whatever happened in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from fixtures.manifest import FILES
from fuzz.seeds import make_seeds
from iclei_cli.cli.messages import en
from iclei_cli.intake.files import formats
from iclei_cli.intake.files.formats.other_files import OTHER_FILES
from iclei_cli.intake.files.formats.registry import FORMATS, format_of
from iclei_cli.intake.files.formats.workbook.format import OTHER_COMPOUND_FILES, OTHER_ZIPS
from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.files.sandbox import read_isolated, reading_in, reply_to
from iclei_cli.intake.files.sheet import MOST_LETTERS, Reading, Sheet, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAMMES = Path(__file__).parents[2] / "fixtures" / "programmes"
SAMPLES = make_seeds() | {
    path.name: path.read_bytes() for folder in (FILES, PROGRAMMES) for path in sorted(folder.iterdir())
}
DAMAGED = "file-damaged"
OTHER = sorted({*OTHER_FILES.values(), *OTHER_ZIPS.values(), *OTHER_COMPOUND_FILES.values()})


def read_in_process(data: bytes) -> Reading:
    """Read a file as the process that reads does, in this one."""
    return reading_in(reply_to(format_of(data).name, data))


def test_every_format_that_has_a_folder_is_in_the_table() -> None:
    """A format that was written and not registered is an error, and the name of each is its own."""
    folders = {path.parent.name for path in Path(formats.__path__[0]).glob("*/format.py")}
    registered = {format_.read.__module__.split(".")[-2] for format_ in FORMATS.values()}
    assert registered == folders
    assert len(FORMATS) == len(folders)


def test_every_format_has_a_sample() -> None:
    """The tests below, and the fuzzing, reach every format."""
    assert {format_of(data).name for data in SAMPLES.values()} == set(FORMATS)


@pytest.mark.parametrize(
    "code", sorted({*OTHER_FILES.values(), *OTHER_ZIPS.values(), *OTHER_COMPOUND_FILES.values()})
)
def test_every_other_file_has_its_words(code: str) -> None:
    """Whatever is recognised as something else can be said."""
    assert en.SENTENCES[code]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_was_read_arrives_as_it_was_read(name: str, tmp_path: Path) -> None:
    """The answer of the process holds the sheets, cell by cell, and the encoding."""
    data = SAMPLES[name]
    format_ = format_of(data)
    direct = format_.read(data, None)
    (tmp_path / "list").write_bytes(data)
    assert read_in_process(data) == direct
    assert read_document(tmp_path / "list", is_programme=True)[1:] == direct


@pytest.mark.parametrize(
    ("format_name", "content", "code"),
    [
        ("workbook", b"PK\x03\x04 cut off", "file-damaged"),
        ("workbook", b"nothing at all", "file-damaged"),
        ("web page", b"<html><p>no table</html>", "file-not-a-table"),
        ("SpreadsheetML", b"<Workbook><Worksheet>", "file-damaged"),
        ("SpreadsheetML", b"<!DOCTYPE x [<!ENTITY a 'aa'>]><Workbook/>", "file-damaged"),
        ("web page", b"<table><tr><td>" + b"x" * (MOST_LETTERS + 1), "file-too-large"),
        ("web page", b"<table><tr><td>a" + b"<td rowspan=65000 colspan=1000>b" * 2, "file-too-large"),
        ("web page", b"<html>\xff\xff\xff", "file-encoding"),
        ("schedule", b"<schedule><day>", "file-damaged"),
        ("schedule", b"<!DOCTYPE x [<!ENTITY a 'aa'>]><schedule>&a;</schedule>", "file-damaged"),
        ("schedule", b"<schedule>" + b"<day>" * 200_000, "file-damaged"),
        ("calendar", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut off", "file-damaged"),
        ("calendar", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR", DAMAGED),
    ],
)
def test_why_a_file_is_unreadable_arrives(format_name: str, content: bytes, code: str) -> None:
    """In this process and in the other one."""
    with pytest.raises(Unreadable, match=code) as caught:
        reading_in(reply_to(format_name, content))
    assert caught.value.instead == ("other-file-web-page" if code == "file-not-a-table" else None)
    with pytest.raises(Unreadable, match=code):
        read_isolated(format_name, content)


def test_the_encoding_that_the_user_names_arrives_in_the_process() -> None:
    """A web page in Japanese is read as what it is said to be."""
    page = "<table><tr><td>山田花子</table>".encode("shift_jis")
    assert read_isolated("web page", page, "shift_jis") == Reading(
        (Sheet(None, [["山田花子"]]),), "shift_jis"
    )


class PanicException(BaseException):
    """A reader fails as only foreign code can."""


@pytest.mark.parametrize(
    ("error", "code"),
    [(MemoryError, "file-too-large"), (RecursionError, "file-too-large"), (PanicException, "file-damaged")],
)
def test_a_reader_that_fails_is_an_answer_too(
    error: type[BaseException], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No memory, no end, and a panic each have their code."""
    monkeypatch.setitem(FORMATS, "workbook", FORMATS["workbook"]._replace(read=_failing(error)))
    with pytest.raises(Unreadable, match=code):
        reading_in(reply_to("workbook", b""))


def test_a_bug_of_a_reader_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is raised ends the process, which the other one takes for too large a file."""
    monkeypatch.setitem(FORMATS, "workbook", FORMATS["workbook"]._replace(read=_failing(KeyError)))
    with pytest.raises(KeyError):
        reply_to("workbook", b"")


def _failing(error: type[BaseException]) -> Callable[[bytes, str | None], NoReturn]:
    def read(_: bytes, __: str | None) -> NoReturn:
        raise error

    return read


def test_an_answer_that_was_cut_off_is_no_answer() -> None:
    """A process that was ended has said nothing, wherever it was stopped."""
    whole = reply_to("web page", "<table><tr><td>가온</table>".encode())
    assert json.loads(whole)[0] is None
    for end in range(len(whole)):
        with pytest.raises(Unreadable, match="file-too-large"):
            reading_in(whole[:end])
