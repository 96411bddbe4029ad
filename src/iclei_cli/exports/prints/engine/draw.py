"""A print drawn: its texts checked against the fonts, its template filled, and what came out counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.exports.prints.engine.fonts import drawn_texts, font_folders, require_glyphs
from iclei_cli.exports.prints.engine.templates import SHARED, Look, shared_part, template_for
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDINGS = (".pdf", ".png", ".svg")
"""A document, or a picture of its only page."""

_SMALL = "small-print"
"""Under this label templates tell which texts are smaller than they should be."""


class Drawn(msgspec.Struct, frozen=True):
    """A print, ready to be written.

    Attributes:
        content: the bytes of the file.
        small: the texts that had to be drawn smaller than one can well read, each once.
    """

    content: bytes
    small: tuple[str, ...] = ()


def draw(
    name: str,
    data: Mapping[str, Any],
    *,
    ending: str = ".pdf",
    look: Look | None = None,
    files: Mapping[str, bytes] | None = None,
    tags: bool = True,
) -> Drawn:
    """Draw the print of a name from its data.

    Args:
        name: of the program's own template.
        data: as JSON has it; every text in it is made one line.
        ending: of `ENDINGS`.
        look: a template and fonts of the user's.
        files: what the template reads beside the data, such as the logo, by name.
        tags: whether a PDF is tagged for those who cannot see it.

    Raises:
        RefusedError: `print-glyphs-missing`, `print-template-wrong`, `print-template-unreadable`,
            `font-missing`, `font-unreadable`, or `print-picture-pages`: a picture holds one page.
        UsageError: `print-template-unknown`.
    """
    # Loaded here, as it is 80 MB.
    from iclei_cli.exports.prints.engine.typesetter import marked, typeset  # noqa: PLC0415

    look = look or Look()
    template = template_for(name, look)
    clean = _one_line_each(data)
    require_glyphs(drawn_texts(clean), look.fonts)
    parts = {SHARED: shared_part(), "data.json": msgspec.json.encode(clean), **(files or {})}
    with font_folders(look.fonts) as fonts:
        pages = typeset(template, parts, fonts, ending.removeprefix("."), tags=tags)
        if len(pages) != 1:
            raise RefusedError("print-picture-pages", pages=len(pages), ending=ending)
        small = dict.fromkeys(item["text"] for item in marked(template, parts, fonts, _SMALL))
    return Drawn(pages[0], tuple(small))


def _one_line_each(data: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(data, str):
        return one_line(data)
    if isinstance(data, dict):
        return {key: _one_line_each(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_one_line_each(value) for value in data]
    return data
