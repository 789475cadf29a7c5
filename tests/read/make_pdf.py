"""PDF files for the tests: glyphs set where a typesetter would set them, so Arabic stands in the order it is seen."""

from __future__ import annotations

from collections.abc import Sequence


def pdf_of(pages: Sequence[Sequence[Sequence[str]]], *, size: int = 12) -> bytes:
    """A PDF of pages of lines; a line is its glyphs from left to right, each the text that the font says it stands for."""
    return placed_pdf(
        [[(50, 750 - 20 * row, line) for row, line in enumerate(page)] for page in pages], size=size
    )


def placed_pdf(pages: Sequence[Sequence[tuple[float, float, Sequence[str]]]], *, size: int = 12) -> bytes:
    """As `pdf_of`, of lines with the places where they begin, in points from the lower left corner."""
    glyphs = sorted({glyph for page in pages for _, _, line in page for glyph in line})
    code = {glyph: number for number, glyph in enumerate(glyphs, 1)}
    count = len(pages)
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Sample /Flags 4 /Ascent 800 /Descent -200"
        " /FontBBox [0 -200 1000 800] >> >>",
        _stream(_mapping(code)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream(_content(page, code, size)))
    return _file(objects)


def _mapping(code: dict[str, int]) -> str:
    rows = "\n".join(f"<{n:04x}> <{text.encode('utf-16-be').hex()}>" for text, n in code.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Sample def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(code)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )


def _content(lines: Sequence[tuple[float, float, Sequence[str]]], code: dict[str, int], size: int) -> str:
    drawn = []
    for x, y, line in lines:
        if line:
            shown = "".join(f"{code[glyph]:04x}" for glyph in line)
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{shown}> Tj ET")
    return "\n".join(drawn)


def _stream(body: str) -> str:
    return f"<< /Length {len(body)} >>\nstream\n{body}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )
