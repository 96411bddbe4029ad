"""Pictures that stand on prints: which kinds there are, and whether one can be drawn."""

from __future__ import annotations

import msgspec

from iclei_cli.exports.prints.engine.templates import Template
from iclei_cli.system.errors import RefusedError

_SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
_HEAD = 2000
"""Before the first tag of an SVG may stand a declaration and remarks."""


def kind_of(picture: bytes) -> str | None:
    """How the name of a picture ends, by its content: png, jpg or svg; None where it is none of them."""
    for kind, signature in _SIGNATURES.items():
        if picture.startswith(signature):
            return kind
    return "svg" if b"<svg" in picture[:_HEAD] else None


def require_picture(picture: bytes, path: str) -> None:
    """Check that a picture can stand on prints, by drawing it.

    Raises:
        RefusedError: `logo-no-picture`.
    """
    from iclei_cli.exports.prints.engine.typesetter import fonts_in, typeset  # noqa: PLC0415 - 80 MB

    kind = kind_of(picture)
    if kind is None:
        raise RefusedError("logo-no-picture", path=path)
    text = f'#image(bytes(json("picture.json")), format: "{kind}", width: 1cm)'
    try:
        typeset(
            Template(path, text.encode(), None),
            {"picture.json": msgspec.json.encode(list(picture))},
            fonts_in([]),
            "svg",
        )
    except RefusedError as error:
        raise RefusedError("logo-no-picture", path=path) from error
