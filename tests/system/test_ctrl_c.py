"""Ctrl-C is heeded, and is heeded once."""

from __future__ import annotations

import subprocess
import sys

LOST = """
import os, signal, time
from iclei_cli.system.ctrl_c import heed_ctrl_c_once, is_pressed

signal.signal(signal.SIGINT, signal.default_int_handler)
heed_ctrl_c_once()


class Cleared:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)


try:
    Cleared()  # is cleared away at once: what is raised there, Python drops
    time.sleep(60)
except KeyboardInterrupt:
    os.kill(os.getpid(), signal.SIGINT)
    print("ended in order", is_pressed())
"""


def test_an_interruption_that_python_drops_is_made_again() -> None:
    """Pressed while an object is cleared away, Ctrl-C ends the work all the same; and once only."""
    ended = subprocess.run(
        [sys.executable, "-c", LOST], capture_output=True, text=True, check=False, timeout=50
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ended in order True\n", "")
