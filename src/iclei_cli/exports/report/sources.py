"""Where the numbers of a report come from, and how anybody counts them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.report.blocks import Table
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage

_KINDS = ("list", "ledger", "programme", "plan", "record", "earlier")


class Sources:
    """The sources of a report's numbers, each numbered when it is named first."""

    def __init__(self, assembly: Assembly, changed: str | None, language: PrintLanguage) -> None:
        """Name sources in a language. `changed` is when the assembly was last changed, local, ISO 8601."""
        self._language = language
        came = [arrival.time for arrival in assembly.arrivals.values()]
        plan = assembly.plan
        self._times = {
            "list": changed,
            "programme": changed,
            "record": changed,
            "ledger": max(came, default=None),
            "plan": plan.made if plan else None,
        }
        self._numbers: dict[str, int] = {}

    def named(self, *kinds: str) -> str:
        """`Source: ledger, 28 February 2019, 18:00 [2]`."""
        return self._language.phrase("report-source", sources=[self._source(kind) for kind in kinds])

    def short(self, kind: str) -> str:
        """`ledger, 28 February 2019, 18:00 [2]`."""
        return self._language.phrase("report-list", items=[self._source(kind)])

    def table(self) -> Table:
        """All that were named, with the command that counts each again."""
        phrase = self._language.phrase
        return Table(
            headings=("", phrase("report-source-heading"), phrase("report-recount-heading")),
            rows=tuple(
                (
                    f"[{number}]",
                    self.short(kind),
                    phrase("report-list", items=[message(f"report-recount-{kind}")]),
                )
                for kind, number in self._numbers.items()
            ),
        )

    def _source(self, kind: str) -> object:
        assert kind in _KINDS, kind
        number = self._numbers.setdefault(kind, len(self._numbers) + 1)
        time = self._times.get(kind)
        moment = time and message("print-moment", date=time[:10], time=time[11:16])
        return message(
            "report-source-of", what=message(f"report-source-{kind}"), moment=moment, number=number
        )
