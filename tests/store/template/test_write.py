"""The set-up of an assembly written as a template is read back as the same."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group, Topic
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.programme.room import Room
from iclei_cli.assembly.nouns.programme.session import Session, SessionKind
from iclei_cli.assembly.nouns.programme.speaker import Speaker, SpeakerRole
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.store.template.form import Template, TemplateEvent, TemplateGroup
from iclei_cli.store.template.load import DEMO, load_template
from iclei_cli.store.template.write import template_text

if TYPE_CHECKING:
    import pytest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
"""Whatever a person may have typed, quotes, backslashes and controls among it."""

SAID = TEXTS | st.dictionaries(st.sampled_from(["und", "en", "ko", "ja"]), TEXTS, min_size=1)
"""The same, or what it is in several languages."""

MAYBE = st.none() | SAID


@st.composite
def assemblies(draw: st.DrawFn) -> Assembly:
    """An assembly without people, with every kind of thing that a template can say."""
    topic = Topic(key=draw(TEXTS), titles=draw(SAID), aliases=tuple(draw(st.lists(TEXTS, max_size=2))))
    speaker = Speaker(name=draw(SAID), position=draw(MAYBE), role=draw(st.sampled_from(SpeakerRole)))
    talk = Talk(title=draw(SAID), municipality=draw(MAYBE), topic=draw(st.sampled_from([None, topic.key])))
    session = Session(
        key=draw(TEXTS),
        title=draw(SAID),
        kind=draw(st.sampled_from(SessionKind)),
        start=draw(st.sampled_from([None, "2026-02-26T14:00"])),
        room=draw(st.none() | TEXTS),
        summary=draw(MAYBE),
        speakers=draw(st.sampled_from([(), (speaker,), (speaker, speaker)])),
        talks=draw(st.sampled_from([(), (talk,), (talk, talk)])),
    )
    seats = draw(st.sampled_from([Capacity(), Capacity(min=0), Capacity(min=2, max=9), Capacity(max=4)]))
    group = Group(
        key=draw(TEXTS),
        topic=draw(st.sampled_from([None, topic.key])),
        label=draw(SAID),
        municipality=draw(MAYBE),
        seats=seats,
        room=draw(st.none() | TEXTS),
        languages=draw(st.sampled_from([(), ("en",), ("ko", "en")])),
        if_needed=bool(seats.min) and draw(st.booleans()),
    )
    return Assembly(
        event=Event(name=draw(SAID), date="2026-02-26", host=draw(MAYBE), theme=draw(MAYBE), language="en"),
        sessions=draw(st.sampled_from([{}, {session.key: session}])),
        topics={topic.key: topic},
        groups=draw(st.sampled_from([{}, {group.key: group}])),
    )


def read_back(assembly: Assembly, folder: Path) -> Assembly:
    """What is read of the template that is written of an assembly, but for the template's own name."""
    path = folder / "mine.toml"
    path.write_bytes(template_text(assembly, path.name).encode())
    found = load_template(str(path))
    found.event = replace(found.event, template=assembly.event.template)
    return found


@given(assemblies())
def test_any_set_up_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, assembly: Assembly
) -> None:
    """Whatever texts, languages, seats and sessions there are."""
    assert read_back(assembly, tmp_path_factory.mktemp("templates")) == assembly


def test_the_demo_is_read_back_as_it_was(tmp_path: Path) -> None:
    """With its aliases, speakers and talks."""
    assembly = load_template(DEMO)
    assert read_back(assembly, tmp_path) == assembly


def test_nobody_of_the_list_is_in_it(tmp_path: Path) -> None:
    """Neither people nor hosts nor rules about them go out with a template."""
    assembly = load_template(DEMO)
    bare = assembly.copy()
    assembly.put([Participant(id=4711, name="김하늘")])
    assembly.groups["energy"] = replace(assembly.groups["energy"], facilitator=4711)
    assembly.rules[1] = Pin(number=1, person=4711, group="energy", reason="김하늘 speaks there")
    text = template_text(assembly, "mine.toml")
    assert "김하늘" not in text
    assert "4711" not in text
    assert read_back(assembly, tmp_path) == bare


def test_the_page_shows_every_key_there_is(tmp_path: Path) -> None:
    """The template in docs/templates.md can be read, and names each key of every part.

    But for what only a list, or the file of another program, can say.
    """
    unsaid = {"person", "uid"}
    page = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")
    text = page.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "page.toml").write_text(text, encoding="utf-8")
    assert load_template(str(tmp_path / "page.toml")).groups["water"].if_needed
    tables = tomllib.loads(text)
    parts = (("topics", Topic), ("rooms", Room), ("sessions", Session), ("groups", TemplateGroup))
    for name, kind in parts:
        assert set(tables[name][0]) == {field.name for field in structs.fields(kind)} - unsaid
    assert set(tables) == {field.name for field in structs.fields(Template)}
    assert set(tables["event"]) == {field.name for field in structs.fields(TemplateEvent)}
    for name, part in (("speakers", Speaker), ("talks", Talk)):
        assert set(tables["sessions"][0][name][0]) == {field.name for field in structs.fields(part)} - unsaid
