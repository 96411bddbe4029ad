"""A small assembly, and two people for it."""

from __future__ import annotations

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group, Topic
from iclei_cli.assembly.nouns.participant import Participant

HANEUL = Participant(id=1, name="김하늘", email="haneul@example.org", phone="+821023456789")
BADA = Participant(id=2, name="박바다", email="bada@example.org")


def small() -> Assembly:
    """An assembly without people."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.topics = {"energy": Topic(key="energy", titles={"en": "Energy"})}
    assembly.groups = {key: Group(key=key, topic="energy", label=key.upper()) for key in "ab"}
    return assembly
