"""10,000 badges with codes, and a roster of 10,000 people, each against a program that writes the same texts.

All are whole processes and begin with the same people. Badges are in the same fonts, four to an A4; the other
program draws the code with fpdf2 as one path, too, and the texts always in the same size: it fits nothing,
wraps nothing, and looks no character up. The roster has everybody on the list and at their one of 100 tables;
the other program writes with openpyxl, with nothing of how it looks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from columns import show
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

PEOPLE = 10_000
TABLES = 100

FPDF = """\
import re
from pathlib import Path

from fpdf import FPDF

from iclei_cli.exports.prints.badges.code import qr_code
from iclei_cli.assembly.badge_codes import code_of
from iclei_cli.store.open import open_store
from iclei_cli.system.data_folder import data_folder

PART = re.compile("([Mmhvz])([-0-9. ]*)")


def raw(svg, x, y, size):
    side = float(re.search('viewBox="0 0 ([0-9]+)', svg)[1])
    scale, at, rows = size / side, [0.0, 0.0], []
    for kind, words in PART.findall(re.search(' d="([^"]+)"', svg)[1]):
        numbers = [float(word) for word in re.findall("-?[0-9.]+", words)]
        if kind in "Mm":
            at = [at[0] + numbers[0], at[1] + numbers[1]] if kind == "m" else numbers
        elif kind == "h":
            place = (x + at[0] * scale, y - (at[1] + 0.5) * scale, numbers[0] * scale, scale)
            rows.append(" ".join(f"{number:.2f}" for number in place) + " re")
            at[0] += numbers[0]
    return " ".join(rows) + " f"


pdf = FPDF(format="A4", unit="pt")
pdf.set_auto_page_break(False)
for style, weight in (("", "Regular"), ("B", "Bold")):
    pdf.add_font("noto", style, data_folder() / "fonts" / f"NotoSansCJKkr-{weight}.otf")
people = open_store(Path.cwd(), command="", tell=print).read().coming()
for number, person in enumerate(people):
    if number % 4 == 0:
        pdf.add_page()
    x, y = number % 2 * 297.6, number % 4 // 2 * 420.9
    for size, style, down, text in (
        (40, "B", 90, person.name),
        (18, "", 170, person.name_en),
        (14, "", 210, person.position),
        (14, "B", 240, person.organisation),
    ):
        pdf.set_font("noto", style, size)
        pdf.set_xy(x, y + down)
        pdf.cell(297.6, size, text or "", align="C")
    pdf._out(raw(qr_code(code_of(person.id)), x + 118, 841.9 - y - 300, 62))
pdf.output("fpdf.pdf")
"""

OPENPYXL = """\
from pathlib import Path

from openpyxl import Workbook

from iclei_cli.store.open import open_store

COLUMNS = ("id", "name", "name_en", "organisation", "position", "municipality", "sector")

assembly = open_store(Path.cwd(), command="", tell=print).read()
workbook = Workbook()
pages = {key: workbook.create_sheet(key) for key in assembly.groups}
for placed in assembly.plan.rounds[0]:
    person = assembly.participants[placed.participant]
    row = [getattr(person, name) for name in COLUMNS]
    workbook.active.append([*row, placed.group])
    pages[placed.group].append(row)
workbook.save("plain.xlsx")
"""


def report() -> None:
    """Print time, memory and size of each, and the ratios of the times."""
    iclei = str(Path(sys.executable).with_name("iclei"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileStore(folder / FILE_NAME, command="", tell=print).create(_seated())
        (folder / "with_fpdf.py").write_text(FPDF, encoding="utf-8")
        (folder / "with_openpyxl.py").write_text(OPENPYXL, encoding="utf-8")
        plain = _measured([sys.executable, "with_fpdf.py"], folder, "fpdf.pdf")
        badges = _measured([iclei, "export", "badges", "--qr", "-o", "ours.pdf"], folder, "ours.pdf")
        listed = _measured([sys.executable, "with_openpyxl.py"], folder, "plain.xlsx")
        roster = _measured([iclei, "export", "roster"], folder, "roster.xlsx")
    show(
        [f"{PEOPLE:,} badges with codes", "seconds", "ratio", "MiB of memory", "MB"],
        [
            _row("fpdf2, nothing fitted", plain, plain),
            _row("iclei export badges --qr", badges, plain),
            ["at most", "30", "", "500", ""],
        ],
    )
    print()
    show(
        [f"a roster of {PEOPLE:,} people", "seconds", "ratio", "MiB of memory", "MB"],
        [
            _row("openpyxl, nothing laid out", listed, listed),
            _row("iclei export roster", roster, listed),
            ["at most", "20", "", "300", ""],
        ],
    )


def _seated() -> Assembly:
    """Everybody at one of a hundred tables, in turn."""
    assembly = make_assembly(PEOPLE, TABLES, seed=1)
    keys = list(assembly.groups)
    placed = tuple(
        Placement(participant=ident, group=keys[ident % TABLES]) for ident in assembly.participants
    )
    assembly.plan = Plan(
        session=None,
        rounds=(placed,),
        spread=(),
        proof=Proof(tiers=()),
        seed=1,
        made="2019-02-20T09:15:30+00:00",
    )
    return assembly


def _row(what: str, measured: tuple[float, float, float], plain: tuple[float, float, float]) -> list[str]:
    seconds, memory, size = measured
    return [what, f"{seconds:.1f}", f"{seconds / plain[0]:.2f}", f"{memory:.0f}", f"{size:.1f}"]


def _measured(command: list[str], folder: Path, written: str) -> tuple[float, float, float]:
    """The seconds of a processor, the MiB of memory at most, and the MB of the file of a process."""
    if sys.platform == "win32":
        raise NotImplementedError
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        os.execv(command[0], command)  # noqa: S606 - the benchmark's own commands
    _, status, used = os.wait4(process, 0)
    assert status == 0, command
    seconds = used.ru_utime + used.ru_stime
    return seconds, used.ru_maxrss / 1024, (folder / written).stat().st_size / 1e6
