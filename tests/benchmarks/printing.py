"""10,000 badges with codes, against a program that writes the same texts with fpdf2.

Both are whole processes and begin with the same people in the same fonts, four to an A4. The other draws the
code as one path, too, and the texts always in the same size: it fits nothing, wraps nothing, and looks no
character up.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from columns import show
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from instances import make_assembly

PEOPLE = 10_000

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


def report() -> None:
    """Print time, memory and size of both, and the ratio of the times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileStore(folder / FILE_NAME, command="", tell=print).create(make_assembly(PEOPLE, 5, seed=1))
        (folder / "plain.py").write_text(FPDF, encoding="utf-8")
        iclei = str(Path(sys.executable).with_name("iclei"))
        plain = _measured([sys.executable, "plain.py"], folder, "fpdf.pdf")
        ours = _measured([iclei, "export", "badges", "--qr", "-o", "ours.pdf"], folder, "ours.pdf")
    rows = [
        [what, f"{seconds:.1f}", f"{seconds / plain[0]:.2f}", f"{memory:.0f}", f"{size:.1f}"]
        for what, (seconds, memory, size) in (
            ("fpdf2, nothing fitted", plain),
            ("iclei export badges --qr", ours),
        )
    ]
    show(
        [f"{PEOPLE:,} badges with codes", "seconds", "ratio", "MiB of memory", "MB"],
        [*rows, ["at most", "30", "", "500", ""]],
    )


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
