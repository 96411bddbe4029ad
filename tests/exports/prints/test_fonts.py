"""The fonts of prints have what names are written with, and a print never has a box instead of a letter."""

from __future__ import annotations

import io
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from pypdf import PdfReader

from iclei_cli.cli.messages.catalogue import sentence_in
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.prints.engine.character_map import NoFontError, characters_of
from iclei_cli.exports.prints.engine.draw import draw
from iclei_cli.exports.prints.engine.fonts import require_glyphs
from iclei_cli.exports.prints.signs.pages import signs_data
from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject

    from iclei_cli.assembly.nouns.assembly import Assembly

FONTS = sorted(path for path in (data_folder() / "fonts").iterdir() if path.suffix in {".otf", ".ttf"})
WEIGHTS = {
    weight: set(
        chain.from_iterable(characters_of(path.read_bytes()) for path in FONTS if weight in path.name)
    )
    for weight in ("Regular", "Bold", "Rare")
}
UNKNOWN = "𠮷"
"""An ideograph beyond the basic plane."""


def fonts_of(page: PageObject) -> list[str]:
    """The names of the fonts that a page uses."""
    resources: Any = page["/Resources"]
    return [font.get_object()["/BaseFont"] for font in resources["/Font"].values()]


def a_font_with(path: Path, character: str) -> Path:
    """A font that has nothing but this character."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "it"])
    builder.setupCharacterMap({ord(character): "it"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((700, 700))
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "it": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "it": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "One", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800)
    builder.setupPost()
    builder.save(path)
    return path


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_characters_are_read_as_another_program_reads_them(path: Path) -> None:
    """As fontTools finds them in each font's character map."""
    with TTFont(path, lazy=True) as font:
        assert characters_of(path.read_bytes()) == set(font.getBestCmap())


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_both_weights_have_what_names_are_written_with(weight: str) -> None:
    """All syllables, jamo, kana, the Hanja of KS X 1001, and Latin letters with every accent."""
    hanja = bytes(chain.from_iterable((row, cell) for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF)))
    letters = [
        chr(point) for point in (*range(0xAC00, 0xD7A4), *range(0x1100, 0x1200), *range(0x3041, 0x3097))
    ]
    accents = [chr(point) for point in (*range(0xC0, 0x180), *range(0x1E00, 0x1F00))]
    compatible = {"\uf900": "豈"}
    wanted = {*letters, *accents, *hanja.decode("euc_kr"), *compatible.values()}
    lacking = {letter for letter in wanted if ord(letter) not in WEIGHTS[weight]}
    assert {letter for letter in lacking if not "\uf900" <= letter <= "\ufaff"} == set()


def test_every_ideograph_of_the_basic_plane_is_there() -> None:
    """What is rare is there in one weight."""
    there = WEIGHTS["Regular"] | WEIGHTS["Rare"]
    assert [chr(point) for point in range(0x4E00, 0x9FA6) if point not in there] == []


@pytest.mark.parametrize(("language", "font"), [("ja", "JPForms"), ("zh", "SCForms"), ("ko", None)])
def test_ideographs_have_the_forms_of_the_language(
    language: str, font: str | None, assembly: Assembly
) -> None:
    """Of 骨 and 直, where that is written otherwise than in Korea."""
    assembly.event = replace(assembly.event, name="骨直遇")
    printed = draw("signs", signs_data(assembly, PrintLanguage((language,), sentence_in))).content
    fonts = {str(name) for page in PdfReader(io.BytesIO(printed)).pages for name in fonts_of(page)}
    assert any("CJKkr" in name for name in fonts)
    assert {name for name in fonts if "Forms" in name} == {name for name in fonts if font and font in name}
    assert any("Forms" in name for name in fonts) == (font is not None)


def test_what_no_font_has_is_named_with_its_texts(tmp_path: Path) -> None:
    """And a font that has it, alone or in a folder, is enough."""
    texts = ["김가온", f"{UNKNOWN}野", "Łukasz Žižka", "뷁 믜", "a\u200bb"]
    with pytest.raises(RefusedError) as caught:
        require_glyphs(texts, ())
    assert caught.value.code == "print-glyphs-missing"
    assert caught.value.params == {"texts": [f"{UNKNOWN}野"], "characters": [f"{UNKNOWN} (U+20BB7)"]}
    font = a_font_with(tmp_path / "one.ttf", UNKNOWN)
    (tmp_path / "other.ttf").write_bytes(b"no font")
    require_glyphs(texts, [font])
    require_glyphs(texts, [tmp_path])


def test_a_folder_without_fonts_is_told(tmp_path: Path) -> None:
    """Nothing in it may be a font; one in a folder of it counts."""
    (tmp_path / "other.ttf").write_bytes(b"no font")
    with pytest.raises(RefusedError) as caught:
        require_glyphs(["a"], [tmp_path])
    assert (caught.value.code, caught.value.params["path"]) == ("font-folder-empty", str(tmp_path))
    (tmp_path / "deep").mkdir()
    a_font_with(tmp_path / "deep" / "one.ttf", UNKNOWN)
    require_glyphs([UNKNOWN], [tmp_path])


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    """Whether it is another file, cut short, empty, or not there."""
    whole = FONTS[0].read_bytes()
    for number, content in enumerate([b"", b"PK\3\4 no font at all", whole[:300], b"\0\1\0\0\0\0"]):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(content)
        with pytest.raises(RefusedError) as caught:
            require_glyphs(["김"], [path])
        assert caught.value.code == "font-unreadable"
        with pytest.raises(NoFontError):
            characters_of(content)
    with pytest.raises(RefusedError) as caught:
        require_glyphs(["김"], [tmp_path / "none.ttf"])
    assert caught.value.code == "font-missing"
