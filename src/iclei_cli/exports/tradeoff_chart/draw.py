"""A chart as SVG.

It is written with the standard library: pygal brings three packages, a script that is loaded from the network
and the date into every file, and leather writes no numbers into its bars.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.exports.tradeoff_chart.panels import ChartBar, Panel

WIDTH = 900
"""Of the picture, in pixels; its height follows from the bars."""
_MARGIN, _LABELS, _ENDS = 24, 150, 170
_BAR, _STEP, _HEAD, _TITLE = 24, 32, 54, 74
_COLOURS = ("#1b5e8c", "#5a9bc4", "#a9cbe0", "#d8e3ea", "#f1d9b5", "#e8b56b")
"""From dark to light, so that a black-and-white print can be read, and then two of another hue."""
_DARK = 2
"""So many of the colours want white writing."""
_WIDE = 22
"""A part narrower than this has no room for its number."""


def draw(file: BinaryIO, title: str, parts: Sequence[str], panels: Sequence[Panel]) -> None:
    """Write the picture of a chart: its title, the names of the bars' parts, and the panels from the top."""
    picture = ET.ElementTree(_drawn(title, parts, panels))
    picture.write(file, encoding="utf-8", xml_declaration=True)


def _drawn(title: str, parts: Sequence[str], panels: Sequence[Panel]) -> ET.Element:
    height = _TITLE + sum(_HEAD + _STEP * len(panel.bars) + _MARGIN for panel in panels)
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": str(WIDTH),
            "height": str(height),
            "role": "img",
            "font-family": "'Noto Sans KR', 'Malgun Gothic', 'Apple SD Gothic Neo', sans-serif",
            "font-size": "13",
        },
    )
    ET.SubElement(svg, "title").text = title
    ET.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "white"})
    _write(svg, _MARGIN, 32, title, **{"font-size": "18", "font-weight": "bold"})
    _legend(svg, parts)
    widest = max((sum(bar.parts) for panel in panels for bar in panel.bars), default=0)
    top = _TITLE
    for panel in panels:
        _write(svg, _MARGIN, top + 18, panel.title, **{"font-size": "15", "font-weight": "bold"})
        _write(svg, _MARGIN, top + 38, panel.caption, fill="#555")
        top += _HEAD
        for bar in panel.bars:
            _bar(svg, top, bar, widest)
            top += _STEP
        top += _MARGIN
    return svg


def _legend(svg: ET.Element, parts: Sequence[str]) -> None:
    left = float(_MARGIN)
    for colour, name in zip(_COLOURS, parts, strict=False):
        _box(svg, colour, x=left, y=48, width=14, height=14)
        _write(svg, left + 20, 60, name)
        left += 40 + 8 * len(name)


def _bar(svg: ET.Element, top: int, bar: ChartBar, widest: int) -> None:
    middle = top + _BAR / 2 + 5
    _write(svg, _MARGIN, middle, bar.label)
    left = _MARGIN + _LABELS
    scale = (WIDTH - left - _ENDS - _MARGIN) / max(widest, 1)
    for index, (number, before) in enumerate(zip(bar.parts, accumulate(bar.parts, initial=0), strict=False)):
        if number:
            x, width = left + before * scale, number * scale
            _box(svg, _COLOURS[min(index, len(_COLOURS) - 1)], x=x, y=top, width=width, height=_BAR)
            if width >= _WIDE:
                ink = "white" if index < _DARK else "#222"
                _write(svg, x + width / 2, middle, str(number), fill=ink, **{"text-anchor": "middle"})
    _write(svg, left + sum(bar.parts) * scale + 10, middle, bar.note, fill="#555")


def _box(svg: ET.Element, colour: str, **place: float) -> None:
    ET.SubElement(svg, "rect", {name: f"{value:.1f}" for name, value in place.items()} | {"fill": colour})


def _write(svg: ET.Element, x: float, y: float, text: str, **look: str) -> None:
    ET.SubElement(svg, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": "#222", **look}).text = text
