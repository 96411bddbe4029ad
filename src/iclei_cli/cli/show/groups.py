"""A table in words: its seats, and the people who present, lead and report at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.system.messages import Message


def hosts_of(assembly: Assembly, group: Group) -> Message:
    """Who does what at a table: `presenter 김하늘, facilitator 이바다 (cancelled)`."""
    hosts = [
        message("host", role=role_word(role), host=_host(assembly, ident))
        for role, ident in group.hosts.items()
    ]
    return message("listed", items=hosts)


def seats_word(least: int | None, most: int | None) -> str | Message:
    """How many people a table takes, as it is typed: `20-30`, `25`, `20-`; in a word where that is open."""
    if least is None and most is None:
        return message("seats-any")
    if least == most:
        return str(most)
    return f"{least or 0}-{'' if most is None else most}"


def role_word(role: str) -> Message:
    """What a host does, in a word."""
    return message(f"role-{role}")


def tell_absent_hosts(assembly: Assembly, only: int | None = None) -> None:
    """Name the hosts who do not come, or one of them, so that somebody else is found in time."""
    for group in assembly.groups.values():
        for role, ident in group.hosts.items():
            person = assembly.participants.get(ident)
            is_meant = only is None or only == ident
            if is_meant and (person is None or not person.is_coming):
                terminal.note(
                    "host-does-not-come",
                    host=_host(assembly, ident),
                    role=role_word(role),
                    label=group.label,
                    key=group.key,
                    option=role,
                )


def _host(assembly: Assembly, ident: int) -> str | Message:
    person = assembly.participants.get(ident)
    if person is None:
        return message("person-on-no-list", id=ident)
    return (
        person.name
        if person.is_coming
        else message("name-with-status", name=person.name, status=person.status.word)
    )
