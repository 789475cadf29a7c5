"""References in RIS, as Zotero, EndNote and databases export them: an article a reference, its abstract the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.encoding import decode
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source

_RIS = re.compile(r"\s*TY {1,2}- ?[A-Z]{3,6}\s*[\r\n]")
_TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?:[ ]|$)", re.MULTILINE)
# Tags by part, the most telling first (Zotero and EndNote write T2, older files JO and JF).
_PARTS = {
    "title": ("TI", "T1", "CT"),
    "text": ("AB", "N2", "N1"),
    "date": ("DA", "PY", "Y1"),
    "outlet": ("T2", "JO", "JF", "PB"),
    "url": ("UR", "L2"),
    "language": ("LA",),
}
_AUTHORS = ("AU", "A1")


def is_ris(text: str) -> bool:
    """Whether a text begins as a file of references in RIS does."""
    return _RIS.match(text) is not None


def read_ris(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article for each reference; one without an abstract is a ReadError with its number."""
    text, encoding = decode(source.read_all(options.limits), source.name, options.encoding)
    for number, piece in enumerate(filter(str.strip, re.split(r"(?m)^ER {1,2}-.*$", text)), 1):
        tags = _tags(piece)
        record = {
            part: next((tags[tag][0].rstrip("/") for tag in names if tags.get(tag, [""])[0]), None)
            for part, names in _PARTS.items()
        }
        authors = next((tags[tag] for tag in _AUTHORS if tag in tags), [])
        place = f"{source.name}[{number}]"
        data = piece.strip().encode("utf-8", "surrogatepass")
        try:
            byline = "; ".join(filter(None, authors)) or None
            yield article_of(dict(record), source.name, place, data, encoding, options, byline=byline)
        except ReadError as error:
            yield ReadError(place, "no text in it") if error.path == place else error


def _tags(piece: str) -> dict[str, list[str]]:
    """The values of each tag; one goes on in the lines that begin with no tag."""
    tags: dict[str, list[str]] = {}
    marks = list(_TAG.finditer(piece))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        end = following.start() if following else len(piece)
        tags.setdefault(mark[1], []).append(piece[mark.end() : end].strip())
    return tags
