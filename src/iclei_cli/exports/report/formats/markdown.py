"""A report in Markdown (CommonMark with the tables of GFM), for whoever edits it further."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, assert_never

from iclei_cli.exports.report.blocks import Bars, Heading, Paragraph, Points, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.exports.report.blocks import Block, Report

_WIDTH = 20
"""So many squares are the longest bar."""


def write_markdown(file: BinaryIO, report: Report) -> None:
    """Write a report."""
    lines = [f"# {_text(report.title)}", "", *(f"{_text(line)}  " for line in report.lines), ""]
    for block in report.blocks:
        lines += [*_lines(block), ""]
    file.write(("\n".join(lines).rstrip() + "\n").encode())


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_text(text)}"
        case Paragraph(text, is_note):
            yield f"*{_text(text)}*" if is_note else _text(text)
        case Points(items):
            yield from (f"- {_text(item)}" for item in items)
        case Quote(text, who):
            yield from (f"> {_text(text)}", ">", f"> — {_text(who)}")
        case Table(headings, rows, source):
            yield from _table(headings, rows)
            yield from _source(source)
        case Bars(label, words, bars, source):
            drawn = (
                (
                    bar.label,
                    "■" * _squares(bar.part, block)
                    + "□" * (_squares(bar.whole, block) - _squares(bar.part, block)),
                    bar.words,
                )
                for bar in bars
            )
            yield from _table((label, "", words), drawn)
            yield from _source(source)
        case _:
            assert_never(block)


def _squares(number: int, bars: Bars) -> int:
    return round(_WIDTH * number / bars.longest)


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = list(map(_text, headings))
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(map(_text, row))} |"


def _source(source: str) -> Iterator[str]:
    if source:
        yield from ("", f"*{_text(source)}*")


def _text(text: str) -> str:
    """Text in which nothing is a command of Markdown."""
    escaped = re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", escaped))
