"""How much wall time a job has left, whether it ends by itself or by Ctrl-C."""

from __future__ import annotations

import time


class Clock:
    """The time that is left for a job of several searches. Ctrl-C stops it: then none is left."""

    def __init__(self, seconds: float, whole: Clock | None = None) -> None:
        """Start to count; `whole` is the clock of the job that this one is a part of."""
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

    def part(self, seconds: float) -> Clock:
        """A clock for a part of the job: at most `seconds` of what is left."""
        return Clock(min(seconds, self.seconds_left), self)
