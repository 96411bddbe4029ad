"""The page as one file, with no script, style, font or picture from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from iclei_cli.exports.index.contents import Use
from iclei_cli.system.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.exports.index.contents import Contents, Listed
    from iclei_cli.exports.language import PrintLanguage


def page_of(contents: Contents) -> str:
    """The whole page."""
    language, event = contents.language, contents.event
    template = (data_folder() / "index" / "page.html").read_text(encoding="utf-8")
    return (
        Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        .from_string(template)
        .render(
            language=language.codes[0],
            title=language.phrase(contents.title),
            names=language.titles(event.name),
            day=event.date and language.phrase("print-day", date=event.date),
            parts=list(_parts(contents)),
            below=[language.told(told) for told in contents.below],
        )
    )


def _parts(contents: Contents) -> Iterator[dict[str, Any]]:
    """What the files are for, and those that are for that; a part without any is left out."""
    for use in Use:
        files = [_shown(listed, contents.language) for listed in contents.files if listed.use is use]
        if files:
            yield {"use": use.value, "heading": contents.language.phrase(f"index-{use}"), "files": files}


def _shown(listed: Listed, language: PrintLanguage) -> dict[str, Any]:
    lines = language.phrases(f"index-of-{listed.export}", round=listed.round)
    return {"name": listed.name, "lines": [*lines, *map(language.told, listed.told)]}
