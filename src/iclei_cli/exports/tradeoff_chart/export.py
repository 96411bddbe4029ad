"""The trade-off chart: bars in panels, as an SVG file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.tradeoff_chart.panels import Panel


class TradeoffChart(msgspec.Struct, frozen=True):
    """Panels one below the other, under a common title.

    Attributes:
        title: what the picture is about.
        parts: the names of the bars' parts, in their order.
        panels: the panels, from the top.
    """

    identifier: ClassVar[str] = "chart"
    file_name: ClassVar[str] = "tradeoff.svg"
    endings: ClassVar[tuple[str, ...]] = (".svg",)

    title: str
    parts: Sequence[str]
    panels: Sequence[Panel]

    @property
    def is_private(self) -> bool:
        """Never: it names nobody."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the picture."""
        from iclei_cli.exports.tradeoff_chart.draw import draw  # noqa: PLC0415 - it loads a writer of XML

        draw(file, self.title, self.parts, self.panels)
