"""Texts that databases of news and references export, many articles in a file: RIS, and the plain text of Nexis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.encoding import decode
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source

Read = Iterator[Article | ReadError]

_RIS = re.compile(r"\s*TY {1,2}- ?[A-Z]{3,6}\s*[\r\n]")
_TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$", re.MULTILINE)
# Tags of RIS by part, the most telling first (Zotero and EndNote write T2, older files JO and JF).
_RIS_PARTS = {
    "title": ("TI", "T1", "CT"),
    "text": ("AB", "N2", "N1"),
    "date": ("DA", "PY", "Y1"),
    "outlet": ("T2", "JO", "JF", "PB"),
    "url": ("UR", "L2"),
    "language": ("LA",),
}

_NEXIS = re.compile(r"\A\s*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*\r?\n")
_DOCUMENT = re.compile(r"^[ \t\f]*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*\r?$", re.MULTILINE)
_BLOCKS = re.compile(r"\n[ \t\f]*(?:\n[ \t\f]*)+")
_LABEL = re.compile(r"([A-Z][A-Z-]{2,20}(?: [A-Z-]{2,20})?):[ \t]")
_LAST_LABEL = "LENGTH"  # the body stands behind it
_WEEKDAY = re.compile(r"\s+(?:\w+day|\d{1,2}:\d\d.*)\b.*\Z")


def is_ris(text: str) -> bool:
    """Whether a text begins as a file of references in RIS does."""
    return _RIS.match(text) is not None


def is_nexis(text: str) -> bool:
    """Whether a text begins as what Nexis downloads: `1 of 20 DOCUMENTS`."""
    return _NEXIS.match(text) is not None


def read_ris(source: Source, options: ReadOptions) -> Read:
    """An article for each reference; its abstract is the text."""
    text, encoding = decode(source.read_all(options.limits), source.name, options.encoding)
    for number, piece in enumerate(filter(str.strip, re.split(r"(?m)^ER {1,2}-.*$", text)), 1):
        tags: dict[str, str] = {}
        for tag, value in _TAG.findall(piece):
            tags.setdefault(tag, value.strip())
        record = {
            part: next((tags[tag].rstrip("/") for tag in names if tags.get(tag)), None)
            for part, names in _RIS_PARTS.items()
        }
        yield _article(record, piece, source.name, number, encoding, options)


def read_nexis(source: Source, options: ReadOptions) -> Read:
    """An article for each document: outlet, day and headline stand above it, its labels around the body."""
    text, encoding = decode(source.read_all(options.limits), source.name, options.encoding)
    text = text.replace("\r\n", "\n")
    for number, piece in enumerate(_DOCUMENT.split(text)[1:], 1):
        yield _article(_document(piece), piece, source.name, number, encoding, options)


def _document(piece: str) -> dict[str, str | None]:
    blocks = [block.strip() for block in _BLOCKS.split(piece.strip()) if block.strip()]
    labels: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    begun = ended = False
    for block in blocks:
        label = _LABEL.match(block)
        if label and not (begun and label[1] == "GRAPHIC"):
            labels.setdefault(label[1], " ".join(block[label.end() :].split()))
            ended = ended or begun
            begun = begun or label[1] == _LAST_LABEL
        elif not begun:
            head.append(block)
        elif not ended:
            body.append(block)
    dated = len(head) > 1
    return {
        "outlet": " ".join(head[0].split()) if head else None,
        "date": _WEEKDAY.sub("", " ".join(head[1].split())) if dated else None,
        "title": " ".join(head[2].split()) if len(head) > 2 else None,
        "text": "\n\n".join(body) or None,
        "language": labels.get("LANGUAGE"),
    }


def _article(
    record: dict[str, str | None], piece: str, path: str, number: int, encoding: str, options: ReadOptions
) -> Article | ReadError:
    place = f"{path}[{number}]"
    try:
        data = piece.strip().encode("utf-8", "surrogatepass")
        return article_of(dict(record), path, place, data, encoding, options)
    except ReadError as error:
        return ReadError(place, "no text in it") if error.path == place else error
