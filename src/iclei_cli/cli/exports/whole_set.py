"""`iclei export all`: the set for the day, each file as its own command makes it."""

from __future__ import annotations

import inspect
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, Protocol

import typer

from iclei_cli.cli.exports import roster, site
from iclei_cli.cli.exports.folders import make_folder
from iclei_cli.cli.exports.prints import badges, programme, room_plan, seats, sign_in, signs, tents
from iclei_cli.cli.exports.prints.options import Fonts
from iclei_cli.cli.exports.sending import calendar, tables
from iclei_cli.cli.exports.spoken import told_with_files
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of
from iclei_cli.exports.index.contents import Contents, Listed, Use
from iclei_cli.exports.index.export import Index
from iclei_cli.system.errors import ExitCode, RefusedError, UsageError
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.sending.whole_set import SetDocument

app = family()


class Command(Protocol):
    """A command that writes a file of the set, as it is when nothing else is typed."""

    def __call__(self, ctx: typer.Context, *, output: Path, lang: str | None, force: bool) -> None:
        """Write the file, and tell of it."""


class Part(NamedTuple):
    """A file of the set: its export, its name, what it is for, and the command that makes it."""

    export: str
    name: str
    use: Use
    command: Command

    def files(self, folder: Path, rounds: int) -> list[tuple[Path, int | None]]:
        """Where it goes, and which round it is of; of `zoom` there is a file for each of several rounds."""
        path = folder / self.name
        if self.export != "zoom" or rounds <= 1:
            return [(path, None)]
        return [(tables.of_round(path, number), number) for number in range(1, rounds + 1)]


def _site(ctx: typer.Context, *, output: Path, lang: str | None, force: bool) -> None:  # noqa: ARG001
    """The page on which everybody finds their table, which has all languages anyway."""
    site.site(ctx, output=output, force=force)


PARTS = (
    Part("roster", "roster.xlsx", Use.PRINT, roster.roster),
    Part("badges", "badges.pdf", Use.PRINT, badges.badges),
    Part("tents", "tents.pdf", Use.PRINT, tents.tents),
    Part("signs", "signs.pdf", Use.PRINT, signs.signs),
    Part("sign-in", "sign-in.pdf", Use.PRINT, sign_in.sign_in),
    Part("door-list", "door-list.pdf", Use.PRINT, seats.door_list),
    Part("slips", "slips.pdf", Use.PRINT, seats.slips),
    Part("programme", "programme.pdf", Use.PRINT, programme.programme),
    Part("room-plan", "room-plan.svg", Use.PRINT, room_plan.room_plan),
    Part("site", "site.html", Use.SHARE, _site),
    Part("calendar", "calendar.ics", Use.SHARE, calendar.calendar),
    Part("sign-in", "sign-in.xlsx", Use.OFFICE, sign_in.sign_in),
    Part("people", "people.csv", Use.OFFICE, tables.people),
    Part("people", "people.json", Use.OFFICE, tables.people),
    Part("mail-merge", "mail-merge.csv", Use.OFFICE, tables.mail_merge),
    Part("zoom", "zoom.csv", Use.OFFICE, tables.zoom),
)
"""The set, in the order in which the page lists it."""


class Made(NamedTuple):
    """What became of a part: its files, or why it was not made; and what is to be told of it."""

    part: Part
    files: Sequence[tuple[Path, int | None]]
    refusal: RefusedError | UsageError | None
    notes: Sequence[Message]


@app.command("all")
def export_all(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to put the files.")
    ] = Path("out"),
    font: Fonts = None,
    lang: PrintLang = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the files that are there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the set for the day into a folder: roster, badges, signs, lists, and a page that leads to them.

    Each file is what its own command writes. What cannot be made yet is told, and all else is made. The
    page, index.html, says which files are for the office and not to hand out.

    \b
    Example:
      iclei export all -o out/
      iclei export all -o out/ --lang ko,en
    """
    from iclei_cli.exports.export import save

    store = store_of(ctx)
    assembly = store.read()
    language = print_language(assembly, lang)
    page, rounds = output / Index.file_name, len(assembly.plan.rounds) if assembly.plan else 0
    with naming_option("-o", can_force=True):
        make_folder(output)
        store.require_writable(page, replace=force, export=Index.identifier)
        for part in PARTS:
            for path, _ in part.files(output, rounds):
                store.require_writable(path, replace=force, export=part.export)
    done = []
    with progress() as update:
        for number, part in enumerate(PARTS):
            update(message("doing-export-all", name=part.name, number=number, count=len(PARTS)))
            done.append(_made(ctx, part, part.files(output, rounds), lang, font, force=force))
    listed = [
        Listed(made.part.export, path.name, made.part.use, round_)
        for made in done
        if made.refusal is None
        for path, round_ in made.files
    ]
    with naming_option("-o", can_force=True):
        below = told_with_files(noted for made in done for noted in made.notes)
        contents = Contents(event=assembly.event, files=listed, language=language, below=below)
        save(Index(contents), page, store.write_out, replace=force)
    terminal.show(_document(output, page, done), lambda _: _say(assembly, page, done), as_json=as_json)
    if any(made.refusal is not None and made.refusal.code == "cannot-write" for made in done):
        raise typer.Exit(ExitCode.REFUSED)


def _made(
    ctx: typer.Context,
    part: Part,
    files: Sequence[tuple[Path, int | None]],
    lang: str | None,
    fonts: Sequence[Path] | None,
    *,
    force: bool,
) -> Made:
    """Have its command make a part; what that would have told is kept for the end."""
    refusal = None
    is_drawn = "font" in inspect.signature(part.command).parameters
    command: Callable[..., None] = partial(part.command, font=fonts) if is_drawn else part.command  # type: ignore[call-arg]
    with terminal.overheard() as notes:
        try:
            command(ctx, output=files[0][0].with_name(part.name), lang=lang, force=force)
        except (RefusedError, UsageError) as error:
            refusal = error
    return Made(part, files, refusal, notes)


def _document(folder: Path, page: Path, done: Sequence[Made]) -> SetDocument:
    from iclei_cli.cli.documents.sending.whole_set import LeftOut, SetDocument, SetFile
    from iclei_cli.cli.messages.catalogue import sentence

    return SetDocument(
        folder=str(folder),
        index=str(page),
        files=[
            SetFile(
                export=made.part.export,
                path=str(path),
                round=round_,
                for_office=made.part.use is Use.OFFICE,
            )
            for made in done
            if made.refusal is None
            for path, round_ in made.files
        ],
        left_out=[
            LeftOut(
                export=made.part.export,
                name=made.part.name,
                code=made.refusal.code,
                message=sentence(made.refusal.message),
            )
            for made in done
            if made.refusal is not None
        ],
    )


def _say(assembly: Assembly, page: Path, done: Sequence[Made]) -> None:
    """Tell what was made, what was not and why, and what the commands noted, each once."""
    made = [path for item in done if item.refusal is None for path, _ in item.files]
    terminal.say("set-written", path=str(page), event=assembly.event.name, files=len(made))
    terminal.say("set-files", files=[path.name for path in made])
    refusals = [(item.refusal.message, item.part.name) for item in done if item.refusal]
    for refusal, names in told_once(refusals):
        terminal.note("set-left-out", files=names, why=refusal)
    for noted, names in told_once([(noted, item.part.name) for item in done for noted in item.notes]):
        terminal.note("set-note", files=names, what=noted)
    if stale := stale_files(page.parent, made):
        terminal.note("set-stale", files=stale)


def told_once(told: Sequence[tuple[Message, str]]) -> list[tuple[Message, list[str]]]:
    """What is told of several files is told once, with the names of all."""
    found: list[tuple[Message, list[str]]] = []
    for what, name in told:
        names = next((names for before, names in found if before == what), None)
        if names is None:
            found.append((what, [name]))
        elif name not in names:
            names.append(name)
    return found


def stale_files(folder: Path, written: Sequence[Path]) -> list[str]:
    """What lies in a folder of an earlier time: called like those of the set, or like one of several."""
    names = {path.name for path in written}
    usual = [Path(part.name) for part in PARTS]
    ours = [re.compile(rf"{re.escape(name.stem)}(-\d+)?{re.escape(name.suffix)}") for name in usual]
    there = sorted(path.name for path in folder.iterdir() if path.is_file())
    return [name for name in there if name not in names and any(form.fullmatch(name) for form in ours)]
