"""How far the content of a statement goes: the hardest question of the field, so it has its own module."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM
from .frames import match

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


def read_content(r: Reading, frame: Frame, sentence: Sentence) -> Content:
    """The parts of the content from where the frame begins it."""
    content = Content()
    start = frame.begin
    limit = sentence.end
    quotation = r.outline.by_start.get(start)
    if frame.opener in ("quote", "that", "colon") and quotation is not None:
        _quoted(r, content, quotation, frame, sentence)
    else:
        _clause(r, content, start, start, frame, sentence)
    content.parts = [(a, b) for a, b in (trim(r, a, b, limit) for a, b in content.parts) if b > a]
    return content


# -- quoted --------------------------------------------------------------------------------------------------


def _quoted(r: Reading, content: Content, q: Quotation, frame: Frame, sentence: Sentence) -> None:
    """Content that opens with a quotation: it ends with it, unless the clause runs on behind the mark."""
    if not q.closed:
        content.parts.append((q.start + 1, q.end))
        content.end, content.stopped_by = q.end, "unclosed"
        following = r.outline.by_start.get(q.end + 1)
        if following is not None and r.bits[q.end] & lx.BREAK:  # the next paragraph opens the marks again
            _quoted(r, content, following, frame, sentence)
        return
    after = q.end + 1
    short = q.words(r.tokens) <= TERM
    if _runs_on(r, after, sentence, short, frame):
        _clause(r, content, q.start, after, frame, sentence)
        return
    content.parts.append((q.start + 1, q.end))
    content.end, content.stopped_by = after, "quotation"
    _further(r, content, after, frame, sentence)


def _runs_on(r: Reading, i: int, sentence: Sentence, short: bool, frame: Frame) -> bool:
    """Whether the clause goes on at `i`, right behind a closing mark."""
    if i >= sentence.end or r.bits[i] & (lx.STOP | lx.BREAK | lx.DOTS):
        return False
    if r.bits[i] & lx.COMMA:
        if i + 1 >= sentence.end:
            return False
        fixed = r.outline.fixed(i + 1, sentence.end)
        if fixed and fixed[1] in ("tail", "attribution"):
            return False
        if fixed and fixed[1] == "continuer":
            return True
        return short and not _breaks(r, i + 1, frame, sentence, True)
    if r.bits[i] & lx.MARK and not r.bits[i] & (lx.OPEN | lx.QUOTE):
        return False
    if r.outline.fixed(i, sentence.end) and r.outline.fixed(i, sentence.end)[1] in ("tail", "attribution"):  # type: ignore[index]
        return False
    if r.words[i].conjunction and (
        r.bits[i] & lx.THAT or _governed_that(r, i, frame, sentence.end) is not None
    ):
        return False
    return not _breaks(r, i, frame, sentence, True)


def _further(r: Reading, content: Content, i: int, frame: Frame, sentence: Sentence) -> None:
    """Parts behind a quotation under the same cue: وأن …, و"…", كما أن …"""
    at = i + 1 if i < sentence.end and r.bits[i] & (lx.COMMA | lx.DOTS) else i
    if at >= sentence.end:
        return
    beside = r.outline.by_start.get(at)
    if beside is not None and r.bits[i] & lx.DOTS and beside.closed and beside.words(r.tokens) > TERM:
        _quoted(r, content, beside, frame, sentence)  # «…».. «…»
        return
    nxt = _another_that(r, at, sentence) or _governed_that(r, at, frame, sentence.end)
    if nxt is not None:
        quotation = r.outline.by_start.get(nxt)
        if quotation is not None:
            _quoted(r, content, quotation, frame, sentence)
        else:
            _clause(r, content, nxt, nxt, frame, sentence)
        return
    if r.folds[at] in r.words[at].fold and _conjoined_quotation(r, at, sentence):
        quotation = r.outline.by_start[at + 1]
        content.parts.append((quotation.start + 1, quotation.end))
        content.end = quotation.end + 1
        _further(r, content, content.end, frame, sentence)


def _conjoined_quotation(r: Reading, at: int, sentence: Sentence) -> bool:
    """A conjunction written before an opening mark: و"…"""
    return (
        at + 1 < sentence.end
        and len(r.tokens.forms[at]) == 1
        and not r.bits[at] & lx.MARK
        and at + 1 in r.outline.by_start
        and r.outline.by_start[at + 1].words(r.tokens) > TERM
    )


def _another_that(r: Reading, i: int, sentence: Sentence) -> int | None:
    """Behind وأن or كما أن at `i`: where its clause begins."""
    word = r.words[i]
    if word.bits & lx.THAT and word.conjunction and not word.prefix:
        if word.conjunction in r.vocabulary.resumes:
            return None  # فإن: the clause itself goes on
        return i + 1 if i + 1 < sentence.end else None
    comma = i > 0 and bool(r.bits[i - 1] & lx.COMMA)
    if comma and i + 2 < sentence.end and r.bits[i + 1] & lx.THAT and r.folds[i] in r.vocabulary.again:
        return i + 2
    return None


def _governed_that(r: Reading, i: int, frame: Frame, limit: int) -> int | None:
    """Behind وعلى أن, the preposition of the cue again, where the cue takes one: where its clause begins."""
    word = r.words[i]
    if not (word.conjunction and word.bits & lx.PREPOSITION and i + 2 < limit):
        return None
    governs = any(word.stem in prepositions for prepositions in frame.form.frames.by.values())
    return i + 2 if governs and r.bits[i + 1] & lx.THAT else None


# -- clauses -------------------------------------------------------------------------------------------------


def _clause(r: Reading, content: Content, start: int, scan: int, frame: Frame, sentence: Sentence) -> None:
    """Content without marks around it, from `start`: it ends with the sentence or where another clause begins."""
    part, i, limit, seen = start, scan, sentence.end, start
    embedded = False  # a clause opened inside this part: a further وأن without a comma goes on with that one
    while i < limit:
        b = r.bits[i]
        if not b & _NOTABLE and not r.words[i].fixed:
            i += 1
            continue
        if b & lx.QUOTE and i in r.outline.by_start:
            quotation = r.outline.by_start[i]
            i = quotation.end + 1 if quotation.closed else quotation.end
            if _closes_clause(r, quotation, i, frame, sentence):
                content.parts.append((part, i))
                content.end, content.stopped_by = i, "quotation"
                _further(r, content, i, frame, sentence)
                return
            continue
        if b & (lx.BREAK | lx.STOP):
            break
        if b & lx.COLON and frame.opener == "noun" and i + 1 in r.outline.by_start:
            quotation = r.outline.by_start[i + 1]
            if quotation.words(r.tokens) > TERM:  # أكد على وجود تخوف: "…"
                content.parts.append((part, i))
                _quoted(r, content, quotation, frame, sentence)
                return
        comma = bool(b & (lx.COMMA | lx.DOTS))
        at = i + 1 if comma else i
        if seen < at < limit:  # behind a comma a word is looked at once, with the comma
            seen = at
            again = _another_that(r, at, sentence) or _governed_that(r, at, frame, limit)
            if again is not None and embedded and _still_open(r, part, i, frame, limit):
                again = None  # إيران، وإن سنحت لها الفرصة، …
            if again is not None and frame.opener != "colon" and (comma or not embedded):
                content.parts.append((part, i))
                part, i, embedded = again, again, False
                continue
            if _ends_before(r, at, part, frame, sentence, comma):
                break
        embedded = embedded or bool(b & lx.THAT)
        i += 1
    content.parts.append((part, i))
    content.end = i
    content.stopped_by = "sentence" if i >= limit else "clause"


def _ends_before(r: Reading, at: int, part: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
    """Whether the clause from `part` ends before token `at`: an act of reporting, an attribution, the author's tail."""
    if r.bits[at] & MAY_BREAK and _breaks(r, at, frame, sentence, comma):
        return True
    fixed = r.outline.fixed(at, sentence.end) if r.words[at].fixed else None
    if fixed is None:
        return False
    if fixed[1] == "attribution":
        return _attributes(r, at, fixed, comma, sentence.end)
    return comma and fixed[1] == "tail" and not _still_open(r, part, at - 1, frame, sentence.end)


def _still_open(r: Reading, part: int, comma: int, frame: Frame, limit: int) -> bool:
    """Whether only the subject of the words stands before a comma (أن البلاد، بعد أن …، ستجد): an aside follows."""
    if (
        frame.opener != "that"
        or comma - part > SUBJECT
        or any(
            r.bits[j] & (lx.VERB | lx.CUE | lx.AUXILIARY | lx.QUOTE | lx.NEGATION) for j in range(part, comma)
        )
    ):
        return False
    return any(r.bits[j] & lx.COMMA for j in range(comma + 1, limit))


def _attributes(r: Reading, at: int, fixed: tuple[int, str, str], comma: bool, limit: int) -> bool:
    if fixed[2] == "told" and comma:
        return True
    if fixed[2] in ("cue", "told"):
        nxt = fixed[0]
        while nxt < limit and r.bits[nxt] & lx.AUXILIARY:
            nxt += 1
        cues = r.words[nxt].cues if nxt < limit else ()
        taken = any(r.folds[at] in form.frames.prepositions("at") for form in cues)
        return bool(cues) and not taken and (comma or not r.words[at].conjunction)  # على ما اتفقوا عليه
    return fixed[2] != "mouth" and (comma or fixed[2] != "aside")


def _closes_clause(r: Reading, q: Quotation, i: int, frame: Frame, sentence: Sentence) -> bool:
    """A quotation of some length that ends at a comma ends the clause with it."""
    if q.words(r.tokens) <= TERM or i >= sentence.end or not r.bits[i] & lx.COMMA:
        return False
    fixed = r.outline.fixed(i + 1, sentence.end) if i + 1 < sentence.end else None
    if fixed and fixed[1] == "continuer":
        return False
    return not (i + 1 < sentence.end and (r.words[i + 1].conjunction or len(r.tokens.forms[i + 1]) == 1))


def _breaks(r: Reading, i: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
    """Whether another act of reporting begins at token `i` and so ends the content."""
    word = r.words[i]
    if comma and frame.opener == "noun" and word.conjunction and word.bits & (lx.PREPOSITION | lx.TIME):
        return True  # a noun phrase does not run on over "، وبعد …"
    if comma and frame.opener == "noun" and word.conjunction and word.bits & lx.VERB:
        subject = r.plain.read(i + 1, sentence.end)
        return subject is not None and subject.named and bool(subject.titles or subject.persons)
    if comma and _goes_back(r, i, sentence):
        return True
    if not word.bits & lx.CUE:
        return _verb_behind(r, i, sentence, comma)
    forms = {form.part for form in word.cues}
    if "participle" in forms and not word.article and not word.prefix:
        if frame.form.part == "participle" and i == frame.cue:
            return False
        return match(r, i, sentence) is not None
    return "verb" in forms and _verb_breaks(r, i, frame, sentence, comma)


def _verb_behind(r: Reading, i: int, sentence: Sentence, comma: bool) -> bool:
    """Whether a subordinator or a fronted topic leads in another verb: لكنه أضاف أن, فيما أكد الوزير أن."""
    at = i + 1
    while at < sentence.end and r.bits[at] & lx.AUXILIARY:
        at += 1
    if not (r.bits[i] & lx.SUBORDINATOR and at < sentence.end and r.bits[at] & lx.CUE):
        return comma and _fronted(r, i, sentence)
    found = match(r, at, sentence)
    return (
        found is not None
        and (comma or found.source is not None)
        and found.form.part == "verb"
        and not found.rule.endswith("object")
    )


def _verb_breaks(r: Reading, i: int, frame: Frame, sentence: Sentence, comma: bool) -> bool:
    """Whether the verb at `i` is of another act of reporting."""
    word, found = r.words[i], match(r, i, sentence)
    if found is None and comma and _main_verb(r, i, frame, sentence):
        return True
    if found is None or found.form.part != "verb":
        return False
    if comma:
        explicit = found.source is not None and not found.before
        if found.source is None and _of_inner_subject(r, found, frame):
            return False
        return (
            bool(word.conjunction)
            or explicit
            and (found.form.tense.startswith("past") or found.opener == "that")
        )
    if not word.conjunction or not found.form.tense.startswith("past"):
        return False
    own_object = found.rule.endswith(("b-object", "t-object")) and not r.bits[found.begin] & lx.CONTENT_NOUN
    return not own_object and _agrees(r, found, frame)


def _of_inner_subject(r: Reading, found: Frame, frame: Frame) -> bool:
    """A joined verb of another gender than the speaker's: the subject within his words does it."""
    mine, theirs = frame.form.features, found.form.features
    known = "-" not in (mine.gender, theirs.gender) and mine.number == theirs.number == "sg"
    return known and mine.gender != theirs.gender and found.opener == "noun"


def _goes_back(r: Reading, i: int, sentence: Sentence) -> bool:
    """، كما عاد الوزير فلان إلى …: another act of somebody named."""
    if r.folds[i] not in r.vocabulary.again or i + 2 >= sentence.end:
        return False
    if not r.bits[i + 1] & (lx.AUXILIARY | lx.VERB):
        return False
    subject = r.plain.read(i + 2, sentence.end)
    return subject is not None and subject.named


def _main_verb(r: Reading, i: int, frame: Frame, sentence: Sentence) -> bool:
    """…الذي اعتبر أن …، رفض ماكرون: behind a relative clause the main verb with its own subject."""
    if not frame.before or not r.bits[frame.cue - 1] & lx.RELATIVE or r.words[i].conjunction:
        return False
    subject = r.plain.read(i + 1, sentence.end)
    return subject is not None and bool(subject.persons or subject.name and subject.titles)


def _agrees(r: Reading, found: Frame, frame: Frame) -> bool:
    mine, theirs = frame.form.features, found.form.features
    if found.source is not None:
        return True
    if frame.form.part == "participle":
        return mine.gender == theirs.gender
    return mine.gender == theirs.gender and (frame.source is not None or mine.number == theirs.number)


def _fronted(r: Reading, i: int, sentence: Sentence) -> bool:
    """A new clause that begins with its topic: وفي الشأن السوري قال كيري:"""
    if not (r.words[i].conjunction and r.bits[i] & lx.PREPOSITION):
        return False
    for at in range(i + 1, min(sentence.end, i + 10)):
        if r.bits[at] & lx.CUE and any(c.tense.startswith("past") for c in r.words[at].cues):
            found = match(r, at, sentence)
            return found is not None and found.source is not None and not found.before
        if r.bits[at] & (lx.STOP | lx.THAT | lx.RELATIVE):
            return False
    return False


# -- edges ---------------------------------------------------------------------------------------------------


def trim(r: Reading, start: int, end: int, limit: int) -> tuple[int, int]:
    """Without marks at the edges; a quotation that fills the part loses its marks."""
    start, end = r.outline.without_edge_marks(start, end)
    if end - start > 2 and r.bits[start] & lx.THAT and not r.words[start].conjunction:
        start += 1  # "إن …" inside the marks or behind a colon
    q = r.outline.by_start.get(start)
    if q is not None and q.end == end - 1:
        return trim(r, start + 1, end - 1, limit)
    if q is not None and not q.closed and q.end >= end:
        return trim(r, start + 1, end, limit)
    return start, end
