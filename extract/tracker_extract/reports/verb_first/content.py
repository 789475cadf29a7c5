"""How far the content of a statement goes: the hardest question of the field, so it has its own module."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...mentions.plain.reader import PlainMentions
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM
from .frames import FrameFinder

# A clause that has no more tokens than this, and no verb, before a comma has said no more than its subject.
SUBJECT = 3

# Only at words of these classes can another clause begin that ends the content.
MAY_BREAK = lx.CUE | lx.SUBORDINATOR | lx.PREPOSITION | lx.TIME | lx.VERB | lx.ADVERB
# Words and marks of a clause that need a look; it runs on over all others.
_NOTABLE = MAY_BREAK | lx.THAT | lx.QUOTE | lx.BREAK | lx.STOP | lx.COLON | lx.COMMA | lx.DOTS


@dataclass(slots=True)
class Content:
    """Parts as token ranges, where the scan stopped, and what stopped it."""

    parts: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0
    stopped_by: str = ""


class ContentReader:
    """Reads the content that a frame opens."""

    def __init__(self, reading: Reading, frames: FrameFinder) -> None:
        self.s = reading.outline
        assert isinstance(reading.mentions, PlainMentions)
        self.reader = reading.mentions
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.words = reading.outline.tokens.words
        self.frames = frames

    def read(self, frame: Frame, sentence: Sentence) -> Content:
        """The parts of the content from where the frame begins it."""
        content = Content()
        start = frame.begin
        limit = sentence.end
        quotation = self.s.by_start.get(start)
        if frame.opener in ("quote", "that", "colon") and quotation is not None:
            self._quoted(content, quotation, frame, sentence)
        else:
            self._clause(content, start, start, frame, sentence)
        content.parts = [(a, b) for a, b in (self._trim(a, b, limit) for a, b in content.parts) if b > a]
        return content

    # -- quoted --------------------------------------------------------------------------------------------------

    def _quoted(self, content: Content, q: Quotation, frame: Frame, sentence: Sentence) -> None:
        """Content that opens with a quotation: it ends with it, unless the clause runs on behind the mark."""
        if not q.closed:
            content.parts.append((q.start + 1, q.end))
            content.end, content.stopped_by = q.end, "unclosed"
            following = self.s.by_start.get(q.end + 1)
            if (
                following is not None and self.bits[q.end] & lx.BREAK
            ):  # the next paragraph opens the marks again
                self._quoted(content, following, frame, sentence)
            return
        after = q.end + 1
        short = q.words(self.t) <= TERM
        if self._runs_on(after, sentence, short, frame):
            self._clause(content, q.start, after, frame, sentence)
            return
        content.parts.append((q.start + 1, q.end))
        content.end, content.stopped_by = after, "quotation"
        self._further(content, after, frame, sentence)

    def _runs_on(self, i: int, sentence: Sentence, short: bool, frame: Frame) -> bool:
        """Whether the clause goes on at `i`, right behind a closing mark."""
        if i >= sentence.end or self.bits[i] & (lx.STOP | lx.BREAK | lx.DOTS):
            return False
        if self.bits[i] & lx.COMMA:
            if i + 1 >= sentence.end:
                return False
            fixed = self.s.fixed(i + 1, sentence.end)
            if fixed and fixed[1] in ("tail", "attribution"):
                return False
            if fixed and fixed[1] == "continuer":
                return True
            return short and not self._breaks(i + 1, frame, sentence, True)
        if self.bits[i] & lx.MARK and not self.bits[i] & (lx.OPEN | lx.QUOTE):
            return False
        if self.s.fixed(i, sentence.end) and self.s.fixed(i, sentence.end)[1] in ("tail", "attribution"):  # type: ignore[index]
            return False
        if self.words[i].conjunction and (
            self.bits[i] & lx.THAT or self._governed_that(i, frame, sentence.end) is not None
        ):
            return False
        return not self._breaks(i, frame, sentence, True)

    def _further(self, content: Content, i: int, frame: Frame, sentence: Sentence) -> None:
        """Parts behind a quotation under the same cue: وأن …, و"…", كما أن …"""
        at = i + 1 if i < sentence.end and self.bits[i] & (lx.COMMA | lx.DOTS) else i
        if at >= sentence.end:
            return
        beside = self.s.by_start.get(at)
        if beside is not None and self.bits[i] & lx.DOTS and beside.closed and beside.words(self.t) > TERM:
            self._quoted(content, beside, frame, sentence)  # «…».. «…»
            return
        nxt = self._another_that(at, sentence) or self._governed_that(at, frame, sentence.end)
        if nxt is not None:
            quotation = self.s.by_start.get(nxt)
            if quotation is not None:
                self._quoted(content, quotation, frame, sentence)
            else:
                self._clause(content, nxt, nxt, frame, sentence)
            return
        if self.t.folds[at] in self.frames.s.tokens.words[at].fold and self._conjoined_quotation(
            at, sentence
        ):
            quotation = self.s.by_start[at + 1]
            content.parts.append((quotation.start + 1, quotation.end))
            content.end = quotation.end + 1
            self._further(content, content.end, frame, sentence)

    def _conjoined_quotation(self, at: int, sentence: Sentence) -> bool:
        """A conjunction written before an opening mark: و"…"""
        return (
            at + 1 < sentence.end
            and len(self.t.forms[at]) == 1
            and not self.bits[at] & lx.MARK
            and at + 1 in self.s.by_start
            and self.s.by_start[at + 1].words(self.t) > TERM
        )

    def _another_that(self, i: int, sentence: Sentence) -> int | None:
        """Behind وأن or كما أن at `i`: where its clause begins."""
        word = self.words[i]
        if word.bits & lx.THAT and word.conjunction and not word.prefix:
            if word.conjunction in self.s.vocabulary.resumes:
                return None  # فإن: the clause itself goes on
            return i + 1 if i + 1 < sentence.end else None
        comma = i > 0 and bool(self.bits[i - 1] & lx.COMMA)
        if (
            comma
            and i + 2 < sentence.end
            and self.bits[i + 1] & lx.THAT
            and self.t.folds[i] in self.s.vocabulary.again
        ):
            return i + 2
        return None

    def _governed_that(self, i: int, frame: Frame, limit: int) -> int | None:
        """Behind وعلى أن, the preposition of the cue again, where the cue takes one: where its clause begins."""
        word = self.words[i]
        if not (word.conjunction and word.bits & lx.PREPOSITION and i + 2 < limit):
            return None
        governs = any(word.stem in prepositions for prepositions in frame.form.frames.by.values())
        return i + 2 if governs and self.bits[i + 1] & lx.THAT else None

    # -- clauses -------------------------------------------------------------------------------------------------

    def _clause(self, content: Content, start: int, scan: int, frame: Frame, sentence: Sentence) -> None:
        """Content without marks around it, from `start`: it ends with the sentence or where another clause begins."""
        part, i, limit, seen = start, scan, sentence.end, start
        embedded = (
            False  # a clause opened inside this part: a further وأن without a comma goes on with that one
        )
        while i < limit:
            b = self.bits[i]
            if not b & _NOTABLE and not self.words[i].fixed:
                i += 1
                continue
            if b & lx.QUOTE and i in self.s.by_start:
                quotation = self.s.by_start[i]
                i = quotation.end + 1 if quotation.closed else quotation.end
                if self._closes_clause(quotation, i, frame, sentence):
                    content.parts.append((part, i))
                    content.end, content.stopped_by = i, "quotation"
                    self._further(content, i, frame, sentence)
                    return
                continue
            if b & (lx.BREAK | lx.STOP):
                break
            if b & lx.COLON and frame.opener == "noun" and i + 1 in self.s.by_start:
                quotation = self.s.by_start[i + 1]
                if quotation.words(self.t) > TERM:  # أكد على وجود تخوف: "…"
                    content.parts.append((part, i))
                    self._quoted(content, quotation, frame, sentence)
                    return
            comma = bool(b & (lx.COMMA | lx.DOTS))
            at = i + 1 if comma else i
            if seen < at < limit:  # behind a comma a word is looked at once, with the comma
                seen = at
                again = self._another_that(at, sentence) or self._governed_that(at, frame, limit)
                if again is not None and embedded and self._still_open(part, i, frame, limit):
                    again = None  # إيران، وإن سنحت لها الفرصة، …
                if again is not None and frame.opener != "colon" and (comma or not embedded):
                    content.parts.append((part, i))
                    part, i, embedded = again, again, False
                    continue
                if self._ends_before(at, part, frame, sentence, comma):
                    break
            embedded = embedded or bool(b & lx.THAT)
            i += 1
        content.parts.append((part, i))
        content.end = i
        content.stopped_by = "sentence" if i >= limit else "clause"

    def _ends_before(self, at: int, part: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
        """Whether the clause from `part` ends before token `at`: an act of reporting, an attribution, the author's tail."""
        if self.bits[at] & MAY_BREAK and self._breaks(at, frame, sentence, comma):
            return True
        fixed = self.s.fixed(at, sentence.end) if self.words[at].fixed else None
        if fixed is None:
            return False
        if fixed[1] == "attribution":
            return self._attributes(at, fixed, comma, sentence.end)
        return comma and fixed[1] == "tail" and not self._still_open(part, at - 1, frame, sentence.end)

    def _still_open(self, part: int, comma: int, frame: Frame, limit: int) -> bool:
        """Whether only the subject of the words stands before a comma (أن البلاد، بعد أن …، ستجد): an aside follows."""
        if (
            frame.opener != "that"
            or comma - part > SUBJECT
            or any(
                self.bits[j] & (lx.VERB | lx.CUE | lx.AUXILIARY | lx.QUOTE | lx.NEGATION)
                for j in range(part, comma)
            )
        ):
            return False
        return any(self.bits[j] & lx.COMMA for j in range(comma + 1, limit))

    def _attributes(self, at: int, fixed: tuple[int, str, str], comma: bool, limit: int) -> bool:
        if fixed[2] == "told" and comma:
            return True
        if fixed[2] in ("cue", "told"):
            nxt = fixed[0]
            while nxt < limit and self.bits[nxt] & lx.AUXILIARY:
                nxt += 1
            cues = self.words[nxt].cues if nxt < limit else ()
            taken = any(self.t.folds[at] in form.frames.prepositions("at") for form in cues)
            return (
                bool(cues) and not taken and (comma or not self.words[at].conjunction)
            )  # على ما اتفقوا عليه
        return fixed[2] != "mouth" and (comma or fixed[2] != "aside")

    def _closes_clause(self, q: Quotation, i: int, frame: Frame, sentence: Sentence) -> bool:
        """A quotation of some length that ends at a comma ends the clause with it."""
        if q.words(self.t) <= TERM or i >= sentence.end or not self.bits[i] & lx.COMMA:
            return False
        fixed = self.s.fixed(i + 1, sentence.end) if i + 1 < sentence.end else None
        if fixed and fixed[1] == "continuer":
            return False
        return not (i + 1 < sentence.end and (self.words[i + 1].conjunction or len(self.t.forms[i + 1]) == 1))

    def _breaks(self, i: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
        """Whether another act of reporting begins at token `i` and so ends the content."""
        word = self.words[i]
        if comma and frame.opener == "noun" and word.conjunction and word.bits & (lx.PREPOSITION | lx.TIME):
            return True  # a noun phrase does not run on over "، وبعد …"
        if comma and frame.opener == "noun" and word.conjunction and word.bits & lx.VERB:
            subject = self.reader.read(i + 1, sentence.end)
            return subject is not None and subject.named and bool(subject.titles or subject.persons)
        if comma and self._goes_back(i, sentence):
            return True
        if not word.bits & lx.CUE:
            return self._verb_behind(i, sentence, comma)
        forms = {form.part for form in word.cues}
        if "participle" in forms and not word.article and not word.prefix:
            if frame.form.part == "participle" and i == frame.cue:
                return False
            return self.frames.match(i, sentence) is not None
        return "verb" in forms and self._verb_breaks(i, frame, sentence, comma)

    def _verb_behind(self, i: int, sentence: Sentence, comma: bool) -> bool:
        """Whether a subordinator or a fronted topic leads in another verb: لكنه أضاف أن, فيما أكد الوزير أن."""
        at = i + 1
        while at < sentence.end and self.bits[at] & lx.AUXILIARY:
            at += 1
        if not (self.bits[i] & lx.SUBORDINATOR and at < sentence.end and self.bits[at] & lx.CUE):
            return comma and self._fronted(i, sentence)
        found = self.frames.match(at, sentence)
        return (
            found is not None
            and (comma or found.source is not None)
            and found.form.part == "verb"
            and not found.rule.endswith("object")
        )

    def _verb_breaks(self, i: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
        """Whether the verb at `i` is of another act of reporting."""
        word, found = self.words[i], self.frames.match(i, sentence)
        if found is None and comma and self._main_verb(i, frame, sentence):
            return True
        if found is None or found.form.part != "verb":
            return False
        if comma:
            explicit = found.source is not None and not found.before
            if found.source is None and self._of_inner_subject(found, frame):
                return False
            return (
                bool(word.conjunction)
                or explicit
                and (found.form.tense.startswith("past") or found.opener == "that")
            )
        if not word.conjunction or not found.form.tense.startswith("past"):
            return False
        own_object = (
            found.rule.endswith(("b-object", "t-object")) and not self.bits[found.begin] & lx.CONTENT_NOUN
        )
        return not own_object and self._agrees(found, frame)

    def _of_inner_subject(self, found: Frame, frame: Frame) -> bool:
        """A joined verb of another gender than the speaker's: the subject within his words does it."""
        mine, theirs = frame.form.features, found.form.features
        known = "-" not in (mine.gender, theirs.gender) and mine.number == theirs.number == "sg"
        return known and mine.gender != theirs.gender and found.opener == "noun"

    def _goes_back(self, i: int, sentence: Sentence) -> bool:
        """، كما عاد الوزير فلان إلى …: another act of somebody named."""
        if self.t.folds[i] not in self.s.vocabulary.again or i + 2 >= sentence.end:
            return False
        if not self.bits[i + 1] & (lx.AUXILIARY | lx.VERB):
            return False
        subject = self.reader.read(i + 2, sentence.end)
        return subject is not None and subject.named

    def _main_verb(self, i: int, frame: Frame, sentence: Sentence) -> bool:
        """…الذي اعتبر أن …، رفض ماكرون: behind a relative clause the main verb with its own subject."""
        if not frame.before or not self.bits[frame.cue - 1] & lx.RELATIVE or self.words[i].conjunction:
            return False
        subject = self.reader.read(i + 1, sentence.end)
        return subject is not None and bool(subject.persons or subject.name and subject.titles)

    def _agrees(self, found: Frame, frame: Frame) -> bool:
        mine, theirs = frame.form.features, found.form.features
        if found.source is not None:
            return True
        if frame.form.part == "participle":
            return mine.gender == theirs.gender
        return mine.gender == theirs.gender and (frame.source is not None or mine.number == theirs.number)

    def _fronted(self, i: int, sentence: Sentence) -> bool:
        """A new clause that begins with its topic: وفي الشأن السوري قال كيري:"""
        if not (self.words[i].conjunction and self.bits[i] & lx.PREPOSITION):
            return False
        for at in range(i + 1, min(sentence.end, i + 10)):
            if self.bits[at] & lx.CUE and any(c.tense.startswith("past") for c in self.words[at].cues):
                found = self.frames.match(at, sentence)
                return found is not None and found.source is not None and not found.before
            if self.bits[at] & (lx.STOP | lx.THAT | lx.RELATIVE):
                return False
        return False

    # -- edges ---------------------------------------------------------------------------------------------------

    def _trim(self, start: int, end: int, limit: int) -> tuple[int, int]:
        """Without marks at the edges; a quotation that fills the part loses its marks."""
        start, end = self.s.without_edge_marks(start, end)
        if end - start > 2 and self.bits[start] & lx.THAT and not self.words[start].conjunction:
            start += 1  # "إن …" inside the marks or behind a colon
        q = self.s.by_start.get(start)
        if q is not None and q.end == end - 1:
            return self._trim(start + 1, end - 1, limit)
        if q is not None and not q.closed and q.end >= end:
            return self._trim(start + 1, end, limit)
        return start, end
