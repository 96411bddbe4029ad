"""`iclei notices`: everybody's own table, room and time, by mail, and again only where it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iclei_cli.cli.exports.sending.composing import Composing, Subject, Text, Wishes
from iclei_cli.cli.exports.spoken import say_who_has_cancelled, say_who_in_programme_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.notices import say
from iclei_cli.cli.options import AsJson, DryRun, OptionError, Yes
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from email.headerregistry import Address

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.notices.sending import Sending
    from iclei_cli.exports.notices.post import Server
    from iclei_cli.exports.notices.whom import Whom

app = family("Everybody's own table, room and time, by mail.")

_PASSWORD = "ICLEI_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_PORT = 25
_TLS_PORT = 465
_STARTTLS_PORT = 587
_LAST_PORT = 65535
_HERE = {"localhost", "127.0.0.1", "::1"}


@app.command("list")
def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show who has a notice of their seat, who has an old one, and who gets none.

    \b
    Example:
      iclei notices list
    """
    from iclei_cli.exports.notices.whom import whom_to_tell

    assembly = store_of(ctx).read()
    whom = whom_to_tell(assembly)
    terminal.show(say.whom_document(whom), lambda _: say.say_whom(whom), as_json=as_json)


@app.command()
def send(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERSON...]", help="Only to these; else to everybody who is to hear of it."),
    ] = None,
    smtp: Annotated[
        str | None,
        typer.Option(
            metavar="HOST[:PORT]", help="The mail server of the office, such as smtp.example.org:587."
        ),
    ] = None,
    sender: Annotated[
        str | None,
        typer.Option("--from", metavar="ADDRESS", help="From whom, 'ICLEI Korea <office@example.org>'."),
    ] = None,
    user: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="As whom to log in; the password is asked for, or in ICLEI_SMTP_PASSWORD, and never kept.",
        ),
    ] = None,
    starttls: Annotated[
        bool, typer.Option("--starttls", help="Encrypt once connected (usually port 587).")
    ] = False,
    tls: Annotated[
        bool, typer.Option("--tls", help="Encrypt from the beginning (usually port 465).")
    ] = False,
    per_minute: Annotated[
        int, typer.Option(min=1, max=60000, metavar="N", help="At most so many mails a minute.")
    ] = 60,
    template: Text = None,
    subject: Subject = None,
    lang: PrintLang = None,
    preview: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Show the mail to this person; send nothing.")
    ] = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="Also to those named who have it already, or whose address was refused."
        ),
    ] = False,
    perhaps: Annotated[
        Literal["again", "sent"] | None,
        typer.Option(
            help="Mails that may have arrived before an interruption: send them again, or take them for sent."
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Send everybody who is coming a mail with their own table, room and time, and their calendar.

    Nobody gets it twice: only those to whom it was not sent yet, or whose seat, room or time has changed
    since. How many these are is shown and asked before. Killed in between, the next call goes on; a mail of
    which it is not known whether it arrived is asked about. Nobody is written to who said no to being
    contacted.

    \b
    Example:
      iclei notices send --preview 17
      iclei notices send --smtp mail.example.org --from office@example.org
    """
    from iclei_cli.assembly.lookup import find_coming, find_participant, find_plan
    from iclei_cli.cli.notices.sending import Sending
    from iclei_cli.exports.notices.whom import whom_to_tell

    store = store_of(ctx)
    whose = None if sender is None else _sender(sender)
    wishes = Wishes(template, subject, lang, whose)
    composing = Composing(store, wishes, only_looks=preview is not None or dry_run)
    assembly = composing.assembly
    find_plan(assembly)
    say_who_has_cancelled(assembly)
    say_who_in_programme_has_refused(assembly)
    if preview is not None:
        say.preview(composing, find_coming(assembly, preview))
        return
    only = {find_participant(assembly, words).id for words in people} if people else None
    if again and only is None:
        raise OptionError("again", say.needs_people())
    whom = whom_to_tell(assembly, only)
    chosen = [*whom.new, *whom.changed, *([*whom.told, *whom.bounced] if again else [])]
    sending = Sending(store, composing)
    doubtful = _doubtful(sending, whom, perhaps, is_asked=not (dry_run or yes), is_dry=dry_run)
    chosen = sorted([*chosen, *doubtful], key=lambda person: person.id)
    if not as_json:
        say.say_whom(whom)
    composing.say_what_has_no_time(chosen)
    left = [] if doubtful or perhaps == "sent" else [person.id for person in whom.perhaps]
    if dry_run or not chosen:
        found = say.sent_document(sending, left, dry_run=dry_run)
        terminal.show(found, say.say_sent, as_json=as_json)
        return
    server = _server(smtp, user, starttls=starttls, tls=tls)
    if whose is None:
        raise OptionError("from", say.needs_sender())
    terminal.confirm("notices-confirm", yes=yes, count=len(chosen), server=server.host)
    sending.send(chosen, server, whose, per_minute)
    found = say.sent_document(sending, left, dry_run=False)
    terminal.show(found, say.say_sent, as_json=as_json)
    if sending.left or any(item.outcome != "sent" for item in sending.items):
        from iclei_cli.system.errors import ExitCode

        raise typer.Exit(ExitCode.REFUSED)


def _doubtful(
    sending: Sending, whom: Whom, perhaps: str | None, *, is_asked: bool, is_dry: bool
) -> list[Participant]:
    """Those whose mail may have arrived and is to be sent again: as was said, or as somebody answers now."""
    if not whom.perhaps:
        return []
    if perhaps is None and is_asked and terminal.can_ask():
        perhaps = say.ask_perhaps(whom)
    if perhaps == "sent" and not is_dry:
        sending.take_for_sent(whom.perhaps)
    return list(whom.perhaps) if perhaps == "again" else []


def _sender(words: str) -> Address:
    """From whom mails are.

    Raises:
        OptionError: `not-an-address`.
    """
    from email.utils import parseaddr

    from iclei_cli.exports.notices.mail import address_of
    from iclei_cli.system.errors import RefusedError

    name, email = parseaddr(words)
    try:
        return address_of(name, email)
    except RefusedError as error:
        raise OptionError("from", error.message) from error


def _server(words: str | None, user: str | None, *, starttls: bool, tls: bool) -> Server:
    """The mail server that was typed, with the password.

    Raises:
        OptionError: what was typed cannot be meant, or a password would go over the net unencrypted.
    """
    from iclei_cli.exports.notices.post import Server
    from iclei_cli.system.messages import message

    if words is None:
        raise OptionError("smtp", message("smtp-missing"))
    if starttls and tls:
        raise OptionError("tls", message("smtp-two-ways"))
    host, colon, port = words.rpartition(":") if words.count(":") == 1 else (words, "", "")
    usual = _TLS_PORT if tls else _STARTTLS_PORT if starttls else _PORT
    number = int(port) if port.isascii() and port.isdecimal() else usual if not colon else 0
    if not host.strip() or not 0 < number <= _LAST_PORT:
        raise OptionError("smtp", message("smtp-odd", words=words))
    security = "tls" if tls else "starttls" if starttls else None
    if user is not None and security is None and host not in _HERE:
        raise OptionError("user", message("smtp-in-clear"))
    return Server(host, number, user, None if user is None else _password(user), security)


def _password(user: str) -> str:
    """The password, from the environment or asked for.

    Raises:
        UsageError: `smtp-password`: nobody can be asked.
    """
    import os

    from iclei_cli.system.errors import UsageError

    known = os.environ.get(_PASSWORD)
    if known is not None:
        return known
    if not terminal.can_ask():
        raise UsageError("smtp-password", user=user, variable=_PASSWORD)
    return terminal.ask_hidden("smtp-ask-password", user=user)
