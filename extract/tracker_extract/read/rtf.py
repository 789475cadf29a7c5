r"""Rich Text Format, as a stream: its words, a paragraph a line, without pictures, styles, headers and hidden text.

Read by our own few lines and not by a library: those that read RTF take it whole, and Arabic stands in it as bytes of the
font's character set (\fcharset178 is Windows-1256), or as \u escapes with a stand-in behind each, which they miss or double.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from tracker_extract.errors import ReadError
from tracker_extract.read.options import Limits
from tracker_extract.read.source import HEAD, Source

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_LONGEST_TOKEN = 64  # bytes of a word with its number
_DEEPEST = 1000  # groups in groups; Word's own reach fifty
# What \fcharset tells of a font: the encoding of bytes set in it (RTF 1.9.1, Character Set).
_CHARSETS = {
    **{77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253"},
    **{
        162: "cp1254",
        163: "cp1258",
        177: "cp1255",
        178: "cp1256",
        179: "cp1256",
        180: "cp1256",
        181: "cp1255",
    },
    **{186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# Groups whose words are no text of the document.
_ASIDE = frozenset(
    [
        "colortbl",
        "stylesheet",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "listtable",
        "listoverridetable",
        "listtext",
        "pntext",
        "pntxta",
        "pntxtb",
        "rsidtbl",
        "revtbl",
        "filetbl",
        "themedata",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "nonshppict",
        "shpinst",
        "do",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "tc",
        "xe",
        "generator",
        "template",
        "mmathPr",
        "wgrffmtfilter",
        "author",
        "operator",
        "company",
        "subject",
        "keywords",
        "comment",
        "doccomm",
        "category",
        "manager",
        "hlinkbase",
        "creatim",
        "revtim",
        "printim",
        "buptim",
    ]
)
_BREAKS = frozenset(
    ("par", "line", "page", "sect", "row", "cell", "column", "softline", "nestcell", "nestrow")
)
_WORDS = {
    **{
        "tab": "\t",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
    },
    **{"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
    **{"rtlmark": "\u200f", "ltrmark": "\u200e", "zwj": "\u200d", "zwnj": "\u200c"},
}
_SYMBOLS = {
    b"~": "\xa0",
    b"_": "\u2011",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\n": "\n",
    b"\r": "\n",
    b"\t": "\t",
}


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces: where words go, the font, how many stand-ins follow \\u, whether words are hidden."""

    aside: bool = False
    part: str = "text"
    font: int | None = None
    stand_ins: int = 1
    hidden: bool = False


@dataclass(slots=True)
class Rtf:
    """The lines of a document, in turn; `title` is what its properties call it, once they were read."""

    source: Source
    limits: Limits
    title: str = ""
    _groups: list[_Group] = field(default_factory=lambda: [_Group()])
    _codec: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _usual: int | None = None
    _bytes: bytearray = field(default_factory=bytearray)  # of characters that are not decoded yet
    _skip: int = 0  # stand-ins still to pass over
    _starred: bool = False
    _line: list[str] = field(default_factory=list)
    _length: int = 0
    _done: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Each paragraph; ReadError for groups too deep, a line too long, or a document that breaks off."""
        rest = b""
        while data := self.source.stream.read(HEAD):
            rest = yield from self._taken(rest + data, final=False)
        yield from self._taken(rest, final=True)
        if self.source.fault:
            raise self.source.fault
        self._flush()
        if self._line:
            yield self._whole_line()
        if len(self._groups) > 1:
            raise ReadError(self.source.name, "cut off: the RTF has no end")

    def _taken(self, data: bytes, *, final: bool) -> Generator[str, None, bytes]:
        """Take the tokens of some bytes; returns those of a token that may go on."""
        at = 0
        end = len(data) if final else max(0, len(data) - _LONGEST_TOKEN)
        while at < end:
            if self._skip < 0:  # bytes of a picture
                taken = min(-self._skip, len(data) - at)
                self._skip += taken
                at += taken
                continue
            token = _TOKEN.match(data, at)
            assert token is not None
            at = token.end()
            self._take(token)
            if self._done:
                yield from self._done
                self._done.clear()
        return data[at:]

    def _take(self, token: re.Match[bytes]) -> None:
        word, number, escaped, symbol, brace, text = token.groups()
        if text is not None:
            self._add_bytes(text)
        elif escaped is not None:
            self._add_bytes(bytes((int(escaped, 16),)))
        elif brace is not None:
            self._brace(brace)
        elif word is not None:
            self._word(word.decode("ascii"), int(number) if number is not None else None)
        elif symbol == b"*":
            self._starred = True
        elif symbol is not None and symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        if brace == b"{":
            if len(self._groups) > _DEEPEST:
                raise ReadError(self.source.name, "RTF nested too deep")
            self._groups.append(replace(self._groups[-1]))
        elif len(self._groups) > 1:
            self._groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        if word == "u" and number is not None:
            self._unicode(number % 65536)
            return
        self._flush()
        if word == "bin":
            self._skip = -max(number or 0, 0)
        elif self._starred or word in _ASIDE:
            group.aside = True
        elif word == "fonttbl":
            group.part, group.aside = "fonts", True
        elif word == "info":
            group.part, group.aside = "info", True
        elif word == "title" and group.part == "info":
            group.part, group.aside = "title", False
        elif word in _BREAKS:
            self._add("\n")
        elif word in _WORDS:
            self._add(_WORDS[word])
        else:
            self._setting(group, word, number)
        self._starred = False

    def _setting(self, group: _Group, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            group.font = number
        elif word == "fcharset" and group.part == "fonts" and group.font is not None:
            if number in _CHARSETS:
                self._fonts[group.font] = _CHARSETS[number]
        elif word == "plain":
            group.font, group.hidden = self._usual, False
        elif word == "uc":
            group.stand_ins = max(number if number is not None else 1, 0)
        elif word in ("v", "deleted"):
            group.hidden = number != 0
        elif word == "deff":
            self._usual = group.font = number
        elif word == "ansicpg" and number:
            self._codec = _known(f"cp{number}")
        elif word in _SETS:
            self._codec = _SETS[word]

    def _unicode(self, point: int) -> None:
        """A character by its number; halves of a pair stand side by side and are put together when the line is."""
        self._flush()
        self._add(chr(point))
        self._skip = self._groups[-1].stand_ins

    def _add_bytes(self, data: bytes) -> None:
        if self._skip > 0:  # what stands in for a character, for readers that do not know \\u
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        self._bytes += data

    def _flush(self) -> None:
        """Decode what has come since the last word or brace."""
        if not self._bytes:
            return
        font = self._groups[-1].font
        codec = self._fonts.get(font, self._codec) if font is not None else self._codec
        text = self._bytes.decode(codec, "replace")
        self._bytes.clear()
        self._add(text)

    def _add(self, text: str) -> None:
        if self._bytes:
            self._flush()
        group = self._groups[-1]
        if group.part == "title" and not group.aside:
            self.title = (self.title + text)[:1000]
        if group.aside or group.hidden or group.part != "text":
            return
        if text == "\n":
            self._done.append(self._whole_line())
            return
        self._line.append(text)
        self._length += len(text)
        if self._length > self.limits.record:
            raise ReadError(self.source.name, "a paragraph longer than the limit for one record")

    def _whole_line(self) -> str:
        """The line that is ended, with characters that came in halves put together."""
        line = "".join(self._line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._line.clear()
        self._length = 0
        return line


def _known(codec: str) -> str:
    try:
        "".encode(codec)
    except LookupError:
        return "cp1252"
    return codec
