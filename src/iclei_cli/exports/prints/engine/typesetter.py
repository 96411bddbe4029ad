"""The typesetter: the only module that knows Typst."""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typst

from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from iclei_cli.exports.prints.engine.templates import Template

_MAIN = "main.typ"
_PLACE = re.compile(r"─ (?P<file>[^\s:]+):(?P<line>\d+):\d+")
_PACKAGES = re.compile(r"package not found|failed to (?:download|load) package")
_NO_PACKAGES = str(data_folder() / "prints" / "packages")
"""There is no such folder: whoever prints has no packages, so that a print is the same on every computer."""

_PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
_NO_PROXIES = ("no_proxy", "NO_PROXY")
_NOWHERE = "http://127.0.0.1:9"
"""Nobody answers there."""

_UNCHANGING_TIME = 0
"""The time that is written into every file, so that the same print always has the same bytes."""


def fonts_in(folders: Sequence[Path]) -> typst.Fonts:
    """The fonts in folders, read once for all that is drawn with them."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, folders))
    )


def typeset(
    template: Template,
    parts: Mapping[str, bytes],
    fonts: typst.Fonts,
    form: str,
    *,
    tags: bool = True,
) -> list[bytes]:
    """The pages of a template and its parts: one file in the form `pdf`, a file a page in `png` or `svg`.

    `parts` are what the template imports and reads, by name. With `tags` a PDF tells those who cannot see it
    what is a heading and what a table.

    Raises:
        RefusedError: `print-template-wrong`, or `print-template-packages`: it asks for some.
    """
    options: dict[str, Any] = {"format": form, "timestamp": _UNCHANGING_TIME}
    if form == "pdf":
        options["pdf_tags"] = tags
    if form == "png":
        options["ppi"] = 150
    try:
        with _without_network():
            made = typst.compile(**_sources(template, parts, fonts), **options)
    except typst.TypstError as error:
        raise _refused(template, error) from error
    return made if isinstance(made, list) else [made]


def marked(template: Template, parts: Mapping[str, bytes], fonts: typst.Fonts, label: str) -> list[Any]:
    """What a template says of its pages with `metadata` under a label, after it was typeset."""
    with _without_network():
        found = typst.query(**_sources(template, parts, fonts), selector=f"<{label}>", field="value")
    return list(json.loads(found))


def _sources(template: Template, parts: Mapping[str, bytes], fonts: typst.Fonts) -> dict[str, Any]:
    sources = {_MAIN: template.text, **parts}
    root = None if template.folder is None else str(template.folder)
    return {
        "input": sources,
        "font_paths": fonts,
        "ignore_system_fonts": True,
        "root": root,
        "package_path": _NO_PACKAGES,
        "package_cache_path": _NO_PACKAGES,
    }


@contextmanager
def _without_network() -> Iterator[None]:
    """Let the typesetter reach nobody: it would download any package that a template names.

    It has no switch for that, but goes where these variables say.
    """
    kept = {name: os.environ.get(name) for name in (*_PROXIES, *_NO_PROXIES)}
    os.environ.update(dict.fromkeys(_PROXIES, _NOWHERE))
    for name in _NO_PROXIES:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        for name in kept:
            os.environ.pop(name, None)
        os.environ.update({name: value for name, value in kept.items() if value is not None})


def _refused(template: Template, error: typst.TypstError) -> RefusedError:
    """What is wrong with a template, and in which of its lines: the first that is its own."""
    places = [(found["file"], int(found["line"])) for found in _PLACE.finditer(error.diagnostic)]
    line = next((line for file, line in places if file.endswith(_MAIN)), None)
    if _PACKAGES.search(error.message):
        return RefusedError("print-template-packages", path=template.name, line=line)
    hints = " ".join(hint for hint in error.hints if not hint.startswith("while"))
    reason = " ".join(f"{error.message} {hints}".split())
    return RefusedError("print-template-wrong", path=template.name, line=line, reason=reason)
