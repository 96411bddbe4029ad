"""One run of a command of `iclei export`: what it is made of, where it goes, and what is noted of it.

How something was made is remembered, so that `iclei export changed` can have the same command make it again
in the same way, and only what differs of it. What that is, each command says where it writes: what stands on
each item, or that the file is one whole.
"""

from __future__ import annotations

import inspect
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from iclei_cli.assembly.nouns.day.handed_out import SAYS
from iclei_cli.cli.exports.again import Again, Papers
from iclei_cli.cli.exports.folders import make_folder
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import print_language
from iclei_cli.cli.workspace import store_of
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import typer

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Made, Stood
    from iclei_cli.exports.export import Export
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.engine.templates import Look
    from iclei_cli.store.store import Store
    from iclei_cli.system.atomic_file import Content

Function = TypeVar("Function", bound="Callable[..., None]")

_OPTIONS, _AGAIN, _IS_PART = "iclei.made", "iclei.made-again", "iclei.made-in-part"
_PARTS = frozenset(["people", "group", "session", "person", "changed", "only", "blanks"])
"""Options by which a file has only some of what there is, and is not to take the place of one with all."""

_OTHER_KINDS = ("contacts", "code")
"""Options by which a file is not for the same eyes as without."""

_OF_EVERY_RUN = frozenset(["ctx", "output", "force", "as_json"])
_NO_OPTIONS = frozenset(["export", "ending", "chosen", "file"])
"""What is remembered beside the options: what it was, of what file, and that it was not all."""

_FILES = frozenset(["template", "font", "earlier"])
"""Options that name files, which are remembered in full: it may be made again in another folder."""


class Command(NamedTuple):
    """A command that makes an export.

    Attributes:
        run: the command.
        chosen: those of its options that choose some of what there is; they are not remembered.
    """

    run: Callable[..., None]
    chosen: tuple[str, ...]


COMMANDS: dict[str, Command] = {}
"""The commands that make something again, by the identifier of the export."""


def exporting(
    export: str, *, chosen: Sequence[str] = (), once: Sequence[str] = ()
) -> Callable[[Function], Function]:
    """Declare of which export a command is.

    `chosen` are its options that choose some of what there is, and `once` those that are of one run alone.
    All others say how something is made, and are remembered with what they were typed.
    """

    def declare(command: Function) -> Function:
        COMMANDS[export] = Command(command, tuple(chosen))

        @wraps(command)
        def run(ctx: typer.Context, **typed: Any) -> None:
            ctx.meta[_OPTIONS] = _remembered(export, command, typed, {*chosen, *once}, chosen)
            ctx.meta[_IS_PART] = any(typed.get(name) for name in {*chosen, *once} & _PARTS)
            command(ctx, **typed)

        return run  # type: ignore[return-value]

    return declare


def _remembered(
    export: str, command: Callable[..., None], typed: Mapping[str, Any], left: set[str], chosen: Sequence[str]
) -> Made:
    usual = inspect.signature(command).parameters
    made: Made = {"export": export}
    for name, value in typed.items():
        if name not in _OF_EVERY_RUN | left and value is not None and value != usual[name].default:
            made[name] = _as_kept(name, value)
    if any(typed.get(name) for name in chosen):
        made["chosen"] = True
    return made


def _as_kept(name: str, value: Any) -> str | bool | int | tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(_as_kept(name, item)) for item in value)
    if name in _FILES:
        return str(Path(value).resolve())
    return value if isinstance(value, bool | int) else str(value)


def options_of(made: Made) -> dict[str, Any]:
    """What is to be given to a command so that it makes something as it was made."""
    left = {name: value for name, value in made.items() if name not in _NO_OPTIONS}
    return {name: _as_typed(name, value) for name, value in left.items()}


def _as_typed(name: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_as_typed(name, item) for item in value]
    return Path(value) if name in _FILES else value


class Making:
    """One run of a command: the assembly as it is, in a language, and a file to be made of it.

    Attributes:
        store: where the assembly is kept.
        assembly: as it is.
        identity: of the assembly.
        language: what the file speaks.
        path: where it goes.
        look: how a print is to look.
    """

    def __init__(
        self,
        store: Store,
        kind: type[Export],
        path: Path,
        lang: str | None,
        *,
        force: bool,
        made: Made | None = None,
        again: Again | None = None,
        look: Look | None = None,
        is_part: bool = False,
    ) -> None:
        """Begin with a file of a kind, before any work is done for it.

        Raises:
            UsageError: `wrong-ending`, or as `print_language`.
            StoreError: the assembly cannot be read.
        """
        from iclei_cli.exports.export import require_name

        with naming_option("-o"):
            require_name(kind, path)
        overview = store.overview()
        self.store = store
        self.assembly: Assembly = overview.assembly
        self.identity = overview.identity
        self.language: PrintLanguage = print_language(self.assembly, lang)
        self.path = path
        self.look = look
        self.again = again
        self._kind = kind
        self._force = force
        self._is_part = is_part
        is_usual = self.ending == Path(kind.file_name).suffix
        self._made: Made = dict(made or {"export": kind.identifier})
        self._made.setdefault("file", path.name)
        if not is_usual:
            self._made["ending"] = self.ending
        self.paper = kind.identifier if is_usual else f"{kind.identifier}{self.ending}"

    @property
    def ending(self) -> str:
        """How the file ends."""
        return self.path.suffix.lower()

    @property
    def made(self) -> Made:
        """How it is made, the language included, whatever the assembly's will be by then."""
        return {**self._made, "lang": ",".join(self.language.codes)}

    @property
    def before(self) -> dict[Item, HandedOut]:
        """What was handed out of it before."""
        return self.assembly.on_paper(self.paper)

    def wanted(self, papers: Mapping[Item, dict[str, Stood]]) -> Papers:
        """The items that are to be made, of all that were asked for.

        Raises:
            RefusedError: `export-unchanged`: none, as only what differs from before is wanted.
        """
        return dict(papers) if self.again is None else self.again.differing(papers)

    def require_writable(self, paths: Iterable[Path], kind: type[Export] | None = None) -> None:
        """Make sure of several files, before the first is written, that all of them may be.

        Raises:
            RefusedError: one of them may not.
        """
        for path in paths:
            self._make_folder(path)
            with naming_option("-o", can_force=True):
                self.store.require_writable(
                    path, replace=self._force, export=self._of_kind(kind or self._kind)
                )

    def write(
        self, export: Export, papers: Mapping[Item, dict[str, Stood]], path: Path | None = None
    ) -> None:
        """Write a file with these items, and note what is handed out with it.

        Raises:
            IcleiError: the file cannot be written; nothing was changed.
        """
        path = path or self.path
        self._make_folder(path)
        with naming_option("-o", can_force=True):
            self._write_out(export, path, export.write)
        self.note(papers, path)

    def write_whole(
        self,
        export: Export,
        item: Item,
        people: Iterable[int] = (),
        *,
        says: str | None = None,
    ) -> None:
        """Write a file of which nothing can be made again alone, on which these people stand.

        `says` is a checksum of its content where its bytes tell of the moment in which it is made, too.

        Raises:
            RefusedError: `export-unchanged`: it is as it was made last, and only what differs is wanted.
            IcleiError: the file cannot be written; nothing was changed.
        """
        from iclei_cli.exports.says import checksum

        content = BytesIO()
        export.write(content)
        found = says or checksum(content.getvalue())
        papers: Papers = {item: {"people": tuple(sorted(set(people))), SAYS: found}}
        self.wanted(papers)
        self._make_folder(self.path)
        with naming_option("-o", can_force=True):
            self._write_out(export, self.path, content.getvalue())
        self.note(papers, self.path)

    def note(self, papers: Mapping[Item, dict[str, Stood]], path: Path) -> None:
        """Note what is handed out with a file that was written."""
        if self.again is not None:
            self.again.files.append(path)
            self.again.noted |= papers
            return
        try:
            self.store.hand_out(self.paper, papers, self.made)
        except StoreError as error:
            terminal.note("export-not-noted", path=str(path), reason=error.message)

    def _write_out(self, export: Export, path: Path, content: Content) -> None:
        if self._is_part:
            self._require_writable(path, type(export))
        kind = self._of_kind(type(export))
        self.store.write_out(path, content, replace=self._force, private=export.is_private, export=kind)

    def _require_writable(self, path: Path, kind: type[Export]) -> None:
        # What has only some takes the place of nothing: what else is in a file there would be lost.
        known = None if self._is_part else self._of_kind(kind)
        self.store.require_writable(path, replace=self._force, export=known)

    def _of_kind(self, kind: type[Export]) -> str:
        """As what a file is known: one for other eyes, or with only some, is of another kind."""
        others = [name for name in _OTHER_KINDS if self._made.get(name)]
        return " ".join([kind.identifier, *others, *(["part"] if self._is_part else [])])

    def _make_folder(self, path: Path) -> None:
        """What is made again goes to a folder of which nobody knew whether it would be needed."""
        if self.again is not None:
            make_folder(path.parent)


class Personal(Making):
    """A run whose language is each person's own, unless one is asked for."""

    @property
    def made(self) -> Made:
        """How it is made."""
        return self._made


def begin(
    ctx: typer.Context,
    kind: type[Export],
    path: Path,
    lang: str | None = None,
    *,
    force: bool,
    look: Look | None = None,
    is_personal: bool = False,
) -> Making:
    """Begin a run of a command that was declared with `exporting`.

    Raises:
        IcleiError: as `Making`.
    """
    make = Personal if is_personal else Making
    made, again = ctx.meta.get(_OPTIONS), ctx.meta.get(_AGAIN)
    is_part = bool(ctx.meta.get(_IS_PART))
    return make(
        store_of(ctx), kind, path, lang, force=force, made=made, again=again, look=look, is_part=is_part
    )


def make_again(ctx: typer.Context, again: Again, path: Path, people: Sequence[str], *, force: bool) -> None:
    """Have the command of an export make what differs of it, in the way in which it was made.

    Raises:
        RefusedError: `export-unchanged`: nothing does; or as the command.
        IcleiError: as the command.
    """
    command = COMMANDS[str(again.made["export"])]
    names = command.chosen[:1] if people else ()
    chosen = {name: list(people) if name == "people" else people[0] for name in names}
    ctx.meta[_OPTIONS], ctx.meta[_AGAIN] = dict(again.made), again
    try:
        command.run(ctx, output=path, force=force, **options_of(again.made), **chosen)
    finally:
        del ctx.meta[_OPTIONS], ctx.meta[_AGAIN]
