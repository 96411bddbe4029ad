"""What the Tab key offers for a value, as the shells ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Iclei

ROWS = """\
이름,영문이름,소속,참가자 구분,식사
김하늘,Kim Haneul,창원시청,공무원,채식
김하늘,,수원시청,ngo,
Lee Sora,,,,
"$(touch hacked) `id` \\\\$(id)",,;id,,
-rf,,,,
"""


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """An assembly of a few people, one of whom means harm, with a rule."""
    (iclei.folder / "list.csv").write_text(ROWS, encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    iclei.ok("groups", "pin", "3", "energy")
    iclei.ok("notes", "add", "energy", "x")
    iclei.ok("sessions", "add-room", "Hall")
    return iclei


def tab(office: Iclei, *words: str, by: str = "bash") -> list[str]:
    """What is offered for the last of these words."""
    line = ("\n" if by == "bash" else " ").join(("iclei", *words))
    asked = {
        "_ICLEI_COMPLETE": f"complete_{by}",
        **({"COMP_WORDS": line, "COMP_CWORD": str(len(words))} if by == "bash" else {}),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    done = subprocess.run(
        [sys.executable, "-m", "iclei_cli"],
        cwd=office.folder,
        env={**os.environ, **asked, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert not done.stderr
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.slow
def test_values_are_offered_where_they_are_typed(office: Iclei) -> None:
    """People by name or number, groups, topics, sectors, sessions, fields, numbers of rules and notes."""
    offered = {
        ("participants", "show", "김하"): ["김하늘"],
        ("participants", "show", "kim"): ["Kim\\ Haneul"],
        ("participants", "show", "2"): ["2"],
        ("participants", "show", "Lee\\ "): ["Lee\\ Sora"],
        ("groups", "pin", "2", "e"): ["ecomobility", "energy"],
        ("groups", "drop", ""): ["1"],
        ("notes", "show", ""): ["1"],
        ("notes", "add", "e"): ["ecomobility", "energy"],
        ("notes", "add", "talk"): ["talk4action"],
        ("notes", "list", "--kind", "c"): ["conclusion"],
        ("groups", "show", "en"): ["energy"],
        ("sessions", "show", "talk"): ["talk4action"],
        ("sessions", "edit-room", "h"): ["hall"],
        ("sessions", "edit", "opening", "--group", "en"): ["energy"],
        ("sessions", "add-speaker", "opening", "--person", "김하"): ["김하늘"],
        ("topics", "edit", "en"): ["energy"],
        ("topics", "edit", "energy", "--in", "k"): ["ko"],
        ("export", "roster", "--lang", "ko,z"): ["ko,zh"],
        ("assembly", "edit", "--language", "ko,e"): ["ko,en"],
        ("participants", "edit", "2", "--choice", "cl"): ["climate-change"],
        ("participants", "list", "--sector", "p"): ["political-leader", "public-officer"],
        ("participants", "list", "--where", "sec"): ["sector="],
        ("participants", "list", "--where", "sector", "=", "n"): ["ngo"],
        ("participants", "list", "--where", "gender!", "="): ["female", "male", "other"],
        ("participants", "list", "--sector", "=", "n"): ["ngo"],
        ("participants", "list", "--columns", "name,식"): ["name,식사"],
        ("participants", "list", "--without", "cho"): ["choice"],
    }
    assert {words: tab(office, *words) for words in offered} == offered


@pytest.mark.slow
def test_other_shells_are_answered_in_their_way(office: Iclei) -> None:
    """Each has its own way to write an answer; values follow a sign that is part of a word."""
    assert tab(office, "participants", "show", "김하", by="fish") == ["김하늘"]
    assert tab(office, "participants", "list", "--where", "sector=n", by="fish") == ["sector=ngo"]
    assert '"김하늘"' in tab(office, "participants", "show", "김하", by="zsh")[0]
    assert tab(office, "participants", "show", "kim", by="powershell") == ["'Kim Haneul'::: "]


def script(shell: str) -> str:
    """What `--show-completion` shows in a shell."""
    done = subprocess.run(
        [sys.executable, "-m", "iclei_cli"],
        env={**os.environ, "_ICLEI_COMPLETE": f"source_{shell}"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


IN_SHELLS = {
    "bash": """
        COMP_WORDS=(iclei participants show 김하); COMP_CWORD=3
        _iclei_completion iclei
        printf '%s\\n' "${COMPREPLY[@]}"
    """,
    "fish": "complete --do-complete 'iclei participants show 김하'",
    "zsh": """
        _arguments() { print -r -- "$@" }
        words=(iclei participants show 김하); CURRENT=4
        _iclei_completion
    """,
}
"""How each shell asks when somebody presses Tab behind `iclei participants show 김하`."""


@pytest.mark.slow
@pytest.mark.parametrize("shell", IN_SHELLS)
def test_the_script_of_a_shell_works_in_it(office: Iclei, shell: str) -> None:
    """In the shell itself, where it is installed: the name that was begun is offered, and no other."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    before = "compdef() { : }" if shell == "zsh" else ""
    done = subprocess.run(
        [program, "-c", f"{before}\n{script(shell)}\n{IN_SHELLS[shell]}"],
        cwd=office.folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert not done.stderr
    assert "김하늘" in done.stdout
    assert "Lee" not in done.stdout


@pytest.mark.slow
def test_the_script_of_powershell_asks_and_takes_answers_in_our_way(office: Iclei) -> None:
    """It completes the words of `iclei`, asks by the variables we answer, and parts answers as we do."""
    told = script("powershell")
    assert "Register-ArgumentCompleter -Native -CommandName iclei " in told
    assert '$Env:_ICLEI_COMPLETE = "complete_powershell"' in told
    assert "$Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()" in told
    assert "$Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete" in told
    assert '-Split ":::"' in told
    for words, offered in (
        (("gro",), "groups"),
        (("groups", "as"), "assign"),
        (("groups", "pin", "2", "en"), "energy"),
    ):
        assert [line.split(":::")[0] for line in tab(office, *words, by="powershell")] == [offered]


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_nothing_that_a_shell_would_run_is_offered(office: Iclei, shell: str) -> None:
    """A list can hold any name; what could be a command, or an option, is not handed to a shell."""
    told = "\n".join(tab(office, "participants", "show", "", by=shell))
    assert "하늘" in told
    assert not [sign for sign in ("touch", "`", "$(", "-rf") if sign in told]


@pytest.mark.slow
def test_the_assembly_is_the_one_that_is_named(office: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """By --store, or in the environment, or a folder above."""
    file, below = office.folder / "assembly.json", office.folder / "below"
    below.mkdir()
    words = ("participants", "show", "김하")
    assert tab(Iclei(below), *words) == ["김하늘"]
    file.rename(office.folder / "other.json")
    other = str(office.folder / "other.json")
    assert tab(office, "--store", other, *words) == ["김하늘"]
    assert tab(office, *words) == []
    monkeypatch.setenv("ICLEI_STORE", other)
    assert tab(office, *words) == ["김하늘"]


@pytest.mark.slow
def test_where_there_is_no_assembly_nothing_is_offered(iclei: Iclei) -> None:
    """Neither in an empty folder nor of a file that is none is anything said."""
    assert tab(iclei, "participants", "show", "김") == []
    (iclei.folder / "assembly.json").write_text("{", encoding="utf-8")
    assert tab(iclei, "participants", "show", "김") == []
