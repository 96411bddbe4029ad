"""What the program says whatever is asked of it."""

from __future__ import annotations

SENTENCES = {
    "blank-line": "",
    "bug": "iclei: this is a bug of iclei {version}, not yours: {error} in {file}, line {line}. {outcome} Next: report it with this line and the command you typed.",
    "changed-before-the-end": "The change itself was made. Next: iclei history, iclei undo",
    "demo-assign": "\n$ iclei groups assign",
    "demo-created": "Created {file} from the Talk4Action template.",
    "demo-exists": "This folder already has {files:list}, which the demo would replace. Next: go to an empty folder, or say --force",
    "demo-export": "\n$ iclei export roster",
    "demo-import": "\n$ iclei participants import {file}",
    "demo-init": "$ iclei init",
    "interrupted": "Interrupted. {outcome}",
    "listed": "{items}",
    "name-cancelled": "{name} (cancelled)",
    "not-confirmed": "{question} Say so with --yes. Nothing was changed.",
    "note": "Note: {what}",
    "nothing-changed": "Nothing was changed.",
    "nothing-to-change": "Say what to change, for example {example}.",
    "numbered-person": "no. {id} {name}",
    "on-no-list": "(on no list)",
    "option-value": "--{option}: {reason}",
    "person": "{name} (no. {id})",
    "person-on-no-list": "no. {id} (on no list)",
    "refusal": "iclei: {sentence}",
    "system": "The system refused: {reason}. {outcome}",
    "told": "{what}",
    "usage": "{reason}",
    "version": "iclei {version}",
}
