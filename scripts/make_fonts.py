"""Write the fonts of the prints into data/fonts: parts of Noto Sans and of Noto Sans CJK.

    apt-get install fonts-noto-cjk fonts-noto-core
    python scripts/make_fonts.py [FOLDER OF THE FONTS OF THE SYSTEM]

Whole, these fonts are ten times as large as the rest of the program. What is left out of them: Latin letters
of the Asian font, as those of Noto Sans have every accent; characters beyond the basic plane; and what is for
vertical text. Ideographs that are in no list of common ones are there in one weight, in a font of their own.
What Japan and China write otherwise than Korea, as far as it is common there, is in a font of each. Beside
them lies their licence, OFL.txt. Both are version 2.004, of Debian 12.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SYSTEM = Path("/usr/share/fonts")
TARGET = Path(__file__).resolve().parents[1] / "data" / "fonts"

RARE_FAMILY = "Noto Sans CJK KR Rare"

FORMS = {"JP": [("euc_jp", 16, 84)], "SC": [("gb2312", 1, 9), ("gb2312", 16, 55)]}
"""Other countries, with lists of what is common: JIS X 0208; signs and the first level of GB 2312."""

LATIN = [(0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x52F), (0x1E00, 0x1FFF)]
"""Latin, Greek and Cyrillic, with all accents."""

PUNCTUATION = [(0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F)]

ASIAN = [
    *[(0x20, 0x7E), (0xB7, 0xB7), (0x2010, 0x206F), (0x2160, 0x21FF), (0x2460, 0x24FF), (0x2500, 0x27BF)],
    *[(0x1100, 0x11FF), (0xA960, 0xA97C), (0xD7B0, 0xD7FB), (0x3130, 0x318F), (0xAC00, 0xD7A3)],
    *[(0x3000, 0x30FF), (0x31F0, 0x31FF), (0x3200, 0x33FF), (0xFF00, 0xFFEF)],
]
"""Signs, jamo (also those of old Korean), all 11,172 syllables, kana, and their full-width forms."""

IDEOGRAPHS = [(0x4E00, 0x9FFF), (0xFA0E, 0xFA29)]
"""The unified ones of the basic plane; in NFC, all others of its compatibility block are some of these."""

COMMON = [("euc_kr", 1, 94), ("euc_jp", 16, 47), ("gb2312", 16, 55)]
"""Lists of common ideographs, with their rows: KS X 1001, and the first levels of JIS X 0208 and GB 2312."""


def main() -> None:
    """Write all fonts, and tell their sizes."""
    system = Path(sys.argv[1]) if len(sys.argv) > 1 else SYSTEM
    TARGET.mkdir(parents=True, exist_ok=True)
    common = _in_lists(COMMON)
    ideographs = set(_each(IDEOGRAPHS))
    for weight in ("Regular", "Bold"):
        latin = TTFont(_find(system, f"NotoSans-{weight}.ttf"))
        _write(latin, [*_each(LATIN), *_each(PUNCTUATION)], f"NotoSans-{weight}.ttf")
        collection = _find(system, f"NotoSansCJK-{weight}.ttc")
        korean = _of_country(collection, "KR")
        ours = korean.getBestCmap()
        for country, lists in FORMS.items():
            theirs = _of_country(collection, country)
            forms = theirs.getBestCmap()
            # All fonts of the collection number their glyphs alike.
            others = {
                character for character in _in_lists(lists) if forms.get(character) != ours.get(character)
            }
            _rename(theirs, f"Noto Sans CJK {country} Forms")
            _write(theirs, others & set(ours), f"NotoSansCJK{country.lower()}-Forms-{weight}.otf")
        _write(korean, [*_each(ASIAN), *(ideographs & common)], f"NotoSansCJKkr-{weight}.otf")
    rare = _of_country(_find(system, "NotoSansCJK-Regular.ttc"), "KR")
    _rename(rare, RARE_FAMILY)
    _write(rare, ideographs - common, "NotoSansCJKkr-Rare.otf")


def _find(system: Path, name: str) -> Path:
    return next(system.rglob(name))


def _of_country(path: Path, country: str) -> TTFont:
    """The font of a country in a collection, proportional."""
    family = f"Noto Sans CJK {country}"
    return next(font for font in TTCollection(path).fonts if _name(font, 1).startswith(family))


def _name(font: TTFont, number: int) -> str:
    return str(font["name"].getDebugName(number))


def _rename(font: TTFont, family: str) -> None:
    """Give a font another family, so that programs do not take it for another weight of the first one."""
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            name = family.replace(" ", "") if record.nameID == 6 else family  # noqa: PLR2004 - PostScript's
            font["name"].setName(name, record.nameID, record.platformID, record.platEncID, record.langID)


def _each(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _in_lists(lists: Iterable[tuple[str, int, int]]) -> set[int]:
    return {character for codec, first, last in lists for character in _listed(codec, first, last)}


def _listed(codec: str, first: int, last: int) -> Iterator[int]:
    """The characters in these rows of a national standard."""
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                character = bytes([0xA0 + row, 0xA0 + cell]).decode(codec)
            except UnicodeDecodeError:
                continue
            yield ord(character)


def _write(font: TTFont, characters: Iterable[int], name: str) -> None:
    options = subset.Options()
    options.layout_features = ["ccmp", "ljmo", "vjmo", "tjmo", "locl", "kern", "mark", "mkmk"]
    if name.endswith(".otf"):
        # Forms of other countries would double the number of ideographs.
        options.layout_features.remove("locl")
        options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=list(characters))
    cut.subset(font)
    font.save(TARGET / name)
    size = (TARGET / name).stat().st_size
    print(f"{name}: {len(font.getBestCmap()):,} characters, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
