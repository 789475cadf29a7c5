"""What stands between a source and its words: relative clauses, questions, reasons, and where the clause ends instead."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...packs import CueForm
from ...words import classes as lx
from .objects import ObjectFinder


class AsideFinder(ObjectFinder):
    """Tells asides from clauses of their own on the tokens of one article."""

    def _breaks_off(self, at: int, limit: int) -> bool:
        """Whether a subordinate clause behind a comma reports for itself."""
        behind_comma = self.bits[at] & lx.SUBORDINATOR and self.bits[at - 1] & lx.COMMA
        return bool(behind_comma) and self._reports_behind(at, limit)

    def _begins_aside(self, at: int, start: int, limit: int, source: Mention | None) -> bool:
        """Whether what begins here stands between the source and its words."""
        bits = self.bits[at]
        if bits & lx.RELATIVE or self._questioned(at, limit):
            return True
        if self._aside_of_source(at, limit, start, source):
            return True
        behind_comma = at > start and self.bits[at - 1] & lx.COMMA
        return bool(bits & lx.SUBORDINATOR and behind_comma) and self._aside_ends(at, limit)

    def _ends_clause(
        self, form: CueForm, at: int, start: int, source: Mention | None, relative: bool
    ) -> bool:
        if form.frames.has("weak") and self._says_so(at):
            return True
        unnamed = source is not None and source.kind == "unnamed" and not source.thing and at == start
        thing = source is not None and source.thing and at == start
        if thing and any(self._strong(c) for c in self.words[at].cues):
            return True  # بعد قطع الهدنة أكد الرئيس
        return self._another_clause(at, start, relative or unnamed)

    def _aside_of_source(self, at: int, limit: int, start: int, source: Mention | None) -> bool:
        """حسب ما نقلت عنه الوكالة, or why a source stays unnamed (لأنه غير مخول): asides before what was said."""
        if source is None:
            return False
        if self.bits[at] & lx.SUBORDINATOR:
            return at == start and source.described > 0
        fixed = self.s.fixed(at, limit) if self.words[at].fixed else None
        return fixed is not None and fixed[1] == "attribution" and fixed[2] in ("cue", "told")

    def _past_anonymous(self, at: int, limit: int, source: Mention | None) -> int | None:
        """Behind the clause by which a source stays unnamed, where an addressee stands before it."""
        unnamed = source is not None and source.kind in ("unnamed", "person") and not source.named
        return self.s.unnamed_clause(at, limit) if unnamed and self.bits[at] & lx.CUE else None

    def _says_so(self, at: int) -> bool:
        """هاجم … قائلا: a participle of saying, after which the words come."""
        nxt = at + 1
        return (
            any(c.part == "participle" and c.act == "say" for c in self.words[at].cues)
            and nxt < len(self.t)
            and bool(self.bits[nxt] & (lx.COLON | lx.THAT | lx.QUOTE))
        )

    @staticmethod
    def _strong(cue: CueForm) -> bool:
        """Whether a verb surely reports where it stands between a source and its complement."""
        doubtful = cue.frames.has("weak") or cue.frames.has("homograph") and cue.tense.startswith("present")
        return cue.part == "verb" and not doubtful

    def _reports_behind(self, at: int, limit: int) -> bool:
        """فيما قال مسؤول …: another act of reporting behind a subordinator."""
        nxt = at + 1
        return (
            nxt < limit
            and bool(self.bits[nxt] & lx.CUE)
            and not self._questioned(at, limit)
            and any(self._strong(c) and c.tense.startswith("past") for c in self.words[nxt].cues)
        )

    def _another_clause(self, at: int, start: int, relative: bool) -> bool:
        b, word = self.bits[at], self.words[at]
        if not b & (lx.CUE | lx.SUBORDINATOR) or b & lx.CUE and self._only_thought_of(at):
            return False
        strong = any(self._strong(c) for c in word.cues)
        joined = bool(word.conjunction and self.bits[at - 1] & lx.COMMA)
        if b & lx.CUE and joined and strong and relative and at > start and not b & lx.PREPOSITION:
            return any(c.tense.startswith("past") for c in word.cues)  # روسيا التي …، وقالت إن
        if (
            b & lx.CUE
            and (at > start or word.conjunction)
            and not b & lx.PREPOSITION
            and strong
            and not relative
        ):
            return (
                bool(word.conjunction)
                or bool(self.bits[at - 1] & lx.COMMA)
                or not b & (lx.TITLE | lx.BODY | lx.EVENT)
            )
        if b & lx.CUE and self.bits[at - 1] & lx.COMMA and self._opens_participle(at):
            return True
        return bool(b & lx.SUBORDINATOR and not b & (lx.PREPOSITION | lx.ADVERB))

    def _only_thought_of(self, at: int) -> bool:
        """من دون أن يسمي فلانا: a verb behind a preposition and that, in an aside."""
        return bool(self.bits[at - 1] & lx.THAT and self.bits[at - 2] & lx.PREPOSITION and at > 1)

    def _questioned(self, at: int, limit: int) -> bool:
        """حين سئل عن …: an aside before the answer."""
        return bool(self.bits[at] & (lx.SUBORDINATOR | lx.PREPOSITION)) and any(
            self.words[j].stem in self.s.vocabulary.questioned for j in range(at + 1, min(limit, at + 3))
        )

    def _opens_participle(self, at: int) -> bool:
        """A circumstantial participle with a complement of its own right behind it."""
        nxt = at + 1
        return nxt < len(self.t) and any(
            c.part == "participle"
            and (
                self.bits[nxt] & (lx.THAT | lx.QUOTE | lx.COLON)
                or c.frames.has("describe")
                or c.frames.has("blame")
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
