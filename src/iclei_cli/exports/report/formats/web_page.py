"""A report as one web page: no script, nothing from elsewhere, and it prints on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from jinja2 import Environment

from iclei_cli.system.data_folder import data_folder

if TYPE_CHECKING:
    from iclei_cli.exports.report.blocks import Report


def write_web_page(file: BinaryIO, report: Report) -> None:
    """Write a report."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["kind"] = lambda block: type(block).__name__
    template = environment.from_string((data_folder() / "report" / "page.html").read_text(encoding="utf-8"))
    file.write(template.render(report=report).encode())
