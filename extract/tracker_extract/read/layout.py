"""Which stretch of an article's text is title, date line, caption, byline, furniture or body.

Told from the text alone, line by line, with the word lists of the packs (`lang/*/layout.toml`). Nothing is removed:
the regions point into the text as it stands. Whatever no rule knows is body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker_extract.dates import shipped_dates
from tracker_extract.models import Region, RegionKind, Span
from tracker_extract.read.date_lines import DATE_LINE, DATELINE, date_line, dateline, of_a_date
from tracker_extract.read.layout_words import layout_words, plain_words
from tracker_extract.read.wrapping import as_read
from tracker_extract.text import fold

# Lengths in code points. Longest titles in 5,000 articles of thirteen outlets: 151; a first line beyond is a paragraph.
_TITLE = 200
_FURNITURE = 60
_CAPTION = 300
_BYLINE = 80
_BYLINE_PART = 3  # words; "عين اليوم – هيفاء عبدالله", but not "باريس – لا حل في سوريا دون هدنة"
_SENTENCE_ENDS = '.!?؟…"”»)'
_SPLIT = re.compile(r"\s*[/|،,]\s*|\s+[-–—ـ]+\s*|\s*[-–—ـ]+\s+")
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d\b")


class Layout(NamedTuple):
    """The regions of a text in order, its title (a span of the text) and the date its date line gives."""

    regions: tuple[Region, ...]
    title: Span | None
    published: date | None

    def title_in(self, text: str) -> str | None:
        """The title, a span of `text`, on one line; None where there is none."""
        if self.title is None:
            return None
        title = text[self.title.start : self.title.end]
        return " ".join(title.split()) if "\n" in title or "\r" in title else title


class Composed(NamedTuple):
    """The stored text of a record whose title and body came apart, with its layout."""

    text: str
    layout: Layout


def compose(title: str | None, body: str, *, day_first: bool | None = None) -> Composed:
    """The text of a record (title, blank line, body) and its layout; line breaks inside the title become spaces."""
    head = " ".join(title.split()) if title else ""
    text = f"{head}\n\n{body}" if head and body else head or body
    return Composed(text, lay_out(text, title_length=len(head), day_first=day_first))


def lay_out(text: str, *, title_length: int | None = None, day_first: bool | None = None) -> Layout:
    """The layout of `text`. `title_length`: the title is its first so many code points (0: it has none); told if None.

    `day_first` is the order of numeric dates, False for the month first; told by the letters of the text if None.
    """
    text = as_read(text)
    regions = _Regions(text, title_length, day_first)
    for start, end in _lines(text):
        regions.add(start, end)
    regions.settle()
    return Layout(tuple(regions.found), regions.title, regions.published)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not blank, without the blanks around it."""
    position = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = position + line.index(bare[0])
            yield start, start + len(bare)
        position += len(line)


class _Regions:
    """The regions found so far, line after line."""

    def __init__(self, text: str, title_length: int | None, day_first: bool | None) -> None:
        self.text = text
        self._day_first = shipped_dates().day_first(text) if day_first is None else day_first
        self.words = layout_words()
        self.found: list[Region] = []
        self.title: Span | None = None
        self.published: date | None = None
        self._title_text = ""
        self._untitled = title_length is None
        self._title_end = title_length or 0
        self._in_head = True  # no body yet: date lines and bylines are looked for
        self._tails = [tail for tail in self.words.tails if tail in text]

    def add(self, start: int, end: int) -> None:
        """Take the line text[start:end]."""
        line = self.text[start:end]
        if self._title_end and start < self._title_end:
            self._take_title(start, min(end, self._title_end))
            return
        for lead in self.words.leads:
            if line.startswith(lead) and len(line) > len(lead):
                self._append("furniture", start, start + len(lead))
                rest = line[len(lead) :].lstrip()
                self.add(end - len(rest), end)
                return
        kind = self._kind(line)
        if kind == "body" and self._in_head and (cut := self._take_dateline(line, start)):
            self._add_body(start + cut, end)
        elif (
            kind == "body"
            and self.title is None
            and self._untitled
            and self._in_head
            and self._may_be_title(line)
        ):
            self._take_title(start, end)
        elif kind == "body":
            self._add_body(start, end)
        else:
            self._append(kind, start, end)

    def settle(self) -> None:
        """A text of one line only is body unless it is short; a byline may close the text."""
        if self.title and self._untitled and not any(r.kind == "body" for r in self.found):
            line = self.text[self.title.start : self.title.end]
            if line.endswith((".", "؟", "!")) or len(line) > _TITLE // 2:
                self.found = [r._replace(kind="body") if r.kind == "title" else r for r in self.found]
                self.title = None
        self._close_with_byline()

    def _close_with_byline(self) -> None:
        if not self.found or self.found[-1].kind != "body":
            return
        last = self.found[-1]
        cut = (
            max(self.text.rfind("\n", last.start, last.end), self.text.rfind("\r", last.start, last.end)) + 1
        )
        if cut > last.start and self._is_byline(self.text[cut : last.end].strip()):
            line = self.text[cut : last.end]
            body_end = last.start + len(self.text[last.start : cut].rstrip())
            self.found[-1] = Region("body", last.start, body_end)
            self.found.append(Region("byline", cut + len(line) - len(line.lstrip()), last.end))

    def _take_dateline(self, line: str, start: int) -> int:
        """Take the place, date and agency that a first paragraph begins with; how many characters, 0 for none."""
        found = dateline(line[:DATELINE], shipped_dates(), self._day_first)
        if found is None:
            return 0
        cut, published = found
        self.published = self.published or published
        self._append("date", start, start + len(line[:cut].rstrip()))
        return cut

    def _take_title(self, start: int, end: int) -> None:
        self.title = Span(start, end)
        self._title_text = self.text[start:end]
        self._append("title", start, end)

    def _may_be_title(self, line: str) -> bool:
        return len(line) <= _TITLE and not any(r.kind == "body" for r in self.found)

    def _add_body(self, start: int, end: int) -> None:
        self._in_head = False
        for tail in self._tails:
            at = self.text.rfind(tail, start, end)
            if at > start and self.text[start:at].rstrip()[-1] in _SENTENCE_ENDS:
                body_end = start + len(self.text[start:at].rstrip())
                self._append("body", start, body_end)
                self._append("furniture", at, end)
                return
        self._append("body", start, end)

    def _append(self, kind: RegionKind, start: int, end: int) -> None:
        if kind == "body" and self.found and self.found[-1].kind == "body":
            start = self.found.pop().start
        self.found.append(Region(kind, start, end))

    def _kind(self, line: str) -> RegionKind:
        """What the line is by itself; body when no rule knows it."""
        length = len(line)
        if self.title and line == self._title_text:
            return "repeat"
        if length <= _CAPTION and line.endswith(")") and self._is_caption(line):
            return "caption"
        if length > _CAPTION:
            return "body"
        if self._is_furniture(line):
            return "furniture"
        if not self._in_head or length > DATE_LINE:
            return "body"
        published = date_line(
            line, shipped_dates(), self._day_first, titled=not self._untitled or self.title is not None
        )
        if published:
            self.published = self.published or published
            return "date"
        return "byline" if self.title and self._is_byline(line) else "body"

    def _is_furniture(self, line: str) -> bool:
        if not any(map(str.isalnum, line)):
            return True
        if self._opens_furniture(line):
            return True
        if len(line) > _FURNITURE:
            return False
        key = plain_words(line)
        if key in self.words.furniture:
            return True
        dates = shipped_dates()
        if not _CLOCK.match(line) or not all(of_a_date(t) for t in dates.tokens(line)):
            return False
        return not (self._in_head and dates.find_dates(line, day_first=self._day_first))

    def _opens_furniture(self, line: str) -> bool:
        """Whether a line begins as furniture does; a link that has somebody speak (Read also: Name: words) is none."""
        lead = line[:_FURNITURE]
        if line.startswith(self.words.openings) or plain_words(lead).startswith(self.words.openings):
            return True
        return line.count(":") == 1 and fold(lead).replace(" :", ":").startswith(self.words.links)

    def _is_caption(self, line: str) -> bool:
        """Words, then a credit in brackets: (الكسندرا بيير/Getty). An agency alone counts only where no sentence ended."""
        before, bracket, credit = line[:-1].rpartition("(")
        if not bracket or not before.strip() or len(credit) > _BYLINE:
            return False
        parts = [plain_words(part) for part in _SPLIT.split(credit)]
        if not any(part in self.words.credit for part in parts):
            return False
        return len(parts) > 1 or (self._in_head and before.rstrip()[-1] not in ".!?؟")

    def _is_byline(self, line: str) -> bool:
        """An agency or outlet with a place or a name: عين اليوم – واشنطن; By Jane Doe; (رويترز)."""
        if len(line) > _BYLINE or line.endswith((".", "؟", "?", "!")):
            return False
        words = self.words
        parts = [part for part in map(plain_words, _SPLIT.split(line.strip("()[] :"))) if part]
        known = [
            part for part in parts if part in words.credit or part in words.byline or part in words.place
        ]
        if len(parts) > 1:
            return bool(known) and all(len(part.split()) <= _BYLINE_PART or part in known for part in parts)
        if not parts:
            return False
        if parts[0] in words.credit:
            return True
        return parts[0].startswith(words.writers) and len(parts[0].split()) <= _BYLINE_PART + 2
