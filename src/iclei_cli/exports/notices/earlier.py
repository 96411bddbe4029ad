"""Mails that lie in a folder from an earlier export: who is told nothing any more must not be sent one."""

from __future__ import annotations

import email.policy
import re
from email.parser import BytesParser
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.system.errors import RefusedError, reason_of
from iclei_cli.system.regular_file import OddFileError, read_regular

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

_NUMBER = re.compile(r"[1-9]\d*\.eml")
_MARKS = {"X-Unsent": "1", "Auto-Submitted": "auto-generated"}
"""What a draft of ours says in its head, and one that a mail program keeps does not (`mail.mail`)."""


class Earlier(NamedTuple):
    """What lies in a folder beside the mails that belong there.

    Attributes:
        ours: drafts of an earlier export.
        others: mails of which it is not known whose they are.
    """

    ours: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def earlier_mails(folder: Path, belonging: Container[str]) -> Earlier:
    """The mails in a folder but those with the names that are `belonging` there.

    Raises:
        RefusedError: `cannot-write`: it cannot be looked into.
    """
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        raise RefusedError("cannot-write", path=str(folder), reason=reason_of(error)) from error
    found = [path for path in there if path.suffix.lower() == ".eml" and path.name not in belonging]
    ours = tuple(path for path in found if _is_ours(path))
    return Earlier(ours, tuple(path for path in found if path not in ours))


def remove_mails(paths: Iterable[Path]) -> None:
    """Delete mails of an earlier export.

    Raises:
        RefusedError: `cannot-write`: one of them cannot be deleted.
    """
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise RefusedError("cannot-write", path=str(path), reason=reason_of(error)) from error


def _is_ours(path: Path) -> bool:
    if _NUMBER.fullmatch(path.name) is None:
        return False
    try:
        content = read_regular(path)
    except (OSError, OddFileError):
        return False
    head = BytesParser(policy=email.policy.compat32).parsebytes(content, headersonly=True)
    return "From" not in head and all(head.get(name) == value for name, value in _MARKS.items())
