"""What stands between a reporting word and its content: days, occasions, and whom it is told."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .subjects import SubjectFinder

# How far behind the cue an addressee, an occasion or the preposition of the frame may end.
REACH = 28
# Words of an audience (a joint news conference).
_AUDIENCE = 6
_YEAR = 4  # digits
CLAUSE_ENDS = lx.STOP | lx.BREAK | lx.DOTS


class AsideReader:
    """Passes over asides."""

    def __init__(self, reading: Reading, subjects: SubjectFinder) -> None:
        self.s = reading.outline
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.words = reading.outline.tokens.words
        self.subjects = subjects

    def _past_adverbs(self, at: int, limit: int) -> int:
        while at < limit:
            day = self._past_day(at, limit)
            if day is None and not (self.bits[at] & lx.ADVERB and not self.bits[at] & lx.PREPOSITION):
                return at
            at = day if day is not None else at + 1
        return at

    def _past_day(self, at: int, limit: int) -> int | None:
        """Past a day or an expression for one (last week)."""
        if self.bits[at] & lx.TIME and not self.bits[at] & lx.PREPOSITION:
            return at + 1
        fixed = self.s.fixed(at, limit)
        return fixed[0] if fixed is not None and fixed[1] == "day" else None

    def _past_hearer(self, at: int, limit: int) -> int | None:
        """Past whom it is told: reporters, a news conference, Angela Merkel."""
        if self.bits[at] & lx.HEARER:
            return at + 1
        audience = self._audience(at, limit)
        if audience is not None:
            return audience
        p = self.subjects.reader.read(at, limit) if not self.bits[at] & lx.PRONOUN else None
        if p is None or p.end < limit and self.bits[p.end] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE):
            return None
        return p.end

    def _audience(self, at: int, limit: int) -> int | None:
        """Past a joint press conference with, his cabinet: words up to a noun of an occasion or of hearers."""
        stops = lx.MARK | lx.THAT | lx.PREPOSITION | lx.PRONOUN | lx.AUXILIARY | lx.PASSIVE
        audience = None
        for i in range(at, min(limit, at + _AUDIENCE)):
            if self.bits[i] & stops and not self.bits[i] & (lx.EVENT | lx.HEARER):
                break
            if i > at and self.bits[i] & lx.DETERMINER and not self.bits[i - 1] & lx.DETERMINER:
                break  # told the BBC the talks …: what he said begins
            if audience is not None and self._is_subject(i, limit):
                break
            if self.bits[i] & (lx.EVENT | lx.HEARER):
                audience = i + 1
        return audience

    def _past_aside(self, at: int, limit: int, form: CueForm) -> int | None:
        """Past a day, an occasion (in a statement), how it was published, or what stands between commas."""
        bits = self.bits[at]
        day = self._past_day(at, limit)
        if day is not None:
            return day
        if bits & (lx.ADVERB | lx.CARRIER) and not bits & lx.PREPOSITION:
            return at + 1
        if bits & lx.COMMA:
            return self._between_commas(at, limit, form)
        if bits & lx.PREPOSITION:
            return self._occasion(at, limit)
        if bits & lx.NUMBER and self._of_date(at, limit):
            return at + 1
        return None

    def _is_subject(self, i: int, limit: int) -> bool:
        """Whether a verb goes with a noun of an occasion (said on Friday talks would resume)."""
        verb = lx.AUXILIARY | lx.PASSIVE | lx.VERB
        return bool(self.bits[i] & lx.EVENT and i + 1 < limit and self.bits[i + 1] & verb)

    def _of_date(self, i: int, limit: int) -> bool:
        """Whether a number belongs to a day or is a year (in 2016); another begins what was said (said 2000 people)."""
        beside = self.bits[i - 1] | (self.bits[i + 1] if i + 1 < limit else 0)
        year = len(self.t.forms[i]) == _YEAR and self.t.forms[i].isdecimal()
        return bool(beside & lx.TIME or year and self.bits[i - 1] & lx.PREPOSITION)

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
                and not bits & (lx.EVENT | lx.BODY)
                and not self._is_modifier(end, limit)
            ):
                break
            if end > inner and bits & lx.DETERMINER or known and end > inner and self._starts_clause(end):
                break
            if bits & lx.NUMBER and not self._of_date(end, limit) or known and self._is_subject(end, limit):
                break
            known = known or bool(
                bits & (lx.EVENT | lx.TIME | lx.NUMBER | lx.HEARER | lx.PLACE | lx.CITY | lx.CAPITAL)
            )
            end += 1
        if not known and end < limit and not self.bits[end] & (lx.MARK | lx.THAT | lx.PREPOSITION):
            return None
        return end if end > inner else None

    def _is_modifier(self, i: int, limit: int) -> bool:
        """A participle between a determiner and a noun of an occasion (in a televised speech)."""
        return bool(
            i + 1 < limit
            and self.bits[i] & (lx.VERB | lx.CARRIER)
            and self.bits[i - 1] & lx.DETERMINER
            and self.bits[i + 1] & lx.EVENT
        )

    def _starts_clause(self, i: int) -> bool:
        """A capital after a common noun begins the next phrase (in an interview Assad would)."""
        return bool(self.bits[i] & lx.CAPITAL) and not self.bits[i - 1] & (
            lx.CAPITAL | lx.PREPOSITION | lx.DETERMINER
        )
