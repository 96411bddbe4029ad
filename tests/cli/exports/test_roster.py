"""`iclei export roster`, as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from conftest import Iclei


def test_only_what_changed_is_printed_again(iclei: Iclei) -> None:
    """After a first roster, and refused where nothing is another; who did not change is not on it."""
    iclei.ok("init")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name, "--organisation", "수원시")
    changed = ("export", "roster", "--only", "changed", "-o", "changes.xlsx")
    assert "No roster was exported yet" in iclei(*changed).err
    iclei.ok("export", "roster")
    assert iclei(*changed).exit_code == 1
    assert not (iclei.folder / "changes.xlsx").exists()
    iclei.ok("participants", "edit", "2", "--organisation", "창원시")
    iclei.ok(*changed)
    cells = [
        str(cell)
        for sheet in load_workbook(iclei.folder / "changes.xlsx").worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
    assert "창원시" in cells
    assert any("이바다" in cell for cell in cells)
    assert not any("김하늘" in cell for cell in cells)
