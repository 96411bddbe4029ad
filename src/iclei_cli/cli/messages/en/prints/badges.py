"""Of badges and table tents: the paper they are printed on, and whose are printed."""

from __future__ import annotations

SENTENCES = {
    "badges-of-nobody": "Nobody is expected for whom there could be a badge. Next: iclei participants import FILE",
    "badges-to-collect": "Take the old badges back from {people:list|6}{path:given|; {path} is a list of them, to tick}.",
    "badges-unchanged": "Every badge that was handed out says what it should: there is none to print.",
    "badges-written": "{path}: {count:count|badge|badges}, in {languages:list}",
    "blanks-with-others": "--blanks prints badges of nobody yet: leave out people, --changed, --honorific and --ruler.",
    "blanks-written": "{path}: {count:count|blank badge|blank badges}, {first} to {last}. At the door, scan one to give it to somebody: iclei checkin",
    "label-sheet-unknown": "--sheet: “{words}” is none of the known ones, {known:list}. Next: give its measures with --size and --grid",
    "print-badge-back": "Back",
    "print-badge-new": "The new badge says",
    "print-badge-old": "The old badge says",
    "print-badges": "Badges",
    "print-badges-how": "Whoever is here gets a new badge. Take the old one back, and tick it off.",
    "print-badges-to-collect": "Old badges to collect",
    "print-photos": "Photographs",
    "print-photos-refused": "refused",
    "print-ruler": "Ruler",
    "print-ruler-how": "Print this page at 100 % (“actual size”), on paper, and hold it against a sheet of labels. The numbers are millimetres from the left and the upper edge. If a number stands 1 mm too far to the right, the printer moves everything by 1 mm: print with --nudge -1,0. If it stands 1 mm too low: --nudge 0,-1. Then print this page with it once more.",
    "print-tents": "Table tents",
    "ruler-written": "{path}: print it at 100 %, and read on it how far off the printer is",
    "sheet-grid": "--grid: “{words}” is no grid, such as 2x4, or 2x4,13,4.95,2: across and down, then top, left, and the gaps across and down, in mm.",
    "sheet-nudge": "--nudge: “{words}” is not two numbers of mm up to 20, such as 0.5,-1: to the right, and down.",
    "sheet-size": "--size: “{words}” is no size; say {known:or}, or width and height in mm, such as 86x55.",
    "sheet-start": "--start: there is no label {start} on a sheet of {places}.",
    "sheet-too-large": "Badges of {width:number} × {height:number} mm do not fit on A4 so, or are smaller than 20 mm.",
    "sheet-twice": "A sheet of labels has its own size and grid: leave out --size and --grid, or --sheet.",
    "tents-of-nobody": "Nobody of these ({who}) is there to write a table tent for. Next: iclei sessions list, or iclei export tents --who all",
    "tents-who": "“{words}” is none of {known:or}",
    "tents-written": "{path}: {count:count|table tent|table tents}, in {languages:list}, A4, to be folded in the middle",
}
