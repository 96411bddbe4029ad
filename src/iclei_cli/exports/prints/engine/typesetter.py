"""The typesetter: the only module that knows Typst."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import typst

from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from iclei_cli.exports.prints.engine.templates import Template

_MAIN = "main.typ"
_PLACE = re.compile(r"─ (?P<file>[^\s:]+):(?P<line>\d+):\d+")
_UNCHANGING_TIME = 0
"""The time that is written into every file, so that the same print always has the same bytes."""


def typeset(
    template: Template,
    parts: Mapping[str, bytes],
    fonts: Sequence[Path],
    form: str,
    *,
    tags: bool = True,
) -> list[bytes]:
    """The pages of a template and its parts: one file in the form `pdf`, a file a page in `png` or `svg`.

    `parts` are what the template imports and reads, by name; `fonts` are folders. With `tags` a PDF tells
    those who cannot see it what is a heading and what a table.

    Raises:
        RefusedError: `print-template-wrong`.
    """
    options: dict[str, Any] = {"format": form, "timestamp": _UNCHANGING_TIME}
    if form == "pdf":
        options["pdf_tags"] = tags
    if form == "png":
        options["ppi"] = 150
    try:
        made = typst.compile(**_sources(template, parts, fonts), **options)
    except typst.TypstError as error:
        raise _refused(template, error) from error
    return made if isinstance(made, list) else [made]


def marked(template: Template, parts: Mapping[str, bytes], fonts: Sequence[Path], label: str) -> list[Any]:
    """What a template says of its pages with `metadata` under a label, after it was typeset."""
    found = typst.query(**_sources(template, parts, fonts), selector=f"<{label}>", field="value")
    return list(json.loads(found))


def _sources(template: Template, parts: Mapping[str, bytes], fonts: Sequence[Path]) -> dict[str, Any]:
    sources = {_MAIN: template.text, **parts}
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, fonts))
    )
    root = None if template.folder is None else str(template.folder)
    return {"input": sources, "font_paths": found, "ignore_system_fonts": True, "root": root}


def _refused(template: Template, error: typst.TypstError) -> RefusedError:
    """What is wrong with a template, and in which of its lines: the first that is its own."""
    places = [(found["file"], int(found["line"])) for found in _PLACE.finditer(error.diagnostic)]
    line = next((line for file, line in places if file.endswith(_MAIN)), None)
    hints = " ".join(hint for hint in error.hints if not hint.startswith("while"))
    reason = " ".join(f"{error.message} {hints}".split())
    return RefusedError("print-template-wrong", path=template.name, line=line, reason=reason)
