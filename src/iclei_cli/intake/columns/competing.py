"""Two columns that could be one field: the likelier gets it; of two equally likely ones, the user chooses."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice, permutations
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.column import OF_SEVERAL
from iclei_cli.intake.columns.fields import type_of_field
from iclei_cli.intake.columns.headers import Certainty, Claim
from iclei_cli.intake.values.names.in_latin import can_be_in_latin
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.text import header_key, is_blank, normal, one_line
from iclei_cli.intake.words.vocabulary import (
    ABOUT_ANOTHER,
    FAMILY_NAME,
    GIVEN_NAME,
    KEPT_AS_EXTRA,
    REASON,
    ROW_NUMBER,
    SECOND_PHONE,
    TELLS_OF_COMING,
)
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.intake.columns.fields import Parse
    from iclei_cli.intake.columns.user_mapping import Instruction
    from iclei_cli.system.messages import Message

# Of two equal claims, that about the person who comes is surer than that about whoever filled in the form.
_COMES = re.compile("참가자|참석자|이용자|방문자|attendee|participant|delegate")
_APPLIES = re.compile("신청자|등록자|예약자|예매자|registrant|applicant|order|buyer")
# A mobile phone is surer than any contact, and what somebody is called than their grade.
_SURER = {"phone": re.compile("휴대|핸드폰|이동|모바일|mobile|cell|^hp$|携帯|手机|手機")}
_LESS_SURE = {"position": re.compile("직급|職級|grade|rank")}
# What is lost by none of two such columns: numbers are kept anyway, and the others never are.
_NEVER_DOUBTED = {ROW_NUMBER, REASON, *KEPT_AS_EXTRA}
_EXAMPLES, _EXAMPLE_LENGTH = 2, 16
_ROWS_COMPARED = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column whose field is not decided yet.

    `title` is what heads it in the file, `header` the same, told apart when it occurs twice.
    `instruction` is what the user says of it.
    """

    index: int
    title: str
    header: str
    claim: Claim | None
    cells: Sequence[str]
    instruction: Instruction | None = None

    @property
    def values(self) -> Iterator[str]:
        """What the cells say, each value once; of thousands, the first few are often enough."""
        seen: set[str] = set()
        for cell in self.cells:
            if cell not in seen:
                seen.add(cell)
                if not is_blank(cell):
                    yield cell

    @property
    def says_something(self) -> bool:
        """Whether any cell is filled."""
        return not all(map(is_blank, self.cells))


def is_of_another(candidate: Candidate, named: Sequence[Candidate]) -> bool:
    """Tell whether a column is about somebody else, a buyer or guardian, than those who are named."""
    return _is_about_another(candidate) and not any(map(_is_about_another, named))


def _is_about_another(candidate: Candidate) -> bool:
    return re.search(ABOUT_ANOTHER, normal(candidate.title)) is not None


def settle_rivals(
    candidates: Sequence[Candidate],
    body: Sequence[Sequence[str]],
    parsers: Mapping[str, Parse],
    file: str | Message,
) -> tuple[list[Candidate], list[Message]]:
    """Give every field to one column; return the columns, and notices of those kept as extra instead.

    Raises:
        RefusedError: `ambiguous-columns`, when two are equally sure and some row has another value in each.
    """
    claims: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.claim and candidate.claim.field not in OF_SEVERAL | TELLS_OF_COMING:
            claims[candidate.claim.field].append(candidate)
    holders = _holders(claims)
    comparison = _Comparison(body, parsers)
    doubts = [
        [holders[field], *others]
        for field, rivals in claims.items()
        if holders[field] in rivals and field not in _NEVER_DOUBTED
        if (others := [rival for rival in rivals if comparison.is_in_doubt(holders[field], rival)])
    ]
    if doubts:
        raise _ambiguous(doubts, comparison, file)
    settled, notices = [], []
    for candidate in candidates:
        holder = holders.get(candidate.claim.field, candidate) if candidate.claim else candidate
        if holder is candidate:
            settled.append(candidate)
            continue
        fills = _fills_gaps_of(holder, candidate)
        settled.append(
            replace(candidate, claim=Claim(SECOND_PHONE, candidate.claim.certainty))
            if fills and candidate.claim
            else replace(candidate, claim=None)
        )
        if holder.claim and candidate.says_something:
            code = "column-fills" if fills else "column-yields"
            field = holder.claim.field
            notices.append(message(code, header=candidate.header, holder=holder.header, field=field))
    return settled, notices


def with_english_names(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Message]]:
    """Read a column of names that has those of another in Latin letters as the English names, and tell."""
    fields = [candidate.claim.field for candidate in candidates if candidate.claim]
    named = [
        each for each in candidates if each.claim and each.claim.field == "name" and not each.instruction
    ]
    latin = next((pair for pair in permutations(named, 2) if _is_in_latin(*pair)), None)
    if latin is None or len(named) != len(latin) or "name_en" in fields:
        return list(candidates), []
    holder, english = latin
    claimed = replace(english, claim=Claim("name_en", Certainty.PLAIN))
    notice = message("column-in-latin", header=english.header, holder=holder.header)
    return [claimed if each is english else each for each in candidates], [notice]


def _is_in_latin(native: Candidate, latin: Candidate) -> bool:
    """Whether nearly all names of one column can be those of the other, in Latin letters."""
    both = [
        (name, other)
        for name, other in islice(zip(native.cells, latin.cells, strict=False), _ROWS_COMPARED)
        if not is_blank(name) and not is_blank(other) and not name.isascii()
    ]
    alike = sum(can_be_in_latin(name, other) for name, other in both)
    return bool(both) and alike * 5 >= len(both) * 4


def _fills_gaps_of(holder: Candidate, candidate: Candidate) -> bool:
    """Whether a number counts where there is no mobile one.

    Not that of whoever filled in the form, as a phone may be beside that of the attendee.
    """
    if holder.claim is None or holder.claim.field != "phone" or candidate.instruction is not None:
        return False
    is_sure = holder.claim.certainty is Certainty.PARTICIPANT
    is_same = header_key(holder.title) == header_key(candidate.title)
    return not (is_sure or is_same or _APPLIES.search(normal(candidate.title)))


def _holders(claims: Mapping[str, Sequence[Candidate]]) -> dict[str, Candidate]:
    """Return by field the column that claims it most surely; of equals, the first."""
    holders = {field: max(rivals, key=_sureness) for field, rivals in claims.items()}
    parts = [holders[part] for part in (GIVEN_NAME, FAMILY_NAME) if part in holders]
    if "name" in holders and parts:
        # Where there are full names, their parts are not needed, unless the user says that they are.
        stated = [part for part in parts if part.instruction is not None]
        if stated and holders["name"].instruction is None:
            holders["name"] = stated[0]
        elif not _fill_gaps(holders["name"], parts):
            holders.update(dict.fromkeys((GIVEN_NAME, FAMILY_NAME), holders["name"]))
    return holders


def _fill_gaps(names: Candidate, parts: Sequence[Candidate]) -> bool:
    """Whether the parts tell the names of people whose full names are left empty."""
    rows = zip(names.cells, *(part.cells for part in parts), strict=False)
    return any(is_blank(name) and not all(map(is_blank, cells)) for name, *cells in rows)


def _sureness(candidate: Candidate) -> tuple[Certainty, int]:
    claim, word = candidate.claim, normal(candidate.title)
    assert claim is not None
    surer, less_sure = _SURER.get(claim.field), _LESS_SURE.get(claim.field)
    signs = [
        2 * (bool(_COMES.search(word)) - bool(_APPLIES.search(word))),
        bool(surer and surer.search(word)),
        -bool(less_sure and less_sure.search(word)),
    ]
    return claim.certainty, sum(signs)


class _Comparison:
    """Compares columns by what their cells mean: `010-1234-5678` is `01012345678`, and 예 is 동의."""

    def __init__(self, body: Sequence[Sequence[str]], parsers: Mapping[str, Parse]) -> None:
        self._body = body
        self._parsers = parsers

    def is_in_doubt(self, holder: Candidate, rival: Candidate) -> bool:
        """Tell whether either of the two could be meant, and they hold different values."""
        return (
            holder is not rival
            and _sureness(holder) == _sureness(rival)
            # A title that occurs twice is no other title: ticket shops print the attendee's first.
            and header_key(holder.title) != header_key(rival.title)
            and bool(self.differing(holder, rival))
        )

    def differing(self, one: Candidate, other: Candidate) -> list[int]:
        """Return the first rows below the header, from 0, in which both are filled with different values."""
        rows = (
            number
            for number, row in enumerate(self._body)
            if self._differ(*((_cell(row, column), column) for column in (one, other)))
        )
        return list(islice(rows, _EXAMPLES))

    def examples(self, candidates: Sequence[Candidate]) -> dict[str, list[str]]:
        """Return by header what stands in rows where the columns differ."""
        rows = sorted({row for other in candidates[1:] for row in self.differing(candidates[0], other)})
        return {
            candidate.header: [_shortened(_cell(self._body[row], candidate)) for row in rows[:_EXAMPLES]]
            for candidate in candidates
        }

    def _differ(self, one: tuple[str, Candidate], other: tuple[str, Candidate]) -> bool:
        if one[0] == other[0] or _says_nothing(one[0]) or _says_nothing(other[0]):
            return False
        return self._meaning(*one) != self._meaning(*other)

    def _meaning(self, text: str, candidate: Candidate) -> object:
        assert candidate.claim is not None
        try:
            value = self._parsers[type_of_field(candidate.claim.field)](text)
        except BadValue:
            value = text
        if isinstance(value, Understood):
            value = text if value.value is None else value.value
        return normal(value) if isinstance(value, str) else value


def _cell(row: Sequence[str], candidate: Candidate) -> str:
    return row[candidate.index] if candidate.index < len(row) else ""


def _says_nothing(text: str) -> bool:
    return is_blank(text) or says_nothing(text)


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _EXAMPLE_LENGTH else line[: _EXAMPLE_LENGTH - 1] + "…"


def _ambiguous(
    doubts: Sequence[Sequence[Candidate]], comparison: _Comparison, file: str | Message
) -> RefusedError:
    fields = {
        candidates[0].claim.field: comparison.examples(candidates)
        for candidates in doubts
        if candidates[0].claim
    }
    rivals = [_rivals(field, columns) for field, columns in fields.items()]
    return RefusedError("ambiguous-columns", file=file, rivals=rivals, columns=fields)


def _rivals(field: str, columns: Mapping[str, list[str]]) -> Message:
    return message(
        "rival-columns",
        field=field,
        columns=[
            message("rival-column", header=header, examples=examples) for header, examples in columns.items()
        ],
        choices=[message("rival-choice", column=[header, field]) for header in columns],
    )
