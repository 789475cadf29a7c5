"""Files that are not read, each refused by what it is: those that hold no article ever, and those that might in another form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker_extract.errors import NoArticleError, ReadError

# First bytes, where they stand, and what such a file is: pictures, sound, films, fonts and programs hold no article.
_NO_ARTICLE: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (0, b"GIF87a", "a picture (GIF)"),
    (0, b"GIF89a", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"II*\x00", "a picture (TIFF)"),
    (0, b"MM\x00*", "a picture (TIFF)"),
    (0, b"\x00\x00\x01\x00", "a picture (icon)"),
    (0, b"8BPS", "a picture (Photoshop)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftyphei", "a picture (HEIC)"),
    (4, b"ftyp", "a film or sound (MP4)"),
    (0, b"\x1a\x45\xdf\xa3", "a film or sound (Matroska, WebM)"),
    (0, b"OggS", "sound or a film (Ogg)"),
    (0, b"ID3", "sound (MP3)"),
    (0, b"fLaC", "sound (FLAC)"),
    (8, b"WAVE", "sound (WAV)"),
    (8, b"AVI ", "a film (AVI)"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO\x00", "a font"),
    (0, b"\x00\x01\x00\x00\x00", "a font"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
)
# What may hold articles, but in a form that is not read.
_NOT_READ: tuple[tuple[int, bytes, str], ...] = (
    (0, b"SQLite format 3\x00", "an SQLite database is not read: export its table as CSV first"),
    (0, b"PARE", "encrypted: its key is needed to read it"),
    (0, b"Obj\x01", "an Avro file is not read: export it as JSON Lines first"),
    (0, b"Rar!\x1a\x07", "a RAR archive is not read: unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive is not read: unpack it first"),
    (0, b"BZh", "a bzip2 file is not read: unpack it first"),
    (257, b"ustar", "a tar archive is not read: unpack it first"),
    (0, b"%!PS-", "PostScript is not read: save it as PDF or text first"),
)
# Packages by what their first bytes or the names of their members, a line each, hold; in this order.
_OFFICE = rb"(?s)\A(?=.*\n(?:\[Content_Types\]\.xml|_rels/\.rels)\n)"
_PACKAGES = (
    (re.compile(rb"mimetypeapplication/epub|\nMETA-INF/container\.xml\n|\.opf\n"), "epub"),
    (
        re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(?!text)|mimetypeapplication/vnd\.sun"),
        "an OpenDocument table, drawing or presentation is not read: save it as .xlsx, .odt or text first",
    ),
    (
        re.compile(
            rb"mimetypeapplication/vnd\.oasis|(?s:\A(?=.*\ncontent\.xml\n).*\n(?:META-INF/manifest|styles|meta)\.xml\n)"
        ),
        "odt",
    ),
    (
        re.compile(rb"\nIndex/[^\n]*\.iwa\n"),
        "a Pages, Numbers or Keynote file is not read: export it as .docx or text first",
    ),
    (
        re.compile(_OFFICE + rb"(?=.*\nxl/[^\n]*\.bin\n)"),
        "a binary Excel workbook (.xlsb) is not read: save it as .xlsx or CSV first",
    ),
    (re.compile(_OFFICE + rb"(?=.*\nxl/)"), "xlsx"),
    (re.compile(_OFFICE + rb"(?=.*\nppt/)"), "a PowerPoint file is not read: save its text first"),
)
_READ = ("epub", "odt", "xlsx")
_RIFF = (b"WEBP", b"WAVE", b"AVI ")
# Texts that hold no article, which only their names tell from others.
_BY_NAME = (
    ((".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".php", ".py", ".sh", ".bat", ".vbs"), "a script"),
    ((".css", ".scss", ".less"), "a style sheet"),
    ((".map", ".webmanifest"), "a part of a script"),
    ((".svg",), "a picture (SVG)"),
    ((".ico", ".cur"), "a picture (icon)"),
    ((".vcf",), "a contact card"),
    ((".ics",), "a calendar"),
)
# Files of old Microsoft programs are of one form: the names of the streams in them tell which, else the name of the file.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = (
    ("WordDocument", (".doc", ".dot"), "an old Word file (.doc) is not read: save it as .docx first"),
    (
        "PowerPoint Document",
        (".ppt", ".pps"),
        "an old PowerPoint file (.ppt) is not read: save its text first",
    ),
    (
        "__properties_version1.0",
        (".msg",),
        "an Outlook message (.msg) is not read: save it as .eml or text first",
    ),
    ("Workbook", (".xls", ".xlt"), "an old Excel file (.xls) is not read: save it as .xlsx or CSV first"),
    ("EncryptedPackage", (), "encrypted: its password is needed to read it"),
)
_BY_BEGINNING = (("#!", "a script"), ("BEGIN:VCARD", "a contact card"), ("BEGIN:VCALENDAR", "a calendar"))
_BIBTEX = re.compile(
    r"\s*@(?:article|misc|online|book|inproceedings|string|comment|preamble)\s*\{", re.IGNORECASE
)


def refuse_by_magic(path: str, head: bytes) -> None:
    """Raise what a file of such first bytes is refused with; nothing for one that may be read."""
    for at, magic, what in _NO_ARTICLE:
        if head.startswith(magic, at) and (magic not in _RIFF or head.startswith(b"RIFF")):
            raise NoArticleError(path, f"{what} holds no article")
    if head.startswith(b"BM") and head[6:10] == bytes(4) and len(head) > 26:
        raise NoArticleError(path, "a picture (BMP) holds no article")
    if head.startswith(_OLE):
        raise ReadError(path, _old(path, head))
    for at, magic, reason in _NOT_READ:
        if head.startswith(magic, at):
            raise ReadError(path, reason)


def _old(path: str, head: bytes) -> str:
    """Why a file of an old Microsoft program is not read."""
    for stream, _, reason in _OLD:
        if stream.encode("utf-16-le") in head:
            return reason
    for _, endings, reason in _OLD:
        if path.lower().endswith(endings or ("/",)):
            return reason
    return "an old Word, Excel or Outlook file is not read: save it as .docx, CSV or text first"


def package_kind(path: str, head: bytes, members: Iterable[bytes]) -> str | None:
    """The type of a zip with such first bytes and members, None where they tell none; what is not read is refused by name."""
    told = head[:200] + b"\n" + b"\n".join(members) + b"\n"
    for pattern, kind in _PACKAGES:
        if pattern.search(told):
            if kind in _READ:
                return kind
            raise ReadError(path, kind)
    return None


def refuse_by_name(path: str, name: str, text: str) -> None:
    """Raise what a text of such a name (in lower case) or of such a beginning is refused with."""
    if _BIBTEX.match(text):
        raise ReadError(path, "BibTeX is not read: export RIS or CSV instead")
    for endings, what in _BY_NAME:
        if name.endswith(endings):
            raise NoArticleError(path, f"{what} holds no article")
    for beginning, what in _BY_BEGINNING:
        if text.startswith(beginning):
            raise NoArticleError(path, f"{what} holds no article")
