"""Notes written line by line, as people write them: what each line is read as."""

from __future__ import annotations

from datetime import date

import pytest

from iclei_cli.assembly.nouns.day.note import MOST_LETTERS, NoteKind
from iclei_cli.intake.notes.draft import Draft
from iclei_cli.intake.notes.lines import Line, read_lines

POINT, CONCLUSION, ACTION, QUOTE = NoteKind
KNOWN = {"김하늘", "17", "Kim Haneul"}


def lines(text: str, kind: NoteKind = POINT) -> list[Line]:
    """What the lines of a text are read as, at an assembly of 28 February 2019."""
    return list(read_lines(text, kind, date(2019, 2, 28), KNOWN.__contains__))


def draft(line: str, kind: NoteKind = POINT) -> Draft:
    """The note that one line is."""
    [found] = lines(line, kind)
    assert found.draft is not None, found.problem
    return found.draft


def problem(line: str, kind: NoteKind = POINT) -> str:
    """The code of what is wrong with one line."""
    [found] = lines(line, kind)
    assert found.problem is not None, found.draft
    return found.problem.code


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        *[
            (words, CONCLUSION)
            for words in ("Conclusions:", "결론", "## 결론", "2. 결론：", "[결론]", "結論", "结论：")
        ],
        *[
            (words, ACTION)
            for words in ("Actions", "○ 실행 과제", "할 일:", "実行事項", "行动", "Next steps:")
        ],
        *[(words, POINT) for words in ("Discussion:", "주요 의견", "論点", "要点")],
        *[(words, QUOTE) for words in ("Quotes", "발언", "発言", "发言：")],
    ],
)
def test_a_heading_in_four_languages_says_what_the_lines_below_are(heading: str, kind: NoteKind) -> None:
    """With or without number, signs, brackets and colon; it is no note itself."""
    first, second = lines(f"{heading}\n\nMore trees")
    assert (first.heading, first.draft) == (kind, None)
    assert second.number == 3
    assert second.draft == Draft("More trees", kind)


def test_another_heading_is_left_out_and_ends_what_the_one_before_said() -> None:
    """Of `# Table 3` nothing is known; what follows is of the kind that was asked for."""
    _, first, left_out, last = lines("결론\n- 버스\n# Table 3\n나무", ACTION)
    assert first.draft == Draft("버스", CONCLUSION)
    assert (left_out.heading, left_out.draft, left_out.problem) == (None, None, None)
    assert last.draft == Draft("나무", ACTION)


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("- [ ] Count", False),
        ("[x] Count", True),
        ("* [V] Count", True),
        ("☐ Count", False),
        ("☑ Count", True),
    ],
)
def test_a_check_box_is_an_action(line: str, done: bool) -> None:
    """Ticked, it is done."""
    assert draft(line) == Draft("Count", ACTION, done=done)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Count until 2019-03-31", "2019-03-31"),
        ("Count by 31 March", "2019-03-31"),
        ("Count due March 31, 2020", "2020-03-31"),
        ("Count ~3월 31일", "2019-03-31"),
        ("Count 1월 5일까지", "2020-01-05"),
        ("Count (~2019. 3. 31.)", "2019-03-31"),
        ("Count 2019년 3월 31일까지", "2019-03-31"),
        ("Count 기한: 2019.3.31", "2019-03-31"),
        ("Count 3月31日まで", "2019-03-31"),
        ("Count 3月31日之前", "2019-03-31"),
    ],
)
def test_the_day_of_an_action_is_read_and_taken_out(written: str, day: str) -> None:
    """Without a year it is the first such day from the assembly on."""
    assert draft(f"- [ ] {written}") == Draft("Count", ACTION, by=day)


@pytest.mark.parametrize(
    "line", ["3월 1일~3월 31일 행사", "Cut 10~20 %", "Meet on 2019-03-31", "Wait until noon"]
)
def test_what_is_no_day_by_which_it_is_done_stays_in_the_text(line: str) -> None:
    """A time between two days, a range of numbers, a day of something else."""
    assert draft(line, ACTION) == Draft(line, ACTION)


def test_a_point_has_no_day() -> None:
    """“By 2030” belongs to what was said."""
    assert draft("No coal by 2030-12-31") == Draft("No coal by 2030-12-31")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("@김하늘 님 조사", "김하늘"),
        ("조사 @김하늘", "김하늘"),
        ("@Kim Haneul: 조사", "Kim Haneul"),
        ("@17 조사", "17"),
        ('조사 @"Suwon City"', "Suwon City"),
        ("조사 @수원시", "수원시"),
    ],
)
def test_who_is_to_do_it_is_read_and_taken_out(line: str, who: str) -> None:
    """The longest name that somebody on the list has, or else one word, or what is in quotation marks."""
    assert draft(line, ACTION) == Draft("조사", ACTION, who)


def test_an_address_in_a_text_names_nobody() -> None:
    """Only a sign at the beginning of a word is a mark."""
    assert draft("write to a@b.org").who is None


@pytest.mark.parametrize(
    ("line", "text", "goals"),
    [
        ("Buses #11", "Buses", (11,)),
        ("Buses #SDG13 #11", "Buses", (11, 13)),
        ("Buses help SDG 11 and SDG 3", "Buses help SDG 11 and SDG 3", (3, 11)),
        ("Buses (SDGs 11, 13)", "Buses (SDGs 11, 13)", (11, 13)),
        ("SDGs 17개를 알린다", "SDGs 17개를 알린다", ()),
    ],
)
def test_goals_are_read(line: str, text: str, goals: tuple[int, ...]) -> None:
    """A tag is taken out; where the sentence itself names a goal, it stays whole."""
    assert draft(line) == Draft(text, sdgs=goals)


@pytest.mark.parametrize(
    ("line", "who", "consent"),
    [
        ("> We need trees", None, None),
        ("“We need trees” — 김하늘 (동의)", "김하늘", True),
        ("“We need trees” @김하늘 (no consent)", "김하늘", False),
        ("「We need trees」（同意なし）", None, False),
        ("Quote: We need trees – Jane Doe", "Jane Doe", None),
    ],
)
def test_a_quote_has_who_said_it_and_whether_they_agreed(
    line: str, who: str | None, consent: bool | None
) -> None:
    """Without a word on consent, nobody is taken to have agreed."""
    assert draft(line) == Draft("We need trees", QUOTE, who, consent=consent)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- [ ] Count @김하늘 @17", "line-names-several"),
        ("> “Trees” — Jane @김하늘", "line-names-several"),
        ("- [ ] Count by 2019-03-01, due 2019-04-01", "line-with-several-days"),
        ("- [ ] Count ~2월 30일", "not-a-due-day"),
        ("Buses #18", "not-a-goal"),
        ("- [ ] @김하늘 ~3월 31일", "line-without-text"),
        ("x" * (MOST_LETTERS + 1), "note-too-long"),
    ],
)
def test_what_cannot_be_meant_is_a_problem_of_its_line(line: str, code: str) -> None:
    """It is never read as something else."""
    assert problem(line) == code


def test_very_long_lines_are_refused_quickly() -> None:
    """No line of signs makes reading slow: a hundred thousand of each in less than the test's time."""
    for sign in "@#~“—-[ (":
        list(read_lines(sign * 100_000, QUOTE, date(2019, 2, 28), KNOWN.__contains__))
        list(read_lines((sign + " ") * 2_400, QUOTE, date(2019, 2, 28), KNOWN.__contains__))
