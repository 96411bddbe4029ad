"""Attacks on the files that commands write: what they may replace, what they leave, who may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attacks.attack import attack

if TYPE_CHECKING:
    from attacks.attack import Ground


@attack("a roster over a link to the assembly")
def roster_over_link(ground: Ground) -> None:
    """`ln -s assembly.json out.xlsx; iclei export roster -o out.xlsx --force`."""
    office = ground.office()
    (office.folder / "out.xlsx").symlink_to("assembly.json")
    office.run("export", "roster", "-o", "out.xlsx", "--force")
    ground.judge(office.is_whole(), "the assembly is a workbook")
