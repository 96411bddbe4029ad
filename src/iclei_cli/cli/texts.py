"""Texts that were typed, and in which language: the option `--in` of every command that takes some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import msgspec

    from iclei_cli.assembly.nouns.text import Text

_FIELD = "in_language"

IN_LANGUAGE = {
    _FIELD: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar="LANGUAGE",
            help="The language of the texts that are given, such as en: in others they stay. Without it they "
            "are for every language.",
        ),
    ]
}
"""The option, by the name of its parameter."""


def is_anything_typed(typed: Mapping[str, Any]) -> bool:
    """Tell whether anything was typed that can be a change; a language alone is none."""
    return any(value is not None for name, value in typed.items() if name != _FIELD)


def typed_language(typed: Mapping[str, Any], texts: Collection[str]) -> str | None:
    """Return the code of the language in which texts were typed; None if none was said.

    Args:
        typed: what was typed, by parameter.
        texts: the parameters that take a text.

    Raises:
        UsageError: `not-a-language`, or `in-without-text`: no text was typed.
    """
    from iclei_cli.system.errors import UsageError

    words = typed.get(_FIELD)
    if words is None:
        return None
    if all(typed.get(name) is None for name in texts):
        raise UsageError("in-without-text", options=[f"--{name.removesuffix('s')}" for name in texts])
    return parse_code("in", words)


def parse_code(option: str, words: str) -> str:
    """Return the code of a language that was typed into an option: by its code, or by its name.

    Raises:
        UsageError: `not-a-language`.
    """
    from iclei_cli.assembly.nouns.text import is_language
    from iclei_cli.intake.values.languages import parse_language
    from iclei_cli.system.errors import UsageError

    code = parse_language(words)
    if not is_language(code):
        raise UsageError("not-a-language", option=option, words=words)
    return code


def typed_texts(
    typed: Mapping[str, Any], texts: Collection[str], before: msgspec.Struct | None, language: str | None
) -> dict[str, Text | None]:
    """Return what the texts that were typed come to, in place of those of a record; None empties one."""
    from iclei_cli.assembly.nouns.text import with_words

    return {
        name: with_words(getattr(before, name, None), typed[name].strip(), language)
        for name in texts
        if typed.get(name) is not None
    }


def tell_replaced(before: msgspec.Struct, after: msgspec.Struct) -> None:
    """Tell which languages a record's texts were in and are in no more: what they said was another text."""
    gone = [
        language
        for name in before.__struct_fields__
        for language in _languages(getattr(before, name))
        if language not in _languages(getattr(after, name))
    ]
    if gone:
        terminal.note("texts-replaced", languages=list(dict.fromkeys(gone)))


def _languages(value: object) -> list[str]:
    return list(value) if isinstance(value, dict) else []
