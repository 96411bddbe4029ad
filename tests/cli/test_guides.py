"""Guides, READMEs and the page of wishes: what they tell to type is done, and shows what they show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages import type_in

if TYPE_CHECKING:
    from conftest import Iclei

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("README.md", "en"),
        ("README.ko.md", "ko"),
        ("docs/guide.md", "en"),
        ("docs/ko/guide.md", "ko"),
        ("docs/wishes.md", "en"),
    ],
)
def test_a_page_is_typed_from_an_empty_folder(
    iclei: Iclei, monkeypatch: pytest.MonkeyPatch, page: str, language: str
) -> None:
    """Each command ends well, and what is shown below it is told, in the language of the page."""
    monkeypatch.setenv("ICLEI_LANG", language)
    monkeypatch.setenv("COLUMNS", "80")
    assert type_in(iclei, (ROOT / page).read_text("utf-8")) > 10
