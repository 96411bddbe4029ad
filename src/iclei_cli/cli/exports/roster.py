"""`iclei export roster`: who is coming and who sits where, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Contacts, Force, Only, OnlyChanged
from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.groups import tell_absent_hosts
from iclei_cli.cli.show.spoken.headers import field_called
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.exports.roster.export import Roster
from iclei_cli.exports.roster.wishes import RosterWishes
from iclei_cli.system.errors import UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.columns import Column
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.exports.language import PrintLanguage

app = family()

_NOT_PRINTED = {
    field.name for field in FIELDS if field.value in {ValueType.PEOPLE, ValueType.CONSENTS, None}
} - {"id"}
"""Whom people wish to meet or to avoid, what they consented to, and what the program notes."""


@app.command()
@exporting("roster", once=("only",))
def roster(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the workbook.")
    ] = Path(Roster.file_name),
    contacts: Contacts = False,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="FIELDS",
            help="What the list of participants shows, with commas between; columns of lists, too.",
        ),
    ] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="FIELDS", help="In the order of these; by name unless given.")
    ] = None,
    group: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Parted by this, each part on pages of its own.")
    ] = None,
    only: OnlyChanged = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write an Excel workbook, ready to print: a cover, all participants, a page for each group and round.

    With --contacts it is the office's own copy, which also has those who got none of their wishes. What has
    changed since the last roster is on a sheet of its own. A roster that was edited can be imported again:
    iclei participants import roster.xlsx.

    \b
    Example:
      iclei export roster
      iclei export roster -o 참가자명단.xlsx
      iclei export roster --lang ko,en
      iclei export roster --columns name,organisation,gender --group sector
      iclei export roster --only changed -o changes.xlsx
    """
    wanted = Typed(contacts, columns, sort, group, is_only_changed=only is Only.CHANGED)
    export_roster(begin(ctx, Roster, output, lang, force=force), wanted)


class Typed(NamedTuple):
    """What is asked of a roster, as it was typed.

    Attributes:
        contacts: whether it is the office's own copy.
        columns: what the list of participants shows; None for the usual.
        sort: in which order they stand; None for that of names.
        group: by what they are parted; None for not at all.
        is_only_changed: whether only what changed is printed.
    """

    contacts: bool = False
    columns: str | None = None
    sort: str | None = None
    group: str | None = None
    is_only_changed: bool = False

    @property
    def paper(self) -> str:
        """What it is noted as: the office's own copy is another paper than what is handed out."""
        return f"{Roster.identifier}-office" if self.contacts else Roster.identifier


def export_roster(making: Making, wanted: Typed) -> None:
    """Write the roster of the assembly as it is, note what is handed out with it, and say so.

    Raises:
        IcleiError: the file cannot be written, or nothing has changed; nothing was changed.
    """
    from iclei_cli.exports.roster.papers import differences, papers_of, with_gone
    from iclei_cli.system.errors import RefusedError

    making.paper = wanted.paper
    assembly, before = making.assembly, making.before
    papers = papers_of(assembly)
    changes = differences(before, papers)
    if wanted.is_only_changed and not (before and changes):
        raise RefusedError("roster-unchanged" if before else "roster-first")
    if making.again is not None:
        # Who is on it no more stands on its sheet of changes: there is nothing of them to be taken back.
        making.again.take({found.item: papers.get(found.item, {}) for found in changes}, len(papers))
        wanted = wanted._replace(is_only_changed=True)
    export = _roster(assembly, making.language, wanted)
    with progress() as update:
        update(message("doing-write-roster", people=len(assembly.coming())))
        making.write(export, with_gone(papers, before))
    _say_written(export, making.path, len(changes))


def _roster(assembly: Assembly, language: PrintLanguage, wanted: Typed) -> Roster:
    """The roster that is asked for.

    Raises:
        UsageError: there is no such column, or it is not for print.
    """
    from iclei_cli.assembly.people.columns import find_columns
    from iclei_cli.assignment.verify.check import score_plan

    def columns(words: str | None) -> tuple[Column, ...]:
        return () if words is None else tuple(find_columns(assembly, words, field_called))

    shown, group = columns(wanted.columns), columns(wanted.group)
    if len(group) > 1:
        raise UsageError("roster-parted-twice")
    for column in (*shown, *group):
        if not column.is_extra and column.name in _NOT_PRINTED:
            raise UsageError("roster-without-column", column=column.name.replace("_", "-"))
    return Roster(
        assembly,
        score_plan(assembly, assembly.plan) if assembly.plan else None,
        language,
        RosterWishes(
            contacts=wanted.contacts,
            columns=None if wanted.columns is None else shown,
            sort=columns(wanted.sort),
            group=group[0] if group else None,
            before=assembly.on_paper(wanted.paper),
            only_changed=wanted.is_only_changed,
        ),
    )


def _say_written(export: Roster, path: Path, changes: int) -> None:
    assembly, language = export.assembly, export.language
    people, groups = len(assembly.coming()), len(assembly.groups)
    terminal.say("roster-written", path=str(path), people=people, groups=groups, languages=language.codes)
    if export.wishes.before and changes:
        terminal.say("roster-changes", count=changes)
    say_what_is_not_spoken(assembly, language)
    say_who_has_refused(assembly, (person.id for person in assembly.coming()))
    if export.is_private:
        terminal.note("roster-has-contacts")
    _say_what_is_wrong(assembly)


def _say_what_is_wrong(assembly: Assembly) -> None:
    """Tell what somebody should see to before the roster is printed."""
    from iclei_cli.assignment.verify.check import check_plan
    from iclei_cli.cli.show.plan_facts import told_once

    if assembly.plan is None:
        terminal.say("roster-without-plan")
        return
    verdict = check_plan(assembly, assembly.plan)
    for breach in told_once(verdict.breaches):
        terminal.note("note", what=breach)
    if not verdict.is_current:
        terminal.note("note", what=message("out-of-date"))
    tell_absent_hosts(assembly)
