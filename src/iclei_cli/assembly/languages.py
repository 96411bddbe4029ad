"""Who can take part in which group's talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.participant import Participant


def understands(person: Participant, group: Group, assembly: Assembly) -> bool:
    """Whether a person can follow what is said in a group, or hears it interpreted.

    Languages count as soon as one group names any. A group that names none speaks the assembly's own; people
    of whom no language is known are taken to understand everything.
    """
    if not person.languages or not any(item.languages for item in assembly.groups.values()):
        return True
    return not set(person.languages).isdisjoint(group.languages or (assembly.event.language,))
