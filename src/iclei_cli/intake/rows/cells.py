"""Turns the cells of a list into values, column by column; a text that recurs is understood once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import repeat, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.intake.columns.fields import DUTY_COLUMNS, TEXTS, read_coded_gender, type_of_field
from iclei_cli.intake.columns.headers import beside_organisation
from iclei_cli.intake.rows.guards import without_guards
from iclei_cli.intake.rows.organisations import read_organisation
from iclei_cli.intake.values.contacts.emails import plain_email
from iclei_cli.intake.values.contacts.phones import plain_phone
from iclei_cli.intake.values.names.read import plain_name, read_name, read_name_part
from iclei_cli.intake.values.parse import BadValue, status_word_of
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.nothing import is_no_contact, is_nothing, says_nothing
from iclei_cli.intake.words.text import is_blank
from iclei_cli.intake.words.vocabulary import (
    CHOICE,
    CHOICES,
    CONSENT,
    FAMILY_NAME,
    GIVEN_NAME,
    KEPT_AS_EXTRA,
    OPTION,
)
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.intake.columns.column import Column
    from iclei_cli.intake.columns.fields import Parse
    from iclei_cli.intake.progress import Progress

# Fields in which "none" and "미정" are no value. Elsewhere they may be one: a name can be Na.
_ANSWERS = {
    "sector",
    "gender",
    "email",
    "phone",
    "languages",
    "status",
    "offers",
    *DUTY_COLUMNS,
    CHOICE,
    CHOICES,
    CONSENT,
    OPTION,
}

# What most cells of a column of contacts or names hold, of which each is another.
_PLAIN = {"email": plain_email, "phone": plain_phone, "name": plain_name}
_CONTACTS = {"email", "phone"}

_NAME_PARTS = {GIVEN_NAME, FAMILY_NAME}
_SIMPLE_TEXTS = set(TEXTS) - {"name", *_NAME_PARTS}
_TEXTS_READ = _SIMPLE_TEXTS | {"municipality", "roles"}
_LONGEST_NOTHING = 24
_DIGIT = re.compile(r"\d")

_Column = tuple[str, list[Any]]
"""What the values of a column are of, and the values of all rows; None where one says nothing."""


class CellRemark(NamedTuple):
    """How a cell was understood, or why it was not, where the user should know."""

    header: str
    cell: str
    reading: Understood | BadValue


class RowValues(NamedTuple):
    """What the cells of a row say: values by field, and other cells by header."""

    fields: dict[str, Any]
    extra: dict[str, str]
    remarks: Sequence[CellRemark]


def read_cells(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    parsers: Mapping[str, Parse],
    progress: Progress,
    *,
    is_at_home: bool,
) -> Iterator[RowValues]:
    """Yield what each row says in the columns that are kept.

    `is_at_home` tells whether phone numbers without a country code are Korean.
    """
    cells = list(zip_longest(*rows, fillvalue=""))
    remarks: dict[int, list[CellRemark]] = defaultdict(list)
    fields: list[_Column] = []
    extra: list[_Column] = []
    for column in columns:
        if not column.is_kept or column.index >= len(cells):
            continue
        progress(message("doing-read-column", header=column.header))
        texts = without_guards(cells[column.index])
        if column.field is None or column.field in KEPT_AS_EXTRA or column.field in WISHES:
            extra.append((column.header, _as_they_are(texts)))
        elif column.field == "organisation" and (beside := beside_organisation(column.header)):
            values: list[Any] = [
                None if is_blank(text) or is_nothing(text) else read_organisation(text, beside)
                for text in texts
            ]
            fields.append((column.field, values))
            _set_remarks_apart(values, column.header, texts, remarks)
        elif column.field == "notes" or (column.field in _SIMPLE_TEXTS and _are_lines(texts)):
            values = _without_nothing(_as_they_are(texts), is_remark=column.field == "notes")
            fields.append((column.field, values))
        else:
            reader = _Reader(column.field, column.header, parsers, is_at_home=is_at_home)
            if column.field == "gender" and {"1", "2"} <= set(texts):
                reader.understand_with(read_coded_gender)
            values = reader.read(texts)
            fields.append((column.field, values))
            if reader.has_remarks:
                _set_remarks_apart(values, column.header, texts, remarks)
    by_row = zip(_by_row(fields, len(rows)), _by_row(extra, len(rows)), strict=True)
    for number, (stated, kept) in enumerate(by_row):
        yield RowValues(stated, kept, remarks.get(number, ()))


def _as_they_are(texts: Sequence[str]) -> list[str | None]:
    return [text if text[:1].isalnum() or not is_blank(text) else None for text in texts]


def _without_nothing(texts: list[str | None], *, is_remark: bool) -> list[str | None]:
    """Return texts without those that say that there is none: `(없음)`; a remark `미정` says who comes."""
    # No word for nothing has a digit, which most remarks have; that is found ten times as fast.
    short = {
        text for text in set(texts) if text and len(text) <= _LONGEST_NOTHING and not _DIGIT.search(text)
    }
    nothing = {
        text for text in short if is_nothing(text) and not (is_remark and status_word_of(text) is not None)
    }
    return [None if text in nothing else text for text in texts] if nothing else texts


def _are_lines(texts: Sequence[str]) -> bool:
    """Tell whether texts that are tidied already are each on one line: one look at all is enough."""
    text = "|".join(texts)
    return "  " not in text and text.isprintable()


def _by_row(columns: Sequence[_Column], count: int) -> Iterator[dict[str, Any]]:
    """Yield what the columns hold in each of so many rows."""
    names = [name for name, _ in columns]
    rows = zip(*(values for _, values in columns), strict=True) if columns else repeat((), count)
    for row in rows:
        if all(row):  # as many are
            yield dict(zip(names, row))  # noqa: B905 - both are of one width, and to check it takes as long again
        else:
            yield {name: value for name, value in zip(names, row, strict=True) if value is not None}


def _set_remarks_apart(
    values: list[Any], header: str, texts: Sequence[str], remarks: Mapping[int, list[CellRemark]]
) -> None:
    """Leave only plain values in a column, and collect the remarks on the others by row."""
    for number, reading in enumerate(values):
        if isinstance(reading, Understood | BadValue):
            remarks[number].append(CellRemark(header, texts[number], reading))
            values[number] = reading.value if isinstance(reading, Understood) else None


class _Reader(dict[str, Any]):
    """What the cells of one column mean, each text once; None where a cell says nothing.

    A value; or, where the user should know something of it (`has_remarks`), `Understood`; or `BadValue`.
    """

    def __init__(self, field: str, header: str, parsers: Mapping[str, Parse], *, is_at_home: bool) -> None:
        """Read texts as values of `field`; `is_at_home` where a phone without country code is Korean."""
        super().__init__()
        field_type = type_of_field(field)
        self.has_remarks = False
        self._parse = parsers[field_type]
        self._plain = None if field_type == "phone" and not is_at_home else _PLAIN.get(field_type)
        if field_type == "name":
            self._parse = partial(read_name, header=header)
        elif field_type in _NAME_PARTS:
            self._parse = read_name_part
        self._is_contact = field_type in _CONTACTS
        self._is_status = field_type == "status"
        self._is_answer = field_type in _ANSWERS
        self._is_text = field_type in _TEXTS_READ
        # What can be read as a contact is one; "not applicable" could also be read as a "no".
        self._is_sure = self._is_contact or not self._is_answer

    def understand_with(self, parse: Parse) -> None:
        """Read the texts of this column in another way than those of other columns of its field."""
        self._parse = parse

    def read(self, texts: Sequence[str]) -> list[Any]:
        """Return what each of the texts means."""
        plain = self._plain
        if plain is None:
            return list(map(self.__getitem__, texts))
        return [plain(text) or self[text] for text in texts]

    def __missing__(self, text: str) -> object:
        """Understand a text, and keep it."""
        self[text] = value = None if is_blank(text) else self._understood(text)
        return value

    def _understood(self, text: str) -> Any:  # noqa: ANN401 - the value of any field
        value: object
        if self._is_text and is_nothing(text):
            return None
        try:
            value = self._parse(text)
        except BadValue as error:
            value = error
        if self._is_sure and value.__class__ is str:
            return value
        # "미정" is an answer to whether somebody comes.
        is_said = isinstance(value, Understood) and (value.is_said or self._is_status)
        # Of who is asked whether they come, "N/A" says too little to be passed over.
        is_answer = self._is_answer and not self._is_status
        if is_answer and not is_said and says_nothing(text):
            return None
        if self._is_contact and is_no_contact(text):
            return None
        if isinstance(value, Understood) and value.is_plain:
            return value.value
        self.has_remarks = self.has_remarks or isinstance(value, Understood | BadValue)
        return value
