"""Compile each language's catalogue, `iclei.po`, into the `iclei.mo` the program reads, as a build does."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = Path(__file__).parents[1] / "src" / "iclei_cli" / "cli" / "messages"


def catalogues() -> dict[str, Path]:
    """The catalogue of each language, by the language."""
    return {path.parent.name: path for path in sorted(LANGUAGES.glob("*/iclei.po"))}


def compiled(path: Path) -> bytes:
    """A catalogue as the program reads it: without what is not translated or has changed since (fuzzy)."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.name)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main() -> None:
    """Compile all of them."""
    for path in catalogues().values():
        path.with_suffix(".mo").write_bytes(compiled(path))


if __name__ == "__main__":
    main()
