"""Of the file of a list: whether it can be read."""

from __future__ import annotations

SENTENCES = {
    "encoding-unknown": "{encoding} is no encoding; usual ones are utf-8, cp949, utf-16, shift_jis, gb18030 and big5.",
    "file-damaged": "{file} is damaged; open it in Excel or LibreOffice and save it as .xlsx.",
    "file-empty": "{file} has no filled cell. Next: look whether it is the right file",
    "file-encoding": "{file} is neither UTF-8 nor cp949 text; say what it is with --encoding, or save it as .xlsx.",
    "file-is-folder": "{file} is a folder; name a file in it.",
    "file-missing": "There is no file {file}.",
    "file-not-a-table": "{file} is {kind}, not a table; save the list as .xlsx or .csv.",
    "file-not-in-encoding": "{file} is no {encoding} text; name another encoding.",
    "file-protected": "{file} is protected by a password; save it without one.",
    "file-too-large": "{file} is far larger than a list of people: it is damaged, or a cell stands far away from the list. Next: copy the list alone into a new workbook, save that and import it",
    "file-unreadable": "{file} cannot be read: {reason}.",
}
