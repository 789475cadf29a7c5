"""All acts of reporting of one article, in text order, before anybody asks who spoke."""

from __future__ import annotations

from dataclasses import dataclass, field

from .. import lexicon as lx
from ..models import Kind
from .content import TERM, ContentReader, kind_of
from .frames import Frame, FrameFinder
from .quotations import Quotation
from .sentences import Sentence
from .sources import SourcePhrase
from .structure import Structure


@dataclass(slots=True)
class Finding:
    """One act of reporting in tokens: where the cue, source and content stand, and by which rule."""

    sentence: Sentence
    parts: list[tuple[int, int]]
    kind: Kind
    act: str
    cue: tuple[int, int] | None
    source: SourcePhrase | None
    rule: str
    frame: Frame | None = None
    end: int = 0
    cut: int = 0  # letters of a preposition written onto the first word of the content
    notes: list[str] = field(default_factory=list)


class Finder:
    """Finds the acts of reporting in one article."""

    def __init__(self, structure: Structure) -> None:
        self.s = structure
        self.t = structure.tokens
        self.bits = structure.tokens.bits
        self.frames = FrameFinder(structure)
        self.contents = ContentReader(structure, self.frames)

    def find(self) -> list[Finding]:
        """Every finding, in text order."""
        findings: list[Finding] = []
        skip = [(r.start, r.end) for r in self.s.article.regions if r.kind in ("repeat", "furniture", "date")]
        cues = self.s.cues
        at = 0
        for sentence in self.s.sentences:
            if any(a <= self.t.starts[sentence.start] < b for a, b in skip):
                continue
            while at < len(cues) and cues[at] < sentence.start:
                at += 1
            here = []
            while at < len(cues) and cues[at] < sentence.end:
                here.append(cues[at])
                at += 1
            findings.extend(self._in_sentence(sentence, here, findings))
        return findings

    def _in_sentence(self, sentence: Sentence, cues: list[int], earlier: list[Finding]) -> list[Finding]:
        headlines = self._headlines(sentence)
        if headlines:
            return headlines
        if cues and cues[0] == sentence.start and self._labels(sentence):
            return []
        found: list[Finding] = []
        follow = self._follows(sentence, earlier, cues)
        if follow is not None:
            found.append(follow)
        taken = follow.end if follow is not None else sentence.start
        for cue in cues:
            if cue < taken or self._quoted(cue):
                continue
            finding = self._at_cue(cue, sentence, found)
            if finding is None:
                continue
            found.append(finding)
            taken = max(finding.end, cue + 1)
        attributed = self._attributed(sentence, found)
        if attributed is not None:
            found.append(attributed)
            found.sort(key=lambda f: f.parts[0])
        return found

    def _at_cue(self, cue: int, sentence: Sentence, found: list[Finding]) -> Finding | None:
        frame = self.frames.match(cue, sentence)
        if frame is not None and found and self._asked_of(frame, cue):
            frame.source = None  # و‍طالب مجلس الأمن بـ: whom it is asked of, by the speaker of the sentence
        finding = self._finding(frame, sentence) if frame is not None else None
        before = self._quotation_before(cue, sentence)
        if before is None or any(f.parts[-1][1] > before.start for f in found):
            return finding
        part = self.contents._trim(before.start, before.end + 1, before.end + 1)
        if finding is not None and finding.frame is not None and finding.frame.opener == "quote":
            finding.parts.insert(0, part)
            finding.rule = "quotation-interrupted"
            return finding
        return self._behind_quotation(cue, part, sentence)

    def _asked_of(self, frame: Frame, cue: int) -> bool:
        """Whether the phrase behind a joined verb of demanding is its object."""
        source = frame.source
        return (frame.form.frames.has("urge") and source is not None and not frame.before and bool(self.t.words[cue].conjunction)
                and source.head in ("body", "country", "group", "unnamed") and not source.named)

    def _quotation_before(self, cue: int, sentence: Sentence) -> Quotation | None:
        """A quotation right before the cue (marks and a word or two between): "…", قال بوتين"""
        for q in self.s.quotations:
            if q.start >= cue:
                return None
            if q.depth == 0 and q.end < cue <= q.end + 4 and q.start >= sentence.start and q.words(self.t) > TERM:
                between = range(q.end + 1, cue)
                if between and self.bits[q.end + 1] & (lx.COMMA | lx.DASH) and all(
                    self.bits[i] & (lx.MARK | lx.CONTENT | lx.SUBORDINATOR | lx.ADVERB | lx.NEGATION) for i in between):
                    return q
        return None

    def _behind_quotation(self, cue: int, part: tuple[int, int], sentence: Sentence) -> Finding | None:
        for form in self.t.words[cue].cues:
            if form.part == "verb" and form.frames.has("quote") and not form.frames.has("weak"):
                source = self.frames._source_after(cue, form, sentence.end)
                if source is not None:
                    frame = Frame(cue, form, source, part[0], "quote", "quotation-verb-subject")
                    return Finding(sentence, [part], kind_of(self.s, [part]), form.act, (cue, cue + 1), source, frame.rule, frame, source.end)
        return None

    def _quoted(self, cue: int) -> bool:
        return self.s.outer_quotation(cue, least=TERM + 1) is not None

    def _finding(self, frame: Frame, sentence: Sentence) -> Finding | None:
        content = self.contents.read(frame, sentence)
        if not content.parts:
            return None
        cue_end = frame.cue + 1
        kind = kind_of(self.s, content.parts)
        finding = Finding(sentence, content.parts, kind, frame.act or frame.form.act, (frame.cue, cue_end), frame.source, frame.rule,
                          frame, max(content.end, content.parts[-1][1]))
        if self._too_thin(finding):
            return None
        finding.cut = self._cut(frame, finding.parts[0][0])
        return finding

    def _cut(self, frame: Frame, first: int) -> int:
        """How many letters of the first word are a preposition that the cue takes (بتقديم, بـسحب)."""
        preposition = frame.rule.rsplit("-", 2)[-2] if frame.opener == "noun" and frame.rule.endswith("-noun") else ""
        form = self.t.forms[first]
        if len(preposition) != 1 or not form.startswith(preposition) or form[1:2] == preposition:
            return 0
        return len(form) - len(form[1:].lstrip("ـ"))

    def _too_thin(self, finding: Finding) -> bool:
        words = sum(1 for a, b in finding.parts for i in range(a, b) if self.bits[i] & (lx.WORD | lx.NUMBER))
        return words < 1 or (words < 2 and finding.kind != "direct" and finding.frame is not None and finding.frame.opener == "noun" and not finding.frame.source)

    def _labels(self, sentence: Sentence) -> bool:
        """كتب: فلان: a byline, no speech."""
        nxt = sentence.start + 1
        return nxt < sentence.end and bool(self.bits[nxt] & lx.COLON) and sentence.end - nxt <= 8

    # -- headlines -----------------------------------------------------------------------------------------------

    def _headlines(self, sentence: Sentence) -> list[Finding]:
        """The headline of a line, and a second one behind dots: «A: words.. and B: words»."""
        first = self._headline(sentence, sentence.start) or self._words_first(sentence)
        if first is None or first.cue is not None:
            return []
        start, end = first.parts[0]
        for at in range(start, end):
            if self.bits[at] & lx.DOTS and at + 1 < end:
                second = self._headline(sentence, at + 1)
                if second is not None and second.source is not None and (second.source.persons or second.source.head != "name"):
                    first.parts = [self.contents._trim(start, at, at)]
                    return [first, second]
        return [first]

    def _words_first(self, sentence: Sentence) -> Finding | None:
        """«words» - name, as a line of its own."""
        quotation = self.s.by_start.get(sentence.start)
        if quotation is None or not quotation.closed or quotation.end + 2 >= sentence.end or not self._own_line(sentence):
            return None
        if not self.bits[quotation.end + 1] & lx.DASH or quotation.words(self.t) <= TERM:
            return None
        source = self.frames._read_joined(quotation.end + 2, sentence.end)
        if source is None or source.end != sentence.end or not (source.persons or source.titles or source.name):
            return None
        part = self.contents._trim(quotation.start + 1, quotation.end, quotation.end)
        return Finding(sentence, [part], "headline", "say", None, source, "headline-dash", end=sentence.end)

    def _own_line(self, sentence: Sentence) -> bool:
        """Whether the sentence is a whole line without a full stop: a title, caption or crosshead."""
        after = sentence.end
        return not self.bits[sentence.end - 1] & lx.STOP and (after >= len(self.t) or bool(self.bits[after] & lx.BREAK))

    def _speaks(self, source: SourcePhrase, begin: int) -> bool:
        """A country before a colon labels news as often as it speaks: news begins with an indefinite noun."""
        if source.head != "country":
            return True
        word = self.t.words[begin]
        return word.article or bool(word.bits & (lx.NEGATION | lx.QUOTE | lx.PLACE | lx.CUE) or word.heads) or begin in self.s.by_start

    def _headline(self, sentence: Sentence, first: int) -> Finding | None:
        """«Name: words» as a line of its own."""
        if first == sentence.start and first > 0 and not self.bits[first - 1] & lx.BREAK:
            return None
        limit = min(sentence.end, first + 16)
        fixed = self.s.fixed(first, limit)
        if fixed is not None and fixed[1] == "label":
            if fixed[0] < limit and self.bits[fixed[0]] & lx.COLON:
                first = fixed[0] + 1
            elif any(self.bits[i] & lx.COLON for i in range(first, limit)):
                return None
        colon = next((i for i in range(first, limit) if self.bits[i] & lx.COLON), None)
        if colon is None or colon == first or colon + 1 >= sentence.end:
            return None
        if self.bits[first] & lx.CUE and not self.bits[first] & (lx.TITLE | lx.UNNAMED):
            return None
        source = self.frames._read_joined(first, colon)
        if source is None or not self._heads_line(source, colon) or not self._speaks(source, colon + 1):
            return None
        if source.head in ("name", "body") and not self._own_line(sentence) and source.end - source.start < 2:
            return None
        line_end = self._line_end(sentence)
        caption = any(r.kind == "caption" and r.start <= self.t.starts[first] < r.end for r in self.s.article.regions)
        end = self._without_credit(colon + 1, line_end) if caption else line_end
        start, end = self.contents._trim(colon + 1, end, end)
        if end <= start:
            return None
        return Finding(sentence, [(start, end)], "headline", "say", None, source, "headline-colon", end=sentence.end)

    def _heads_line(self, source: SourcePhrase, colon: int) -> bool:
        if source.end == colon:
            return source.head != "pronoun" and (source.head != "name" or source.end - source.start <= 4)
        rest = range(source.end, colon)
        return (source.head != "name" or len(self.t.folds[source.end]) <= 2) and (bool(self.t.words[source.end].prefix or self.bits[source.end] & (lx.PREPOSITION | lx.CUE))
                and len(rest) <= 8 and not any(self.bits[i] & (lx.STOP | lx.COMMA | lx.THAT) for i in rest))

    def _line_end(self, sentence: Sentence) -> int:
        end = sentence.end
        while end < len(self.t) and not self.bits[end] & lx.BREAK:
            end += 1
        return sentence.end if end - sentence.end > 40 else end

    def _without_credit(self, start: int, end: int) -> int:
        for i in range(end - 1, start, -1):
            if self.bits[i] & lx.OPEN:
                return i
        return end

    # -- quotations without a cue --------------------------------------------------------------------------------

    def _follows(self, sentence: Sentence, earlier: list[Finding], cues: list[int]) -> Finding | None:
        """A sentence that is a quotation and has no cue of its own goes on with the speech before it."""
        quotation = self.s.by_start.get(sentence.start)
        if quotation is None or quotation.words(self.t) <= TERM or not earlier:
            return None
        last = earlier[-1]
        if sentence.paragraph - last.sentence.paragraph > 2 or last.kind == "headline":
            return None
        after = quotation.end + 1
        rest = [i for i in range(after, sentence.end) if not self.bits[i] & lx.MARK]
        if rest:
            return None
        start, end = self.contents._trim(quotation.start + 1, quotation.end, quotation.end)
        if any(a <= start < b for a, b in last.parts):
            return None  # a cue before it opened it
        if last.sentence.end == sentence.start or last.sentence.paragraph == sentence.paragraph - 1:
            if last.kind in ("direct", "mixed") and last.end >= last.sentence.end - 2:
                last.parts.append((start, end))
                last.end = sentence.end
                last.notes.append("a quotation without a cue continues it")
                return None
        return Finding(sentence, [(start, end)], "direct", "say", None, None, "quotation-alone", end=sentence.end)

    # -- attribution beside the sentence -------------------------------------------------------------------------

    def _attributed(self, sentence: Sentence, found: list[Finding]) -> Finding | None:
        """بحسب, وفقا ل, حسبما قال: the clause before or behind is the content."""
        i = sentence.start
        while i < sentence.end:
            if i in self.s.by_start:
                i = self.s.by_start[i].end + 1
                continue
            fixed = self.s.fixed(i, sentence.end) if self.t.words[i].fixed else None
            if fixed and fixed[1] == "attribution":
                finding = self._attribution(i, fixed, sentence, found)
                if finding is not None:
                    return finding
            i += 1
        return None

    def _attribution(self, i: int, fixed: tuple[int, str, str], sentence: Sentence, found: list[Finding]) -> Finding | None:
        end, _, takes = fixed
        act, cue_end = "cite", end
        if takes == "cue":
            while end < sentence.end and self.bits[end] & lx.AUXILIARY:
                end += 1
            forms = [c for c in self.t.words[end].cues if c.part == "verb"] if end < sentence.end else []
            if not forms:
                return None
            act, cue_end, end = forms[0].act, end + 1, end + 1
        source = self._attributed_source(i, end, sentence)
        if source is None or source.head == "group":
            return None
        if i - sentence.start <= 1:
            return self._attributed_behind(i, source, act, cue_end, sentence, found)
        if any(f.sentence == sentence and f.end > i for f in found):
            return None
        return self._attributed_before(i, source, act, cue_end, sentence, found)

    def _attributed_source(self, i: int, at: int, sentence: Sentence) -> SourcePhrase | None:
        while at < sentence.end and (self.t.words[at].stem in self.s.sayings or self.t.folds[at][1:] in self.s.sayings):
            at += 1
        if at >= sentence.end:
            return None
        if self.t.words[at].prefix:
            return self.frames._read_glued(at, sentence.end)
        return self.frames._read_joined(at, sentence.end)

    def _attributed_behind(self, i: int, source: SourcePhrase, act: str, cue_end: int, sentence: Sentence, found: list[Finding]) -> Finding | None:
        if found:
            return None
        at = source.end
        while at < sentence.end and not self.bits[at] & (lx.COMMA | lx.THAT | lx.COLON) and at - source.end < 8:
            if self.t.forms[at].startswith("ف"):
                break
            at += 1
        begin = at + 1 if at < sentence.end and self.bits[at] & lx.MARK else at
        if begin < sentence.end and self.bits[begin] & lx.THAT:
            begin += 1
        start, end = self.contents._trim(begin, sentence.end, sentence.end)
        if end - start < 2:
            return None
        return Finding(sentence, [(start, end)], kind_of(self.s, [(start, end)]), act, (i, cue_end), source, "attribution-first", end=sentence.end)

    def _past_openers(self, start: int, limit: int) -> int:
        while start < limit:
            fixed = self.s.fixed(start, limit)
            if fixed is not None and fixed[1] in ("opener", "continuer"):
                start = fixed[0]
            elif self.bits[start] & (lx.SUBORDINATOR | lx.MARK) and not self.bits[start] & lx.NEGATION and start not in self.s.by_start:
                start += 1
            else:
                break
        return start

    def _attributed_before(self, i: int, source: SourcePhrase, act: str, cue_end: int, sentence: Sentence, found: list[Finding]) -> Finding | None:
        start = max([f.end for f in found if f.end <= i], default=sentence.start)
        if found and start > sentence.start:
            return None
        start = self._past_openers(start, i)
        parts = [self.contents._trim(start, i, i)]
        behind = source.joined[-1].end if source.joined else source.end
        if behind + 2 < sentence.end and self.bits[behind] & lx.COMMA and i and self.bits[i - 1] & lx.COMMA and not self.t.words[behind + 1].conjunction:
            clause = max((j + 1 for j in range(start, i - 1) if self.bits[j] & lx.COMMA), default=start)
            parts = [self.contents._trim(clause, i, i), self.contents._trim(behind + 1, sentence.end, sentence.end)]
        if any(b - a < 2 for a, b in parts):
            return None
        return Finding(sentence, parts, kind_of(self.s, parts), act, (i, cue_end), source, "attribution-behind", end=sentence.end)
