"""Of prints whose pages are exact: what is said when they are written, and the words that stand on them."""

from __future__ import annotations

SENTENCES = {
    "door-list-written": "{path}: {people:count|person|people} and their tables, in {languages:list}, A4",
    "font-missing": "There is no font {path}.",
    "font-unreadable": "{path} is no font that can be read. Next: name a file that ends in .ttf, .otf or .ttc, or a folder with such files",
    "print-door-list": "Who sits where",
    "print-glyphs-missing": "No font has {characters:list|6}: nothing was printed of {texts:quoted|4}. Next: name a font that has them with --font, such as one of C:\\Windows\\Fonts",
    "print-no-seat": "No table yet",
    "print-picture-pages": "There are {pages:count|page|pages}, and a file that ends in {ending} holds one. Next: write a .pdf, or ask for less",
    "print-room-plan": "Room plan",
    "print-signs": "Table signs",
    "print-slips": "Seat slips",
    "print-small": "These are printed smaller than they should be, to be there in full: {texts:quoted|6}",
    "print-template-unknown": "There is no template {name}; there are {known:list}.",
    "print-template-unreadable": "{path} cannot be read: {reason}.",
    "print-template-written": "{path}: the template of {name}. Next: change it, and name it with --template when you print",
    "print-template-wrong": "{path}{line:given|, line {line}}: {reason}.",
    "print-unseated": "{people:count|person|people} on it without a table. Next: iclei groups repair",
    "room-plan-nothing": "Nobody sits anywhere in this round. Next: iclei groups show",
    "room-plan-written": "{path}: {count:count|page|pages} of where the tables stand, in {languages:list}",
    "signs-nothing": "There is no table to make a sign for. Next: iclei groups list",
    "signs-without-plan": "Nobody's name is on them, as there is no table plan yet. Next: iclei groups assign, then iclei export signs --force",
    "signs-written": "{path}: {count:count|table sign|table signs}, in {languages:list}, A4",
    "slips-written": "{path}: {people:count|seat slip|seat slips}, in {languages:list}, eight on A4",
}
