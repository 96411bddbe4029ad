"""The commands of `iclei groups` that change a plan: repair, place, move and swap."""

from __future__ import annotations

from typing import Annotated

import typer

from iclei_cli.cli.options import AsJson, Person, Unpin, family
from iclei_cli.cli.workspace import store_of

app = family()

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; change nothing.")]
Round = Annotated[
    int | None, typer.Option("--round", min=1, metavar="N", help="In this round; with one round, that one.")
]
Force = Annotated[bool, typer.Option("--force", help="Do it even if it breaks a rule.")]


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
    unpin: Unpin = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Mend the plan after cancellations, walk-ins and edits, moving as few people as can be.

    Everyone who is coming gets a seat, all rules hold again, and it is proved that fewer moves do not do.
    Among all such plans it is the best in the tiers. With --max-moves the tiers come first.

    \b
    Example:
      iclei groups repair --dry-run
      iclei groups repair --max-moves 5 --freeze energy
    """
    from iclei_cli.cli.plan.repair import repair_groups

    repair_groups(
        store_of(ctx), max_moves=max_moves, freeze=freeze or (), unpin=unpin, dry_run=dry_run, as_json=as_json
    )


@app.command()
def place(ctx: typer.Context, who: Person, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Give one person a seat at once: the best one while nobody else moves.

    Where the rules leave no seat free, as few others move as can be.

    \b
    Example:
      iclei groups place 김하늘
    """
    from iclei_cli.cli.plan.by_hand import place

    place(store_of(ctx), who, dry_run=dry_run, as_json=as_json)


@app.command()
def move(
    ctx: typer.Context,
    who: Person,
    to: Annotated[str, typer.Option("--to", metavar="GROUP", help="Where they are to sit.")],
    number: Round = None,
    force: Force = False,
    dry_run: DryRun = False,
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

    move(store_of(ctx), who, to, number=number, force=force, dry_run=dry_run, as_json=as_json)


@app.command()
def swap(
    ctx: typer.Context,
    who: Person,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The person to change seats with.")],
    number: Round = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Let two people change seats by hand, and show what that costs.

    They stay there when the plan is made anew or repaired, unless --unpin is given then.

    \b
    Example:
      iclei groups swap 김하늘 17
    """
    from iclei_cli.cli.plan.by_hand import swap

    swap(store_of(ctx), who, other, number=number, force=force, dry_run=dry_run, as_json=as_json)
