"""`iclei participants edit --where …`: many people edited at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.cli.participants.selecting.conditions import selection, values_to_set
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.languages import tell_own_words
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.columns import Column
    from iclei_cli.assembly.people.edit import Edits
    from iclei_cli.cli.documents.participants import EditedDocument, EditedItem
    from iclei_cli.cli.show.people import Known
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Fact

SHOWN = 20
"""So many people are shown before the question; a dry run shows all."""


def edit_all(
    store: Store,
    *,
    where: Sequence[str],
    without: Sequence[str],
    to_set: Sequence[str],
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Show what would change, ask, and change it.

    Raises:
        RefusedError: nobody is meant, or something else was changed while the question stood.
        UsageError: what was typed cannot be meant, or nobody can be asked.
    """
    from iclei_cli.system.errors import RefusedError

    def found(assembly: Assembly) -> Edits:
        from iclei_cli.assembly.people.edit import find_edits

        wanted = selection(assembly, where, without)
        return find_edits(assembly, wanted, values_to_set(assembly, to_set))

    now = store.read()
    edits = found(now)
    document = _document(edits, _known(now, as_json=as_json), dry_run=dry_run)
    if dry_run or not edits.changes:
        terminal.show(document, lambda shown: _say(shown, len(shown.changed)), as_json=as_json)
        return
    if not as_json:
        _say_changes(document, SHOWN)
    terminal.confirm("confirm-edit-many", yes=yes, count=len(edits.changes))
    with store.transaction() as assembly:
        if found(assembly) != edits:
            raise RefusedError("changed-since-shown")
        assembly.put(after for _, after in edits.changes)
        known = _known(assembly, as_json=as_json)
        document = _document(edits, known, dry_run=False, has_plan=assembly.plan is not None)
    terminal.show(document, lambda shown: _say(shown, 0), as_json=as_json)
    if any(column.name == "languages" for column in edits.columns):
        tell_own_words(edits.changes[0][1].languages)


def _known(assembly: Assembly, *, as_json: bool) -> Known:
    """What values name: scripts are told the keys of topics, people their titles."""
    from iclei_cli.cli.show.people import Known

    return Known(None if as_json else assembly, assembly.participants)


def _document(edits: Edits, known: Known, *, dry_run: bool, has_plan: bool = False) -> EditedDocument:
    from iclei_cli.cli.documents.participants import EditedDocument, EditedField, EditedItem
    from iclei_cli.cli.messages.catalogue import plain
    from iclei_cli.cli.show.people import value_word

    def text(column: Column, value: Any) -> str | None:
        told = plain(value_word(column.name, value, known))
        return None if told is None else str(told)

    changed = [
        EditedItem(
            id=before.id,
            name=before.name,
            organisation=before.organisation,
            fields=[
                EditedField(
                    field=column.name,
                    before=text(column, column.value_of(before)),
                    after=text(column, column.value_of(after)),
                    was_inferred=column.name in before.inferred,
                )
                for column in edits.columns
            ],
        )
        for before, after in edits.changes
    ]
    return EditedDocument(changed=changed, unchanged=edits.unchanged, dry_run=dry_run, has_plan=has_plan)


def _say(document: EditedDocument, most: int) -> None:
    _say_changes(document, most)
    if not document.changed:
        terminal.say("edits-change-nothing", count=document.unchanged)
    elif document.dry_run:
        terminal.say("edits-tried", count=len(document.changed), same=document.unchanged or None)
    else:
        say_done("edits-made", count=len(document.changed), same=document.unchanged or None)
        if document.has_plan:
            terminal.say("plan-left-as-it-was")


def _say_changes(document: EditedDocument, most: int) -> None:
    shown = document.changed[:most]
    if shown:
        headings = ["heading-number", "heading-name", "heading-organisation"]
        terminal.say_table(
            [*headings, "heading-field", "heading-before", "heading-after"],
            [row for item in shown for row in _rows(item)],
        )
        if len(document.changed) > most:
            terminal.say("edits-more", count=len(document.changed) - most)


def _rows(item: EditedItem) -> Iterator[tuple[Fact, ...]]:
    from iclei_cli.cli.show.people import field_word

    for field in item.fields:
        if field.before == field.after and not field.was_inferred:
            continue
        before: Fact = field.before
        if field.was_inferred:
            before = message("inferred-value", value=field.before)
        word: Fact = field_word(field.field) if field.field in FIELD else field.field
        yield item.id, item.name, item.organisation, word, before, field.after
