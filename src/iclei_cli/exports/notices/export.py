"""A notice as a file that mail programs open."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from typing import TYPE_CHECKING, BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.notices.compose import Words
from iclei_cli.exports.notices.mail import mail

if TYPE_CHECKING:
    from email.message import EmailMessage


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One person's notice.

    Attributes:
        words: what it says.
        recipient: to whom.
        sender: from whom; None of a draft.
        calendar: their own day; None where nothing of it has a time.
        at: when it was made.
    """

    identifier: ClassVar[str] = "notices"
    file_name: ClassVar[str] = "notice.eml"
    endings: ClassVar[tuple[str, ...]] = (".eml",)

    words: Words
    recipient: Address
    sender: Address | None = None
    calendar: bytes | None = None
    at: datetime

    @property
    def is_private(self) -> bool:
        """It is one person's, with their address."""
        return True

    def mail(self) -> EmailMessage:
        """The mail."""
        return mail(self.words, self.recipient, self.sender, self.calendar, self.at)

    def write(self, file: BinaryIO) -> None:
        """Write the mail."""
        file.write(self.mail().as_bytes())
