"""Run commands and write what a terminal of 80 columns shows of them as a page, for a picture of it.

Usage: picture_terminal.py FILE.html COMMAND…
"""

from __future__ import annotations

import html
import os
import shlex
import subprocess
import sys
from pathlib import Path

PAGE = """\
<!doctype html><meta charset="utf-8">
<style>
  body {{ margin: 0; padding: 14px 18px; background: #1f2430; color: #d7dae0; }}
  pre {{ margin: 0; font: 20px/1.3 NanumGothicCoding, monospace; }}
  b {{ color: #fff; }}
</style>
<pre>{text}</pre>
"""
# A Hangul syllable of this font is exactly as wide as two Latin letters, as in a terminal.


def main() -> None:
    """Run the commands in this folder and write the page."""
    target, *commands = sys.argv[1:]
    shown = []
    for command in commands:
        done = subprocess.run(  # noqa: S603 - the project's own commands
            shlex.split(command),
            capture_output=True,
            text=True,
            check=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "COLUMNS": "80"},
        )
        shown.append(f"<b>$ {html.escape(command)}</b>\n{html.escape(done.stdout)}")
    Path(target).write_text(PAGE.format(text="\n".join(shown)), encoding="utf-8")


if __name__ == "__main__":
    main()
