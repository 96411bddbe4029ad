"""The English catalogue: a module for each part of the story, a sentence for each code.

A placeholder is the name of a fact, with how it is put into words behind a colon (`formatting`). A sentence
may end with `Next: ` and what to do, or `Undo: ` and the command that takes it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

PARTS = (
    *("general", "headings", "files", "lists", "participants", "assembly", "groups", "rules"),
    *("plan.plans", "plan.explanations", "plan.breaches", "plan.conflicts", "store", "privacy", "exports"),
    *(
        "prints.sheets",
        "prints.roster",
        "prints.site",
        "prints.pages",
        "prints.badges",
        "day.door",
        "day.paper",
    ),
    *("programme.sessions", "programme.problems"),
    *("programme.shift", "programme.imports", "record.notes", "record.sheets", "report.report"),
    *("sending.files", "sending.notices", "sending.whole_set"),
)
"""The modules; what nearly every command says is in the first."""


def sentences_of(part: str) -> dict[str, str]:
    """The sentences of a part by their codes."""
    found: dict[str, str] = import_module(f"{__name__}.{part}").SENTENCES
    return found


class _Sentences(Mapping[str, str]):
    """The sentences of all parts; a part is read when a code is asked for that those before it have not."""

    def __init__(self) -> None:
        self._read: dict[str, str] = {}
        self._unread = iter(PARTS)

    def __getitem__(self, code: str) -> str:
        while code not in self._read:
            part = next(self._unread, None)
            if part is None:
                raise KeyError(code)
            self._read |= sentences_of(part)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        for part in self._unread:
            self._read |= sentences_of(part)
        return iter(self._read)

    def __len__(self) -> int:
        return sum(1 for _ in self)


SENTENCES: Mapping[str, str] = _Sentences()
"""The sentence of each code, of all parts; no code is in two of them."""
