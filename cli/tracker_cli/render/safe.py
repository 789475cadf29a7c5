"""Making text harmless on its way out: what would act on a terminal or in a spreadsheet becomes a visible mark.

Stored text is evidence and stays as it was read; only what is printed passes here. Figures by which a terminal acts:
C0 and DEL, C1 (ECMA-48), and the bidi embeddings, overrides and isolates of Unicode annex 9. The marks that news
text rightly uses (LRM, RLM, ALM, ZWNJ) order a word and cannot reorder a line, so they pass.
"""

from __future__ import annotations

import re

# C0 but for tab and line feed, DEL, C1; line and paragraph separators; embeddings, overrides, isolates; BOM;
# interlinear annotations; tag characters, which hide text.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What a character of XML 1.0 may not be, beyond what `visible` shows as marks.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"[ \t]*\n[ \t\n]*")
# A cell that starts so is run as a formula by spreadsheets; the full-width forms are taken for the same signs.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
# An address that may be followed from a page or a sheet: of the web, with nothing in it that could end it.
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f<>\"]+", re.IGNORECASE)


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the symbol for the control, such as ␛
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str) -> str:
    """`text` with everything that would act shown as a mark; tabs and line ends stay."""
    return _ACTING.sub(_mark, text)


def one_line(text: str) -> str:
    """`visible`, on one line."""
    return visible(_BLANK_LINES.sub(" ", text).replace("\t", " "))


def escaped_json(line: str) -> str:
    """A line of JSON whose strings act on no terminal: the same data, with `\\u` escapes for the characters that would."""
    return _ACTING.sub(_escape, line)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def no_formula(cell: str) -> str:
    """A cell that a spreadsheet shows instead of running it."""
    return "'" + cell if is_formula(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet that is given the cell as plain text runs it."""
    return cell.startswith(_FORMULA)


def xml_text(text: str) -> str:
    """Text that XML can hold once `visible` has been at it: U+FFFD for lone halves of pairs and for what is no character."""
    return _NO_XML.sub("\ufffd", text)


def is_web(url: str | None) -> bool:
    """Whether the address is one of the web, with nothing in it that acts."""
    return bool(url and _WEB.fullmatch(url))
