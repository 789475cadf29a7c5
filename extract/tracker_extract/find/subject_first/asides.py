"""What stands between a reporting word and its content: days, occasions, and whom it is told."""

from __future__ import annotations

from ... import lexicon as lx
from ...packs import CueForm
from ..structure import Structure
from .subjects import SubjectFinder

# How far behind the cue an addressee, an occasion or the preposition of the frame may end.
REACH = 28
CLAUSE_ENDS = lx.STOP | lx.BREAK | lx.DOTS


class AsideReader:
    """Passes over asides."""

    def __init__(self, structure: Structure, subjects: SubjectFinder) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.words = structure.tokens.words
        self.subjects = subjects

    def _past_adverbs(self, at: int, limit: int) -> int:
        while at < limit and self.bits[at] & (lx.ADVERB | lx.TIME) and not self.bits[at] & lx.PREPOSITION:
            at += 1
        return at

    def _past_hearer(self, at: int, limit: int) -> int | None:
        """Past whom it is told: reporters, a news conference, Angela Merkel."""
        if self.bits[at] & lx.HEARER:
            return at + 1
        if self.bits[at] & lx.PRONOUN:
            return None
        if self.bits[at] & (
            lx.DETERMINER | lx.CAPITAL | lx.UNNAMED | lx.TITLE | lx.BODY | lx.ADJECTIVE | lx.NUMBER
        ):
            p = self.subjects.reader.read(at, limit)
            end = p.end if p is not None else at + 1
            while (
                end < limit
                and not self.bits[end] & lx.MARK
                and (
                    self.bits[end] & (lx.EVENT | lx.HEARER)
                    or p is None
                    and self.bits[end] & ~lx.CAPITAL == lx.WORD
                )
            ):
                end += 1
                p = p or self.subjects.reader.read(end, limit)
            return None if end < limit and self.bits[end] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE) else end
        return None

    def _past_aside(self, at: int, limit: int, form: CueForm) -> int | None:
        """Past a day, an occasion (in a statement), how it was published, or what stands between commas."""
        bits = self.bits[at]
        if bits & (lx.ADVERB | lx.TIME | lx.CARRIER) and not bits & lx.PREPOSITION:
            return at + 1
        if bits & lx.COMMA:
            return self._between_commas(at, limit, form)
        if bits & lx.PREPOSITION:
            return self._occasion(at, limit)
        if bits & (lx.NUMBER | lx.EVENT):
            return at + 1
        return None

    def _between_commas(self, at: int, limit: int, form: CueForm) -> int | None:
        for i in range(at + 1, min(limit, at + REACH)):
            if self.bits[i] & lx.COMMA and i + 1 < limit:
                return i if self.bits[i + 1] & lx.THAT and form.frames.has("that") else None
            if self.bits[i] & (CLAUSE_ENDS | lx.QUOTE):
                return None
        return None

    def _occasion(self, at: int, limit: int) -> int | None:
        """in an interview with X, on Monday, to reporters, by telephone."""
        inner = at + 1
        if inner >= limit or self.bits[inner] & lx.MARK:
            return None
        end, known = inner, False
        while end < limit and end - at < 12:
            bits = self.bits[end]
            if (
                bits
                & (
                    lx.MARK
                    | lx.THAT
                    | lx.PRONOUN
                    | lx.PREPOSITION
                    | lx.CUE
                    | lx.VERB
                    | lx.AUXILIARY
                    | lx.PASSIVE
                    | lx.CARRIER
                )
                and not bits & lx.EVENT
            ):
                break
            if end > inner and bits & lx.DETERMINER or known and end > inner and self._starts_clause(end):
                break
            known = known or bool(
                bits & (lx.EVENT | lx.TIME | lx.NUMBER | lx.HEARER | lx.PLACE | lx.CITY | lx.CAPITAL)
            )
            end += 1
        if not known and end < limit and not self.bits[end] & (lx.MARK | lx.THAT | lx.PREPOSITION):
            return None
        return end if end > inner else None

    def _starts_clause(self, i: int) -> bool:
        """A capital after a common noun begins the next phrase (in an interview Assad would)."""
        return bool(self.bits[i] & lx.CAPITAL) and not self.bits[i - 1] & (
            lx.CAPITAL | lx.PREPOSITION | lx.DETERMINER
        )
