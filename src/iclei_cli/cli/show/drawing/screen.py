"""What is different where somebody looks: lines that break between words, colour, and pages of long lists.

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

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from iclei_cli.cli.show.drawing.tables import GAP, cell_text, layout
from iclei_cli.cli.show.drawing.wrap import COMMAND, wrapped

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

_TYPED, _HEADING = "bold cyan", "bold"


@dataclass
class _Page:
    """What is held back until it is known whether it fits; each with whether it goes to stderr."""

    held: list[tuple[RenderableType, bool]]


_page: _Page | None = None


def show_text(text: str, code: str, *, err: bool) -> None:
    """Show the words of a code, broken between words."""
    console = _console(err=err)
    shown = Text("\n".join(wrapped(text, console.width)))
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
    console = _console(err=err)
    widths, to_right = layout(headings, rows, width=console.width, whole=whole)
    # A column's divider and one blank are the gap.
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        show_header=any(headings),
        padding=(0, GAP - 1, 0, 0),
        header_style=_HEADING,
    )
    for heading, width, is_right in zip(headings, widths, to_right, strict=True):
        table.add_column(Text(heading), width=width, justify="right" if is_right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell_text(cell)) for cell in row))
    _show(table, err=err)


def clear() -> None:
    """Begin anew at the top of the screen."""
    _console(err=False).clear()


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
    if _page is not None:
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
