"""Titles, captions and crossheads of the form «Name: words» or «words» - name."""

from __future__ import annotations

from .. import lexis as lx
from .content import TERM, ContentReader
from .finding import Finding
from .frames import FrameFinder
from .sentences import Sentence
from .source_phrase import SourcePhrase
from .structure import Structure


class HeadlineFinder:
    """Finds headlines among the lines of one article."""

    def __init__(self, structure: Structure) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.frames = FrameFinder(structure)
        self.contents = ContentReader(structure, self.frames)

    def _headlines(self, sentence: Sentence) -> list[Finding]:
        """The headline of a line, and a second one behind dots: «A: words.. and B: words»."""
        first = self._headline(sentence, sentence.start) or self._words_first(sentence)
        if first is None or first.cue is not None:
            return []
        start, end = first.parts[0]
        for at in range(start, end):
            if self.bits[at] & lx.DOTS and at + 1 < end:
                second = self._headline(sentence, at + 1)
                if (
                    second is not None
                    and second.source is not None
                    and (second.source.persons or second.source.head != "name")
                ):
                    first.parts = [self.contents._trim(start, at, at)]
                    return [first, second]
        return [first]

    def _words_first(self, sentence: Sentence) -> Finding | None:
        """«words» - name, as a line of its own."""
        quotation = self.s.by_start.get(sentence.start)
        if (
            quotation is None
            or not quotation.closed
            or quotation.end + 2 >= sentence.end
            or not self._own_line(sentence)
        ):
            return None
        if not self.bits[quotation.end + 1] & lx.DASH or quotation.words(self.t) <= TERM:
            return None
        source = self.frames._read_joined(quotation.end + 2, sentence.end)
        if (
            source is None
            or source.end != sentence.end
            or not (source.persons or source.titles or source.name)
        ):
            return None
        part = self.contents._trim(quotation.start + 1, quotation.end, quotation.end)
        return Finding(sentence, [part], "headline", "say", None, source, "headline-dash", end=sentence.end)

    def _own_line(self, sentence: Sentence) -> bool:
        """Whether the sentence is a whole line without a full stop: a title, caption or crosshead."""
        after = sentence.end
        return not self.bits[sentence.end - 1] & lx.STOP and (
            after >= len(self.t) or bool(self.bits[after] & lx.BREAK)
        )

    def _speaks(self, source: SourcePhrase, begin: int) -> bool:
        """A country before a colon labels news as often as it speaks: news begins with an indefinite noun."""
        if source.head != "country":
            return True
        word = self.t.words[begin]
        if any(
            form.tense.startswith("present")
            for at in (begin + 1, begin + 2)
            if at < len(self.t)
            for form in self.t.words[at].cues
        ):
            return False  # سوريا: الأكراد يعلنون …
        return (
            word.article
            or word.fold.endswith(self.s.reader.plural)
            or bool(word.bits & (lx.NEGATION | lx.QUOTE | lx.PLACE | lx.CUE | lx.PRONOUN) or word.heads)
            or begin in self.s.by_start
            or word.fold in self.s.vocabulary.bare
        )

    def _headline(self, sentence: Sentence, first: int) -> Finding | None:
        """«Name: words» as a line of its own."""
        if first == sentence.start and first > 0 and not self.bits[first - 1] & lx.BREAK:
            return None
        limit = min(sentence.end, first + 16)
        fixed = self.s.fixed(first, limit)
        if fixed is not None and fixed[1] == "label":
            if fixed[0] < limit and self.bits[fixed[0]] & lx.COLON:
                first = fixed[0] + 1
            elif any(self.bits[i] & lx.COLON for i in range(first, limit)):
                return None
        colon = next((i for i in range(first, limit) if self.bits[i] & lx.COLON), None)
        if colon is None or colon == first or colon + 1 >= sentence.end:
            return None
        if self.bits[first] & lx.CUE and not self.bits[first] & (lx.TITLE | lx.UNNAMED):
            return None
        source = self.frames._read_joined(first, colon)
        if source is None or not self._heads_line(source, colon) or not self._speaks(source, colon + 1):
            return None
        if source.thing and not source.named:
            return None
        if source.head in ("name", "body") and not self._own_line(sentence) and source.end - source.start < 2:
            return None
        line_end = self._line_end(sentence)
        caption = self.s.region_at(first) == "caption"
        end = self._without_credit(colon + 1, line_end) if caption else line_end
        start, end = self.contents._trim(colon + 1, end, end)
        if end <= start:
            return None
        return Finding(
            sentence, [(start, end)], "headline", "say", None, source, "headline-colon", end=sentence.end
        )

    def _heads_line(self, source: SourcePhrase, colon: int) -> bool:
        if source.end == colon:
            return source.head != "pronoun" and (source.head != "name" or source.end - source.start <= 4)
        rest = range(source.end, colon)
        return (source.head != "name" or len(self.t.folds[source.end]) <= 2) and (
            bool(self.t.words[source.end].prefix or self.bits[source.end] & (lx.PREPOSITION | lx.CUE))
            and len(rest) <= 8
            and not any(self.bits[i] & (lx.STOP | lx.COMMA | lx.THAT) for i in rest)
        )

    def _line_end(self, sentence: Sentence) -> int:
        end = sentence.end
        while end < len(self.t) and not self.bits[end] & lx.BREAK:
            end += 1
        return sentence.end if end - sentence.end > 40 else end

    def _without_credit(self, start: int, end: int) -> int:
        for i in range(end - 1, start, -1):
            if self.bits[i] & lx.OPEN:
                return i
        return end
