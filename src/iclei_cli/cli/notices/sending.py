"""Sending notices one by one, with a journal of each, before and after."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.cli.documents.sending.notices import SentItem
from iclei_cli.exports.notices.post import Fate, Post
from iclei_cli.exports.notices.whom import BOUNCED, EXPORT, SENDING, SENT, before, says
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from email.headerregistry import Address

    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.exports.sending.composing import Composing
    from iclei_cli.exports.notices.post import Answer, Server
    from iclei_cli.store.store import Store

_MINUTE = 60
_OUTCOMES = {
    Fate.TAKEN: "sent",
    Fate.REFUSED: "bounced",
    Fate.NOT_NOW: "not-now",
    Fate.UNKNOWN: "perhaps",
}


class Sending:
    """Notices on their way.

    Attributes:
        items: what became of each that was tried.
        left: the numbers of those to whom none was sent any more.
        why: why not; "" if nobody is left.
    """

    def __init__(self, store: Store, composing: Composing) -> None:
        self._store = store
        self._composing = composing
        self.items: list[SentItem] = []
        self.left: list[int] = []
        self.why: object = ""

    def take_for_sent(self, people: Sequence[Participant]) -> None:
        """Note that mails which may have arrived did, as somebody says."""
        for person in people:
            self._claim(person, {SENT: self._before(person)[SENDING]})

    def send(self, people: Sequence[Participant], server: Server, sender: Address, per_minute: int) -> None:
        """Send one mail after the other, at most so many a minute, until all are sent or the server is gone.

        Raises:
            RefusedError: the server cannot be reached at all; nothing was sent.
        """
        with Post(server) as post:
            for place, person in enumerate(people):
                if place:
                    time.sleep(_MINUTE / per_minute)
                try:
                    self._send_one(post, person, sender)
                except RefusedError as error:
                    if error.code not in {"smtp-unreachable", "smtp-login"}:
                        raise
                    self.left = [other.id for other in people[place:]]
                    self.why = error.message
                    return

    def _send_one(self, post: Post, person: Participant, sender: Address) -> None:
        post.connect()
        known = self._before(person)
        assembly, seats = self._composing.assembly, self._composing.seats[person.id]
        now, refused = says(assembly, seats), says(assembly, seats, person.email)
        last = {SENT: known[SENT]} if SENT in known else {}
        # Before anything is made of it: whoever sends at the same time makes and sends nothing to them, then.
        if not self._claim(person, last | {SENDING: now}):
            return
        try:
            notice = self._composing.notice(person, datetime.now(UTC), is_changed=last.get(SENT, now) != now)
            answer = post.send(notice.mail(), sender, notice.recipient)
        except RefusedError as error:
            if error.code != "not-an-address":
                self._journal(person, last)
                raise
            self._journal(person, last | {BOUNCED: refused})
            self._note(person, "bounced", person.email or "")
            return
        self._journal(person, _after(answer, last, now, refused))
        self._note(person, _OUTCOMES[answer.fate], answer.words)

    def _before(self, person: Participant) -> Mapping[str, Stood]:
        return before(self._composing.assembly, person.id)

    def _claim(self, person: Participant, values: Mapping[str, Stood]) -> bool:
        """Note something, unless another command did since the assembly was read; that is told."""
        known = self._composing.assembly.on_paper(EXPORT).get(person.id)
        is_ours = self._store.claim(EXPORT, person.id, values, known)
        if not is_ours:
            self._note(person, "changed-meanwhile", "")
        return is_ours

    def _journal(self, person: Participant, values: Mapping[str, Stood]) -> None:
        self._store.hand_out(EXPORT, {person.id: values})

    def _note(self, person: Participant, outcome: object, reason: str) -> None:
        self.items.append(SentItem(person=person.id, outcome=outcome, reason=reason))  # type: ignore[arg-type]


def _after(answer: Answer, last: Mapping[str, Stood], now: str, refused: str) -> Mapping[str, Stood]:
    """What the journal says once the server has answered, or has not."""
    match answer.fate:
        case Fate.TAKEN:
            return {SENT: now}
        case Fate.REFUSED:
            return {**last, BOUNCED: refused}
        case Fate.NOT_NOW:
            return last
        case Fate.UNKNOWN:
            return {**last, SENDING: now}
