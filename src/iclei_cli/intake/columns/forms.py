"""A form of labels and values, `성명 | 김가온` over `소속 | 창원시청`, and a list that is turned: as rows.

Also labels and values above a list.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.columns.headers import Certainty
from iclei_cli.intake.row_kinds.headings import Section, section_of
from iclei_cli.intake.values.topics.marks import has_empty_box
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iclei_cli.intake.columns.headers import Claim
    from iclei_cli.intake.files.sheet import Rows, Sheet
    from iclei_cli.system.messages import Message

    Claims = Callable[[str], Claim | None]

_ROWS_SEARCHED = 200
_OF_EVERYBODY = {"organisation", "municipality", "sector"}
_OF_THE_EVENT = {"city", "town", "도시", "都市", "城市", "市"}
"""Labels above a list that may say where the event is, and not where people are from."""
_FEWEST_LABELS = 3
_LONGEST_LABEL = 60
_SIGNED = re.compile(
    r"\s*[(\[（]\s*(?:인|서명|날인|직인|印|서명 또는 (?:날)?인|signature|signed|seal)\s*[)\]）]\s*$",
    re.IGNORECASE,
)


class _Entry(NamedTuple):
    """A label, where it stands, the field that it means, and what stands on its right."""

    row: int
    column: int
    label: str
    field: str
    values: tuple[str, ...]


def stated_above(
    rows: Sequence[Sequence[str]], header: Sequence[str], claim_of: Claims
) -> tuple[list[Section], list[Message]]:
    """Return what labels above a list say of everybody on it, `기관명 | 부천시`; and tell of each.

    The last of the rows is the header, or the lower one of the two that it is made of. What is no such
    value, or is said differently by two labels, is told, and nobody gets it.
    """
    found: dict[str, list[tuple[int, str, Section]]] = {}
    above = rows[:-1] if list(rows[-1:]) == [list(header)] else rows[:-2]
    titles = set(map(one_line, header))
    for entry in _entries(above, claim_of):
        text = one_line(next(filter(None, entry.values), ""))
        # A title that heads a column as well is a part of the header.
        if entry.field in _OF_EVERYBODY and text and entry.label not in titles:
            said = (entry.row + 1, text, _said_by(entry.label, entry.field, text))
            found.setdefault(entry.field, []).append(said)
    taken, notices = [], []
    for field, several in found.items():
        is_clear = len({section.value for *_, section in several}) == 1 and several[0][2].value is not None
        if is_clear:
            del several[1:]
            taken.append(several[0][2])
        code = "stated-above" if is_clear else "stated-above-unclear"
        notices += [
            message(code, row=row, label=section.text, text=text, field=field)
            for row, text, section in several
        ]
    return taken, notices


def _said_by(label: str, field: str, text: str) -> Section:
    """Understand a value beside its label: beside `기관명` a body or a city, and not the next label."""
    shown = section_of(text, is_marked=True)
    if field == "organisation" and shown.field in {"organisation", "municipality"}:
        return Section(label, field, text)
    is_clear = shown.field == field and normal(label) not in _OF_THE_EVENT
    return Section(label, field, shown.value if is_clear else None)


def form_on(sheet: Sheet, claim_of: Claims) -> Sheet | None:
    """Return a form as a list, its labels as the header and a row for each person; None if it is no form.

    It is one where a column has labels below each other, a name among them; a list has its header in a row.
    """
    entries = _without_signatures(_without_titles(list(_entries(sheet.rows, claim_of))))
    columns = {entry.column for entry in entries}
    heights = {column: {entry.field for entry in entries if entry.column == column} for column in columns}
    main = next((column for column in sorted(columns) if "name" in heights[column]), None)
    if main is None or len(heights[main]) < _FEWEST_LABELS:
        return None
    labels = list(dict.fromkeys(entry.label for entry in entries))
    people = [
        [person.get(label, "") for label in labels]
        for block in _blocks(entries)
        for person in _people_in(block, is_turned=len(columns) == 1)
    ]
    rows: Rows = [labels, *people]
    return sheet._replace(
        rows=rows, delimiter=None, hidden_rows=(), unseen_rows=(), wide_rows=(), uncalculated=()
    )


def _entries(rows: Sequence[Sequence[str]], claim_of: Claims) -> Iterator[_Entry]:
    """Yield the labels, each with the values between it and the next one."""
    for number, cells in enumerate(islice(rows, _ROWS_SEARCHED)):
        known = [_label(cell, claim_of) for cell in cells]
        places = [place for place, label in enumerate(known) if label]
        for place, following in zip(places, [*places, len(cells)][1:], strict=True):
            if following == place + 1 and following in places and not (known[place] or ("",) * 3)[2]:
                continue  # it stands over the labels on its right: `희망분과 | 1순위 | 에너지`
            label, field, said = known[place] or ("", "", "")
            values = (said,) if said else tuple(cells[place + 1 : following])
            yield _Entry(number, place, label, field, values)


def _without_titles(entries: Sequence[_Entry]) -> list[_Entry]:
    """Leave out what has no value where another of that meaning has one: `참가자` over `성명 | 김가온`."""
    filled = {entry.field for entry in entries if any(entry.values)}
    return [entry for entry in entries if any(entry.values) or entry.field not in filled]


def _without_signatures(entries: Sequence[_Entry]) -> list[_Entry]:
    """Leave out who signed, `신청자: 김가온 (인)`, where the form tells the name elsewhere."""
    named = [entry for entry in entries if entry.field == "name" and any(entry.values)]
    signed = [entry for entry in named if any(map(_SIGNED.search, entry.values))]
    if len(signed) < len(named):
        return [entry for entry in entries if entry not in signed]
    return [
        entry._replace(values=tuple(_SIGNED.sub("", value) for value in entry.values)) for entry in entries
    ]


def _label(cell: str, claim_of: Claims) -> tuple[str, str, str] | None:
    """Return label, field and value of a cell that is a label, or a label with its value: `성명: 김가온`."""
    if not cell or len(cell) > _LONGEST_LABEL or has_empty_box(cell):
        return None
    for text, value in ((cell, ""), _parted(cell)):
        claim = claim_of(text) if text else None
        if claim is not None and claim.certainty is not Certainty.WEAK:
            return one_line(text), claim.field, value
    return None


def _parted(cell: str) -> tuple[str, str]:
    label, colon, value = cell.replace("：", ":").partition(":")
    return (label, value.strip()) if colon and value.strip() else ("", "")


def _blocks(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Part the labels into forms: one in which a label stands again is another form."""
    blocks: list[list[_Entry]] = [[]]
    for entry in entries:
        if any(entry.label == other.label for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(entry)
    return blocks


def _people_in(block: Sequence[_Entry], *, is_turned: bool) -> Iterator[dict[str, str]]:
    """Yield what a form says of each person: of several, if several columns have a name."""
    names = next((entry.values for entry in block if entry.field == "name"), ())
    places = [place for place, name in enumerate(names) if name]
    if is_turned and len(places) > 1:
        for place in places:
            yield {entry.label: "".join(entry.values[place : place + 1]) for entry in block}
    else:
        yield {entry.label: next(filter(None, entry.values), "") for entry in block}
