"""From a reporting word to its source and to where its content begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from .. import lexicon as lx
from ..packs import CueForm
from ..phrases import longest
from .sentences import Sentence
from .sources import SourcePhrase
from .structure import Structure

# Between a cue and its complement stand at most this many tokens: titles, asides, addressees. The longest real
# stretch seen on 500 articles has 48.
FARTHEST = 60
# Quotations of up to this many words between cue and complement are names of papers and such, not content.
SHORT = 4


@dataclass(slots=True)
class Frame:
    """A reporting word that governs content: `cue` token, its form, source, and where and how the content begins.

    `opener` is that, quote, colon, noun or self (the content starts with the object); `rule` names the pattern.
    """

    cue: int
    form: CueForm
    source: SourcePhrase | None
    begin: int
    opener: str
    rule: str
    before: bool = False
    channel: SourcePhrase | None = None
    objects: list[SourcePhrase] = field(default_factory=list)
    act: str = ""


class FrameFinder:
    """Matches the frames of reporting words against the tokens of one article."""

    def __init__(self, structure: Structure) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.words = structure.tokens.words
        self.blame = structure.blame

    def match(self, cue: int, sentence: Sentence) -> Frame | None:
        """The frame of the reporting word at token `cue`, or None where it reports nothing."""
        if cue > sentence.start and self.bits[cue - 1] & lx.NEGATION:
            return None
        fixed = self.s.fixed(cue, sentence.end)
        if fixed is not None and fixed[1] in ("impersonal", "tail", "label"):
            return None
        for form in self.words[cue].cues:
            frame = self._match_form(cue, form, sentence)
            if frame is not None:
                return frame
        return None

    def _match_form(self, cue: int, form: CueForm, sentence: Sentence) -> Frame | None:
        limit = min(sentence.end, cue + FARTHEST)
        if form.part == "noun":
            return self._match_noun(cue, form, limit)
        if form.part == "participle":
            return self._match_participle(cue, form, sentence, limit)
        return self._match_verb(cue, form, sentence, limit)

    # -- nouns: قوله إن, في تصريح له: -----------------------------------------------------------------------------

    def _match_noun(self, cue: int, form: CueForm, limit: int) -> Frame | None:
        """قوله إن, بالقول: with a possessor, or behind a preposition with the article."""
        nxt, word = cue + 1, self.words[cue]
        if nxt >= len(self.t) or not form.frames.has("colon"):
            return None
        behind = cue > 0 and bool(self.bits[cue - 1] & lx.PREPOSITION)
        if form.pronoun is None and not (word.article and (word.prefix or behind)):
            return None
        if nxt < limit and self.bits[nxt] & lx.THAT:
            return Frame(cue, form, None, nxt + 1, "that", "noun-that")
        if self.bits[nxt] & (lx.COLON | lx.QUOTE):
            begin, opener = self._after_colon(nxt, limit)
            return Frame(cue, form, None, begin, opener, "noun-quote") if begin < limit or opener == "quote" else None
        return None

    # -- participles: مضيفا أن, قائلا: ---------------------------------------------------------------------------

    def _match_participle(self, cue: int, form: CueForm, sentence: Sentence, limit: int) -> Frame | None:
        if cue > sentence.start and self.bits[cue - 1] & (lx.PREPOSITION | lx.BODY) and not self.bits[cue - 1] & lx.ADVERB:
            return None
        found = self._complement(cue, form, cue + 1, limit, None)
        if found is None or cue == sentence.start and found[1] == "noun":
            return None
        begin, opener, rule = found
        return Frame(cue, form, None, begin, opener, f"participle-{rule}")

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _match_verb(self, cue: int, form: CueForm, sentence: Sentence, limit: int) -> Frame | None:
        if form.frames.has("relay"):
            return self._match_relay(cue, form, limit)
        before = self._source_before(cue, sentence)
        after = None
        if not self._has_own_subject(form) and (before is None or before.head in ("name", "group")):
            after = self._source_after(cue, form, limit)
            if after is not None and (after.head != "name" or before is None):
                before = None
            else:
                after = None
        if before is None and after is None and form.tense == "present" and form.frames.has("impersonal"):
            return None
        start = after.end if after is not None else cue + 1
        if form.frames.has("weak") and before is None and after is None:
            return None
        if form.frames.has("unsure") and before is None and (after is None or not after.head or after.head == "name"):
            return None
        after, found = self._with_source(cue, form, after, start, limit, before)
        if found is None:
            return None
        begin, opener, rule = found
        source = before or after
        if form.frames.has("weak") and opener == "noun":
            return None
        order = "subject-verb" if before is not None else "verb-subject" if after is not None else "verb"
        return Frame(cue, form, source, begin, opener, f"{order}-{rule}", before=before is not None, act=self._feeling(form, start, begin))

    def _feeling(self, form: CueForm, start: int, begin: int) -> str:
        """The act that the noun behind أعرب عن names (أمله, أسفه); empty for other verbs."""
        if "to" not in form.frames.by or form.frames.plain:
            return ""
        for at in range(start, min(begin + 1, len(self.t))):
            for noun in self.words[at].cues:
                if noun.part == "noun" and noun.pronoun is not None:
                    return noun.act
        return ""

    def _with_source(
        self, cue: int, form: CueForm, after: SourcePhrase | None, start: int, limit: int, before: SourcePhrase | None
    ) -> tuple[SourcePhrase | None, tuple[int, str, str] | None]:
        """The complement behind a source; where none stands there, the phrase read was the object."""
        found = self._complement(cue, form, start, limit, before or after)
        if after is None:
            return None, found
        transitive = form.frames.has("blame") or form.frames.has("hold") or form.frames.has("describe")
        if transitive and form.pronoun is None:
            if found is not None and self._is_object(after):
                return None, self._complement(cue, form, cue + 1, limit, None)
            if found is not None and not found[2].endswith("-object"):
                return (after, found) if found[1] == "that" and not form.frames.has("describe") else (None, self._complement(cue, form, cue + 1, limit, None))
            if found is None:
                return None, self._complement(cue, form, cue + 1, limit, None)
        if found is None:
            return None, self._complement(cue, form, cue + 1, limit, None)
        return after, found

    def _is_object(self, phrase: SourcePhrase) -> bool:
        """Whether the phrase behind a verb that needs an object is that object: a thing, with the clause behind it."""
        if phrase.head != "name" or phrase.named and phrase.titles:
            return False
        nxt = phrase.end
        return self.words[phrase.start].article and nxt < len(self.t) and bool(self.bits[nxt] & (lx.PREPOSITION | lx.RELATIVE | lx.THAT))

    def _has_own_subject(self, form: CueForm) -> bool:
        """A plural ending is the subject: no phrase follows (اتهموا, يقولون)."""
        return form.features.number in ("pl", "du") and form.features.gender != "-"

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
        return end if end < limit and (self.words[end].titles or self.words[end].heads) and not self.bits[end] & lx.THAT else at

    def _past_bracket(self, at: int, limit: int) -> int:
        for j in range(at, min(limit, at + 12)):
            if self.bits[j] & lx.CLOSE:
                return j + 1
        return at

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
            if not word.titles or word.prefix or word.conjunction or not (self.bits[j - 1] & (lx.QUOTE | lx.PLACE) or self._ends_body(j)):
                continue
            source = self._read_joined(j, limit)
            if source is not None and source.named and source.end < limit and self.bits[source.end] & (lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA):
                return source
        return None

    def _ends_body(self, end: int) -> bool:
        """Whether a listed body's name ends right before token `end`."""
        for at in range(max(0, end - 5), end):
            found = longest(self.words[at].heads + self.words[at].prefixed_heads, self.t.folds, at, end)
            if found is not None and found.end == end and any(isinstance(x, tuple) and x[1] == "body" for x in found.payload):
                return True
        return False

    def _read_joined(self, at: int, limit: int, stops: frozenset[str] = frozenset()) -> SourcePhrase | None:
        source = self.s.reader.read(at, limit, stops)
        while source is not None and source.end < limit and self.words[source.end].conjunction and not self.bits[source.end] & lx.MARK:
            word = self.words[source.end]
            if not (word.heads or word.titles or word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY)) or word.bits & lx.CUE:
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
        while at < cue and self.bits[at] & (lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB) and not self.words[at].heads:
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
            if source is not None and source.end == stop and (source.persons or source.titles or source.head == "body"):
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

    def _match_relay(self, cue: int, form: CueForm, limit: int) -> Frame | None:
        """نقلت الوكالة عن الوزير قوله إن: the channel, then the speaker behind a preposition."""
        wanted = form.frames.prepositions("relay")
        channel = self.s.reader.read(cue + 1, limit, wanted)
        for at in range(channel.end if channel else cue + 1, min(limit, cue + 20)):
            word = self.words[at]
            glued = word.prefix in wanted and word.prefix != "" or word.bits == lx.WORD and word.fold[0] in wanted and not word.article and len(word.fold) > 3
            if word.fold in wanted or glued:
                if form.frames.has("relay") and word.bits & lx.PREPOSITION and word.fold == "في" and not self._is_document(at + 1, limit):
                    return None
                source = self.s.reader.read(at if glued else at + 1, limit) if not glued else self._read_glued(at, limit)
                if source is None:
                    return None
                found = self._relayed(cue, source.end, limit)
                if found is None:
                    return None
                begin, opener = found
                return Frame(cue, form, source, begin, opener, f"relay-{opener}", channel=channel)
            if word.bits & (lx.THAT | lx.COLON | lx.STOP):
                return None
        return None

    def _is_document(self, at: int, limit: int) -> bool:
        """A statement, report or post: what somebody's words stand in (جاء في بيان)."""
        return at < limit and bool(self.bits[at] & lx.EVENT)

    def _read_glued(self, at: int, limit: int) -> SourcePhrase | None:
        """A source whose first word carries the preposition that governs it (لأكرم, للمتحدث باسم …)."""
        source = self.s.reader.read(at, limit, governed=True)
        if source is not None and source.name is not None and source.name[0] == at:
            source.cut = 1
        return source

    def _relayed(self, cue: int, start: int, limit: int) -> tuple[int, str] | None:
        for at in range(start, min(limit, start + 25)):
            b = self.bits[at]
            if b & lx.THAT:
                return at + 1, "that"
            if b & (lx.COLON | lx.QUOTE) and not self._short_aside(at, limit):
                return self._after_colon(at, limit)
            if b & lx.CUE and any(c.part == "verb" for c in self.words[at].cues):
                return None
        return None

    # -- complements ---------------------------------------------------------------------------------------------

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
            word = self.words[at]
            if self.t.folds[at] in self.s.occasions:
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
                if frames.has("quote") and not self._short_aside(at, limit) and not self._object_first(form, start, at):
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
                if b & lx.SUBORDINATOR and b & lx.RELATIVE == 0 and at > start and self.bits[at - 1] & lx.COMMA and self._aside_ends(at, limit):
                    relative = True
                elif self._another_clause(at, start, relative or source is not None and source.head == "unnamed" and at == start):
                    break
            at += 1
        return self._object(form, start, limit, source)

    def _another_clause(self, at: int, start: int, relative: bool) -> bool:
        b, word = self.bits[at], self.words[at]
        strong = any(c.part == "verb" and not c.frames.has("weak") for c in word.cues)
        if b & lx.CUE and at > start and not b & lx.PREPOSITION and strong and not relative:
            return bool(word.conjunction) or bool(self.bits[at - 1] & lx.COMMA) or not b & (lx.TITLE | lx.BODY | lx.EVENT)
        if b & lx.CUE and self.bits[at - 1] & lx.COMMA and self._opens_participle(at):
            return True
        return bool(b & lx.SUBORDINATOR and not b & (lx.PREPOSITION | lx.ADVERB) and self.t.folds[at] not in ("ما", "هذا", "هذه", "ذلك"))

    def _opens_participle(self, at: int) -> bool:
        """A circumstantial participle with a complement of its own right behind it."""
        nxt = at + 1
        return nxt < len(self.t) and any(
            c.part == "participle" and (self.bits[nxt] & (lx.THAT | lx.QUOTE | lx.COLON)
                                        or any(self.t.folds[nxt] in c.frames.prepositions(n) for n in ("to", "at", "urge")))
            for c in self.words[at].cues)

    def _aside_ends(self, at: int, limit: int) -> bool:
        """An aside opened by حيث and the like, with a comma and the complement behind it."""
        return any(self.bits[j] & lx.COMMA and self.bits[j + 1] & (lx.THAT | lx.QUOTE) for j in range(at, min(limit, at + 30) - 1))

    def _that(self, form: CueForm, at: int, start: int, limit: int, relative: bool) -> tuple[int, str, str] | None:
        """A complementiser at `at`: it opens the content unless a preposition of another frame governs it."""
        frames, word = form.frames, self.words[at]
        if word.conjunction:
            return None
        previous = self.t.folds[at - 1] if at > 0 else ""
        if self.bits[at - 1] & lx.PREPOSITION and at > start:
            governed = any(previous in frames.prepositions(name) for name in ("to", "at", "about"))
            return (at + 1, "that", f"{previous}-that") if governed else None
        if not frames.has("that") and not frames.has("to") and not frames.has("at") and not frames.has("relay"):
            return None
        return at + 1, "that", "that"

    def _by_preposition(
        self, form: CueForm, at: int, start: int, limit: int, source: SourcePhrase | None
    ) -> tuple[int, str, str] | None:
        frames, word, fold = form.frames, self.words[at], self.t.folds[at]
        if at > start and self.bits[at - 1] & lx.PREPOSITION or at - 1 >= start and self.bits[at - 1] & lx.EVENT or fold in self.s.occasions:
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
        if self.bits[at] & (lx.MARK | lx.EVENT | lx.TIME) or self.t.folds[at] in self.s.occasions:
            return None
        reason = self._reason(at, limit)
        if reason is not None:
            return reason, "that", f"{preposition}-noun-that"
        return at, "noun", f"{preposition}-noun"

    def _reason(self, at: int, limit: int) -> int | None:
        """عن أمله في أن, عن أسفه لأن: the clause behind the feeling is the content."""
        for j in (at + 1, at + 2):
            if j < limit and self.bits[at] & lx.CONTENT and self.bits[j] & lx.THAT and not self.words[j].conjunction:
                return j + 1
        return None

    def _glued(self, at: int, preposition: str, start: int, name: str) -> bool:
        """A one-letter preposition written onto the word at `at`."""
        word, fold = self.words[at], self.t.folds[at]
        if word.prefix:
            return word.prefix == preposition and not word.conjunction and not word.bits & (lx.EVENT | lx.TIME | lx.UNNAMED)
        if not fold.startswith(preposition) or word.bits & ~(lx.WORD | lx.CONTENT):
            return False
        if len(fold) < 5 and "ـ" not in self.t.forms[at][:2]:
            return False
        return name == "urge" or at - start <= 8

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
        if at >= limit or self.t.folds[at] in self.s.silences or self.bits[at] & (lx.MARK | lx.PREPOSITION | lx.EVENT | lx.RELATIVE | lx.AUXILIARY):
            return None
        if self.bits[at] & lx.CUE and not self.bits[at] & lx.CONTENT:
            return None
        if self.words[at].prefix or self.words[at].conjunction:
            return None
        if self.bits[at] & lx.CONTENT or _settled(source) and not self.bits[at] & (lx.THAT | lx.NUMBER) and frames.has("object"):
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
        """Behind an aside between commas that begins with a preposition."""
        if start + 1 < limit and self.bits[start] & lx.COMMA and self.bits[start + 1] & lx.PREPOSITION:
            for j in range(start + 2, min(limit, start + 16)):
                if self.bits[j] & lx.COMMA:
                    return j + 1
        return start

    def _blamed(self, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
        """اتهم … بـ: the content begins with the accused; a preposition follows."""
        wanted = form.frames.prepositions("blame")
        for at in range(start, min(limit, start + 30)):
            b = self.bits[at]
            if b & (lx.STOP | lx.BREAK | lx.COLON | lx.DOTS):
                return None
            if b & lx.THAT and self.t.folds[at].startswith(tuple(wanted)):
                return (start, "noun", "blame-object") if at > start else (at + 1, "that", "blame-that")
            if self.t.folds[at] in wanted or any(self._glued(at, p, start, "urge") for p in wanted if len(p) == 1):
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
                asked = self._read_joined(at + 1, limit)
                if asked is None:
                    return None
                begin = asked.end
                while begin < limit and self.bits[begin] & (lx.COMMA | lx.ADVERB):
                    begin += 1
                if begin >= limit or self.bits[begin] & (lx.MARK | lx.PREPOSITION):
                    return None
                return (begin + 1, "that", "ask-that") if self.bits[begin] & lx.THAT else (begin, "noun", "ask-noun")
        return None

    def _described(self, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
        """وصف … بأنه: the content begins behind it; بـ before a quotation likewise."""
        for at in range(start, min(limit, start + 30)):
            b = self.bits[at]
            if b & (lx.STOP | lx.BREAK | lx.COLON):
                return None
            if b & lx.THAT and self.t.folds[at].startswith("ب") and at > start:
                return at + 1, "that", "describe-object"
            if b & lx.THAT and self.t.folds[at].startswith("ب"):
                return at + 1, "that", "describe-that"
            if b & lx.QUOTE and at in self.s.by_start and at > start:
                begin = at if self.t.folds[at - 1] in ("ب", "بـ") else start
                return (begin, "quote" if begin == at else "noun", "describe-object")
        return None

    def _after_colon(self, at: int, limit: int) -> tuple[int, str]:
        begin = at + 1 if self.bits[at] & lx.COLON else at
        while begin < limit and self.bits[begin] & (lx.DASH | lx.COLON):
            begin += 1
        if begin < limit and begin in self.s.by_start:
            return begin, "quote"
        if begin >= limit and begin + 1 < len(self.t) and self.bits[begin] & lx.BREAK and begin + 1 in self.s.by_start:
            return begin + 1, "quote"  # the words begin on the next line
        return begin, "colon"

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
            if self.bits[j] & (lx.STOP | lx.BREAK | lx.DOTS) or self.bits[j] & lx.CUE and self.bits[j - 1] & lx.COMMA:
                return False
        return False

    def _object_first(self, form: CueForm, start: int, at: int) -> bool:
        """أعلن … "…" with words of an object before the marks (كشفت عن "ملفات"): the object rule decides."""
        return False


def _settled(source: SourcePhrase | None) -> bool:
    """Whether a source surely ends where it was read to, so that the next word is the object."""
    return source is not None and bool(
        source.persons or source.head == "country" or source.head == "body" and (source.places or source.named_bodies)
    )


def _governors(form: CueForm) -> frozenset[str]:
    """The prepositions a cue takes: no source phrase runs over one of them."""
    return frozenset(p for name in ("to", "urge", "blame", "describe", "at", "ask") for p in form.frames.prepositions(name))
