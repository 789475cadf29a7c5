"""Statements as entries to cite: BibTeX, and CSL JSON for Zotero, pandoc and others. The words stand in the note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any
from urllib.parse import quote

from tracker_cli.pages.words import words
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.telling import speaker, told_by
from tracker_store.asking.record import Record

_ENCODE = JSONEncoder(ensure_ascii=False).encode
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_ACTIVE = re.compile("[" + re.escape("".join(_TEX)) + "]")


def bibtex_lines(records: Iterable[Record]) -> Iterator[str]:
    """A `@misc` entry each, with the key `tracker<id>`; no character of an article acts in TeX."""
    for record in records:
        published = str(record["published"] or "").split("-")
        year, month = published[0], published[1] if len(published) > 1 else ""
        fields = {
            "author": f"{{{tex(record['outlet'])}}}" if record["outlet"] else "",
            "title": f"{{{tex(record['title'])}}}" if record["title"] else "",
            "year": year,
            "month": month.lstrip("0"),
            "url": quote(record["url"], safe=":/?=&;,+@!*()-._~") if record["url"] else "",
            "note": tex(note(record)),
        }
        yield f"@misc{{tracker{record['id']},\n"
        yield "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
        yield "}\n\n"


def csl_lines(records: Iterable[Record]) -> Iterator[str]:
    """A list of CSL items, one a line."""
    joint = "[\n"
    for record in records:
        yield joint + escaped_json(_ENCODE(csl(record)))
        joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"


def csl(record: Record) -> dict[str, Any]:
    """One CSL item; what is not known is left out."""
    day = [int(part) for part in record["published"].split("-")] if record["published"] else None
    whole = {
        "id": f"tracker{record['id']}",
        "type": "article-newspaper",
        "title": record["title"],
        "container-title": record["outlet"],
        "URL": record["url"],
        "issued": day and {"date-parts": [day]},
        "language": record["language"],
        "note": note(record),
    }
    return {key: value for key, value in whole.items() if value}


def note(record: Record) -> str:
    """When who did what by which words, on one line: `2019-05-14, Anna Georgiou denied: the ferry had sunk`."""
    day = f"{record['date']}, " if record["date"] else ""
    return one_line(day + told_by(speaker(record), record, words("en")))


def tex(text: str) -> str:
    """Text in which nothing acts in TeX."""
    return _ACTIVE.sub(lambda match: _TEX[match[0]], one_line(text))
