"""Which column of the list holds which field, and which are kept as they are."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.column import EXTRA, NOT_TAKEN, Column, Origin, column_name, unique_title
from iclei_cli.intake.columns.competing import Candidate, is_of_another, settle_rivals, with_english_names
from iclei_cli.intake.columns.fields import DUTY_COLUMNS, parsers, type_of_field
from iclei_cli.intake.columns.headers import Certainty, Claim, recognise
from iclei_cli.intake.columns.option_columns import option_claim
from iclei_cli.intake.columns.status_columns import (
    asks_who_stays_away,
    bare_answer,
    first_no,
    first_of_coming,
    is_tick,
    says_who_comes,
    speaks_of_coming,
)
from iclei_cli.intake.row_kinds.headings import section_of
from iclei_cli.intake.values.cell_shapes import field_shown_by
from iclei_cli.intake.values.municipalities import find_municipality
from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.topics.read import TopicWords
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.coming import companions_counted, may_ask_who_comes
from iclei_cli.intake.words.nothing import says_nothing
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.vocabulary import (
    CANCELLATION,
    CHOICE,
    CHOICES,
    CONSENT,
    DOOR,
    DOUBTFUL_ATTENDANCE,
    FAMILY_NAME,
    GIVEN_NAME,
    HONORIFICS,
    OPTION,
    REASON,
    ROW_NUMBER,
)
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.columns.fields import Parse
    from iclei_cli.intake.columns.user_mapping import Instructions
    from iclei_cli.system.messages import Message

_EXAMPLES = 3
_ANSWERS_ASKED = 200
"""So many different answers show whether a column is what its header could mean."""
_PLACES = {"organisation", "municipality"}
_OF_TOPICS = Claim(CHOICES, Certainty.WEAK)
_CLOSED = {CHOICES, "sector", "phone", "status", CONSENT, *DUTY_COLUMNS}
"""The fields that a vague header can mean, and whose values are of a kind that is known."""


def read_columns(
    header: Sequence[str],
    body: Sequence[Sequence[str]],
    topics: Mapping[str, Topic],
    instructions: Instructions,
    file: str | Message,
) -> tuple[tuple[Column, ...], list[Message]]:
    """Return the columns that have a header or a value, and what the user should know about them.

    Raises:
        RefusedError: `ambiguous-columns`; `file` is named in it.
        UsageError: what is said of columns does not fit them.
    """
    words = TopicWords(topics, instructions.words)
    readers = parsers(topics, user=instructions.words)
    candidates = _follow(instructions, _candidates(header, body, words))
    candidates, unfit = _drop_unfit(_settle_status(candidates, readers), readers)
    candidates, in_latin = with_english_names(_settle_names(candidates))
    candidates, rivals = settle_rivals(candidates, body, readers, file)
    columns = tuple(_column(candidate) for candidate in candidates)
    return columns, [
        *_remembered(columns),
        *unfit,
        *in_latin,
        *rivals,
        *_remarks_on_coming(candidates),
        *_remarks_on_kept(candidates, readers),
    ]


def _candidates(header: Sequence[str], body: Sequence[Sequence[str]], words: TopicWords) -> list[Candidate]:
    candidates: list[Candidate] = []
    taken: dict[str, int] = {}
    columns = zip_longest(*body, fillvalue="")
    for index, (head, cells) in enumerate(zip_longest(header, columns, fillvalue=())):
        title = one_line(head or "")
        candidate = Candidate(index, title, title or column_name(index), None, cells)
        if title or candidate.says_something:
            name = unique_title(candidate.header, taken)
            candidates.append(replace(candidate, header=name, claim=_claim(candidate, words)))
    return candidates


def _claim(candidate: Candidate, words: TopicWords) -> Claim | None:
    claim = None
    if candidate.title:
        claim = option_claim(candidate.title, candidate.values, words) or recognise(candidate.title)
    if claim and claim.field == "status" and is_tick(candidate.title, candidate.values):
        return Claim(DOOR, Certainty.PLAIN)
    if (claim is None or claim.certainty is Certainty.WEAK) and speaks_of_coming(candidate.values):
        return Claim("status", Certainty.WEAK)
    if claim and claim.field == "name" and candidate.says_something:
        # A "Username" is an e-mail address in some forms.
        are_addresses = all("@" in value for value in candidate.values)
        return Claim("email", Certainty.WEAK) if are_addresses else claim
    return claim


def _follow(instructions: Instructions, candidates: list[Candidate]) -> list[Candidate]:
    """Give columns the fields that the user states for them; a no to `불참하시나요?` stays one."""
    placed = instructions.place([candidate.header for candidate in candidates])
    return [
        replace(candidate, claim=_as_stated(candidate, placed[place].claim), instruction=placed[place])
        if place in placed
        else candidate
        for place, candidate in enumerate(candidates)
    ]


def _as_stated(candidate: Candidate, claim: Claim) -> Claim:
    is_reverse = claim.field == "status" and asks_who_stays_away(candidate.title, candidate.cells)
    return Claim(CANCELLATION, claim.certainty) if is_reverse else claim


def _settle_status(candidates: list[Candidate], readers: Mapping[str, Parse]) -> list[Candidate]:
    """Take the status from columns in which no cell says whether anybody comes, where another column does.

    `참석` may hold what kind of guest somebody is, and `응답` what they answered. Whoever is asked to what
    they come answers with topics.
    """
    claimants = [each for each in candidates if each.claim and each.claim.field == "status"]
    if not claimants or any(each.instruction for each in claimants):
        return candidates
    mute = [each for each in claimants if not _speaks(each, readers)]
    if not mute:
        return candidates
    if of_topics := [each for each in mute if _fits(each, _OF_TOPICS, readers)]:
        candidates = [replace(each, claim=_OF_TOPICS) if each in of_topics else each for each in candidates]
        mute = [each for each in mute if each not in of_topics]
    others = [each for each in claimants if each not in mute and each not in of_topics]
    answer = None
    if not others:
        unclaimed = (each for each in candidates if each.claim is None)
        answer = next((each for each in unclaimed if says_who_comes(each.values)), None)
        if answer is None:
            return candidates
    return [
        replace(each, claim=None)
        if each in mute
        else replace(each, claim=Claim("status", Certainty.WEAK))
        if each is answer
        else each
        for each in candidates
    ]


def _speaks(candidate: Candidate, readers: Mapping[str, Parse]) -> bool:
    answers = islice(_answers(candidate), _ANSWERS_ASKED)
    return any(_is_understood(answer, "status", readers) for answer in answers)


def _drop_unfit(
    candidates: list[Candidate], readers: Mapping[str, Parse]
) -> tuple[list[Candidate], list[Message]]:
    """Take the field from columns whose header could mean it, but whose values do not fit."""
    answered = {each.claim.field for each in candidates if each.claim and _is_answered(each)}
    settled = [
        replace(candidate, claim=_claim_of_places(candidate, answered))
        if _is_unfit(candidate, answered, readers)
        else candidate
        for candidate in candidates
    ]
    notices = [
        message("column-few-values", header=before.header, field=before.claim.field)
        if after.claim is None
        else message("column-of-places", header=before.header, field=after.claim.field)
        for before, after in zip(candidates, settled, strict=True)
        if before.claim and before.claim != after.claim and before.says_something
    ]
    return settled, notices


def _claim_of_places(candidate: Candidate, answered: set[str]) -> Claim | None:
    """Return what a column is that could be the sector, but names cities or bodies; None for others."""
    answers = list(_answers(candidate))
    if candidate.claim is None or candidate.claim.field != "sector" or answered & _PLACES or not answers:
        return None
    kinds = {section_of(answer, is_marked=True).field for answer in answers}
    if kinds == {"municipality"}:
        return Claim("municipality", Certainty.WEAK)
    return Claim("organisation", Certainty.WEAK) if kinds and kinds <= _PLACES else None


def _is_unfit(candidate: Candidate, answered: set[str], readers: Mapping[str, Parse]) -> bool:
    claim = candidate.claim
    return claim is not None and (not _fits(candidate, claim, readers) or _yields(candidate, claim, answered))


def _fits(candidate: Candidate, claim: Claim, readers: Mapping[str, Parse]) -> bool:
    if claim.certainty is not Certainty.WEAK:
        return True
    answers = list(islice(_answers(candidate), _ANSWERS_ASKED))
    understood = sum(_is_understood(value, claim.field, readers) for value in answers)
    return understood * 2 >= len(answers) > 0


def _answers(candidate: Candidate) -> Iterator[str]:
    return (value for value in candidate.values if not says_nothing(value))


def _is_answered(candidate: Candidate) -> bool:
    return any(not says_nothing(value) for value in candidate.values)


def _yields(candidate: Candidate, claim: Claim, answered: set[str]) -> bool:
    """Tell whether another column has the answers to this field: forms print their own, empty, first."""
    return candidate.instruction is None and claim.field in answered and not _is_answered(candidate)


def _is_understood(value: str, field: str, readers: Mapping[str, Parse]) -> bool:
    if field == "position":
        return normal(value) not in HONORIFICS
    if field == "municipality":
        return bool(find_municipality(value).names)
    field_type = type_of_field(field)
    if field_type not in _CLOSED:
        return True
    try:
        read = readers[field_type](value)
    except BadValue:
        return False
    return not (isinstance(read, Understood) and read.value is None)


def _settle_names(candidates: list[Candidate]) -> list[Candidate]:
    """Decide which columns hold full names, and which only a part.

    Beside a family name (`성`), a column `이름` is the given name; but where there are full names, their
    parts are not needed.
    """
    fields = {candidate.claim.field for candidate in candidates if candidate.claim}
    if {GIVEN_NAME, FAMILY_NAME} <= fields:  # then a "Username" is no name
        candidates = [replace(each, claim=None) if _is_called(each) else each for each in candidates]
    if "name" not in fields:
        return candidates
    is_part = FAMILY_NAME in fields and GIVEN_NAME not in fields
    return [_name_part(candidate) if is_part else candidate for candidate in candidates]


def _is_called(candidate: Candidate) -> bool:
    return candidate.claim == Claim("name", Certainty.WEAK)


def _name_part(candidate: Candidate) -> Candidate:
    is_stated = candidate.instruction is not None
    if (
        candidate.claim
        and candidate.claim.field == "name"
        and not is_stated
        and normal(candidate.header) in {"이름", "name"}
    ):
        return replace(candidate, claim=Claim(GIVEN_NAME, candidate.claim.certainty))
    return candidate


def _column(candidate: Candidate) -> Column:
    field = candidate.claim.field if candidate.claim else None
    is_dropped = field in {ROW_NUMBER, REASON, NOT_TAKEN}
    return Column(
        header=candidate.header,
        field=None if is_dropped or field == EXTRA else field,
        is_kept=not is_dropped,
        examples=() if field == REASON else tuple(islice(candidate.values, _EXAMPLES)),
        index=candidate.index,
        is_titled=bool(candidate.title),
        origin=candidate.instruction.origin if candidate.instruction else Origin.RECOGNISED,
    )


def _remembered(columns: Iterable[Column]) -> list[Message]:
    """Tell which columns are read as the user said at an earlier import."""
    return [
        _as_before(column.header, column.instruction)
        for column in columns
        if column.origin is Origin.REMEMBERED
    ]


def _as_before(header: str, instruction: str) -> Message:
    if instruction == EXTRA:
        return message("column-kept-as-before", header=header)
    if instruction == NOT_TAKEN:
        return message("column-dropped-as-before", header=header)
    return message("column-read-as-before", header=header, field=instruction)


def _remarks_on_coming(candidates: Iterable[Candidate]) -> Iterator[Message]:
    """Tell of columns of answers that may be ticks at the door."""
    for candidate in candidates:
        claim, stated = candidate.claim, candidate.instruction
        if claim and stated and (claim.field, stated.field) == (CANCELLATION, "status"):
            yield message("asked-who-stays-away", header=candidate.header)
        elif (
            claim is not None
            and claim.field == "status"
            and stated is None
            and normal(candidate.title) in DOUBTFUL_ATTENDANCE
        ):
            said = next((value for value in candidate.values if bare_answer(value) is False), None)
            if said is not None:
                yield message(
                    "attendance-is-an-answer",
                    header=candidate.header,
                    text=said,
                    column=[candidate.header, DOOR],
                )


def _remarks_on_kept(candidates: Sequence[Candidate], readers: Mapping[str, Parse]) -> Iterator[Message]:
    """Tell of columns that are kept as they are although their cells would be understood."""
    taken = _fields_taken(candidates)
    named = [each for each in candidates if each.claim and each.claim.field == "name"]
    for candidate in candidates:
        if candidate.claim is not None:
            continue
        if more := companions_counted(candidate.title, candidate.cells):
            yield message("companions-counted", header=candidate.header, number=more)
            continue
        said = first_of_coming(candidate.cells)
        if said is None and "status" not in taken and may_ask_who_comes(candidate.title):
            said = first_no(candidate.values)
        if said is not None:
            yield message(
                "column-speaks-of-coming",
                header=candidate.header,
                text=said,
                column=[candidate.header, "status"],
            )
        elif not is_of_another(candidate, named) and (
            shown := field_shown_by(candidate.cells, readers, taken)
        ):
            field, text = shown
            yield message(
                "column-looks-like",
                header=candidate.header,
                text=one_line(text),
                field=field,
                column=[candidate.header, field],
            )


def _fields_taken(candidates: Iterable[Candidate]) -> set[str]:
    """Return the fields that a column has; a municipality says where people are from, as an organisation."""
    fields = {candidate.claim.field for candidate in candidates if candidate.claim}
    if any(type_of_field(field) in {CHOICE, OPTION} for field in fields):
        fields.add(CHOICES)
    return fields | {"organisation"} if "municipality" in fields else fields
