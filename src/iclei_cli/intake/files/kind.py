"""What kind of file some bytes are, whatever the file is called."""

from __future__ import annotations

import io
import re
import zipfile

from iclei_cli.intake.files.encodings import utf16_of
from iclei_cli.intake.files.sheet import Kind, Unreadable

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# The first record of a workbook of Excel 97, perhaps one that bars writing, and one that bars reading.
_LOCKED_BOOK = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_HEAD = 4000
_MANIFEST, _LONGEST_MANIFEST = "META-INF/manifest.xml", 1_000_000
_LONGEST_MIME = 80
_SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"

# What other files begin with, and what they are called.
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"HWP Document File": "a Hangul document (.hwp)",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM\x00": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"Rar!": "an archive (.rar)",
    b"7z\xbc\xaf": "an archive (.7z)",
    b"\x1f\x8b": "a compressed file (.gz)",
    b"SQLite format 3": "a database",
    b"MIME-Version:": "a web archive (.mht)",
}
# Names of streams inside old office files, and of entries inside zipped ones, that tell what they are.
_OLD_OFFICE_FILES = {
    "WordDocument": "a Word document (.doc)",
    "PowerPoint Document": "a presentation (.ppt)",
    "__properties_version1.0": "an e-mail (.msg)",
}
_ZIPPED_FILES = {
    "word/": "a Word document (.docx)",
    "ppt/": "a presentation (.pptx)",
    "Contents/section0.xml": "a Hangul document (.hwpx)",
    "Contents/header.xml": "a Hangul document (.hwpx)",
    "Index/Document.iwa": "a document of Numbers, Pages or Keynote",
    "Index.zip": "a document of Numbers, Pages or Keynote",
}
_WEB_PAGE = ("<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<center", "<div")


def kind_of(data: bytes, *, is_text: bool = False) -> Kind:
    """Return how `data` is to be read; `is_text` when the user has named its encoding.

    Raises:
        Unreadable: it is no table; or a workbook that is damaged or protected.
    """
    if data.startswith(_ZIP):
        _refuse_other_zips(data)
        return Kind.WORKBOOK
    if data.startswith(_OLE):
        _refuse_other_old_files(data)
        return Kind.WORKBOOK
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _OTHER_FILES.items():
        if start.lower().startswith(magic.lower()):
            raise Unreadable("file-not-a-table", kind)
    wide = utf16_of(data)
    markup = _markup(data, wide)
    if markup is None and not is_text and b"\x00" in data and wide is None:
        raise Unreadable("file-not-a-table", "a binary file")
    return markup or Kind.TEXT


def _refuse_other_zips(data: bytes) -> None:
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
    if is_protected:
        raise Unreadable("file-protected")
    if "hwp" in mime:
        raise Unreadable("file-not-a-table", "a Hangul document (.hwpx)")
    for start, kind in _ZIPPED_FILES.items():
        if any(name.startswith(start) for name in names):
            raise Unreadable("file-not-a-table", kind)
    if "opendocument" in mime and "spreadsheet" not in mime:
        raise Unreadable("file-not-a-table", "an OpenDocument file of another kind")
    if not {"content.xml", "[Content_Types].xml"} & set(names) and not any(
        name.lower().startswith("xl/") for name in names
    ):
        raise Unreadable("file-not-a-table", "a zip archive")


def _start_of(archive: zipfile.ZipFile, name: str, length: int) -> bytes:
    """The first bytes of a member, which may unpack to any size; none where there is no such."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(length)


def _refuse_other_old_files(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_BOOK.search(data):
        raise Unreadable("file-protected")
    if b"HWP Document File" in data or "HwpSummaryInformation".encode("utf-16-le") in data:
        raise Unreadable("file-not-a-table", "a Hangul document (.hwp)")
    for name, kind in _OLD_OFFICE_FILES.items():
        if name.encode("utf-16-le") in data:
            raise Unreadable("file-not-a-table", kind)
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        raise Unreadable("file-not-a-table", "a document of an old kind")


def _markup(data: bytes, wide: str | None) -> Kind | None:
    """Return which markup a text begins with, of that UTF-16 if it is in one; None when it is no markup.

    Raises:
        Unreadable: it is XML of another kind.
    """
    head = data[:_HEAD].decode(wide or "latin-1", "ignore").lower()
    head = head.removeprefix("ï»¿").lstrip("\ufeff \t\r\n")
    while head.startswith("<!--") and "-->" in head:
        head = head.partition("-->")[2].lstrip()
    if head.startswith(_WEB_PAGE) or (head.startswith(("<?xml", "<!--")) and "<html" in head):
        return Kind.WEB_PAGE
    if head.startswith(("<?xml", "<workbook", "<ss:workbook", "<?mso-")):
        if _SPREADSHEET_ML in head:
            return Kind.SPREADSHEET_ML
        raise Unreadable("file-not-a-table", "an XML file of another kind")
    return None
