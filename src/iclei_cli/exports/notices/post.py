"""Handing mails to a server (SMTP, RFC 5321), such that it is known of each what has become of it."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Self

from iclei_cli.system.errors import RefusedError, reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from email.headerregistry import Address
    from email.message import EmailMessage
    from types import TracebackType

    from iclei_cli.system.messages import Message

_SECONDS = 60
"""So long is waited for an answer of the server."""
_CLOSING = 421
"""With this code the server closes the connection."""
_WRONG, _FOR_GOOD = 400, 500
"""From these codes on the server does not take a mail, and never will (RFC 5321, 4.2.1)."""


class Fate(Enum):
    """What has become of a mail."""

    TAKEN = auto()
    """The server has it, and answers for it."""
    REFUSED = auto()
    """The server does not take it, and never will."""
    NOT_NOW = auto()
    """The server did not take it this time."""
    UNKNOWN = auto()
    """The server may have taken it: the connection broke before it said so."""


@dataclass(frozen=True)
class Answer:
    """What has become of a mail, and what the server said of it."""

    fate: Fate
    words: str = ""


@dataclass(frozen=True)
class Server:
    """A mail server.

    Attributes:
        host, port: where it is.
        user, password: who sends, where it asks for that.
        security: `starttls` or `tls`; None without encryption.
    """

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    security: str | None = None


class Post:
    """A connection to a server, made anew when it was lost; to be used in a `with`."""

    def __init__(self, server: Server, seconds: float = _SECONDS) -> None:
        self._server = server
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Connect, to learn before anything is sent whether that is possible.

        Raises:
            RefusedError: `smtp-unreachable`, or `smtp-login`.
        """
        self.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Say goodbye, if anybody is there."""
        self._leave()

    def connect(self) -> smtplib.SMTP:
        """The connection, made if there is none.

        Raises:
            RefusedError: as `__enter__`.
        """
        if self._smtp is not None:
            return self._smtp
        server, context = self._server, ssl.create_default_context()
        try:
            if server.security == "tls":
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=self._seconds, context=context
                )
            else:
                smtp = smtplib.SMTP(server.host, server.port, timeout=self._seconds)
            smtp.ehlo_or_helo_if_needed()
            if server.security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo()
            if server.user is not None:
                smtp.login(server.user, server.password or "")
        except smtplib.SMTPAuthenticationError as error:
            raise RefusedError("smtp-login", user=server.user, reason=_words(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            where = f"{server.host}:{server.port}"
            raise RefusedError("smtp-unreachable", server=where, reason=_why(error)) from error
        self._smtp = smtp
        return smtp

    def send(self, mail: EmailMessage, sender: Address, recipient: Address) -> Answer:
        """Hand over one mail.

        Raises:
            RefusedError: as `__enter__`, before anything of the mail was sent.
        """
        try:
            refusal = self._address(sender, recipient)
        except (OSError, smtplib.SMTPException):
            # The server did not wait so long: nothing of the mail was sent, so that it can be begun anew.
            self._leave()
            try:
                refusal = self._address(sender, recipient)
            except (OSError, smtplib.SMTPException) as error:
                self._leave()
                return Answer(Fate.NOT_NOW, _words(error))
        if refusal is not None:
            return refusal
        smtp = self.connect()
        try:
            code, words = smtp.data(mail.as_bytes())
        except smtplib.SMTPDataError as error:
            return _refused(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            # All of it may have arrived, and only the answer is missing.
            self._leave()
            return Answer(Fate.UNKNOWN, _words(error))
        return Answer(Fate.TAKEN) if code < _WRONG else _refused(code, words)

    def _address(self, sender: Address, recipient: Address) -> Answer | None:
        """Say from whom a mail is and to whom; what the server says if it does not want it, else None.

        Raises:
            RefusedError: as `__enter__`.
            OSError, SMTPException: the connection broke.
        """
        smtp = self.connect()
        for say, address in ((smtp.mail, sender), (smtp.rcpt, recipient)):
            code, words = say(address.addr_spec)
            if code == _CLOSING:
                raise smtplib.SMTPServerDisconnected
            if code >= _WRONG:
                smtp.rset()
                return _refused(code, words)
        return None

    def _leave(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()


def _refused(code: int, words: bytes | str) -> Answer:
    told = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Answer(Fate.REFUSED if code >= _FOR_GOOD else Fate.NOT_NOW, f"{code} {told}")


def _why(error: OSError) -> Message | str:
    """Why there is no connection: what the system says in words of ours, what the server says in its own."""
    if isinstance(error, smtplib.SMTPException):
        return _words(error)
    return message("smtp-no-such-server") if isinstance(error, socket.gaierror) else reason_of(error)


def _words(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused(error.smtp_code, error.smtp_error).words
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
