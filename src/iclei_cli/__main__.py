"""Where `iclei` (and `python -m iclei_cli`) begins: as little as can be, so that an early Ctrl-C is met."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        from iclei_cli.cli import app  # noqa: PLC0415 - takes most of the time of a start

        app.main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
