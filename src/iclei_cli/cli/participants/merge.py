"""`iclei participants merge`: two records of one person made one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.assembly.names import group_name
from iclei_cli.cli.options import AsJson, Yes
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.people.comparison import FieldComparison, FieldValue
    from iclei_cli.cli.documents.participants import MergedDocument
    from iclei_cli.cli.show.people import Known
    from iclei_cli.system.messages import Fact


def merge(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="A", help="The one who stays: number, e-mail or name.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The one to be merged into A.")],
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="A field in which B's value is the right one; repeatable."),
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Merge two records of one person: B into A.

    A's number stays, and B's stands for the same person from then on. What only one of them has is kept.
    Where they differ, A's value stays, unless it was only inferred and B's was stated. Languages, roles and
    extra columns are those of both, notes are put together, the later consent wins. What B was at the
    tables, and B's seat where A has none, become A's.

    \b
    Example:
      iclei participants merge 17 42
      iclei participants merge 17 42 --take phone --take organisation
      iclei participants merge 17 42 --yes
    """
    from iclei_cli.assembly.people.comparison import compare_records
    from iclei_cli.assembly.people.merging import combine_records, find_pair
    from iclei_cli.assembly.people.merging import merge as merge_records

    store = store_of(ctx)
    now = store.read()
    one, other = find_pair(now, first, second)
    result = combine_records(one, other, _fields_to_take(other, take or []))
    compared = list(compare_records(one, other, result))
    _ask(now, one, other, compared, yes=yes, is_shown=not as_json)
    with store.transaction() as assembly:
        merge_records(assembly, one, other, result)
    terminal.show(
        _document(assembly, other, result, compared),
        partial(_say, assembly, result, compared),
        as_json=as_json,
    )


def _fields_to_take(second: Participant, typed: Sequence[str]) -> set[str]:
    """The fields to be taken from the second, as typed after --take.

    Raises:
        UsageError: there is no such field, or the second has nothing there.
    """
    from iclei_cli.assembly.nouns.fields import FIELDS
    from iclei_cli.assembly.people.comparison import is_stated
    from iclei_cli.system.errors import UsageError

    known = [field.name for field in FIELDS if is_stated(field)]
    fields = {word: word.strip().casefold().replace("-", "_") for word in typed}
    for word, field in fields.items():
        if field not in known:
            raise UsageError("not-a-field", word=word, fields=known)
        if not getattr(second, field):
            raise UsageError("nothing-to-take", id=second.id, name=second.name, field=field)
    return set(fields.values())


def _ask(
    assembly: Assembly,
    first: Participant,
    second: Participant,
    compared: Sequence[FieldComparison],
    *,
    yes: bool,
    is_shown: bool,
) -> None:
    """Show what would become of each field, and ask."""
    from iclei_cli.cli.show.people import Known, part_word

    known = Known(assembly)
    if is_shown:
        heads = [message("numbered-person", id=person.id, name=person.name) for person in (first, second)]
        terminal.say_table(
            ["heading-field", *heads, "heading-result"],
            [
                (
                    part_word(item.field, item.part),
                    *(_word(item, value, known) for value in (item.first, item.second, item.result)),
                )
                for item in compared
            ],
        )
    terminal.confirm(
        "confirm-merge",
        first=first.id,
        first_name=first.name,
        second=second.id,
        second_name=second.name,
        yes=yes,
    )


def _document(
    assembly: Assembly, second: Participant, result: Participant, compared: Sequence[FieldComparison]
) -> MergedDocument:
    from iclei_cli.cli.documents.participants import MergedDocument, MergedField, participant_document
    from iclei_cli.cli.messages.catalogue import plain
    from iclei_cli.cli.show.people import part_value_word

    shown = participant_document(assembly, result)
    return MergedDocument(
        participant=shown.participant,
        groups=shown.groups,
        rules=shown.rules,
        removed=second.id,
        fields=[
            MergedField(
                field=_key(item),
                first=plain(_word(item, item.first)),
                second=plain(_word(item, item.second)),
                result=plain(_word(item, item.result)),
            )
            for item in compared
        ],
        dropped={
            _key(item): plain(part_value_word(item.field.name, item.dropped))
            for item in compared
            if item.dropped is not None
        },
    )


def _key(item: FieldComparison) -> str:
    """How scripts call what was compared: `phone`, `consent, photo`, `extra, Meal`."""
    name = item.field.one if item.part and item.field.one else item.field.name
    return f"{name}, {item.part}" if item.part else name


def _word(item: FieldComparison, value: FieldValue, known: Known | None = None) -> Fact:
    from iclei_cli.cli.show.people import NOTHING, part_value_word

    word = part_value_word(item.field.name, value.value, known or NOTHING)
    return message("inferred-value", value=word) if value.is_inferred else word


def _say(
    assembly: Assembly, result: Participant, compared: Sequence[FieldComparison], document: MergedDocument
) -> None:
    from iclei_cli.cli.show.people import Known, part_value_word, part_word

    for item in compared:
        if item.dropped is not None:
            value = part_value_word(item.field.name, item.dropped, Known(assembly))
            terminal.say("not-kept", field=part_word(item.field, item.part), value=value)
    say_done("merged", second=document.removed, first=result.id, name=result.name)
    _note_places(assembly, result)
    _note_torn(assembly)
    if document.groups:
        terminal.say("seats-left-as-they-were")


def _note_places(assembly: Assembly, person: Participant) -> None:
    """Tell of tables and rules that the two had and that one person cannot have."""
    from iclei_cli.assembly.rules.contradictions import contradiction
    from iclei_cli.cli.show.groups import role_word
    from iclei_cli.cli.show.people import roles_of

    roles = roles_of(assembly, person)
    if len({key for key, _ in roles}) > 1:
        key, role = roles[-1]
        told = [
            message("role-at-table", role=role_word(role), group=group_name(assembly, key))
            for key, role in roles
        ]
        terminal.note("host-after-merge", name=person.name, roles=told, group=key, option=role)
    elif (refusal := contradiction(assembly)) is not None:
        terminal.note("rules-clash-after-merge", reason=refusal.message)


def _note_torn(assembly: Assembly) -> None:
    """Tell who now wishes both to meet and to avoid one person, so that neither counts."""
    for person in assembly.participants.values():
        for ident in sorted(person.torn):
            other = assembly.participants[ident]
            who, whom = (message("person", name=one.name, id=one.id) for one in (person, other))
            terminal.note("wishes-torn", who=who, whom=whom, id=person.id)
