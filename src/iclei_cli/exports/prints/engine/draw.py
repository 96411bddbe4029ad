"""A print drawn: its texts checked against the fonts, its template filled, and what came out counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.exports.prints.engine.fonts import drawn_texts, font_folders, require_glyphs
from iclei_cli.exports.prints.engine.joining import join
from iclei_cli.exports.prints.engine.pictures import kind_of
from iclei_cli.exports.prints.engine.templates import SHARED, Look, shared_part, template_for
from iclei_cli.exports.prints.engine.web_page import web_page
from iclei_cli.exports.sheet.text import one_line
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WEB_PAGE = ".html"
DOCUMENTS = (".pdf", WEB_PAGE)
"""All pages in one file."""
ENDINGS = (*DOCUMENTS, ".png", ".svg")
"""A document, or a picture of its only page."""

_FORMS = {".pdf": "pdf", ".png": "png", ".svg": "svg", WEB_PAGE: "svg"}
"""What the typesetter makes for a file of each ending."""

_REMEMBERED = 48
"""So many items are in a portion, or one page more; the typesetter has the last ten in its memory."""

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
    portions: tuple[str, int] | None = None,
) -> Drawn:
    """Draw the print of a name from its data.

    Args:
        name: of the program's own template.
        data: as JSON has it; every text in it is made one line. A picture, bytes at the top of it, is there
            for the template by its kind, and its bytes in a file of their own.
        ending: of `ENDINGS`.
        look: a template and fonts of the user's.
        portions: a list in the data, and after how many items of it a document may end: a long print is
            drawn in portions, as the typesetter remembers all it has drawn, and joined. It is not tagged
            for those who cannot see it.

    Raises:
        RefusedError: `print-glyphs-missing`, `print-template-wrong`, `print-template-packages`,
            `print-template-unreadable`, `font-missing`, `font-unreadable`, `font-folder-empty`, or
            `print-picture-pages`: a picture holds one page.
        UsageError: `print-template-unknown`.
    """
    # Loaded here, as it is 80 MB.
    from iclei_cli.exports.prints.engine.typesetter import fonts_in, marked, typeset  # noqa: PLC0415

    look = look or Look()
    template = template_for(name, look)
    clean = _one_line_each(data)
    require_glyphs(drawn_texts(clean), look.fonts)
    parts = {SHARED: shared_part()}
    for key, picture in data.items():
        if isinstance(picture, bytes):
            # The typesetter takes nothing but text; a list of numbers is what it can make bytes of.
            clean[key] = kind_of(picture)
            parts[f"{key}.json"] = msgspec.json.encode(list(picture))
    documents: list[bytes] = []
    small: dict[str, None] = {}
    with font_folders(look.fonts) as folders:
        fonts = fonts_in(folders)
        for portion in _portions(clean, portions) if ending in DOCUMENTS else [clean]:
            parts["data.json"] = msgspec.json.encode(portion)
            pages = typeset(template, parts, fonts, _FORMS[ending], tags=portions is None)
            if len(pages) != 1 and ending != WEB_PAGE:
                raise RefusedError("print-picture-pages", pages=len(pages), ending=ending)
            documents += pages
            small |= dict.fromkeys(item["text"] for item in marked(template, parts, fonts, _SMALL))
    title = str(clean.get("title", ""))
    if ending == WEB_PAGE:
        return Drawn(web_page(documents, title, str(clean.get("language", ""))), tuple(small))
    return Drawn(join(documents, title), tuple(small))


def _portions(data: dict[str, Any], portions: tuple[str, int] | None) -> Iterator[dict[str, Any]]:
    """The same data with no more of a list than about so many items that the typesetter can remember."""
    if portions is None:
        yield data
        return
    key, each = portions
    step = max(1, _REMEMBERED // each) * each
    for start in range(0, max(1, len(data[key])), step):
        yield data | {key: data[key][start : start + step]}


def _one_line_each(data: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(data, str):
        return one_line(data)
    if isinstance(data, dict):
        return {key: _one_line_each(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_one_line_each(value) for value in data]
    return data
