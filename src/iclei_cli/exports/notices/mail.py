"""A notice as a mail: plain text, and the person's own day for their calendar."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from iclei_cli.exports.sheet.text import one_line
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from iclei_cli.exports.notices.compose import Words


def address_of(name: str, email: str) -> Address:
    """An address for a header; whatever is in the name, it stays a name.

    Raises:
        RefusedError: `not-an-address`.
    """
    local, _, domain = email.strip().rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
        local.encode("ascii")
        address = Address(one_line(name), local, plain)
    except (ValueError, IndexError) as error:
        raise RefusedError("not-an-address", email=email) from error
    if not local or not plain:
        raise RefusedError("not-an-address", email=email)
    return address


def mail(
    words: Words, recipient: Address, sender: Address | None, calendar: bytes | None, at: datetime
) -> EmailMessage:
    """The mail. Without a sender it is a draft, which mail programs open for sending."""
    made = EmailMessage(policy=SMTP)
    if sender is None:
        made["X-Unsent"] = "1"
    else:
        made["From"] = sender
        made["Message-ID"] = f"<{_mark(words, recipient, at)}@{sender.domain}>"
    made["To"] = recipient
    made["Subject"] = words.subject
    made["Date"] = format_datetime(at)
    # What is sent by a program is not to be answered by one (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(words.text, cte="base64")
    if calendar is not None:
        made.add_attachment(
            calendar.decode(),
            subtype="calendar",
            filename="calendar.ics",
            cte="base64",
            params={"method": "PUBLISH"},
        )
        made.set_boundary(f"={_mark(words, recipient, at)}=")
    return made


def _mark(words: Words, recipient: Address, at: datetime) -> str:
    """What no other mail has, and the same mail always."""
    whole = f"{words.subject}\n{words.text}\n{recipient}\n{at.isoformat()}"
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
