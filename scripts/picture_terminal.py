"""Run commands and write what a terminal of 80 columns shows of them as a page, for a picture of it.

It tells how many pixels high the page is.

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
  body {{ margin: 0; padding: {padding}px 18px; background: #1f2430; color: #d7dae0; }}
  pre {{ margin: 0; font: 20px/{line}px NanumGothicCoding, monospace; }}
  b {{ color: #fff; }}
</style>
<pre>{text}</pre>
"""
# A Hangul syllable of this font is exactly as wide as two Latin letters, as in a terminal.
PADDING, LINE = 14, 26


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
    text = "\n".join(shown).removesuffix("\n")
    Path(target).write_text(PAGE.format(text=text, padding=PADDING, line=LINE), encoding="utf-8")
    print(2 * PADDING + LINE * (text.count("\n") + 1))


if __name__ == "__main__":
    main()
