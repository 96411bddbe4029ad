"""Child processes that are killed with SIGKILL, which none can catch: as a battery that falls out."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable

Report = Callable[[bytes], None]
"""How the child tells its parent something; what was told outlives it."""

PATIENCE = 60.0


def run_child(work: Callable[[Report], None]) -> tuple[int, bytes]:
    """Do `work` in a child process that may kill itself; how it ended (as Popen has it), and what it told."""
    child, told = _fork(work)
    return _wait(child), _read_all(told)


def kill_child(work: Callable[[Report], None], seconds: float) -> bytes:
    """Do `work` in a child process that is killed so long after it first told something; what it told.

    Raises:
        RuntimeError: the child ended before it was killed.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    child, told = _fork(work)
    select.select([told], [], [], PATIENCE)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status, heard = _wait(child), _read_all(told)
    if status != -signal.SIGKILL:
        raise RuntimeError(f"the child ended by itself ({status}) before it was killed")
    return heard


def kill_myself() -> None:
    """End this process here and now."""
    if sys.platform == "win32":
        raise NotImplementedError
    os.kill(os.getpid(), signal.SIGKILL)


def _fork(work: Callable[[Report], None]) -> tuple[int, int]:
    if sys.platform == "win32":
        raise NotImplementedError
    told, tell = os.pipe()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    code = 1
    try:
        work(lambda heard: _tell(tell, heard))
        code = 0
    except BaseException:  # noqa: BLE001 - the child must not go on as if it were its parent
        traceback.print_exc()
    finally:
        os._exit(code)


def _tell(pipe: int, heard: bytes) -> None:
    os.write(pipe, heard)


def _wait(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _read_all(told: int) -> bytes:
    with os.fdopen(told, "rb") as pipe:
        return pipe.read()
