"""A header of two rows, in which one title stands over several: `희망 분과` over `1순위` and `2순위`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.headers import Certainty
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.vocabulary import ABOUT_ANOTHER, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.intake.columns.headers import Claim

    Claims = Callable[[str], Claim | None]

# What a survey prints below a question that has one answer.
_NO_TITLES = {"response", "openendedresponse"}


def join_rows(upper: Sequence[str], lower: Sequence[str], claim_of: Claims) -> tuple[str, ...] | None:
    """Return the titles that two rows make together; None where the lower one is no part of the header.

    Below a title of one column stands nothing, the same (where the two cells are merged), or a title that is
    understood (`claim_of` tells); below one of several columns, anything may, unless the row has a name.
    """
    if _is_below_one_title(upper, lower):
        return None
    width = max(len(upper), len(lower))
    tops, lows = (list(row) + [""] * (width - len(row)) for row in (upper, lower))
    lows = [
        "" if low == top or normal(low) in _NO_TITLES else low for top, low in zip(tops, lows, strict=True)
    ]
    if not any(lows):
        return None
    titles = []
    group = ""
    for place, (top, low) in enumerate(zip(tops, lows, strict=True)):
        if top:
            is_group = place + 1 < width and not tops[place + 1] and lows[place + 1]
            group = top if is_group else ""
        elif not low:
            group = ""
        if low and not group and claim_of(low) is None:
            return None  # it is what a row says below a title of one column
        titles.append(_under(group, low, claim_of) if low and group else low or top)
    return tuple(titles) if _adds_titles(tops, titles, claim_of) else None


def _is_below_one_title(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether the lower row is one cell below a title of its own: a heading of the rows that follow."""
    filled = [place for place, cell in enumerate(lower) if cell]
    if len(filled) != 1:
        return False
    place = filled[0]
    after = upper[place + 1] if place + 1 < len(upper) else "-"
    return place < len(upper) and bool(upper[place]) and bool(after)


def _under(group: str, title: str, claim_of: Claims) -> str:
    """Return a title, together with the one above it where that adds to its meaning."""
    claim = claim_of(title)
    is_known = claim is not None and claim.certainty is not Certainty.WEAK
    if re.search(ABOUT_ANOTHER, normal(group)):
        return f"{group} {title}"  # whose name and phone it is
    if is_known:
        return title
    return f"{group} {title}" if claim_of(f"{group} {title}") else f"{group} [{title}]"


def _adds_titles(tops: Sequence[str], titles: Sequence[str], claim_of: Claims) -> bool:
    """Tell whether both rows together give more fields than the upper row alone, names among them."""
    before, after = ({claim.field for title in row if (claim := claim_of(title))} for row in (tops, titles))
    has_options = any(title.endswith("]") for title in titles)
    return not after.isdisjoint(NAMES) and (
        len(after) > len(before) or has_options or after - before != set()
    )
