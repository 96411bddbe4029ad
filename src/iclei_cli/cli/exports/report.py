"""`iclei export report`, `minutes` and `certificates`: what an assembly was and what came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.assembly.nouns.day.handed_out import SAYS
from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import (
    say_unspoken,
    say_who_has_cancelled,
    say_who_in_programme_has_refused,
    tell_of_notes,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.exports.making import Making
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.wishes import ReportWishes
    from iclei_cli.store.store import Store

app = family()

Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="A Word document of yours, with {{p report }} in it."),
]


@app.command()
@exporting("report")
def report(
    ctx: typer.Context,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Word (.docx), web page (.html) or Markdown (.md)."
        ),
    ] = Path("report.docx"),
    by: Annotated[
        str,
        typer.Option(metavar="FIELDS", help="Who came, by sector,municipality,organisation,gender."),
    ] = "sector,municipality",
    suppress: Annotated[
        bool, typer.Option("--suppress", help="Leave out numbers below 5, which may tell who somebody is.")
    ] = False,
    earlier: Annotated[
        Path | None,
        typer.Option("--earlier", metavar="FILE", help="An earlier assembly, to compare its figures."),
    ] = None,
    template: Template = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write the report: who came, the programme, what each table concluded, what is to be done.

    Every number says where it comes from, and with which command it is counted again. People are named if
    they agreed that their data is given to others (the consent third-party), and speakers as the programme
    names them. Quotes are in it if whoever said them agreed.

    \b
    Example:
      iclei export report
      iclei export report -o report.html --lang ko
      iclei export report --by sector,gender --suppress
      iclei export report --earlier ../2025/assembly.json
    """
    from iclei_cli.exports.report.export import AssemblyReport

    making = begin(ctx, AssemblyReport, output, lang, force=force)
    write_report(making, _wishes(making.store, by=by, suppress=suppress, earlier=earlier), template)


@app.command()
@exporting("minutes", chosen=("about",))
def minutes(
    ctx: typer.Context,
    about: Annotated[str, typer.Argument(metavar="GROUP|SESSION", help="Its key, label or title.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Word (.docx), web page (.html) or Markdown (.md)."
        ),
    ] = Path("minutes.docx"),
    template: Template = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write the minutes of one table or one session.

    \b
    Example:
      iclei export minutes energy
      iclei export minutes opening -o opening.md
    """
    from iclei_cli.assembly.lookup import find_group_or_session
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.record.places import notes_of
    from iclei_cli.exports.report.contents import make_minutes
    from iclei_cli.exports.report.export import Minutes
    from iclei_cli.exports.report.named import named_in_minutes
    from iclei_cli.exports.report.wishes import ReportWishes
    from iclei_cli.exports.says import says

    making = begin(ctx, Minutes, output, lang, force=force)
    assembly, language = making.assembly, making.language
    found = find_group_or_session(assembly, about)
    made = make_minutes(assembly, found, _wishes(making.store), language)
    timeless = make_minutes(assembly, found, ReportWishes(), language)
    on_it = named_in_minutes(assembly, found)
    making.write_whole(Minutes(made, making.ending, template), found.key, on_it, says=says(timeless))
    terminal.say(
        "minutes-written",
        path=str(output),
        place=found.label if isinstance(found, Group) else found.title,
        languages=language.codes,
    )
    say_unspoken(language)
    sessions = {found.key} & assembly.sessions.keys()
    say_who_has_cancelled(assembly, sessions)
    say_who_in_programme_has_refused(assembly, sessions)
    tell_of_notes(assembly, notes_of(assembly, found))


@app.command()
@exporting("certificates", chosen=("people",))
def certificates(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERSON...]", help="Only for these; else for everybody who came."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the Word document.")
    ] = Path("certificates.docx"),
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write certificates of attendance, a page for everybody who was checked in.

    \b
    Example:
      iclei export certificates
      iclei export certificates 17 김하늘 -o two.docx
    """
    from iclei_cli.assembly.lookup import find_participant
    from iclei_cli.exports.report.certificates import absent_of
    from iclei_cli.exports.report.certificates import certificates as made_for
    from iclei_cli.exports.report.export import Certificates
    from iclei_cli.exports.says import says
    from iclei_cli.system.errors import RefusedError
    from iclei_cli.system.messages import message

    making = begin(ctx, Certificates, output, lang, force=force)
    assembly, language = making.assembly, making.language
    who = {find_participant(assembly, words).id for words in people} if people else None
    pages = made_for(assembly, who, language)
    if absent := absent_of(assembly, who or ()):
        named = [message("person", name=person.name, id=person.id) for person in absent]
        raise RefusedError("certificates-of-absent", people=named, count=len(named))
    if not pages:
        raise RefusedError("certificates-of-nobody")
    papers = making.wanted({page.number: {"name": page.name, SAYS: says(page)} for page in pages})
    pages = tuple(page for page in pages if page.number in papers)
    making.write(Certificates(pages, language.codes[0]), papers)
    terminal.say("certificates-written", path=str(output), count=len(pages))


def write_report(making: Making, wishes: ReportWishes | None = None, template: Path | None = None) -> None:
    """Write the report of the assembly as it is, and tell what is left out of it.

    Raises:
        IcleiError: the file cannot be written, or the template not be used.
    """
    from iclei_cli.exports.report.contents import make_report
    from iclei_cli.exports.report.export import AssemblyReport
    from iclei_cli.exports.report.named import named_in_report
    from iclei_cli.exports.report.wishes import ReportWishes
    from iclei_cli.exports.says import says

    assembly, language = making.assembly, making.language
    wishes = wishes or _wishes(making.store, by=",".join(ReportWishes().by))
    made = make_report(assembly, wishes, language)
    timeless = make_report(assembly, replace(wishes, changed=None), language)
    on_it = named_in_report(assembly)
    making.write_whole(
        AssemblyReport(made, making.ending, template), "everything", on_it, says=says(timeless)
    )
    terminal.say("report-written", path=str(making.path), languages=language.codes)
    _tell_what_is_left_out(assembly, language)


def _wishes(
    store: Store, *, by: str = "", suppress: bool = False, earlier: Path | None = None
) -> ReportWishes:
    from datetime import datetime

    from iclei_cli.exports.report.wishes import ReportWishes

    history = store.history()
    changed = datetime.fromisoformat(history[-1].time).astimezone().isoformat() if history else None
    return ReportWishes(
        by=_fields(by),
        suppress=suppress,
        earlier=None if earlier is None else (_read_earlier(earlier), earlier.name),
        changed=changed,
    )


def _fields(words: str) -> tuple[str, ...]:
    """The fields that were typed.

    Raises:
        OptionError: `report-field-unknown`.
    """
    from iclei_cli.cli.options import OptionError
    from iclei_cli.exports.report.wishes import FIELDS
    from iclei_cli.system.messages import message

    typed = [word.strip().lower() for word in words.split(",") if word.strip()]
    for word in typed:
        if word not in FIELDS:
            raise OptionError("by", message("report-field-unknown", words=word, known=list(FIELDS)))
    return tuple(dict.fromkeys(typed))


def _read_earlier(path: Path) -> Assembly:
    """The assembly in a file or folder.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    from iclei_cli.store.open import open_store

    return open_store(path, command="", tell=lambda _: None).read()


def _tell_what_is_left_out(assembly: Assembly, language: PrintLanguage) -> None:
    from iclei_cli.exports.report.consent import was_asked, why_unnamed
    from iclei_cli.exports.report.named import unnamed_in_report

    say_unspoken(language)
    say_who_has_cancelled(assembly)
    say_who_in_programme_has_refused(assembly)
    if unnamed := unnamed_in_report(assembly):
        ask = not all(map(was_asked, unnamed))
        why = list(why_unnamed(unnamed))
        terminal.note("report-leaves-out", count=len(unnamed), why=why, ask="1" if ask else None)
    tell_of_notes(assembly, assembly.notes.values())
    if not assembly.arrivals:
        terminal.note("report-without-arrivals")
