"""The parts of a session, one by one: the talks in it, and who is on its stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.text import forms_of, is_said
from iclei_cli.assembly.programme.people import name_of
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.assembly.nouns.text import Text

    Part = Talk | Speaker


class PartKind(NamedTuple):
    """A kind of parts.

    Attributes:
        word: what one is called, in codes.
        named: by what one is named.
        order: how they are put in order, those that are equal in it staying as they are.
        of: those of a session.
        put: the session with others in their place.
    """

    word: str
    named: Callable[[Assembly, Any], Text]
    order: Callable[[Any], int]
    of: Callable[[Session], Sequence[Any]]
    put: Callable[[Session, tuple[Any, ...]], Session]


def _rank(speaker: Speaker) -> int:
    return list(SpeakerRole).index(speaker.role)


def _title(_: Assembly, talk: Talk) -> Text:
    return talk.title


TALKS = PartKind(
    "talk",
    _title,
    lambda _: 0,
    lambda session: session.talks,
    lambda session, talks: replace(session, talks=talks),
)
"""The talks of a session."""

SPEAKERS = PartKind(
    "speaker",
    name_of,
    _rank,
    lambda session: session.speakers,
    lambda session, speakers: replace(session, speakers=speakers),
)
"""Those on its stage."""


def presenters_of(assembly: Assembly, key: str, words: str) -> PartKind:
    """Those who present the talk that `words` name.

    Raises:
        RefusedError: there is no such talk, or several are.
    """
    place = _place_of(assembly, TALKS, assembly.sessions[key].talks, words)

    def put(session: Session, speakers: tuple[Speaker, ...]) -> Session:
        talks = list(session.talks)
        talks[place] = replace(talks[place], speakers=speakers)
        return replace(session, talks=tuple(talks))

    return SPEAKERS._replace(of=lambda session: session.talks[place].speakers, put=put)


def add_part(assembly: Assembly, key: str, kind: PartKind, part: Part, *, at: int | None = None) -> None:
    """Add a part to a session, as the last one or `at` a place, from 1.

    Raises:
        UsageError: as `whole`.
    """
    parts = list(kind.of(assembly.sessions[key]))
    parts.insert(len(parts) if at is None else at - 1, part)
    _put(assembly, key, kind, parts)


def find_talk(assembly: Assembly, key: str, words: str) -> Talk:
    """The talk of a session that `words` name: its number, from 1, or part of its title in any language.

    Raises:
        RefusedError: there is none such, or several are.
    """
    talks = assembly.sessions[key].talks
    return talks[_place_of(assembly, TALKS, talks, words)]


def find_speaker(assembly: Assembly, key: str, stage: PartKind, words: str) -> Speaker:
    """Find somebody of a stage whom `words` name, as in `find_talk`.

    Raises:
        RefusedError: there is none such, or several are.
    """
    speakers = stage.of(assembly.sessions[key])
    found: Speaker = speakers[_place_of(assembly, stage, speakers, words)]
    return found


def change_part(
    assembly: Assembly,
    key: str,
    kind: PartKind,
    words: str,
    *,
    at: int | None = None,
    **fields: Any,  # noqa: ANN401 - of any type
) -> Part:
    """Give the part that `words` name, as in `find_talk`, other values, or another place; what it is then.

    Raises:
        RefusedError: there is none such, or several are.
        UsageError: as `whole`.
    """
    parts = list(kind.of(assembly.sessions[key]))
    place = _place_of(assembly, kind, parts, words)
    changed: Part = replace(parts.pop(place), **fields)
    parts.insert(place if at is None else at - 1, changed)
    _put(assembly, key, kind, parts)
    return changed


def remove_part(assembly: Assembly, key: str, kind: PartKind, words: str) -> Part:
    """Take the part that `words` name, as in `find_talk`, off a session; the part.

    Raises:
        RefusedError: there is none such, or several are.
    """
    parts = list(kind.of(assembly.sessions[key]))
    removed: Part = parts.pop(_place_of(assembly, kind, parts, words))
    _put(assembly, key, kind, parts)
    return removed


def in_role_order(session: Session) -> Session:
    """The session with those on its stage in the order of their roles."""
    return replace(session, speakers=tuple(sorted(session.speakers, key=SPEAKERS.order)))


def whole(kind: PartKind, parts: Iterable[Any]) -> tuple[Any, ...]:
    """Parts in their order.

    Raises:
        UsageError: `empty-talk` or `empty-speaker`: one has no name.
    """
    found = tuple(sorted(parts, key=kind.order))
    if kind.word == TALKS.word:
        if not all(is_said(talk.title) for talk in found):
            raise UsageError("empty-talk")
        for talk in found:
            whole(SPEAKERS, talk.speakers)
    elif any(speaker.person is None and not is_said(speaker.name) for speaker in found):
        raise UsageError("empty-speaker")
    return found


def _put(assembly: Assembly, key: str, kind: PartKind, parts: Iterable[Part]) -> None:
    assembly.sessions[key] = kind.put(assembly.sessions[key], whole(kind, parts))


def _place_of(assembly: Assembly, kind: PartKind, parts: Sequence[Part], words: str) -> int:
    """Which of these is meant, from 0: by its number from 1, or in any language by its name or part of it."""
    names = [kind.named(assembly, part) for part in parts]
    forms = [list(map(folded, forms_of(name))) for name in names]
    sought = folded(words)
    fits = [place for place, own in enumerate(forms) if sought in own]
    if not fits and sought.isdecimal():
        number = whole_number(sought)
        fits = [number - 1] if 1 <= number <= len(names) else []
    elif not fits and sought:
        fits = [place for place, own in enumerate(forms) if any(sought in form for form in own)]
    if len(fits) != 1:
        code = f"{kind.word}-ambiguous" if fits else f"{kind.word}-unknown"
        raise RefusedError(code, words=words, names=names)
    return fits[0]
