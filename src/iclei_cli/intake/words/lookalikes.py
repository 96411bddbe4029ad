"""Letters of other scripts that look like Latin ones: a Cyrillic “а” in “Nаme” is seen by nobody."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans(
    "аАВВеЕкКМНоОрРсСтТхХуУіІјЈѕЅԁһгӏԛԝЗ"
    "αΑΒβεΕΖΗΙιΚκΜΝνΟοΡρΤτΥυΧχ",
    "aABBeEkKMHoOpPcCtTxXyYiIjJsSdhrlqw3"
    "aABbeEZHIiKkMNvOoPpTtYuXx",
)  # fmt: skip
_OTHERS = re.compile("[\u0370-\u052f]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"\w+")


def fold_lookalikes(text: str) -> str:
    """Return `text` with the look-alikes in its Latin words as Latin letters; other words are left alone."""
    return _WORD.sub(_folded, text) if _OTHERS.search(text) else text


def _folded(found: re.Match[str]) -> str:
    word = found.group()
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word
