"""What a long piece of work is doing: a bar on stderr, if that is a terminal, from the first second on."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from iclei_cli.system.controls import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    from iclei_cli.system.messages import Message

QUIET_SECONDS = 1.0
"""Work that ends sooner shows no progress."""


_at_work: list[_Bar] = []
"""The bar of what is being done, if there is one."""


@contextmanager
def progress() -> Iterator[Callable[[Message], None]]:
    """Show what is told meanwhile; nothing of it is left afterwards.

    A message with a `number` (or how many are `done`) of a `count` fills the bar by so much. Work that is
    part of longer work leaves the bar to that.
    """
    if _at_work or not sys.stderr.isatty():
        yield lambda _: None
        return
    bar = _Bar()
    _at_work.append(bar)
    alarm = threading.Timer(QUIET_SECONDS, bar.begin)
    alarm.daemon = True
    alarm.start()
    try:
        yield bar.update
    finally:
        _at_work.remove(bar)
        alarm.cancel()
        bar.end()


class _Bar:
    """Nothing before `begin` and after `end`.

    What takes long may say so once, before it is shown: it is drawn from the timer's thread then.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_over = False
        self._doing: Message | None = None
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        with self._lock:
            if self._is_over:
                return
            self._shown = Progress(
                TextColumn(
                    "{task.description}", markup=False, table_column=Column(overflow="ellipsis", no_wrap=True)
                ),
                BarColumn(bar_width=20),
                TimeElapsedColumn(),
                console=Console(file=sys.stderr, markup=False, emoji=False, highlight=False),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._shown.add_task("", total=None)
            self._tell()
            self._shown.start()

    def update(self, doing: Message) -> None:
        with self._lock:
            self._doing = doing
            self._tell()

    def end(self) -> None:
        with self._lock:
            self._is_over = True
            if self._shown is not None:
                self._shown.stop()

    def _tell(self) -> None:
        if self._shown is None or self._task is None or self._doing is None:
            return
        from iclei_cli.cli.messages.catalogue import sentence

        facts = self._doing.facts
        number, count = facts.get("number", facts.get("done")), facts.get("count")
        is_counted = isinstance(number, int) and isinstance(count, int)
        self._shown.update(
            self._task,
            description=visible(sentence(self._doing)),
            completed=number if is_counted else 0,
            total=count if is_counted else None,
        )
