"""docs/json.md is made from the types of the documents, and tells of every command that prints one."""

from __future__ import annotations

import ast
import re
import runpy
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from iclei_cli.assembly.programme import check as programme
from iclei_cli.assignment import verify
from iclei_cli.cli.app import app
from iclei_cli.cli.documents.plan.plans import BreachItem
from iclei_cli.cli.documents.programme.check import ProgrammeProblemItem
from iclei_cli.cli.documents.store import FindingItem
from iclei_cli.store import consistency
from iclei_cli.store.file import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    import msgspec

ROOT = Path(__file__).parents[2]
make_json_docs = runpy.run_path(str(ROOT / "scripts" / "make_json_docs.py"))
LISTED = Counter(command for kind in make_json_docs["all_documents"]() for command in kind.commands)

PARTS_OF_BREACHES = {"people-at-table", "size-of-table", "which-rule"}
"""What stands within the sentence of a breach, and is none."""


def commands_with_json() -> set[str]:
    """Every command that takes `--json`, without `iclei`."""

    def walk(command: Any, path: tuple[str, ...]) -> Iterator[str]:
        if any("--json" in option.opts for option in command.params):
            yield " ".join(path)
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, (*path, name))

    return set(walk(typer.main.get_command(app), ()))


def codes_in(*paths: Path, function: str) -> set[str]:
    """The codes that are given to a function, literally, in some modules."""
    return {
        str(node.args[0].value)
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        if isinstance(node.args[0], ast.Constant)
    }


def explained_codes(kind: type[msgspec.Struct]) -> set[str]:
    """The codes that the meaning of the key `code` names."""
    return set(re.findall("`([a-z-]+)`", make_json_docs["meanings"](kind)[1]["code"]))


def test_the_page_is_up_to_date() -> None:
    """docs/json.md is what the generator would write now."""
    assert (ROOT / "docs" / "json.md").read_text("utf-8") == make_json_docs["page"]()


@pytest.mark.parametrize("command", sorted(commands_with_json()))
def test_every_command_has_its_document(command: str) -> None:
    """Whatever takes `--json` is named by exactly one document."""
    assert LISTED[command] == 1


@pytest.mark.parametrize("listed", LISTED)
def test_every_document_is_printed(listed: str) -> None:
    """A document names commands that take `--json`; words in capitals and options are theirs."""
    words = [word for word in listed.split() if not word.isupper() and not word.startswith("--")]
    assert " ".join(words) in commands_with_json()


def test_links_lead_somewhere() -> None:
    """Every link within the page is to a heading that it has, and no two headings have one anchor."""
    page = make_json_docs["page"]()
    anchors = Counter(
        make_json_docs["_anchor"](title) for title in re.findall("^#+ (.+)$", page, re.MULTILINE)
    )
    assert set(anchors.values()) == {1}
    assert {link for link in re.findall(r"\(#([^)]+)\)", page) if link not in anchors} == set()


def test_every_breach_is_explained() -> None:
    """The codes of the page are those that the verifier knows."""
    [folder] = verify.__path__
    codes = codes_in(*Path(folder).glob("*.py"), function="message")
    assert explained_codes(BreachItem) == codes - PARTS_OF_BREACHES


def test_every_problem_of_the_programme_is_explained() -> None:
    """The codes of the page are those that `sessions check` knows."""
    [folder] = programme.__path__
    codes = codes_in(*Path(folder).glob("*.py"), function="Problem")
    assert explained_codes(ProgrammeProblemItem) == codes


def test_every_finding_is_explained() -> None:
    """The codes of the page are those that `store check` knows."""
    paths = (Path(str(module.__file__)) for module in (consistency, check))
    assert explained_codes(FindingItem) == codes_in(*paths, function="Finding")
