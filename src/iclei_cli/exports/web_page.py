"""A web page as one file, which needs nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import BinaryIO, ClassVar

import msgspec


class WebPage(msgspec.Struct, frozen=True):
    """What all exports have in common that are one web page."""

    endings: ClassVar[tuple[str, ...]] = (".html",)

    @property
    def is_private(self) -> bool:
        """Not unless a page says otherwise: it is made to be looked at."""
        return False

    def html(self) -> str:
        """The whole page."""
        raise NotImplementedError

    def write(self, file: BinaryIO) -> None:
        """Write the page."""
        file.write(self.html().encode())


def policy_digest(text: str) -> str:
    """The digest by which a content security policy lets a style or script be (W3C, CSP Level 3)."""
    return b64encode(sha256(text.encode()).digest()).decode()
