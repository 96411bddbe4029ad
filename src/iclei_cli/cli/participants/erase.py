"""What `participants erase` does and shows: one person's data is destroyed everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.privacy import ErasedDocument, MentionItem, ReachItem, UnreachedItem
    from iclei_cli.store.store import Store
    from iclei_cli.store.values import Destruction, Unreached
    from iclei_cli.system.messages import Message

SHOWN = 20
"""How many mentions are told before the others are only counted."""


def erase_person(store: Store, words: str, *, yes: bool, as_json: bool) -> None:
    """Destroy one person's data everywhere, or finish doing so, and tell how far it reached.

    Raises:
        IcleiError: there is nobody of that name, it was not confirmed, or it could not be finished.
    """
    from iclei_cli.system.errors import RefusedError, StoreError
    from iclei_cli.system.whole_numbers import whole_number

    unfinished = store.unfinished()
    if unfinished.purging:
        raise RefusedError("purge-unfinished")
    if unfinished.erasing:
        # Nobody else is looked for: these words meant somebody who may be gone from the list by now.
        terminal.confirm("confirm-finish-erasing", ids=unfinished.erasing, yes=yes)
        try:
            done = store.finish_erasing()
        except StoreError:
            if not words.isdecimal() or whole_number(words) in unfinished.erasing:
                raise
            # A number is nobody else's: whatever holds up the others does not hold up this one.
            done = _erase_one(store, words, yes=yes)
    else:
        done = _erase_one(store, words, yes=yes)
    document = _erased_document(done, resumed=bool(unfinished.erasing))
    terminal.show(document, _say_erased, as_json=as_json)
    terminal.note("lists-are-yours-to-delete")


def _erase_one(store: Store, words: str, *, yes: bool) -> dict[int, Destruction]:
    person = store.find_person(words)
    _confirm(person, yes=yes)
    return {person.id: store.erase(person)}


def _confirm(person: Participant, *, yes: bool) -> None:
    if person.merged:
        terminal.confirm(
            "confirm-erase-merged", id=person.id, name=person.name, merged=person.merged, yes=yes
        )
    else:
        terminal.confirm("confirm-erase", id=person.id, name=person.name, yes=yes)


def _erased_document(destructions: Mapping[int, Destruction], *, resumed: bool) -> ErasedDocument:
    from iclei_cli.cli.documents.privacy import ErasedDocument, ErasedItem

    return ErasedDocument(
        erased=[
            ErasedItem(
                id=ident,
                reach=reach_item(destruction),
                mentions=mention_items(destruction),
            )
            for ident, destruction in destructions.items()
        ],
        resumed=resumed,
    )


def reach_item(destruction: Destruction) -> ReachItem:
    """How far an erasure or a purge reached, as documents have it."""
    from iclei_cli.cli.documents.privacy import ReachItem
    from iclei_cli.cli.messages.catalogue import sentence

    return ReachItem(
        changes=destruction.changes,
        backups=destruction.backups,
        copies=destruction.copies,
        damaged=list(map(sentence, destruction.damaged)),
        given_up=destruction.given_up,
        out_of_reach=unreached_items(destruction.out_of_reach),
    )


def mention_items(destruction: Destruction) -> list[MentionItem]:
    """Where people are still spoken of after an erasure or a purge, as documents have it."""
    from iclei_cli.cli.documents.privacy import MentionItem

    return [
        MentionItem(
            change=mention.change,
            table=mention.table,
            key=mention.key,
            field=mention.field,
            what=mention.what,
        )
        for mention in destruction.mentions
    ]


def unreached_items(copies: Iterable[Unreached]) -> list[UnreachedItem]:
    """Copies that could not be reached, as documents have them."""
    from iclei_cli.cli.documents.privacy import UnreachedItem
    from iclei_cli.cli.messages.catalogue import sentence

    return [UnreachedItem(place=copy.place, why=sentence(copy.why)) for copy in copies]


def _say_erased(document: ErasedDocument) -> None:
    for item in document.erased:
        if document.resumed:
            terminal.say("erased-at-last", id=item.id)
        else:
            terminal.say("erased", id=item.id)
        say_reach(item.reach)
        say_mentions(item.mentions)
    if document.resumed:
        terminal.say("erased-nobody-else")


def say_reach(reach: ReachItem) -> None:
    """Tell how far an erasure or a purge reached, and where it did not."""
    terminal.say("reached", changes=reach.changes, backups=reach.backups, copies=reach.copies)
    if reach.damaged:
        terminal.say("damaged-deleted", damaged=reach.damaged)
    if reach.given_up:
        terminal.say("backups-given-up", count=reach.given_up)
    for copy in reach.out_of_reach:
        terminal.say("copy-not-reached", place=copy.place, why=copy.why)


def say_mentions(mentions: Sequence[MentionItem]) -> None:
    """Tell where people are still spoken of."""
    if not mentions:
        return
    places = [_place(mention) for mention in mentions[:SHOWN]]
    more = len(mentions) - SHOWN
    if more > 0:
        places.append(message("mentions-more", count=more))
    terminal.say("mentions-left", places=places)


def _place(mention: MentionItem) -> Message:
    from iclei_cli.cli.show.history import record_of

    what_is_there = {
        "name": message("mention-of-name"),
        "email": message("mention-of-email"),
        "phone": message("mention-of-phone"),
    }[mention.what]
    record = record_of(mention.table, mention.key, None)
    if mention.change is None:
        return message("mention", record=record, field=mention.field, what=what_is_there)
    return message(
        "mention-in-history",
        change=mention.change,
        record=record,
        field=mention.field,
        what=what_is_there,
    )
