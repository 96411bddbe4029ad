"""What a print does not say in its languages is told with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import unspoken
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage

_ON_SHEETS = ("event", "topic", "group")
"""What has texts that are printed beside people and tables."""


def say_what_is_not_spoken(assembly: Assembly, language: PrintLanguage) -> None:
    """Tell which languages prints do not speak, and which titles are not there in those of this one."""
    from iclei_cli.assembly.texts import lacking

    if unknown := unspoken(language):
        terminal.note("print-not-spoken", languages=unknown)
    for code in language.codes:
        texts = [item.name for item in lacking(assembly, code) if item.what in _ON_SHEETS]
        if texts:
            terminal.note("note", what=message("texts-without-language", language=code, texts=texts))
