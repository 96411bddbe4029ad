"""How much wall time a job has left, whether it ends by itself or by Ctrl-C."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_GRACE, _PART = 0.6, 0.12
"""How far beyond the end somebody may go who has found nothing: seconds, and a part of the time given."""


class Clock:
    """The time that is left for a job of several searches. Ctrl-C stops it: then none is left."""

    def __init__(self, seconds: float, whole: Clock | None = None) -> None:
        """Start to count; `whole` is the clock of the job that this one is a part of."""
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self._whole = whole
        self._is_stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether Ctrl-C ended the job."""
        return self._is_stopped or (self._whole is not None and self._whole.is_stopped)

    @property
    def seconds_left(self) -> float:
        """Seconds of wall time until the job is to end; none once it was stopped."""
        return 0.0 if self.is_stopped else max(0.0, self._deadline - time.monotonic())

    def stop(self) -> None:
        """Take the rest of the time from the job as a whole."""
        self._is_stopped = True
        if self._whole is not None:
            self._whole.stop()

    def grace(self) -> Clock:
        """The rest and a little beyond the end, to find any plan that keeps the rules; none after Ctrl-C."""
        if self._whole is not None:
            return self._whole.grace()
        return Clock(self._deadline + _GRACE + _PART * self._seconds - time.monotonic(), self)

    def part(self, seconds: float) -> Clock:
        """A clock for a part of the job: at most `seconds` of what is left."""
        return Clock(min(seconds, self.seconds_left), self)

    @contextmanager
    def stopped_by_ctrl_c(self) -> Iterator[None]:
        """Meanwhile, let Ctrl-C stop the clock, however often it is pressed, and raise nothing anywhere.

        Whoever works by the clock ends in good order then, with what was found so far. Where Ctrl-C is
        ignored, as in what runs in the background, or in any other thread than the first, nothing changes.
        """
        is_first = threading.current_thread() is threading.main_thread()
        if not is_first or not callable(signal.getsignal(signal.SIGINT)):
            yield
            return
        before = signal.signal(signal.SIGINT, lambda *_: self.stop())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
