"""Of the files that are written."""

from __future__ import annotations

SENTENCES = {
    "cannot-write": "{path} could not be written ({reason}). Next: close it if it is open, or choose another place",
    "file-exists": "{path} is there already. Next: choose another name",
    "folder-missing": "There is no folder {folder}. Next: make it, or choose another place",
    "not-a-file": "{path} is not a file. Name the file to write with -o.",
    "not-xlsx": "{option}: {path} has to end in .xlsx, for it is a workbook.",
}
