"""Attacks at the border: files that somebody wrote by hand, under a checksum that fits, and odd words."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attacks.attack import attack
from attacks.forging import Tables, export_of, forge, forge_change
from attacks.posix import make_pipe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attacks.attack import Ground
    from attacks.office import Office

REFUSED = (0, 1, 2, 3)

ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1, 99, 2**31, 10**30, 1.5, "", "  ", "x", "\x00", "a\nb", "9" * 50, "energy"),
    *([], {}, [1], ["x"], {"a": 1}, [[[[[[[[[[]]]]]]]]]], "2019-02-30", "0001-01-01T00:00:00", "nowhere"),
)

READERS = (
    *("store check", "participants list", "participants dossier 4", "groups list", "groups show"),
    *("assembly show", "sessions list", "history", "history show 3", "groups rules", "groups explain 1"),
    *("groups check", "export roster -o r.xlsx --force", "store export -o e.json --force", "store restore"),
    *("groups repair --dry-run", "undo", "redo", "participants edit 2 --notes x", "groups place 3 --dry-run"),
    *("participants duplicates", "participants erase 5 --yes", "groups assign --time-limit 3"),
)


@attack("forged values of a file")
def forged_values(ground: Ground) -> None:
    """Any value of any table replaced by an odd one under a checksum that fits; then all commands."""
    for _ in ground.times(60):
        office = ground.office()
        forge(office.file, lambda tables: spoil(ground, tables))
        run_some(ground, office, 6)


@attack("states that fit no rule")
def states_that_fit_no_rule(ground: Ground) -> None:
    """No rounds, unknown groups, no groups, rules about nobody, bad times, no names, min > max."""
    for name, edit in some(ground, STATES):
        office = ground.office()
        forge(office.file, edit)
        # Before the other commands: some of them, a new plan for one, mend it.
        told = office.run("store", "check")
        ground.judge(told.exit_code in {1, 3}, f"{name}: store check says all is well")
        ground.judge(b"Next:" in told.out + told.err, f"{name}: no mend is named")
        run_some(ground, office, len(ground.times(len(READERS))))


@attack("an export edited by hand")
def edited_export(ground: Ground) -> None:
    """Bad numbers, tables, keys, values, repetitions, references, depth: refused."""
    office = ground.office()
    exported = export_of(office)
    for name, edit in some(ground, EXPORTS):
        edited = copy.deepcopy(exported)
        edit(edited)
        refused(ground, office, json.dumps(edited).encode(), name)
    for depth in (500, 2_000, 100_000):
        nested = (
            json.dumps(exported).encode().replace(b'"imported": {', b'"imported": {"x": ' + b"[" * depth, 1)
        )
        refused(ground, office, nested, f"{depth} lists in lists, cut off")
        whole = b'"imported": {"x": %s, ' % (b"[" * depth + b"1" + b"]" * depth)
        refused(
            ground, office, json.dumps(exported).encode().replace(b'"imported": {', whole, 1), f"{depth} deep"
        )
    for number in ("9" * 5_000, "-0.5", "1e999", "NaN"):
        edited = json.dumps(exported).encode().replace(b'"last_id": 12', b'"last_id": ' + number.encode())
        refused(ground, office, edited, f"last_id {number[:9]}")


@attack("odd values in an export")
def odd_export(ground: Ground) -> None:
    """Any value of an export replaced by an odd one: refused, or read by every command."""
    office = ground.office()
    exported = export_of(office)
    for _ in ground.times(40):
        edited = copy.deepcopy(exported)
        spoil(ground, edited)
        (office.folder / "odd.json").write_text(json.dumps(edited), encoding="utf-8")
        office.run("store", "import", "odd.json", "--force")
        run_some(ground, office, 3)


@attack("changes that never were")
def forged_changes(ground: Ground) -> None:
    """The history says that a change did what cannot be: undo, show, dossier, erase."""
    kim = {"id": 1, "name": "Kim"}
    forged: tuple[Any, ...] = (
        [{"table": "nothing", "key": "1", "before": None, "after": kim}],
        [{"table": "participants", "key": "x", "before": kim, "after": None}],
        [{"table": "participants", "key": "1", "before": {"id": 2}, "after": 7}],
        [{"table": "participants", "key": None, "before": ["1"], "after": ["1"]}],
        [{"table": "groups", "key": None, "before": 1, "after": [[1]]}],
        [{"table": "rules", "key": "1", "before": None, "after": {"kind": "none"}}],
        [{"table": "event", "key": "", "before": None, "after": None}],
        [{"table": "plan", "key": "", "before": {"rounds": 1}, "after": None}],
        [{"table": "participants", "key": "1", "before": {**kim, "name": " "}, "after": kim}],
        {"a": 1},
        [[[[]]]],
        None,
    )
    for changes in ground.rng.sample(forged, len(ground.times(len(forged)))):
        office = ground.office()
        forge_change(office, 4, changes)
        before = office.names()
        undone = office.run("undo")
        ground.judge(undone.exit_code in {1, 3}, f"{changes}: undo ended with {undone.exit_code}")
        for words in ("history show 4", "participants dossier 2", "store check", "store export -o e.json"):
            ground.judge(office.run(*words.split()).exit_code in REFUSED, f"{changes}: {words}")
        ground.judge(office.names() == before, f"{changes}: something was changed")
        ground.judge(office.run("participants", "erase", "2", "--yes").exit_code == 0, f"{changes}: erase")


@attack("files without an end")
def endless_files(ground: Ground) -> None:
    """`/dev/zero`, a pipe nobody writes to, a folder: as store, export, backup, template, change."""
    office = ground.office()
    make_pipe(office.folder / "pipe")
    (office.folder / "folder").mkdir()
    for odd in ("/dev/zero", "/dev/full", "pipe", "folder", "/proc/self/mem"):
        for words in (
            ("--store", odd, "participants", "list"),
            ("--store", odd, "store", "check"),
            ("store", "import", odd, "--force"),
            ("store", "restore", odd, "--yes"),
            ("init", "--template", odd),
        ):
            ran = office.run(*words, seconds=20)
            ground.judge(ran.exit_code in {1, 2, 3}, f"{words}: {ran.exit_code}")
    [change] = (office.beside / "history").glob("000004-*.z")
    change.unlink()
    make_pipe(change)
    make_pipe(office.beside / "backups" / "000099-20300101T000000000000.json")
    for command in (
        "store check",
        "undo",
        "participants edit 1 --notes x",
        "store restore",
        "participants dossier 1",
    ):
        ground.judge(office.run(*command.split(), seconds=20).exit_code in REFUSED, command)


@attack("backups with flipped bits")
def flipped_backups(ground: Ground) -> None:
    """One bit of one backup: `store check` names the backup and what to do."""
    for _ in ground.times(30):
        office = ground.office()
        path = ground.rng.choice(sorted((office.beside / "backups").iterdir()))
        content = bytearray(path.read_bytes())
        content[ground.rng.randrange(len(content))] ^= 1 << ground.rng.randrange(8)
        path.write_bytes(content)
        found = [item["message"] for item in office.findings() if item["code"] == "damaged-backup"]
        ground.judge(len(found) == 1 and path.name in found[0], "a damaged backup was not told")


@attack("words that are not UTF-8")
def not_utf_8(ground: Ground) -> None:
    """0xff in names, notes, labels, reasons, the event, file names; and all of it in a folder named so."""
    office = ground.office()
    odd = b"\xff\xfe"
    for words in (
        (b"participants", b"add", b"--name", odd),
        (b"participants", b"edit", b"1", b"--notes", odd),
        (b"participants", b"show", odd),
        (b"participants", b"import", odd),
        (b"groups", b"edit", b"energy", b"--label", odd),
        (b"groups", b"bar", b"1", b"energy", b"--reason", odd),
        (b"assembly", b"edit", b"--name", odd),
        (b"store", b"import", odd),
        (b"store", b"restore", odd),
        (b"init", b"--template", odd),
        (odd,),
        (b"--" + odd,),
    ):
        ground.judge(office.run(*words).exit_code in {1, 2, 3}, f"{words!r}")
    folder = os.fsdecode(os.path.join(os.fsencode(office.folder), b"folder\xff"))  # noqa: PTH118 - bytes
    os.mkdir(folder)  # noqa: PTH102 - as above
    there = ground.office_in(Path(folder))
    (there.folder / "list.csv").write_text(
        "Name,E-mail\nKim Bo,bo@example.org\nKim Bo,a@b@c\n", encoding="utf-8"
    )
    for typed in (
        ("init",),
        ("participants", "import", "list.csv", "--rejects", "r.xlsx"),
        ("store", "backup", "-o", "copy.json"),
        ("store", "export"),
        ("store", "backup"),
        ("store", "check"),
        ("export", "roster"),
        ("participants", "add", "--name", "Lee"),
        ("participants", "erase", "Lee", "--yes"),
        ("undo",),
        ("store", "restore", "copy.json", "--yes"),
        ("store", "purge", "--yes"),
    ):
        ran = there.run(*typed)
        ground.judge(ran.exit_code in {0, 1}, f"{typed}: {ran.exit_code}, {ran.told[-200:]}")


@attack("numbers without an end")
def long_numbers(ground: Ground) -> None:
    """Of 25 and of 5,000 digits, typed wherever a number may be, and in cells and headers of a list."""
    office = ground.office()
    for digits in ("9" * 25, "9" * 5_000):
        for words in (
            f"participants show {digits}",
            f"participants edit 1 --phone {digits}",
            f"groups edit energy --seats 1-{digits}",
            f"groups pin 1 energy --round {digits}",
            f"groups drop {digits}",
            f"groups at-least {digits} 서울특별시",
            f"groups assign --seed {digits}",
            f"groups assign --weight sector={digits}",
            f"history show {digits}",
            f"history --last {digits}",
            f"undo {digits}",
            f"store restore {digits}",
            f"participants import list.csv --sheet {digits}",
            f"participants import list.csv --header-row {digits}",
        ):
            ground.judge(office.run(*words.split()).exit_code in REFUSED, words[:40])
        rows = f"Name,Choice {digits},{digits} choice,{digits},No.\n"
        rows += f"외 {digits}명,{digits},{digits},{digits},{digits}\n"
        rows += f"Kim 외 {digits}명,energy({digits}),{digits},x,{digits}\n참석자 {digits},1,2,3,4\n"
        (office.folder / "list.csv").write_text(rows, encoding="utf-8")
        ground.judge(office.run("participants", "import", "list.csv").exit_code in REFUSED, "a list")


@attack("hostile templates")
def hostile_templates(ground: Ground) -> None:
    """Huge, deep, of wrong types, links, no TOML, numbers without an end, dates that are none."""
    office = ground.office()
    for name, content in some(ground, TEMPLATES):
        file = office.folder / "odd.toml"
        file.write_bytes(content)
        folder = ground.empty()
        ran = office.run("init", "--template", str(file), cwd=folder, seconds=30)
        ground.judge(ran.exit_code in {1, 3} and b"Traceback" not in ran.err, f"{name}: {ran.exit_code}")
        ground.judge(not (folder / "assembly.json").exists(), f"{name}: an assembly was made")
    (office.folder / "link.toml").symlink_to("/etc/shadow")
    (office.folder / "loop.toml").symlink_to("loop.toml")
    for link in ("link.toml", "loop.toml"):
        ran = office.run("init", "--template", str(office.folder / link), cwd=ground.empty())
        ground.judge(ran.exit_code in {1, 2, 3} and "root:" not in ran.told, f"{link}: {ran.told}")


def some(ground: Ground, named: dict[str, Any]) -> list[tuple[str, Any]]:
    """All of them in a full run, fewer in a small one."""
    return ground.rng.sample(list(named.items()), len(ground.times(len(named))))


def spoil(ground: Ground, tables: Tables) -> None:
    """Replace, remove or repeat one value, of a table that was chosen before it."""
    table = ground.rng.choice(sorted(tables))
    places = [place for place in _places(tables[table], (table,)) if len(place) > 1] or [(table,)]
    *way, last = ground.rng.choice(places)
    inner: Any = tables
    for step in way:
        inner = inner[step]
    chance = ground.rng.random()
    if chance < 0.15:
        del inner[last]
    elif chance < 0.25 and isinstance(inner, dict):
        inner[ground.rng.choice(["x", "99", "energy"])] = inner[last]
    else:
        inner[last] = ground.rng.choice(ODD)


def _places(value: Any, way: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    yield way
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from _places(item, (*way, step))


def run_some(ground: Ground, office: Office, count: int) -> None:
    """Run commands of every kind, chosen by chance; none may end as a fault of the program."""
    for words in ground.rng.sample(READERS, count):
        ran = office.run(*words.split())
        ground.judge(ran.exit_code in REFUSED, f"{words}: {ran.exit_code}")


def refused(ground: Ground, office: Office, content: bytes, name: str) -> None:
    """Judge that an import is refused and nothing is changed."""
    before = office.file.read_bytes()
    (office.folder / "odd.json").write_bytes(content)
    ran = office.run("store", "import", "odd.json", "--force")
    ground.judge(ran.exit_code in {1, 3}, f"{name}: {ran.exit_code}")
    ground.judge(office.file.read_bytes() == before, f"{name}: something was changed")


def _first(tables: Tables, table: str) -> Any:
    return next(iter(tables[table].values()))


STATES: dict[str, Any] = {
    "a plan without rounds": lambda t: t["plan"]["1"].update(rounds=[]),
    "an unknown group in the plan": lambda t: t["plan"]["1"]["rounds"][0][0].update(group="nowhere"),
    "an unknown person in the plan": lambda t: t["plan"]["1"]["rounds"][0][0].update(participant=99),
    "no groups": lambda t: t["groups"].clear(),
    "a rule about nobody": lambda t: t["rules"].update(
        {"1": {"kind": "bar", "number": 1, "person": 99, "group": "energy"}}
    ),
    "a rule about no group": lambda t: t["rules"].update(
        {"1": {"kind": "pin", "number": 1, "person": 1, "group": "nowhere"}}
    ),
    "a bad time": lambda t: _first(t, "history").update(time="yesterday"),
    "a time that no zone can show": lambda t: _first(t, "history").update(time="9999-12-31T23:59:59-23:00"),
    "a bad note": lambda t: t["destroyed"].update({"1": {"time": "x", "what": "erase", "people": 1}}),
    "no name": lambda t: _first(t, "participants").update(name=""),
    "a name of spaces": lambda t: _first(t, "participants").update(name=" \u3000"),
    "an event without a name": lambda t: t["meta"]["1"]["event"].update(name=""),
    "more at least than at most": lambda t: _first(t, "groups").update(seats={"min": 9, "max": 2}),
    "a group without a name": lambda t: _first(t, "groups").update(label=" "),
    "a number twice": lambda t: t["participants"]["2"].update(id=1),
    "a number of 5,000 digits": lambda t: t["participants"].update({"9" * 5_000: t["participants"]["1"]}),
    "a number in other digits": lambda t: t["participants"].update({"\u0663": t["participants"]["1"]}),
    "a number below zero": lambda t: _first(t, "participants").update(id=-3),
    "a change below zero": lambda t: _first(t, "history").update(number=-3),
    "a change that comes later": lambda t: t["meta"]["1"].update(head=99),
    "mixed by nothing": lambda t: t["plan"]["1"].update(spread=[" "]),
}

EXPORTS: dict[str, Any] = {
    "a change below zero": lambda e: e["history"]["entries"][0].update(number=-3),
    "a change twice": lambda e: e["history"]["entries"].append(e["history"]["entries"][0]),
    "a participant twice": lambda e: e["participants"].append(e["participants"][0]),
    "a group twice": lambda e: e["groups"].append(e["groups"][0]),
    "a change of no table": lambda e: e["history"]["entries"][1]["changes"][0].update(table="x"),
    "a change of no key": lambda e: e["history"]["entries"][1]["changes"][0].update(key="x"),
    "a change of no value": lambda e: e["history"]["entries"][1]["changes"][0].update(after=7),
    "a bad time": lambda e: e["history"]["entries"][0].update(time="x"),
    "a head that is none": lambda e: e["history"].update(head=77),
    "an unknown group in the plan": lambda e: e["plan"]["rounds"][0][0].update(group="nowhere"),
    "an unknown person in the plan": lambda e: e["plan"]["rounds"][0][0].update(participant=99),
    "no rounds": lambda e: e["plan"].update(rounds=[]),
    "numbers beyond the last": lambda e: e.update(last_id=1),
    "no name": lambda e: e["participants"][0].update(name=" "),
    "more at least than at most": lambda e: e["groups"][0].update(seats={"min": 9, "max": 2}),
    "a rule about nobody": lambda e: e["rules"].append(
        {"kind": "bar", "number": 1, "person": 99, "group": "energy"}
    ),
}

_HEAD = b'[event]\nname = "Day"\n'

TEMPLATES = {
    "deep lists": _HEAD + b"x = " + b"[" * 5_000 + b"]" * 5_000,
    "deep tables": _HEAD + b"x = " + b"{a=" * 3_000 + b"1" + b"}" * 3_000,
    "a deep key": b"a." * 30_000 + b"a = 1",
    "two megabytes": _HEAD + b"#" * 2_000_000,
    "a number without an end": _HEAD + b"x = " + b"9" * 5_000,
    "seats without an end": _HEAD + b'[[groups]]\nkey = "a"\nseats = { max = ' + b"9" * 4_000 + b" }\n",
    "seats below zero": _HEAD + b'[[groups]]\nkey = "a"\nseats = { min = -1 }\n',
    "types": b"[event]\nname = 3\n",
    "a list for a table": b"event = []\n",
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "zeros": bytes(1_000),
    "no date": _HEAD + b"date = 2019-02-30\n",
    "a date for a name": b"[event]\nname = 2019-02-28\ndate = 10:00:00\n",
    "infinity": _HEAD + b'[[groups]]\nkey = "a"\nseats = { max = inf }\n',
}
