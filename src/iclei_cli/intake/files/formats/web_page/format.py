"""How a web page is recognised: by the tag with which it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content

_STARTS = ("<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<center", "<div")


def _recognises(content: Content) -> bool:
    head = content.markup
    return head.startswith(_STARTS) or (head.startswith(("<?xml", "<!--")) and "<html" in head)


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.encodings import decode_markup
    from iclei_cli.intake.files.formats.web_page.read import read_web_page

    text, name = decode_markup(data, encoding)
    return Reading(tuple(read_web_page(text)), name)


WEB_PAGE = Format("web page", _recognises, _read, is_isolated=True)
