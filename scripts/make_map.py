"""Draw the maps of the house in docs/architecture.md, from the imports as they are.

One shows the rooms, and one for each room its folders and files. An arrow says that something in one uses
something in the other; arrows that others imply are left out.
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
    """The room of a module, and the folder or file in it; None if it is in no room, or is a room itself."""
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


def sentence_of(*place: str) -> str:
    """What a folder or a file says of itself in its first sentence; a number may stand before it."""
    path = (ROOT / "src" / PACKAGE).joinpath(*place)
    module = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    first = module.read_text("utf-8").strip('"\n').partition("\n")[0]
    return re.split(r"(?<=[a-z]{2})[.]", first)[0].rstrip('"').replace('"', "'").replace("`", "")


def box(name: str, *place: str) -> str:
    """A box with the name of a folder or a file and what it says of itself."""
    ending = "/" if (ROOT / "src" / PACKAGE).joinpath(*place).is_dir() else ".py"
    return f'  {name}["<b>{place[-1]}{ending}</b><br/>{sentence_of(*place)}"]'


def drawn(boxes: list[str], pairs: set[tuple[str, str]]) -> str:
    """A picture in Mermaid."""
    lines = [f"  {first} --> {second}" for first, second in sorted(needed(pairs))]
    return "\n".join(["```mermaid", "flowchart TB", *boxes, *lines, "```"]) + "\n"


def maps() -> str:
    """The maps in Mermaid: of the rooms, and of each room."""
    between, within = arrows()
    rooms = [box(room, room) for room in (*ROOMS, GROUND)]
    pictures = [drawn(rooms, between | {(room, GROUND) for room in ROOMS})]
    for room in ROOMS:
        boxes = [box(f"{room}.{part}", room, part) for part in parts(room)]
        pairs = {(f"{room}.{first}", f"{room}.{second}") for first, second in within[room]}
        pictures.append(f"### {room}/\n\n{drawn(boxes, pairs)}")
    return "\n".join(pictures)


def page() -> str:
    """The architecture page with the maps as they are now."""
    return MARKS.sub(lambda match: f"{match[1]}\n{maps()}\n{match[2]}", TARGET.read_text("utf-8"))


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
