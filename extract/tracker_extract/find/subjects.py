"""Who stands before or behind a reporting word: the source phrase in its clause, past asides and addressees."""

from __future__ import annotations

from .. import lexicon as lx
from ..packs import CueForm
from ..phrases import longest
from .complements import ComplementFinder
from .sentences import Sentence
from .source_phrase import SourcePhrase


class SubjectFinder(ComplementFinder):
    """Finds the source phrases of reporting words."""

    def _source_after(self, cue: int, form: CueForm, limit: int) -> SourcePhrase | None:
        stops = _governors(form)
        at = cue + 1
        while at < limit and self.bits[at] & (lx.ADVERB | lx.TIME | lx.COMMA | lx.AUXILIARY):
            at += 1
        if at < limit and self.bits[at] & lx.OPEN:
            at = self._past_bracket(at, limit)
        at = self._past_addressee(at, limit)
        source = self._read_joined(at, limit, stops)
        if source is not None or at >= limit:
            return source
        return self._source_behind_aside(at, limit)

    def _past_addressee(self, at: int, limit: int) -> int:
        """قال للصحافيين وزير الخارجية: to whom it was said stands before who said it."""
        if at + 1 >= limit or not self.words[at].prefix or not self.bits[at] & (lx.UNNAMED | lx.BODY):
            return at
        addressee = self.s.reader.read(at, limit, governed=True)
        end = addressee.end if addressee is not None else at + 1
        if self.bits[at] & lx.UNNAMED:
            end = at + 1
        return (
            end
            if end < limit
            and (self.words[end].titles or self.words[end].heads)
            and not self.bits[end] & lx.THAT
            else at
        )

    def _source_behind_aside(self, at: int, limit: int) -> SourcePhrase | None:
        """قال، في تصريحات للصحفيين، وزير الخارجية إن: an aside between commas, then a titled source."""
        if not self.bits[at] & lx.PREPOSITION:
            return None
        if not self.bits[at - 1] & lx.COMMA:
            return self._source_behind_outlet(at, limit)
        for j in range(at + 1, min(limit, at + 14)):
            if self.bits[j] & (lx.THAT | lx.COLON | lx.QUOTE):
                return None
            if self.bits[j] & lx.COMMA:
                source = self._read_joined(j + 1, limit)
                return source if source is not None and (source.titles or source.persons) else None
        return None

    def _source_behind_outlet(self, at: int, limit: int) -> SourcePhrase | None:
        """وأكد في اتصال مع وكالة فرانس برس قائد اللواء فلان أن: behind the outlet a titled name, then the content."""
        for j in range(at + 2, min(limit, at + 14)):
            if self.bits[j] & (lx.THAT | lx.COLON | lx.COMMA):
                return None
            word = self.words[j]
            if (
                not word.titles
                or word.prefix
                or word.conjunction
                or not (self.bits[j - 1] & (lx.QUOTE | lx.PLACE) or self._ends_body(j))
            ):
                continue
            source = self._read_joined(j, limit)
            if (
                source is not None
                and source.named
                and source.end < limit
                and self.bits[source.end] & (lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA)
            ):
                return source
        return None

    def _ends_body(self, end: int) -> bool:
        """Whether a listed body's name ends right before token `end`."""
        for at in range(max(0, end - 5), end):
            found = longest(self.words[at].heads + self.words[at].prefixed_heads, self.t.folds, at, end)
            if (
                found is not None
                and found.end == end
                and any(isinstance(x, tuple) and x[1] == "body" for x in found.payload)
            ):
                return True
        return False

    def _read_joined(self, at: int, limit: int, stops: frozenset[str] = frozenset()) -> SourcePhrase | None:
        source = self.s.reader.read(at, limit, stops)
        while (
            source is not None
            and source.end < limit
            and self.words[source.end].conjunction
            and not self.bits[source.end] & lx.MARK
        ):
            word = self.words[source.end]
            if (
                not (word.heads or word.titles or word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY))
                or word.bits & lx.CUE
            ):
                break
            other = self.s.reader.read(source.end, limit, stops)
            if other is None:
                break
            source.joined.append(other)
            source.end = other.end
        return source

    def _source_before(self, cue: int, sentence: Sentence) -> SourcePhrase | None:
        """A phrase that fills the clause from its beginning up to the verb (subject first)."""
        if cue > sentence.start and self.bits[cue - 1] & lx.RELATIVE:
            return self._antecedent(cue - 1, sentence)
        start = self._clause_start(cue, sentence)
        at = start
        while (
            at < cue
            and self.bits[at] & (lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB)
            and not self.words[at].heads
        ):
            at += 1
        if at >= cue:
            return None
        end = cue
        while end > at and self.bits[end - 1] & (lx.AUXILIARY | lx.ADVERB | lx.COMMA | lx.TIME):
            end -= 1
        source = self._read_joined(at, end)
        if source is None or source.end != end:
            return None
        return source

    def _antecedent(self, end: int, sentence: Sentence) -> SourcePhrase | None:
        """الوزير الذي قال إن: the longest named phrase that ends right before the relative pronoun."""
        stop = end - 1 if self.bits[end - 1] & lx.COMMA else end
        for at in range(max(sentence.start, stop - 16), stop):
            source = self.s.reader.read(at, stop, governed=True)
            if (
                source is not None
                and source.end == stop
                and (source.persons or source.titles or source.head == "body")
            ):
                return source
        return None

    def _clause_start(self, cue: int, sentence: Sentence) -> int:
        start = sentence.start
        for i in range(cue - 1, sentence.start - 1, -1):
            if self.bits[i] & (lx.STOP | lx.BREAK | lx.DOTS | lx.QUOTE | lx.COLON):
                return i + 1
            if self.bits[i] & lx.COMMA and not self._apposition_comma(i, sentence):
                start = i + 1
                break
        return start

    def _apposition_comma(self, i: int, sentence: Sentence) -> bool:
        """Whether the comma at `i` stands inside a source phrase that begins before it."""
        at = sentence.start
        while at < i and self.bits[at] & (lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB):
            at += 1
        source = self.s.reader.read(at, sentence.end)
        return source is not None and source.end >= i

    def _read_glued(self, at: int, limit: int) -> SourcePhrase | None:
        """A source whose first word carries the preposition that governs it (لأكرم, للمتحدث باسم …)."""
        source = self.s.reader.read(at, limit, governed=True)
        if source is not None and source.name is not None and source.name[0] == at:
            source.cut = 1
        return source


def _governors(form: CueForm) -> frozenset[str]:
    """The prepositions a cue takes: no source phrase runs over one of them."""
    return frozenset(
        p for name in ("to", "urge", "blame", "describe", "at", "ask") for p in form.frames.prepositions(name)
    )
