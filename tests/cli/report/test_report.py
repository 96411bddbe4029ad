"""`iclei export report`, `minutes` and `certificates`."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei


def markdown(iclei: Iclei, *options: str) -> str:
    """The report in Markdown."""
    iclei.ok("export", "report", "-o", "report.md", "--force", *options)
    return (iclei.folder / "report.md").read_text("utf-8")


def words_of(path: Path) -> str:
    """All text of a Word document."""
    with ZipFile(path) as parts:
        xml = parts.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", " ", xml)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_numbers_are_those_that_the_commands_count(held: Iclei) -> None:
    """Each figure is what the command that is named beside it counts, and names its source and its time."""
    report = markdown(held)
    status = held.json("checkin", "status")
    assert (status["expected"], status["arrived"]) == (126, 110)
    assert re.search(r"\| Expected \| 126 \| ledger of arrivals \\\[1\\\]", report)
    assert re.search(r"\| Came, of those expected \| 110 \| ledger of arrivals \\\[1\\\]", report)
    assert "110 of 126 came: 87.3%" in report
    assert re.search(r"Source: ledger of arrivals, \d+ \w+ \d{4}, \d\d:\d\d \\\[1\\\]", report)
    for sector, turnout in status["by_sector"].items():
        assert f"| {turnout['arrived']} / {turnout['expected']} |" in report, sector
    for command in ("checkin status", "participants list", "sessions list", "groups show", "notes list"):
        assert f"iclei {command}" in report
        held.ok(*command.split())


def test_it_tells_what_every_table_said_agreed_and_is_to_do(held: Iclei) -> None:
    """Points, conclusions, actions with who and by when, goals; the open actions once more as a list."""
    report = markdown(held)
    person = held.json("participants", "show", "17")["participant"]
    assert "- One register of roofs" in report
    assert f"- Draft it — {person['name']}, {person['organisation']}, by 31 March 2026\n" in report
    assert "7 Affordable and clean energy" in report
    assert "## What is to be done" in report
    assert "A warm welcome" in report
    assert "Park Minjae" in report


def test_names_go_out_only_as_far_as_people_agreed(held: Iclei) -> None:
    """Whoever agreed is named; whoever did not, or was not asked, is told of by where they come from."""
    report = markdown(held)
    people = {person["id"]: person for person in held.json("participants", "list")["participants"]}
    assert people[17]["name"] in report
    assert people[18]["name"] not in report
    assert f"Count them — A participant from {people[18]['organisation']}" in report
    assert (
        "124 people are not named in this report: 1 did not agree (1 of whom came); 123 were not asked"
        in report
    )
    for person in people.values():
        assert not person["email"] or person["email"] not in report
        assert not person["phone"] or person["phone"] not in report


def test_quotes_go_out_only_with_consent(held: Iclei) -> None:
    """A quote to which nobody agreed is left out, and that is told."""
    answer = held.ok("export", "report", "-o", "report.md")
    report = (held.folder / "report.md").read_text("utf-8")
    assert "We can do it" in report
    assert "Not for the paper" not in report
    assert "1 quote is not in it" in answer.err


def test_contacts_and_names_within_a_note_are_told_before_it_is_handed_out(held: Iclei) -> None:
    """A phone, an address or the name of somebody who did not agree goes out as written, and is told of."""
    clean = held.ok("export", "report", "-o", "report.md").err
    assert "as written" not in clean
    person = held.json("participants", "show", "18")["participant"]
    texts = ("Ask at 010-1234-5678", "홍길동 900101-1234567 확인", f"{person['name']} spoke of 2030-2050")
    numbers = [held.json("notes", "add", "energy", text)["lines"][0]["note"]["number"] for text in texts]
    hidden = held.json("notes", "add", "energy", "010-1234-5678", "--kind", "quote", "--who", "21")
    for paper in (("report",), ("minutes", "energy")):
        told = held.ok("export", *paper, "-o", f"{paper[0]}.md", "--force").err
        assert f"identity, and it is in it as written (note {numbers[0]} and {numbers[1]})" in told
        assert f"named, and the name is in it as written (note {numbers[2]})" in told
    assert hidden["lines"][0]["note"]["number"] not in numbers
    assert "as written" not in held.ok("export", "minutes", "opening", "-o", "opening.md").err


def test_small_numbers_are_left_out_if_asked(held: Iclei) -> None:
    """With --suppress no count from 1 to 4 of a city stands in the report, nor can one be subtracted."""
    assert re.search(r"\| [1-4] / [1-4] \|", markdown(held))
    held.ok("checkin", "1", "2", "--session", "opening")
    report = markdown(held, "--suppress")
    assert "| left out |" in report
    assert re.search(r"\| – / \d+ \|", report)
    for came, expected in re.findall(r"\| (\d+) / (\d+) \|", report):
        small = {int(came), int(expected), int(expected) - int(came)} & {1, 2, 3, 4}
        assert not small, (came, expected)
    assert re.search(r"\| Opening[^|]*\| left out \|", report)


def test_last_years_figures_stand_beside_this_years(held: Iclei, day: Path) -> None:
    """Another assembly is compared figure by figure."""
    report = markdown(held, "--earlier", str(day))
    assert re.search(r"\| Expected \| 126 \| 126 \|", report)
    assert re.search(r"\*Source: .* · earlier assembly \\\[\d\\\]\*", report), "each number has its source"
    assert held("export", "report", "-o", "r.md", "--earlier", "nothing.json").exit_code == 3


def test_who_came_is_not_compared_with_who_had_registered(held: Iclei, planned_earlier: str) -> None:
    """Beside a year without arrivals, cities of those expected are compared, and both sources are named."""
    report = markdown(held, "--earlier", planned_earlier)
    assert re.search(r"\| Cities and counties \| \d+ \| – \| ledger of arrivals \\\[1\\\] \|", report)
    both = r"ledger of arrivals \\\[1\\\]; earlier: list of participants \|"
    alike = re.search(rf"\| Cities and counties of those expected \| (\d+) \| (\d+) \| {both}", report)
    assert alike is not None
    assert alike[1] == alike[2]
    assert re.search(rf"\| Expected \| 126 \| 126 \| {both}", report)


def test_two_languages_stand_beside_each_other_and_never_one_within_the_other(held: Iclei) -> None:
    """What is the same in both is told once; goals, sources and who is thanked are each in their language."""
    held.ok("assembly", "edit", "--host", "Suwon", "--in", "en")
    held.ok("assembly", "edit", "--host", "수원시", "--in", "ko")
    report = markdown(held, "--lang", "en,ko")
    assert "- Speaker / 연사: Park Minjae, Mayor\n" in report
    assert "Goals: 7 Affordable and clean energy / 지속가능발전목표: 7 모두를 위한 깨끗한 에너지" in report
    assert re.search(r"87.3% \(ledger of arrivals \S+\). / .*87.3% \(접수 기록 \S+\).", report)
    assert re.search(r"Count them — A participant from [^/]* / \S+ 참가자\n", report)
    [thanks] = [line for line in report.splitlines() if line.startswith("Thanks to")]
    assert (thanks.count("Suwon"), thanks.count("수원시")) == (1, 1)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "Facts and figures"), ("ko", "주요 수치"), ("ja", "主な数字"), ("zh", "主要数据")],
)
def test_it_speaks_four_languages(held: Iclei, language: str, word: str) -> None:
    """Headings, dates and words are those of the language, whatever the terminal speaks."""
    assert f"## {word}" in markdown(held, "--lang", language)


def test_a_web_page_is_whole_and_loads_nothing(held: Iclei) -> None:
    """One file, no script, nothing from elsewhere; the same words as in Markdown; nothing typed is markup."""
    held.ok("notes", "add", "energy", "<script>alert(1)</script> & more")
    held.ok("export", "report", "-o", "report.html")
    page = (held.folder / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r"(src|href)=", page)
    assert "default-src 'none'" in page
    parser = _Text()
    parser.feed(page)
    text = " ".join(parser.text)
    assert "<script>alert(1)</script> & more" in text
    assert "Roofs are many | and *flat*" in text
    assert "110 of 126 came" in text


def test_a_word_document_has_the_same_and_fonts_of_east_asia(held: Iclei) -> None:
    """Its styles name a font for Hangul, its heads are headings, its charts are tables; on A4."""
    held.ok("export", "report", "--lang", "ko")
    path = held.folder / "report.docx"
    document = Document(str(path))
    styles = document.styles.element.xml
    assert 'w:eastAsia="Malgun Gothic"' in styles
    styled = {paragraph.text: paragraph.style for paragraph in document.paragraphs}
    assert styled["주요 수치"] == document.styles["Heading 1"]
    assert abs((document.sections[0].page_width or 0) - Mm(210)) < Mm(0.1)
    assert "126명 중 110명이 왔습니다" in words_of(path)
    assert len(document.tables) >= 5


def test_tables_in_word_break_neither_words_nor_days(held: Iclei, day: Path) -> None:
    """Narrow columns stay wide enough beside long ones, and a small table stands whole on its page."""
    held.ok("export", "report", "--lang", "ko", "--earlier", str(day))
    tables = Document(str(held.folder / "report.docx")).tables
    assert (tables[0].columns[1].width or 0) > Mm(9)
    [actions] = [
        table for table in tables if "2026년 3월 31일" in [cell.text for cell in table.columns[2].cells]
    ]
    assert (actions.columns[2].width or 0) > Mm(30)
    cells = [cell for row in actions.rows for cell in row.cells]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in cells)
    for table in tables:
        assert sum((column.width or 0) for column in table.columns) <= Mm(167)


def test_a_template_of_the_users_is_kept(held: Iclei) -> None:
    """The user's own document stays as it is; numbers and the report are put in where it says so."""
    template = Document()
    template.add_paragraph("Our letterhead")
    template.add_paragraph("{{ arrived }} of {{ expected }} came to {{ name }}")
    template.add_paragraph("{{p report }}")
    template.save(str(held.folder / "ours.docx"))
    held.ok("export", "report", "--template", "ours.docx", "-o", "made.docx")
    words = words_of(held.folder / "made.docx")
    assert "Our letterhead" in words
    assert "110 of 126 came to 2026 Assembly" in words
    assert "One register of roofs" in words


@pytest.mark.parametrize("text", ["{{ no_such_number }}", "{{ arrived", "{% for %}"])
def test_a_template_that_asks_for_what_is_not_there_is_told(held: Iclei, text: str) -> None:
    """One sentence, no report, and the names that there are."""
    template = Document()
    template.add_paragraph(text)
    template.save(str(held.folder / "ours.docx"))
    answer = held("export", "report", "--template", "ours.docx", "-o", "made.docx")
    assert answer.exit_code == 1
    assert "ours.docx" in answer.err
    assert not (held.folder / "made.docx").exists()


@pytest.mark.parametrize("content", [b"", b"no document", None])
def test_a_template_that_is_none_is_told(held: Iclei, content: bytes | None) -> None:
    """A missing file, an empty one, or something else: one sentence."""
    if content is not None:
        (held.folder / "ours.docx").write_bytes(content)
    answer = held("export", "report", "--template", "ours.docx", "-o", "made.docx")
    assert answer.exit_code == 1
    assert "ours.docx" in answer.err


def test_without_a_door_it_tells_who_was_expected(planned: Iclei) -> None:
    """Where nobody was checked in, nobody is said to have come."""
    answer = planned.ok("export", "report", "-o", "report.md", "--lang", "en")
    report = (planned.folder / "report.md").read_text("utf-8")
    assert "Nobody was checked in" in answer.err
    assert "numbers of who was expected" in report
    assert "came:" not in report


def test_the_same_assembly_gives_the_same_bytes(held: Iclei) -> None:
    """Nothing of the time of writing is in any of the three."""
    for ending in ("docx", "html", "md"):
        for number in (1, 2):
            held.ok("export", "report", "-o", f"{number}.{ending}")
        assert (held.folder / f"1.{ending}").read_bytes() == (held.folder / f"2.{ending}").read_bytes()


def test_minutes_are_of_one_table_or_session(held: Iclei) -> None:
    """What was noted there, and nothing of elsewhere."""
    held.ok("export", "minutes", "energy", "-o", "energy.md")
    held.ok("export", "minutes", "opening", "-o", "opening.md")
    energy, opening = ((held.folder / f"{name}.md").read_text("utf-8") for name in ("energy", "opening"))
    assert "One register of roofs" in energy
    assert "A warm welcome" not in energy
    assert [line for line in energy.splitlines() if line.startswith("#")] == [
        *("# Energy", "## Points", "## Conclusions", "## Actions"),
    ]
    assert "A warm welcome" in opening
    assert "Park Minjae" in opening
    answer = held("export", "minutes", "nothing so called")
    assert answer.exit_code == 1
    assert "energy" in answer.err, "the tables that there are"
    assert "opening" in answer.err, "and the sessions"


def test_minutes_tell_what_they_are_and_which_quotes_are_left_out(held: Iclei) -> None:
    """They call themselves minutes, and name the quotes of that table to which nobody agreed."""
    told = held.ok("export", "minutes", "energy", "-o", "energy.md")
    assert "energy.md: the minutes of Energy" in told.out
    assert "1 quote is not in it, as nobody agreed to that (note 6)" in told.err
    assert "quote" not in held.ok("export", "minutes", "opening", "-o", "opening.md").err


def test_a_table_tells_who_was_to_sit_there_and_who_came(planned: Iclei) -> None:
    """Seats of the plan are said to be planned, round by round; who came is counted once anybody has."""
    planned.ok("groups", "assign", "--rounds", "2", "--time-limit", "0.2")
    (table,) = planned.json("groups", "show", "energy")["rounds"][0]["groups"]
    people = [member["id"] for member in table["members"]]
    seated = re.escape(f"Round 1: {len(people)} seated by plan")
    assert re.search(rf"{seated} · Round 2: \d+ seated by plan", markdown(planned, "--lang", "en"))
    planned.ok("checkin", str(people[0]))
    assert re.search(rf"{seated}, 1 of whom came · Round 2: ", markdown(planned, "--lang", "en"))
    assert "of whom came ·" not in markdown(planned, "--lang", "en", "--suppress")
    planned.ok("export", "minutes", "energy", "-o", "energy.md", "--lang", "en")
    assert re.search(rf"{seated}, 1 of whom came", (planned.folder / "energy.md").read_text("utf-8"))


def test_the_terminal_and_the_report_count_the_same_people(held: Iclei) -> None:
    """Somebody who has cancelled is in neither number of those who are not named."""
    held.ok("participants", "cancel", "120")
    told = held.ok("export", "report", "-o", "r.md").err
    assert "123 people are not named in it" in told
    assert "123 people are not named in this report" in (held.folder / "r.md").read_text("utf-8")


def test_minutes_of_a_quote_alone_say_that_it_is_left_out(held: Iclei) -> None:
    """Where something was noted that may not go out, the paper does not say that nothing was."""
    held.ok("sessions", "add", "--title", "Closing", "--key", "last")
    held.ok("notes", "add", "last", "Never print this", "--kind", "quote", "--who", "21")
    held.ok("export", "minutes", "last", "-o", "closing.md")
    for paper in ((held.folder / "closing.md").read_text("utf-8"), markdown(held)):
        assert "1 quote is left out here" in paper
        assert "Never print this" not in paper
    assert "Nothing was noted" not in (held.folder / "closing.md").read_text("utf-8")


def test_certificates_are_for_whoever_came(held: Iclei) -> None:
    """A page for each who was checked in; none for who was not; the file is for the owner's eyes."""
    people = {person["id"]: person["name"] for person in held.json("participants", "list")["participants"]}
    held.ok("export", "certificates")
    path = held.folder / "certificates.docx"
    words = words_of(path)
    assert words.count("Certificate of Attendance") == 110
    assert people[3] in words
    assert path.stat().st_mode & 0o077 == 0
    refused = held("export", "certificates", "3", "120", "-o", "one.docx")
    assert (refused.exit_code, "(no. 120) has not been checked in" in refused.err) == (1, True)
    held.ok("export", "certificates", "3", "-o", "one.docx")
    assert words_of(held.folder / "one.docx").count("Certificate of Attendance") == 1


@pytest.mark.parametrize("options", [("--by", "shoe size"), ("-o", "report.pdf"), ("--lang", "xx")])
def test_what_cannot_be_meant_is_told(held: Iclei, options: tuple[str, ...]) -> None:
    """One sentence, and nothing is written."""
    answer = held("export", "report", *options)
    assert answer.exit_code == 2
    assert not list(held.folder.glob("report.*"))


def test_walk_ins_are_counted_as_the_status_counts_them(held: Iclei) -> None:
    """Somebody on no list is not expected, in no figure and no chart, whatever they came to."""
    held.ok("checkin", "--new", "위노을, 수원시", "--session", "opening")
    held.ok("checkin", "--new", "도하람, 창원시")
    status = held.json("checkin", "status")
    report = markdown(held)
    assert f"| Expected | {status['expected']} |" in report
    for sector, turnout in status["by_sector"].items():
        assert f"{turnout['arrived']} / {turnout['expected']} |" in report, sector
