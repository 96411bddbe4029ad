"""`iclei notes`: what was said and agreed at the tables and in the sessions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, DryRun, with_options
from iclei_cli.cli.record import fields
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note

app = family("The record: what was said and agreed at the tables and in the sessions.")

Number = Annotated[int, typer.Argument(metavar="NOTE", help="The number of the note.")]


@app.command()
@with_options(fields.OPTIONS)
def add(
    ctx: typer.Context,
    place: fields.Place,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="What was said. Else name --file or --editor.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="A text with a note on each line; - for standard input."),
    ] = None,
    editor: Annotated[
        bool, typer.Option("--editor", help="Type the notes in your own editor (EDITOR).")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    **typed: Any,
) -> None:
    """Note what was said at a table or in a session: one thing, or a text line by line.

    In a text, headings such as “Conclusions:” or “결론” say what the lines below are, and marks say the rest:
    “- [ ] … @who until 2026-03-31 #11” is an action. Options count for the lines that say nothing else.
    What each line was read as is told.

    \b
    Example:
      iclei notes add energy "More buses at night" --kind conclusion --sdg 11
      iclei notes add energy "Count the trees" --kind action --who 17 \\
        --by 2026-03-31
      iclei notes add opening "We will plant trees." --kind quote --who 김하늘 \\
        --consent
      iclei notes add energy --round 2 --file notes.txt --dry-run
    """
    from iclei_cli.cli.record.adding import add_notes

    if (text is not None) + (file is not None) + editor > 1:
        raise UsageError("note-one-source")
    add_notes(store_of(ctx), place, text, file, typed, with_editor=editor, dry_run=dry_run, as_json=as_json)


@app.command()
@with_options(fields.OPTIONS)
def edit(
    ctx: typer.Context,
    number: Number,
    text: Annotated[str | None, typer.Option(help="What was said.", metavar="TEXT")] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="GROUP|SESSION", help="Of which group or session it is.")
    ] = None,
    done: Annotated[bool | None, typer.Option("--done/--open", help="Whether an action is done.")] = None,
    as_json: AsJson = False,
    **typed: Any,
) -> None:
    """Change a note; an empty text empties the field.

    \b
    Example:
      iclei notes edit 7 --done
      iclei notes edit 7 --who 이바다 --by 2026-04-30
      iclei notes edit 7 --text "Count the trees and ponds" --sdg 11 --sdg 15
      iclei notes edit 7 --by ""
    """
    from iclei_cli.assembly.record.edit import Record, find_note
    from iclei_cli.cli.documents.record.notes import notes_document
    from iclei_cli.cli.record.say import say_parties

    typed |= {"text": text, "of": of, "done": done}
    fields.require_something(typed)
    with store_of(ctx).transaction() as assembly:
        before = find_note(assembly, number)
        note = Record(assembly).change(number, **fields.parse_fields(assembly, typed))
    terminal.show(
        notes_document(assembly, [note]), lambda _: say_done("note-changed", number=number), as_json=as_json
    )
    if note.party != before.party:
        say_parties(assembly, [note])


@app.command()
def remove(
    ctx: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="NOTE…", help="The numbers of the notes.")],
) -> None:
    """Remove notes.

    \b
    Example:
      iclei notes remove 7 8
    """
    from iclei_cli.assembly.record.edit import remove_notes

    with store_of(ctx).transaction() as assembly:
        removed = remove_notes(assembly, numbers)
    say_done("notes-removed", count=len(removed), numbers=[note.number for note in removed])


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook, or - for standard input.")],
    theirs: Annotated[
        bool,
        typer.Option("--theirs", help="Where a note was changed here and in the sheet: what the sheet says."),
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Take back the sheet that iclei export notes-sheet handed out, once it is filled in.

    A row that is new becomes a note, and one that was corrected changes the note that came of it. The same
    workbook twice changes nothing. Rows that cannot be meant are all told, and then nothing is imported.

    \b
    Example:
      iclei notes import notes-sheet.xlsx --dry-run
      iclei notes import notes-sheet.xlsx
    """
    from iclei_cli.cli.record.importing import import_notes

    import_notes(store_of(ctx), file, prefers_sheet=theirs, dry_run=dry_run, as_json=as_json)


@app.command("list")
def list_(
    ctx: typer.Context,
    group: Annotated[str | None, typer.Option(metavar="GROUP", help="Only of this group.")] = None,
    session: Annotated[str | None, typer.Option(metavar="SESSION", help="Only of this session.")] = None,
    round_: Annotated[
        int | None, typer.Option("--round", metavar="N", min=1, help="Only of this round, from 1.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only points, conclusions, actions or quotes.")
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="Only of this participant, or of whom these words name."),
    ] = None,
    is_open: Annotated[
        bool, typer.Option("--open", help="Only actions that are not done, in order of the day.")
    ] = False,
    sdg: Annotated[
        list[str] | None, typer.Option(metavar="N", help="Only what touches one of these goals; repeatable.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the notes.

    \b
    Example:
      iclei notes list --open
      iclei notes list --group energy --kind conclusion
      iclei notes list --who 17
      iclei notes list --sdg 11 --json
    """
    from iclei_cli.cli.documents.record.notes import notes_document
    from iclei_cli.cli.record.say import say_notes

    assembly = store_of(ctx).read()
    typed = {"kind": kind, "sdg": sdg}
    wanted = fields.parse_fields(assembly, typed)
    notes = list(_chosen(assembly, wanted, group=group, session=session, round_=round_, who=who))
    if is_open:
        # What has no day comes last.
        notes = sorted(filter(_is_open, notes), key=lambda note: (note.by is None, note.by, note.number))
    is_filtered = len(notes) < len(assembly.notes)
    terminal.show(
        notes_document(assembly, notes),
        partial(say_notes, assembly, is_filtered=is_filtered),
        as_json=as_json,
    )


@app.command()
def show(ctx: typer.Context, number: Number, as_json: AsJson = False) -> None:
    """Show one note.

    \b
    Example:
      iclei notes show 7
    """
    from iclei_cli.assembly.record.edit import find_note
    from iclei_cli.cli.documents.record.notes import notes_document
    from iclei_cli.cli.record.say import say_note

    assembly = store_of(ctx).read()
    document = notes_document(assembly, [find_note(assembly, number)])
    terminal.show(document, partial(say_note, assembly), as_json=as_json)


def _is_open(note: Note) -> bool:
    return note.is_open


def _chosen(
    assembly: Assembly,
    wanted: dict[str, Any],
    *,
    group: str | None,
    session: str | None,
    round_: int | None,
    who: str | None,
) -> Iterator[Note]:
    """The notes that are as the options say."""
    from iclei_cli.assembly.lookup import find_group, find_session, folded
    from iclei_cli.assembly.record.who import Whom

    exact: dict[str, Any] = {"kind": wanted.get("kind"), "round": round_}
    exact["group"] = find_group(assembly, group).key if group is not None else None
    exact["session"] = find_session(assembly, session).key if session is not None else None
    of_whom = {} if who is None else Whom(assembly).fields(fields.one_line(who))
    exact["person"] = of_whom.get("person")
    party = folded(of_whom.get("party"))
    for note in assembly.notes.values():
        if any(value is not None and getattr(note, name) != value for name, value in exact.items()):
            continue
        if wanted.get("sdgs") and not set(wanted["sdgs"]) & set(note.sdgs):
            continue
        if not party or party in folded(note.party):
            yield note
