"""What a report is made of, whatever it is written down as: blocks of text and numbers, and their sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """The title of a part; level 1 is a chapter, 2 a part of it, and so on to 4."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Some sentences; `is_note` of what explains and is read last."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Points:
    """A list of points, in no order of rank."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody said, and who."""

    text: str
    who: str


@dataclass(frozen=True)
class Table:
    """Rows under headings; `source` tells where its numbers come from."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: `part` of `whole`, as numbers, and the words for them."""

    label: str
    part: int
    whole: int
    words: str


@dataclass(frozen=True)
class Bars:
    """A chart of bars: how many of how many, by some value. All bars are drawn to one scale."""

    label: str
    words: str
    bars: tuple[Bar, ...]
    source: str = ""

    @property
    def longest(self) -> int:
        """The number that fills the width."""
        return max((bar.whole for bar in self.bars), default=0) or 1


Block: TypeAlias = Heading | Paragraph | Points | Quote | Table | Bars


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes:
        title: what it is about.
        lines: below the title: the day, the place, who held it.
        blocks: in their order.
        language: the code of the (first) language it is in.
        values: single numbers and words by name, for templates of users.
    """

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    language: str
    values: dict[str, str] = field(default_factory=dict)
