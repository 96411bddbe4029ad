"""Draw the map of the house in docs/architecture.md, from the imports as they are.

Each room is a box with its folders in the order of its story; an arrow says that something in one folder uses
something in the other. Arrows that go without saying (to the ground) are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "architecture.md"
MARKS = re.compile(r"(<!-- map -->\n).*?(<!-- /map -->\n)", re.DOTALL)

PACKAGE = "iclei_cli"
ROOMS = ("cli", "intake", "assignment", "exports", "store", "assembly")
GROUND = "system"


def place_of(module: str) -> tuple[str, str] | None:
    """The room of a module, and the folder or file in it; None if it is in no room."""
    _, room, part, *_ = [*module.split("."), "", ""]
    return (room, part) if room in ROOMS and part else None


def arrows() -> tuple[set[tuple[str, str]], dict[str, set[tuple[str, str]]]]:
    """Which rooms use which, and in each room which part uses which."""
    graph = grimp.build_graph(PACKAGE, include_external_packages=False)
    between: set[tuple[str, str]] = set()
    within: dict[str, set[tuple[str, str]]] = {room: set() for room in ROOMS}
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            first, second = place_of(importer), place_of(imported)
            if first is None or second is None or first == second:
                continue
            if first[0] != second[0]:
                between.add((first[0], second[0]))
            else:
                within[first[0]].add((first[1], second[1]))
    return between, within


def needed(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The arrows without those that others imply: of A to B, B to C and A to C, the last."""

    def reached(start: str, skipped: tuple[str, str]) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            onward = {second for first, second in pairs - {skipped} if first == here} - seen
            seen |= onward
            waiting += onward
        return seen

    return {pair for pair in pairs if pair[1] not in reached(pair[0], pair)}


def parts(room: str) -> list[str]:
    """The folders and files of a room."""
    here = (ROOT / "src" / PACKAGE / room).iterdir()
    return sorted(
        path.stem
        for path in here
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__init__")
    )


def sentence_of(room: str, part: str) -> str:
    """What a folder or a file says of itself in its first line, up to the colon or the full stop."""
    place = ROOT / "src" / PACKAGE / room / part
    path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    first = path.read_text("utf-8").strip('"\n').partition("\n")[0]
    return first.rstrip('."').replace('"', "'").replace("`", "")


def drawing() -> str:
    """The map in Mermaid."""
    between, within = arrows()
    lines = ["```mermaid", "flowchart TB"]
    for room in ROOMS:
        lines += [f'  subgraph {room}["{room}/"]', "    direction TB"]
        for part in parts(room):
            is_folder = (ROOT / "src" / PACKAGE / room / part).is_dir()
            title = f"<b>{part}{'/' if is_folder else ''}</b>"
            lines.append(f'    {room}.{part}["{title}<br/>{sentence_of(room, part)}"]')
        lines += [f"    {room}.{first} --> {room}.{second}" for first, second in sorted(needed(within[room]))]
        lines.append("  end")
    lines.append(f'  {GROUND}["<b>{GROUND}/</b><br/>the ground under all rooms"]')
    lines += [f"  {first} ==> {second}" for first, second in sorted(needed(between))]
    lines.append(f"  assembly ==> {GROUND}")
    return "\n".join([*lines, "```"]) + "\n"


def page() -> str:
    """The architecture page with the map as it is now."""
    return MARKS.sub(lambda match: f"{match[1]}\n{drawing()}\n{match[2]}", TARGET.read_text("utf-8"))


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
