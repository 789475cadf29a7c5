"""Downloads of ProQuest as text: labels before each part, a rule of underscores between documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker_extract.read.export_form import Form, Gathered, Piece, Record, labelled, one_line

_RULE = re.compile(r"_{30,}\Z")
_NUMBER = re.compile(r"Document (\d{1,6}) of (\d{1,6})\Z")
_LABELS = (
    *("Title", "Author", "Publication title", "Publication date", "Publication year", "Publication info", "Full text", "Full Text"),
    *("Abstract", "Abstract (summary)", "Subject", "Location", "People", "Company / organization", "Classification", "Identifier / keyword"),
    *("Pages", "First page", "Volume", "Issue", "Section", "column", "Publisher", "Place of publication", "Country of publication"),
    *("Publication subject", "ISSN", "Source type", "Language of publication", "Document type", "ProQuest document ID", "Document URL"),
    *("Copyright", "Last updated", "Database", "Links", "Credit", "Dateline", "Business indexing term", "Source attribution", "Number of pages"),
    *("Document feature", "Illustration", "Correspondence author", "Subtitle", "Alternate title", "Supplement", "e-ISSN", "Accession number"),
)  # fmt: skip
_LABEL = re.compile(rf"({'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))}):(?:\s+|\Z)")
_OF_ALL = ("Publication title", "ProQuest document ID", "Publication date", "Document URL")


def _labels(blocks: Iterable[str]) -> set[str]:
    return {label[1] for block in blocks for line in block.split("\n") if (label := _LABEL.match(line))}


def _begins(blocks: Sequence[str]) -> bool:
    return any(map(_RULE.match, blocks)) and len(_labels(blocks) & set(_OF_ALL)) > 1


def _pieces(blocks: Iterable[str], limit: int) -> Iterator[Piece]:
    """What stands between rules, but for covers, contents and notices, which have no labels of a document."""
    gathered = Gathered(limit)
    number = total = None
    for block in blocks:
        if _RULE.match(block):
            yield from _piece(gathered.taken(), number, total)
            number = total = None
            continue
        mark = _NUMBER.match(block.partition("\n")[0])
        if mark:
            number, total = int(mark[1]), int(mark[2])
            block = block.partition("\n")[2]
        if block:
            gathered.add(block)
    yield from _piece(gathered.taken(), number, total)


def _piece(blocks: list[str], number: int | None, total: int | None) -> Iterator[Piece]:
    if number is not None or _labels(blocks) & set(_OF_ALL):
        yield Piece(blocks, number, total)


def _record(blocks: Sequence[str]) -> Record:
    parts = labelled(blocks, _LABEL)

    def first(*names: str) -> str:
        return next((parts[name] for name in names if parts.get(name)), "")

    return {
        "title": one_line(first("Title") or first("").partition("\n")[0]) or None,
        "text": first("Full text", "Full Text", "Abstract", "Abstract (summary)") or None,
        "date": first("Publication date"),
        "outlet": one_line(first("Publication title").partition(";")[0]) or None,
        "url": first("Document URL").partition("\n")[0] or None,
        "byline": one_line(first("Author")) or None,
        "language": first("Language of publication"),
    }


FORM = Form("proquest", "ProQuest", _begins, _pieces, _record)
