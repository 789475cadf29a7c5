"""Downloads of LexisNexis: those that number their documents (`3 of 20 DOCUMENTS`), and those of Nexis Uni and Lexis Advance.

Of the first, outlet, day and headline stand above, labels in capitals around the body. Of the second, headline, outlet, day and
copyright stand above, labels behind them, a line `Body` before the text, and `End of Document` behind it. The labels are those
of the English, German and French interfaces, as LexisNexisTools, tm.plugin.lexisnexis and amcat describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker_extract.read.export_form import Form, Gathered, Piece, Record, is_day, one_line

# -- numbered -----------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"(?:(\d{1,6}) of (\d{1,6}) DOCUMENTS?|Dokument (\d{1,6}) von (\d{1,6})|Document (\d{1,6}) de (\d{1,6}))\s*\Z"
)
_RANGE = re.compile(r"(?:Download Request|Ausgabeauftrag)\b[^\n]*?(\d{1,6})\s*-\s*(\d{1,6})")
_LABEL = re.compile(r"([A-ZÄÖÜÉÈ][A-ZÄÖÜÉÈ-]{2,20}(?: [A-Z-]{2,20})?):(?:\s|\Z)")
# Labels above the body, the last of which is the length; those below it. Others are words of the text: SMITH: We said so.
_ABOVE = frozenset(
    ("BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "AUTOR", "RUBRIK", "LÄNGE", "AUTEUR", "RUBRIQUE", "LONGUEUR")
    + ("TYPE", "SOURCE", "COLUMN", "SHOW", "ANCHORS", "GUESTS", "REPORTERS")
)  # fmt: skip
_BYLINE_LABELS = ("BYLINE", "AUTOR", "AUTEUR")
_LENGTH = ("LENGTH", "LÄNGE", "LONGUEUR")
_BELOW = frozenset(
    ("LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "DOCUMENT-TYPE", "JOURNAL-CODE", "SUBJECT", "COMPANY", "TICKER")
    + ("INDUSTRY", "GEOGRAPHIC", "COUNTRY", "STATE", "CITY", "PERSON", "ORGANIZATION", "NOTES", "CORRECTION", "CORRECTION-DATE")
    + ("DISTRIBUTION", "UPDATE", "SPRACHE", "LANGUE", "GRAFIK", "ZEITUNGS-CODE", "TRANSCRIPT", "TYPE-PUBLICATION", "DATE-CHARGEMENT")
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"(?:Copyright\b|©|\(c\) ?\d{4}|All Rights Reserved\Z|Alle Rechte vorbehalten\Z)", re.IGNORECASE
)
_EDITION = re.compile(r"\bedition\b|\bausgabe\b|;\Z", re.IGNORECASE)
_BY = re.compile(r"(?:By|Von|Par)\s+(?=\S)")


def _number(block: str) -> re.Match[str] | None:
    return _NUMBER.match(block.partition("\n")[0].strip())


def _begins_numbered(blocks: Sequence[str]) -> bool:
    """Whether the first document is numbered, alone on its line; before it stands a cover at most."""
    numbered = [at for at, block in enumerate(blocks) if _number(block)]
    if not numbered:
        return False
    cover = blocks[: numbered[0]]
    return (
        len(numbered) > 1
        or not cover
        or any(_RANGE.search(block) or "Time Of Request" in block for block in cover)
    )


def _numbered_pieces(blocks: Iterable[str], limit: int) -> Iterator[Piece]:
    gathered, number, total = Gathered(limit), None, None
    asked: int | None = None
    for block in blocks:
        mark = _number(block)
        if mark is None:
            if number is not None:
                gathered.add(block)
            elif found := _RANGE.search(block):
                asked = int(found[2])
            continue
        if number is not None:
            yield Piece(gathered.taken(), number, total)
        number, total = (int(digits) for digits in mark.groups() if digits)
        total = min(asked, total) if asked else total
        rest = block.partition("\n")[2]
        if rest:
            gathered.add(rest)
    if number is not None:
        yield Piece(gathered.taken(), number, total)


class _Parts(NamedTuple):
    """What stands above the labels of a document, the values of its labels, and its body."""

    head: list[str]
    labels: dict[str, str]
    body: list[str]


def _parts(blocks: Sequence[str]) -> _Parts:
    parts = _Parts([], {}, [])
    begun = ended = False
    for block in blocks:
        label = _LABEL.match(block)
        name = label[1] if label else ""
        if label and (name in _BELOW or (name in _ABOVE and not begun)):
            parts.labels.setdefault(name, one_line(block[label.end() :]))
            ended = ended or begun
            begun = begun or name in _LENGTH
        elif not begun:
            parts.head.append(block)
        elif not ended:
            parts.body.append(block)
    return parts


def _numbered_record(blocks: Sequence[str]) -> Record:
    head, labels, body = _parts(blocks)
    day = next((at for at, block in enumerate(head) if is_day(block)), None)
    behind = _without_editions(head[day + 1 if day is not None else 1 :])
    outlet = [block for block in head[: day if day is not None else 1] if not _COPYRIGHT.match(block)]
    bylines = (labels[name] for name in _BYLINE_LABELS if labels.get(name))
    return {
        "outlet": one_line(outlet[-1]) if outlet else None,
        "date": head[day].partition("\n")[0] if day is not None else None,
        "title": one_line(behind[0]) if behind else None,
        "text": "\n\n".join(_own(body or ([] if set(_LENGTH) & labels.keys() else behind[1:]))) or None,
        "byline": _person(next(bylines, None)),
        "language": labels.get("LANGUAGE"),
    }


def _without_editions(blocks: Sequence[str]) -> list[str]:
    """The blocks below the day without those that tell the edition: `Edition 1;`, and `Scotland` behind it."""
    kept: list[str] = []
    goes_on = False
    for block in blocks:
        if not goes_on and not _EDITION.search(block):
            kept.append(block)
        goes_on = block.endswith(";")
    return kept


def _own(body: list[str]) -> list[str]:
    """The body without the copyright that stands behind documents whose labels were left out."""
    while body and _COPYRIGHT.match(body[-1]):
        body = body[:-1]
    return body


def _person(byline: str | None) -> str | None:
    return _BY.sub("", byline, count=1).strip(" ;,") or None if byline else None


NUMBERED = Form("nexis", "Nexis", _begins_numbered, _numbered_pieces, _numbered_record)

# -- Nexis Uni, Lexis Advance ---------------------------------------------------------------------------------------------

_END = re.compile(r"(?:End of Document|Ende des Dokuments|Fin du document)\Z", re.IGNORECASE)
_BODY = re.compile(r"(?:Body|Text|Corps|Textkörper)\Z")
_COUNT = re.compile(r"(?:Documents?|Dokumente?)\s*\((\d{1,6})\)\Z")
_FIELD = re.compile(r"([A-Z][A-Za-zÀ-ÿ/ -]{2,30}):[\s\xa0]+(.*)\Z", re.DOTALL)
_BEHIND = re.compile(
    r"(?:Load-Date|Language|Publication-Type|Subject|Document-Type|Journal Code|Correction-Date|Update-Date):[\s\xa0]"
    r"|(?:Classification|Graphic|Notes|Correction)\Z"
)
_BYLINES = ("byline", "author", "autor", "auteur", "highlight-byline")


def _begins_uni(blocks: Sequence[str]) -> bool:
    if any(block.startswith("Job Number:") for block in blocks[:10]) and any(
        _COUNT.match(block) for block in blocks[:20]
    ):
        return True
    at = next((at for at, block in enumerate(blocks) if _BODY.match(block)), None)
    return (
        at is not None
        and at >= 3
        and _day_before(blocks, at) is not None
        and any(_COPYRIGHT.match(block) or block.startswith("Length:") for block in blocks[:at])
    )


def _day_before(blocks: Sequence[str], at: int) -> int | None:
    """Where the day of an article stands, above its body and below headline and outlet."""
    return next((n for n in range(at - 1, 1, -1) if is_day(blocks[n]) and not _FIELD.match(blocks[n])), None)


def _uni_pieces(blocks: Iterable[str], limit: int) -> Iterator[Piece]:
    gathered, total = Gathered(limit), None
    for block in blocks:
        count = _COUNT.match(block)
        if count and total is None:
            total = int(count[1])
        if _END.match(block):
            yield Piece(gathered.taken(), None, total)
        else:
            gathered.add(block)
    rest = gathered.taken()
    if any(_BODY.match(block) for block in rest):  # the last has lost its end
        yield Piece(rest, None, total)


def _uni_record(blocks: Sequence[str]) -> Record:
    at = next((at for at, block in enumerate(blocks) if _BODY.match(block)), None)
    if at is None:
        return {"text": None}
    day = _day_before(blocks, at)
    fields = {m[1].lower(): m[2] for block in blocks[(day or 0) + 1 :] if (m := _FIELD.match(block))}
    end = next((n for n in range(at + 1, len(blocks)) if _BEHIND.match(blocks[n])), len(blocks))
    return {
        "title": one_line(blocks[day - 2]) if day is not None and day >= 2 else None,
        "outlet": one_line(blocks[day - 1]) if day is not None else None,
        "date": blocks[day] if day is not None else fields.get("load-date"),
        "text": "\n\n".join(blocks[at + 1 : end]) or None,
        "byline": _person(next((fields[name] for name in _BYLINES if fields.get(name)), None)),
        "language": fields.get("language"),
    }


UNI = Form("nexis-uni", "Nexis Uni", _begins_uni, _uni_pieces, _uni_record)
