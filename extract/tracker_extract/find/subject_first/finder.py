"""All acts of reporting of one article where subjects come first: content stands behind the verb, before it, or both."""

from __future__ import annotations

from ... import lexicon as lx
from ...packs import CueForm
from ...phrases import longest
from ..content import TERM, kind_of
from ..finding import Finding
from ..frames import Frame
from ..quotations import Quotation
from ..sentences import Sentence
from ..source_phrase import SourcePhrase
from ..structure import Structure
from .complements import Complement, ComplementFinder
from .contents import ContentReader
from .headlines import HeadlineReader
from .subjects import SubjectFinder

# A coordinated or hanging verb stands at most this far behind what it goes on with.
_FAR = 30


class SubjectFirstFinder:
    """Finds the acts of reporting in one article."""

    def __init__(self, structure: Structure) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.words = structure.tokens.words
        self.subjects = SubjectFinder(structure)
        self.complements = ComplementFinder(structure, self.subjects)
        self.contents = ContentReader(structure)
        self.headlines = HeadlineReader(structure, self.subjects, self.contents)
        self.embedders = frozenset(structure.words.get("embedders", ()))
        self.verbs_first: bool = structure.settings.get("verbs_may_come_first", False)
        self.houses = frozenset(structure.settings.get("houses", ()))
        self.dropped: bool = structure.settings.get("subjects_are_dropped", False)

    def find(self) -> list[Finding]:
        """Every finding, in text order."""
        findings: list[Finding] = []
        skip = [(r.start, r.end) for r in self.s.article.regions if r.kind in ("repeat", "furniture", "date", "byline")]
        for sentence in self.s.sentences:
            if not any(a <= self.t.starts[sentence.start] < b for a, b in skip):
                findings.extend(self._in_sentence(sentence, findings))
        return findings

    def _in_sentence(self, sentence: Sentence, earlier: list[Finding]) -> list[Finding]:
        headline = self.headlines.read(sentence)
        if headline is not None:
            return [headline]
        sentence = sentence._replace(start=self.headlines.past_dateline(sentence))
        follow = self._follows(sentence, earlier)
        found: list[Finding] = [follow] if follow is not None else []
        taken = follow.end if follow is not None else sentence.start
        whole = self._whole_sentence(sentence) if follow is None else None
        if whole is not None:
            return [whole]
        for cue in range(sentence.start, sentence.end):
            if cue < taken or not self._is_cue(cue, sentence):
                continue
            finding = self._at_cue(cue, sentence, found)
            if finding is not None:
                found.append(finding)
                taken = max(finding.end, cue + 1)
        for finding in self._attributed(sentence, found):
            found.append(finding)
        return sorted(found, key=lambda f: f.parts[0])

    def _whole_sentence(self, sentence: Sentence) -> Finding | None:
        """A sentence without speech in marks that ends in its reporting clause (…, X said): what reports within it is told by X.

        Media at the end only pass on what somebody in the sentence says.
        """
        if any(sentence.start <= q.start < sentence.end and q.words(self.t) > TERM for q in self.s.quotations):
            return None
        for cue in range(sentence.start + 3, sentence.end):
            if not self._is_cue(cue, sentence) or self._taken_back(cue, sentence):
                continue
            finding = self._at_cue(cue, sentence, [])
            if finding is not None and finding.rule.startswith(("words-", "quotation-subject")) and len(finding.parts) == 1 \
                    and finding.parts[0][1] < cue and finding.source is not None \
                    and not any(body.kind == "media" for _, body in finding.source.bodies):
                return finding
        return None

    # -- cues ----------------------------------------------------------------------------------------------------

    def _is_cue(self, i: int, sentence: Sentence) -> bool:
        bits = self.bits[i]
        if not (bits & lx.CUE or self.words[i].phrased):
            return False
        if bits & lx.CAPITAL and i > sentence.start and not self.bits[i - 1] & (lx.QUOTE | lx.COLON):
            return False
        if i > sentence.start and self.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE) and not self.bits[i - 1] & (lx.THAT | lx.PRONOUN):
            return False
        return self.s.outer_quotation(i, least=1) is None or self._interrupts(i)

    def _interrupts(self, i: int) -> bool:
        """A reporting clause between dashes inside one pair of marks (А, — сказал X, — Б)."""
        return bool(self.bits[i - 1] & lx.DASH)

    def _forms(self, cue: int) -> list[tuple[int, CueForm]]:
        """The readings of a reporting word, with the token after it: expressions of several words first."""
        word = self.words[cue]
        found: list[tuple[int, CueForm]] = []
        if word.phrased:
            phrase = longest((word.phrased,), self.t.folds, cue, len(self.t))
            if phrase is not None:
                found += [(phrase.end, form) for form in phrase.payload]
        return found + [(cue + 1, form) for form in word.cues]

    def _at_cue(self, cue: int, sentence: Sentence, found: list[Finding]) -> Finding | None:
        fixed = self.s.fixed(cue, sentence.end)
        if fixed is not None and fixed[1] == "impersonal" or self._taken_back(cue, sentence):
            return None
        for end, form in self._forms(cue):
            finding = self._reading(cue, end, form, sentence, found)
            if finding is not None:
                return finding
        return None

    def _taken_back(self, cue: int, sentence: Sentence) -> bool:
        """A negation before the verb, or an infinitive."""
        start = self.subjects.verb_start(cue, sentence.start)
        if start > sentence.start and self.bits[start - 1] & lx.NEGATION:
            return True
        return any(self.bits[i] & lx.NEGATION for i in range(start, cue)) or (
            cue > sentence.start and self.t.folds[cue - 1] in self.complements.marks)

    def _passive(self, cue: int, sentence: Sentence) -> bool:
        start = self.subjects.verb_start(cue, sentence.start)
        return start > sentence.start and bool(self.bits[start - 1] & lx.PASSIVE)

    def _reading(self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Finding]) -> Finding | None:
        if form.frames.has("relay"):
            return self._relayed(cue, end, form, sentence)
        if self._passive(cue, sentence):
            return None
        if form.part == "participle":
            return self._participle(cue, end, form, sentence, found)
        if self._interrupts(cue) and self.s.outer_quotation(cue, least=1) is not None:
            return self._between_dashes(cue, end, form, sentence)
        inverted = self._inverted(cue, end, form, sentence, found)
        if inverted is not None:
            return inverted
        subject = self.subjects.before(cue, sentence)
        if subject is not None and (not self._agrees(form, subject) or self._embedded(subject.start, sentence)):
            return None
        if subject is None and form.features.number == "pl" and self.houses:
            subject = self.subjects.where(cue, sentence, self.houses)
        if subject is None and self.verbs_first:
            leading = self._verb_first(cue, end, form, sentence)
            if leading is not None:
                return leading
        if subject is None:
            return self._coordinated(cue, end, form, sentence, found)
        return self._with_subject(cue, end, form, subject, sentence, found)

    def _agrees(self, form: CueForm, subject: SourcePhrase) -> bool:
        """Whether a verb of the present agrees with its subject in number; bodies take either."""
        number = "pl" if subject.joined else subject.features.number
        if form.tense != "present" or "-" in (number, form.features.number) or subject.head == "body":
            return True
        return number == form.features.number

    def _embedded(self, start: int, sentence: Sentence) -> bool:
        """Whether a question or a condition holds the clause that begins at `start`."""
        return start > sentence.start and self.t.folds[start - 1] in self.embedders

    # -- a subject before the verb -------------------------------------------------------------------------------

    def _with_subject(
        self, cue: int, end: int, form: CueForm, subject: SourcePhrase, sentence: Sentence, found: list[Finding]
    ) -> Finding | None:
        opening = self._attribution_word(subject.start, sentence)
        if opening is not None:
            return self._as_said(opening, cue, end, form, subject, sentence, found)
        complement = self.complements.find(end, form, sentence.end)
        before = self._before(subject.start, form, sentence, found)
        if before is not None and (complement is None or complement.opener in ("clause", "noun") or before.rule == "quotation" and complement.opener != "that"):
            if complement is not None and complement.opener == "quote":
                return self._joined(before, complement, cue, end, form, subject, sentence)
            if complement is None or before.rule == "quotation" and complement.rule != "urged":
                return self._put_before(before, cue, end, form, subject, sentence, found)
        if complement is None:
            return self._after_line(cue, end, form, subject, sentence)
        if form.frames.has("weak") and complement.opener == "noun":
            return None
        return self._put_behind(complement, cue, end, form, subject, sentence, "subject-verb")

    def _put_behind(
        self, complement: Complement, cue: int, end: int, form: CueForm, subject: SourcePhrase | None, sentence: Sentence, order: str
    ) -> Finding | None:
        within = sentence._replace(end=self._relative_end(cue, complement.begin, sentence))
        parts = self.contents.behind(complement, within, lambda i: self._new_report(i, sentence, cue))
        if not parts or sum(b - a for a, b in parts) < (1 if complement.opener in ("quote", "noun") else 2):
            return None
        return self._finding(parts, cue, end, form, subject, sentence, f"{order}-{complement.rule}", complement.opener)

    def _relative_end(self, cue: int, begin: int, sentence: Sentence) -> int:
        """Where the relative clause that holds a cue ends: at a comma before the main clause's verb."""
        start = self.subjects.verb_start(cue, sentence.start)
        if start == sentence.start or not self.bits[start - 1] & lx.RELATIVE:
            return sentence.end
        for i in range(begin, sentence.end - 1):
            if self.bits[i] & lx.COMMA and self.bits[i + 1] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE):
                return i
        return sentence.end

    def _finding(
        self, parts: list[tuple[int, int]], cue: int, end: int, form: CueForm, subject: SourcePhrase | None,
        sentence: Sentence, rule: str, opener: str, behind: int = 0,
    ) -> Finding:
        frame = Frame(cue, form, subject, parts[0][0], opener, rule)
        return Finding(sentence, parts, kind_of(self.s, parts), form.act, (cue, end), subject, rule, frame,
                       max(parts[-1][1], end, behind))

    # -- content before the verb ---------------------------------------------------------------------------------

    def _before(self, at: int, form: CueForm, sentence: Sentence, found: list[Finding]) -> Complement | None:
        """Content that ends right before token `at`: a quotation, or words with a comma behind them."""
        if not (form.frames.has("quote") or form.frames.has("bare") or form.frames.has("that")):
            return None
        start = max([f.end for f in found], default=sentence.start)
        last = at - 1
        while last > start and self.bits[last] & lx.MARK and not self.bits[last] & (lx.QUOTE | lx.CLOSE):
            last -= 1
        if last < start:
            return None
        if self.bits[last] & lx.QUOTE:
            quotation = next((q for q in self.s.quotations if q.end == last and q.depth == 0), None)
            if quotation is not None and (quotation.words(self.t) > TERM or form.frames.has("quote")) and quotation.start >= start:
                return self._quoted_before(quotation, start, sentence)
        if last == at - 1 or not self.bits[last + 1] & (lx.COMMA | lx.DASH) or self._within_dash(last + 1):
            return None
        begin = self._clause_start(start, last, sentence)
        if last + 1 - begin < 1:
            return None
        return Complement(begin, "clause", "words")

    def _within_dash(self, i: int) -> bool:
        return False

    def _quoted_before(self, q: Quotation, start: int, sentence: Sentence) -> Complement:
        lead = [i for i in range(start, q.start) if not self.bits[i] & (lx.MARK | lx.CONJUNCTION | lx.ADVERB | lx.SUBORDINATOR)]
        if not lead:
            return Complement(q.start, "quote", "quotation")
        return Complement(self._clause_start(start, q.start, sentence), "clause", "quotation")

    def _clause_start(self, start: int, end: int, sentence: Sentence) -> int:
        at = start
        while at < end and self.bits[at] & (lx.MARK & ~lx.QUOTE) and not self.bits[at] & (lx.QUOTE | lx.OPEN):
            at += 1
        if at > sentence.start and at < end and self.bits[at] & lx.CONJUNCTION:
            at += 1
        return at

    def _put_before(
        self, before: Complement, cue: int, end: int, form: CueForm, subject: SourcePhrase, sentence: Sentence,
        found: list[Finding], clause_end: int | None = None,
    ) -> Finding | None:
        first = min(cue, subject.start)
        parts = self.contents.before(before.begin, first)
        if before.opener == "quote":
            quotation = self.s.by_start[before.begin]
            parts = [self.contents.inside(quotation)]
        behind = clause_end if clause_end is not None else end
        rest, done = self._going_on(before, behind, cue, sentence)
        parts += rest
        words = sum(1 for a, b in parts for i in range(a, b) if self.bits[i] & lx.WORD)
        if before.opener == "clause" and before.rule == "words" and (words < 3 or not self._is_clause(parts, sentence)):
            return None
        rule = f"{before.rule}-{'verb-subject' if cue < subject.start else 'subject-verb'}"
        return self._finding(parts, cue, end, form, subject, sentence, rule, before.opener, done)

    def _is_clause(self, parts: list[tuple[int, int]], sentence: Sentence) -> bool:
        """Whether words before a reporting clause say something: a finite verb stands in them."""
        start, end = parts[0]
        if len(parts) > 1:
            return True
        if self.bits[start] & (lx.PREPOSITION | lx.SUBORDINATOR | lx.TIME) and not any(self.bits[i] & lx.COMMA for i in range(start, end)):
            verbs = [i for i in range(start, end) if self.bits[i] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE)]
            return bool(verbs) and not self.bits[start] & lx.SUBORDINATOR
        return self.complements.has_verb(start, end)

    def _going_on(self, before: Complement, at: int, cue: int, sentence: Sentence) -> tuple[list[tuple[int, int]], int]:
        """The second half behind an inserted reporting clause, and where the reporting clause or it ends."""
        comma = self._past_occasion(at, sentence, before.opener == "quote")
        if comma is None:
            return [], at
        nxt = comma + 1
        while nxt < sentence.end and self.bits[nxt] & lx.DASH:
            nxt += 1
        quotation = self.s.by_start.get(nxt)
        if before.opener == "quote":
            if quotation is not None and quotation.words(self.t) > 1:
                return [self.contents.inside(quotation)], quotation.end + 1
            return [], comma
        if before.rule == "quotation":
            return [], comma
        parts = self.contents.rest(nxt, sentence.end, lambda i: self._new_report(i, sentence, cue))
        return parts, parts[-1][1] if parts else comma

    def _before_quotation(self, i: int, sentence: Sentence) -> bool:
        while i < sentence.end and self.bits[i] & (lx.COMMA | lx.DASH):
            i += 1
        return i in self.s.by_start

    def _past_occasion(self, at: int, sentence: Sentence, quoted: bool = False) -> int | None:
        """The comma that ends a reporting clause, past days, occasions and addressees; None at the sentence's end."""
        for i in range(at, min(sentence.end, at + _FAR)):
            if self.bits[i] & (lx.COMMA | lx.DASH) and (not quoted or self._before_quotation(i, sentence)):
                return i
            if self.bits[i] & (lx.STOP | lx.BREAK | lx.QUOTE | lx.THAT):
                return None
        return None

    def _joined(
        self, before: Complement, complement: Complement, cue: int, end: int, form: CueForm, subject: SourcePhrase, sentence: Sentence
    ) -> Finding | None:
        """"A," he said, "B"."""
        first = self.contents.before(before.begin, min(cue, subject.start))
        if before.opener == "quote":
            first = [self.contents.inside(self.s.by_start[before.begin])]
        parts = first + self.contents.behind(complement, sentence, lambda i: self._new_report(i, sentence, cue))
        return self._finding(parts, cue, end, form, subject, sentence, "quotation-interrupted", "quote")

    def _after_line(self, cue: int, end: int, form: CueForm, subject: SourcePhrase, sentence: Sentence) -> Finding | None:
        """A quotation that ended in a question or exclamation mark is a sentence of its own before its reporting clause."""
        before = self.s.sentence_before(sentence)
        if before is None or before.end != sentence.start or not form.frames.has("quote") or min(cue, subject.start) > sentence.start + 1:
            return None
        quotation = self.s.by_start.get(before.start)
        if quotation is None or quotation.end != before.end - 1 or self.t.forms[quotation.end - 1] not in self.s.kept_ends:
            return None
        return self._finding([self.contents.inside(quotation)], cue, end, form, subject, sentence, "quotation-subject-verb", "quote")

    # -- a subject behind the verb -------------------------------------------------------------------------------

    def _inverted(self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Finding]) -> Finding | None:
        """"…," said X; words, said X."""
        if cue == sentence.start:
            return self._inverted_after_line(cue, end, form, sentence)
        previous = self.bits[cue - 1]
        if not previous & (lx.COMMA | lx.QUOTE | lx.DASH):
            return None
        before = self._before(cue, form, sentence, found)
        subject = self.subjects.behind(end, sentence.end) if before is not None else None
        if subject is None or before is None:
            return None
        if before.rule == "words" and self.complements.find(end, form, sentence.end) is not None and self._ends_clause(cue - 1, sentence):
            return None
        complement = self.complements.find(subject.end, form, sentence.end)
        if complement is not None and complement.opener == "quote" and before.opener == "quote":
            return self._joined(before, complement, cue, end, form, subject, sentence)
        return self._put_before(before, cue, end, form, subject, sentence, found, subject.end)

    def _verb_first(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Finding | None:
        """A verb that opens its clause, its subject and its content behind it."""
        start = self.subjects.verb_start(cue, sentence.start)
        if start > sentence.start and not self.bits[start - 1] & (lx.COMMA | lx.CONJUNCTION | lx.TIME):
            return None
        subject = self.subjects.reader.read_joined(end, sentence.end)
        if subject is None or subject.head == "group":
            return None
        at = subject.end + 1 if subject.end < sentence.end and self.bits[subject.end] & lx.CONJUNCTION else subject.end
        complement = self.complements.find(at, form, sentence.end)
        if complement is None or complement.opener in ("clause", "noun"):
            return None
        return self._put_behind(complement, cue, end, form, subject, sentence, "verb-subject")

    def _ends_clause(self, comma: int, sentence: Sentence) -> bool:
        """X, a friend of the family, said Y was old: the comma ends an insertion, no content."""
        return self.subjects.before(comma + 1, sentence) is not None

    def _inverted_after_line(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Finding | None:
        subject = self.subjects.behind(end, sentence.end)
        return self._after_line(cue, end, form, subject, sentence) if subject is not None else None

    # -- inside one pair of marks --------------------------------------------------------------------------------

    def _between_dashes(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Finding | None:
        """«A, — сказал X, — B»: the marks enclose the reporting clause too."""
        quotation = self.s.outer_quotation(cue, least=1)
        subject = self.subjects.behind(end, quotation.end if quotation else sentence.end)
        if quotation is None or subject is None:
            return None
        parts = [self.contents.trim(quotation.start + 1, cue - 1)]
        dash = next((i for i in range(subject.end, min(quotation.end, subject.end + _FAR)) if self.bits[i] & lx.DASH), None)
        if dash is not None:
            parts.append(self.contents.trim(dash + 1, quotation.end))
        return self._finding(parts, cue, end, form, subject, sentence, "quotation-dashes", "quote", quotation.end + 1)

    # -- verbs without a subject of their own --------------------------------------------------------------------

    def _participle(self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Finding]) -> Finding | None:
        """…, adding that: it hangs on the clause before it."""
        previous = self.bits[cue - 1] if cue > sentence.start else lx.COMMA
        if not previous & (lx.COMMA | lx.CONJUNCTION | lx.ADVERB | lx.DASH | lx.SUBORDINATOR | lx.QUOTE | lx.PREPOSITION):
            return None
        complement = self.complements.find(end, form, sentence.end)
        if previous & lx.PREPOSITION and complement is not None and complement.opener == "noun":
            return None
        if complement is None or complement.opener == "noun" and (cue == sentence.start or form.frames.has("weak")):
            return None
        finding = self._put_behind(complement, cue, end, form, None, sentence, "participle")
        return self._acted(finding, sentence, cue, found)

    def _acted(self, finding: Finding | None, sentence: Sentence, cue: int, found: list[Finding]) -> Finding | None:
        """With the subject of the clause, where no statement of the same sentence names who speaks."""
        if finding is not None and not found:
            finding.actor = self.subjects.of_clause(sentence, cue)
        return finding

    def _coordinated(self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Finding]) -> Finding | None:
        """X did this and said that; a verb whose subject is left out."""
        start = self.subjects.verb_start(cue, sentence.start)
        first = start == sentence.start or bool(self.bits[start - 1] & lx.COMMA) and start - 1 == sentence.start
        joined = start > sentence.start and bool(self.bits[start - 1] & lx.CONJUNCTION)
        if not joined and not (first and self.dropped) or form.tense == "perfect":
            return None
        complement = self.complements.find(end, form, sentence.end)
        if complement is None or form.frames.has("weak") and complement.opener == "noun":
            return None
        if first and self.dropped and complement.opener == "noun":
            return None
        finding = self._put_behind(complement, cue, end, form, None, sentence, "coordinated")
        if finding is not None and joined and not found:
            actor = self.subjects.of_clause(sentence, cue)
            if actor is None:
                return None
            finding.source, finding.actor = actor, actor
        return finding

    # -- somebody quoted by somebody -----------------------------------------------------------------------------

    def _relayed(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Finding | None:
        """the agency quoted X as saying; X was quoted as saying."""
        wanted = form.frames.prepositions("relay")
        at = next((i for i in range(end, min(sentence.end, end + _FAR)) if self.t.folds[i] in wanted and i + 1 < sentence.end
                   and any(c.part == "participle" for c in self.words[i + 1].cues)), None)
        if at is None:
            return None
        source = self.subjects.before(self._passive_start(cue, sentence), sentence) if self._passive(cue, sentence) \
            else self.subjects.reader.read_joined(end, at)
        if source is None:
            return None
        saying = next(c for c in self.words[at + 1].cues if c.part == "participle")
        complement = self.complements.find(at + 2, saying, sentence.end)
        if complement is not None:
            return self._put_behind(complement, at, at + 2, saying, source, sentence, "relay")
        channel = self.subjects.before(cue, sentence)
        before = self._before(channel.start if channel else cue, saying, sentence, [])
        if before is None:
            return None
        parts = [self.contents.inside(self.s.by_start[before.begin])] if before.opener == "quote" \
            else self.contents.before(before.begin, channel.start if channel else cue)
        return self._finding(parts, at, at + 2, saying, source, sentence, "relay-quotation", "quote")

    def _passive_start(self, cue: int, sentence: Sentence) -> int:
        at = self.subjects.verb_start(cue, sentence.start)
        while at > sentence.start and self.bits[at - 1] & (lx.PASSIVE | lx.AUXILIARY):
            at -= 1
        return at

    # -- attributions --------------------------------------------------------------------------------------------

    def _attribution_word(self, start: int, sentence: Sentence) -> int | None:
        """The conjunction of "as X said" before a subject, where it opens an attribution."""
        if start <= sentence.start:
            return None
        fixed = self.s.fixed(start - 1, sentence.end)
        if fixed is None or fixed[1:] != ("attribution", "cue") or fixed[0] != start:
            return None
        return start - 1 if start - 1 == sentence.start or self.bits[start - 2] & lx.MARK else None

    def _as_said(
        self, opening: int, cue: int, end: int, form: CueForm, subject: SourcePhrase, sentence: Sentence, found: list[Finding]
    ) -> Finding | None:
        parts = self._around(opening, end, sentence, found)
        return self._finding(parts, cue, end, form, subject, sentence, "attribution-cue", "clause", parts[-1][1]) if parts else None

    def _around(self, opening: int, end: int, sentence: Sentence, found: list[Finding]) -> list[tuple[int, int]]:
        """The clause that an attribution stands in: before it, behind its comma, or both."""
        start = max([f.end for f in found if f.end <= opening], default=sentence.start)
        comma = self._past_occasion(end, sentence)
        lead = self.contents.before(self._clause_start(start, opening, sentence), opening) if opening > start else []
        rest = self.contents.rest(comma + 1, sentence.end, lambda i: self._new_report(i, sentence, opening)) if comma is not None else []
        if lead and not (self.bits[opening - 1] & lx.COMMA and rest and not any(self.bits[i] & lx.VERB for i in range(*lead[0]))):
            rest = rest if rest and self.bits[opening - 1] & lx.COMMA else []
        return [p for p in lead + rest if p[1] - p[0] > 0] if sum(b - a for a, b in lead + rest) > 2 else []

    def _attributed(self, sentence: Sentence, found: list[Finding]) -> list[Finding]:
        """according to X: the clause around it."""
        made: list[Finding] = []
        for i in range(sentence.start, sentence.end):
            fixed = self.s.fixed(i, sentence.end) if self.words[i].fixed else None
            if fixed is None or fixed[1] != "attribution" or self.s.outer_quotation(i, least=TERM + 1) is not None:
                continue
            source = self._attributed_to(i, fixed, sentence)
            if source is None or any(a < source[1] and i < b for f in found for a, b in [*f.parts, f.cue or (0, 0)]):
                continue
            parts = self._around(i, source[1], sentence, found)
            if parts and not any(a < d and c < b for f in found for a, b in f.parts for c, d in parts):
                act = source[2].act if source[2] is not None else "cite"
                finding = Finding(sentence, parts, kind_of(self.s, parts), act, (i, fixed[0]), source[0], "attribution", None, parts[-1][1])
                made.append(finding)
        return made

    def _attributed_to(self, i: int, fixed: tuple[int, str, str], sentence: Sentence) -> tuple[SourcePhrase | None, int, CueForm | None] | None:
        """Whom an attribution names, the token behind, and the reporting word of "as reported by"."""
        at, _, takes = fixed
        if takes == "self":
            return None, at, None
        if takes == "cue":
            while at < sentence.end and self.bits[at] & (lx.AUXILIARY | lx.ADVERB):
                at += 1
            form = next((c for c in self.words[at].cues if c.part == "verb"), None) if at < sentence.end else None
            source = self.subjects.behind(at + 1, sentence.end) if form is not None else None
            ok = source is not None and (i == sentence.start or bool(self.bits[i - 1] & lx.COMMA))
            return (source, source.end, form) if source is not None and ok else None
        while at < sentence.end and (self.bits[at] & lx.DETERMINER and self.t.folds[min(at + 1, sentence.end - 1)] in self.s.sayings
                                     or self.t.folds[at] in self.s.sayings):
            at += 1
        if at < sentence.end and self.bits[at] & lx.PREPOSITION:
            at += 1
        source = self.subjects.reader.read_joined(at, sentence.end)
        return (source, source.end, None) if source is not None and source.head != "pronoun" else None

    # -- where another report begins -----------------------------------------------------------------------------

    def _new_report(self, i: int, sentence: Sentence, cue: int) -> bool:
        """Whether the clause that begins at token `i` is another act of reporting."""
        at = i
        while at < sentence.end and self.bits[at] & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.ADVERB | lx.COMMA) and at - i < 4:
            at += 1
        if at >= sentence.end:
            return False
        verb = self._verb_at(at, sentence)
        if verb is not None:
            return verb > cue and self._reports_alone(verb, i, sentence, {form.tense for form in self.words[cue].cues})
        if not self.bits[i - 1] & (lx.COMMA | lx.DASH) and not self.bits[i] & lx.CONJUNCTION:
            return self._contrast(i, at, sentence, cue)
        return self._subject_and_verb(at, sentence, cue)

    def _contrast(self, i: int, at: int, sentence: Sentence, cue: int) -> bool:
        return False

    def _verb_at(self, at: int, sentence: Sentence) -> int | None:
        """A reporting verb at `at`, past its auxiliaries."""
        while at < sentence.end and self.bits[at] & (lx.AUXILIARY | lx.ADVERB):
            at += 1
        return at if at < sentence.end and self._is_cue(at, sentence) and not self.bits[at] & lx.CAPITAL else None

    def _reports_alone(self, verb: int, i: int, sentence: Sentence, tenses: set[str]) -> bool:
        """Whether a verb without a subject goes on reporting: a participle behind a comma, a past form behind and."""
        comma = bool(self.bits[i - 1] & (lx.COMMA | lx.DASH)) or bool(self.bits[i] & lx.COMMA)
        joined = any(self.bits[j] & lx.CONJUNCTION for j in range(i, verb))
        for end, form in self._forms(verb):
            if form.part == "participle" and not (comma or joined):
                continue
            if form.part == "participle" and comma and not form.frames.has("weak"):
                return True
            if form.part == "verb" and (not joined or form.tense not in tenses | {"past"} or form.frames.has("weak")):
                continue
            complement = self.complements.find(end, form, sentence.end)
            if complement is not None and not (complement.opener == "noun" and form.frames.has("weak")):
                return True
        return False

    def _subject_and_verb(self, at: int, sentence: Sentence, cue: int) -> bool:
        """X and a reporting verb of X's own that takes a complement (…, but Berri answered: "…")."""
        subject = self.subjects.reader.read_joined(at, sentence.end)
        if subject is None:
            return False
        verb = self._verb_at(subject.end, sentence)
        if verb is None or self._taken_back(verb, sentence) or self._passive(verb, sentence):
            return False
        joined = bool(self.bits[at - 1] & (lx.CONJUNCTION | lx.SUBORDINATOR))
        for end, form in self._forms(verb):
            if form.part == "verb" and not form.frames.has("weak"):
                complement = self.complements.find(end, form, sentence.end)
                if complement is None and form.frames.has("bare") and not joined and self._closes_sentence(end, sentence):
                    return True
                if complement is not None and (joined or complement.opener in ("that", "quote", "colon")):
                    return True
        return False

    def _closes_sentence(self, at: int, sentence: Sentence) -> bool:
        """Whether nothing but days and occasions follows."""
        return self._past_occasion(at, sentence) is None and not any(
            self.bits[i] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE) for i in range(at, sentence.end))

    # -- quotations without a cue --------------------------------------------------------------------------------

    def _follows(self, sentence: Sentence, earlier: list[Finding]) -> Finding | None:
        """A sentence that is a quotation and has no cue of its own goes on with the speech before it."""
        quotation = self.s.by_start.get(sentence.start)
        if quotation is None or not earlier:
            return None
        last = earlier[-1]
        gap = sentence.paragraph - last.sentence.paragraph
        behind = quotation.end + 1 if quotation.closed else quotation.end
        if gap > 2 or last.kind == "headline" or any(not self.bits[i] & lx.MARK for i in range(behind, sentence.end)):
            return None
        if any(a <= quotation.start + 1 < b for a, b in last.parts) or self._next_line_reports(quotation, sentence):
            return None
        part = self.contents.inside(quotation)
        adjacent = sentence.start == last.sentence.end or gap == 1
        if adjacent and last.kind in ("direct", "mixed") and self._whole_quotation(last):
            last.parts.append(part)
            last.end = sentence.end
            last.sentence = last.sentence._replace(end=sentence.end, paragraph=sentence.paragraph)
            last.notes.append("a quotation without a cue continues it")
            return None
        if quotation.words(self.t) <= TERM:
            return None
        return Finding(sentence, [part], "direct", "say", None, None, "quotation-alone", end=sentence.end)

    def _whole_quotation(self, last: Finding) -> bool:
        return last.kind == "direct" or self.bits[last.parts[-1][1] - 1] & lx.QUOTE != 0 or last.parts[-1][1] >= last.sentence.end - 1

    def _next_line_reports(self, q: Quotation, sentence: Sentence) -> bool:
        """A question or exclamation whose reporting clause stands in the next sentence."""
        if self.t.forms[q.end - 1] not in self.s.kept_ends or sentence.end >= len(self.t) or self.bits[sentence.end] & lx.BREAK:
            return False
        follower = next((s for s in self.s.sentences if s.start == sentence.end), None)
        if follower is None:
            return False
        for i in range(follower.start, min(follower.end, follower.start + 8)):
            if self._is_cue(i, follower) and all(self.complements.find(end, form, follower.end) is None for end, form in self._forms(i)):
                return self.subjects.before(i, follower) is not None
        return False
