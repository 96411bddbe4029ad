"""`groups tradeoff`: what looser sizes or looser mixing would gain, as a table and as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assignment.reasons.tradeoff import trade_off
from iclei_cli.assignment.settings import Settings, settings_of
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.words import ordinal
from iclei_cli.exports.export import require_name, save
from iclei_cli.exports.tradeoff_chart.export import Bar, Panel, TradeoffChart
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assignment.reasons.tradeoff import Step, Tradeoff
_BAR = 20
"""How long the bar of all people is in the terminal."""
_NOT_DRAWN = "none-stated"


def show_tradeoff(
    assembly: Assembly, chart: Path | None, *, force: bool, seconds: float, as_json: bool
) -> None:
    """Show both curves, and draw them to the file `chart` if one is named.

    Raises:
        IcleiError: there is nobody to seat, the rules cannot hold, or the file cannot be written.
    """
    if chart is not None:
        with naming_option("--chart"):
            require_name(TradeoffChart, chart)
    plan = assembly.plan
    settings = Settings(seconds=seconds) if plan is None else settings_of(plan, seconds=seconds)
    with terminal.progress() as update:
        found = trade_off(
            assembly, settings, lambda done, count: update(message("doing-curves", done=done, count=count))
        )
    if chart is not None:
        with naming_option("--chart", can_force=True):
            _draw(found, chart, replace=force)
    if as_json:
        terminal.show_json(_document(found))
        return
    if settings.rounds > 1:
        terminal.say_text("This is about one round.")
    terminal.say_text("Looser sizes, as well mixed as can be")
    _show_curve(found.sizes, "±")
    terminal.say_text()
    terminal.say_text("Looser mixing, in groups of the sizes asked for")
    _show_curve(found.mixing, "+")
    if chart is not None:
        terminal.say_text()
        terminal.say_text(f"{chart}: the same as a picture")


def _show_curve(steps: Sequence[Step], sign: str) -> None:
    names = _drawn_names(steps)
    terminal.show_table(
        ["", "Sizes", "Uneven", *(_rank_word(name) for name in names), "Cost", "Bound", "1st choice"],
        [
            (
                _looser(step, sign),
                _sizes(step),
                step.spread,
                *(step.choices[name] for name in names),
                f"{step.cost.value:g}",
                "" if step.cost.bound is None else f"{step.cost.bound:g}",
                "■" * round(_BAR * step.choices.get("1", 0) / max(1, sum(step.choices.values()))),
            )
            for step in steps
        ],
    )
    terminal.say_text(f"  {_gain(steps[0], steps[-1])}")


def _gain(first: Step, last: Step) -> str:
    if first.cost.value == last.cost.value:
        return "Nothing is gained: the choices are as good with what was asked for."
    costs = f"cost {first.cost.value:g} to {last.cost.value:g}"
    return f"From first to last: {costs}, 1st choice {first.choices['1']} to {last.choices['1']}."


def _draw(found: Tradeoff, path: Path, *, replace: bool) -> None:
    names = _drawn_names(found.sizes)
    panels = [
        Panel(
            "Looser sizes",
            "Groups may have so many people more or fewer; they are mixed as well as can be.",
            tuple(_drawn(step, "±", names) for step in found.sizes),
        ),
        Panel(
            "Looser mixing",
            "So many more people may be out of balance; groups have the sizes asked for.",
            tuple(_drawn(step, "+", names) for step in found.mixing),
        ),
    ]
    parts = [f"{_rank_word(name)} choice" for name in names]
    save(TradeoffChart("How many people get their choice", parts, panels), path, replace=replace)


def _drawn(step: Step, sign: str, names: Sequence[str]) -> Bar:
    where = f"{_looser(step, sign)}  ({_sizes(step)} a group)" if sign == "±" else _looser(step, sign)
    note = f"cost {step.cost.value:g}" + ("" if step.cost.is_proved else " (not proved)")
    return Bar(where, tuple(step.choices[name] for name in names), note)


def _drawn_names(steps: Sequence[Step]) -> list[str]:
    """The outcomes that are told: every rank, and topics that nobody chose."""
    return [name for name in steps[0].choices if name != _NOT_DRAWN]


def _rank_word(name: str) -> str:
    return "other" if name == "unlisted" else ordinal(int(name))


def _looser(step: Step, sign: str) -> str:
    return "any" if step.looser is None else f"{sign}{step.looser}"


def _sizes(step: Step) -> str:
    low, high = step.sizes
    return str(low) if low == high else f"{low}-{high}"


def _document(found: Tradeoff) -> dict[str, Any]:
    return {"sizes": _steps(found.sizes), "mixing": _steps(found.mixing)}


def _steps(steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [
        {
            "looser": step.looser,
            "sizes": {"min": step.sizes[0], "max": step.sizes[1]},
            "spread": step.spread,
            "choices": dict(step.choices),
            "cost": msgspec.to_builtins(step.cost),
        }
        for step in steps
    ]
