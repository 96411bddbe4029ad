"""Of the files that are written."""

from __future__ import annotations

SENTENCES = {
    "cannot-write": "{path} could not be written ({reason}).",
    "file-exists": "{path} already exists.",
    "file-edited": "{path} was edited, or another file put there, after it was exported.",
    "file-of-another-assembly": "{path} was exported from an assembly that was here before this one.",
    "file-of-another-export": "{path} is another export of this assembly: {export}.",
    "file-unknown": "{path} already exists, and is not known as an export of this assembly.",
    "file-is-precious": "{path} is an assembly, a copy of one, or among the files that are kept beside one, and is never replaced by another file.",
    "folder-missing": "There is no folder {folder}.",
    "is-a-link": "{path} is a link to {target}: what a link leads to is not replaced.",
    "next-other-name": "Next: choose another name with {option}",
    "next-other-name-or-force": "Next: choose another name with {option}, or replace the file with --force",
    "next-take-in": "Next: {command}, which takes in what was edited; or choose another name with {option}, or replace the file with --force",
    "next-other-place": "Next: make it, or choose another place with {option}",
    "next-when-closed": "Next: close the file if it is open, or choose another place with {option}",
    "not-a-file": "{path} is not a file.",
    "doing-write-roster": "Writing the roster of {people:count|person|people}",
    "roster-changes": "{count:count|change|changes} since the roster that was exported last, on a sheet of their own",
    "roster-first": "No roster was exported yet, so that everything is new. Next: iclei export roster",
    "roster-parted-twice": "--group: participants are parted by one field. Next: put the others into --sort",
    "roster-unchanged": "Nothing has changed since the roster that was exported last: there is nothing to print again.",
    "roster-without-column": "“{column}” is not printed: it is nobody else's business.",
    "roster-has-contacts": "It holds phone numbers and e-mail addresses: do not hand it out.",
    "roster-without-plan": "It has no groups, as there is no table plan yet. Next: iclei groups assign, then iclei export roster",
    "print-languages": "--{option}: “{words}” is not a language or two of them, such as ko or ko,en.",
    "programme-has-cancelled": "{count:count|speaker has|speakers have} cancelled and still {count:form|stands|stand} in the programme: {people:list|6}. Next: iclei sessions check",
    "print-not-spoken": "Prints do not speak {languages:or}: titles are in it where they have it, all other words in English.",
    "roster-written": "{path}: {people:count|participant|participants}, {groups:count|group|groups}, in {languages:list}, ready to print on A4",
    "wrong-ending": "{path} does not end in {endings:or}.",
}
