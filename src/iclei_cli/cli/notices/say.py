"""What is told of notices: to whom they go, what one says, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.sending.notices import NoticesDocument, NoticesSentDocument
    from iclei_cli.cli.exports.sending.composing import Composing
    from iclei_cli.cli.notices.sending import Sending
    from iclei_cli.exports.notices.whom import Whom
    from iclei_cli.system.messages import Message

_GROUPS = (
    *("new", "changed", "perhaps", "told", "bounced"),
    *("declined", "without_email", "without_seat"),
)


def whom_document(whom: Whom) -> NoticesDocument:
    """To whom notices go, as a document."""
    from iclei_cli.cli.documents.sending.notices import NoticesDocument

    return NoticesDocument(**{name: [person.id for person in getattr(whom, name)] for name in _GROUPS})


def say_whom(whom: Whom) -> None:
    """Tell how many people each thing becomes of, and the first of them by name."""
    rows = []
    for name in _GROUPS:
        people = getattr(whom, name)
        if people:
            named = message("notices-people", people=[_named(person) for person in people])
            rows.append((message(f"notices-group-{name.replace('_', '-')}"), len(people), named))
    if rows:
        terminal.say_table(("heading-notice", "heading-count", "heading-people"), rows)
    else:
        terminal.say("notices-nobody")


def preview(composing: Composing, person: Participant) -> None:
    """Show somebody's mail.

    Raises:
        RefusedError: they have no seat, or no address.
    """
    from datetime import UTC, datetime

    from iclei_cli.exports.notices.whom import SENT, before, says
    from iclei_cli.system.errors import RefusedError

    if not composing.seats[person.id] or not person.email:
        code = "notice-without-email" if composing.seats[person.id] else "calendar-without-seat"
        raise RefusedError(code, name=person.name, id=person.id)
    now = says(composing.assembly, composing.seats[person.id])
    is_changed = before(composing.assembly, person.id).get(SENT, now) != now
    notice = composing.notice(person, datetime.now(UTC), is_changed=is_changed)
    terminal.say("notice-preview", to=str(notice.recipient), subject=notice.words.subject)
    terminal.say("notice-preview-text", lines=notice.words.text.rstrip("\n").split("\n"))
    if notice.calendar is None:
        terminal.note("notice-without-calendar")
    composing.say_what_has_no_time([person])


def ask_perhaps(whom: Whom) -> str | None:
    """Ask whether mails that may have arrived are to be sent again; None if that is left open."""
    people = [_named(person) for person in whom.perhaps]
    is_again = terminal.is_yes("notices-ask-perhaps", people=people)
    return "again" if is_again else None


def needs_people() -> Message:
    """Why a whole mailing is not repeated."""
    return message("notices-again-whom")


def needs_sender() -> Message:
    """That nobody was said from whom mails are."""
    return message("notices-from-missing")


def sent_document(sending: Sending, perhaps: list[int], *, dry_run: bool) -> NoticesSentDocument:
    """What became of notices, as a document."""
    from iclei_cli.cli.documents.sending.notices import NoticesSentDocument

    if sending.left:
        terminal.note("notices-stopped", count=len(sending.left), reason=sending.why)
    return NoticesSentDocument(notices=sending.items, left=sending.left, perhaps=perhaps, dry_run=dry_run)


def say_sent(found: NoticesSentDocument) -> None:
    """Tell what became of notices."""
    if found.dry_run:
        terminal.say("notices-tried")
    else:
        sent = sum(item.outcome == "sent" for item in found.notices)
        terminal.say("notices-sent", count=sent)
    for item in found.notices:
        if item.outcome != "sent":
            terminal.note(f"notice-{item.outcome}", id=item.person, reason=item.reason)
    if found.perhaps:
        terminal.note("notices-left-open", people=found.perhaps)


def _named(person: Participant) -> Message:
    return message("person", name=person.name, id=person.id)
