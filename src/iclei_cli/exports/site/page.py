"""The page as one file: no script, style, font or picture from elsewhere, and none but its own can run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from jinja2 import Environment
from markupsafe import Markup

from iclei_cli.exports.web_page import policy_digest
from iclei_cli.system.data_folder import data_folder

if TYPE_CHECKING:
    from iclei_cli.exports.site.contents import Contents


def page_of(contents: Contents) -> str:
    """The whole page.

    Its content security policy (W3C, Content Security Policy Level 3) lets run what has these hashes alone.
    """
    folder = data_folder() / "site"
    page, style, script = (
        (folder / f"page.{ending}").read_text(encoding="utf-8") for ending in ("html", "css", "js")
    )
    return (
        Environment(autoescape=True)
        .from_string(page)
        .render(
            main=contents.languages[0],
            title=_in_first(contents, "title"),
            no_script=_in_first(contents, "no-script"),
            by_code=contents.codes is not None,
            style=Markup(style),  # noqa: S704 - files of the program
            script=Markup(script),  # noqa: S704
            data=Markup(_data(contents)),  # noqa: S704 - no sign of it can end the element it stands in
            style_hash=policy_digest(style),
            script_hash=policy_digest(script),
        )
    )


def _in_first(contents: Contents, word: str) -> str:
    """A word of the page in its first language."""
    said = contents.words[word]
    return said if isinstance(said, str) else said[contents.languages[0]]


def _data(contents: Contents) -> str:
    """What the page knows as JSON in which nothing can be taken for markup."""
    return msgspec.json.encode(contents).decode().replace("<", "\\u003c")
