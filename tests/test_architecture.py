"""The documents speak of the house as it is."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = [
    place
    for folder in ("src", "tests", "scripts", "docs", "data")
    for place in (ROOT / folder, *(ROOT / folder).rglob("*"))
]


def named_in(page: str) -> set[str]:
    """Every `module.py` and `folder/` that a page names in backticks."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return set(re.findall(r"`([\w./-]+(?:\.py|/))`", text))


def is_there(name: str) -> bool:
    """Whether the path of a file or folder ends like that."""
    ending = f"/{name.strip('/')}"
    return any(f"/{place.relative_to(ROOT)}".endswith(ending) for place in PLACES)


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_module_that_a_page_names_is_there(page: str) -> None:
    """A module that was moved or renamed is so in the documents, too."""
    assert sorted(name for name in named_in(page) if not is_there(name)) == []


def test_the_map_is_up_to_date() -> None:
    """docs/architecture.md has the maps that would be drawn now."""
    make_map = runpy.run_path(str(ROOT / "scripts" / "make_map.py"))
    assert (ROOT / "docs" / "architecture.md").read_text("utf-8") == make_map["page"]()


@pytest.mark.parametrize(
    "room",
    ["assembly", "assignment", "cli", "exports", "intake", "store", "system"],
)
def test_no_folder_is_a_flat_hall(room: str) -> None:
    """A folder of the program has at most a dozen modules, and a module at most 400 lines."""
    folder = ROOT / "src" / "iclei_cli" / room
    modules = [path for path in folder.rglob("*.py") if path.name != "__init__.py"]
    sizes = Counter(path.parent for path in modules)
    assert modules
    assert [path.name for path, size in sizes.items() if size > 12] == []
    assert [path.name for path in modules if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_every_room_is_looked_at() -> None:
    """A new room is held to the same measure."""
    rooms = {path.parent.name for path in (ROOT / "src" / "iclei_cli").glob("*/__init__.py")}
    assert rooms == {"assembly", "assignment", "cli", "exports", "intake", "store", "system"}
