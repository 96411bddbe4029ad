"""The built-in template says what the assembly of 2019 was; a template that cannot be meant is refused."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.group import Capacity
from iclei_cli.assembly.nouns.programme.session import SessionKind
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.nouns.text import forms_of, in_language
from iclei_cli.assembly.texts import lacking
from iclei_cli.store.template.load import BUILT_IN, DEMO, load_template, sample_path
from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError
from wording import told

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
[event]
name = "A meeting"

[[topics]]
key = "water"
titles = { en = "Water" }
aliases = ["물"]

[[topics]]
key = "air"
titles = { en = "Air" }

[[sessions]]
key = "talks"
title = "Talks"
kind = "discussion"

[[groups]]
key = "one"
topic = "water"
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A small template of an office's own."""
    path = tmp_path / "mine.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def refusal(path: Path, text: str) -> RefusedError:
    """What is refused about a template with this text."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        load_template(str(path))
    return caught.value


def test_event() -> None:
    """The template of the demo is about the assembly of 28 February 2019, hosted by Changwon."""
    event = load_template(DEMO).event
    assert (event.date, event.template) == ("2019-02-28", DEMO)
    assert in_language(event.name, "en") == "2019 Annual Assembly of ICLEI Korea Members"
    assert event.host == {"en": "City of Changwon", "ko": "창원시", "ja": "昌原市", "zh": "昌原市"}
    assert event.organiser is not None
    assert in_language(event.organiser, "en") == "ICLEI Korea Office"


def test_practices() -> None:
    """Each of the five topics has one table and one talk, by the city that presented there."""
    assembly = load_template(DEMO)
    discussion = assembly.discussion()
    assert discussion is not None
    talks = {
        talk.topic: (in_language(talk.municipality or "", "en"), in_language(talk.title, "en"))
        for talk in discussion.talks
    }
    assert talks == {
        "ecomobility": ("Changwon", "Activation strategy for zero-emission vehicles (ZEV)"),
        "green-public-procurement": ("Sejong", "Strategic plan for vitalising GPP"),
        "energy": ("Asan", "Building an eco-energy complex"),
        "climate-change": ("Bucheon", "A resilient city in the face of climate change"),
        "biodiversity": ("Ulsan", "Measures on rooks flocking into the urban area"),
    }
    assert list(assembly.topics) == list(talks)
    cities = {group.topic: group.municipality or "" for group in assembly.groups.values()}
    assert {topic: in_language(city, "en") for topic, city in cities.items()} == {
        topic: municipality for topic, (municipality, _) in talks.items()
    }


def test_programme() -> None:
    """Opening, briefing and discussion follow each other; Park Yeonhee leads the mayors' panel."""
    sessions = load_template(DEMO).sessions
    assert [session.kind for session in sessions.values()] == [
        SessionKind.OPENING,
        SessionKind.BRIEFING,
        SessionKind.DISCUSSION,
    ]
    speakers = {in_language(speaker.name, "en"): speaker for speaker in sessions["opening"].speakers}
    assert {name: in_language(speaker.position or "", "en") for name, speaker in speakers.items()} == {
        "Heo Seong-mu": "Mayor of Changwon",
        "Yeom Tae-young": "Mayor of Suwon",
        "Kim Hong-jang": "Mayor of Dangjin",
        "Yang Jun-hwa": "Secretary-General, Local Sustainability Alliance of Korea",
        "Park Yeonhee": "Director, ICLEI Korea Office",
    }
    leaders = [name for name, speaker in speakers.items() if speaker.role is SpeakerRole.MODERATOR]
    assert leaders == ["Park Yeonhee"]
    assert [forms_of(item.name) for item in sessions["briefing"].speakers] == [["Shim Hyun-min", "심현민"]]


def test_nothing_invented() -> None:
    """What is not known of the day, its times and rooms, is left open."""
    assembly = load_template(DEMO)
    assert not any(item.start or item.end or item.room for item in assembly.sessions.values())
    assert not any(group.room or group.seats != Capacity() for group in assembly.groups.values())


@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh"])
@pytest.mark.parametrize("name", [BUILT_IN, DEMO, "blank"])
def test_four_languages(name: str, language: str) -> None:
    """Whatever a template that comes with the program has printed is there in the organiser's languages."""
    assembly = load_template(name)
    assembly.event = replace(assembly.event, name=assembly.event.name or "-")
    assert lacking(assembly, language) == []
    for session in assembly.sessions.values():
        for text in (session.summary, *(speaker.position for speaker in session.speakers)):
            assert text is None or language in text
    labels = [in_language(group.label, language) for group in assembly.groups.values()]
    assert labels == [in_language(topic.titles, language) for topic in assembly.topics.values()]
    assert len(set(labels)) == len(labels)


def test_words_once() -> None:
    """No word that a registration file may use stands twice in the built-in template."""
    topics = load_template(BUILT_IN).topics.values()
    words = list(chain.from_iterable((*forms_of(topic.titles), *topic.aliases) for topic in topics))
    plain = ["".join(filter(str.isalnum, word)).casefold() for word in words]
    assert sorted(plain) == sorted(set(plain))


def test_sample_is_shipped() -> None:
    """The sample workbook lies beside the template of the demo."""
    assert sample_path().is_file()
    assert sample_path().parent == data_folder() / DEMO


def test_only_the_demo_has_facts_of_2019() -> None:
    """Neither the usual template nor the blank one knows an event, a day, a speaker or a city."""
    for name in (BUILT_IN, "blank"):
        assembly = load_template(name)
        event = assembly.event
        assert (event.name, event.date, event.host, event.organiser, event.theme) == ("", *[None] * 4)
        assert not any(item.speakers or item.talks or item.summary for item in assembly.sessions.values())
        assert not any(group.municipality for group in assembly.groups.values())
        assert "2019" not in (data_folder() / name / "template.toml").read_text("utf-8")


def test_blank() -> None:
    """The blank template has a discussion, and no topics and no groups."""
    assembly = load_template("blank")
    assert (assembly.topics, assembly.groups) == ({}, {})
    assert assembly.discussion() is not None


def test_extends(template: Path) -> None:
    """What a template leaves out is as in the one that it extends, and nothing else is."""
    template.write_text("extends = 'talk4action'\nsessions = []\n[event]\nname = 'Ours'\n", encoding="utf-8")
    assembly = load_template(str(template))
    assert (assembly.event.name, assembly.sessions) == ("Ours", {})
    assert assembly.topics == load_template("talk4action").topics


def test_own_file(template: Path) -> None:
    """A file gives its own assembly, which remembers the file's name, not where it lay."""
    assembly = load_template(str(template))
    assert assembly.event.template == "mine.toml"
    assert assembly.groups["one"].label == {"en": "Water"}


def test_labels_differ(template: Path) -> None:
    """Tables that share a topic and have no label are numbered, so that lists can tell them apart."""
    more = '[[groups]]\nkey = "{0}"\ntopic = "water"\n'
    template.write_text(SMALL + more.format("two") + more.format("three"), encoding="utf-8")
    groups = load_template(str(template)).groups.values()
    assert [group.label for group in groups] == [{"en": "Water"}, {"en": "Water 2"}, {"en": "Water 3"}]


def test_windows_editor(template: Path) -> None:
    """A byte order mark and Windows line ends, as Notepad writes them, do no harm."""
    template.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load_template(str(template)).topics["water"].aliases == ("물",)


def test_bare_dates(template: Path) -> None:
    """A date may be written without quotes."""
    text = SMALL.replace("[event]", "[event]\ndate = 2020-02-27").replace(
        'title = "Talks"', 'title = "Talks"\nstart = 2020-02-27T14:00:00'
    )
    template.write_text(text, encoding="utf-8")
    assembly = load_template(str(template))
    assert (assembly.event.date, assembly.sessions["talks"].start) == ("2020-02-27", "2020-02-27T14:00")


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        ("[event]", "[event]\nvenue = 'x'", "template-unknown-key", ["event", "“venue”", "organiser"]),
        ('topic = "water"', 'tpoic = "water"', "template-key-misspelt", ["groups[0]", "“tpoic”", "“topic”"]),
        ("[event]", "guests = 3\n[event]", "template-unknown-key", ["the file", "“guests”"]),
        (
            'title = "Talks"',
            'title = "Talks"\nspeakers = [{ name = "Kim", rol = "moderator" }]',
            "template-key-misspelt",
            ["sessions[0].speakers[0]", "“rol”", "“role”"],
        ),
        (
            'topic = "water"',
            'topic = "fire"',
            "template-unknown-topic",
            ["groups[0].topic", "fire", "water, air"],
        ),
        (
            'title = "Talks"',
            'title = "Talks"\ntalks = [{ title = "Rain", topic = "rain" }]',
            "template-unknown-topic",
            ["sessions[0].talks[0].topic", "rain"],
        ),
        ('key = "air"', 'key = "water"', "template-duplicate-key", ["topics[1].key", "topics[0]"]),
        ('key = "one"', 'key = " "', "template-empty-key", ["groups[0].key"]),
        ('{ en = "Air" }', "{}", "template-untitled", ["topics[1]", "titles ="]),
        ('{ en = "Air" }', '""', "template-untitled", ["topics[1]"]),
        ('title = "Talks"', 'title = { en = " " }', "template-empty-text", ["sessions[0].title.en"]),
        ('title = "Talks"', 'title = { English = "Talks" }', "template-not-a-language", ["“English”", "ko"]),
        ('name = "A meeting"', 'name = ""', "template-nameless", ["event.name"]),
        ('en = "Air"', 'en = "Air", ko = " 물"', "template-shared-word", ["topics[1]", "물", "topic water"]),
        (
            'kind = "discussion"',
            'kind = "party"',
            "template-value",
            ["sessions[0].kind", "party", "briefing"],
        ),
        ('key = "air"', "", "template-value", ["topics[1]", "“key” is missing"]),
        ("[event]", "[event]\nlanguage = 'Korean'", "template-not-a-language", ["event.language", "Korean"]),
        ("[event]", "extends = 'nothing'\n[event]", "template-extends-unknown", ["nothing", "blank"]),
        ("[event]", "extends = 3\n[event]", "template-value", ["extends", "text in quotes"]),
        (
            'key = "one"',
            'key = "one"\nif_needed = true',
            "template-if-needed",
            ["groups[0]", "seats"],
        ),
        ('title = "Talks"', "title = 3", "template-value", ["sessions[0].title", "text in quotes"]),
        ("[event]", "[event]\ndate = '28.2.2019'", "template-not-a-time", ["event.date", "2019-02-28"]),
        ("[event]", "[event]\ndate = '2019-2-28'", "template-not-a-time", ["event.date", "2019-02-28"]),
        (
            'title = "Talks"',
            'title = "Talks"\nstart = "2019-02-28T15:00"\nend = "2019-02-28T14:00"',
            "template-session-ends-first",
            ["sessions[0].end", "15:00"],
        ),
        (
            'key = "one"',
            'key = "one"\nseats = {min = 9, max = 5}',
            "template-seats",
            ["groups[0].seats", "9", "5"],
        ),
        (
            'key = "one"',
            'key = "one"\nseats = {min = "9"}',
            "template-value",
            ["groups[0].seats.min", "number"],
        ),
        ("[event]", "[event", "template-syntax", ["line 2"]),
    ],
)
def test_refused(template: Path, before: str, after: str, code: str, words: list[str]) -> None:
    """What cannot be meant is refused in one sentence that names the file, the place and the matter."""
    error = refusal(template, SMALL.replace(before, after, 1))
    assert error.code == code
    sentence = told(error)
    assert sentence.startswith("mine.toml")
    assert [word for word in words if word not in sentence] == []


def test_two_discussions(template: Path) -> None:
    """Two sessions of discussion are refused: the groups could sit in either."""
    error = refusal(template, SMALL + '[[sessions]]\nkey = "more"\ntitle = "More"\nkind = "discussion"\n')
    assert error.code == "template-two-discussions"
    assert error.params["where"] == "sessions[1].kind"


def test_two_tables_of_one_name(template: Path) -> None:
    """Two groups that are both called the same on purpose are refused."""
    text = (
        SMALL.replace('key = "one"', 'key = "one"\nlabel = "Blue"')
        + '[[groups]]\nkey = "two"\nlabel = "Blue"\n'
    )
    error = refusal(template, text)
    assert (error.code, error.params["where"]) == ("template-duplicate-label", "groups[1].label")


def test_two_tables_on_one_spot(template: Path) -> None:
    """Of one room, by whichever of its names; a spot that no room has is refused as well."""
    hall = '[[rooms]]\nkey = "hall"\nname = "Grand Hall"\n'
    text = (
        SMALL.replace('key = "one"', 'key = "one"\nroom = "Grand Hall"\nat = { row = 2, column = 3 }') + hall
    )
    two = '[[groups]]\nkey = "two"\nroom = "hall"\nat = '
    error = refusal(template, f"{text}{two}{{ row = 2, column = 3 }}\n")
    assert (error.code, error.params["where"]) == ("template-spot-taken", "groups[1].at")
    for odd in ("{ row = 0, column = 1 }", "{ row = 1, column = 13 }", "{ row = 1 }", "[2, 3]"):
        assert refusal(template, f"{text}{two}{odd}\n").params["where"].startswith("groups[1].at")


def test_other_encoding(template: Path) -> None:
    """A file that was saved in a Korean code page is refused with the way out."""
    template.write_bytes(SMALL.encode("cp949"))
    with pytest.raises(RefusedError) as caught:
        load_template(str(template))
    assert (caught.value.code, caught.value.params["line"]) == ("template-encoding", 8)


@pytest.mark.parametrize("name", ["talk", "nowhere.toml", "../talk4action-2019", ".", ""])
def test_unknown(name: str) -> None:
    """A name that is neither built in nor a file is refused, and the built-in ones are named."""
    with pytest.raises(RefusedError) as caught:
        load_template(name)
    assert caught.value.code == "template-unknown"
    assert BUILT_IN in caught.value.params["names"]


def test_light() -> None:
    """Reading a template loads no database."""
    code = "import iclei_cli.store.template, sys; sys.exit('tinydb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
