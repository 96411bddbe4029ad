"""The labels in each language, and those that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.labels.en import ENGLISH

if TYPE_CHECKING:
    from iclei_cli.exports.labels.labels import Labels

EDITIONS: dict[str, Labels] = {"en": ENGLISH}
"""By the code of the language."""

LABELS = EDITIONS["en"]
"""What is printed."""
