"""What there is to know of an import, in few lines: of many of a kind the first, and how many more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.intake.registrations import Registrations
    from iclei_cli.intake.rows.kept_cells import KeptKind

_FIRST = 3
"""So many notices of a kind are shown in full."""
_LONGEST_CELL = 40

_REASONS = {
    "boxes-unclear": message("kept-boxes-unclear"),
    "email-with-remark": message("kept-email-with-remark"),
    "further-places": message("kept-further-places"),
    "invalid-email": message("kept-invalid-email"),
    "invalid-phone": message("kept-invalid-phone"),
    "names-nobody": message("kept-names-nobody"),
    "names-oneself": message("kept-names-oneself"),
    "names-several": message("kept-names-several"),
    "name-in-two-scripts": message("kept-name-in-two-scripts"),
    "name-with-remark": message("kept-name-with-remark"),
    "one-email-of-several": message("kept-one-email-of-several"),
    "one-phone-of-several": message("kept-one-phone-of-several"),
    "phone-with-remark": message("kept-phone-with-remark"),
    "several-people": message("kept-several-people"),
    "unknown-consent": message("kept-unknown-consent"),
    "unknown-gender": message("kept-unknown-gender"),
    "unknown-sector": message("kept-unknown-sector"),
    "unknown-status": message("kept-unknown-status"),
    "unknown-topic": message("kept-unknown-topic"),
    "wish-out-of-weight": message("kept-wish-out-of-weight"),
    "wish-torn": message("kept-wish-torn"),
}
"""Why a cell is kept, in a few words, by the code that says it in full."""


def note_notices(notices: Sequence[Message]) -> None:
    """Show the notices that are not about kept cells: of each kind the first few, the rest counted."""
    kinds: dict[str, list[Message]] = defaultdict(list)
    for notice in notices:
        kinds[_kind(notice)].append(notice)
    kinds.pop("cell-kept", None)
    for alike in kinds.values():
        shown = alike if len(alike) == _FIRST + 1 else alike[:_FIRST]
        for notice in shown:
            terminal.note("notice", notice=notice)
        if len(alike) > len(shown):
            terminal.note("notices-more", number=len(alike) - len(shown))


def say_kept(found: Registrations) -> None:
    """Show by kind what was not understood, or only in part."""
    kinds = found.kept_kinds
    if not kinds:
        return
    terminal.say("kept-follow")
    terminal.say_table(
        ["heading-column", "heading-found", "heading-rows", "heading-cells"],
        [
            (
                kind.column,
                _REASONS.get(kind.code, message("kept-not-understood")),
                kind.count,
                message("cells-in-rows", cells=_cells(kind)),
            )
            for kind in kinds
        ],
    )


def _kind(notice: Message) -> str:
    remark = notice.facts.get("remark")
    return remark.code if isinstance(remark, Message) else notice.code


def _cells(kind: KeptKind) -> list[Message]:
    """The cells, those of most rows first."""
    cells = sorted(kind.rows.items(), key=lambda item: -len(item[1]))
    return [message("cell-in-rows", cell=_shortened(cell), rows=rows) for cell, rows in cells]


def _shortened(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…"
