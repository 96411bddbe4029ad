"""Whether everything in a store fits together; and if not, how to mend it."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.rules.rule import group_of, people_of
from iclei_cli.store.file.backups import newest_good
from iclei_cli.store.file.safe_place import doubt_of
from iclei_cli.store.history.entries import changes_of
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.store.records import State
    from iclei_cli.store.store import Store


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: a stable code, what it is, and what to do.

    `is_warning` tells that nothing is wrong with the data itself.
    """

    code: str
    message: str
    mend: str
    is_warning: bool = False


def check_store(store: Store) -> list[Finding]:
    """Look at everything that the store holds and keeps beside it.

    Raises:
        StoreError: the file cannot be read at all.
    """
    state = store.read_state()
    return [
        *_people(state.assembly),
        *_groups(state.assembly),
        *_rules(state.assembly),
        *_plan(state.assembly),
        *_sessions(state.assembly),
        *_history(store, state),
        *_backups(store),
        *_openness(store),
        *_place(store),
    ]


def _people(assembly: Assembly) -> Iterator[Finding]:
    for person in assembly.participants.values():
        if person.id > assembly.last_id:
            yield Finding(
                "id-not-given",
                f"Participant {person.id} has a number that was never given out (last: {assembly.last_id}).",
                "iclei store export, correct last_id in it, and iclei store import it",
            )
        for topic in person.choices:
            if topic not in assembly.topics:
                yield Finding(
                    "unknown-choice",
                    f"Participant {person.id} chose “{topic}”, which is no topic.",
                    f"iclei participants edit {person.id} --choice TOPIC",
                )


def _groups(assembly: Assembly) -> Iterator[Finding]:
    hosts = Counter(person for group in assembly.groups.values() for person in set(group.hosts.values()))
    for group in assembly.groups.values():
        if group.topic is None or group.topic not in assembly.topics:
            what = f"has the topic “{group.topic}”, which is none" if group.topic else "has no topic"
            yield Finding(
                "group-without-topic",
                f"Group {group.key} {what}.",
                f"iclei groups edit {group.key} --topic TOPIC",
            )
        yield from _hosts(assembly, group, hosts)


def _hosts(assembly: Assembly, group: Group, hosts: Counter[int]) -> Iterator[Finding]:
    for role, ident in group.hosts.items():
        person = assembly.participants.get(ident)
        if person is None:
            problem = f"who is on no list (no. {ident})"
        elif not person.is_coming:
            problem = f"who has cancelled (no. {ident})"
        elif hosts[ident] > 1:
            problem = f"who belongs to another group as well (no. {ident})"
        else:
            continue
        yield Finding(
            "host-not-there",
            f"Group {group.key} has a {role} {problem}.",
            f"iclei groups edit {group.key} --{role} PERSON",
        )


def _rules(assembly: Assembly) -> Iterator[Finding]:
    for rule in assembly.rules.values():
        mend = f"iclei groups drop {rule.number}"
        for ident in people_of(rule):
            if ident not in assembly.participants:
                yield Finding(
                    "rule-about-nobody", f"Rule {rule.number} names participant {ident}, who is none.", mend
                )
        group = group_of(rule)
        if group is not None and group not in assembly.groups:
            yield Finding(
                "rule-about-no-group", f"Rule {rule.number} names {group}, which is no group.", mend
            )


def _plan(assembly: Assembly) -> Iterator[Finding]:
    if assembly.plan is None:
        return
    mend = "iclei groups assign"
    if assembly.plan.session is not None and assembly.plan.session not in assembly.sessions:
        yield Finding(
            "unknown-session",
            f"The table plan is for a session {assembly.plan.session}, which is none.",
            mend,
        )
    for number, placements in enumerate(assembly.plan.rounds, start=1):
        for placement in placements:
            where = f"The table plan (round {number}) seats participant {placement.participant}"
            if placement.participant not in assembly.participants:
                yield Finding("unknown-participant", f"{where}, who does not exist.", mend)
            if placement.group not in assembly.groups:
                yield Finding("unknown-group", f"{where} at {placement.group}, which is no group.", mend)


def _sessions(assembly: Assembly) -> Iterator[Finding]:
    for session in assembly.sessions.values():
        for talk in session.talks:
            if talk.topic is not None and talk.topic not in assembly.topics:
                yield Finding(
                    "unknown-talk-topic",
                    f"Session {session.key} has a talk on “{talk.topic}”, which is no topic.",
                    f"iclei sessions edit {session.key} --talk …",
                )


def _history(store: Store, state: State) -> Iterator[Finding]:
    for entry in state.history.entries.values():
        try:
            changes_of(store.history_folder, entry)
        except StoreError:
            yield Finding(
                "change-lost",
                f"What change {entry.number} did is lost: it cannot be shown, nor can it or any before it be "
                "undone. The assembly itself is whole.",
                "nothing has to be done; iclei store backup keeps a copy of the present state",
            )


def _backups(store: Store) -> Iterator[Finding]:
    if newest_good(store.backup_folder) is None:
        yield Finding("no-backup", "There is no good backup.", "iclei store backup", is_warning=True)


def _openness(store: Store) -> Iterator[Finding]:
    """Whether others on this machine may read it. Windows keeps no such bits."""
    if os.name == "nt":
        return
    for path in (store.path, store.folder):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding(
                "open-to-others", f"{path} can be read by others.", f"chmod go= “{path}”", is_warning=True
            )


def _place(store: Store) -> Iterator[Finding]:
    doubt = doubt_of(store.path)
    if doubt is not None:
        yield Finding(
            "unsafe-place",
            f"{store.path} is not in a safe place: {doubt}.",
            "move the whole folder to a disk of this machine",
            is_warning=True,
        )
