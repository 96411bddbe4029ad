"""Prints as web pages: whole, harmless, and as large as on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.signs.pages import signs_data
from wording import ENGLISH_PRINT

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly

CHROMIUM = shutil.which("chromium")


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))


def page_of(assembly: Assembly) -> str:
    """The signs of an assembly as a web page."""
    return draw("signs", signs_data(assembly, ENGLISH_PRINT), ending=".html").content.decode()


def test_a_web_page_has_all_pages_and_loads_nothing(assembly: Assembly) -> None:
    """A section a page; no script, no file from elsewhere, and no name is taken for markup."""
    assembly.event = type(assembly.event)(name="<script>alert(1)</script> & co")
    page = page_of(assembly)
    parser = Tags()
    parser.feed(page)
    tags = [tag for tag, _ in parser.tags]
    assert tags.count("section") == tags.count("svg") == 2
    assert not {"script", "link", "iframe", "img", "object"} & set(tags)
    for tag, attributes in parser.tags:
        for name in ("href", "src", "xlink:href"):
            assert attributes.get(name, "#").startswith(("#", "data:")), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert "default-src 'none'" in page
    assert "<title>&lt;script&gt;" in page


def test_the_same_assembly_gives_the_same_page(assembly: Assembly) -> None:
    """Byte for byte."""
    assert page_of(assembly) == page_of(assembly)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_a_browser_prints_each_page_on_a_sheet_of_its_size(assembly: Assembly, tmp_path: Path) -> None:
    """As many sheets as pages, A4 lying, to a point, without a margin of the browser's."""
    page = tmp_path / "signs.html"
    page.write_text(page_of(assembly), encoding="utf-8")
    printed = tmp_path / "signs.pdf"
    browser = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'p'}",
    ]
    subprocess.run(
        [*browser, "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheets = PdfReader(printed).pages
    assert len(sheets) == 2
    for sheet in sheets:
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(
            (841.9, 595.3), abs=1
        )
    assert re.search(r"size:297\.00mm 210\.00mm;margin:0", page.read_text("utf-8"))
