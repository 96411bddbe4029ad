"""Lists of whom to keep together or apart: a row for each rule, two or more people in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.lookup import find_coming, folded
from iclei_cli.assembly.nouns.rule import Apart, Together
from iclei_cli.assembly.rules.edit_rules import add_rule
from iclei_cli.intake.columns.column import column_letters
from iclei_cli.intake.files.open import read_document
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.rules.edit_rules import AddedRule
    from iclei_cli.intake.files.sheet import Rows, Sheet
    from iclei_cli.system.messages import Message

Kind = type[Together] | type[Apart]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("apart", "separate", "따로", "분리", "別", "分开"), Apart),
    **dict.fromkeys(("together", "함께", "같이", "一緒", "一起"), Together),
}
_KIND_HEADER = re.compile(r"kind|rule|type|종류|구분|규칙|種類|种类")
_REASON_HEADER = re.compile(r"reason|why|note|사유|이유|비고|理由")
_PERSON_HEADER = re.compile(
    r"(?:name|person|participant|people|number|no\.?|e-?mail|이름|성명|성함|참가자|참석자|번호|이메일|氏名|名前|姓名)"
    r"[ _.#-]*(?:\d+|[a-z])?"
)


class FoundRules(NamedTuple):
    """What came of a list: the rules that were made, and how many were there already."""

    added: list[AddedRule]
    known: int


class Row(NamedTuple):
    """One row: its number in the file, the filled cells that name people by column, its kind and reason."""

    number: int
    people: dict[int, str]
    kind: Kind | None
    reason: str | None
    problem: Message | None


def add_rules_of_file(
    assembly: Assembly, path: Path, kind: Kind, rounds: Sequence[int], reason: str | None
) -> FoundRules:
    """Make a rule of each row: of this kind, unless a column says another.

    Raises:
        RefusedError: the file cannot be read, nobody is named in it, or some rows cannot be meant, which are
            all told; the assembly is not to be kept.
    """
    file, rows = rows_of_file(path)
    added: list[AddedRule] = []
    known = 0
    problems: list[Message] = []
    for row in rows:
        people = _people(assembly, row, problems)
        if people is None:
            continue
        rule = (row.kind or kind)(
            number=0, people=people, rounds=tuple(sorted(set(rounds))), reason=row.reason or reason
        )
        try:
            added.append(add_rule(assembly, rule))
        except RefusedError as error:
            if error.code == "rule-exists":
                known += 1
            else:
                problems.append(message("row-refused", row=row.number, problem=error.message))
    if problems:
        raise RefusedError("rules-of-file-refused", file=file, problems=problems)
    if not added and not known:
        raise RefusedError("nobody-in-file", file=file)
    return FoundRules(added, known)


def rows_of_file(path: Path) -> tuple[str | Message, list[Row]]:
    """The name of a file, and its rows that name anybody.

    Raises:
        RefusedError: it cannot be read.
    """
    document = read_document(path)
    return document.file, list(_rows(_sheet(document.sheets).rows))


def _sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The sheet with most filled cells of those that are shown; of a text, the most regular reading."""
    shown = [sheet for sheet in sheets if not sheet.is_hidden] or sheets
    return max(shown, key=lambda sheet: sum(bool(cell.strip()) for row in sheet.rows for cell in row))


def _rows(rows: Rows) -> Iterator[Row]:
    """The rows that name anybody; the first may be a header."""
    filled = [
        (number, {column: " ".join(cell.split()) for column, cell in enumerate(row) if cell.strip()})
        for number, row in enumerate(rows, start=1)
    ]
    filled = [(number, cells) for number, cells in filled if cells]
    header = {column: folded(cell) for column, cell in filled[0][1].items()} if filled else {}
    if not any(_PERSON_HEADER.fullmatch(word) for word in header.values()):
        header = {}
    kinds = {column for column, word in header.items() if _KIND_HEADER.fullmatch(word)}
    reasons = {column for column, word in header.items() if _REASON_HEADER.fullmatch(word)}
    for number, cells in filled[1:] if header else filled:
        yield _row(number, cells, kinds, reasons)


def _row(number: int, cells: dict[int, str], kinds: set[int], reasons: set[int]) -> Row:
    kind: Kind | None = None
    problem: Message | None = None
    people: dict[int, str] = {}
    for column, cell in cells.items():
        if folded(cell) in _KINDS:
            kind = _KINDS[folded(cell)]
        elif column in kinds:
            problem = message("row-kind-unknown", row=number, column=column_letters(column), words=cell)
        elif column not in reasons:
            people[column] = cell
    reason = next((cells[column] for column in sorted(reasons) if column in cells), None)
    return Row(number, people, kind, reason, problem)


def _people(assembly: Assembly, row: Row, problems: list[Message]) -> tuple[int, ...] | None:
    """Whom a row names, by id; None where it cannot be meant, which is put among the problems."""
    found: set[int] = set()
    before = len(problems)
    if row.problem is not None:
        problems.append(row.problem)
    for column, words in row.people.items():
        try:
            found.add(find_coming(assembly, words).id)
        except RefusedError as error:
            problems.append(
                message("cell-refused", row=row.number, column=column_letters(column), problem=error.message)
            )
    if len(problems) == before and len(found) < 2:  # noqa: PLR2004 - nobody is together or apart alone
        problems.append(message("row-of-one-person", row=row.number))
    return tuple(sorted(found)) if len(problems) == before else None
