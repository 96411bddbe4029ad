"""What `store purge` does and shows: everybody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.participants.privacy import tell_reach
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    import typer

    from iclei_cli.store.store import Store


def purge(ctx: typer.Context, *, yes: bool) -> None:
    """Do what `store purge` does, in the store that the command line is about.

    Raises:
        IcleiError: it was not confirmed, or could not be finished.
    """
    purge_people(store_of(ctx, reminds=False), yes=yes)


def purge_people(store: Store, *, yes: bool) -> None:
    """Destroy everybody's data everywhere, after asking, and tell how far it reached.

    Raises:
        IcleiError: it was not confirmed, or could not be finished.
    """
    from iclei_cli.store.privacy.erase import purge

    people = len(store.read().participants)
    terminal.confirm("confirm-purge", people=people, yes=yes)
    done = purge(store)
    terminal.say_text(
        f"Destroyed: the data of {done.people} participants. Programme, groups and counts are kept."
    )
    tell_reach(done)
    terminal.say_text("Next: iclei assembly show, to see the counts and when it was")
