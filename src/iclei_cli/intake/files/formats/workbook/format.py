"""How a workbook is told from other zipped files, and from other files of old versions of Office."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading, Unreadable

if TYPE_CHECKING:
    from zipfile import ZipFile

    from iclei_cli.intake.files.formats.format import Content

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# The first record of a workbook of Excel 97, perhaps one that bars writing, and one that bars reading.
_LOCKED_BOOK = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_MANIFEST, _LONGEST_MANIFEST = "META-INF/manifest.xml", 1_000_000
_LONGEST_MIME = 80
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")

OTHER_COMPOUND_FILES = {
    "WordDocument": "other-file-doc",
    "PowerPoint Document": "other-file-ppt",
    "__properties_version1.0": "other-file-msg",
}
"""The code of what a compound file (of old Office) is, by the name of a stream in it."""

OTHER_ZIPS = {
    "word/": "other-file-docx",
    "ppt/": "other-file-pptx",
    "Contents/section0.xml": "other-file-hwpx",
    "Contents/header.xml": "other-file-hwpx",
    "Index/Document.iwa": "other-file-iwork",
    "Index.zip": "other-file-iwork",
}
"""The code of what a zipped file is, by the beginning of the name of a member."""


def _recognises(content: Content) -> bool:
    if content.data.startswith(_ZIP):
        _refuse_other_zips(content.data)
        return True
    if content.data.startswith(_OLE):
        _refuse_other_compound_files(content.data)
        return True
    return False


def _refuse_other_zips(data: bytes) -> None:
    names, mime, is_protected = _contents(data)
    if is_protected:
        raise Unreadable("file-protected")
    if "hwp" in mime:
        raise Unreadable("file-not-a-table", "other-file-hwpx")
    for start, what in OTHER_ZIPS.items():
        if any(name.startswith(start) for name in names):
            raise Unreadable("file-not-a-table", what)
    if "opendocument" in mime and "spreadsheet" not in mime:
        raise Unreadable("file-not-a-table", "other-file-opendocument")
    if not {"content.xml", "[Content_Types].xml"} & set(names) and not any(
        name.lower().startswith("xl/") for name in names
    ):
        raise Unreadable("file-not-a-table", "other-file-zip")


def _contents(data: bytes) -> tuple[list[str], str, bool]:
    """Return the names of the members, the type that the archive declares, and whether it is encrypted."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            manifest = _start_of(archive, _MANIFEST, _LONGEST_MANIFEST)
            is_protected = b"encryption-data" in manifest or any(
                entry.flag_bits & 1 for entry in archive.infolist()
            )
            mime = _start_of(archive, "mimetype", _LONGEST_MIME).decode("ascii", "replace")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        raise Unreadable("file-damaged") from None
    except Exception as error:
        if type(error).__module__ == "zlib":  # its error has no class of its own in `zipfile`
            raise Unreadable("file-damaged") from None
        raise
    return names, mime, is_protected


def _start_of(archive: ZipFile, name: str, length: int) -> bytes:
    """Return the first bytes of a member, which may unpack to any size; none if it is not there."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(length)


def _refuse_other_compound_files(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_BOOK.search(data):
        raise Unreadable("file-protected")
    if b"HWP Document File" in data or "HwpSummaryInformation".encode("utf-16-le") in data:
        raise Unreadable("file-not-a-table", "other-file-hwp")
    for stream, what in OTHER_COMPOUND_FILES.items():
        if stream.encode("utf-16-le") in data:
            raise Unreadable("file-not-a-table", what)
    if not any(stream.encode("utf-16-le") in data for stream in _STREAMS):
        raise Unreadable("file-not-a-table", "other-file-old")


def _read(data: bytes, _: str | None) -> Reading:
    from iclei_cli.intake.files.formats.workbook.read import read_workbook

    return Reading(tuple(read_workbook(data)))


WORKBOOK = Format("workbook", _recognises, _read, is_isolated=True)
