"""Office files for the tests, each of a few paragraphs or rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # The type of a book or an OpenDocument file stands in its first bytes, so that it is never compressed.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx_of(paragraphs: Iterable[str]) -> bytes:
    """A Word file of these paragraphs and nothing else; a line feed in one is a break."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(p).replace(chr(10), "</w:t><w:br/><w:t>")}</w:t></w:r></w:p>'
        for p in paragraphs
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    packages = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        }
    )


def odt_of(body: str, title: str = "") -> bytes:
    """An OpenDocument text whose body is this XML."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODT}><office:meta><dc:title>{title}</dc:title></office:meta></office:document-meta>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def epub_of(pages: Mapping[str, str], facts: str = "", spine: Sequence[str] | None = None) -> bytes:
    """A book of pages by name, in the order of `spine`, or as they come."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="i{list(pages).index(name)}"/>' for name in (spine or list(pages)))
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/c.opf"'
        ' media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    root = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{facts}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/c.opf": root}
        | {f"OEBPS/{name}": page for name, page in pages.items()}
    )


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of sheets of rows."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rtf_of(paragraphs: Iterable[str]) -> bytes:
    """RTF of these paragraphs, letters beyond ASCII as their numbers."""
    lines = []
    for paragraph in paragraphs:
        words = paragraph.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        points = memoryview(words.encode("utf-16-le")).cast("H")
        lines.append(
            "".join(chr(p) if p < 128 else f"\\u{p if p < 32768 else p - 65536}?" for p in points) + "\\par\n"
        )
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\n\\pard\\f0 "
        + "".join(lines)
        + "}"
    ).encode("ascii")
