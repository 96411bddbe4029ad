"""What is different where somebody looks: lines that break between words, colour, frames, and pages.

Colour is never the only sign: the same words go to pipes, to terminals that have none, and with `NO_COLOR`.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from iclei_cli.cli.show.drawing.tables import GAP, cell_text, layout
from iclei_cli.cli.show.drawing.wrap import COMMAND, folded, wrapped

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from rich.console import RenderableType

_LABELS = {
    "refusal": "bold red",
    "bug": "bold red",
    "finding-problem": "bold red",
    "finding-warning": "bold yellow",
    "unsafe-place": "bold yellow",
    "note": "yellow",
    "notice": "yellow",
    "notices-more": "yellow",
}
"""How the label of a sentence (what stands before its first colon) is coloured, by the sentence's code."""

_TYPED, _HEADING, _FRAME = "bold cyan", "bold", "dim"

_GUIDE = 4
"""How many columns a tree takes for each depth."""

_FRAME_WIDTH = 4
"""How many columns a frame takes, with a blank at each side."""


@dataclass
class _Page:
    """What is held back until it is known whether it fits; each with whether it goes to stderr."""

    held: list[tuple[RenderableType, bool]]


@dataclass
class _Frame:
    """What is to be framed."""

    held: list[RenderableType]


_page: _Page | None = None
_frame: _Frame | None = None


def show_text(text: str, code: str, *, err: bool) -> None:
    """Show the words of a code, broken between words."""
    shown = Text("\n".join(wrapped(text, _width(err=err))))
    label = _LABELS.get(code)
    if label is not None:
        shown.stylize(label, 0, min(found + 1 for sign in ":：" if (found := text.find(sign)) >= 0))
    shown.highlight_regex(COMMAND, _TYPED)
    _show(shown, err=err)


def show_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    err: bool,
    whole: Container[str],
) -> None:
    """Show a table with a quiet heading, laid out as one that goes to a file."""
    widths, to_right = layout(headings, rows, width=_width(err=err), whole=whole)
    # A column's divider and one blank are the gap; where Rich can draw no divider, it would be a bar.
    has_lines = _has_lines(_console(err=err))
    table = Table(
        box=SIMPLE_HEAD if has_lines else None,
        show_edge=False,
        pad_edge=False,
        show_header=any(headings),
        padding=(0, GAP - 1 if has_lines else GAP, 0, 0),
        header_style=_HEADING,
    )
    for heading, width, is_right in zip(headings, widths, to_right, strict=True):
        table.add_column(
            _cell(heading, width), width=width, justify="right" if is_right else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*map(_cell, row, widths))
    _show(table, err=err)


def clear() -> None:
    """Begin anew at the top of the screen."""
    _console(err=False).clear()


def _cell(cell: object, width: int) -> Text:
    """What stands in a cell, in lines that break where its script lets them."""
    return Text("\n".join(folded(cell_text(cell), width)))


def show_tree(branches: Sequence[tuple[int, str]]) -> None:
    """Show lines that hang below others, each with how deep it is."""
    console = _console(err=False)
    if not _has_lines(console):
        show_text("\n".join(f"{'  ' * depth}{line}" for depth, line in branches), "", err=False)
        return
    # Of each depth the last branch, below which the next deeper one hangs.
    last = [Tree("", hide_root=True, guide_style=_FRAME)]
    for depth, line in branches:
        del last[depth + 1 :]
        room = _width(err=False) - _GUIDE * depth
        last.append(last[depth].add(Text("\n".join(wrapped(line, room)))))
    _show(last[0], err=False)


@contextmanager
def paged() -> Iterator[None]:
    """Hold back what is shown meanwhile, and page it if it does not fit the screen.

    What goes to stderr meanwhile comes after the page, where it is seen.
    """
    global _page  # noqa: PLW0603 - there is one terminal
    page = _page = _Page([])
    try:
        yield
    finally:
        _page = None
        _release(page)


@contextmanager
def framed() -> Iterator[None]:
    """Draw a frame around what is shown meanwhile; none where lines cannot be drawn, or are not wanted."""
    global _frame  # noqa: PLW0603 - there is one terminal
    console = _console(err=False)
    if console.is_dumb_terminal or console.no_color or not _has_lines(console):
        yield
        return
    frame = _frame = _Frame([])
    try:
        yield
    finally:
        _frame = None
        if frame.held:
            _show(
                Panel(Group(*frame.held), box=ROUNDED, border_style=_FRAME, expand=False, highlight=False),
                err=False,
            )


def _has_lines(console: Console) -> bool:
    """Whether lines can be drawn: in the encodings of East Asia they are as wide as letters, or not there."""
    return console.encoding.startswith("utf")


def _width(*, err: bool) -> int:
    """How wide a line may be, within a frame if there is one."""
    return _console(err=err).width - (0 if _frame is None or err else _FRAME_WIDTH)


def _release(page: _Page) -> None:
    console = _console(err=False)
    with console.capture() as capture:
        for shown, err in page.held:
            if not err:
                _draw(console, shown)
    text = capture.get()
    if text.count("\n") < shutil.get_terminal_size((80, 24)).lines or not os.environ.get("TERM"):
        for shown, err in page.held:
            _draw(_console(err=err), shown)
        return
    # As git does: end at once on a short text, keep colours, and leave the text on the screen.
    os.environ.setdefault("LESS", "FRX")
    import pydoc

    pydoc.pager(text)
    for shown, err in page.held:
        if err:
            _draw(_console(err=True), shown)


def _show(shown: RenderableType, *, err: bool) -> None:
    if _frame is not None and not err:
        _frame.held.append(shown)
    elif _page is not None:
        _page.held.append((shown, err))
    else:
        _draw(_console(err=err), shown)


def _draw(console: Console, shown: RenderableType) -> None:
    if isinstance(shown, Text):
        # Its lines are broken already; what is longer is left to the terminal, so that it is copied whole.
        console.print(shown, soft_wrap=True)
        return
    console.print(shown)


def _console(*, err: bool) -> Console:
    return _consoles(sys.stderr if err else sys.stdout)


@cache
def _consoles(stream: object) -> Console:
    return Console(file=stream, markup=False, emoji=False, highlight=False)  # type: ignore[arg-type]
