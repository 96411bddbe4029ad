"""Write docs/cli.md: the help of every command, as it is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.testing import CliRunner

from iclei_cli.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"

HEAD = """\
# Commands

Made from the program's own help by `scripts/make_cli_docs.py`; do not edit by hand.
Exit codes: 0 done, 1 refused (nothing changed), 2 usage, 3 assembly's file unreadable or locked,
70 a bug of ours, 130 interrupted. What `--json` prints is in [json.md](json.md).
"""


def commands(
    command: Any,  # noqa: ANN401 - Typer keeps the class of a command private
    path: tuple[str, ...] = (),
) -> Iterator[tuple[str, ...]]:
    """The words of every command and family, parents first."""
    yield path
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


def reference() -> str:
    """The whole page."""
    os.environ |= {"COLUMNS": "80", "ICLEI_LANG": "en"}
    sections = [HEAD]
    for path in commands(typer.main.get_command(app)):
        result = CliRunner().invoke(app, [*path, "--help"], prog_name="iclei")
        sections.append(f"## {' '.join(('iclei', *path))}\n\n```text\n{result.stdout.strip()}\n```\n")
    return "\n".join(sections)


def main() -> None:
    """Write the page."""
    TARGET.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
