"""Notes typed in the user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.system.errors import RefusedError, UsageError, reason_of

if TYPE_CHECKING:
    from iclei_cli.system.messages import Message

_COMMON = ("sensible-editor", "nano", "vim", "vi")
_LEFT_OUT = "//"


def typed_in_editor(hint: Message) -> str:
    """What somebody types in their editor, above which the hint stands; its lines are left out.

    The file that the editor is given lies in a folder of its own, for the user's eyes alone, and is deleted.

    Raises:
        UsageError: there is no editor.
        RefusedError: it cannot be started, or fails.
    """
    editor = _editor()
    with tempfile.TemporaryDirectory(prefix="iclei-") as folder:
        path = Path(folder) / "notes.txt"
        path.write_text(f"{sentence(hint)}\n\n", encoding="utf-8")
        try:
            done = subprocess.run([*editor, str(path)], check=False)  # noqa: S603 - what the user has chosen
        except OSError as error:
            raise RefusedError("editor-failed", editor=editor[0], reason=reason_of(error)) from error
        if done.returncode:
            raise RefusedError("editor-failed", editor=editor[0], reason=str(done.returncode))
        from iclei_cli.intake.files.open import read_plain_text

        _, text = read_plain_text(path)
    return "\n".join("" if line.startswith(_LEFT_OUT) else line for line in text.splitlines())


def _editor() -> list[str]:
    """The command that starts the user's editor."""
    for variable in ("VISUAL", "EDITOR"):
        if words := os.environ.get(variable, "").strip():
            return [words] if Path(words).is_file() else shlex.split(words, posix=sys.platform != "win32")
    if sys.platform == "win32":
        return ["notepad"]
    found = next((path for name in _COMMON if (path := shutil.which(name))), None)
    if found is None:
        raise UsageError("no-editor")
    return [found]
