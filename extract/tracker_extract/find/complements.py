"""Where the content of a reporting word begins: the clause, quotation, colon, object or preposition behind it."""

from __future__ import annotations

from .. import lexicon as lx
from ..packs import CueForm
from ..text import STRETCH
from .source_phrase import SourcePhrase
from .structure import Structure

# Quotations of up to this many words between cue and complement are names of papers and such, not content.
SHORT = 4


class ComplementFinder:
    """Finds complements on the tokens of one article."""

    def __init__(self, structure: Structure) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.words = structure.tokens.words
        self.blame = structure.vocabulary.blame

    def _complement(
        self, cue: int, form: CueForm, start: int, limit: int, source: SourcePhrase | None
    ) -> tuple[int, str, str] | None:
        """Where the content begins from `start` on, how it is opened, and the rule."""
        frames = form.frames
        if frames.has("blame"):
            return self._blamed(form, start, limit)
        if frames.has("hold"):
            return self._held(start, limit)
        if frames.has("ask"):
            asked = self._asked(form, start, limit)
            if asked is not None:
                return asked
        if frames.has("describe"):
            return self._described(form, start, limit)
        relative = False
        if start < limit and self.bits[start] & lx.CONTENT and (frames.has("object") or frames.has("thing")):
            found = self._object(form, start, limit, source)
            if found is not None:
                return found
        at = start
        while at < limit:
            b = self.bits[at]
            if self.t.folds[at] in self.s.vocabulary.occasions:
                return None  # أشار بيده, دعا إلى العشاء
            if b & lx.THAT:
                found = self._that(form, at, start, limit, relative)
                if found is not None:
                    return found
            elif b & lx.COLON:
                if frames.has("quote") or frames.has("colon"):
                    begin, opener = self._after_colon(at, limit)
                    return (begin, opener, opener) if begin < limit or opener == "quote" else None
                return None
            elif b & lx.QUOTE:
                quotation = self.s.by_start.get(at)
                if quotation is None:
                    at += 1
                    continue
                if frames.has("quote") and not self._is_addressee(at) and not self._short_aside(at, limit):
                    return at, "quote", "quote"
                at = quotation.end + 1
                continue
            elif b & lx.OPEN:
                at = max(self._past_bracket(at, limit), at + 1)
                continue
            elif b & (lx.STOP | lx.BREAK | lx.DOTS):
                break
            else:
                found = self._by_preposition(form, at, start, limit, source)
                if found is not None:
                    return found
                if b & lx.RELATIVE:
                    relative = True
                if (
                    b & lx.SUBORDINATOR
                    and b & lx.RELATIVE == 0
                    and at > start
                    and self.bits[at - 1] & lx.COMMA
                    and self._aside_ends(at, limit)
                ):
                    relative = True
                elif self._another_clause(
                    at, start, relative or source is not None and source.head == "unnamed" and at == start
                ):
                    break
            at += 1
        return self._object(form, start, limit, source)

    def _another_clause(self, at: int, start: int, relative: bool) -> bool:
        b, word = self.bits[at], self.words[at]
        strong = any(c.part == "verb" and not c.frames.has("weak") for c in word.cues)
        if b & lx.CUE and at > start and not b & lx.PREPOSITION and strong and not relative:
            return (
                bool(word.conjunction)
                or bool(self.bits[at - 1] & lx.COMMA)
                or not b & (lx.TITLE | lx.BODY | lx.EVENT)
            )
        if b & lx.CUE and self.bits[at - 1] & lx.COMMA and self._opens_participle(at):
            return True
        return bool(b & lx.SUBORDINATOR and not b & (lx.PREPOSITION | lx.ADVERB))

    def _opens_participle(self, at: int) -> bool:
        """A circumstantial participle with a complement of its own right behind it."""
        nxt = at + 1
        return nxt < len(self.t) and any(
            c.part == "participle"
            and (
                self.bits[nxt] & (lx.THAT | lx.QUOTE | lx.COLON)
                or any(self.t.folds[nxt] in c.frames.prepositions(n) for n in ("to", "at", "urge"))
            )
            for c in self.words[at].cues
        )

    def _aside_ends(self, at: int, limit: int) -> bool:
        """An aside opened by حيث and the like, with a comma and the complement behind it."""
        return any(
            self.bits[j] & lx.COMMA and self.bits[j + 1] & (lx.THAT | lx.QUOTE)
            for j in range(at, min(limit, at + 30) - 1)
        )

    def _that(
        self, form: CueForm, at: int, start: int, limit: int, relative: bool
    ) -> tuple[int, str, str] | None:
        """A complementiser at `at`: it opens the content unless a preposition of another frame governs it."""
        frames, word = form.frames, self.words[at]
        if word.conjunction:
            return None
        previous = self.t.folds[at - 1] if at > 0 else ""
        if self.bits[at - 1] & lx.PREPOSITION and at > start:
            governed = any(previous in frames.prepositions(name) for name in ("to", "at", "about"))
            return (at + 1, "that", f"{previous}-that") if governed else None
        if (
            not frames.has("that")
            and not frames.has("to")
            and not frames.has("at")
            and not frames.has("relay")
        ):
            return None
        return at + 1, "that", "that"

    def _by_preposition(
        self, form: CueForm, at: int, start: int, limit: int, source: SourcePhrase | None
    ) -> tuple[int, str, str] | None:
        frames, word, fold = form.frames, self.words[at], self.t.folds[at]
        if fold[0] not in frames.first_letters:
            return None
        if (
            at > start
            and self.bits[at - 1] & lx.PREPOSITION
            or at - 1 >= start
            and self.bits[at - 1] & lx.EVENT
            or fold in self.s.vocabulary.occasions
        ):
            return None
        fixed = self.s.fixed(at, limit) if word.fixed else None
        if fixed is not None and fixed[1] in ("tail", "opener"):  # من جانبه
            return None
        if at + 1 < limit:
            if fold in frames.prepositions("to") and not word.prefix:
                return self._behind(at + 1, limit, fold)
            if fold in frames.prepositions("urge") and at > start:
                return self._behind(at + 1, limit, fold)
            if fold in frames.prepositions("at") and self.bits[at + 1] & (lx.THAT | lx.QUOTE):
                return self._behind(at + 1, limit, fold)
        for name in ("to", "urge"):
            for preposition in frames.prepositions(name):
                if len(preposition) == 1 and self._glued(at, preposition, start, name):
                    return at, "noun", f"{preposition}-noun"
        return None

    def _behind(self, at: int, limit: int, preposition: str) -> tuple[int, str, str] | None:
        if self.bits[at] & lx.THAT:
            return at + 1, "that", f"{preposition}-that"
        if self.bits[at] & lx.QUOTE:
            return at, "quote", f"{preposition}-quote"
        if self.bits[at] & (lx.MARK | lx.EVENT | lx.TIME) or self.t.folds[at] in self.s.vocabulary.occasions:
            return None
        reason = self._reason(at, limit)
        if reason is not None:
            return reason, "that", f"{preposition}-noun-that"
        return at, "noun", f"{preposition}-noun"

    def _reason(self, at: int, limit: int) -> int | None:
        """عن أمله في أن, عن أسفه لأن: the clause behind the feeling is the content."""
        for j in (at + 1, at + 2):
            if (
                j < limit
                and self.bits[at] & lx.CONTENT
                and self.bits[j] & lx.THAT
                and not self.words[j].conjunction
            ):
                return j + 1
        return None

    def _glued(self, at: int, preposition: str, start: int, name: str) -> bool:
        """A one-letter preposition written onto the word at `at`."""
        word, fold = self.words[at], self.t.folds[at]
        if word.prefix:
            return (
                word.prefix == preposition
                and not word.conjunction
                and not word.bits & (lx.EVENT | lx.TIME | lx.UNNAMED)
            )
        if (
            not fold.startswith(preposition)
            or word.bits & ~(lx.WORD | lx.CONTENT)
            or word.conjunction
            or word.heads
        ):
            return False
        if STRETCH in self.t.forms[at][:2]:
            return True
        shapes = self.s.vocabulary.content_shapes
        return (
            shapes is not None
            and shapes.fullmatch(fold[1:]) is not None
            and (name == "urge" or at - start <= 8)
        )

    def _behind_object(self, start: int, at: int) -> bool:
        """Whether just the phrase of whom it is asked stands between `start` and `at`."""
        asked = self.s.reader.read(start, at)
        return asked is not None and asked.end == at

    def _object(
        self, form: CueForm, start: int, limit: int, source: SourcePhrase | None
    ) -> tuple[int, str, str] | None:
        frames = form.frames
        if not (frames.has("object") or frames.has("thing")):
            return None
        at = self._past_aside(start, limit)
        while at < limit and self.bits[at] & (lx.ADVERB | lx.TIME | lx.COMMA):
            at += 1
        if at < limit and self.bits[at] & lx.CUE and not self.bits[at] & lx.CONTENT:
            again = self._said_again(at, limit)
            if again is not None:
                return again
        if (
            at >= limit
            or self.t.folds[at] in self.s.vocabulary.silences
            or self.bits[at] & (lx.MARK | lx.PREPOSITION | lx.EVENT | lx.RELATIVE | lx.AUXILIARY)
        ):
            return None
        if self.bits[at] & lx.CUE and not self.bits[at] & lx.CONTENT:
            return None
        if self.words[at].prefix or self.words[at].conjunction:
            return None
        if (
            self.bits[at] & lx.CONTENT
            or _settled(source)
            and not self.bits[at] & (lx.THAT | lx.NUMBER)
            and frames.has("object")
        ):
            return at, "noun", "object"
        return None

    def _said_again(self, at: int, limit: int) -> tuple[int, str, str] | None:
        """جدد التأكيد على …: the verbal noun of saying leads to the content."""
        for form in self.words[at].cues:
            if form.part == "noun" and (self.words[at].article or form.pronoun is not None):
                found = self._complement(at, form, at + 1, limit, None)
                if found is not None:
                    return found[0], found[1], "again-" + found[2]
        return None

    def _past_aside(self, start: int, limit: int) -> int:
        """Behind an aside that begins with a preposition and ends with a comma."""
        at = start + 1 if start < limit and self.bits[start] & lx.COMMA else start
        if at < limit and self.bits[at] & lx.PREPOSITION:
            for j in range(at + 1, min(limit, at + 16)):
                if self.bits[j] & lx.COMMA:
                    return j + 1
        return start

    def _blamed(self, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
        """اتهم … بـ: the content begins with the accused; a preposition follows."""
        wanted = form.frames.prepositions("blame")
        start = self._past_aside(start, limit)
        for at in range(start, min(limit, start + 30)):
            b = self.bits[at]
            if b & (lx.STOP | lx.BREAK | lx.COLON | lx.DOTS):
                return None
            if b & lx.THAT and self.t.folds[at].startswith(tuple(wanted)):
                return (start, "noun", "blame-object") if at > start else (at + 1, "that", "blame-that")
            if self.t.folds[at] in wanted or any(
                self._glued(at, p, start, "urge") for p in wanted if len(p) == 1
            ):
                if at > start:
                    return start, "noun", "blame-object"
                return at, "noun", "blame-noun"
        return None

    def _held(self, start: int, limit: int) -> tuple[int, str, str] | None:
        """حمّل … مسؤولية: the content begins with whom it is laid on."""
        for at in range(start, min(limit, start + 16)):
            if self.bits[at] & (lx.STOP | lx.BREAK | lx.COLON):
                return None
            if self.words[at].stem in self.blame or self.t.folds[at] in self.blame:
                return (start, "noun", "hold-object") if at > start else None
        return None

    def _asked(self, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
        """طلب من …: whom it is asked of, then the content."""
        wanted = form.frames.prepositions("ask")
        for at in range(start, min(limit, start + 6)):
            if self.t.folds[at] in wanted:
                asked = self.s.reader.read(at + 1, limit)
                if asked is None:
                    return None
                begin = asked.end
                while begin < limit and self.bits[begin] & (lx.COMMA | lx.ADVERB):
                    begin += 1
                if begin >= limit or self.bits[begin] & (lx.MARK | lx.PREPOSITION):
                    return None
                return (
                    (begin + 1, "that", "ask-that")
                    if self.bits[begin] & lx.THAT
                    else (begin, "noun", "ask-noun")
                )
        return None

    def _described(self, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
        """وصف … بأنه: the content begins behind it; بـ before a quotation likewise."""
        wanted = tuple(form.frames.prepositions("describe"))
        for at in range(start, min(limit, start + 30)):
            b = self.bits[at]
            if b & (lx.STOP | lx.BREAK | lx.COLON):
                return None
            if b & lx.THAT and self.t.folds[at].startswith(wanted) and at > start:
                return at + 1, "that", "describe-object"
            if b & lx.THAT and self.t.folds[at].startswith(wanted):
                return at + 1, "that", "describe-that"
            if b & lx.QUOTE and at in self.s.by_start and at > start:
                begin = at if self.t.folds[at - 1] in wanted else start
                return (begin, "quote" if begin == at else "noun", "describe-object")
        return None

    def _after_colon(self, at: int, limit: int) -> tuple[int, str]:
        begin = at + 1 if self.bits[at] & lx.COLON else at
        while begin < limit and self.bits[begin] & (lx.DASH | lx.COLON):
            begin += 1
        if begin < limit and begin in self.s.by_start:
            return begin, "quote"
        if (
            begin >= limit
            and begin + 1 < len(self.t)
            and self.bits[begin] & lx.BREAK
            and begin + 1 in self.s.by_start
        ):
            return begin + 1, "quote"  # the words begin on the next line
        return begin, "colon"

    def _is_addressee(self, at: int) -> bool:
        """لـ"العربية": marks right behind a one-letter preposition hold to whom, not what."""
        return (
            at > 0
            and len(self.t.folds[at - 1]) == 1
            and not self.bits[at - 1] & lx.MARK
            and self.t.ends[at - 1] == self.t.starts[at]
        )

    def _short_aside(self, at: int, limit: int) -> bool:
        """A few words in marks with the real complement behind them (قال لصحيفة "الحياة" إن)."""
        quotation = self.s.by_start.get(at)
        if quotation is None or quotation.words(self.t) > SHORT:
            return False
        for j in range(quotation.end + 1, min(limit, quotation.end + 25)):
            if self.bits[j] & (lx.THAT | lx.COLON) and not self.words[j].conjunction:
                return True
            if self.bits[j] & lx.QUOTE and j in self.s.by_start:
                return self.s.by_start[j].words(self.t) > SHORT
            if (
                self.bits[j] & (lx.STOP | lx.BREAK | lx.DOTS)
                or self.bits[j] & lx.CUE
                and self.bits[j - 1] & lx.COMMA
            ):
                return False
        return False

    def _past_bracket(self, at: int, limit: int) -> int:
        for j in range(at, min(limit, at + 12)):
            if self.bits[j] & lx.CLOSE:
                return j + 1
        return at


def _settled(source: SourcePhrase | None) -> bool:
    """Whether a source surely ends where it was read to, so that the next word is the object."""
    return source is not None and bool(
        source.persons
        or source.head == "country"
        or source.head == "body"
        and (source.places or source.named_bodies)
    )
