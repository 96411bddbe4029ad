"""Pages that were drawn, as one web page: each as large as on paper, on a screen and out of a printer."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from iclei_cli.exports.web_page import policy_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = re.compile(rb'^<svg viewBox="[^"]*" width="(?P<width>[\d.]+)pt" height="(?P<height>[\d.]+)pt"')
_MM_PER_POINT = 25.4 / 72

_STYLE = """\
html{background:#ddd}
body{margin:0}
section{background:#fff;margin:5mm auto;overflow:hidden;break-after:page}
section:last-child{break-after:auto}
svg{display:block;width:100%;height:100%}
@media print{html{background:none}section{margin:0}}
"""


def web_page(pages: Sequence[bytes], title: str, language: str) -> bytes:
    """A web page of pages in SVG, one below the other; it loads nothing, and nothing in it can run.

    A browser prints each on a sheet of its own size (W3C, CSS Paged Media Module Level 3, named pages).

    Args:
        pages: as the typesetter makes them.
        title: of all of them.
        language: as HTML has it.
    """
    sizes = [_millimetres(page) for page in pages]
    names = {size: f"p{number}" for number, size in enumerate(dict.fromkeys(sizes), 1)}
    style = _STYLE + "".join(_rules(name, *size) for size, name in names.items())
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{policy_digest(style)}'"
    head = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n"
    )
    sections = (
        b'<section class="%s" role="img" aria-label="%s, %d/%d">%s</section>\n'
        % (names[size].encode(), escape(title).encode(), number, len(pages), page)
        for number, (page, size) in enumerate(zip(pages, sizes, strict=True), 1)
    )
    return head.encode() + b"".join(sections)


def _rules(name: str, width: str, height: str) -> str:
    """How large pages of a name are, and the sheets on which they are printed."""
    return (
        f"@page {name}{{size:{width}mm {height}mm;margin:0}}\n"
        f".{name}{{page:{name};width:{width}mm;height:{height}mm}}\n"
    )


def _millimetres(page: bytes) -> tuple[str, str]:
    """Width and height of a page, to a hundredth."""
    found = _SIZE.match(page)
    assert found is not None, page[:200]
    width, height = (f"{float(found[side]) * _MM_PER_POINT:.2f}" for side in ("width", "height"))
    return width, height
