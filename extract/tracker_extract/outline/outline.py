"""The structure of one article that the finders share: tokens, quotations, sentences, and quick look-ups on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise, takewhile

from ..models import Article, Span
from ..words import passes
from ..words.acronyms import read_acronyms
from ..words.classes import (
    BODY,
    BREAK,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    COMMON,
    GIVEN,
    MARK,
    OPEN,
    OWNED,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    QUOTE,
    STOP,
    THAT,
    WORD,
)
from ..words.company import settle
from ..words.headline_case import read_as_small
from ..words.phrases import Found, longest
from ..words.tokens import Tokens, WordTable
from .clauses import Clause, find_clauses
from .quotations import LONGEST, Quotation, find_quotations
from .sentences import Sentence, find_sentences

# Listed names have at most this many words (Independent International Commission of Inquiry on Syria).
NAME = 8
# A name in marks right behind a reporting verb takes at most this many tokens with its opening mark, and the words
# that the verb opens begin within so many.
SPEAKER = 4
OPENS = 14
# A full name in marks has at most this many words, and these are the classes of its words.
PERSON = 5
_PLAIN = WORD | GIVEN | PARTICLE | OWNED
# Behind a plural an apostrophe alone is the owner's ending.
_APOSTROPHES, _PLURAL = frozenset("'’"), "s"
# Words of a body before its name in marks (وكالة أنباء «تسنيم» – "the news agency Tasnim").
LEAD = 2
# The clause by which a source stays unnamed has at most this many (فضل عدم الكشف عن اسمه وصفته – "who would not give name or post").
UNNAMED = 8


class Outline:
    """Tokens, quotations and sentences of one article."""

    def __init__(self, article: Article, table: WordTable) -> None:
        self.article = article
        self.tokens = Tokens(article.text, table)
        self.vocabulary = v = table.vocabulary
        self._drop_datelines()
        if table.lexicon.pack.settings["names_are_capitalised"]:
            self._read_title_case(table)
            read_acronyms(self.tokens, table)
        self.quotations = find_quotations(self.tokens)
        if any(names := [q for q in self.quotations if self._is_name(q)]):
            self.tokens.drop({i for q in names for i in (q.start, q.end)})
            self.quotations = find_quotations(self.tokens)
        self._part_owners(table)
        settle(self.tokens, table)
        self.by_start: dict[int, Quotation] = {}
        for quotation in self.quotations:
            self.by_start.setdefault(quotation.start, quotation)
        self.by_end = {quotation.end: quotation for quotation in reversed(self.quotations)}
        self._quotation_starts = [quotation.start for quotation in self.quotations]
        self._regions: dict[int, str] = {}  # by token, of those that were asked for
        self._region_starts = [region.start for region in article.regions]
        self.sentences = find_sentences(self.tokens, self.quotations, v.abbreviations)
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self.expressions = _expressions(self.tokens)
        self.fixed_at = list(self.expressions)
        self.clauses = find_clauses(self.tokens, v)
        self._clause_starts = sorted(self.clauses)
        self._cues = self.tokens.chosen(passes.CUE)

    @cached_property
    def inner_capitals(self) -> frozenset[str]:
        """The folded words that the text writes with a capital within a sentence, so that it means something."""
        t, before = self.tokens, STOP | BREAK | QUOTE
        return frozenset(
            t.folds[i] for i in range(1, len(t)) if t.bits[i] & CAPITAL and not t.bits[i - 1] & before
        )

    def _drop_datelines(self) -> None:
        """Leave out the place, date and agency that the first sentence begins with: it is told without them."""
        regions = self.article.regions
        for region, behind in pairwise(regions):
            if region.kind == "date" and behind.kind == "body" and self._same_line(region.end, behind.start):
                starts = self.tokens.starts
                first, end = bisect_left(starts, region.start), bisect_left(starts, region.end)
                self.tokens.drop(set(range(first, end)))

    def _read_title_case(self, table: WordTable) -> None:
        """Read headlines in Title Case as if their verbs and little words were written small."""
        starts = self.tokens.starts
        for region in self.article.regions:
            if region.kind == "title":
                first, end = bisect_left(starts, region.start), bisect_left(starts, region.end)
                read_as_small(self.tokens, table, first, end)

    def _part_owners(self, table: WordTable) -> None:
        """Let an apostrophe that belongs to no quotation be the owner's ending of a plural (the boatbuilders' guild)."""
        if not table.possessives:
            return
        t, marks = self.tokens, {i for q in self.quotations for i in (q.start, q.end)}
        for i in t.edges:
            joined = i > 0 and t.ends[i - 1] == t.starts[i] and t.folds[i - 1].endswith(_PLURAL)
            if joined and t.forms[i] in _APOSTROPHES and i not in marks:
                t.bits[i] = POSSESSIVE

    def _same_line(self, start: int, end: int) -> bool:
        return not any(c in "\r\n" for c in self.article.text[start:end])

    def _is_name(self, q: Quotation) -> bool:
        """Whether marks hold just a listed name («المرصد السوري لحقوق الإنسان»): then they say nothing."""
        start, end = q.start + 1, q.end
        if not q.closed or not 0 < end - start <= NAME:
            return False
        words = self.tokens.words
        found = longest(words[start].heads, self.tokens.folds, start, end)
        if found is not None and found.end == end or self._takes_up_body(q):
            return True
        return self._completes_name(q) or self._names_person(q) or self._names_speaker(q)

    def _takes_up_body(self, q: Quotation) -> bool:
        """Marks around the one noun by which a body is taken up, right behind a reporting verb (وجددت «الشبكة» الدعوة)."""
        words = self.tokens.words
        noun = q.end - q.start == 2 and words[q.start + 1].article and words[q.start + 1].bits & BODY
        return bool(noun) and q.start > 0 and any(form.part == "verb" for form in words[q.start - 1].cues)

    def _completes_name(self, q: Quotation) -> bool:
        """Whether the words in marks are the rest of a listed name that begins before them (وكالة «تسنيم»)."""
        folds, words = self.tokens.folds, self.tokens.words
        for at in range(max(0, q.start - LEAD), q.start):
            whole = [*folds[at : q.start], *folds[q.start + 1 : q.end]] if words[at].bits & BODY else []
            found = longest(words[at].heads, whole, 0, len(whole)) if whole else None
            if found is not None and found.end == len(whole):
                return True
        return False

    def _names_person(self, q: Quotation) -> bool:
        """Marks around a full name, or around a surname that the article gives elsewhere behind a given name (تابع "الشامي" حديثه).

        Where names have capitals, marks around one may stand for something else, and stay.
        """
        tokens, v = self.tokens, self.vocabulary
        start, end = q.start + 1, q.end
        if not v.verb_first or end - start > PERSON or any(tokens.words[i].prefix for i in range(start, end)):
            return False
        if end - start == 1:
            fold, bits = tokens.folds[start], tokens.bits[start]
            nisba = bits & COMMON and tokens.words[start].article and fold.endswith(v.surname)
            return not bits & ~(_PLAIN | (COMMON if nisba else 0)) and fold in self._surnames
        given = tokens.bits[start] & GIVEN and not tokens.bits[start] & COMMON
        return bool(given) and not any(
            tokens.bits[i] & ~_PLAIN or tokens.words[i].conjunction for i in range(start, end)
        )

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The folded words that stand right behind a given name, or behind a particle of lineage and a father's name."""
        t, last = self.tokens, len(self.tokens) - 1
        return frozenset(
            t.folds[i + 1]
            for i in t.chosen(passes.NAME)
            if i < last and t.bits[i] & GIVEN and not t.bits[i + 1] & (MARK | GIVEN)
        )

    def _names_speaker(self, q: Quotation) -> bool:
        """Marks around a name nobody listed, between a reporting verb and what it opens (وقال "الشامي" في بيان إن)."""
        words, bits = self.tokens.words, self.tokens.bits
        if q.start == 0 or q.end - q.start > SPEAKER or q.end + 1 >= len(bits):
            return False
        if any(bits[i] & ~_PLAIN or words[i].prefix for i in range(q.start + 1, q.end)):
            return False
        if (
            not any(form.part == "verb" for form in words[q.start - 1].cues)
            or bits[q.start - 1] & PREPOSITION
        ):
            return False
        if words[q.end + 1].titles and not words[q.end + 1].article:
            return True  # وقال "فلان الشامي" نائب المتحدث – "and 'So-and-so', the deputy spokesman, said"
        for i in range(q.end + 1, min(len(bits), q.end + OPENS)):
            if bits[i] & (STOP | BREAK | QUOTE):
                return False
            if bits[i] & (THAT | COLON):
                return not words[i].conjunction
        return False

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each folded word stands in the text."""
        return Counter(self.tokens.folds)

    def unnamed_clause(self, i: int, limit: int) -> int | None:
        """Behind a clause by which a source stays unnamed that begins at token `i` (طلب عدم كشف هويته), else None."""
        if i >= limit or self.tokens.words[i].stem not in self.vocabulary.anonymity:
            return None
        for j in range(i + 1, min(limit, i + UNNAMED)):
            if self.tokens.folds[j] in self.vocabulary.identities:
                # اسمه ووظيفته – "his name and post": a second noun up to the comma or the end of the clause
                joined = j + 2 == limit or j + 2 < limit and bool(self.tokens.bits[j + 2] & COMMA)
                return j + 2 if joined and not self.tokens.bits[j + 1] & MARK else j + 1
            if self.tokens.bits[j] & (STOP | BREAK | COLON | QUOTE):
                return None
        return None

    def quotations_from(self, i: int) -> Iterator[Quotation]:
        """The quotations that begin at token `i` or later, in order."""
        return islice(self.quotations, bisect_left(self._quotation_starts, i), None)

    def quotations_within(self, start: int, end: int) -> Iterator[Quotation]:
        """The quotations that begin at token `start` or later and before token `end`, in order."""
        return takewhile(lambda q: q.start < end, self.quotations_from(start))

    def outer_quotation(self, i: int, least: int = 0) -> Quotation | None:
        """The outermost quotation around token `i` that holds at least `least` words."""
        for quotation in self.quotations_from(i - LONGEST - 1):
            if quotation.start >= i:
                return None
            if i < quotation.end and quotation.words(self.tokens) >= least:
                return quotation
        return None

    def region_at(self, i: int) -> str:
        """The kind of the region that token `i` stands in, "" for none."""
        known = self._regions.get(i)
        if known is None:
            start = self.tokens.starts[i]
            at = bisect_right(self._region_starts, start) - 1
            region = self.article.regions[at] if at >= 0 else None
            known = region.kind if region is not None and start < region.end else ""
            self._regions[i] = known
        return known

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before a sentence, which may go on over those behind it."""
        at = bisect_left(self._sentence_starts, sentence.start)
        return self.sentences[at - 1] if at else None

    def clause_around(self, i: int, sentence: Sentence) -> Clause | None:
        """The last clause before token `i` of a sentence that a connective opens, if any."""
        at = bisect_left(self._clause_starts, i) - 1
        start = self._clause_starts[at] if at >= 0 else -1
        return self.clauses[start] if start >= sentence.start else None

    def cues_in(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence that can report, or begin an expression that can."""
        cues = self._cues
        return cues[bisect_left(cues, sentence.start) : bisect_left(cues, sentence.end)]

    def fixed_in(self, sentence: Sentence) -> list[int]:
        """The tokens of a sentence at which a fixed expression may begin."""
        return self.fixed_at[
            bisect_left(self.fixed_at, sentence.start) : bisect_left(self.fixed_at, sentence.end)
        ]

    def fixed(self, i: int, limit: int) -> tuple[int, str, str] | None:
        """A fixed expression at token `i`: its end, kind (tail, continuer, attribution) and what it takes."""
        found = self.expressions.get(i)
        if found is not None and found.end > limit:
            found = self._shorter(i, limit)
        if found is None:
            return None
        kind, takes = found.payload[0]
        return found.end, kind, takes

    def _shorter(self, i: int, limit: int) -> Found | None:
        """The longest fixed expression at token `i` that ends before `limit`, where one begins that goes beyond."""
        return longest(self.tokens.words[i].fixed, self.tokens.folds, i, limit)

    def fixed_as(self, kind: str, i: int, limit: int) -> tuple[int, str] | None:
        """A fixed expression of one kind at token `i`, whatever else its words are too: its end, and what it takes."""
        found = self.expressions.get(i)
        if found is not None and found.end > limit:
            found = self._shorter(i, limit)
        if found is not None:
            for name, takes in found.payload:
                if name == kind:
                    return found.end, takes
        return None

    def without_edge_marks(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of tokens without the marks at its edges, but for quotation marks, brackets and what must stay."""
        bits = self.tokens.bits
        while (
            end > start
            and bits[end - 1] & MARK
            and not bits[end - 1] & (QUOTE | CLOSE)
            and self.tokens.forms[end - 1] not in self.vocabulary.kept_ends
        ):
            end -= 1
        while start < end and bits[start] & MARK and not bits[start] & (QUOTE | OPEN):
            start += 1
        return start, end

    def span(self, start: int, end: int) -> Span:
        """The offsets of the tokens from `start` up to but not including `end`."""
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])


def _expressions(t: Tokens) -> dict[int, Found]:
    """The longest fixed expression at each token at which one begins: asked for by many rules, and told once."""
    found: dict[int, Found] = {}
    words, folds, size = t.words, t.folds, len(t.folds)
    for i in t.chosen(passes.FIXED):
        following = folds[i + 1] if i + 1 < size else None
        begins = [node for node in words[i].fixed if None in node or following in node]
        expression = longest(begins, folds, i, size) if begins else None
        if expression is not None:
            found[i] = expression
    return found
