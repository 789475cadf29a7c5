"""Titles of the form «Name: words» and «Words: name», and datelines, where names are capitalised."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..report import Report
from .contents import ContentReader
from .subjects import SubjectFinder

# A dateline with an agency and a date has at most this many tokens.
_DATELINE = 14
# A word in capitals from this length on belongs to a dateline, not to an abbreviation.
_PLACE = 4


class HeadlineReader:
    """Reads the first words of lines."""

    def __init__(self, reading: Reading, subjects: SubjectFinder, contents: ContentReader) -> None:
        self.s = reading.outline
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.subjects = subjects
        self.contents = contents

    def read(self, sentence: Sentence) -> Report | None:
        """The headline that a line of a title or caption makes."""
        if self.s.region_at(sentence.start) not in ("title", "caption"):
            return None
        colons = [i for i in range(sentence.start + 1, sentence.end - 1) if self.bits[i] & lx.COLON]
        if not colons:
            return None
        end = sentence.end - 1 if self.bits[sentence.end - 1] & lx.STOP else sentence.end
        before, behind = self._whole(sentence.start, colons[0]), self._whole(colons[-1] + 1, end)
        if behind is not None and behind.kind == "country":
            behind = None
        # The door stays open: Merkel. A noun with its article names somebody only where nobody is named.
        if before is not None and not (before.kind == "unnamed" and behind is not None and behind.named):
            return self._finding(before, colons[0] + 1, sentence.end, sentence)
        return self._finding(behind, sentence.start, colons[-1], sentence) if behind is not None else None

    def behind_label(self, headline: Report) -> Sentence | None:
        """What stands behind a country that may only say where (Syria: Kerry urges calm), None where it is no country."""
        source = headline.source
        if source is None or source.kind != "country" or source.start != headline.sentence.start:
            return None
        return headline.sentence._replace(start=source.end + 1)

    def reports(self, sentence: Sentence) -> bool:
        """Whether a named source begins it, with a reporting verb behind."""
        source = self.subjects.reader.read_joined(sentence.start, sentence.end)
        return (
            source is not None
            and source.named
            and source.end < sentence.end
            and bool(self.bits[source.end] & lx.CUE)
        )

    def _whole(self, start: int, end: int) -> Mention | None:
        """The source phrase that fills a stretch."""
        p = self.subjects.reader.read_joined(start, end)
        if p is None or p.end != end or p.kind == "pronoun":
            return None
        known = p.persons or p.titles or p.named_bodies or p.bodies or p.kind in ("unnamed", "country")
        named = p.name is not None and any(
            self.t.folds[p.name[1] - 1] == fold for fold in self.t.folds[p.name[1] + 1 :]
        )
        if (
            p.kind == "country"
            and len(self.t) > end
            and not self.bits[end + 1] & (lx.CAPITAL | lx.QUOTE | lx.PRONOUN)
        ):
            return None
        return p if known or named else None

    def _finding(self, source: Mention, start: int, end: int, sentence: Sentence) -> Report | None:
        start, end = self.contents.trim(start, end)
        if end <= start:
            return None
        return Report(
            sentence, [(start, end)], "headline", "say", None, source, "headline-colon", end=sentence.end
        )

    def past_dateline(self, sentence: Sentence) -> int:
        """Where the sentence begins behind a place, an agency and a date (MOSCOW (Reuters) - …)."""
        first = sentence.start
        if first > 0 and not self.bits[first - 1] & lx.BREAK or not self.bits[first] & lx.CAPITAL:
            return first
        in_capitals = first
        while in_capitals < sentence.end and self._is_place(in_capitals):
            in_capitals += 1
        for i in range(first + 1, min(sentence.end - 1, first + _DATELINE)):
            if self.bits[i] & lx.DASH and self.t.starts[i] > self.t.ends[i - 1]:
                return i + 1
            if not self.bits[i] & (lx.CAPITAL | lx.MARK | lx.NUMBER | lx.TIME) or self.bits[i] & (
                lx.QUOTE | lx.COLON
            ):
                break
        return in_capitals if in_capitals < sentence.end else first

    def _in_capitals(self, i: int) -> bool:
        """A word in capitals that is no listed body (UNICEF said)."""
        form = self.t.forms[i]
        if not form.isupper() or len(form) < _PLACE or "." in form:
            return False
        p = self.subjects.reader.read(i, i + 1)
        return p is None or not p.named_bodies

    def _is_place(self, i: int) -> bool:
        form = self.t.forms[i]
        return self._in_capitals(i) or form in "/,;" and i + 1 < len(self.t) and self.t.forms[i + 1].isupper()
