"""The catalogue of sentences is whole: every code, every fact, every command that a sentence names."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import iclei_cli
from iclei_cli.assembly.nouns.attributes import COUNTED, MIXABLE
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Sector, Status
from iclei_cli.assembly.nouns.plan import BoundSource, CutShort
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS, TIERS
from iclei_cli.cli.messages import en
from iclei_cli.cli.messages.formatting import FORMATS
from sentences import COMMANDS, OPTIONS, named, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(iclei_cli.__file__).parent
CATALOGUE = SOURCE / "cli" / "messages"
TELLING = {
    *("RefusedError", "UsageError", "StoreError", "IcleiError"),
    *("BadValue", "message", "say", "say_done", "note", "phrase", "phrases", "heading", "confirm"),
}
"""What is called with a code first, and the facts by name."""


class Use(NamedTuple):
    """A call that tells something: where it stands, the code, the facts, and whether there may be more."""

    where: str
    code: str
    facts: frozenset[str]
    is_open: bool


@cache
def trees() -> list[tuple[str, ast.Module]]:
    """Every module of the program but the catalogue, parsed."""
    return [
        (str(path.relative_to(SOURCE)), ast.parse(path.read_text("utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
        if not path.is_relative_to(CATALOGUE)
    ]


def uses() -> Iterator[Use]:
    """Every call whose first argument is a code: of the functions that tell, and of any with a known one."""
    for name, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            code = node.args[0].value
            if isinstance(code, str) and (called in TELLING or (code in en.SENTENCES and "-" in code)):
                facts = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                is_open = called not in TELLING or any(keyword.arg is None for keyword in node.keywords)
                yield Use(f"{name}:{node.lineno}", code, facts, is_open)


def test_no_code_stands_in_two_parts_of_the_catalogue() -> None:
    """Each code has one sentence: no part of the catalogue hides another's."""
    assert sum(len(en.sentences_of(part)) for part in en.PARTS) == len(en.SENTENCES)


def test_every_code_has_its_sentence() -> None:
    """Whatever is told by name is in the catalogue."""
    assert [use for use in uses() if use.code not in en.SENTENCES] == []


def test_every_heading_is_in_the_catalogue() -> None:
    """What stands above the columns of tables is in the catalogue, too."""
    named = {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch("heading(-[a-z]+)+", node.value)
    }
    assert sorted(named - set(en.SENTENCES)) == []


def test_every_value_of_a_closed_list_has_its_words() -> None:
    """What is told by a code that is put together in the program is in the catalogue for every value."""
    codes = {
        *(f"attribute-{attribute}" for attribute in (*MIXABLE, *COUNTED)),
        *(f"bound-by-{how}" for how in get_args(BoundSource)),
        *(f"cut-short-{end}" for end in get_args(CutShort)),
        *(f"doing-{tier}" for tier in (*TIERS, "moves")),
        *(f"tier-{tier}" for tier in (*TIERS, "moves")),
        *(f"role-{role}" for role in HOST_ROLES),
        *(f"sector-{sector}" for sector in Sector),
        *(f"print-tier-{tier}" for tier in (*TIERS, *FAIR_TIERS, COMPANY, "moves")),
        *(f"print-sector-{sector}" for sector in (*Sector, "not-stated")),
        *(f"print-name-{status}" for status in Status if not status.is_coming),
    }
    assert sorted(codes - en.SENTENCES.keys()) == []


def test_every_placeholder_has_its_fact() -> None:
    """A sentence asks for no fact that the place which tells it does not give."""
    missing = [
        (use.where, use.code, field)
        for use in uses()
        for field, _ in placeholders(en.SENTENCES.get(use.code, ""))
        if not use.is_open and field not in use.facts
    ]
    assert missing == []


def test_an_undo_is_offered_by_one_place_alone() -> None:
    """What an edit did is said by `say_done`, which knows whether anything was changed."""
    offering = {code for code, words in en.SENTENCES.items() if "Undo: iclei undo" in words}
    said = {
        (where, node.args[0].value)
        for where, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"say", "note"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert offering
    assert sorted(use for use in said if use[1] in offering) == []


def test_no_sentence_is_stale() -> None:
    """Every sentence is told somewhere: its code stands in the program."""
    written, patterns = set(), set()
    for node in (node for _, tree in trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            written.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z-]+"
                for part in node.values
            ]
            patterns.add("".join(parts))
    patterns.discard("[a-z-]+")
    made = re.compile("|".join(pattern for pattern in patterns if re.fullmatch(r"[a-z\\\[\]+-]+", pattern)))
    assert [code for code in en.SENTENCES if code not in written and not made.fullmatch(code)] == []


def test_every_format_exists() -> None:
    """A placeholder is a plain name, and what stands behind its colon is a format that there is."""
    unknown = [
        (code, field, form)
        for code, sentence in en.SENTENCES.items()
        for field, form in placeholders(sentence)
        if not re.fullmatch("[a-z_]+", field) or form.partition("|")[0] not in {"", *FORMATS}
    ]
    assert unknown == []


def test_every_command_a_sentence_names_exists() -> None:
    """What a sentence tells to type can be typed: the command is there, and has the options named with it."""
    unknown = [
        (code, path, options)
        for code, sentence in en.SENTENCES.items()
        for path, options in named(sentence)
        if path not in COMMANDS or not options <= COMMANDS[path] | {"--help"}
    ]
    assert unknown == []


def test_every_option_a_sentence_names_exists() -> None:
    """An option that is named without its command belongs to some command."""
    unknown = [
        (code, option)
        for code, sentence in en.SENTENCES.items()
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", sentence)
        if option not in OPTIONS
    ]
    assert unknown == []


def test_rooms_know_no_command_and_no_option() -> None:
    """Outside the command line no text names a command or an option: rooms tell codes and facts."""
    known = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        if not name.startswith("cli/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (re.search(r"\biclei [a-z]", node.value) or re.search(r"(?<![\w-])--[a-z]", node.value))
        and not _is_docstring(tree, node)
    ]
    assert known == []


def _is_docstring(tree: ast.Module, constant: ast.Constant) -> bool:
    return any(isinstance(node, ast.Expr) and node.value is constant for node in ast.walk(tree))
