"""What `participants erase` and `dossier` do and show: one person's data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.documents import person_document
from iclei_cli.cli.show.rules import rules_about, rules_document, what

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.store.privacy.erase import Destruction
    from iclei_cli.store.privacy.mentions import Mention
    from iclei_cli.store.privacy.traces import Trace
    from iclei_cli.store.records import State
    from iclei_cli.store.store import Store

PURPOSE = "to prepare, hold and report the assembly: list of participants, tables, badges, contact"
"""What all the data is kept for; what needs more than that needs a consent."""

SHOWN = 20
"""How many mentions are told before the others are only counted."""


# Erasing


def erase_person(store: Store, words: str, *, yes: bool) -> None:
    """Destroy one person's data everywhere, or finish doing so, and tell how far it reached.

    Raises:
        IcleiError: there is nobody of that name, it was not confirmed, or it could not be finished.
    """
    from iclei_cli.store.privacy.erase import erase
    from iclei_cli.store.privacy.traces import find_person
    from iclei_cli.system.errors import RefusedError

    state = store.read_state()
    if state.purging:
        raise RefusedError("purge-unfinished")
    if state.erasing:
        # Nobody else is looked for: these words meant somebody who may be gone from the list by now.
        _resume(store, state, yes=yes)
        return
    person = find_person(store, state, words)
    if person.merged:
        terminal.confirm(
            "confirm-erase-merged", id=person.id, name=person.name, merged=person.merged, yes=yes
        )
    else:
        terminal.confirm("confirm-erase", id=person.id, name=person.name, yes=yes)
    done = erase(store, person)
    terminal.say_text(f"No. {person.id} erased. This cannot be undone.")
    tell_reach(done)
    _tell_mentions(done.mentions)


def _resume(store: Store, state: State, *, yes: bool) -> None:
    from iclei_cli.store.privacy.erase import erase, finish_erasing
    from iclei_cli.store.privacy.traces import find_person
    from iclei_cli.system.errors import RefusedError

    terminal.confirm("confirm-finish-erasing", ids=state.erasing, yes=yes)
    for ident in state.erasing:
        try:
            person = find_person(store, state, str(ident))
        except RefusedError:
            finish_erasing(store, ident)
        else:
            done = erase(store, person)
            tell_reach(done)
            _tell_mentions(done.mentions)
        terminal.say_text(f"No. {ident} erased: what was interrupted before is finished.")
    terminal.say_text("For anybody else: repeat the command.")


def tell_reach(done: Destruction) -> None:
    """Tell how far an erasure or a purge reached, and where it did not."""
    terminal.say_text(
        f"Reached: {done.changes} changes, {done.backups} backups, {done.copies} copies elsewhere."
    )
    if done.damaged:
        terminal.say_text(
            f"Deleted, because it was damaged and could hold anything: {', '.join(done.damaged)}"
        )
    for path in done.out_of_reach:
        terminal.say_text(
            f"Not reached: {path}. It is not there, or no copy any more. Next: destroy it yourself"
        )
    terminal.note_text("Lists that were sent to you, rosters and exported files are yours to delete.")


def _tell_mentions(found: Sequence[Mention]) -> None:
    if not found:
        return
    terminal.say_text("Still mentioned in texts about others, which were left as they are:")
    for mention in found[:SHOWN]:
        terminal.say_text(f"  {mention.where} ({mention.what})")
    if len(found) > SHOWN:
        terminal.say_text(f"  and {len(found) - SHOWN} more")
    terminal.say_text("Next: read them, and edit them if they are about this person")


# The dossier


def show_dossier(store: Store, words: str, *, as_json: bool) -> None:
    """Tell all that is held on one person.

    Raises:
        RefusedError: there is nobody of that name.
    """
    from iclei_cli.store.privacy.traces import copies_holding, find_person, history_of, records_of

    state = store.read_state()
    person = find_person(store, state, words)
    traces = history_of(store, state, person)
    held, elsewhere = copies_holding(store, state, records_of(store, state, person))
    backups = [copy.made.isoformat(timespec="seconds") for copy in held]
    if as_json:
        document = _document(state, person, traces)
        terminal.show_json({**document, "backups": backups, "copies": elsewhere})
        return
    _show(state, person)
    _show_history(traces)
    terminal.say_text(f"\nBackups that hold this: {len(held)}")
    for line in (*map(terminal.local_time, backups), *elsewhere):
        terminal.say_text(f"  {line}")
    terminal.say_text(f"To be destroyed by: {state.assembly.event.destroy_by or 'no day is set'}")


def _document(state: State, person: Participant, traces: Iterable[Trace]) -> dict[str, Any]:
    assembly = state.assembly
    return {
        "participant": person_document(person),
        "superseded": person.superseded,
        "listed": person.id in assembly.participants,
        "purpose": PURPOSE,
        "assembly": assembly.event.name,
        "held_by": assembly.event.organiser,
        "destroy_by": assembly.event.destroy_by,
        "groups": _seats(assembly, person),
        "roles": [{"group": key, "role": role} for key, role in roles_of(assembly, person)],
        "rules": _rules(assembly, person),
        "history": [
            {
                "number": trace.entry.number,
                "time": trace.entry.time,
                "command": trace.entry.command,
                "undone": trace.entry.number > state.history.head,
                "field": trace.field,
                "before": trace.before,
                "after": trace.after,
            }
            for trace in traces
        ],
    }


def _show(state: State, person: Participant) -> None:
    event = state.assembly.event
    terminal.say_text(f"All that is held on participant no. {person.id}")
    terminal.say_text(f"Assembly: {event.name}")
    terminal.say_text(f"Held by:  {event.organiser or 'the organiser'}, {PURPOSE}\n")
    if person.id not in state.assembly.participants:
        terminal.say_text("This person was removed from the list; what follows is what was known last.")
    terminal.show_table(["Field", "Value"], _facts(state.assembly, person))


def _facts(assembly: Assembly, person: Participant) -> Iterator[tuple[str, str]]:
    """Every field, the empty ones too: that nothing is held is an answer."""
    for field in person.__struct_fields__:
        value = getattr(person, field)
        if field == "consents":
            yield from ((f"consent, {item.purpose}", consent_text(item)) for item in value)
            if not value:
                yield "consent", "none noted"
        elif field == "extra":
            yield from value.items()
        elif field == "imported":
            said = person.superseded.items()
            yield from (
                (f"{key.removeprefix('extra ')}, by the last list", _text(item)) for key, item in said
            )
        else:
            texts = map(str, value) if isinstance(value, tuple) else [str(value or "")]
            yield field.replace("_", " "), ", ".join(texts)
    for key, role in roles_of(assembly, person):
        yield role, f"of {assembly.groups[key].label}"
    for rule in rules_about(assembly, person):
        yield f"rule {rule.number}", f"{what(rule)} ({rule.reason})" if rule.reason else what(rule)
    for number, group in enumerate(_seats(assembly, person), start=1):
        yield f"group, round {number}", assembly.groups[group].label if group else "no seat"


def _rules(assembly: Assembly, person: Participant) -> list[dict[str, Any]]:
    """The rules that name a person, without whom else they name: that is not for this person to be told."""
    documents = rules_document(assembly, rules_about(assembly, person))
    return [{key: value for key, value in item.items() if key != "people"} for item in documents]


def consent_text(consent: Any) -> str:
    """An answer on consent, as it is typed: `yes 2019-02-01`."""
    answer = "yes" if consent.given else "no"
    return f"{answer} {consent.date}" if consent.date else answer


def roles_of(assembly: Assembly, person: Participant) -> list[tuple[str, str]]:
    """What a person is at the tables: each group's key, and the role."""
    return [
        (group.key, role)
        for group in assembly.groups.values()
        for role, host in group.hosts.items()
        if host == person.id
    ]


def _show_history(traces: Sequence[Trace]) -> None:
    terminal.say_text(f"\nChanges kept in the history: {len({trace.entry.number for trace in traces})}")
    rows = []
    last = None
    for trace in traces:
        is_first = trace.entry.number != last
        head = (trace.entry.number, terminal.local_time(trace.entry.time)) if is_first else ("", "")
        rows.append((*head, trace.field, _text(trace.before), _text(trace.after)))
        last = trace.entry.number
    if rows:
        terminal.show_table(["No.", "When", "Field", "Before", "After"], rows)


def _seats(assembly: Assembly, person: Participant) -> list[str | None]:
    from iclei_cli.assembly.plans.seating import seats_of

    return seats_of(assembly.plan, person.id) if assembly.plan else []


def _text(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
