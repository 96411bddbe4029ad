"""The files that are mutated: one small list, in every form in which it may be sent."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fixtures.xlsb import make_xlsb

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS: Sequence[Sequence[str]] = (
    ("2019 총회 참가자 명단", "", "", "", ""),
    ("성명", "소속", "이메일", "연락처", "직위"),
    *(
        (f"김가{letter}", "가람시청", f"gaon{number}@example.kr", f"010-2345-67{number:02}", "팀장")
        for number, letter in enumerate("나다라마바사아자차카타파하", 10)
    ),
    ("합계", "13명", "", "", ""),
)
_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_SS = "urn:schemas-microsoft-com:office:spreadsheet"


@cache
def make_seeds() -> dict[str, bytes]:
    """The list by the kind of its file."""
    text = "\n".join(",".join(row) for row in ROWS)
    page = "".join("<tr>" + "".join(f"<td rowspan=1>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = f'<html><meta charset="CHARSET"><table border="1">{page}</table></html>'
    return {
        # Of these, openpyxl made the first, and LibreOffice the others of it.
        **{kind: Path(__file__).with_name(f"list.{kind}").read_bytes() for kind in ("xlsx", "xlsm", "xls")},
        "xlsb": make_xlsb(ROWS),
        "ods": _ods(),
        "csv utf-8": text.encode(),
        "csv utf-8 with BOM": text.encode("utf-8-sig"),
        "csv cp949": text.encode("cp949"),
        "tsv utf-16": text.replace(",", "\t").encode("utf-16"),
        "tsv utf-16 without BOM": text.replace(",", "\t").encode("utf-16-le"),
        "html utf-8": page.replace("CHARSET", "utf-8").encode(),
        "html cp949": page.replace("CHARSET", "euc-kr").encode("cp949"),
        "xml 2003": _spreadsheet_ml().encode(),
    }


def _ods() -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in ROWS
    ).replace("<table:table-cell>", '<table:table-cell office:value-type="string">')
    first = '<table:table-cell office:value-type="string"><text:p>가람시청'
    cells = cells.replace(first, first.replace("cell office", 'cell table:number-rows-spanned="2" office'), 1)
    names = " ".join(f'xmlns:{name}="{_ODS}:{name}:1.0"' for name in ("office", "table", "text"))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_KIND, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0"?><m:manifest xmlns:m="{_ODS}:manifest:1.0">'
            f'<m:file-entry m:full-path="/" m:media-type="{_ODS_KIND}"/></m:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="1">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


def _spreadsheet_ml() -> str:
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in ROWS
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{_SS}" '
        f'xmlns:ss="{_SS}"><Worksheet ss:Name="1"><Table>{rows}</Table></Worksheet></Workbook>'
    )
