"""The commands of `iclei groups` about a plan: made, mended, changed by hand, shown, verified, explained."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.assembly.nouns.settings import MOST_ROUNDS
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Details, DryRun, Everything, Person, Unpin
from iclei_cli.cli.workspace import store_of

app = family()

Round = Annotated[
    int | None, typer.Option("--round", min=1, metavar="N", help="In this round; with one round, that one.")
]
Force = Annotated[bool, typer.Option("--force", help="Do it even if it breaks a rule.")]


TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=0.01, metavar="SECONDS", help="End with what is known by then.")
]


@app.command()
def assign(
    ctx: typer.Context,
    rounds: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_ROUNDS, metavar="R", help="How many times everyone sits down."),
    ] = None,
    order: Annotated[
        str | None,
        typer.Option(metavar="TIERS", help="What counts first: spread,choices,meetings unless given."),
    ] = None,
    fair: Annotated[
        bool | None,
        typer.Option(
            "--fair/--no-fair", help="First of all in choices: as few as can be get none of their wishes."
        ),
    ] = None,
    spread: Annotated[
        str | None,
        typer.Option(
            metavar="FIELDS",
            help="What is mixed: sector,gender,languages …, or other columns by their headers; or none.",
        ),
    ] = None,
    weight: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=N", help="How much a field counts in mixing.")
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", min=0.01, metavar="SECONDS", help="Keep the best found by then."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            min=0, max=2_147_483_647, metavar="N", help="Another seed may give another plan that is as good."
        ),
    ] = None,
    unpin: Unpin = False,
    details: Details = False,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Make the best table plan, and prove it.

    Everyone who is coming gets a seat. Sectors, municipalities, organisations and genders are spread as
    evenly as possible; then as many people as possible get the topics they wished for.

    Other columns of the list can be mixed, too: each of their words alike, and of numbers, such as ages, the
    mean and the spread.

    With several rounds nobody is at a topic twice while another is left, and as few as possible meet again.
    Those who were moved by hand stay where they are, unless --unpin is given.

    With --fair, those who are worst off over all rounds come before the choices of everybody: as few people
    as possible sit at none of their choices in any round; then, at neither of their first two; then, never
    at their first. In --order, fair is the word for it.

    What is asked for here is asked for the next time, too, until something else is. At first, everyone sits
    down once, and the search ends after 60 seconds.

    \b
    Example:
      iclei groups assign
      iclei groups assign --rounds 3
      iclei groups assign --spread sector,gender --weight sector=3
      iclei groups assign --spread "sector,Years in office"
      iclei groups assign --order choices,spread
      iclei groups assign --rounds 3 --fair
    """
    from iclei_cli.cli.plan.assign import assign_groups, parse_settings

    typed = parse_settings(rounds=rounds, order=order, fair=fair, seconds=time_limit, seed=seed)
    assign_groups(
        store_of(ctx),
        typed,
        spread=spread,
        weights=weight,
        unpin=unpin,
        details=details,
        everything=everything,
        as_json=as_json,
    )


@app.command()
def repair(
    ctx: typer.Context,
    max_moves: Annotated[
        int | None,
        typer.Option("--max-moves", min=0, metavar="N", help="Improve the plan, moving at most N people."),
    ] = None,
    freeze: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Nobody leaves or joins this group; repeatable."),
    ] = None,
    present: Annotated[
        bool, typer.Option("--present", help="For those who have come; all others are no-shows.")
    ] = False,
    day: Annotated[
        str | None,
        typer.Option(
            "--day", metavar="DATE", help="With --present: on this day, such as 2026-02-27; else the latest."
        ),
    ] = None,
    unpin: Unpin = False,
    dry_run: DryRun = False,
    details: Details = False,
    as_json: AsJson = False,
) -> None:
    """Repair the plan after cancellations, walk-ins and edits, moving as few people as possible.

    Everyone who is coming gets a seat, all rules hold again, and it is proved that fewer moves would not do.
    Among all such plans it is the best in the tiers. Then it is told what more moves would buy; with
    --max-moves the tiers come first.

    \b
    Example:
      iclei groups repair --dry-run
      iclei groups repair --max-moves 5 --freeze energy
      iclei groups repair --present --dry-run
    """
    from iclei_cli.cli.plan.repair import repair_groups

    repair_groups(
        store_of(ctx),
        max_moves=max_moves,
        freeze=freeze or (),
        unpin=unpin,
        present=present,
        day=day,
        dry_run=dry_run,
        details=details,
        as_json=as_json,
    )


@app.command()
def place(
    ctx: typer.Context,
    who: Person,
    dry_run: DryRun = False,
    details: Details = False,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Give one person a seat at once: the best one while nobody else moves.

    Where the rules leave no seat free, as few others as possible move.

    \b
    Example:
      iclei groups place 김하늘
    """
    from iclei_cli.cli.plan.place import place

    place(store_of(ctx), who, dry_run=dry_run, details=details, everything=everything, as_json=as_json)


@app.command()
def move(
    ctx: typer.Context,
    who: Person,
    to: Annotated[str, typer.Option("--to", metavar="GROUP", help="Where they are to sit.")],
    number: Round = None,
    force: Force = False,
    dry_run: DryRun = False,
    details: Details = False,
    as_json: AsJson = False,
) -> None:
    """Seat a person in another group by hand, and show what that costs.

    They stay there when the plan is made anew or repaired, unless --unpin is given then. Where there is no
    plan yet, this begins one, to be filled by hand or with repair.

    \b
    Example:
      iclei groups move 김하늘 --to energy
      iclei groups move 17 --to energy --round 2
    """
    from iclei_cli.cli.plan.by_hand import move

    move(
        store_of(ctx), who, to, number=number, force=force, dry_run=dry_run, details=details, as_json=as_json
    )


@app.command()
def swap(
    ctx: typer.Context,
    who: Person,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The person to change seats with.")],
    number: Round = None,
    force: Force = False,
    dry_run: DryRun = False,
    details: Details = False,
    as_json: AsJson = False,
) -> None:
    """Let two people change seats by hand, and show what that costs.

    They stay there when the plan is made anew or repaired, unless --unpin is given then.

    \b
    Example:
      iclei groups swap 김하늘 17
    """
    from iclei_cli.cli.plan.by_hand import swap

    swap(
        store_of(ctx),
        who,
        other,
        number=number,
        force=force,
        dry_run=dry_run,
        details=details,
        as_json=as_json,
    )


@app.command()
def show(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[GROUP|PERSON]",
            help="One group, or one person; all unless given. With --wishes: none, for those who got none.",
        ),
    ] = None,
    wishes: Annotated[
        bool, typer.Option("--wishes", help="Who got which of their wishes, those who got least first.")
    ] = False,
    details: Details = False,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Show who sits where: all groups, one group, or one person; or what became of everybody's wishes.

    Of more than thirty groups it is a summary, unless --all is given.

    \b
    Example:
      iclei groups show
      iclei groups show --wishes
      iclei groups show --wishes none
      iclei groups show energy
      iclei groups show 김하늘
    """
    from iclei_cli.cli.plan.show import show_plan
    from iclei_cli.system.errors import UsageError

    if wishes:
        from iclei_cli.cli.plan.wishes import show_wishes

        if who not in {None, "none"}:
            raise UsageError("wishes-of-everybody")
        show_wishes(store_of(ctx).read(), only_unmet=who == "none", as_json=as_json)
        return
    show_plan(store_of(ctx).read(), who, details=details, everything=everything, as_json=as_json)


@app.command()
def check(ctx: typer.Context, details: Details = False, as_json: AsJson = False) -> None:
    """Verify the plan by counting everything anew.

    Seats, rules, score and proof are recomputed without any of the code that made the plan.

    \b
    Example:
      iclei groups check
    """
    from iclei_cli.cli.plan.check import show_check

    show_check(store_of(ctx).read(), details=details, as_json=as_json)


@app.command()
def explain(
    ctx: typer.Context,
    person: Person,
    names: Annotated[
        bool, typer.Option("--names", help="Name the others who would move: for the office only.")
    ] = False,
    time_limit: TimeLimit = 10.0,
    details: Details = False,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Tell why somebody sits where they do.

    For each other group the plan is solved anew with them there: what it would cost in mixing and choices, or
    which rule stands against it, and how many others would have to move.

    \b
    Example:
      iclei groups explain 17
      iclei groups explain 김하늘 --names
    """
    from iclei_cli.cli.plan.explain import show_explanation

    show_explanation(
        store_of(ctx).read(),
        person,
        seconds=time_limit,
        names=names,
        details=details,
        everything=everything,
        as_json=as_json,
    )


@app.command()
def tradeoff(
    ctx: typer.Context,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE.svg", help="Draw it as a picture, too.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the picture if there is one.")] = False,
    time_limit: TimeLimit = 30.0,
    details: Details = False,
    as_json: AsJson = False,
) -> None:
    """Show what looser sizes, or looser mixing, would gain in choices.

    First groups whose sizes differ more, mixed as well as possible; then groups less well mixed, of the sizes
    asked for. The plan is not changed.

    \b
    Example:
      iclei groups tradeoff
      iclei groups tradeoff --chart tradeoff.svg
    """
    from iclei_cli.cli.plan.tradeoff import show_tradeoff

    show_tradeoff(store_of(ctx), chart, force=force, seconds=time_limit, details=details, as_json=as_json)
