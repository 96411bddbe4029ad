"""`iclei export notices`: everybody's notice as a file, to look at or to send by another program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.sending.composing import Composing, Subject, Text, Wishes
from iclei_cli.cli.exports.spoken import say_who_has_cancelled, say_who_in_programme_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.sending.notices import NoticeFilesDocument
    from iclei_cli.exports.notices.earlier import Earlier
    from iclei_cli.exports.notices.whom import Whom

app = family()


@app.command()
def notices(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERSON...]", help="Only for these; else for everybody who has a seat."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to put them into.")
    ] = Path("notices"),
    template: Text = None,
    subject: Subject = None,
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write a mail for everybody with their own table, room and time, and their calendar, as files.

    They are drafts without a sender, 17.eml for number 17, which mail programs open. To have them sent, once
    and again only to those whose seat has changed: iclei notices send.

    \b
    Example:
      iclei export notices
      iclei export notices 17 -o try --lang en
      iclei export notices --template invitation.txt
    """
    from datetime import UTC, datetime

    from iclei_cli.assembly.lookup import find_participant, find_plan
    from iclei_cli.exports.export import save
    from iclei_cli.exports.notices.earlier import Earlier, earlier_mails, remove_mails
    from iclei_cli.exports.notices.export import Notice
    from iclei_cli.exports.notices.whom import whom_to_tell
    from iclei_cli.system.atomic_file import make_folder
    from iclei_cli.system.errors import RefusedError

    store = store_of(ctx)
    composing = Composing(store, Wishes(template, subject, lang))
    find_plan(composing.assembly)
    only = {find_participant(composing.assembly, words).id for words in people} if people else None
    whom = whom_to_tell(composing.assembly, only)
    told = _written_to(whom)
    if not told:
        raise RefusedError("notices-for-nobody")
    now = datetime.now(UTC)
    paths = {person.id: output / _file_of(person) for person in told}
    earlier = Earlier()
    with naming_option("-o", can_force=True):
        if output.exists() or output.is_symlink():
            for path in paths.values():  # all of them, or none
                store.require_writable(path, replace=force, export=Notice.identifier)
            everybody = whom if only is None else whom_to_tell(composing.assembly)
            earlier = earlier_mails(output, {_file_of(person) for person in _written_to(everybody)})
            for path in earlier.ours:
                store.require_writable(path, replace=force, export=Notice.identifier)
        else:
            make_folder(output)
        # First: whoever has cancelled must not be among the mails, even if this is interrupted.
        remove_mails(earlier.ours)
        for person in told:
            save(composing.notice(person, now), paths[person.id], store.write_out, replace=force)
    found = _document(output, [path.name for path in paths.values()], whom, earlier)
    terminal.show(found, _say, as_json=as_json)
    composing.say_what_has_no_time(told)
    say_who_has_cancelled(composing.assembly)
    say_who_in_programme_has_refused(composing.assembly)


def _written_to(whom: Whom) -> list[Participant]:
    """Everybody for whom there is a mail, in order of number."""
    everybody = [*whom.new, *whom.changed, *whom.perhaps, *whom.told, *whom.bounced]
    return sorted(everybody, key=lambda person: person.id)


def _file_of(person: Participant) -> str:
    return f"{person.id}.eml"


def _document(folder: Path, files: list[str], whom: Whom, earlier: Earlier) -> NoticeFilesDocument:
    from iclei_cli.cli.documents.sending.notices import NoticeFilesDocument

    return NoticeFilesDocument(
        folder=str(folder),
        files=files,
        removed=[path.name for path in earlier.ours],
        others=[path.name for path in earlier.others],
        without_email=[person.id for person in whom.without_email],
        declined=[person.id for person in whom.declined],
        without_seat=[person.id for person in whom.without_seat],
    )


def _say(found: NoticeFilesDocument) -> None:
    terminal.say("notices-written", folder=found.folder, count=len(found.files))
    terminal.note("sent-file-is-for-the-office")
    if found.removed:
        terminal.note("notices-removed", files=found.removed)
    if found.others:
        terminal.note("notices-others", folder=found.folder, files=found.others)
    for name in ("without_email", "declined", "without_seat"):
        people = getattr(found, name)
        if people:
            terminal.note(f"notices-{name.replace('_', '-')}", people=people)
