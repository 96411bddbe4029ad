"""Help: every command explains itself with an example, and the reference in docs is what help says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from iclei_cli import __version__
from iclei_cli.cli.app import app

if TYPE_CHECKING:
    from conftest import Iclei

ROOT = Path(__file__).parents[2]
make_cli_docs = runpy.run_path(str(ROOT / "scripts" / "make_cli_docs.py"))


def leaves() -> list[tuple[str, ...]]:
    """The words of every command that does something."""

    def walk(command: Any, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        children = getattr(command, "commands", None)
        if children is None:
            return [path]
        return [leaf for name, child in children.items() for leaf in walk(child, (*path, name))]

    return walk(typer.main.get_command(app), ())


@pytest.mark.parametrize("path", leaves(), ids=" ".join)
def test_every_command_has_an_example_of_itself(iclei: Iclei, path: tuple[str, ...]) -> None:
    """The help of each command shows at least one line that begins with that very command."""
    lines = [line.strip() for line in iclei.ok(*path, "--help").out.splitlines()]
    examples = lines[lines.index("Example:") + 1 :]
    assert any(line.startswith(" ".join(("iclei", *path))) for line in examples)


@pytest.mark.parametrize("path", leaves(), ids=" ".join)
def test_help_fits_eighty_columns(
    iclei: Iclei, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of help is longer than 80 characters."""
    monkeypatch.setenv("COLUMNS", "80")
    assert max(len(line) for line in iclei.ok(*path, "--help").out.splitlines()) <= 80


def test_the_command_reference_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/cli.md is what the generator would write now."""
    monkeypatch.setenv("COLUMNS", "80")
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == make_cli_docs["reference"]()


def test_the_version_is_told(iclei: Iclei) -> None:
    """`iclei --version` names the program and its version."""
    assert iclei.ok("--version").out == f"iclei {__version__}\n"


def test_a_typing_error_is_met_with_the_likely_command(iclei: Iclei) -> None:
    """`iclei participant` is a usage error that names `participants`."""
    answer = iclei("participant", "list")
    assert answer.exit_code == 2
    assert "participants" in answer.err


def test_completion_can_be_had(iclei: Iclei) -> None:
    """The program offers a completion script, at its root only."""
    assert "--show-completion" in iclei.ok("--help").out
    assert "--show-completion" not in iclei.ok("groups", "--help").out
