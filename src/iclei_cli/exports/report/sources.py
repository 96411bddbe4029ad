"""Where the numbers of a report come from, and how anybody counts them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.exports.report.blocks import Table
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.system.messages import Message

_KINDS = ("list", "ledger", "programme", "plan", "record", "earlier")


class Sources:
    """The sources of a report's numbers, each numbered when it is named first."""

    def __init__(self, assembly: Assembly, changed: str | None, language: PrintLanguage) -> None:
        """Name sources in a language; all times are told by the clock at the event.

        `changed` is when the assembly was last changed, ISO 8601.
        """
        self._language = language
        came = [on_the_wall(assembly.event, arrival.time) for arrival in assembly.arrivals.values()]
        planned = assembly.plan.made if assembly.plan else None
        edited, made = (time and on_the_wall(assembly.event, time) for time in (changed, planned))
        self._times = {
            **dict.fromkeys(("list", "programme", "record"), edited),
            "ledger": max(came, default=None),
            "plan": made,
        }
        self._numbers: dict[str, int] = {}

    def named(self, *kinds: str) -> str:
        """`Source: ledger, 28 February 2019, 18:00 [2]`."""
        return self._language.phrase("report-source", sources=[self._source(kind) for kind in kinds])

    def short(self, kind: str) -> Message:
        """`ledger [2]`; when that was, stands once below."""
        return message("report-source-of", what=_what(kind), moment=None, number=self._number(kind))

    def table(self) -> Table:
        """All that were named, with the command that counts each again."""
        phrase = self._language.phrase
        return Table(
            headings=("", phrase("report-source-heading"), phrase("report-recount-heading")),
            rows=tuple(
                (
                    f"[{number}]",
                    phrase("report-source-of", what=_what(kind), moment=self._moment(kind), number=None),
                    phrase(f"report-recount-{kind}"),
                )
                for kind, number in self._numbers.items()
            ),
        )

    def _source(self, kind: str) -> Message:
        number = self._number(kind)
        return message("report-source-of", what=_what(kind), moment=self._moment(kind), number=number)

    def _number(self, kind: str) -> int:
        assert kind in _KINDS, kind
        return self._numbers.setdefault(kind, len(self._numbers) + 1)

    def _moment(self, kind: str) -> Message | None:
        time = self._times.get(kind)
        return message("print-moment", date=time[:10], time=time[11:16]) if time else None


def _what(kind: str) -> Message:
    return message(f"report-source-{kind}")
