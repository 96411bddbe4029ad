"""Every language is spoken where it is asked for, and wherever it cannot be printed, English is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer

from iclei_cli.cli.app import app
from iclei_cli.cli.messages.catalogue import SPOKEN
from iclei_cli.cli.messages.languages import KNOWN, LOCALES, known_language, language_of_system
from iclei_cli.cli.messages.typer_words import WORDS, reworded
from iclei_cli.cli.show import terminal
from iclei_cli.system.cells import cells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Iclei


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    SPOKEN.speak("en")


@pytest.fixture
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that says nothing of a language."""
    for name in ("ICLEI_LANG", *LOCALES):
        monkeypatch.delenv(name, raising=False)


def refused(iclei: Iclei, *words: str) -> str:
    """What is told when nothing is said of what to change."""
    return iclei(*words, "groups", "fit", "--table-size", "x").err


MARKS = {
    "en": "is not understood",
    "ko": "이해할 수 없습니다",
    "ja": "正しくありません",
    "zh": "无法识别",
}


def spoken_in(told: str) -> str:
    """The language of a refusal."""
    (language,) = [language for language, mark in MARKS.items() if mark in told]
    return language


@pytest.mark.usefixtures("no_language")
@pytest.mark.parametrize("language", KNOWN)
def test_the_language_is_asked_for_in_three_ways(
    iclei: Iclei, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """--lang comes before ICLEI_LANG, that before the locale, and English where nothing is said."""
    iclei.ok("init")
    assert spoken_in(refused(iclei)) == "en"
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    assert spoken_in(refused(iclei)) == language
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.setenv("ICLEI_LANG", language)
    assert spoken_in(refused(iclei)) == language
    monkeypatch.setenv("ICLEI_LANG", "zh")
    store = str(iclei.folder / "assembly.json")
    assert spoken_in(refused(iclei, "--lang", language)) == language
    assert spoken_in(refused(iclei, f"--lang={language}")) == language
    assert spoken_in(refused(iclei, "--store", store, "--lang", language)) == language
    assert spoken_in(refused(iclei, "--lang", language, "--store", store)) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "ja_JP", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ({"LANG": "zh_TW"}, "zh"),
        *[({"LANG": name}, "en") for name in ("C", "POSIX", "de_DE.UTF-8", "kok_IN")],
        ({}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="without a locale, Windows is asked")
def test_the_locale_says_what_is_spoken(environment: dict[str, str], language: str) -> None:
    """The first of LC_ALL, LC_MESSAGES and LANG that is set counts, and others than ours are English."""
    assert language_of_system(environment) == language


@pytest.mark.parametrize("words", ["ko", "KO", "ko-KR", "ko_KR.UTF-8", " ko "])
def test_a_language_may_be_written_as_locales_are(words: str) -> None:
    """What follows the language is passed over."""
    assert known_language(words) == "ko"


def test_an_unknown_language_is_refused(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with those there are, wherever it was asked for."""
    told = iclei("--lang", "fr", "groups", "list")
    assert told.exit_code == 2
    assert (
        told.err
        == "iclei: --lang: “fr” is not a language that is spoken here; choose one of: en, ko, ja, zh.\n"
    )
    monkeypatch.setenv("ICLEI_LANG", "xx")
    told = iclei("groups", "list")
    assert (told.exit_code, told.err[:18]) == (2, "iclei: ICLEI_LANG:")


SCRIPTED = [
    *[("groups", "list"), ("groups", "check"), ("groups", "show"), ("history", "list")],
    *[("participants", "show", "1"), ("groups", "pin", "nobody", "x"), ("groups", "nothing")],
]


@pytest.mark.slow
def test_scripts_hear_the_same_in_every_language(iclei: Iclei) -> None:
    """With --json nothing depends on the language, errors included."""
    iclei.ok("demo")
    for words in SCRIPTED:
        english = iclei(*words, "--json")
        spoken = [iclei("--lang", language, *words, "--json") for language in KNOWN]
        assert [answer for answer in spoken if answer != english] == []


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, with another environment."""
    return subprocess.run(
        [sys.executable, "-m", "iclei_cli", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("language", KNOWN)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp949", "cp932", "gbk", "utf-8"])
@pytest.mark.slow
def test_no_encoding_is_an_obstacle(tmp_path: Path, language: str, encoding: str) -> None:
    """What a terminal cannot show is told in English; nothing is an error."""
    told = run(tmp_path, "groups", "list", ICLEI_LANG=language, PYTHONIOENCODING=encoding)
    assert told.returncode == 3
    assert b"Traceback" not in told.stderr
    text = told.stderr.decode(encoding)
    assert "iclei init" in text
    is_shown = ("cannot show" not in text) or language == "en"
    natural = {"ko": {"cp949", "utf-8"}, "ja": {"cp932", "utf-8"}, "zh": {"gbk", "utf-8"}}
    assert is_shown or encoding not in natural[language]


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command and family."""
    yield path
    for name, child in getattr(command, "commands", {}).items():
        yield from leaves(child, (*path, name))


@pytest.mark.slow
@pytest.mark.parametrize("language", KNOWN)
def test_help_fits_eighty_columns(iclei: Iclei, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """No line is wider than 80 columns, wide characters counted as two; examples are as they are."""
    monkeypatch.setenv("COLUMNS", "80")
    for path in leaves(typer.main.get_command(app)):
        lines = iclei.ok("--lang", language, *path, "--help").out.splitlines()
        assert [line for line in lines if cells(line) > 80] == []
        english = iclei.ok(*path, "--help").out.splitlines()
        examples = [line for line in english if line.startswith("    iclei ")]
        assert [line for line in lines if line.startswith("    iclei ")] == examples


@pytest.mark.parametrize(
    "words",
    [
        *[("groups", "edit"), ("groups", "list", "--x"), ("groups", "edit", "--seets")],
        *[("undo", "x"), ("groups", "add", "--topic"), ("groups", "add", "--topic", "x", "--tables", "0")],
        *[("groups", "list", "more"), ("groups", "add"), ("groups", "list", "--json=1")],
        *[("groups", "assign", "--time-limit", "x"), ("--nothing",)],
    ],
)
def test_what_typer_says_of_a_misuse_is_translated(iclei: Iclei, words: tuple[str, ...]) -> None:
    """None of its English words is left in what is told of a misused command: it still says them so."""
    english = iclei(*words).err
    assert "Error: " in english
    korean = iclei("--lang", "ko", *words).err
    assert korean.splitlines()[-1].startswith("오류: ")
    left = re.search("Usage|Error|Try |No such|Missing|Invalid|requires|is not|does not|Got ", korean)
    assert left is None


def test_what_typer_says_otherwise_is_left() -> None:
    """Words that are not known stay as they are."""
    SPOKEN.speak("ko")
    assert reworded("Something new.") == "Something new."
    assert reworded(WORDS[1]) == "인자"


class Person:
    """Somebody at a terminal, who gives these answers."""

    def __init__(self, *answers: str) -> None:
        self._answers = iter(answers)

    def isatty(self) -> bool:
        """Say that somebody can be asked."""
        return True

    def answer(self, _: str) -> str:
        """Give the next answer."""
        return next(self._answers)


@pytest.mark.parametrize("language", KNOWN)
def test_yes_and_no_are_understood_in_every_language(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Whatever is spoken, an answer may be in any language; none is a no, any other is asked again."""
    SPOKEN.speak(language)

    def is_yes(*answers: str) -> bool:
        person = Person(*answers)
        monkeypatch.setattr("sys.stdin", person)
        monkeypatch.setattr("typer._click.termui.visible_prompt_func", person.answer)
        try:
            terminal.confirm("confirm-fit", yes=False, tables=2)
        except typer.Exit:
            return False
        return True

    assert [answer for answer in [*terminal.YES, "Y", " Yes ", "ＹＥＳ"] if not is_yes(answer)] == []
    assert [answer for answer in [*terminal.NO, "NO", "", " "] if is_yes(answer)] == []
    assert is_yes("what", "예")


def test_english_reads_no_catalogue(iclei: Iclei) -> None:
    """To speak English no file is read, and no other language's grammar."""
    iclei.ok("init")
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "sys.argv = ['iclei', 'groups', 'list']\n"
        "import contextlib\n"
        "from iclei_cli.cli.app import main\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "print('\\n'.join(path for path in opened if path.endswith('.mo') or 'grammar' in path))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=iclei.folder, capture_output=True, text=True, check=True
    )
    assert ".mo" not in done.stdout
    assert "/ko/" not in done.stdout
