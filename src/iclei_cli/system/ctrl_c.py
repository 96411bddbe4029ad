"""Ctrl-C is heeded once: what it interrupts comes to its end, however impatiently it is pressed again."""

from __future__ import annotations

import os
import signal
import sys

TYPE_CHECKING = False  # to import `typing` takes longer than all else until Ctrl-C is heeded
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from typing import NoReturn

_AGAIN = 0.01
"""So many seconds after an interruption that was lost it is tried again."""

_is_pressed = False


def heed_ctrl_c_once() -> None:
    """Let the first Ctrl-C raise `KeyboardInterrupt`, and ignore all others, until the process ends.

    Where Ctrl-C is ignored, as in what runs in the background, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _interrupt_again


def is_pressed() -> bool:
    """Whether Ctrl-C has interrupted this process: whatever goes wrong from then on is owed to that."""
    return _is_pressed


def _interrupt(*_: object) -> NoReturn:
    """Raise what Ctrl-C raises, and no more after it.

    Raises:
        KeyboardInterrupt: always.
    """
    global _is_pressed  # noqa: PLW0603 - a process is interrupted as a whole
    _is_pressed = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _interrupt_again(lost: UnraisableHookArgs) -> None:
    """Python drops what is raised while it clears away an object: an interruption is then raised anew."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    from threading import Timer  # noqa: PLC0415 - only where it is needed, for the same reason

    signal.signal(signal.SIGINT, _interrupt)
    again = Timer(_AGAIN, _press)
    again.daemon = True
    again.start()


def _press() -> None:
    """Press Ctrl-C, as it were."""
    if sys.platform == "win32":
        import _thread  # noqa: PLC0415 - as above

        _thread.interrupt_main()
    else:  # a wait of the system's is interrupted by a signal of the system's alone
        os.kill(os.getpid(), signal.SIGINT)
