"""Where the content of a reporting word begins behind it, in languages whose subjects come first."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...packs import CueForm
from ...words import classes as lx
from .asides import CLAUSE_ENDS, REACH, AsideReader
from .subjects import SubjectFinder

# Between a name and the words it is called by in marks.
_CALLED = 14
# Words of an object looked through for the noun that begins content (words/content.txt).
_OBJECT = 5


class Complement(NamedTuple):
    """Token where the content begins, how it is opened (that, quote, colon, clause, noun), and the rule."""

    begin: int
    opener: str
    rule: str


class ComplementFinder(AsideReader):
    """Matches the frames of reporting words."""

    def __init__(self, reading: Reading, subjects: SubjectFinder) -> None:
        super().__init__(reading, subjects)
        self.marks = reading.outline.vocabulary.infinitive_marks
        self.infinitives = reading.outline.vocabulary.infinitives

    def find(self, at: int, form: CueForm, limit: int) -> Complement | None:
        """The complement behind the reporting word that ends before token `at`."""
        limit = min(limit, at + 90)
        frames = form.frames
        for name, match in (
            ("describe", self._described),
            ("blame", self._blamed),
            ("urge", self._urged),
            ("bid", self._bidden),
            ("dub", self._dubbed),
        ):
            if frames.has(name):
                found = match(at, form, limit)
                if found is not None:
                    return found
        start = self._past_adverbs(at, limit)
        if start >= limit:
            return None
        return (
            self._governed(start, form, limit)
            or self._clause(start, form, limit)
            or self._object(start, form, limit)
        )

    # -- frames with a preposition or an object first -----------------------------------------------------------

    def _dubbed(self, at: int, form: CueForm, limit: int) -> Complement | None:
        """called the deal "…": the content begins with what is called so."""
        for i in range(at, min(limit, at + _CALLED)):
            quotation = self.s.by_start.get(i)
            if quotation is not None and quotation.depth == 0:
                if quotation.words(self.t) <= 1 and form.frames.has("quote"):
                    return None
                return Complement(at, "noun", "called") if i > at else None
            if self.bits[i] & (CLAUSE_ENDS | lx.COLON | lx.COMMA | lx.THAT | lx.VERB | lx.RELATIVE):
                return None
            if self.bits[i] & lx.CUE and i > at and not self.bits[i - 1] & (lx.DETERMINER | lx.PREPOSITION):
                return None
        return None

    def _described(self, at: int, form: CueForm, limit: int) -> Complement | None:
        i = self._preposition(at, form.frames.prepositions("describe"), limit)
        if i is None or i == at or i + 1 >= limit:
            return None
        return self._from(i + 1, "described")

    def _blamed(self, at: int, form: CueForm, limit: int) -> Complement | None:
        start = self._past_adverbs(at, limit)
        i = self._preposition(start, form.frames.prepositions("blame"), limit)
        if i is None or i <= start:
            return None
        return Complement(start, "noun", "blamed")

    def _preposition(self, at: int, wanted: frozenset[str], limit: int) -> int | None:
        """The first of the wanted prepositions within the clause."""
        for i in range(at, min(limit, at + REACH)):
            if self.t.folds[i] in wanted:
                return i
            if self.bits[i] & (CLAUSE_ENDS | lx.COLON | lx.QUOTE | lx.THAT):
                return None
            if self.bits[i] & lx.COMMA and not self._name_goes_on(i):
                return None
        return None

    def _name_goes_on(self, i: int) -> bool:
        return i + 1 < len(self.t) and bool(self.bits[i + 1] & (lx.CAPITAL | lx.DETERMINER))

    def _urged(self, at: int, form: CueForm, limit: int) -> Complement | None:
        """urged Iran to, called on Iran to, warned Ankara against."""
        start = self._past_adverbs(at, limit)
        asked = form.frames.prepositions("ask")
        if asked:
            if start >= limit or self.t.folds[start] not in asked:
                return None
            start += 1
        urged = form.frames.prepositions("urge")
        wanted = frozenset(p.split("_")[-1] for p in urged)
        i = self._preposition(start, wanted, limit)
        if (
            i is None
            or i == start
            or i + 1 >= limit
            or self.bits[i + 1] & lx.MARK
            and not self.bits[i + 1] & lx.QUOTE
        ):
            return None
        if self.t.folds[i] in self.marks and self.bits[i + 1] & (lx.DETERMINER | lx.CAPITAL):
            return None
        if any(
            self.bits[j] & (lx.VERB | lx.PASSIVE | lx.AUXILIARY) and not self.bits[j] & lx.CAPITAL
            for j in range(start, i)
        ):
            return None
        if not asked and all(self.bits[j] & lx.NEGATION for j in range(start, i)) and "not_to" not in urged:
            return None  # asked not to be named: nobody is urged
        return self._from(i + 1, "urged")

    def _bidden(self, at: int, form: CueForm, limit: int) -> Complement | None:
        """призвал стороны допустить: somebody, then an infinitive."""
        for i in range(at, min(limit, at + _CALLED)):
            if self.bits[i] & (lx.MARK | lx.THAT):
                return None
            if (
                i > at
                and self.t.folds[i].endswith(self.infinitives)
                and self.bits[i] & ~lx.CAPITAL == lx.WORD
            ):
                return Complement(i, "noun", "bidden")
        return None

    def _from(self, begin: int, rule: str) -> Complement:
        quotation = self.s.by_start.get(begin)
        if quotation is not None:
            return Complement(begin, "quote", rule)
        if self.bits[begin] & lx.THAT:
            return Complement(begin + 1, "that", rule)
        return Complement(begin, "noun", rule)

    def _governed(self, start: int, form: CueForm, limit: int) -> Complement | None:
        """A preposition of the frame, right behind the cue or behind a day or occasion (vowed on Sunday to)."""
        at: int | None = start
        while at is not None and at < limit:
            found = self._by_preposition(at, form, limit)
            if found is not None:
                return found
            at = (
                self._past_aside(at, limit, form) if form.frames.by and not self.bits[at] & lx.COMMA else None
            )
        return None

    def _by_preposition(self, start: int, form: CueForm, limit: int) -> Complement | None:
        fold = self.t.folds[start]
        if start + 1 >= limit:
            return None
        if fold in form.frames.prepositions("to"):
            following = start + 1
            if (
                self.bits[following] & (lx.EVENT | lx.TIME)
                or self.bits[following] & lx.MARK
                and following not in self.s.by_start
            ):
                return None
            if fold in self.marks and self.bits[following] & (
                lx.DETERMINER | lx.CAPITAL | lx.HEARER | lx.UNNAMED
            ):
                return None
            following = self._past_correlate(following, limit)
            return self._from(following, f"{fold}")
        if fold in form.frames.prepositions("at"):
            following = start + 1
            if following in self.s.by_start or self.bits[following] & lx.THAT:
                return self._from(following, f"{fold}")
        return None

    def _past_correlate(self, at: int, limit: int) -> int:
        """Past a demonstrative and a comma before a clause (о том, что)."""
        if at + 2 < limit and self.bits[at + 1] & lx.COMMA and self.bits[at + 2] & lx.THAT:
            return at + 2
        return at

    # -- clauses -------------------------------------------------------------------------------------------------

    def _clause(self, start: int, form: CueForm, limit: int) -> Complement | None:
        """A that-clause, a quotation, words behind a colon, or a clause without an opener."""
        frames = form.frames
        at, moved, told = start, True, False
        while moved and at < limit:
            moved = False
            if at > start and self._describes_noun(at, limit):
                return None
            found = self._opened(at, form, limit)
            if found is not None:
                return found
            if (
                at >= limit
                or self.bits[at] & (lx.MARK | lx.SUBORDINATOR | lx.RELATIVE)
                and not self.bits[at] & lx.COMMA
            ):
                return None
            if frames.has("hearer") and not told and not self.bits[at] & (lx.COMMA | lx.PREPOSITION):
                after = self._past_hearer(at, limit)
                if after is not None:
                    at, moved, told = after, True, True
                    continue
            after = self._past_aside(at, limit, form)
            if after is not None:
                at, moved = after, True
        return self._bare(at, form, limit, asides=at > start)

    def _describes_noun(self, at: int, limit: int) -> bool:
        """Whether a verb stands right behind "that": it describes a noun (said at a meeting that began on Friday).

        Only where the same word is a pronoun as well, which a list of determiners shows (not: que seront ouvertes).
        """
        both = lx.THAT | lx.DETERMINER
        if self.bits[at] & both != both or at + 1 >= limit:
            return False
        verb = self.bits[at + 1] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE)
        return bool(verb) and not self.bits[at + 1] & (lx.EVENT | lx.UNNAMED | lx.CAPITAL)

    def _opened(self, at: int, form: CueForm, limit: int) -> Complement | None:
        frames, bits = form.frames, self.bits[at]
        comma = bool(bits & lx.COMMA)
        nxt = at + 1 if comma else at
        if nxt >= limit:
            return None
        if self.bits[nxt] & lx.THAT and frames.has("that") and nxt + 1 < limit:
            if self.bits[nxt + 1] & lx.MARK and nxt + 1 not in self.s.by_start:
                return None
            return Complement(nxt + 1, "that", "that")
        if bits & lx.COLON and (frames.has("quote") or frames.has("colon")):
            begin = at + 1
            while begin < limit and self.bits[begin] & lx.DASH:
                begin += 1
            if begin in self.s.by_start:
                return Complement(begin, "quote", "colon")
            return Complement(begin, "colon", "colon") if begin < limit and frames.has("colon") else None
        quotation = self.s.by_start.get(nxt)
        if quotation is not None and frames.has("quote") and (not comma or quotation.words(self.t) > 1):
            if frames.has("bare") or not self._clause_goes_on(quotation, limit):
                return Complement(nxt, "quote", "quote")
            return Complement(nxt, "quote", "quote")
        return None

    def _clause_goes_on(self, q: Quotation, limit: int) -> bool:
        return q.end + 1 < limit and not self.bits[q.end + 1] & lx.MARK

    def _bare(self, at: int, form: CueForm, limit: int, asides: bool) -> Complement | None:
        """A clause that nothing opens: it needs a finite verb."""
        if (
            not form.frames.has("bare")
            or at >= limit
            or self.bits[at] & (lx.MARK & ~lx.QUOTE | lx.RELATIVE | lx.PASSIVE)
        ):
            return None
        if self.bits[at] & lx.MARK and at not in self.s.by_start and not self.bits[at] & lx.OPEN:
            return None
        if self.bits[at] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION) and asides:
            return None
        return (
            Complement(at, "clause", "clause")
            if self.has_verb(at, limit) and not self._object_only(at, limit)
            else None
        )

    def _object_only(self, at: int, limit: int) -> bool:
        """A noun phrase with which the clause ends, or another verb goes on (added three ships and brought …)."""
        verb = next((i for i in range(at, limit) if self._is_finite(i) or self.bits[i] & CLAUSE_ENDS), limit)
        if (
            at < verb < limit
            and self.bits[verb - 1] & lx.CONJUNCTION
            and not self.bits[verb - 1] & lx.SUBORDINATOR
        ):
            return True
        p = self.subjects.reader.read(at, limit)
        if p is None or p.end >= limit:
            return p is not None
        if self.bits[p.end] & lx.CONJUNCTION and p.end + 1 < limit:
            return bool(self.bits[p.end + 1] & (lx.VERB | lx.CUE)) and not self.bits[p.end] & lx.SUBORDINATOR
        return bool(self.bits[p.end] & CLAUSE_ENDS)

    def _is_finite(self, i: int) -> bool:
        """Whether a finite verb stands at `i`."""
        bits = self.bits[i]
        if bits & (lx.AUXILIARY | lx.PASSIVE):
            return True
        if bits & lx.VERB:
            return not self.bits[i - 1] & (lx.DETERMINER | lx.PREPOSITION)  # in a televised address
        return (
            bool(bits & lx.CUE)
            and not bits & lx.CAPITAL
            and any(c.part == "verb" for c in self.words[i].cues)
        )

    def has_verb(self, start: int, limit: int) -> bool:
        """Whether a finite verb stands in the clause from `start` on."""
        for i in range(start + 1, limit):
            bits = self.bits[i]
            if (
                bits & CLAUSE_ENDS
                or bits & lx.COMMA
                and i + 1 < limit
                and any(c.part == "participle" for c in self.words[i + 1].cues)
            ):
                return False
            if self._is_finite(i):
                return True
        return False

    # -- objects -------------------------------------------------------------------------------------------------

    def _object(self, start: int, form: CueForm, limit: int) -> Complement | None:
        frames = form.frames
        if start >= limit or self.bits[start] & (
            lx.MARK | lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION | lx.RELATIVE
        ):
            return None
        if self.t.folds[start] in self.marks:
            return None
        if frames.has("object") and not self.bits[start] & lx.PRONOUN:
            return Complement(start, "noun", "object")
        if frames.has("infinitive") and self.infinitives and self.t.folds[start].endswith(self.infinitives):
            return Complement(start, "noun", "infinitive")
        if frames.has("thing") and self._content_noun(start, limit):
            return Complement(start, "noun", "object")
        return None

    def _content_noun(self, start: int, limit: int) -> bool:
        for i in range(start, min(limit, start + _OBJECT)):
            if self.bits[i] & lx.CONTENT_NOUN:
                return True
            if self.bits[i] & (lx.MARK | lx.PREPOSITION | lx.THAT):
                return False
        return False
