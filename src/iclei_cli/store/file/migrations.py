"""From the layouts of earlier versions to the present one.

1. Tables as TinyDB writes them; `meta` has `schema`, `event` and `last_id`.
2. Tables in an envelope with a checksum; `meta` has `event`, `last_id`, `revision`, `head` and `last_entry`;
   there are tables `history` and `destroyed`.
3. What is noted of a command is its name alone. Before, words that looked harmless were noted with it.
"""

from __future__ import annotations

from typing import Any

from iclei_cli.store.history.entries import command_name

SCHEMA = 3
"""The version of the layout that this program writes."""

Documents = dict[str, dict[str, dict[str, Any]]]


def migrate(tables: Documents, version: int) -> Documents:
    """The tables of a file of `version` in the present layout.

    Raises:
        LookupError: they are not what that version wrote.
    """
    for step in _STEPS[version - 1 :]:
        tables = step(tables)
    return tables


def _from_1_to_2(tables: Documents) -> Documents:
    if "meta" not in tables:
        # Some other program's TinyDB file: it is for the reader of records to say so.
        return tables
    old = tables["meta"]["1"]
    meta = {"event": old["event"], "last_id": old["last_id"], "revision": 0, "head": 0, "last_entry": 0}
    return {**tables, "meta": {"1": meta}, "history": {}, "destroyed": {}}


def _from_2_to_3(tables: Documents) -> Documents:
    if "history" not in tables:
        return tables
    heads = {
        number: {**head, "command": command_name(str(head["command"]))}
        for number, head in tables["history"].items()
    }
    return {**tables, "history": heads}


_STEPS = (_from_1_to_2, _from_2_to_3)
