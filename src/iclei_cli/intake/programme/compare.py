"""Drafts are compared with the programme: which session each is, and what changes; and made so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.text import as_said, forms_of, in_language
from iclei_cli.assembly.programme.edit import add_session, change_session
from iclei_cli.assembly.programme.people import name_of, printed_name
from iclei_cli.intake.programme.draft import Fault
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.intake.programme.draft import SessionDraft


class Imported(NamedTuple):
    """What becomes of a session.

    Attributes:
        before: as it was; None of a new one.
        after: as it is.
        kept: the names of those on its stage, and the titles of talks, that the file does not have.
    """

    before: Session | None
    after: Session
    kept: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """What a file did to a programme.

    Attributes:
        imported: every session that the file has, in its order.
        others: the keys of the sessions that it does not have, which stay as they are.
        faults: what cannot be so; if there is anything, the assembly is not to be kept.
    """

    imported: list[Imported]
    others: list[str]
    faults: list[Fault]


def put_programme(assembly: Assembly, drafts: Sequence[SessionDraft]) -> Comparison:
    """Put the sessions of a file into the programme; nothing is lost that the file does not have.

    A session is the one of the same key, the one that has the same name in the other program, the one of the
    same title and start, or else the only one of that title.
    """
    keys, faults = _matches(assembly, drafts)
    imported: list[Imported] = []
    for draft, key in zip(drafts, keys, strict=True):
        try:
            imported.append(_put(assembly, draft, key))
        except (RefusedError, UsageError) as error:
            faults.append(Fault(draft.place, error.message))
    known = {item.after.key for item in imported}
    return Comparison(imported, [key for key in assembly.sessions if key not in known], faults)


def _matches(assembly: Assembly, drafts: Sequence[SessionDraft]) -> tuple[list[str | None], list[Fault]]:
    """The key of the session that each draft is, None of a new one; and two drafts that are the same."""
    titles = Counter(folded(draft.title) for draft in drafts)
    known = Counter(title for session in assembly.sessions.values() for title in _titles(session))
    found: list[str | None] = []
    faults: list[Fault] = []
    taken: dict[str, SessionDraft] = {}
    for draft in drafts:
        alike = list(_alike(assembly.sessions.values(), draft))
        is_only = titles[folded(draft.title)] == known[folded(draft.title)] == 1
        session = next((item for item, is_sure in alike if is_sure or is_only), None)
        if session is not None and session.key in taken:
            faults.append(Fault(draft.place, message("programme-row-twice", title=draft.title)))
        if session is not None:
            taken.setdefault(session.key, draft)
        found.append(None if session is None else session.key)
    return found, [*faults, *_twice(drafts)]


def _alike(sessions: Iterable[Session], draft: SessionDraft) -> Iterator[tuple[Session, bool]]:
    """The sessions that a draft may be, the surest first, and whether that is sure."""
    sessions = list(sessions)
    start = draft.fields.get("start")
    yield from ((item, True) for item in sessions if draft.key and folded(item.key) == folded(draft.key))
    yield from ((item, True) for item in sessions if draft.uid and item.uid == draft.uid)
    if draft.uid is None or not any(item.uid == draft.uid for item in sessions):
        same = [item for item in sessions if folded(draft.title) in _titles(item)]
        yield from ((item, True) for item in same if start and item.start == start)
        yield from ((item, False) for item in same)


def _titles(item: Session | Talk) -> set[str]:
    """The title in each language, as titles are compared."""
    return set(map(folded, forms_of(item.title)))


def _twice(drafts: Sequence[SessionDraft]) -> Iterator[Fault]:
    """The rows of a file that say the same session again."""
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        names = {("key", folded(draft.key)) if draft.key else ("", ""), ("uid", draft.uid or "")}
        names = {name for name in names if name[1]} or {
            (folded(draft.title), draft.fields.get("start") or "")
        }
        if names & seen:
            yield Fault(draft.place, message("programme-row-twice", title=draft.title))
        seen |= names


def _put(assembly: Assembly, draft: SessionDraft, key: str | None) -> Imported:
    fields = dict(draft.fields) | ({"uid": draft.uid} if draft.uid else {})
    before = None if key is None else assembly.sessions[key]
    speakers, no_more_there = _speakers(assembly, () if before is None else before.speakers, draft.speakers)
    talks, no_more_given = _talks(assembly, () if before is None else before.talks, draft.talks)
    fields |= {f"{role}s": tuple(item for item in speakers if item.role is role) for role in SpeakerRole}
    fields["talks"] = talks
    if before is None:
        return Imported(None, add_session(assembly, draft.title, key=draft.key, **fields))
    fields["title"] = as_said(before.title, draft.title)
    if "summary" in fields:
        fields["summary"] = as_said(before.summary, fields["summary"])
    return Imported(before, change_session(assembly, before.key, **fields), (*no_more_there, *no_more_given))


def _speakers(
    assembly: Assembly, known: Sequence[Speaker], said: Sequence[Speaker]
) -> tuple[tuple[Speaker, ...], list[str]]:
    """Those whom a file names, as they are known here, then the others, whose names are told.

    Whoever is known to be a person on the list stays that person. Where the file only says that they speak,
    they stay what they are.
    """
    left = list(known)
    found: list[Speaker] = []
    for speaker in said:
        alike = [item for item in left if _is_same(assembly, item, speaker)]
        same = next((item for item in alike if item.role is speaker.role), next(iter(alike), None))
        if same is None:
            found.append(speaker)
            continue
        left.remove(same)
        role = same.role if speaker.role is SpeakerRole.SPEAKER else speaker.role
        position = as_said(same.position, speaker.position) or same.position
        found.append(replace(same, role=role, position=position))
    return (*found, *left), [printed_name(assembly, item) for item in left] if said else []


def _is_same(assembly: Assembly, known: Speaker, said: Speaker) -> bool:
    if said.person is not None and known.person is not None:
        return said.person == known.person
    names, others = (set(map(folded, forms_of(name_of(assembly, item)))) for item in (known, said))
    return bool(names & others)


def _talks(
    assembly: Assembly, known: Sequence[Talk], said: Sequence[Talk]
) -> tuple[tuple[Talk, ...], list[str]]:
    """The talks of a file, with what it does not say of them, then the others, whose titles are told."""
    left = list(known)
    found: list[Talk] = []
    for talk in said:
        same = next((item for item in left if _titles(item) & _titles(talk)), None)
        if same is None:
            found.append(talk)
            continue
        left.remove(same)
        speakers, _ = _speakers(assembly, same.speakers, talk.speakers)
        values = {
            "municipality": as_said(same.municipality, talk.municipality),
            "topic": talk.topic,
            "minutes": talk.minutes,
        }
        told = {name: value for name, value in values.items() if value is not None}
        found.append(replace(same, speakers=speakers, **told))
    titles = [in_language(item.title, assembly.event.language) for item in left]
    return (*found, *left), titles if said else []
