"""Several searches in the time of fewer: the solver works without Python's lock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assignment.solver.highs import Clock

    Tell = Callable[[int, int], None]

Result = TypeVar("Result")

AT_A_TIME = 2
"""So many searches run side by side."""


def all_done(jobs: Sequence[Callable[[], Result]], clock: Clock, tell: Tell) -> list[Result]:
    """Do all jobs, started in their order; `tell` hears how many are done, and of how many.

    Raises:
        KeyboardInterrupt: Ctrl-C; it stops the clock of the jobs, too.
    """
    results = []
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as pool:
        running = [pool.submit(job) for job in jobs]
        try:
            for job in running:
                results.append(job.result())
                tell(len(results), len(jobs))
        except BaseException:  # nobody waits for the others any more
            clock.stop()
            pool.shutdown(cancel_futures=True)
            raise
    return results
