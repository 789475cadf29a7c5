"""Downloads of Factiva, with the names of their fields before them (`HD Headline`) or without; `Document XYZ00020210309eh39` ends one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker_extract.read.export_form import Form, Gathered, Piece, Record, is_day, labelled, one_line

_END = re.compile(r"(?:AN\s+)?(?:Document|Dokument|Documento)\s+[A-Z](?=[A-Za-z]*\d{6})[A-Za-z0-9]{14,}\Z")
_TAG = re.compile(  # one blank behind may be a sentence: IN BRIEF
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART|CT)(?:[ \t\xa0]{2,}|\t|\s*\Z)"
)
_TAGS_OF_ALL = frozenset(("HD", "WC", "PD", "SN"))
_LENGTH = re.compile(r"\d[\d,.\xa0]*\s(?:words|mots|Wörter|palabras|parole|слов|слова|كلمة|كلمات)\Z")
_HOUR = re.compile(r"\d{1,2}:\d\d\b")
_CODE = re.compile(r"[A-Z0-9]{2,8}\Z")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright)\s", re.IGNORECASE)
_BY = re.compile(r"(?:By|Von|Par|Por)\s")
# Two to four words in capitals: who wrote it, where a headline of more than two words stands above. Two words are a section.
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}\Z")


def _lines(blocks: Iterable[str]) -> list[str]:
    return [line for block in blocks for line in block.split("\n")]


def _begins(blocks: Sequence[str]) -> bool:
    lines = _lines(blocks[:60])
    if len(_TAGS_OF_ALL & {tag[1] for line in lines if (tag := _TAG.match(line))}) == len(_TAGS_OF_ALL):
        return True
    at = next((at for at, line in enumerate(lines[:30]) if _LENGTH.match(line)), None)
    if not at or at + 2 >= len(lines) or not is_day(lines[at + 1]):
        return False
    return any(_COPYRIGHT.match(line) for line in lines[at + 2 : at + 12]) or any(map(_END.match, lines))


def _pieces(blocks: Iterable[str], limit: int) -> Iterator[Piece]:
    gathered = Gathered(limit)
    for block in blocks:
        lines = block.split("\n")
        if _END.match(lines[-1]):
            if lines[:-1]:
                gathered.add("\n".join(lines[:-1]))
            yield Piece(gathered.taken())
        else:
            gathered.add(block)
    rest = gathered.taken()
    if any(
        _LENGTH.match(line) or line.startswith("WC ") for line in _lines(rest)
    ):  # the last has lost its end
        yield Piece(rest)


def _record(blocks: Sequence[str]) -> Record:
    tags = {tag[1] for line in _lines(blocks) if (tag := _TAG.match(line))}
    return _tagged(blocks) if len(tags & _TAGS_OF_ALL) > 2 else _plain(blocks)


def _tagged(blocks: Sequence[str]) -> Record:
    fields = labelled(blocks, _TAG)
    first = {tag: one_line(value) or None for tag, value in fields.items()}
    return {
        "title": first.get("HD"),
        "byline": first.get("BY"),
        "date": first.get("PD"),
        "outlet": first.get("SN"),
        "text": "\n\n".join(filter(None, (fields.get("LP"), fields.get("TD")))) or None,
        "language": first.get("LA"),
    }


def _plain(blocks: Sequence[str]) -> Record:
    """Headline, who wrote it, length, day, hour, outlet, its code, page, language, copyright: each a line; then the text."""
    lines = _lines(blocks)
    at = next((at for at, line in enumerate(lines) if _LENGTH.match(line) and at + 2 < len(lines)), None)
    if at is None or not is_day(lines[at + 1]):
        return {"text": None}
    outlet = at + 2 + bool(_HOUR.match(lines[at + 2]))
    title, byline = _above(lines[:at])
    end = next((n for n in range(outlet, min(outlet + 10, len(lines))) if _COPYRIGHT.match(lines[n])), None)
    if end is None:
        end = next(
            (n for n in range(outlet + 1, min(outlet + 4, len(lines))) if _CODE.match(lines[n])), outlet
        )
    return {
        "title": title,
        "byline": byline,
        "date": lines[at + 1],
        "outlet": lines[outlet] if outlet < len(lines) else None,
        "text": _behind(blocks, end + 1) or None,
    }


def _above(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Headline and byline, of the lines above the length: a section may stand first, who wrote it last."""
    last = lines[-1] if lines else None
    if last is None or len(lines) == 1:
        return last, None
    named = _NAME.match(last) and (len(lines) > 2 or len(lines[-2].split()) > 2)
    if _BY.match(last) or named:
        return lines[-2], last
    return last, None


def _behind(blocks: Sequence[str], count: int) -> str:
    """The text of the blocks without so many lines."""
    kept: list[str] = []
    for block in blocks:
        lines = block.split("\n")
        rest = lines[count:] if count < len(lines) else []
        count = max(0, count - len(lines))
        if rest:
            kept.append("\n".join(rest))
    return "\n\n".join(kept)


FORM = Form("factiva", "Factiva", _begins, _pieces, _record)
