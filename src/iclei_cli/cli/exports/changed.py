"""`iclei export changed`: what differs from the last time it was made, made again in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.roster_marks import page_of
from iclei_cli.cli.exports.again import Again
from iclei_cli.cli.exports.folders import make_folder
from iclei_cli.cli.exports.making import make_again
from iclei_cli.cli.exports.spoken import told_with_files
from iclei_cli.cli.exports.whole_set import PARTS, stale_files, told_once
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.show.spoken.print_language import print_language
from iclei_cli.cli.workspace import store_of
from iclei_cli.exports.index.contents import Contents, Listed, Use
from iclei_cli.exports.index.export import ChangedIndex
from iclei_cli.system.errors import RefusedError, StoreError, UsageError
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Made
    from iclei_cli.cli.documents.sending.changed import ChangedDocument
    from iclei_cli.exports.export import Export
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Fact

app = family()

_USES = {(part.export, Path(part.name).suffix): part.use for part in PARTS}
_USES["data", ".xlsx"] = Use.OFFICE  # as the list of people is
_SHARED = frozenset(["schedule", "report", "minutes"])
"""Exports that are no part of the set for the day, and are sent to others."""

_ONE_EACH = frozenset(["calendar", "minutes"])
"""Exports of which each file is of one thing, which its command has to be told."""


@dataclass
class Way:
    """What was made in one way, and what comes of making it again.

    Attributes:
        export: of which it is.
        again: what is to be made again of it, and what was.
        people: of whom alone it was, or of which one thing; nothing if it was of all.
        newest: when some of it was made last.
        refusal: why it could not be made again.
        notes: what its command tells.
    """

    export: str
    again: Again
    people: Sequence[str]
    newest: str
    refusal: RefusedError | UsageError | None = None
    notes: Sequence[Message] = ()

    @property
    def name(self) -> str:
        """What its file was called last, or is usually."""
        made = self.again.made
        usual = Path(_kind_of(self.export).file_name)
        ending = str(made.get("ending", usual.suffix))
        one = f"-{self.people[0]}" if self.people and self.export in _ONE_EACH else ""
        return str(made.get("file") or f"{usual.stem}{one}{ending}")

    @property
    def made_anew(self) -> list[Item]:
        """The items that were made again, or first."""
        return list(self.again.items) if self.again.files else []

    @property
    def out_of_date(self) -> list[HandedOut]:
        """What was handed out and says what is no longer so: what was made anew, and what is no more."""
        known = self.again.known
        return [*(known[item] for item in self.made_anew if item in known), *self.again.gone.values()]


@app.command("changed")
def export_changed(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to put the files.")
    ] = Path("changed"),
    force: Annotated[bool, typer.Option("--force", help="Replace the files that are there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write again what has changed since it was made last: new badges, signs, lists, and what to take back.

    Of badges, signs, slips and other things that come one by one, only those that say something else, each
    as it was made last: in its language, size and with its code. Other files are written if they differ. The
    page index.html says what each has, and which old papers are to be thrown away.

    \b
    Example:
      iclei export changed
      iclei export changed -o changed-friday/
    """
    store = store_of(ctx)
    assembly = store.read()
    ways = _ways(assembly)
    if not ways:
        raise RefusedError("changed-nothing-made")
    page = output / ChangedIndex.file_name
    with naming_option("-o", can_force=True):
        if output.exists():
            store.require_writable(page, replace=force, export=ChangedIndex.identifier)
    taken: set[Path] = set()
    with progress() as update:
        for number, way in enumerate(ways):
            path = _free_place(assembly, output, way, taken, force=force)
            update(message("doing-export-all", name=path.name, number=number, count=len(ways)))
            _make(ctx, assembly, way, path, ways[:number], force=force)
            taken |= set(way.again.files)
    if any(way.out_of_date or way.again.files for way in ways):
        _write_page(store, assembly, page, ways, force=force)
        _hand_out(store, ways)
    found = _document(assembly, page, ways)
    terminal.show(found, lambda shown: _say(shown, assembly, output, ways), as_json=as_json)


def _kind_of(export: str) -> type[Export]:
    from iclei_cli.exports.registry import EXPORTS

    return next(kind for kind in EXPORTS if kind.identifier == export)


def _ways(assembly: Assembly) -> list[Way]:
    """What was handed out and can be made again, by the way in which it was made; the newest first."""
    found: dict[tuple[str, tuple[tuple[str, object], ...], Item | None], list[HandedOut]] = {}
    for record in assembly.handed_out.values():
        export = record.made.get("export")
        if record.values and export is not None and not str(record.item).startswith("sessions "):
            one = record.item if export in _ONE_EACH else None
            made = tuple(sorted(item for item in record.made.items() if item[0] != "file"))
            found.setdefault((record.export, made, one), []).append(record)
    ways = [_way(assembly, records) for records in found.values()]
    return sorted(ways, key=lambda way: way.newest, reverse=True)


def _way(assembly: Assembly, records: Sequence[HandedOut]) -> Way:
    newest = max(records, key=lambda record: record.time)
    made, paper, export = newest.made, newest.export, str(newest.made["export"])
    own = {record.item: record for record in records}
    again = Again(
        paper=paper,
        made=made,
        known=own,
        takes_new=not made.get("chosen", False),
        elsewhere=frozenset(assembly.on_paper(paper).keys() - own.keys()),
    )
    return Way(export, again, _whose(assembly, export, made, own), newest.time)


def _whose(assembly: Assembly, export: str, made: Made, own: Iterable[Item]) -> list[str]:
    """Of whom alone, or of what, a command is to make it again; nothing where that is of all."""
    if export in _ONE_EACH:
        return [str(item) for item in own if item != "programme"]
    if not made.get("chosen", False):
        return []
    people = (assembly.participants.get(item) for item in own if isinstance(item, int))
    return [str(person.id) for person in people if person is not None and person.is_coming]


def _free_place(assembly: Assembly, folder: Path, way: Way, taken: set[Path], *, force: bool) -> Path:
    """Where a file goes that no other has: as it was called last, or `badges-2.pdf`.

    What has single items, such as new badges, does not take the place of those of an earlier time, as nobody
    knows whether they have been printed.
    """
    kept = set() if force or not _is_of_items(assembly, way) else set(folder.glob("*"))
    number, place = 1, folder / way.name
    while place in taken | kept:
        number += 1
        place = folder / f"{Path(way.name).stem}-{number}{Path(way.name).suffix}"
    return place


def _is_of_items(assembly: Assembly, way: Way) -> bool:
    """Whether it is of things that are made one by one."""
    return any(_called(assembly, way.export, item) is not None for item in way.again.known)


def _make(
    ctx: typer.Context, assembly: Assembly, way: Way, path: Path, before: Sequence[Way], *, force: bool
) -> None:
    """Have its command make a way again, where it differs. What is new is made once, in the newest way."""
    again = way.again
    made = {item for other in before if other.again.paper == again.paper for item in other.again.noted}
    again.elsewhere |= made
    if _has_nobody_left(assembly, way):
        again.gone = dict(again.known)
        return
    with terminal.overheard() as notes:
        try:
            make_again(ctx, again, path, way.people, force=force)
        except (RefusedError, UsageError) as error:
            if error.code != "export-unchanged":
                way.refusal = error
    way.notes = notes if again.files else ()


def _has_nobody_left(assembly: Assembly, way: Way) -> bool:
    """Whether it was of some people alone, of whom none is coming any more."""
    if way.export in _ONE_EACH:
        numbers = [item for item in way.again.known if isinstance(item, int)]
        people = [assembly.participants.get(number) for number in numbers]
        return bool(people) and not any(person is not None and person.is_coming for person in people)
    is_of_people = any(isinstance(item, int) for item in way.again.known)
    return bool(way.again.made.get("chosen", False)) and is_of_people and not way.people


def _hand_out(store: Store, ways: Sequence[Way]) -> None:
    """Note what was written, and what is to be taken back. Whatever stops it before, all is made again."""
    for way in ways:
        papers = {**{item: {} for item in way.again.gone}, **way.again.noted}
        try:
            store.hand_out(way.again.paper, papers, way.again.made)
        except StoreError as error:
            terminal.note("export-not-noted", path=", ".join(map(str, way.again.files)), reason=error.message)


def _write_page(store: Store, assembly: Assembly, page: Path, ways: Sequence[Way], *, force: bool) -> None:
    from iclei_cli.exports.export import save

    make_folder(page.parent)
    files = [
        Listed(way.export, path.name, _use_of(way, path), told=tuple(_told(assembly, way)))
        for way in ways
        for path in way.again.files
    ]
    gone = [
        message("changed-file", files=[way.name], what=told)
        for way in ways
        if not way.again.files
        for told in _told(assembly, way)
    ]
    unchanged = _usual_names(_unchanged(ways))
    refused = told_with_files(noted for way in ways for noted in way.notes)
    contents = Contents(
        event=assembly.event,
        files=files,
        language=print_language(assembly, None),
        title="index-changed-title",
        below=(*refused, *gone, *([message("changed-unchanged", exports=unchanged)] if unchanged else [])),
    )
    with naming_option("-o", can_force=True):
        save(ChangedIndex(contents), page, store.write_out, replace=force)


def _use_of(way: Way, path: Path) -> Use:
    """What a file is for: as in the set for the day, if it is of that; with contacts it is for the office."""
    if way.again.made.get("contacts"):
        return Use.OFFICE
    usual = Use.SHARE if way.export in _SHARED else Use.PRINT
    of_any_ending = [use for (name, _), use in _USES.items() if name == way.export]
    return _USES.get((way.export, path.suffix), [*of_any_ending, usual][0])


def _told(assembly: Assembly, way: Way) -> Iterator[Message]:
    """What is told of a file: how many of how many it has and whose, and which old papers are to go."""
    anew, total = way.made_anew, max(way.again.total, 1)
    whose = [_called(assembly, way.export, item) for item in anew]
    if None in whose:
        yield message("changed-whole")
        return
    if anew:
        yield message("changed-has", count=len(anew), total=total, whose=whose)
    old = [record for record in way.out_of_date if record.item not in way.again.gone]
    if old:
        called = [_called(assembly, way.export, record.item, record) for record in old]
        yield message("changed-replaces", whose=called)
    if way.again.gone:
        gone = [
            _called(assembly, way.export, item, record) or str(item)
            for item, record in way.again.gone.items()
        ]
        yield message("changed-is-gone", whose=gone)


def _called(assembly: Assembly, export: str, item: Item, record: HandedOut | None = None) -> Fact | None:
    """What an item is called: a person by name and number, a page by its table; None of what is one whole.

    On a paper that was handed out, a person is called as it has them.
    """
    if isinstance(item, int):
        person = assembly.participants.get(item)
        name = (record and record.values.get("name")) or (person and person.name)
        return message("person", name=name, id=item) if isinstance(name, str) else f"no. {item}"
    if item.startswith("guest "):
        return message("changed-guest")
    if " round " not in item:
        return None
    key, number = page_of(item)
    group = assembly.groups.get(key)
    if group is None:
        return None if key == "everybody" else item
    several = assembly.plan is not None and len(assembly.plan.rounds) > 1
    # A page of the room plan has the key of the first table in the room.
    room = room_name(assembly, group.room) if export == "room-plan" and group.room else None
    return message("changed-page", group=room or group.label, round=number if several else None)


def _unchanged(ways: Sequence[Way]) -> list[str]:
    """The exports of which nothing is another."""
    touched = {way.export for way in ways if way.again.files or way.again.gone or way.refusal}
    return list(dict.fromkeys(way.export for way in ways if way.export not in touched))


def _usual_names(exports: Iterable[str]) -> list[str]:
    """What the files of exports are called, as people know them."""
    return [_kind_of(export).file_name for export in exports]


def _never_made(ways: Sequence[Way]) -> list[str]:
    made = {way.export for way in ways}
    return list(dict.fromkeys(part.export for part in PARTS if part.export not in made))


def _document(assembly: Assembly, page: Path, ways: Sequence[Way]) -> ChangedDocument:
    from iclei_cli.cli.documents.sending.changed import ChangedDocument, ChangedFile, OldPaper
    from iclei_cli.cli.documents.sending.whole_set import LeftOut
    from iclei_cli.cli.messages.catalogue import plain, sentence

    is_written = any(way.again.files or way.out_of_date for way in ways)
    return ChangedDocument(
        folder=str(page.parent),
        index=str(page) if is_written else None,
        files=[
            ChangedFile(
                export=way.export,
                path=str(path),
                items=[str(item) for item in way.made_anew],
                of=max(way.again.total, 1),
            )
            for way in ways
            for path in way.again.files
        ],
        old=[
            OldPaper(
                export=way.export,
                item=str(record.item),
                called=None
                if (name := _called(assembly, way.export, record.item, record)) is None
                else str(plain(name)),
                is_gone=record.item in way.again.gone,
            )
            for way in ways
            for record in way.out_of_date
        ],
        unchanged=_unchanged(ways),
        never_made=_never_made(ways),
        left_out=[
            LeftOut(
                export=way.export,
                name=way.export,
                code=way.refusal.code,
                message=sentence(way.refusal.message),
            )
            for way in ways
            if way.refusal is not None
        ],
        since=max(way.newest for way in ways),
    )


def _say(found: ChangedDocument, assembly: Assembly, folder: Path, ways: Sequence[Way]) -> None:
    if found.index is None:
        terminal.say("changed-nothing", since=terminal.local_time(found.since))
    else:
        terminal.say("changed-written", path=found.index, files=len(found.files))
        for way in ways:
            names = [path.name for path in way.again.files]
            for told in _told(assembly, way):
                terminal.say("changed-file", files=names or [way.name], what=told)
        if found.unchanged:
            terminal.say("changed-unchanged", exports=_usual_names(found.unchanged))
    for refusal, names in told_once([(way.refusal.message, way.name) for way in ways if way.refusal]):
        terminal.note("set-left-out", files=names, why=refusal)
    notes = [(noted, path.name) for way in ways for noted in way.notes for path in way.again.files]
    for noted, names in told_once(notes):
        terminal.note("set-note", files=names, what=noted)
    if found.never_made:
        terminal.note("changed-never-made", exports=_usual_names(found.never_made))
    written = [path for way in ways for path in way.again.files]
    if found.index is not None and (stale := stale_files(folder, written)):
        terminal.note("set-stale", files=stale)
