"""What all tests share: the command in a folder of its own, and a small assembly."""

from __future__ import annotations

import json
import os
import signal
from dataclasses import dataclass
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from iclei_cli.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# How long something takes is measured by the benchmarks: a machine that is busy fails no test.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("untimed", UNTIMED)
settings.load_profile("untimed")
settings.register_profile("ci", UNTIMED, derandomize=True, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


os.environ["ICLEI_LANG"] = "en"  # whatever the system of whoever runs the tests speaks


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    exit_code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)


class Iclei:
    """Runs `iclei` in one folder, as typed there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, stdin: str | None = None) -> Answer:
        """Run the command; a traceback instead of an answer fails the test."""
        result = CliRunner().invoke(app, list(words), input=stdin, prog_name="iclei")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    def ok(self, *words: str) -> Answer:
        """Run the command and demand that it was done."""
        answer = self(*words)
        assert answer.exit_code == 0, answer.err
        return answer

    def json(self, *words: str) -> Any:
        """Run the command with --json and demand a document."""
        return self.ok(*words, "--json").document


@pytest.fixture(scope="session", autouse=True)
def measured() -> Iterator[None]:
    """What coverage.py measures: the tests, and not what they start as a process.

    That takes as long as what it does. And it can hang: interrupted by Ctrl-C as it takes a lock of its own,
    coverage.py never gives that back.
    """
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    yield
    measuring = Coverage.current()
    if measuring is not None:
        # A worker that takes long to end is killed by pytest-xdist, and what it knows would be lost.
        measuring.save()


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl-C as in a terminal: what runs in the background starts with SIGINT ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def iclei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iclei:
    """The command, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ICLEI_STORE", raising=False)
    return Iclei(tmp_path)


def made_once(make: Callable[[Iclei], Iclei]) -> Callable[[Iclei, pytest.TempPathFactory], Iclei]:
    """Let a fixture fill a folder for the first test that asks for it, and copy that for all after it."""
    kept: list[Path] = []

    def copied(iclei: Iclei, tmp_path_factory: pytest.TempPathFactory) -> Iclei:
        if kept:
            copytree(kept[0], iclei.folder, dirs_exist_ok=True)
        else:
            make(iclei)
            kept.append(copytree(iclei.folder, tmp_path_factory.mktemp(make.__name__) / "kept"))
        return iclei

    copied.__name__, copied.__doc__ = make.__name__, make.__doc__
    return copied
