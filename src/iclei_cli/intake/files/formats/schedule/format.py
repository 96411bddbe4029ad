"""How a `schedule.xml` is recognised: by the element that holds all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content


def _recognises(content: Content) -> bool:
    return content.markup.startswith(("<?xml", "<schedule")) and "<schedule" in content.markup


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.encodings import decode_markup
    from iclei_cli.intake.files.formats.schedule.read import read_schedule

    text, name = decode_markup(data, encoding)
    return Reading((read_schedule(text),), name)


SCHEDULE = Format("schedule", _recognises, _read, is_isolated=True, is_programme=True)
"""Its events, one a row."""
