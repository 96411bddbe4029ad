"""Topics as forms and people write them: the same choices in any shape, and nothing wrong in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.manifest import FILES as FOLDER
from iclei_cli.assembly.nouns.group import Topic
from iclei_cli.intake.registrations import read_registrations
from iclei_cli.intake.values.topics.marks import has_no_topic, legible
from iclei_cli.intake.values.topics.read import TopicWords, read_one_topic, read_topics
from iclei_cli.store.template.load import BUILT_IN, load_template

if TYPE_CHECKING:
    from intake.conftest import Read

TOPICS = load_template(BUILT_IN).topics
WORDS = TopicWords(TOPICS)

ENERGY = [
    "에너지 - 발표 희망",
    "에너지: 친환경 에너지타운 만들기",
    "에너지(재생에너지, 효율)",
    "에너지 (Energy)",
    "Energy – saving and renewables",
    "[에너지] 태양광 발전",
    "【エネルギー】",
    "(가) 에너지",
    "가. 에너지",
    "㉮ 에너지",
    "Ⓐ Energy",
    "A) Energy",
    "Group B: Energy",
    "3번 에너지",
    "제1분과: 에너지",
    "1분과(에너지)",
    "분과1 에너지",
    "분과 1. 에너지",
    "セッション1：エネルギー",
    "第2分科会 エネルギー",
    "主题一：能源",
    "Table 3: Energy",
    "1️⃣ 에너지",
    "⚡ 에너지",
    "• 에너지",
    "□ 에너지",
    "에너지 분과",
    "에너지를 희망합니다",
    "에너지에 관심이 많습니다",
    "I would like Energy, please",
    "에너지, 에너지",
    "에너지 / Energy",
    "에너지 등",
    "에너지,",
    "[Energy]",
    '["Energy"]',
    "☑ 에너지 ☐ 기후변화",
    "[x] Energy [ ] Climate Change",
    "에너지( ○ ) 기후변화( )",
    "에너지 또는 무관",
]
BOTH = [
    "1.에너지 2.기후변화",
    "①에너지②기후변화",
    "❶ 에너지 ❷ 기후변화",
    "(1) 에너지 (2) 기후변화",
    "A. Energy B. Climate Change",
    "에너지(1), 기후변화(2)",
    "기후변화(2) 에너지(1)",
    "에너지(1순위) 기후변화(2순위)",
    "(1순위)에너지(2순위)기후변화",
    "1순위: 에너지, 2순위: 기후변화",
    "2순위: 기후변화, 1순위: 에너지",
    "2순위 기후변화 1순위 에너지",
    "기후변화 2지망 / 에너지 1지망",
    "2nd choice: Climate Change; 1st choice: Energy",
    "Second choice - Climate; First choice - Energy",
    "第2希望：気候変動、第1希望：エネルギー",
    "第二志愿：气候变化；第一志愿：能源",
    "에너지=1, 기후변화=2",
    "기후변화: 2\n에너지: 1",
    "1순위: 에너지 기후변화",
    "energy_climate",
    "에너지와 기후변화",
    "에너지와기후변화",
    "에너지랑 기후변화",
    "エネルギーと気候変動",
    "能源和气候变化",
    "에너지 및 기후",
    "Energy and Climate Change",
    "Energy - Climate Change",
    '["Energy", "Climate Change"]',
    "[Energy, Climate Change]",
    "{에너지, 기후변화}",
    "1분과(에너지, 기후변화)",
    "에너지: 태양광 발전; 기후변화: 적응",
    "에너지<br>기후변화",
    "☑ 에너지 ☐ 생물다양성 ☑ 기후변화",
]
UNKNOWN = {
    "대중교통": ((), ("대중교통",)),
    "에너지, 대중교통": (("energy",), ("대중교통",)),
    "에너지, 기후변화, 기타(물)": (("energy", "climate-change"), ("기타(물)",)),
    "에너지/항만": (("energy",), ("항만",)),
    "1분과": ((), ("1분과",)),
    "에너지 제외": ((), ("에너지 제외",)),
    "에너지는 싫습니다": ((), ("에너지는 싫습니다",)),
    "anything but not energy": ((), ("anything but not energy",)),
    "☐ 에너지 ☐ 기후변화": ((), ("☐ 에너지 ☐ 기후변화",)),
    "1, 3": ((), ("1", "3")),
}
TOLD = {
    "에너지 친환경 에너지타운 조성": (("energy",), "topic-read-as"),
    "에너지(기후변화)": (("energy",), "topic-read-as"),
    "2. 기후변화, 1. 에너지": (("energy", "climate-change"), "choices-by-number"),
    "Enrgy": (("energy",), "misspelling"),
}

ITEMS = {
    "energy": ["에너지", "Energy", "エネルギー", "能源", "energy", "신재생에너지", "에너지 전환"],
    "climate-change": ["기후변화", "기후 변화", "Climate Change", "climate-change", "気候変動", "气候危机"],
    "biodiversity": ["생물다양성", "Biodiversity", "生物多様性", "생물종다양성"],
    "ecomobility": ["생태교통", "EcoMobility", "エコモビリティ", "Eco-Mobility", "지속가능한 교통"],
    "green-public-procurement": ["공공녹색구매", "Green Public Procurement", "GPP", "绿色公共采购"],
}
SEPARATORS = [
    ", ",
    ",",
    "; ",
    ";",
    ";#",
    " | ",
    "|",
    " > ",
    ">",
    " → ",
    "\n",
    " / ",
    "/",
    " · ",
    "、",
    "，",
    "；",
]
MARKS = ["{}", "{}", "({}) ", "{}. ", "{}) ", "제{}분과: ", "Topic {}: ", "{}번 "]
RANKS = [
    "{rank}순위: {item}",
    "{item} ({rank}순위)",
    "{item}({rank})",
    "{rank}지망 {item}",
    "第{rank}希望 {item}",
]

CHOICES = st.lists(st.sampled_from(sorted(ITEMS)), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("text", ENERGY)
def test_one_topic_is_read_whatever_stands_around_it(text: str) -> None:
    """Numbers, letters, brackets, boxes, remarks, a wish: the topic is read, and nothing is unclear."""
    assert read_topics(text, WORDS).topics == ("energy",)
    assert read_topics(text, WORDS).unknown == ()


@pytest.mark.parametrize("text", BOTH)
def test_several_topics_are_read_in_the_order_that_is_meant(text: str) -> None:
    """By ranks where there are any, or else as they stand."""
    assert read_topics(text, WORDS).topics == ("energy", "climate-change")
    assert read_topics(text, WORDS).unknown == ()


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_no_topic_is_never_passed_over(text: str) -> None:
    """What is understood is taken; every other word is named."""
    read = read_topics(text, WORDS)
    assert (read.topics, read.unknown) == UNKNOWN[text]


@pytest.mark.parametrize("text", TOLD)
def test_what_could_be_meant_otherwise_is_told(text: str) -> None:
    """An option that only begins with its topic, another topic in brackets, numbers taken for ranks."""
    read = read_topics(text, WORDS)
    assert (read.topics, [remark.code for remark in read.remarks]) == (TOLD[text][0], [TOLD[text][1]])


@pytest.mark.parametrize("text", ["", "-", "없음", "상관없음", "없음, 무관"])
def test_none_is_none(text: str) -> None:
    """Who wants nothing in particular has no choices, and that is understood."""
    read = read_topics(text, WORDS)
    assert (read.topics, read.unknown) == ((), ())


@given(CHOICES, st.data())
def test_any_separator_gives_the_same_choices(keys: list[str], data: st.DataObject) -> None:
    """In any language, with any separator, with or without numbers in front."""
    separator, mark = data.draw(st.sampled_from(SEPARATORS)), data.draw(st.sampled_from(MARKS))
    words = [data.draw(st.sampled_from(ITEMS[key])) for key in keys]
    numbered = [(mark.format(number) if mark != "{}" else "") + word for number, word in enumerate(words, 1)]
    read = read_topics(separator.join(numbered), WORDS)
    assert (read.topics, read.unknown) == (tuple(keys), ())


@given(CHOICES, st.data())
def test_ranks_count_in_any_order(keys: list[str], data: st.DataObject) -> None:
    """Whichever stands first, the one with the first rank is the most wanted."""
    form, separator = data.draw(st.sampled_from(RANKS)), data.draw(st.sampled_from([", ", "\n", "; ", " / "]))
    ranked = [
        form.format(rank=rank, item=data.draw(st.sampled_from(ITEMS[key])))
        for rank, key in enumerate(keys, 1)
    ]
    read = read_topics(separator.join(data.draw(st.permutations(ranked))), WORDS)
    assert (read.topics, read.unknown, read.remarks) == (tuple(keys), (), ())


@pytest.mark.parametrize(
    "text", ["1." * 9000, "(" * 9000, "에너지와" * 9000, "[" * 9000 + "]" * 9000, "a " * 9000]
)
def test_a_cell_of_any_length_is_read_in_no_time(text: str) -> None:
    """Whatever is pasted into a cell."""
    read_topics(text, WORDS)


@given(st.text(max_size=60) | st.text(alphabet="에너지기후변화 12①()[]☐☑,;:/·와및.-순위ab", max_size=30))
def test_no_text_is_lost_in_silence(text: str) -> None:
    """Either topics are read, or something is unknown, or the text says nothing; never an error."""
    read = read_topics(text, WORDS)
    assert set(read.topics) <= set(TOPICS)
    assert len(set(read.topics)) == len(read.topics)
    assert read.topics or read.unknown or all(map(has_no_topic, WORDS.parts(legible(text))))


def test_a_title_may_hold_what_parts_others() -> None:
    """A topic called “Water, Air and Soil” is one among several."""
    topics = {
        "water": Topic(key="water", titles={"en": "Water, Air and Soil"}),
        "ports": Topic(key="ports", titles={"en": "Ports / Harbours", "ko": "항만·물류"}),
        "energy": Topic(key="energy", titles={"en": "Energy"}),
    }
    words = TopicWords(topics)
    text = "Energy, Water, Air and Soil, Ports / Harbours"
    assert read_topics(text, words).topics == ("energy", "water", "ports")
    assert read_topics("항만·물류, Energy", words).topics == ("ports", "energy")
    assert read_one_topic("2) Water, Air and Soil", words) == "water"


def test_a_cell_is_kept_for_the_word_that_is_not_understood(read: Read) -> None:
    """The topics of the cell are taken; each unknown word is told once, with all its rows."""
    registrations = read(
        [["이름", "희망 주제"], ["김가온", "에너지, 대중교통"], ["박나래", "대중교통"], ["최다솜", "에너지"]]
    )
    gaon, narae, _ = registrations.changes.created
    assert (gaon.choices, gaon.extra) == (("energy",), {"희망 주제": "에너지, 대중교통"})
    assert (narae.choices, narae.extra) == ((), {"희망 주제": "대중교통"})
    (notice,) = registrations.notices
    assert notice.facts["rows"] == [2, 3]


def test_a_cell_of_a_numbered_choice_may_hold_several(read: Read) -> None:
    """Who writes two topics under the first choice wants both, before the second choice."""
    rows = [["이름", "1순위", "2순위"], ["김가온", "에너지, 기후변화", "(2순위) 생물다양성"]]
    assert read(rows).changes.created[0].choices == ("energy", "climate-change", "biodiversity")


FILES = {
    "limesurvey-code-text.csv": [("energy",), ("climate-change",)],
    "odk-central.csv": [("energy",), ("biodiversity",)],
    "nextcloud-forms-named.csv": [("energy", "climate-change"), ("biodiversity",)],
    "kobo-groups.csv": [("energy", "climate-change"), ("energy",)],
    "limesurvey-korean.csv": [("energy",), ("ecomobility",)],
    "google-forms-options.csv": [("energy", "biodiversity"), ("climate-change",)],
    "ranks-in-cell.csv": [("energy", "climate-change"), ("ecomobility", "energy"), ("energy",)],
    "japanese-ranks.csv": [("energy", "climate-change"), ("energy", "biodiversity")],
    "chinese-topics.csv": [
        ("energy", "climate-change"),
        ("energy", "biodiversity"),
        ("ecomobility", "energy"),
    ],
    "ticked-boxes.csv": [("energy", "ecomobility"), ("climate-change",), ()],
    "lists-in-cells.csv": [("energy", "climate-change"), ("ecomobility",), ("energy", "biodiversity")],
    "numbered-questions.csv": [("energy", "climate-change"), ("energy", "ecomobility")],
    "topic-remarks.csv": [("energy",), ("energy",), (), (), ("energy",)],
}


@pytest.mark.parametrize("name", FILES)
def test_the_choices_in_files_of_form_systems(name: str) -> None:
    """Each person's, in their order."""
    people = read_registrations(FOLDER / name, load_template(BUILT_IN)).changes.created
    assert [person.choices for person in people] == FILES[name]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("choices.xlsx", "C ECB EC EC EC EC EC EC - - - EC EC E EC EC E E E EC EC EC EC EC EC EC EC EC"),
        ("topic-options.xlsx", "E E E E E E E E E E E E - EC E C C"),
    ],
)
def test_the_many_ways_to_write_topics(name: str, initials: str) -> None:
    """Energy, climate change and biodiversity by their initials; a dash for nobody's choice."""
    people = read_registrations(FOLDER / name, load_template(BUILT_IN)).changes.created
    found = ("".join(topic[0].upper() for topic in person.choices) or "-" for person in people)
    assert " ".join(found) == initials


@pytest.mark.parametrize(
    ("cell", "topics", "unknown"),
    [
        ("1분과", (), ("1분과",)),
        ("1분과, 에너지", ("energy",), ("1분과",)),
        ("에너지, 제2분과", ("energy",), ("제2분과",)),
        ("1분과, 3분과", (), ("1분과", "3분과")),
        ("[1분과] (바다)", (), ("바다",)),
        ("(2분과", (), ("2분과",)),
        ("1분과(바다), 에너지", ("energy",), ("바다",)),
        ("1분과: 에너지", ("energy",), ()),
    ],
)
def test_a_section_without_its_topic_is_told(
    cell: str, topics: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    """Nobody can know which topic the first section has: the word is told, the topics beside it taken."""
    read = read_topics(cell, WORDS)
    assert (read.topics, read.unknown) == (topics, unknown)
