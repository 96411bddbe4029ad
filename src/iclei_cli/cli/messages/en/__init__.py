"""The English catalogue: a module for each part of the story, a sentence for each code.

A placeholder is the name of a fact, with how it is put into words behind a colon (`formatting`). A sentence
may end with `Next: ` and what to do, or `Undo: ` and the command that takes it back.
"""

from __future__ import annotations

from iclei_cli.cli.messages.en import (
    assembly,
    exports,
    files,
    general,
    groups,
    headings,
    lists,
    participants,
    privacy,
    rules,
    store,
)
from iclei_cli.cli.messages.en.plan import breaches, conflicts, explanations, plans
from iclei_cli.cli.messages.en.prints import sheets

PARTS = (
    *(general, headings, files, lists, participants, assembly, groups),
    *(rules, plans, explanations, breaches, conflicts, store, privacy, exports, sheets),
)

SENTENCES: dict[str, str] = {code: text for part in PARTS for code, text in part.SENTENCES.items()}
"""The sentence of each code, of all parts; no code is in two of them."""
