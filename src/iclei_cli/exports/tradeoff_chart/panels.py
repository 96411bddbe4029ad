"""What a chart is made of: bars in panels."""

from __future__ import annotations

import msgspec


class ChartBar(msgspec.Struct, frozen=True):
    """One bar: its label, the size of each of its parts, and a note at its end."""

    label: str
    parts: tuple[int, ...]
    note: str


class Panel(msgspec.Struct, frozen=True):
    """Bars below a heading and a line that explains them."""

    title: str
    caption: str
    bars: tuple[ChartBar, ...]
