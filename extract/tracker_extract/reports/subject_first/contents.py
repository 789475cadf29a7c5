"""How far content goes, behind a reporting word and before it, where subjects come first."""

from __future__ import annotations

from collections.abc import Callable

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from .complements import Complement

# A reporting clause begins at a break: whether one does at this token, so that the content before it ends.
NewReport = Callable[[int], bool]


class ContentReader:
    """Reads contents off the tokens of one article."""

    def __init__(self, reading: Reading) -> None:
        self.s = reading.outline
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.concessions = reading.outline.vocabulary.concessions

    def behind(self, found: Complement, sentence: Sentence, breaks: NewReport) -> list[tuple[int, int]]:
        """The parts of content that a complement opens, in token ranges."""
        quotation = self.s.by_start.get(found.begin)
        if (
            found.opener in ("quote", "that", "colon")
            and quotation is not None
            and not self._runs_on(quotation, sentence, breaks)
        ):
            parts = [self.inside(quotation)]
            self._further(parts, quotation, sentence)
            return parts
        return self._clause(found.begin, sentence.end, breaks, found.opener)

    def _runs_on(self, q: Quotation, sentence: Sentence, breaks: NewReport) -> bool:
        """Whether the clause goes on behind a closing mark."""
        after = q.end + 1
        if (
            not q.closed
            or after >= sentence.end
            or self.bits[after] & (lx.STOP | lx.BREAK | lx.DOTS | lx.COLON | lx.DASH)
        ):
            return False
        comma = bool(self.bits[after] & lx.COMMA)
        at = after + 1 if comma else after
        if at >= sentence.end or breaks(at) or self._is_tail(at, sentence.end):
            return False
        if self.bits[at] & (lx.PREPOSITION | lx.TIME) and not comma and q.words(self.t) > TERM:
            return False
        return not comma or q.words(self.t) <= TERM or not self.t.bits[q.end - 1] & (lx.COMMA | lx.STOP)

    def _further(self, parts: list[tuple[int, int]], q: Quotation, sentence: Sentence) -> None:
        """Quotations that follow under the same cue: "…" and "…", or the next paragraph's."""
        at = q.end + 1 if q.closed else q.end
        if not q.closed and at < len(self.t) and self.bits[at] & lx.BREAK:
            at += 1
        elif (
            at < sentence.end
            and self.bits[at] & lx.COMMA | self.bits[min(at, len(self.t) - 1)] & lx.CONJUNCTION
        ):
            while at < sentence.end and self.bits[at] & (lx.COMMA | lx.CONJUNCTION):
                at += 1
        following = self.s.by_start.get(at)
        if following is not None and at > q.end and (at < sentence.end or not q.closed):
            parts.append(self.inside(following))
            self._further(parts, following, sentence)

    def inside(self, q: Quotation) -> tuple[int, int]:
        """The content of a quotation: without its marks and its final full stop."""
        start, end = q.start + 1, q.end
        while (
            end > start
            and self.bits[end - 1] & (lx.STOP | lx.BREAK)
            and self.t.forms[end - 1] not in self.s.vocabulary.kept_ends
        ):
            end -= 1
        return start, max(end, start)

    # -- clauses -------------------------------------------------------------------------------------------------

    def _clause(self, start: int, limit: int, breaks: NewReport, opener: str = "") -> list[tuple[int, int]]:
        """Words without marks around them: they end with the sentence, or where another report or a tail begins."""
        parts: list[tuple[int, int]] = []
        part, i, verb = start, start, opener != "clause"
        while i < limit:
            quotation = self.s.by_start.get(i)
            if quotation is not None:
                i = quotation.end + 1 if quotation.closed else quotation.end
                if i < limit and self._ended_by(quotation, i, start):
                    break
                continue
            bits = self.bits[i]
            if bits & (lx.STOP | lx.BREAK):
                break
            verb = verb or bool(bits & (lx.VERB | lx.AUXILIARY | lx.PASSIVE | lx.CUE))
            if i > start and bits & (lx.COMMA | lx.CONJUNCTION | lx.SUBORDINATOR | lx.DASH):
                at = i + 1 if bits & (lx.COMMA | lx.DASH) else i
                again = self._again(at, limit) if opener in ("that", "clause") else None
                if again is not None:
                    parts.append((part, i))
                    part = i = again
                    continue
                if at < limit and (
                    (verb or bits & lx.COMMA)
                    and breaks(at)
                    or bits & lx.COMMA
                    and opener
                    and self._leaves(at, limit, opener)
                ):
                    break
                if at < limit and bits & lx.COMMA and self._is_tail(at, limit):
                    break
            i += 1
        parts.append((part, i))
        return [p for p in (self.trim(a, b) for a, b in parts) if p[1] > p[0]]

    def _leaves(self, at: int, limit: int, opener: str) -> bool:
        """Behind its comma the author concedes something (although …), or an object's main clause goes on with a verb."""
        if self.t.folds[at] in self.concessions:
            return True
        while at < limit and self.bits[at] & lx.CONJUNCTION:
            at += 1
        return opener == "noun" and at < limit and bool(self.bits[at] & (lx.AUXILIARY | lx.PASSIVE))

    def _ended_by(self, q: Quotation, i: int, start: int) -> bool:
        """A quotation that closes with the sentence inside its marks ends the clause around it."""
        return bool(self.bits[q.end - 1] & lx.STOP) and q.words(self.t) > TERM and not self.bits[i] & lx.COMMA

    def _again(self, at: int, limit: int) -> int | None:
        """Behind "and that" at `at`: where its clause begins."""
        if at + 2 < limit and self.t.folds[at] in self.s.vocabulary.again:
            nxt = at + 2 if self.bits[at + 1] & lx.COMMA else at + 1
            subject = bool(self.bits[nxt] & lx.DETERMINER) and bool(
                self.bits[nxt + 1] & (lx.VERB | lx.PASSIVE | lx.AUXILIARY)
            )
            if self.bits[nxt] & lx.THAT and not subject:
                return nxt + 1
        return None

    def _is_tail(self, at: int, limit: int) -> bool:
        fixed = self.s.fixed(at, limit)
        return fixed is not None and fixed[1] == "tail"

    def before(self, start: int, end: int) -> list[tuple[int, int]]:
        """Content that stands before its reporting clause: tokens `start` to `end`."""
        part = self.trim(start, end)
        return [part] if part[1] > part[0] else []

    def rest(self, at: int, limit: int, breaks: NewReport) -> list[tuple[int, int]]:
        """What goes on behind an inserted reporting clause (A, he said, B), from behind its comma on."""
        if at >= limit or breaks(at) or self._is_tail(at, limit) or self.bits[at] & lx.RELATIVE:
            return []
        if self.bits[at] & lx.CONJUNCTION and not self.bits[at] & lx.SUBORDINATOR:
            at += 1
        return self._clause(at, limit, breaks)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Without marks at the edges; a quotation that fills the part loses its marks."""
        start, end = self.s.without_edge_marks(start, end)
        quotation = self.s.by_start.get(start)
        if quotation is not None and quotation.end == end - 1:
            return self.inside(quotation)
        if quotation is not None and not quotation.closed and quotation.end >= end:
            return start + 1, end
        return start, end
