"""The one name of a row, of what its columns of names say; or what stands for it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from iclei_cli.intake.words.vocabulary import FAMILY_NAME, GIVEN_NAME
from iclei_cli.system.messages import Message, message

_WRITTEN_TOGETHER = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff가-힣]+")


class NameFound(NamedTuple):
    """What is to be known of a row's name: how it was found, or why there is none.

    `is_stand_in` tells that the row has no name, and something else stands for it.
    """

    remark: Message | None = None
    error: Message | None = None
    is_stand_in: bool = False


def join_names(fields: dict[str, Any], *, is_strict: bool) -> NameFound:
    """Put the name of the person into `fields`, instead of its parts.

    Whoever has an e-mail address and no name is known by it: unless `is_strict`, its first part stands for
    the name until that is filled in.
    """
    remark = None
    given, family = fields.pop(GIVEN_NAME, None), fields.pop(FAMILY_NAME, None)
    if (given or family) and "name" not in fields:
        fields["name"] = _full_name(given or "", family or "")
    if "name" not in fields and "name_en" in fields:
        fields["name"] = fields["name_en"]
        remark = message("english-name-as-name")
    email = fields.get("email")
    is_nameless = "name" not in fields and bool(email) and not is_strict
    if is_nameless:
        fields["name"] = stand_in(str(email))
        remark = message("name-from-email", name=fields["name"], email=email)
    name = fields.get("name")
    if name is None:
        return NameFound(error=message("missing-name"))
    if not any(map(str.isalpha, name)):
        return NameFound(error=message("invalid-name", text=name))
    return NameFound(remark, is_stand_in=is_nameless)


def stand_in(email: str) -> str:
    """Return what stands for the name of whoever has this address: its first part, or all of it."""
    local = email.partition("@")[0]
    return local if any(map(str.isalpha, local)) else email


def _full_name(given: str, family: str) -> str:
    """Join the parts of a name: `홍길동`, but `Gildong Hong`."""
    if _WRITTEN_TOGETHER.fullmatch(family + given):
        return family + given
    return f"{given} {family}".strip()
