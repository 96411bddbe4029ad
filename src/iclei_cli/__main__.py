"""Where `iclei` (and `python -m iclei_cli`) begins: as little as can be, so that an early Ctrl-C is met."""

from __future__ import annotations

import os
import signal
import sys

from iclei_cli.system.ctrl_c import heed_ctrl_c_once

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    code: int | str | None = 0
    heed_ctrl_c_once()
    try:
        from iclei_cli.system.collector import collector_paused  # noqa: PLC0415 - Ctrl-C is met first

        # Of what is imported nothing is garbage.
        with collector_paused():
            from iclei_cli.cli import app  # noqa: PLC0415 - takes most of the time of a start

        app.main()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as end:
        code = end.code
    # All is done and told: there is nothing left that could be interrupted.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import threading  # noqa: PLC0415 - as above

    if threading.active_count() > 1 and isinstance(code, int):
        # A search that did not hear in time that it is to end: nobody waits for it.
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End the process at once, whatever its other threads are doing; what was printed is printed."""
    import contextlib  # noqa: PLC0415 - as above

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
