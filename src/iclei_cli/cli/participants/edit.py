"""`iclei participants add`, `edit`, `cancel`, `restore`, `confirm` and `remove`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.cli.options import AsJson, DryRun, People, Person, Yes, with_options
from iclei_cli.cli.participants import fields
from iclei_cli.cli.participants.selecting.conditions import Where, Without, values_to_set
from iclei_cli.cli.participants.selecting.edit_all import edit_all
from iclei_cli.cli.sessions.links import tell_stage
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.groups import tell_absent_hosts
from iclei_cli.cli.show.languages import tell_own_words
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.participants import ConfirmedDocument, ParticipantDocument, RemovedDocument


@with_options(fields.OPTIONS)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Option(help="Name, as it is to be printed.", metavar="TEXT")],
    yes: Yes = False,
    as_json: AsJson = False,
    **typed: Any,
) -> None:
    """Add one participant. You are asked if somebody of that name and e-mail or phone is on the list.

    \b
    Example:
      iclei participants add --name 김하늘 --organisation 창원시청 \\
        --sector 공무원 --municipality 창원시 --choice energy
    """
    from iclei_cli.assembly.people.edit import add_participant, find_same

    store, known = store_of(ctx), None
    if not yes:
        now = store.read()
        known = find_same(now, fields.parse_fields(now, {"name": name, **typed}))
    if known is not None:
        terminal.confirm("confirm-add-again", id=known.id, name=known.name, yes=yes)
    with store.transaction() as assembly:
        person = add_participant(assembly, fields.parse_fields(assembly, {"name": name, **typed}))
    _show(assembly, person, "participant-added", as_json=as_json)
    tell_own_words(person.languages)


@with_options(fields.OPTIONS)
def edit(
    ctx: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERSON]", help="Number, e-mail address, or part of a name that fits one person."
        ),
    ] = None,
    where: Where = None,
    without: Without = None,
    to_set: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What to change: of many, or of one in a column of a list, by its header; repeatable.",
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: AsJson = False,
    **typed: Any,
) -> None:
    """Change fields of one participant, or of many at once; an empty text empties the field.

    Of many, everybody and what would change is shown first, and it is one step for undo.

    \b
    Example:
      iclei participants edit 17 --phone 010-2345-6789
      iclei participants edit 김하늘 --choice energy --choice climate-change
      iclei participants edit 17 --notes ""
      iclei participants edit 17 --set "Meal=vegetarian"
      iclei participants edit 17 --consent "photo: no 2019-02-01"
      iclei participants edit --where organisation=창원시청 --set sector=공무원
      iclei participants edit --without sector --set sector=other --dry-run
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.people.edit import edit_participant

    given = [name for name, words in typed.items() if words is not None]
    if where or without:
        _require_many(who, given)
        edit_all(
            store_of(ctx),
            where=where or (),
            without=without or (),
            to_set=to_set or (),
            dry_run=dry_run,
            yes=yes,
            as_json=as_json,
        )
        return
    if who is None:
        raise UsageError("edit-of-whom")
    if dry_run or yes:
        raise UsageError("edit-one-with-options")
    with store_of(ctx).transaction() as assembly:
        known = find_participant(assembly, who)
        values = {**_other_columns(assembly, to_set or ()), **fields.parse_fields(assembly, typed)}
        person = edit_participant(assembly, known, values)
    _show(assembly, person, "participant-changed", as_json=as_json)
    tell_own_words(values.get("languages"))


def _other_columns(assembly: Assembly, to_set: Sequence[str]) -> dict[str, Any]:
    """What is to be set of one person in columns of lists that are no field.

    Raises:
        UsageError: it is a field, which has an option of its own.
    """
    values = values_to_set(assembly, to_set)
    for name in values.keys() - {"extra"}:
        raise UsageError("set-of-one", option=fields.option_of(FIELD[name]))
    return values


def _require_many(who: str | None, given: Sequence[str]) -> None:
    if who is not None:
        raise UsageError("edit-one-or-many")
    if given:
        raise UsageError("edit-many-with-set", option=fields.option_of(FIELD[given[0]]))


def cancel(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Record that a participant is not coming; all that is known of them is kept.

    \b
    Example:
      iclei participants cancel 17
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.people.edit import cancel_participant

    with store_of(ctx).transaction() as assembly:
        person = cancel_participant(assembly, find_participant(assembly, who))
    _show(assembly, person, "participant-cancelled", as_json=as_json)


def restore(ctx: typer.Context, who: Person, as_json: AsJson = False) -> None:
    """Record that a participant who had cancelled is coming after all.

    \b
    Example:
      iclei participants restore 17
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.people.edit import restore_participant

    with store_of(ctx).transaction() as assembly:
        person = restore_participant(assembly, find_participant(assembly, who))
    _show(assembly, person, "participant-restored", as_json=as_json)


def confirm(ctx: typer.Context, who: People, as_json: AsJson = False) -> None:
    """Note that participants who were waiting, or might have come, are coming.

    \b
    Example:
      iclei participants list --status waiting
      iclei participants confirm 17 23
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.assembly.people.edit import confirm_participants
    from iclei_cli.cli.documents.participants import confirmed_document

    with store_of(ctx).transaction() as assembly:
        people = confirm_participants(assembly, [find_participant(assembly, words) for words in who])
    terminal.show(confirmed_document(assembly, people), _say_confirmed, as_json=as_json)


def remove(ctx: typer.Context, who: Person, yes: Yes = False, as_json: AsJson = False) -> None:
    """Take a participant off the list, with all that is known of them. For one who is not coming: cancel.

    \b
    Example:
      iclei participants remove 17
      iclei participants remove 17 --yes
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.cli.documents.participants import RemovedDocument

    store = store_of(ctx)
    person = find_participant(store.read(), who)
    terminal.confirm("confirm-remove-participant", id=person.id, name=person.name, yes=yes)
    with store.transaction() as assembly:
        noted = len(assembly.notes)
        assembly.remove_participant(find_participant(assembly, str(person.id)).id)
    removed = RemovedDocument(
        removed=person.id,
        name=person.name,
        has_plan=assembly.plan is not None,
        quotes=noted - len(assembly.notes),
    )
    terminal.show(removed, _say_removed, as_json=as_json)


def _show(assembly: Assembly, person: Participant, code: str, *, as_json: bool) -> None:
    from iclei_cli.cli.documents.participants import participant_document

    terminal.show(participant_document(assembly, person), partial(_say_done, code), as_json=as_json)
    if not person.is_coming:
        tell_stage(assembly, person)
        tell_absent_hosts(assembly, person.id)


def _say_done(code: str, document: ParticipantDocument) -> None:
    is_changed = say_done(code, id=document.participant.id, name=document.participant.name)
    if is_changed and document.groups:
        terminal.say("plan-left-as-it-was")


def _say_confirmed(done: ConfirmedDocument) -> None:
    people = [message("person", name=person.name, id=person.id) for person in done.participants]
    say_done("participants-confirmed", people=people)
    if done.has_plan:
        terminal.say("confirmed-without-seat", id=done.participants[0].id)


def _say_removed(removed: RemovedDocument) -> None:
    say_done("participant-removed", id=removed.removed, name=removed.name)
    if removed.quotes:
        terminal.say("quotes-removed", count=removed.quotes)
    if removed.has_plan:
        terminal.say("plan-left-as-it-was")
