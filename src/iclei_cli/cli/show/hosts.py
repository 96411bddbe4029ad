"""The people who present, lead and report at the tables, as they are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group


def hosts_text(assembly: Assembly, group: Group) -> str:
    """Who does what at a table: `presenter 김하늘, facilitator 이바다 (cancelled)`."""
    return ", ".join(f"{role} {_name(assembly, ident)}" for role, ident in group.hosts.items())


def tell_absent_hosts(assembly: Assembly) -> None:
    """Name the hosts who do not come, so that somebody else is found in time."""
    for group in assembly.groups.values():
        for role, ident in group.hosts.items():
            person = assembly.participants.get(ident)
            if person is None or not person.is_coming:
                terminal.note_text(
                    f"Note: {_name(assembly, ident)} is {role} of {group.label} but does not come. "
                    f"Next: iclei groups edit {group.key} --{role} PERSON"
                )


def _name(assembly: Assembly, ident: int) -> str:
    person = assembly.participants.get(ident)
    if person is None:
        return f"no. {ident} (on no list)"
    return person.name if person.is_coming else f"{person.name} (cancelled)"
