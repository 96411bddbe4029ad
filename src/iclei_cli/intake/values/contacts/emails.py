"""E-mail addresses as people write them into a cell: one, several, with names and remarks."""

from __future__ import annotations

import re
import unicodedata

from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.text import normal, one_line
from iclei_cli.intake.words.value_words import CONTACT_LABELS
from iclei_cli.intake.words.vocabulary import HEADERS
from iclei_cli.system.messages import message

# What most lists write, and what the library would answer on it, too: it takes long.
_PLAIN_EMAIL = re.compile(
    r"(?=.{1,64}@)[A-Za-z0-9]{1,30}(?:[._-][A-Za-z0-9]{1,30}){0,3}"
    r"@(?:[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?\.){1,3}(?:kr|com|net|org)"
)
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9.-]*[A-Za-z0-9]")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff가-힣]")


def plain_email(text: str) -> str | None:
    """Return an address that is written as most are; None where it takes a closer look."""
    return text if _PLAIN_EMAIL.fullmatch(text) else None


def parse_email(text: str) -> str:
    """Return the address with its domain in lower case. Whether it can be delivered is not asked.

    Raises:
        BadValue: `invalid-email`.
    """
    plain = plain_email(text)
    if plain is not None:
        return plain
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to load

    address = unicodedata.normalize("NFKC", text).strip().removeprefix("mailto:")
    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        raise BadValue("invalid-email", text=one_line(text)) from None


def read_email(text: str) -> str | Understood:
    """Return what a cell says: an address; of several, the first.

    Raises:
        BadValue: `invalid-email`.
    """
    written = unicodedata.normalize("NFKC", text)
    if not _is_mixed(written):
        try:
            return parse_email(written)
        except BadValue:
            pass
    found = _addresses(written)
    if not found and "\n" in written and written.count("@") == 1:
        # An address that is broken over two lines.
        written = "".join(written.split())
        found = _addresses(written) if _ADDRESS.fullmatch(written) else {}
    if not found:
        raise BadValue("invalid-email", text=one_line(text))
    taken, *others = dict.fromkeys(found.values())
    if others:
        return Understood(taken, unclear=(message("one-email-of-several", taken=taken),))
    for address in found:
        written = written.replace(address, " ")
    rest = " ".join(re.findall(r"\w+", re.sub("mailto:", " ", written, flags=re.IGNORECASE)))
    if all(_is_label(word) for word in rest.split()):
        return taken
    return Understood(taken, unclear=(message("email-with-remark", taken=taken, remark=rest),))


def _addresses(text: str) -> dict[str, str]:
    """Return the addresses that stand in a text, by how they are written."""
    found = {}
    for written in _ADDRESS.findall(text):
        try:
            found[written] = parse_email(written)
        except BadValue:
            continue
    return found


def _is_mixed(text: str) -> bool:
    """Tell whether the part before the @ is of two scripts: rather a word before an address."""
    local = text.partition("@")[0]
    return _OTHER_SCRIPT.search(local) is not None and re.search("[A-Za-z]", local) is not None


def _is_label(word: str) -> bool:
    """Tell whether a word only says that an address follows."""
    return HEADERS.get(normal(word)) == "email" or normal(word) in CONTACT_LABELS
