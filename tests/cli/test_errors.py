"""Whatever goes wrong ends in one sentence and the promised exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import chdir
from pathlib import Path
from shutil import copy

import pytest

from conftest import Iclei
from iclei_cli.cli.show import terminal
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.system import ctrl_c as heeding

COMMAND = [sys.executable, "-m", "iclei_cli"]


def test_a_usage_error_is_a_document_too(iclei: Iclei) -> None:
    """An unknown option with --json gives code `usage` on stderr, nothing on stdout, and exit 2."""
    answer = iclei("participants", "list", "--wrong", "--json")
    assert answer.exit_code == 2
    assert answer.out == ""
    assert json.loads(answer.err)["error"]["code"] == "usage"


def test_an_error_document_has_code_parameters_and_message(iclei: Iclei) -> None:
    """Scripts get the facts apart from the sentence."""
    error = json.loads(iclei("groups", "list", "--json").err)["error"]
    assert error["code"] == "store-missing"
    assert error["params"]["path"].endswith("assembly.json")
    assert error["params"]["path"] in error["message"]


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--email", "nowhere", "invalid-email"),
        ("--phone", "12", "invalid-phone"),
        ("--sector", "astronaut", "unknown-sector"),
        ("--choice", "space travel", "unknown-topic"),
        ("--consent", "photo: perhaps", "unknown-consent"),
    ],
)
def test_scripts_hear_what_is_wrong_with_a_value(iclei: Iclei, option: str, value: str, code: str) -> None:
    """The code is that of the value, the option is among the facts, and the sentence begins with it."""
    iclei.ok("init")
    answer = iclei("participants", "add", "--name", "김하늘", option, value, "--json")
    error = json.loads(answer.err)["error"]
    assert (answer.exit_code, error["code"], error["params"]["option"]) == (2, code, option[2:])
    assert error["message"].startswith(f"{option}: “")


def test_a_damaged_store_is_told_apart_from_a_bug(iclei: Iclei) -> None:
    """A store that is no JSON exits 3 with one sentence."""
    (iclei.folder / "assembly.json").write_bytes(b"{")
    answer = iclei("participants", "list")
    assert answer.exit_code == 3
    assert len(answer.err.splitlines()) == 1


def test_a_bug_of_ours_is_reported_without_a_traceback(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unforeseen error exits 70 with a short report that names no data."""
    iclei.ok("init")

    def broken(_: object) -> None:
        raise KeyError("010-2345-6789")

    monkeypatch.setattr(FileStore, "read", broken)
    answer = iclei("participants", "list")
    assert answer.exit_code == 70
    assert "bug" in answer.err
    assert "Traceback" not in answer.err
    assert "2345" not in answer.err


def test_an_error_that_an_interruption_became_is_no_bug(
    iclei: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a library written in C makes of Ctrl-C, such as an import that failed, ends as Ctrl-C does."""
    iclei.ok("init")

    def cut_short(_: object) -> None:
        raise ImportError("initialization failed")

    monkeypatch.setattr(heeding, "_is_pressed", True)
    monkeypatch.setattr(FileStore, "read", cut_short)
    answer = iclei("participants", "list")
    assert (answer.exit_code, answer.out) == (130, "")
    assert answer.err == "iclei: Interrupted. Nothing was changed.\n"


def test_a_pipe_that_closes_is_no_error(iclei: Iclei) -> None:
    """`iclei demo | head -1` ends without a complaint."""
    iclei.ok("demo")
    shell = f"{' '.join(COMMAND)} participants list | head -n 1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of an assembly too large to be planned within a few seconds."""
    with chdir(tmp_path_factory.mktemp("large")):
        return _filled(Iclei(Path.cwd()), people=6000)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The store of an assembly with a plan: repaired, before that, and with a person to be placed."""
    with chdir(tmp_path_factory.mktemp("edited")):
        iclei = Iclei(Path.cwd())
        store = _filled(iclei, people=300)
        iclei.ok("groups", "assign", "--time-limit", "5")
        for ident in (7, 8, 9):
            iclei.ok("participants", "cancel", str(ident))
        stores = {"repair": Path(copy(store, "to-repair.json")).absolute()}
        iclei.ok("groups", "repair")
        stores["explain"] = stores["tradeoff"] = Path(copy(store, "repaired.json")).absolute()
        iclei.ok("participants", "cancel", "300")
        iclei.ok("groups", "repair")
        iclei.ok("participants", "restore", "300")
    return {**stores, "place": store}


@pytest.mark.slow
@pytest.mark.parametrize(("seconds", "presses"), [(2, 3), (4, 1), (8, 3)])
def test_an_interruption_keeps_the_best_plan_so_far_or_nothing(
    iclei: Iclei, large: Path, ctrl_c: None, seconds: float, presses: int
) -> None:
    """Ctrl-C while the solver works: a plan that was found is kept and holds, or all is as it was; 130."""
    copy(large, iclei.folder)
    shown, told = _interrupted(iclei, "groups", "assign", after=seconds, presses=presses)
    if _is_kept(iclei, large, shown, told):
        assert "Stopped with Ctrl-C" not in told or "stopped with Ctrl-C" in shown
        assert iclei.json("groups", "check")["holds"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("explain", "1"), ("tradeoff",), ("repair",), ("place", "300")], ids=lambda words: str(words[0])
)
def test_an_interruption_of_any_search_is_met(
    iclei: Iclei, edited: dict[str, Path], ctrl_c: None, words: tuple[str, ...]
) -> None:
    """Whatever is asked of a plan can be stopped, however often one presses: that is said, nothing spoilt."""
    for after in (0.7, 1.0, 1.5):
        copy(edited[words[0]], iclei.folder / "assembly.json")
        shown, told = _interrupted(iclei, "groups", *words, "--json", after=after, presses=2)
        if _is_kept(iclei, edited[words[0]], shown, told):
            assert not shown or json.loads(shown)


def _is_kept(iclei: Iclei, before: Path, shown: str, told: str) -> bool:
    """Whether what was found by then was kept, or told: then that is said; else all is as it was."""
    if shown or "iclei undo" in told:
        assert not told or "Stopped with Ctrl-C" in told or "iclei undo" in told
        return True
    # Stopped before it had begun to search, it may have had nothing to say.
    assert not told or "Nothing was changed" in told
    assert (iclei.folder / "assembly.json").read_bytes() == before.read_bytes()
    return False


def _interrupted(iclei: Iclei, *words: str, after: float, presses: int) -> tuple[str, str]:
    """What a command shows and tells that is stopped after so many seconds: it ends at once, as promised."""
    pipe = subprocess.PIPE
    running = subprocess.Popen([*COMMAND, *words], stdout=pipe, stderr=pipe, cwd=iclei.folder)
    time.sleep(after)
    for _ in range(presses):
        running.send_signal(signal.SIGINT)
        time.sleep(0.2)
    try:
        shown, told = running.communicate(timeout=20)
    finally:
        running.kill()
        running.communicate()
    assert "Traceback" not in told.decode()
    # Pressed once more when all is done and Python is about to end, the signal ends it: 130 to a shell.
    assert running.returncode in {0, 130, -signal.SIGINT}
    assert running.returncode or not told
    return shown.decode(), told.decode()


def test_an_interruption_after_the_change_does_not_deny_it(
    iclei: Iclei, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the result is shown says that the change was made, and how to take it back."""
    iclei.ok("init")

    def interrupted(_: str, **facts: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(terminal, "say", interrupted)
        answer = iclei("participants", "add", "--name", "김하늘")
    assert answer.exit_code == 130
    assert "Nothing was changed" not in answer.err
    assert "iclei undo" in answer.err
    assert len(iclei.json("participants", "list")["participants"]) == 1


def test_a_full_output_is_no_bug(iclei: Iclei) -> None:
    """Where the system takes no more output, that is said, with exit 1."""
    iclei.ok("demo")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "groups", "show"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "bug" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp949", "ascii"])
def test_a_terminal_that_lacks_characters_is_no_error(iclei: Iclei, encoding: str) -> None:
    """In a Korean or plain console every command still answers; JSON is UTF-8 all the same."""
    iclei.ok("demo")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    shown = subprocess.run([*COMMAND, "groups", "show"], env=environment, capture_output=True, check=True)
    assert shown.stdout
    listed = subprocess.run(
        [*COMMAND, "participants", "list", "--json"], env=environment, capture_output=True, check=True
    )
    assert len(json.loads(listed.stdout.decode("utf-8"))["participants"]) == 126


def test_what_a_terminal_lacks_has_stand_ins_as_wide(iclei: Iclei) -> None:
    """A dash is a hyphen, and a sign of Chinese two question marks, so that columns stay below each other."""
    rows = "姓名,单位\n李小红,Suwon\n김하늘,Asan — 시청\n"
    (iclei.folder / "list.csv").write_text(rows, encoding="utf-8")
    iclei.ok("participants", "import", "list.csv")
    environment = {**os.environ, "PYTHONIOENCODING": "cp949", "PYTHONUTF8": "0"}
    listed = subprocess.run(
        [*COMMAND, "participants", "list", "--columns", "name,organisation"],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert listed.stdout.decode("cp949").splitlines()[1:3] == ["李小??  Suwon", "김하늘  Asan - 시청"]


def _filled(iclei: Iclei, people: int) -> Path:
    """The store of an assembly that is planned slowly: many people of many kinds, many tables."""
    rows = "\n".join(
        f"사람{n},기관{n % 301},{['공무원', 'NGO', '정치인'][n % 3]},도시{n % 97},{['남', '여'][n % 2]}"
        for n in range(people)
    )
    path: Path = iclei.folder / "many.csv"
    path.write_text("성명,소속,구분,지자체,성별\n" + rows, encoding="utf-8")
    iclei.ok("participants", "import", "many.csv")
    iclei.ok("groups", "add", "--topic", "energy", "--tables", "40")
    return iclei.folder / "assembly.json"
