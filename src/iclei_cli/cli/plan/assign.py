"""`groups assign`: the best plan, and how it is asked for."""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.settings import COMPANY, FAIR, TIERS, Settings
from iclei_cli.assembly.people.attributes import attribute_named, columns_of, find_attribute
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.groups import tell_absent_hosts
from iclei_cli.cli.show.mixing import tell_what_is_not_mixed
from iclei_cli.cli.show.plan_facts import attribute_word, tier_words
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.messages import message

NOTHING = "none"
"""What is typed after --spread where nothing is to be mixed."""
_WEIGHT = re.compile(r"0*[1-9]\d{0,5}", re.ASCII)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assignment.solver.options import SearchProgress
    from iclei_cli.cli.documents.plan.plans import PlanDocument
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message


def assign_groups(
    store: Store,
    typed: Mapping[str, Any],
    *,
    spread: str | None = None,
    weights: Sequence[str] | None = None,
    unpin: bool = False,
    details: bool,
    everything: bool = False,
    as_json: bool,
) -> None:
    """Make the best plan for the assembly as it is, keep it, and show what it is worth.

    What was `typed` of the settings counts, and is kept for the next time; what was not is as the last time.

    Raises:
        UsageError: people cannot be mixed by what was typed.
        IcleiError: no plan can be made, none was found in time, or the order names what is not asked for;
            nothing was changed.
    """
    from iclei_cli.assignment.plans.make import make_plan
    from iclei_cli.assignment.verify.check import score_plan
    from iclei_cli.cli.documents.plan.plans import plan_document

    with progress() as update, store.transaction() as assembly:
        before = assembly.plan
        typed = {**typed, **parse_mixing(assembly, spread, weights)}
        settings = _asked(assembly.asked(), typed)
        told = tier_progress(update, settings.weights)
        assembly.plan = make_plan(assembly, settings, told, unpin=unpin)
        assembly.settings = settings
    score = score_plan(assembly, assembly.plan)
    document = plan_document(assembly, assembly.plan, score, assembly.groups)
    say_plan = partial(
        _say_plan, assembly, before, _kept(settings, typed), details=details, everything=everything
    )
    terminal.show(document, say_plan, as_json=as_json)
    terminal.end_if_stopped(is_stopped=assembly.plan.cut_short == "ctrl-c")


def _asked(before: Settings, typed: Mapping[str, Any]) -> Settings:
    """What is asked for now; where it is to be fair no more, it has no place in the order either."""
    from iclei_cli.system.errors import UsageError

    settings = replace(before, **typed)
    if settings.fair:
        return settings
    if FAIR in typed.get("order", ()):
        raise UsageError("order-without-fair")
    return replace(settings, order=tuple(tier for tier in settings.order if tier != FAIR))


def _say_plan(
    assembly: Assembly,
    before: Plan | None,
    kept: Sequence[Message],
    document: PlanDocument,
    *,
    details: bool,
    everything: bool,
) -> None:
    from iclei_cli.cli.plan.changes import say_kept_by_hand
    from iclei_cli.cli.plan.summary import say_summary
    from iclei_cli.cli.show.many_tables import say_where_all_are

    say_summary(assembly, document, details=details, everything=everything)
    say_where_all_are(len(assembly.groups), everything=everything)
    if kept:
        terminal.say("asked-the-last-time", what=kept)
    if before is not None and len(before.rounds) != len(document.rounds):
        terminal.say("replaces-other-rounds", before=len(before.rounds), now=len(document.rounds))
    say_kept_by_hand(assembly)
    tell_absent_hosts(assembly)
    tell_what_is_not_mixed(assembly)
    say_done("plan-made")


def _kept(settings: Settings, typed: Mapping[str, Any]) -> list[Message]:
    """What is unusual about the settings and was not typed, but kept from the last time."""
    usual, words = (
        Settings(),
        {
            "rounds": message("asked-rounds", rounds=settings.rounds),
            "order": message("asked-order", tiers=tier_words(settings.order)),
            "fair": message("asked-fair"),
            "spread": _asked_spread(settings),
            "weights": message(
                "asked-weights", weights=[f"{key}={n}" for key, n in settings.weights.items()]
            ),
            "seconds": message("asked-seconds", seconds=settings.seconds),
            "seed": message("asked-seed", seed=settings.seed),
        },
    )
    return [
        told
        for name, told in words.items()
        if name not in typed and getattr(settings, name) != getattr(usual, name)
    ]


def _asked_spread(settings: Settings) -> Message:
    """What is to be mixed, or that nothing is."""
    attributes = [attribute_word(name) for name in settings.spread]
    return message("asked-spread", fields=attributes) if attributes else message("asked-no-spread")


def parse_settings(
    *,
    rounds: int | None,
    order: str | None,
    fair: bool | None,
    seconds: float | None,
    seed: int | None,
) -> dict[str, Any]:
    """Return what was typed on how the plan is to be made, but for mixing, by its name in the settings.

    Raises:
        UsageError: it cannot be meant.
    """
    from iclei_cli.system.errors import UsageError

    if seconds is not None and not math.isfinite(seconds):
        raise UsageError("not-seconds")
    typed = {
        "rounds": rounds,
        "order": None if order is None else _parse_order(order),
        "fair": fair,
        "seconds": seconds,
        "seed": seed,
    }
    return {name: value for name, value in typed.items() if value is not None}


def _parse_order(order: str) -> tuple[str, ...]:
    from iclei_cli.system.errors import UsageError

    tiers = _words(order)
    known = (*TIERS, FAIR, COMPANY)
    if not set(tiers) <= set(known) or len(set(tiers)) < len(tiers):
        raise UsageError("not-an-order", order=order, tiers=known)
    return (*tiers, *(tier for tier in TIERS if tier not in tiers))


def parse_mixing(assembly: Assembly, spread: str | None, weights: Sequence[str] | None) -> dict[str, Any]:
    """Return what was typed on mixing, by its name in the settings.

    Raises:
        UsageError: `not-an-attribute`, `spread-of-nothing`, or `not-a-weight`.
    """
    typed: dict[str, Any] = {}
    if spread is not None:
        typed["spread"] = _parse_spread(assembly, spread)
    if weights is not None:
        typed["weights"] = dict(_weight(assembly, one) for one in weights)
    return typed


def _parse_spread(assembly: Assembly, spread: str) -> tuple[str, ...]:
    """What is to be mixed; nothing only if that is said in so many words."""
    from iclei_cli.system.errors import UsageError

    if spread.strip().casefold() == NOTHING and find_attribute(assembly, spread) is None:
        return ()
    found = tuple(dict.fromkeys(_attributes(assembly, spread.split(","))))
    if not found:
        raise UsageError("spread-of-nothing", nothing=NOTHING, known=[*MIXABLE, *columns_of(assembly)])
    return found


def _attributes(assembly: Assembly, parts: Sequence[str]) -> Iterator[str]:
    """Yield the attributes of a text parted at its commas; a header may have commas of its own."""
    while parts:
        ends = range(len(parts), 1, -1)
        end = next((end for end in ends if find_attribute(assembly, ",".join(parts[:end])) is not None), 1)
        words = ",".join(parts[:end]).strip()
        if words:
            yield _attribute(assembly, "--spread", words)
        parts = parts[end:]


def _weight(assembly: Assembly, typed: str) -> tuple[str, int]:
    from iclei_cli.system.errors import UsageError

    words, _, number = typed.rpartition("=")
    if not _WEIGHT.fullmatch(number.strip()):
        raise UsageError("not-a-weight", typed=typed)
    return _attribute(assembly, "--weight", words.strip()), int(number)


def _attribute(assembly: Assembly, option: str, words: str) -> str:
    """Find what is called so, a field also by a header that lists have for it.

    Cells of such a column that are no value of the field are kept under its header; they are not meant, if
    more people have the field.
    """
    from iclei_cli.intake.columns.headers import recognise
    from iclei_cli.system.errors import UsageError

    found = find_attribute(assembly, words)
    claim = recognise(words)
    if found not in MIXABLE and claim is not None and claim.field in MIXABLE:
        columns = [claim.field, *([] if found is None else [found])]
        found = max(columns, key=lambda name: _people(assembly, name))
    if found is None:
        raise UsageError(
            "not-an-attribute", option=option, word=words, known=[*MIXABLE, *columns_of(assembly)]
        )
    return found


def _people(assembly: Assembly, name: str) -> int:
    """How many people have something of an attribute."""
    return sum(map(attribute_named(assembly, name).is_known_of, assembly.participants.values()))


def _words(typed: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in typed.split(",") if word.strip())


def tier_progress(update: Callable[[Message], None], weights: Mapping[str, int]) -> SearchProgress:
    """Return what tells of a tier that is being solved, in one line, which never goes back.

    A tier may be searched several times: of what has been told, nothing worse is told again.
    """
    told: dict[str, tuple[float | None, float | None]] = {}

    def tell(tier: str, value: float | None, bound: float | None) -> None:
        if tier in told and tier != next(reversed(told)):
            return
        best, most = told.get(tier, (None, None))
        value = min((known for known in (best, value) if known is not None), default=None)
        bound = max((known for known in (most, bound) if known is not None), default=None)
        if value is not None and bound is not None:
            bound = min(value, bound)
        told[tier] = value, bound
        facts = {"value": _number(value), "bound": _number(bound), "gap": _gap(value, bound)}
        # A sum in which some people count several times is no number of people.
        is_weighted = tier == "spread" and any(weight > 1 for weight in weights.values())
        update(message("doing-spread-by-weight" if is_weighted else f"doing-{tier}", **facts))

    return tell


def _gap(value: float | None, bound: float | None) -> str | None:
    """By what part of itself a value may still become less; None where that is not known."""
    if value is None or bound is None:
        return None
    return f"{(value - bound) / value if value else 0:.0%}"


def _number(value: float | None) -> str | Message:
    return message("none-yet") if value is None else f"{value:g}"
