"""The page on rules: what it tells to type is done, and people then sit where it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pages import follow

if TYPE_CHECKING:
    from conftest import Iclei

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_the_page_tells_what_happens(iclei: Iclei) -> None:
    """Each command of the page is done; each list of seats is that of the plan made last, which is proved."""
    assert follow(iclei, PAGE.read_text("utf-8")) > 1
