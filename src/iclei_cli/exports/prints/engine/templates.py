"""Templates of prints: files of Typst that come with the program, and those that users make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDING = ".typ"
SHARED = f"iclei{ENDING}"
"""What every template may import: the data, the fonts, and text that is fitted into a space."""

_MOST_BYTES = 10_000_000


@dataclass(frozen=True)
class Look:
    """How a print is to look, apart from what stands on it.

    Attributes:
        template: a file of the user's; None for the program's own.
        fonts: files and folders of fonts, for characters that the program's own fonts lack.
    """

    template: Path | None = None
    fonts: Sequence[Path] = ()


@dataclass(frozen=True)
class Template:
    """A template, ready for the typesetter.

    Attributes:
        name: the file, as it is told to the user.
        text: what it says.
        folder: where the pictures are that it names; None if it comes with the program.
    """

    name: str
    text: bytes
    folder: Path | None


def template_names() -> list[str]:
    """What templates there are, by the names of the commands that use them."""
    return sorted(path.stem for path in _folder().glob(f"*{ENDING}") if path.name != SHARED)


def own_template(name: str) -> Template:
    """The program's own template of a name.

    Raises:
        UsageError: `print-template-unknown`.
    """
    if name not in template_names():
        raise UsageError("print-template-unknown", name=name, known=template_names())
    path = _folder() / f"{name}{ENDING}"
    return Template(path.name, path.read_bytes(), None)


def shared_part() -> bytes:
    """What templates import."""
    return (_folder() / SHARED).read_bytes()


def template_for(name: str, look: Look) -> Template:
    """The template of a print: the user's, or else the program's own.

    Raises:
        RefusedError: `print-template-unreadable`, or `print-template-foreign`: it is no template of a print.
    """
    if look.template is None:
        return own_template(name)
    try:
        text = read_regular(look.template, _MOST_BYTES)
    except (OddFileError, OSError) as error:
        raise RefusedError(
            "print-template-unreadable", path=str(look.template), reason=why_not_read(error)
        ) from error
    if SHARED.encode() not in text:
        raise RefusedError("print-template-foreign", path=str(look.template), name=name)
    return Template(str(look.template), text, look.template.absolute().parent)


def _folder() -> Path:
    return data_folder() / "prints"
