"""All acts of reporting of one article, in text order, before anybody asks who spoke."""

from __future__ import annotations

from dataclasses import replace

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...text import STRETCH
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM, kind_of
from ..report import Report
from .attributions import attributed
from .content import read_content, trim
from .frames import match
from .headlines import headlines
from .subjects import source_after


def find(r: Reading) -> list[Report]:
    """Every report, in text order."""
    reports: list[Report] = []
    cues = r.outline.cues
    at = 0
    for sentence in r.outline.sentences:
        if r.outline.region_at(sentence.start) in ("repeat", "furniture", "date"):
            continue
        while at < len(cues) and cues[at] < sentence.start:
            at += 1
        here = []
        while at < len(cues) and cues[at] < sentence.end:
            here.append(cues[at])
            at += 1
        reports.extend(_in_sentence(r, sentence, here, reports))
    return reports


def _in_sentence(r: Reading, sentence: Sentence, cues: list[int], earlier: list[Report]) -> list[Report]:
    lines = headlines(r, sentence)
    if lines:
        return lines
    if cues and cues[0] == sentence.start and _labels(r, sentence):
        return []
    found: list[Report] = []
    follow = _follows(r, sentence, earlier, cues)
    if follow is not None:
        found.append(follow)
    taken = follow.end if follow is not None else _goes_on(r, sentence, earlier)
    for cue in cues:
        if cue < taken or _quoted(r, cue):
            continue
        report = _at_cue(r, cue, sentence, found)
        if report is None:
            continue
        found.append(report)
        taken = max(report.end, cue + 1)
    beside = attributed(r, sentence, found)
    if beside is not None:
        found.append(beside)
        found.sort(key=lambda f: f.parts[0])
    return found


def _at_cue(r: Reading, cue: int, sentence: Sentence, found: list[Report]) -> Report | None:
    frame = match(r, cue, sentence)
    if frame is not None and found and _asked_of(r, frame, cue):
        frame.source = None  # و‍طالب مجلس الأمن بـ: whom it is asked of, by the speaker of the sentence
    report = _finding(r, frame, sentence) if frame is not None else None
    before = _quotation_before(r, cue, sentence)
    if before is None or any(f.parts[-1][1] > before.start for f in found):
        return report
    part = trim(r, before.start, before.end + 1, before.end + 1)
    if report is not None and report.frame is not None and report.frame.opener == "quote":
        report.parts.insert(0, part)
        report.rule = "quotation-interrupted"
        return report
    return _behind_quotation(r, cue, part, sentence)


def _asked_of(r: Reading, frame: Frame, cue: int) -> bool:
    """Whether the phrase behind a joined verb of demanding is its object."""
    source = frame.source
    return (
        frame.form.frames.has("urge")
        and source is not None
        and not frame.before
        and bool(r.words[cue].conjunction)
        and source.kind in ("body", "country", "group", "unnamed")
        and not source.named
    )


def _quotation_before(r: Reading, cue: int, sentence: Sentence) -> Quotation | None:
    """A quotation right before the cue (marks and a word or two between): "…", قال بوتين"""
    for q in r.outline.quotations_from(sentence.start):
        if q.start >= cue:
            return None
        led_in = any(not r.bits[i] & lx.MARK for i in range(sentence.start, q.start))
        if (
            q.depth == 0
            and not led_in  # وعلى سؤال «…»، أجاب: the question is not the answer
            and q.end < cue <= q.end + 4
            and q.words(r.tokens) > TERM
        ):
            between = range(q.end + 1, cue)
            if (
                between
                and r.bits[q.end + 1] & (lx.COMMA | lx.DASH)
                and all(r.bits[i] & _before_cue(r, cue) for i in between)
            ):
                return q
    return None


def _before_cue(r: Reading, cue: int) -> int:
    """The classes of words that may stand between a quotation and its verb; هذا ما قاله takes it up by a pronoun."""
    taken_up = any(form.pronoun is not None for form in r.words[cue].cues)
    more = lx.PRONOUN | lx.RELATIVE | lx.EVENT if taken_up else 0
    return lx.MARK | lx.CONTENT_NOUN | lx.SUBORDINATOR | lx.ADVERB | lx.NEGATION | more


def _behind_quotation(r: Reading, cue: int, part: tuple[int, int], sentence: Sentence) -> Report | None:
    for form in r.words[cue].cues:
        if form.part == "verb" and form.frames.has("quote") and not form.frames.has("weak"):
            source = source_after(r, cue, form, sentence.end, content_before=True)
            if source is not None:
                frame = Frame(cue, form, source, part[0], "quote", "quotation-verb-subject")
                return Report(
                    sentence,
                    [part],
                    kind_of(r.outline, [part]),
                    form.act,
                    (cue, cue + 1),
                    source,
                    frame.rule,
                    frame,
                    source.end,
                )
    return None


def _quoted(r: Reading, cue: int) -> bool:
    q = r.outline.outer_quotation(cue, least=TERM + 1)
    if q is None:
        return False
    # "أكد ترامب التزامه …": marks around a whole sentence of the author, with its verb and a listed subject.
    subject = r.plain.read(cue + 1, q.end) if cue == q.start + 1 else None
    return subject is None or not subject.persons or r.words[cue].conjunction != ""


def _finding(r: Reading, frame: Frame, sentence: Sentence) -> Report | None:
    content = read_content(r, frame, sentence)
    if not content.parts:
        return None
    cue_end = frame.cue + 1
    kind = kind_of(r.outline, content.parts)
    report = Report(
        sentence,
        content.parts,
        kind,
        frame.act or frame.form.act,
        (frame.cue, cue_end),
        frame.source,
        frame.rule,
        frame,
        max(content.end, content.parts[-1][1]),
    )
    if _too_thin(r, report):
        return None
    report.cut = _cut(r, frame, report.parts[0][0])
    return report


def _cut(r: Reading, frame: Frame, first: int) -> int:
    """How many letters of the first word are a preposition that the cue takes (بتقديم, بـسحب)."""
    preposition = (
        frame.rule.rsplit("-", 2)[-2] if frame.opener == "noun" and frame.rule.endswith("-noun") else ""
    )
    form = r.tokens.forms[first]
    if len(preposition) != 1 or not form.startswith(preposition) or form[1:2] == preposition:
        return 0
    return len(form) - len(form[1:].lstrip(STRETCH))


def _too_thin(r: Reading, report: Report) -> bool:
    words = sum(1 for a, b in report.parts for i in range(a, b) if r.bits[i] & (lx.WORD | lx.NUMBER))
    return words < 1 or (
        words < 2
        and report.kind != "direct"
        and report.frame is not None
        and report.frame.opener == "noun"
        and not report.frame.source
    )


def _labels(r: Reading, sentence: Sentence) -> bool:
    """كتب: فلان: a byline, no speech."""
    start, nxt = sentence.start, sentence.start + 1
    if start and not r.bits[start - 1] & lx.BREAK or r.words[start].conjunction or nxt >= sentence.end:
        return False
    quoted = any(r.bits[i] & lx.QUOTE for i in range(nxt, sentence.end))
    return bool(r.bits[nxt] & lx.COLON) and sentence.end - nxt <= 8 and not quoted


def _goes_on(r: Reading, sentence: Sentence, earlier: list[Report]) -> int:
    """Behind a sentence that begins with وأن: it goes on with the clauses of the statement before it."""
    start, word = sentence.start, r.words[sentence.start]
    if not (word.bits & lx.THAT and word.conjunction and earlier and earlier[-1].frame is not None):
        return start
    if word.conjunction in r.vocabulary.resumes or start + 1 >= sentence.end:
        return start
    last = earlier[-1]
    if r.bits[start + 1] & lx.AUXILIARY or r.outline.sentence_before(sentence) != last.sentence:
        return start
    assert last.frame is not None
    content = read_content(r, replace(last.frame, begin=start + 1, opener="that"), sentence)
    last.parts += content.parts
    last.kind = kind_of(r.outline, last.parts)
    last.end = max(last.end, content.end)
    last.notes.append("the next sentence goes on with it")
    return max(start, content.end)


def _follows(r: Reading, sentence: Sentence, earlier: list[Report], cues: list[int]) -> Report | None:
    """A sentence that is a quotation and has no cue of its own goes on with the speech before it."""
    quotation = r.outline.by_start.get(sentence.start)
    if quotation is None or quotation.words(r.tokens) <= TERM or not earlier:
        return None
    last = earlier[-1]
    if sentence.paragraph - last.sentence.paragraph > 2 or last.kind == "headline":
        return None
    after = quotation.end + 1
    rest = [i for i in range(after, sentence.end) if not r.bits[i] & lx.MARK]
    if rest:
        return None
    start, end = trim(r, quotation.start + 1, quotation.end, quotation.end)
    if any(a <= start < b for a, b in last.parts):
        return None  # a cue before it opened it
    adjacent = sentence.start == last.sentence.end or sentence.paragraph - last.sentence.paragraph == 1
    if adjacent and last.kind in ("direct", "mixed") and last.end >= last.sentence.end - 2:
        last.parts.append((start, end))
        last.end = sentence.end
        last.notes.append("a quotation without a cue continues it")
        return None
    return Report(sentence, [(start, end)], "direct", "say", None, None, "quotation-alone", end=sentence.end)
