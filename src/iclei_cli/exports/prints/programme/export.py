"""The programme on paper."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class ProgrammePages(Printed, frozen=True):
    """The programme, to hand out or to put up."""

    identifier: ClassVar[str] = "programme"
    file_name: ClassVar[str] = "programme.pdf"
