"""Signs that programs put before a cell so that a spreadsheet takes it for a text: they are no part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
# Before a Latin letter it may be a part of the name: 's-Hertogenbosch, 't Hooft, 'Abd.
_APOSTROPHE = re.compile(r"'(?=[^A-Za-z\s'])[^']*")
_BEFORE_LETTER = re.compile(r"'[A-Za-z][^']*")
_BEFORE_ADDRESS = re.compile(r"'[^\s'@]+@[^\s'@]+")
_LINK = re.compile(
    r'=\s*HYPERLINK\(\s*"(?:mailto:)?(?P<target>(?:[^"]|"")*)"\s*(?:[,;]\s*"(?P<text>(?:[^"]|"")*)"\s*)?\)',
    re.IGNORECASE,
)


def without_guards(texts: Sequence[str]) -> Sequence[str]:
    """Return the cells of a column without an apostrophe before them, or `="…"` around them.

    Of `=HYPERLINK("…";"…")` the text is returned that a spreadsheet shows.
    """
    together = "\n".join(["", *texts])
    if "\n'" not in together and "\n=" not in together:
        return texts  # as nearly every column is
    filled = [text for text in texts if text]
    are_all = len(filled) > 1 and all(_BEFORE_LETTER.fullmatch(text) for text in filled)
    return [_without_guard(text, before_letters=are_all) for text in texts]


def _without_guard(text: str, *, before_letters: bool) -> str:
    if (formula := _FORMULA.fullmatch(text)) is not None:
        return formula[1].replace('""', '"').strip()
    if (link := _LINK.fullmatch(text)) is not None:
        return (link["text"] or link["target"]).replace('""', '"').strip()
    is_guarded = (
        _APOSTROPHE.fullmatch(text)
        or _BEFORE_ADDRESS.fullmatch(text)
        or (before_letters and _BEFORE_LETTER.fullmatch(text))
    )
    return text[1:].strip() if is_guarded else text
