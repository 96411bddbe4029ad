"""Work on files that may never answer, such as those of a network drive that is gone, within a time.

Each piece of work is done by a process of its own, which is left to itself if it does not end: one that waits
for a dead drive cannot even be killed. Windows cannot copy a process; there, it is a thread.
"""

from __future__ import annotations

import os
import pickle
import selectors
import sys
import time
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Found = TypeVar("Found")

_MOST_FILES = 1024
"""So many open files a process that was copied lets go, locks among them."""


def answers_within(seconds: float, works: Sequence[Callable[[], Found]]) -> list[Found | None]:
    """What each piece of work finds, all done at once; None for those that have not ended in time.

    Raises:
        Exception: what a piece of work raises.
    """
    if not works:
        return []
    if sys.platform == "win32":
        answers = _from_threads(seconds, works)
    else:
        answers = _from_processes(seconds, works)
    return [None if answer is None else _opened(answer) for answer in answers]


def _answer(work: Callable[[], Any]) -> bytes:
    try:
        return pickle.dumps((work(), None))
    except Exception as error:  # noqa: BLE001 - it is raised again by whoever asked
        return pickle.dumps((None, error))


def _opened(answer: bytes) -> Any:  # noqa: ANN401 - whatever the work finds
    # Nobody else could have written to the pipe.
    found, error = pickle.loads(answer)  # noqa: S301
    if error is not None:
        raise error
    return found


def _from_threads(seconds: float, works: Sequence[Callable[[], Any]]) -> list[bytes | None]:
    from threading import Thread  # noqa: PLC0415 - only where there is no better way

    answers: list[bytes | None] = [None] * len(works)

    def do(place: int, work: Callable[[], Any]) -> None:
        answers[place] = _answer(work)

    threads = [Thread(target=do, args=item, daemon=True) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return list(answers)


if sys.platform != "win32":
    import signal

    def _from_processes(seconds: float, works: Sequence[Callable[[], Any]]) -> list[bytes | None]:
        asked = [_start(work) for work in works]
        answers = dict.fromkeys((pipe for _, pipe in asked), b"")
        ended: set[int] = set()
        until = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            for pipe in answers:
                selector.register(pipe, selectors.EVENT_READ)
            while len(ended) < len(asked) and (left := until - time.monotonic()) > 0:
                for key, _ in selector.select(left):
                    part = os.read(key.fd, 1 << 16)
                    answers[key.fd] += part
                    if not part:
                        ended.add(key.fd)
                        selector.unregister(key.fd)
        for process, pipe in asked:
            _let_go(process, pipe, has_ended=pipe in ended)
        return [(answers[pipe] or None) if pipe in ended else None for _, pipe in asked]

    def _start(work: Callable[[], Any]) -> tuple[int, int]:
        """Start a process that does the work and writes what it found to a pipe; its number, and the pipe."""
        ours, theirs = os.pipe()
        with warnings.catch_warnings():
            # The copy touches files alone, whatever other threads there are.
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            try:
                os.closerange(3, theirs)
                os.closerange(theirs + 1, _MOST_FILES)
                with os.fdopen(theirs, "wb") as pipe:
                    pipe.write(_answer(work))
            finally:
                os._exit(0)
        os.close(theirs)
        return process, ours

    def _let_go(process: int, pipe: int, *, has_ended: bool) -> None:
        os.close(pipe)
        with suppress(OSError):
            if not has_ended:
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0 if has_ended else os.WNOHANG)
