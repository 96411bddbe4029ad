"""What is told of the attributes by which tables are mixed, where something of them is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.people.attributes import attribute_named, not_mixed
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.people.attributes import Attribute


def tell_what_is_not_mixed(assembly: Assembly) -> None:
    """Tell of each attribute that was asked for whether nobody has it, or not everybody as the others do.

    And of each that weighs, whether it is mixed at all.
    """
    asked = assembly.asked()
    idle = [name for name, weight in asked.weights.items() if weight > 1 and name not in asked.spread]
    if idle:
        terminal.note("notice", notice=message("weight-of-what-is-not-mixed", attributes=idle))
    missing = not_mixed(assembly)
    if missing:
        terminal.note("not-mixed", attributes=list(missing))
    for name in asked.spread:
        if name not in MIXABLE and name not in missing:
            _tell_column(assembly, attribute_named(assembly, name))


def _tell_column(assembly: Assembly, attribute: Attribute) -> None:
    coming = [person for person in assembly.coming() if person.id in attribute.unread]
    if coming:
        cells = [
            message("unread-cell", cell=attribute.unread[person.id], id=person.id, name=person.name)
            for person in coming
        ]
        terminal.note("not-numbers", header=attribute.name, cells=cells)
    words = [word for person in assembly.coming() for word in attribute.words.get(person.id, ())]
    if words and len(words) == len(set(words)):
        terminal.note("nothing-shared", header=attribute.name)
