"""A report in a Word document of the user's own, in which words between {{ }} are what is put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from iclei_cli.exports.report.formats.word import draw, save_word
from iclei_cli.system.errors import RefusedError, reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.exports.report.blocks import Report


def write_template(file: BinaryIO, report: Report, template: Path) -> None:
    """Write a report as a template has it: `{{p report }}` is all of it, `{{ arrived }}` one number.

    Raises:
        RefusedError: `report-template-unreadable`; or `report-template-names`: it asks for what a report
            does not have.
    """
    try:
        document = DocxTemplate(template)
        whole = document.new_subdoc()
        draw(whole, report.blocks)
        values = {name.replace("-", "_"): value for name, value in report.values.items()}
        environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        document.render(
            {**values, "title": report.title, "lines": list(report.lines), "report": whole}, environment
        )
    except UndefinedError as error:
        known = sorted({*values, "title", "lines", "report"})
        raise RefusedError(
            "report-template-names", path=str(template), reason=str(error), known=known
        ) from error
    except TemplateError as error:
        raise RefusedError("report-template-unreadable", path=str(template), reason=str(error)) from error
    except (KeyError, ValueError, OSError, BadZipFile, PackageNotFoundError, XMLSyntaxError) as error:
        # Some that have no number say that the content is none.
        reason = (
            reason_of(error) if isinstance(error, OSError) and error.errno else message("no-word-document")
        )
        raise RefusedError("report-template-unreadable", path=str(template), reason=reason) from error
    save_word(document, file)
