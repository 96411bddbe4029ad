"""Several searches in the time of fewer: the solver works without Python's lock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assignment.solver.clock import Clock

Result = TypeVar("Result")

AT_A_TIME = 2
"""So many searches run side by side."""


class JobsProgress(Protocol):
    """Whoever wants to know how many jobs are done."""

    def __call__(self, done: int, total: int, /) -> None:
        """Take note that so many of all jobs are done."""


def run_all(
    jobs: Sequence[Callable[[], Result]], clock: Clock, progress: JobsProgress | None
) -> list[Result]:
    """Do all jobs, started in their order; their results in the same order.

    Raises:
        KeyboardInterrupt: Ctrl-C; it stops the clock of the jobs, too.
    """
    results = []
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as pool:
        running = [pool.submit(job) for job in jobs]
        try:
            for job in running:
                results.append(job.result())
                if progress is not None:
                    progress(len(results), len(jobs))
        except BaseException:  # nobody waits for the others any more
            clock.stop()
            pool.shutdown(cancel_futures=True)
            raise
    return results
