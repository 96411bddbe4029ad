"""A registration list, read and compared with the assembly; and the step that makes it so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.column import Column
from iclei_cli.intake.columns.find_table import find_table
from iclei_cli.intake.columns.user_mapping import headings_after, read_instructions
from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.people.compare import RowOutcome, compare
from iclei_cli.intake.people.three_way_merge import CAUTIOUS, FieldChange, FieldConflict, Policy
from iclei_cli.intake.progress import Progress, silent
from iclei_cli.intake.rows.kept_cells import KeptCell, KeptKind, kinds_of
from iclei_cli.intake.rows.read import RowError, read_rows
from iclei_cli.intake.words.text import header_key, normal
from iclei_cli.intake.words.vocabulary import OPTION
from iclei_cli.system.collector import collector_paused
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.headings import Headings
    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.files.sheet import ListFile
    from iclei_cli.intake.people.compare import Changes
    from iclei_cli.intake.rows.read import Rows
    from iclei_cli.intake.values.topics.user_words import UserWords
    from iclei_cli.system.messages import Fact, Message

__all__ = [
    "BadRow",
    "Column",
    "FieldChange",
    "FieldConflict",
    "ListSettings",
    "Policy",
    "Registrations",
    "RowError",
    "RowOutcome",
    "apply_registrations",
    "compare_list",
    "read_document",
    "read_registrations",
]


@dataclass(frozen=True, slots=True)
class ListSettings:
    """What the user says of a list; what is not said is found out.

    Attributes:
        encoding: of a text file.
        sheet: the name of the sheet, or its number from 1.
        header_row: where the header stands, from 1.
        maps: what columns are, and what words mean, as texts `header=field` and `word=value`.
        policy: what is to become of conflicts, empty cells, bad rows, and those whom the list leaves out.
    """

    encoding: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    maps: tuple[str, ...] = ()
    policy: Policy = CAUTIOUS

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said of how the list is to be read."""
        return self.sheet is None and self.header_row is None and not self.maps


NOTHING_SAID = ListSettings()


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is refused.

    Attributes:
        number: as a spreadsheet numbers it, from 1.
        cells: as they stand in the file.
        errors: everything that is wrong with it.
    """

    number: int
    cells: tuple[str, ...]
    errors: tuple[RowError, ...]


@dataclass(frozen=True, slots=True)
class Registrations:
    """What a list says, and what importing it changes.

    Attributes:
        document: the file, with all its sheets.
        table: the one table that is read, with its header and its columns.
        rows: what each row says, and how many are about people.
        changes: what becomes of participants, and of each row.
        policy: what the user wants to become of conflicts, empty cells, bad rows and people left out.
        headings: what is to be remembered of what the user said of columns and words, now and before.
        has_new_headings: whether any of that is new.
        unused_words: the words of which the user now says what they mean, and which no cell has.
    """

    document: ListFile
    table: Table
    rows: Rows
    changes: Changes
    policy: Policy
    headings: Headings
    has_new_headings: bool
    unused_words: tuple[str, ...] = ()

    @property
    def errors(self) -> list[RowError]:
        """What is wrong, in the order of the rows; one row can have several."""
        return sorted([*self.rows.errors, *self.changes.errors], key=lambda error: error.row)

    @property
    def bad_rows(self) -> list[BadRow]:
        """The refused rows, in order."""
        errors: dict[int, list[RowError]] = defaultdict(list)
        for error in self.errors:
            errors[error.row].append(error)
        rows = self.table.sheet.rows
        return [BadRow(number, tuple(rows[number - 1]), tuple(wrong)) for number, wrong in errors.items()]

    @property
    def is_refused(self) -> bool:
        """Whether nothing may be imported: rows are bad, and the user did not say to skip them."""
        return bool(self.errors) and not self.policy.skip_bad_rows

    @property
    def notices(self) -> list[Message]:
        """What the user should know, although nothing is refused."""
        unused = [message("words-not-in-list", words=list(self.unused_words))] if self.unused_words else []
        return [*self.table.notices, *unused, *self.rows.notices, *self.changes.notices]

    @property
    def kept(self) -> list[KeptCell]:
        """The cells that are not understood, of rows that are taken."""
        return [*self.rows.kept, *self.changes.kept]

    @property
    def kept_kinds(self) -> list[KeptKind]:
        """The cells that are not understood, by column and reason."""
        columns = [column.header for column in self.table.columns]
        return sorted(kinds_of(self.kept), key=lambda kind: columns.index(kind.column))

    @property
    def mapping(self) -> dict[str, str | None]:
        """What each header is read as; None for what is kept as it is, and for the row number."""
        return {column.header: column.field for column in self.table.columns}

    def count(self, *outcomes: str) -> int:
        """How many rows have one of these outcomes."""
        return sum(outcome.outcome in outcomes for outcome in self.changes.outcomes)

    @property
    def unchanged(self) -> int:
        """How many participants of the list are left as they are, conflicts included."""
        in_conflict = {conflict.id for conflict in self.changes.conflicts}
        changed = {change.after.id for change in self.changes.updated}
        return self.count("unchanged") + len(in_conflict - changed)


@collector_paused()
def read_registrations(
    path: Path, assembly: Assembly, settings: ListSettings = NOTHING_SAID, progress: Progress = silent
) -> Registrations:
    """Read a list of any kind and compare it with `assembly`. Nothing is changed.

    Raises:
        RefusedError: the file cannot be used at all, or nobody is on the list; bad rows are in `errors`.
        UsageError: there is no such encoding, sheet, row, column or field.
    """
    progress(message("doing-read-file"))
    document = read_document(path, settings.encoding)
    return compare_list(document, assembly, settings, progress)


@collector_paused()
def compare_list(
    document: ListFile,
    assembly: Assembly,
    settings: ListSettings = NOTHING_SAID,
    progress: Progress = silent,
) -> Registrations:
    """Compare a list with `assembly`: what importing it would do. Nothing is changed.

    Raises:
        RefusedError: the list cannot be understood, nobody is on it, or it cannot be the whole truth that it
            is said to be; bad rows are in `errors`.
        UsageError: there is no such sheet, row, column or field.
    """
    instructions = read_instructions(settings.maps, assembly.headings, assembly.topics)
    table = find_table(
        document,
        assembly.topics,
        sheet=settings.sheet,
        header_row=settings.header_row,
        instructions=instructions,
    )
    words = instructions.words
    rows = read_rows(table, assembly.topics, progress, is_strict=settings.policy.is_strict, user=words)
    if not rows.count:
        raise RefusedError("list-empty", file=document.file, row=table.header_row)
    headings = headings_after(assembly.headings, table.columns, words)
    return Registrations(
        document=document,
        table=table,
        rows=rows,
        changes=compare(rows, assembly, table, settings.policy, progress),
        policy=settings.policy,
        headings=headings,
        has_new_headings=headings != assembly.headings,
        unused_words=_unused_words(words, table, rows),
    )


def _unused_words(words: UserWords, table: Table, rows: Rows) -> tuple[str, ...]:
    """Return the words that the user says something of, and that are not in this list.

    Raises:
        UsageError: `word-is-header`, when it is a column of that header that could be meant.
    """
    remarks = (remark.message for remark in rows.remarks.values())
    used = {normal(str(remark.facts["word"])) for remark in remarks if remark.code == "word-as-said"}
    options = [normal(column.header) for column in table.columns if (column.field or "").startswith(OPTION)]
    unused = [
        word
        for word in words.stated
        if normal(word) not in used and not any(normal(word) in option for option in options)
    ]
    headers = {header_key(cell) for cell in table.header_cells}
    for word in unused:
        if header_key(word) in headers:
            raise UsageError("word-is-header", word=word, value=words.stated[word])
    return tuple(unused)


@collector_paused()
def apply_registrations(registrations: Registrations, assembly: Assembly) -> Registrations:
    """Put what the good rows say into `assembly`; new participants get their id.

    Returns the same, with those ids among the outcomes.

    Raises:
        RefusedError: `bad-rows`, unless they are to be skipped; or, unless that is confirmed,
            `erased-may-return`: somebody was erased since a list last brought new people, and this one brings
            some. Nothing is changed.
    """
    if registrations.is_refused:
        raise RefusedError("bad-rows", file=registrations.document.file, number=len(registrations.bad_rows))
    changes, policy = registrations.changes, registrations.policy
    if policy.erased_since and changes.created and not policy.is_confirmed:
        raise RefusedError(
            "erased-may-return",
            file=registrations.document.file,
            number=policy.erased_since,
            people=_new_people(changes),
        )
    assembly.headings = registrations.headings
    for changed in (changes.updated, changes.noted, changes.cancelled):
        assembly.put(change.after for change in changed)
    assembly.put(changes.created)
    assembly.last_id += len(changes.created)
    ids = (person.id for person in changes.created)
    outcomes = [
        RowOutcome(outcome.row, outcome.outcome, next(ids), outcome.name)
        if outcome.outcome == "created"
        else outcome
        for outcome in changes.outcomes
    ]
    return replace(registrations, changes=replace(changes, outcomes=outcomes))


def _new_people(changes: Changes) -> list[Fact]:
    return [
        message("named-row", name=outcome.name, row=outcome.row)
        for outcome in changes.outcomes
        if outcome.outcome == "created"
    ]
