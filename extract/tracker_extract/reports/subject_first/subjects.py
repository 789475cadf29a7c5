"""Whose verb it is: the subject before or behind a reporting verb where subjects come first."""

from __future__ import annotations

from ...mentions.capitalised.reader import CapitalisedMentions
from ...mentions.capitalised.surnames import is_surname
from ...mentions.mention import Mention
from ...mentions.plain.reader import LONGEST
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx

# Nothing of a subject stands before these.
_BOUNDS = (
    lx.STOP
    | lx.COMMA
    | lx.COLON
    | lx.QUOTE
    | lx.DASH
    | lx.BREAK
    | lx.DOTS
    | lx.SUBORDINATOR
    | lx.CONJUNCTION
    | lx.THAT
    | lx.RELATIVE
    | lx.PASSIVE
)
# An insertion between commas (a name's apposition, a relative clause) has at most this many tokens.
_INSERTION = 40


class SubjectFinder:
    """Finds the subjects of the verbs of one article."""

    def __init__(self, reading: Reading) -> None:
        self.s = reading.outline
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        assert isinstance(reading.mentions, CapitalisedMentions)
        self.reader = reading.mentions

    def before(self, cue: int, sentence: Sentence) -> Mention | None:
        """The noun phrase that ends right before a verb, or before the insertion or relative pronoun before it."""
        end = self.verb_start(cue, sentence.start)
        if end <= sentence.start:
            return None
        if self.bits[end - 1] & lx.RELATIVE:
            return self._before_relative(end - 1, sentence)
        if self.bits[end - 1] & lx.COMMA:
            return self._before_insertion(end - 1, sentence)
        p = self._ending_at(end, sentence)
        if p is None and self.bits[end - 1] & lx.CONJUNCTION:
            return None
        described = self._with_relative_clause(p.start if p is not None else end, sentence)
        return described or (p if p is not None and not self._governed(p, sentence) else None)

    def _governed(self, p: Mention, sentence: Sentence) -> bool:
        """Whether a preposition within the sentence governs the phrase (officials based in Geneva said).

        Or a word that no list knows, where no list knows the noun either (residents fleeing the city said).
        """
        before = p.start - 1
        if before > sentence.start and p.thing and not self.bits[before] & ~lx.WORD:
            return True
        if before <= sentence.start or not self.bits[before] & lx.PREPOSITION:
            return False
        return not self.bits[before] & (lx.SUBORDINATOR | lx.PARTICLE) and not self.bits[before - 1] & _BOUNDS

    def _with_relative_clause(self, at: int, sentence: Sentence) -> Mention | None:
        """The phrase whose relative clause ends at or around `at` (a resident who asked to be called Abu Salem said)."""
        for i in range(at - 2, max(sentence.start, at - LONGEST), -1):
            if self.bits[i] & (lx.COMMA | lx.STOP | lx.QUOTE | lx.COLON | lx.DASH | lx.CONJUNCTION | lx.THAT):
                return None
            if self.bits[i] & lx.RELATIVE:
                return self._before_relative(i, sentence)
        return None

    def verb_start(self, cue: int, start: int) -> int:
        """Where the verb's auxiliaries, adverbs and days begin (Guterres on Tuesday urged)."""
        at = cue
        while at > start and self._goes_with_verb(at - 1, start):
            at -= 1
            if self.bits[at] & lx.TIME and at > start and self.bits[at - 1] & lx.PREPOSITION:
                at -= 1
        return at

    def _goes_with_verb(self, i: int, start: int) -> bool:
        bits = self.bits[i]
        if bits & lx.TIME:
            return i - 2 > start and not self.bits[i - 1] & lx.MARK
        function = bits & (lx.AUXILIARY | lx.ADVERB) and (not bits & lx.CAPITAL or i == start)
        return bool(function) and not is_surname(self.t, i)

    def far(self, cue: int, sentence: Sentence) -> Mention | None:
        """A subject with a participle behind it (a council set up to oversee the talks has told, residents reached by phone said)."""
        end = self.verb_start(cue, sentence.start)
        low = max(sentence.start, end - LONGEST)
        start = next(
            (i + 1 for i in range(end - 1, low - 1, -1) if self.bits[i] & (_BOUNDS & ~lx.CONJUNCTION)), low
        )
        if start < sentence.start or self.bits[start] & (lx.CUE | lx.VERB):
            return None
        p = self.reader.read(start, end)
        if p is None or not (p.titles or p.bodies or p.named or p.kind == "unnamed") or p.end >= end:
            return None
        if self.bits[p.end] & (lx.PREPOSITION | lx.TIME | lx.ADVERB) and not p.bodies:
            return None
        participle = p.kind == "unnamed" and self._is_participle_phrase(p.end, end)
        between = range(p.end + participle, end)
        finite = lx.AUXILIARY | lx.PASSIVE | lx.CONJUNCTION | lx.VERB
        if any(self.bits[i] & finite or self.bits[i] & lx.CUE and i + 1 == end for i in between):
            return None
        if not p.named and p.kind in ("unnamed", "body"):
            p.end = end  # the words that describe it are all the article says of it
        return p

    def _is_participle_phrase(self, i: int, end: int) -> bool:
        """A verb with a preposition right behind an unnamed source, where the reporting verb is still to come."""
        return bool(self.bits[i] & lx.VERB and i + 1 < end and self.bits[i + 1] & lx.PREPOSITION)

    def where(self, cue: int, sentence: Sentence, prepositions: frozenset[str]) -> Mention | None:
        """The body in whose house a verb without a subject speaks (В Белом доме заявили)."""
        end = self.verb_start(cue, sentence.start)
        for start in range(max(sentence.start, end - LONGEST), end - 1):
            if self.t.folds[start] in prepositions and (
                start == sentence.start or self.bits[start - 1] & _BOUNDS
            ):
                p = self.reader.read(start + 1, end)
                if p is not None and p.end == end and not p.named and (p.bodies or p.named_bodies):
                    return p
        return None

    def _ending_at(self, end: int, sentence: Sentence) -> Mention | None:
        """The longest noun phrase that ends at token `end`, with what is joined before it."""
        low = max(sentence.start, end - LONGEST)
        bound = next(
            (i + 1 for i in range(end - 1, low - 1, -1) if self.bits[i] & _BOUNDS and not self._in_phrase(i)),
            low,
        )
        for start in range(bound, end):
            if start > bound and not self._may_follow(start):
                continue
            p = self.reader.read(start, end)
            if p is not None and p.end == end and not self._bare_adjective(p):
                return self._with_joined(p, sentence)
        return None

    def _bare_adjective(self, p: Mention) -> bool:
        """An adjective of nationality without a noun: it belongs to the next word."""
        return p.kind == "group" and p.features.number != "pl" and bool(self.bits[p.end - 1] & lx.CAPITAL)

    def _in_phrase(self, i: int) -> bool:
        """A determiner that is also a conjunction (that official)."""
        return bool(self.bits[i] & lx.DETERMINER) and not self.bits[i] & lx.THAT

    def _may_follow(self, start: int) -> bool:
        """Whether a subject may begin at `start` without a mark before it: not in the middle of a phrase."""
        return not self.bits[start - 1] & (lx.DETERMINER | lx.POSSESSIVE) or bool(
            self.bits[start - 1] & lx.THAT
        )

    def _with_joined(self, p: Mention, sentence: Sentence) -> Mention:
        """X and Y, where `p` is Y."""
        if (
            p.start - 1 <= sentence.start
            or not self.bits[p.start - 1] & lx.CONJUNCTION
            or self.bits[p.start - 1] & lx.SUBORDINATOR
        ):
            return p
        first = self._ending_at(p.start - 1, sentence)
        if first is None or first.kind == "pronoun" or not self.reader.alike(first, p):
            return p
        if first.start > sentence.start and not self.bits[first.start - 1] & _BOUNDS:
            return p
        first.joined.append(p)
        first.end = p.end
        return first

    def _before_insertion(self, comma: int, sentence: Sentence) -> Mention | None:
        """X, 33, said; X, a friend of the family, said."""
        low = max(sentence.start, comma - _INSERTION)
        for opening in range(comma - 1, low, -1):
            if self.bits[opening] & (lx.STOP | lx.BREAK | lx.QUOTE):
                return None
            if not self.bits[opening] & lx.COMMA:
                continue
            p = self._ending_at(self.verb_start(opening, sentence.start), sentence)
            if p is None:
                continue
            if p.start > low and self.bits[p.start - 1] & lx.COMMA and self._is_apposition(p):
                outer = self._ending_at(p.start - 1, sentence)
                if outer is not None and self.reader.merge(outer, p):
                    p = outer
            inner = self.reader.read(opening + 1, comma)
            if inner is not None and inner.end == comma and self.reader.merge(p, inner):
                p.end = comma
            return p if p.kind not in ("country", "pronoun", "group") or p.named else None
        return None

    def _is_apposition(self, p: Mention) -> bool:
        return bool(p.titles or p.named or p.bodies)

    def _before_relative(self, relative: int, sentence: Sentence) -> Mention | None:
        """X, who said."""
        end = relative - 1 if self.bits[relative - 1] & lx.COMMA else relative
        if end <= sentence.start:
            return None
        p = self._antecedent(end, sentence)
        if p is None:
            return None
        if not p.named and p.start - 1 > sentence.start and self.bits[p.start - 1] & lx.COMMA:
            outer = self._antecedent(p.start - 1, sentence)
            if outer is not None and outer.named and self.reader.merge(outer, p):
                return outer
        return p

    def _antecedent(self, end: int, sentence: Sentence) -> Mention | None:
        """The noun phrase before a relative pronoun: the shortest that is one whole."""
        low = max(sentence.start, end - LONGEST)
        best = None
        for start in range(end - 1, low - 1, -1):
            if self.bits[start] & (lx.COMMA | lx.STOP | lx.QUOTE):
                break
            p = self.reader.read(start, end)
            if p is not None and p.end == end and (start == low or self._may_follow(start)):
                best = p
        return best

    def behind(self, at: int, limit: int) -> Mention | None:
        """The noun phrase right behind an inverted verb (…, said X), with its appositions."""
        while at < limit and self.bits[at] & (lx.ADVERB | lx.HEARER):
            at += 1
        p = self.reader.read_joined(at, limit)
        if p is None:
            return None
        if p.end >= limit:
            return p
        following = self.bits[p.end]
        ends = (
            lx.MARK
            | lx.PREPOSITION
            | lx.TIME
            | lx.RELATIVE
            | lx.ADVERB
            | lx.BREAK
            | lx.CONJUNCTION
            | lx.SUBORDINATOR
            | lx.CARRIER
            | lx.HEARER
        )
        return p if following & ends or self._is_participle(p.end) else None

    def _is_participle(self, i: int) -> bool:
        return any(c.part == "participle" for c in self.t.words[i].cues)

    def of_clause(self, sentence: Sentence, limit: int) -> Mention | None:
        """The subject of the sentence: the first noun phrase before a verb, for what is coordinated or hangs on it."""
        for start in range(sentence.start, min(limit, sentence.start + LONGEST)):
            if start > sentence.start and not self.bits[start - 1] & (
                lx.MARK | lx.TIME | lx.CONJUNCTION | lx.SUBORDINATOR | lx.NUMBER
            ):
                continue
            p = self.reader.read_joined(start, limit)
            if (
                p is None
                or p.kind in ("", "group")
                or p.kind == "name"
                and (p.end - p.start == 1 and not self._known_name(p) or self._opens_with_verb(p))
            ):
                continue
            at = p.end
            while at < limit and self.bits[at] & lx.ADVERB:
                at += 1
            if at < limit and self.bits[at] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE | lx.CUE):
                return p
            if at < limit and self.bits[at] & lx.COMMA and p.named:
                return p
        return None

    def _opens_with_verb(self, p: Mention) -> bool:
        """Asked about the report, …: a capital that only begins the sentence."""
        return p.name == (p.start, p.start + 1) and bool(self.bits[p.start] & (lx.CUE | lx.VERB))

    def _known_name(self, p: Mention) -> bool:
        return p.start > 0 and not self.bits[p.start - 1] & (lx.STOP | lx.BREAK) or bool(p.persons)
