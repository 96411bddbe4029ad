"""`groups tradeoff`: what looser sizes or looser mixing would gain, as a table and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.settings import FAIR_TIERS, settings_of
from iclei_cli.assignment.reasons.tradeoff import trade_off
from iclei_cli.cli.documents.plan.reasons import tradeoff_document
from iclei_cli.cli.messages.catalogue import phrase, sentence
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.plan.summary import range_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.plan_facts import outcome_word
from iclei_cli.exports.export import require_name, save
from iclei_cli.exports.tradeoff_chart.export import TradeoffChart
from iclei_cli.exports.tradeoff_chart.panels import ChartBar, Panel
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.cli.documents.plan.reasons import StepItem, TradeoffDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message

_BAR = 20
"""How long the bar of all people is in the terminal."""
_NOT_DRAWN = "none-stated"


def show_tradeoff(
    store: Store, chart: Path | None, *, force: bool, seconds: float, details: bool, as_json: bool
) -> None:
    """Show both curves, with `details` the costs, too, and draw them to the file `chart` if one is named.

    Raises:
        IcleiError: there is nobody to seat, the rules cannot hold, or the file cannot be written.
    """
    if chart is not None:
        with naming_option("--chart", can_force=True):
            require_name(TradeoffChart, chart)
            store.require_writable(chart, replace=force, export=TradeoffChart.identifier)
    assembly = store.read()
    plan = assembly.plan
    settings = replace(assembly.asked() if plan is None else settings_of(plan), seconds=seconds)
    with progress() as update:
        tradeoff = trade_off(
            assembly, settings, lambda done, count: update(message("doing-curves", done=done, count=count))
        )
    document = tradeoff_document(tradeoff)
    is_weighted = any(weight > 1 for weight in settings.weights.values())
    mixing = "mixing-by-weight" if is_weighted else "mixing"
    if chart is not None:
        with naming_option("--chart", can_force=True):
            save(_chart(document, mixing), chart, store.write_out, replace=force)

    def say_tradeoff(document: TradeoffDocument) -> None:
        if settings.rounds > 1:
            terminal.say("tradeoff-one-round")
        if document.unmet:
            none, top_two, first = (int(document.unmet[name]) for name in FAIR_TIERS)
            terminal.say("tradeoff-fair", none=none, top_two=top_two, first=first)
        terminal.say("tradeoff-sizes")
        _say_curve(document.sizes, "size", details=details)
        terminal.say("blank-line")
        terminal.say("tradeoff-mixing")
        _say_curve(document.mixing, mixing, details=details)
        if chart is not None:
            terminal.say("blank-line")
            terminal.say("tradeoff-drawn", path=str(chart))

    terminal.show(document, say_tradeoff, as_json=as_json)
    terminal.end_if_stopped(is_stopped=tradeoff.is_stopped)


def _say_curve(steps: Sequence[StepItem], curve: str, *, details: bool) -> None:
    outcomes = _drawn_outcomes(steps)
    weighed = ["heading-tier-spread"] if details else []
    headings: list[str | Message] = [
        "",
        "heading-sizes",
        "heading-uneven",
        *weighed,
        *map(outcome_word, outcomes),
    ]
    costs = ["heading-cost", "heading-bound"] if details else []
    terminal.say_table(
        [*headings, *costs, "heading-first-choice", ""],
        [
            (
                _looser(step, curve),
                range_of(step.sizes.min, step.sizes.max),
                step.out_of_balance,
                *([step.spread] if details else []),
                *(step.choices[outcome] for outcome in outcomes),
                *(_costs(step) if details else []),
                "■" * round(_BAR * step.choices.get("1", 0) / max(1, sum(step.choices.values()))),
                "" if _is_proved(step) else message("perhaps-better"),
            )
            for step in steps
        ],
    )
    _say_gain(steps[0], steps[-1], details=details)


def _costs(step: StepItem) -> tuple[str, str]:
    return f"{step.cost.value:g}", "" if step.cost.bound is None else f"{step.cost.bound:g}"


def _is_proved(step: StepItem) -> bool:
    """Whether the choices cannot be met better with sizes and mixing as loose as that."""
    return step.cost.value == step.cost.bound


def _say_gain(first: StepItem, last: StepItem, *, details: bool) -> None:
    if first.cost.value == last.cost.value:
        terminal.say("tradeoff-gains-nothing" if _is_proved(last) else "tradeoff-found-nothing")
        return
    if last.choices["1"] <= first.choices["1"]:
        terminal.say("tradeoff-gains-little")
    else:
        _say_changes(first, last)
    if details:
        terminal.say("tradeoff-saves", first=first.cost.value, last=last.cost.value)


def _say_changes(first: StepItem, last: StepItem) -> None:
    terminal.say(
        "tradeoff-gains",
        changes=[
            message(
                "choice-from-to",
                choice=outcome_word(outcome),
                first=first.choices[outcome],
                last=last.choices[outcome],
            )
            for outcome in _drawn_outcomes([first])
            if first.choices[outcome] != last.choices[outcome]
        ],
    )


def _chart(document: TradeoffDocument, mixing: str) -> TradeoffChart:
    outcomes = _drawn_outcomes(document.sizes)
    panels = [
        Panel(
            phrase("chart-sizes"),
            phrase("chart-sizes-caption"),
            tuple(_bar(step, "size", outcomes) for step in document.sizes),
        ),
        Panel(
            phrase("chart-mixing"),
            phrase(f"chart-{mixing}-caption"),
            tuple(_bar(step, mixing, outcomes) for step in document.mixing),
        ),
    ]
    parts = [phrase("chart-part", choice=outcome_word(outcome)) for outcome in outcomes]
    return TradeoffChart(phrase("chart-title"), parts, panels)


def _bar(step: StepItem, curve: str, outcomes: Sequence[str]) -> ChartBar:
    looser = _looser(step, curve)
    sizes = range_of(step.sizes.min, step.sizes.max)
    label = phrase("chart-bar-sizes", looser=looser, sizes=sizes) if curve == "size" else sentence(looser)
    note = "" if _is_proved(step) else phrase("perhaps-better")
    return ChartBar(label, tuple(step.choices[outcome] for outcome in outcomes), note)


def _drawn_outcomes(steps: Sequence[StepItem]) -> list[str]:
    """Return the outcomes that are told: every rank, and topics that nobody chose."""
    return [outcome for outcome in steps[0].choices if outcome != _NOT_DRAWN]


def _looser(step: StepItem, curve: str) -> Message:
    """Tell how much looser a step is: `±3` of sizes, `+5` of mixing (by weight, if any), or `any`."""
    return message("looser-any") if step.looser is None else message(f"looser-{curve}", by=step.looser)
