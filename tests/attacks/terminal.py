"""Attacks on the terminal: texts that would command it, through every entrance, looked for at every exit."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from attacks.attack import attack
from attacks.forging import Tables, export_of, forge, forge_change

if TYPE_CHECKING:
    from attacks.attack import Ground
    from attacks.office import Office, Ran

HOSTILE = (
    *("\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "\x9d0;title\x9c", "\u202eexe.fdp", "\u2066x\u2069"),
    *("a\rb", "a\nb: all is well", "a\x08\x08b", "a\u2028b", "a\x85b", "\x7f", "\u200f", "\x0e", "\x00"),
)
"""Of each kind one: colour, title, eight-bit commands, turned words, lines, what wipes out and shifts."""

COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]")

READERS = (
    *("participants list", "participants show 1", "participants dossier 1", "groups list", "groups show"),
    *("assembly show", "sessions list", "history", "history show 1", "store check", "store restore"),
    *("groups rules", "groups explain 1", "participants duplicates", "groups check"),
)


@attack("commands to the terminal in a list")
def in_a_list(ground: Ground) -> None:
    """Names, cells and headers with C0, C1 and bidi controls: preview, import, everything that shows."""
    for hostile in chosen(ground, 3):
        office = ground.office()
        cell = hostile.replace("\x00", "").replace("\n", " ")
        headers = f"Name,Organisation,E-mail,Sig{cell}n"
        rows = f"{headers}\nKim {cell}Bo,{cell}Office,bo@example.org,{cell}\n,{cell},{cell},\n"
        (office.folder / "odd.csv").write_bytes(rows.encode())
        for words in (
            "participants import odd.csv --dry-run",
            "participants import odd.csv --dry-run --json",
            "participants import odd.csv --rejects odd.xlsx",
        ):
            clean(ground, office.run(*words.split()), words)
        read_everything(ground, office)


@attack("commands to the terminal, typed")
def typed(ground: Ground) -> None:
    """ESC and the like in labels, rooms, reasons, facts of the event, names, and words that are refused."""
    office = ground.office()
    for hostile in chosen(ground, 4):
        word = hostile.replace("\x00", "")
        for words in (
            ("groups", "edit", "energy", "--label", f"Table {word}", "--room", word),
            ("groups", "bar", "1", "energy", "--reason", word),
            ("assembly", "edit", "--name", f"Day {word}", "--host", word, "--theme", word),
            ("participants", "add", "--name", f"Kim {word}", "--notes", word, "--organisation", word),
            ("participants", "edit", "3", "--role", word),
            ("participants", "show", f"who {word}"),
            ("participants", "list", "--sector", f"x{word}"),
            ("participants", "list", f"--no{word}"),
            ("groups", f"as{word}sign"),
            (f"--st{word}",),
            ("--store", f"no{word}.json", "participants", "list"),
            ("init", "--template", f"no{word}.toml"),
            ("participants", "import", f"no{word}.csv"),
            ("export", "roster", "-o", f"no{word}/x.xlsx"),
            ("participants", "edit", "1", "--email", f"a{word}@example.org"),
        ):
            clean(ground, office.run(*words), " ".join(words))
    read_everything(ground, office)


@attack("commands to the terminal in a forged file")
def in_a_forged_file(ground: Ground) -> None:
    """Every text of a file with a fitting checksum, then of its export and of a change, is hostile."""
    for hostile in chosen(ground, 3):
        office = ground.office()
        exported = export_of(office)
        forge(office.file, partial(spoil, hostile=hostile))
        read_everything(ground, office)
        exported["event"] |= {"name": f"Day{hostile}", "host": hostile}
        for person in exported["participants"]:
            person |= {"name": f"Kim {hostile}", "notes": hostile, "roles": [f"a{hostile}"]}
        for group in exported["groups"]:
            group |= {"label": f"{group['label']}{hostile}", "room": f"a{hostile}"}
        (office.folder / "spoilt.json").write_text(json.dumps(exported), encoding="utf-8")
        clean(ground, office.run("store", "import", "spoilt.json", "--force"), "store import")
        read_everything(ground, office)
        kim = {"id": 1, "name": "Kim"}
        change = {"table": "participants", "key": "1", "before": kim, "after": {**kim, "notes": hostile}}
        forge_change(office, 4, [change])
        read_everything(ground, office)


def chosen(ground: Ground, rounds: int) -> list[str]:
    """All of them in one text, and then some alone."""
    alone = ground.rng.sample(HOSTILE, len(ground.times(rounds)) - 1)
    return [" ".join(HOSTILE), *alone]


def spoil(tables: Tables, hostile: str) -> None:
    """Put it into texts of every table."""
    for person in tables["participants"].values():
        person |= {"name": f"Kim {hostile}", "notes": hostile, "extra": {f"h{hostile}": hostile}}
    for group in tables["groups"].values():
        group |= {"label": f"{group['label']}{hostile}", "room": hostile}
    for topic in tables["topics"].values():
        topic["titles"]["en"] += hostile
    for session in tables["sessions"].values():
        session |= {"title": f"a{hostile}", "summary": hostile}
    for entry in tables["history"].values():
        entry |= {"command": f"edit {hostile}", "summary": f"a{hostile}"}
    tables["meta"]["1"]["event"] |= {"name": f"Day {hostile}", "theme": hostile}


def read_everything(ground: Ground, office: Office) -> None:
    """Judge whatever is shown of an assembly, as text and as JSON."""
    for reader in READERS:
        clean(ground, office.run(*reader.split()), reader)
        clean(ground, office.run(*reader.split(), "--json"), f"{reader} --json")


def clean(ground: Ground, ran: Ran, words: str) -> None:
    """Judge that nothing in what was printed commands a terminal."""
    printed = (ran.out + ran.err).decode("utf-8", "surrogateescape")
    found = COMMANDS.search(printed)
    ground.judge(found is None, f"iclei {words!r} printed {found and found.group()!r}")
