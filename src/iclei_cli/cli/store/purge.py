"""What `store purge` does and shows: everybody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from iclei_cli.cli.documents.privacy import PurgedDocument
    from iclei_cli.store.store import Store


def purge_people(store: Store, *, yes: bool, as_json: bool) -> None:
    """Destroy everybody's data everywhere, after asking, and tell how far it reached.

    Raises:
        IcleiError: it was not confirmed, or could not be finished.
    """
    from iclei_cli.cli.documents.privacy import PurgedDocument
    from iclei_cli.cli.participants.erase import mention_items, reach_item

    terminal.confirm("confirm-purge", people=len(store.read().participants), yes=yes)
    done = store.purge()
    document = PurgedDocument(participants=done.people, reach=reach_item(done), mentions=mention_items(done))
    terminal.show(document, _say_purged, as_json=as_json)
    terminal.note("lists-are-yours-to-delete")


def _say_purged(document: PurgedDocument) -> None:
    from iclei_cli.cli.participants.erase import say_mentions, say_reach

    terminal.say("purged", people=document.participants)
    say_reach(document.reach)
    say_mentions(document.mentions)
    terminal.say("purged-next")
