"""How facts become words: the formats that sentences of the catalogue use."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iclei_cli.cli.messages.en import grammar
from iclei_cli.cli.messages.formatting import Words
from iclei_cli.intake.columns.column import Column, Origin
from iclei_cli.system.messages import Message, message
from wording import told

if TYPE_CHECKING:
    from iclei_cli.system.messages import Fact


def formatted(sentence: str, **facts: Fact) -> str:
    """A sentence with its facts; a message among them is shown by its code."""
    return Words(lambda fact: fact.code, grammar).vformat(sentence, (), facts)


@pytest.mark.parametrize(
    ("sentence", "items", "words"),
    [
        ("{items}", [1, 2], "1, 2"),
        ("{items:list}", [], ""),
        ("{items:list}", [1], "1"),
        ("{items:list}", [1, 2, 3], "1, 2 and 3"),
        ("{items:list|3}", [1, 2, 3], "1, 2 and 3"),
        ("{items:list|3}", [1, 2, 3, 4], "1, 2 and 2 more"),
        ("{items:or}", [1, 2, 3], "1, 2 or 3"),
        ("{items:or}", [1], "1"),
        ("{items:quoted}", ["가", "나"], "“가”, “나”"),
        ("{items:dots}", ["a", "b"], "a · b"),
        ("{items:clauses}", [[1, 2], [3]], "1, 2; 3"),
        ("{items:clauses|2}", [[1], [2], [3]], "1 and 2 more"),
        ("{items:form|row|rows}", [7], "row"),
        ("{items:form|row|rows}", [7, 8], "rows"),
        ("{items:typed|=}", ["소속", "name"], '"소속=name"'),
        ("{items}", message("left-out"), "left-out"),
    ],
)
def test_lists_become_words(sentence: str, items: Fact, words: str) -> None:
    """However many there are, none is one too many, and the last is joined as a person would."""
    assert formatted(sentence, items=items) == words


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Z"])))
def test_what_is_to_be_typed_is_one_word_to_a_shell(header: str) -> None:
    """A header may hold whatever a shell would take as its own."""
    assert shlex.split(formatted("{column:typed|=}", column=[header, "name"])) == [f"{header}=name"]


@pytest.mark.parametrize("origin", Origin)
@pytest.mark.parametrize(("field", "is_kept"), [("name", True), (None, True), (None, False)])
def test_every_treatment_of_a_column_has_its_words(
    field: str | None, *, is_kept: bool, origin: Origin
) -> None:
    """Whatever becomes of a column, and however that is known, a sentence says so."""
    treatment = Column("이름", field, is_kept, (), 0, origin=origin).treatment
    assert isinstance(treatment, Message)
    assert told(treatment)
