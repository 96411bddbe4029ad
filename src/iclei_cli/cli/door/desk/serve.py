"""The desk served: line after line, of which some come at once, when somebody pastes them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import typer

from iclei_cli.assembly.door.attendance import attendance, expected_at
from iclei_cli.assembly.names import session_name
from iclei_cli.cli.door.card import show_refusal
from iclei_cli.cli.door.desk.desk import OpenDesk
from iclei_cli.cli.door.desk.keys import is_answer
from iclei_cli.cli.show import terminal
from iclei_cli.system.errors import ExitCode, IcleiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.store.store import Store, Watch


def open_desk(store: Store, desk: Desk, watch: Watch, *, out: bool, confirm: bool) -> None:
    """Ask for one person after the other, until q or the end of what is typed.

    Raises:
        StoreError: the assembly cannot be read or written; what was shown as noted is.
    """
    served = _Served(OpenDesk(store, watch, desk, out=out, confirm=confirm), out=out)
    come = attendance(watch.assembly, desk.place)
    here = sum(presence.is_here for presence in come.values())
    terminal.say(
        "door-open-out" if out else "door-open",
        desk=desk.name,
        session=desk.place.session and session_name(watch.assembly, desk.place.session),
        people=here if out else len(expected_at(watch.assembly, come)),
    )
    try:
        while (lines := terminal.read_lines("door-who")) is not None and served.take(lines):
            pass
    except KeyboardInterrupt:
        # All that was shown as noted is: this is one more way to close the desk.
        served.close()
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    served.close()


class _Served:
    """A desk, and the lines that wait: those that were pasted behind one that asks something."""

    def __init__(self, desk: OpenDesk, *, out: bool) -> None:
        self._desk = desk
        self._closed = "door-closed-out" if out else "door-closed"
        self._waiting: deque[str] = deque()

    def take(self, lines: Sequence[str]) -> bool:
        """Answer a line, and those that came with it or wait, until one asks something; False at the end.

        Answers that came at once with a line were typed ahead of what it asks. In what was pasted they are
        none: nobody has seen what it asks.
        """
        first, *others = lines
        is_ahead = all(map(is_answer, others))
        if not is_ahead:
            self._waiting += filter(str.strip, others)
        if not all(map(self._answer, [first, *others] if is_ahead else [first])):
            return False
        while self._waiting and not self._desk.asks:
            line = self._waiting.popleft()
            terminal.say("door-line-taken", line=line)
            if not self._answer(line):
                return False
        if self._waiting:
            terminal.say("door-lines-wait", count=len(self._waiting))
        return True

    def close(self) -> None:
        """Say what was noted, and what was typed and not taken."""
        self._desk.close()
        if self._waiting:
            terminal.note("door-lines-not-taken", lines=list(self._waiting))
        terminal.say(self._closed, count=self._desk.noted)

    def _answer(self, line: str) -> bool:
        try:
            return self._desk.answer(line)
        except IcleiError as error:
            # The next one waits already: the desk stays open, and says so.
            show_refusal(error)
            return True
