"""The pages on rules and on mixing: what they tell to type is done, and people then sit where they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages import follow

if TYPE_CHECKING:
    from conftest import Iclei

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", ["rules.md", "mixing.md"])
def test_the_page_tells_what_happens(iclei: Iclei, name: str) -> None:
    """Each command of the page is done; each list of seats is that of the plan made last, which is proved."""
    assert follow(iclei, (DOCS / name).read_text("utf-8")) > 1
