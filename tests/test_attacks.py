"""The attacks of `python -m attacks`, each a few times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from attacks.attack import every_attack

PARTS = sorted({attack.part for attack in every_attack()})


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the attacks need a POSIX system")
@pytest.mark.parametrize("part", PARTS)
def test_no_attack_gets_through(part: str) -> None:
    """Nothing that was ever tried to lose, break or read people's data succeeds."""
    command = [sys.executable, "-m", "attacks", "--only", part, "--share", "0.01"]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
