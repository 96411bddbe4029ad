"""Reads what the rows of a list say about people, and everything that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.participant import WISHES, Status
from iclei_cli.intake.columns.fields import parsers, type_of_field
from iclei_cli.intake.progress import Progress, silent, track
from iclei_cli.intake.rows.cells import read_cells
from iclei_cli.intake.rows.heed import HeededColumn
from iclei_cli.intake.rows.identity import Identity, identity_of
from iclei_cli.intake.rows.kept_cells import KeptCell
from iclei_cli.intake.rows.row_names import join_names
from iclei_cli.intake.rows.several_columns import date_consents, gather_offers, rank_choices
from iclei_cli.intake.rows.slots import cell_slots, slots_of, slots_of_columns
from iclei_cli.intake.values.contacts.phones import HOME_REGION
from iclei_cli.intake.values.contacts.regions import region_of_list
from iclei_cli.intake.values.guesses import infer
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.user_words import NO_WORDS, UserWords
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.nothing import is_no_contact
from iclei_cli.intake.words.status_words import PROXY
from iclei_cli.intake.words.text import normal, one_line, without_remarks
from iclei_cli.intake.words.vocabulary import (
    CANCELLATION,
    CHOICE,
    CHOICES,
    CONSENT,
    FAMILY_NAME,
    GIVEN_NAME,
    NAMES,
    OPTION,
    PROVINCE,
    SECOND_PHONE,
    TELLS_OF_COMING,
    WAITLIST,
)
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.columns.fields import Parse
    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.row_kinds.headings import Section
    from iclei_cli.intake.rows.cells import RowValues
    from iclei_cli.system.messages import Message

_CHOSEN = {CHOICE, CHOICES, OPTION}


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row is refused.

    Attributes:
        row: as a spreadsheet numbers it, from 1.
        column: the header as the file prints it; None when it is not about one column.
        message: what is wrong, without the place.
    """

    row: int
    column: str | None
    message: Message

    @property
    def code(self) -> str:
        """A stable kebab-case name of what is wrong."""
        return self.message.code


class Draft(msgspec.Struct, frozen=True):
    """What one row says of a participant: the fields that it fills, other columns, and what it suggests.

    `place` counts the drafts, as a row may be about several people. A name that only stands for one is among
    both. `identity` is who that is, and `column_slots` are the slots of which the row could say something.
    `cell_slots` are those of cells that are not understood, with the slots that such a cell fills otherwise.
    `company` are cells by header with names of others, which can be told once it is known who is who.
    """

    place: int
    row: int
    fields: dict[str, Any]
    extra: dict[str, str]
    identity: Identity
    guesses: dict[str, Any] = {}
    column_slots: frozenset[str] = frozenset()
    cell_slots: dict[str, frozenset[str]] = {}
    company: dict[str, str] = {}

    @property
    def blank(self) -> frozenset[str]:
        """The slots of which the row could have said something, and does not."""
        return self.column_slots.difference(slots_of(self.fields, {}))


@dataclass(slots=True)
class Remark:
    """How a value was understood, where the user should know, and the rows in which it stands."""

    message: Message
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Rows:
    """All rows of a list.

    Attributes:
        drafts: of the rows that can be read.
        errors: what is wrong with the others.
        refused: of the others, what can be read in them.
        count: how many rows are about people.
        skipped: how many are not about one person.
        kept: the cells that are not understood, of rows that are taken.
        remarks: how values were understood where that is to be told, by what tells one remark from another.
    """

    drafts: list[Draft] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    refused: list[Draft] = field(default_factory=list)
    count: int = 0
    skipped: int = 0
    kept: list[KeptCell] = field(default_factory=list)
    remarks: dict[str, Remark] = field(default_factory=dict)

    def note(self, remark: Message, row: int) -> None:
        """Keep a remark on a row; what is said of several rows is told once."""
        rows = self.remarks.setdefault(repr(remark), Remark(remark)).rows
        if row not in rows[-1:]:
            rows.append(row)

    @property
    def notices(self) -> list[Message]:
        """The remarks, each with its rows."""
        return [
            message("rows-remark", rows=remark.rows, remark=remark.message)
            for remark in self.remarks.values()
        ]


def read_rows(
    table: Table,
    topics: Mapping[str, Topic],
    progress: Progress = silent,
    *,
    is_strict: bool = False,
    user: UserWords = NO_WORDS,
) -> Rows:
    """Read every row below the header. Nothing is raised: what is wrong is collected.

    A cell that is not understood is kept as written, and remarked on; `is_strict` refuses its row instead.
    The words of the `user` outweigh all others.
    """
    result = Rows()
    fields = [column.field for column in table.columns if column.field is not None]
    column_slots = slots_of_columns(fields)
    kept = cell_slots({column.header: column.field for column in table.columns})
    field_types = {type_of_field(field) for field in fields}
    heeded = [
        HeededColumn(column.field, column.header)
        for column in table.columns
        if column.field is not None and column.field in {"notes", *TELLS_OF_COMING}
    ]
    naming = [column.header for column in table.columns if column.field in WISHES]
    second_phones = [column.header for column in table.columns if column.field == SECOND_PHONE]
    body = table.rows.people
    result.count, result.skipped = len(body), len(table.rows.passed)
    rows = [cells for _, cells in body]
    region = region_of_list(table.header_cells, rows)
    parse = parsers(topics, region, user)
    values = read_cells(table.columns, rows, parse, progress, is_at_home=region == HOME_REGION)
    numbered = track(body, "doing-read-rows", progress)
    for place, (row, (number, cells)) in enumerate(zip(values, numbered, strict=True)):
        reader = _RowReader(table, number, row, is_strict=is_strict)
        reader.complete(cells, field_types, heeded)
        if second_phones:
            reader.fill_phone(second_phones, parse["phone"])
        if place in table.rows.given:
            reader.take_from_headings(table.rows.given[place], parse)
        who = identity_of(reader.fields)
        if reader.errors:
            result.errors += reader.errors
            result.refused.append(Draft(place, number, reader.fields, reader.extra, who))
        else:
            guesses = infer(reader.fields)
            if not reader.has_name:
                guesses["name"] = reader.fields["name"]
            company = {header: reader.extra.pop(header) for header in naming if header in reader.extra}
            said = (reader.fields, reader.extra, who, guesses, column_slots, kept, company)
            result.drafts.append(Draft(place, number, *said))
            result.kept += reader.kept
        for remark in reader.remarks:
            result.note(remark, number)
    return result


# One row


class _RowReader:
    """One row on its way to a draft: the values understood so far, and the errors."""

    def __init__(self, table: Table, row: int, values: RowValues, *, is_strict: bool) -> None:
        self.table = table
        self.row = row
        self.is_strict = is_strict
        self.fields, self.extra, self.cell_remarks = values
        self.errors: list[RowError] = []
        self.remarks: list[Message] = []
        self.kept: list[KeptCell] = []
        self.has_name = True

    def complete(
        self, cells: list[str], field_types: AbstractSet[str], heeded: Sequence[HeededColumn]
    ) -> None:
        """Make one value of what several columns tell.

        `field_types` are those of all columns, and `heeded` those that may tell whether somebody comes.
        """
        self._check_width(cells)
        for header, cell, reading in self.cell_remarks:
            if isinstance(reading, BadValue):
                unclear: tuple[Message, ...] = (reading.message,)
            else:
                unclear = () if self._is_own_name(reading) else reading.unclear
                self.remarks += reading.remarks
                self._take_others(header, cell, reading)
            for why in unclear:
                if self.is_strict:
                    is_in_part = "taken" in why.facts
                    self._refuse(
                        header, message("more-than-a-value", text=one_line(cell)) if is_in_part else why
                    )
                else:
                    self._keep(header, cell, why)
        if heeded:
            self._heed(heeded, has_flags=CANCELLATION in field_types or WAITLIST in field_types)
        for remark in self.remarks:
            if remark.code == "comes-for-another":
                self._send_for_another(str(remark.facts["text"]))
        self._join_names()
        self._place_in_province()
        if field_types & _CHOSEN:
            rank_choices(self.fields, [column.field for column in self.table.columns])
        gather_offers(self.fields)
        if CONSENT in field_types:
            date_consents(self.fields, self.extra)

    def _heed(self, heeded: Sequence[HeededColumn], *, has_flags: bool) -> None:
        """Take what flags and remarks say of whether somebody comes: of several answers, the least sure."""
        said: list[Status] = []
        for column in heeded:
            text = self.fields.get("notes") if column.field == "notes" else self.extra.get(column.header)
            if text:
                status, remark = column[text]
                if status:
                    said.append(status)
                if remark:
                    self.remarks.append(remark)
        if said or has_flags:
            said.append(self.fields.get("status") or Status.REGISTERED)
            self.fields["status"] = min(said, key=lambda status: status.certainty)

    def _send_for_another(self, text: str) -> None:
        """Keep that somebody comes in another's place, and what the cell says of whose."""
        self.fields["roles"] = tuple(dict.fromkeys((*self.fields.get("roles", ()), PROXY)))
        if without_remarks(text).strip() != text:
            self.fields.setdefault("notes", text)

    def _take_others(self, header: str, cell: str, reading: Understood) -> None:
        """Take what a cell says of other fields, where no cell of theirs says otherwise."""
        for name, value in reading.others.items():
            known = self.fields.setdefault(name, value)
            if isinstance(known, tuple) and isinstance(value, tuple):
                self.fields[name] = tuple(dict.fromkeys([*known, *value]))
            elif normal(str(known)) != normal(str(value)):
                self._keep(header, cell, message("name-with-remark", taken=str(reading.value)))

    def _is_own_name(self, reading: Understood) -> bool:
        """Tell whether all that is beside an e-mail address is whose it is: `홍길동 <hong@city.go.kr>`."""
        codes = [why.code for why in reading.unclear]
        if codes != ["email-with-remark"]:
            return False
        get = self.fields.get
        given, family = get(GIVEN_NAME) or "", get(FAMILY_NAME) or ""
        names = [get("name"), get("name_en"), family + given, given + family]
        return normal(str(reading.unclear[0].facts["remark"])) in {normal(name) for name in names if name}

    def fill_phone(self, headers: Sequence[str], read: Parse) -> None:
        """Take the number of an office where there is no other."""
        for header in headers:
            cell = self.extra.get(header)
            if "phone" in self.fields or cell is None or is_no_contact(cell):
                continue
            try:
                reading = read(cell)
            except BadValue as error:
                self._keep(header, cell, error.message)
                continue
            if isinstance(reading, Understood):
                for why in reading.unclear:
                    self._keep(header, cell, why)
                reading = reading.value
            if reading is not None:
                self.fields["phone"] = reading

    def take_from_headings(self, given: Mapping[str, Section], parse: Mapping[str, Parse]) -> None:
        """Take what the headings above the row say, where the row itself says nothing else."""
        place = infer(self.fields).get("municipality")
        for name, heading in given.items():
            value: object = heading.value
            if name == "status":
                value = parse[name](heading.value or "")
            if isinstance(value, Understood):
                value = value.value
            # Who is of another city than the heading names is from there.
            if name not in self.fields and (name != "municipality" or place in {None, value}):
                self.fields[name] = value

    def _check_width(self, cells: list[str]) -> None:
        """Refuse a text row that is longer than its header: its values may stand in wrong columns."""
        delimiter = self.table.sheet.delimiter
        if delimiter is None:
            return
        width = len(self.table.header_cells)
        if any(cells[width:]):
            excess = message("too-many-cells", cells=len(cells), headers=width, delimiter=delimiter)
            self._refuse(None, excess)

    def _place_in_province(self) -> None:
        """Read a column of provinces together with that of cities, counties and districts."""
        province = self.fields.pop(PROVINCE, None)
        if province is not None:
            place = self.fields.get("municipality")
            whole = find_municipality(f"{province} {place or ''}").name
            self.fields["municipality"] = whole or place or province
            if whole:
                self.remarks = [each for each in self.remarks if each.code != "municipality-ambiguous"]

    def _join_names(self) -> None:
        found = join_names(self.fields, is_strict=self.is_strict)
        if found.remark is not None:
            self.remarks.append(found.remark)
        if found.error is not None:
            self._refuse(self._name_header(), found.error)
        self.has_name = not found.is_stand_in

    def _name_header(self) -> str | None:
        return next((column.header for column in self.table.columns if column.field in NAMES), None)

    def _keep(self, column: str, cell: str, why: Message) -> None:
        """Leave the field empty, and keep the cell as it is where the other columns are kept."""
        self.extra[column] = cell
        kept = KeptCell(self.row, column, one_line(cell), why)
        self.kept.append(kept)
        self.remarks.append(kept.remark)

    def _refuse(self, column: str | None, why: Message) -> None:
        self.errors.append(RowError(self.row, column, why))
