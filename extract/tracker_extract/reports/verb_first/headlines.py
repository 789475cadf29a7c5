"""Titles, captions and crossheads of the form «Name: words» or «words» - name."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.plain.reader import PlainMentions
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from ..report import Report
from .content import ContentReader
from .frames import FrameFinder


class HeadlineFinder:
    """Finds headlines among the lines of one article."""

    def __init__(self, reading: Reading) -> None:
        self.s = reading.outline
        assert isinstance(reading.mentions, PlainMentions)
        self.reader = reading.mentions
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.frames = FrameFinder(reading)
        self.contents = ContentReader(reading, self.frames)

    def _headlines(self, sentence: Sentence) -> list[Report]:
        """The headline of a line, and a second one behind dots: «A: words.. and B: words»."""
        first = (
            self._headline(sentence, sentence.start)
            or self._words_first(sentence)
            or self._words_in_marks(sentence)
        )
        if first is None or first.cue is not None:
            return []
        start, end = first.parts[0]
        for at in range(start, end):
            if self.bits[at] & lx.DOTS and at + 1 < end:
                second = self._headline(sentence, at + 1)
                if (
                    second is not None
                    and second.source is not None
                    and (second.source.persons or second.source.kind != "name")
                ):
                    first.parts = [self.contents._trim(start, at, at)]
                    return [first, second]
        return [first]

    def _words_first(self, sentence: Sentence) -> Report | None:
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
        return Report(sentence, [part], "headline", "say", None, source, "headline-dash", end=sentence.end)

    def _words_in_marks(self, sentence: Sentence) -> Report | None:
        """«Name "words"», a title without a verb or colon."""
        first = sentence.start
        if first and not self.bits[first - 1] & lx.BREAK or not self._own_line(sentence):
            return None
        fixed = self.s.fixed(first, sentence.end)
        if fixed is not None and fixed[1] == "label" and fixed[0] < sentence.end:
            first = fixed[0] + bool(self.bits[fixed[0]] & lx.COLON)
        opened = next((i for i in range(first, min(sentence.end, first + 10)) if i in self.s.by_start), None)
        if opened is None or opened == first:
            return None
        quotation = self.s.by_start[opened]
        source = self.frames._read_joined(first, opened)
        if source is None or source.end != opened or not source.persons or not quotation.closed:
            return None
        rest = range(quotation.end + 1, sentence.end)
        if quotation.words(self.t) <= TERM or any(
            self.bits[i] & (lx.CUE | lx.COLON | lx.QUOTE) for i in rest
        ):
            return None
        part = self.contents._trim(opened, quotation.end + 1, quotation.end + 1)
        return Report(sentence, [part], "headline", "say", None, source, "headline-marks", end=sentence.end)

    def _own_line(self, sentence: Sentence) -> bool:
        """Whether the sentence is a whole line without a full stop: a title, caption or crosshead."""
        after = sentence.end
        return not self.bits[sentence.end - 1] & lx.STOP and (
            after >= len(self.t) or bool(self.bits[after] & lx.BREAK)
        )

    def _speaks(self, source: Mention, begin: int) -> bool:
        """A country before a colon labels news as often as it speaks: news begins with an indefinite noun."""
        if source.kind != "country":
            return True
        word = self.t.words[begin]
        if not word.bits & lx.NEGATION and any(
            self._present(at) for at in (begin + 1, begin + 2) if at < len(self.t)
        ):
            return False  # سوريا: الأكراد يعلنون …
        return (
            word.article
            or word.fold.endswith(self.reader.plural)
            or bool(word.bits & (lx.NEGATION | lx.QUOTE | lx.PLACE | lx.CUE | lx.PRONOUN) or word.heads)
            or begin in self.s.by_start
            or word.fold in self.s.vocabulary.bare
        )

    def _present(self, i: int) -> bool:
        """Whether token `i` is a verb in the present, reporting or by its shape."""
        word = self.t.words[i]
        if any(form.tense.startswith("present") for form in word.cues):
            return True
        shaped = word.bits & lx.VERB and not word.bits & lx.COMMON
        return bool(shaped) and not word.fold.endswith(self.s.vocabulary.past)

    def _headline(self, sentence: Sentence, first: int) -> Report | None:
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
        source = self.frames._read_joined(self._last_clause(first, colon), colon)
        if source is None or not self._heads_line(source, colon) or not self._speaks(source, colon + 1):
            return None
        if source.common_noun and not source.named:
            return None
        if source.kind in ("name", "body") and not self._own_line(sentence) and source.end - source.start < 2:
            return None
        line_end = self._line_end(sentence)
        caption = self.s.region_at(first) == "caption"
        end = self._without_credit(colon + 1, line_end) if caption else line_end
        start, end = self.contents._trim(colon + 1, end, end)
        if end <= start:
            return None
        act = self._act(source.end, colon)
        return Report(
            sentence, [(start, end)], "headline", act, None, source, "headline-colon", end=sentence.end
        )

    def _act(self, at: int, colon: int) -> str:
        """The act of a verb between the name and the colon (لافروف يحذر واشنطن:); without one the name just says it.

        Of verbs spelled alike one that opens words by itself has nothing before the colon (يذكر, يذكّر فلانا).
        """
        forms = [form for form in self.t.words[at].cues if form.part == "verb"] if at < colon else []
        if at + 1 < colon:
            forms = [form for form in forms if not form.frames.has("colon")] or forms
        return forms[0].act if forms else "say"

    def _last_clause(self, first: int, colon: int) -> int:
        """ناشطون يتحدثون عن هجوم ولافروف يرد: whoever the verb before the colon belongs to."""
        if not self.bits[colon - 1] & (lx.CUE | lx.VERB):
            return first
        joins = self.s.vocabulary.joins_name
        names = (i for i in range(colon - 2, first, -1) if self.t.words[i].names)
        joined = (i for i in names if self.t.words[i].conjunction or joins(self.t.folds[i]))
        return next(joined, first)

    def _heads_line(self, source: Mention, colon: int) -> bool:
        if source.end == colon:
            return source.kind != "pronoun" and (source.kind != "name" or source.end - source.start <= 4)
        rest = range(source.end, colon)
        if source.persons and len(rest) == 1 and not self.bits[source.end] & ~(lx.WORD | lx.OWNED | lx.VERB):
            return not self.t.words[source.end].article  # هولاند لفرانس24: an outlet no list knows
        return (source.kind != "name" or len(self.t.folds[source.end]) <= 2) and (
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
