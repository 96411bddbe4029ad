"""Of the files that are written."""

from __future__ import annotations

SENTENCES = {
    "cannot-write": "{path} could not be written ({reason}).",
    "file-exists": "{path} already exists.",
    "folder-missing": "There is no folder {folder}.",
    "not-a-file": "{path} is not a file.",
    "next-other-name": "Next: choose another name with {option}",
    "next-other-name-or-force": "Next: choose another name with {option}, or replace the file with --force",
    "next-other-place": "Next: choose another place with {option}",
    "next-when-closed": "Next: close the file if it is open, or choose another place with {option}",
    "not-xlsx": "{option}: {path} has to end in .xlsx, for it is a workbook.",
}
