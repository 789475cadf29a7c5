"""Who stands before a reporting verb: the subject that fills the clause up to it, fronted or in apposition."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.sentences import Sentence
from ...words import classes as lx
from ...words.phrases import longest
from ..frame import FARTHEST
from .draft import Draft
from .marks import SHORT
from .scan import skip
from .sources import read_glued, read_joined

# A dateline has at most this many tokens (الولايات المتحدة الأمريكية (سي إن إن) -- – "United States of America (CNN) --").
DATELINE = 14
# The verb, that and a subject of a word stand this far behind the auxiliary.
_SAID_BEFORE = 3
# The antecedent of a relative pronoun has at most this many tokens: a name with its titles.
_ANTECEDENT = 16


def fills_clause(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The mention that fills the clause from its beginning up to the verb (لكن الوزير قال – "but the minister said")."""
    return _filling(r, _clause_start(r, cue, sentence, past_marks=False), cue)


def fills_past_marks(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The same, where a name in marks lies within the subject (زعيم حزب «الأمة» قال – "the leader of the 'Umma' party said")."""
    for b in r.bits[sentence.start : cue]:
        if b & lx.QUOTE:
            break
    else:
        return None
    start = _clause_start(r, cue, sentence, past_marks=False)
    if start == sentence.start or not r.bits[start - 1] & lx.QUOTE:
        return None
    return _filling(r, _clause_start(r, cue, sentence, past_marks=True), cue)


def marks_before(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The name in marks with which a clause begins, right before its verb («البلدية» تحذر من – "'The municipality' warns of")."""
    quotation = r.outline.by_start.get(sentence.start)
    if quotation is None or not quotation.closed or quotation.end + 1 != cue or r.words[cue].conjunction:
        return None
    if quotation.words(r.tokens) > SHORT or any(
        r.bits[i] & (lx.VERB | lx.CUE | lx.THAT | lx.MARK) for i in range(quotation.start + 1, quotation.end)
    ):
        return None
    known = r.plain.read(quotation.start + 1, quotation.end)
    if known is not None and known.end == quotation.end:
        return known
    return Mention(quotation.start + 1, quotation.end, "unnamed", definite=True)


def antecedent(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The longest named mention right before the relative pronoun before the verb (الوزير الذي قال إن – "the minister who said that")."""
    end = cue - 1
    if r.folds[end] in r.vocabulary.of_things:
        return None  # مما يشير إلى – "which points to": no person, a whole clause
    stop = end - 1 if r.bits[end - 1] & lx.COMMA else end
    for at in range(max(sentence.start, stop - _ANTECEDENT), stop):
        source = r.plain.read(at, stop, governed=True)
        if source is None or source.end != stop:
            continue
        if source.persons or source.titles or source.kind == "body" or _full_name(source):
            return source
    return None


def _full_name(source: Mention) -> bool:
    """Whether a mention is a name of several words (وفق عبد الرحمن الذي … – "according to Abdul Rahman, who …")."""
    return source.kind == "name" and source.end - source.start > 1


def fronted(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The subject that stands first, whatever comes between, and is resumed before the verb.

    أما فلان، وهو أحد السكان، فقال – "as for X, one of the residents, he said".
    """
    first, resumes = sentence.start, r.vocabulary.resumes
    if r.words[first].stem not in r.vocabulary.fronting or cue - first < 2:
        return None
    again = cue
    while r.bits[again - 1] & lx.AUXILIARY and r.words[again].conjunction not in resumes:
        again -= 1
    return read_joined(r, first + 1, cue) if r.words[again].conjunction in resumes else None


def _filling(r: Reading, start: int, cue: int) -> Mention | None:
    """The mention from `start` on, behind particles, that reaches the verb."""
    at = _past_particles(r, start, cue)
    if at >= cue or _is_verb(r, at):
        return None
    end = cue
    while end > at and r.bits[end - 1] & (lx.AUXILIARY | lx.ADVERB | lx.COMMA | lx.TIME):
        end -= 1
    source = read_joined(r, at, end)
    if source is None or source.kind == "pronoun" and r.words[cue].conjunction:
        return None  # هذا وكشف – "that said, he revealed"
    return source if source.end == end or _with_aside(r, source, cue) else None


def _is_verb(r: Reading, at: int) -> bool:
    """Whether a clause begins with its own verb, and so is no subject (أيد النقيب القرار وقال – "the head backed the decision and said")."""
    return is_finite(r.tokens, at) and not r.words[at].heads and not r.bits[at] & (lx.GIVEN | lx.CUE)


def _past_particles(r: Reading, at: int, limit: int) -> int:
    """Behind what opens a clause before its subject.

    لكن – "but"; كان – "was"; غير أن – "however"; بعد أن – "after"; ومنذ … – "and since …".
    """
    bits = r.bits
    opens = lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB | lx.THAT
    while at < limit:
        if bits[at] & opens and not _begins_name(r, at, limit):
            at += 1
        elif bits[at] & lx.PREPOSITION and at + 1 < limit and bits[at + 1] & lx.THAT:
            at += 2
        elif r.words[at].fixed and (fixed := r.outline.fixed(at, limit)) and fixed[1] == "opener":
            at = fixed[0] + (fixed[0] < limit and bool(bits[fixed[0]] & lx.COMMA))
        else:
            break
    return at


def _begins_name(r: Reading, at: int, limit: int) -> bool:
    """Whether a whole listed name begins with the particle at `at` (آن – "Anne", spelled like "that")."""
    heads = r.words[at].heads
    return bool(heads) and longest(heads, r.folds, at, limit) is not None


def _with_aside(r: Reading, source: Mention, cue: int) -> bool:
    """Whether an aside between commas, or a relative clause, stands between the source and the verb.

    مسؤول، رفض نشر اسمه، قال – "an official, who refused to be named, said".
    """
    if source.kind == "name" or source.end >= cue - 1 or not r.bits[cue - 1] & (lx.COMMA | lx.DASH):
        return False
    return bool(r.bits[source.end] & (lx.COMMA | lx.RELATIVE | lx.DASH))


def _clause_start(r: Reading, cue: int, sentence: Sentence, past_marks: bool) -> int:
    """Where the clause of the verb begins; `past_marks`: quotations of a few words lie within it."""
    bits, first = r.bits, None  # the first phrase of the sentence, read once for all commas
    for i in range(cue - 1, sentence.start - 1, -1):
        b = bits[i]
        if past_marks and b & lx.QUOTE and _short_marks(r, i):
            continue
        if b & (lx.STOP | lx.BREAK | lx.DOTS | lx.QUOTE | lx.COLON):
            return i + 1
        if b & lx.DASH and _ends_dateline(r, i, sentence):
            return i + 1
        if b & lx.COMMA:
            first = first or _first_phrase(r, sentence, cue)
            if not _goes_on_at(r, first, i, sentence):
                return i + 1
    return sentence.start


def _short_marks(r: Reading, i: int) -> bool:
    """Whether a mark belongs to a name within the subject (زعيم حزب «الأمة» قال – "the leader of the 'Umma' party said")."""
    own = r.outline.by_start.get(i) or r.outline.by_end.get(i)
    return own is not None and own.words(r.tokens) <= SHORT


def _ends_dateline(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether a dash ends a dateline: behind a bracket or dash near the beginning, or behind a bare place.

    موسكو، روسيا (CNN)-- – "Moscow, Russia (CNN) --".
    """
    before, length = r.bits[i - 1], i - sentence.start
    if length > DATELINE or length == 0:
        return False
    return bool(before & (lx.CLOSE | lx.DASH) or length == 1 and before & (lx.PLACE | lx.CITY))


def _first_phrase(r: Reading, sentence: Sentence, cue: int) -> tuple[int, Mention | None]:
    """Where the first phrase of a sentence begins behind its particles, and whom it names."""
    at = _past_particles(r, sentence.start, cue)
    return at, r.plain.read(at, sentence.end)


def _goes_on_at(r: Reading, first: tuple[int, Mention | None], comma: int, sentence: Sentence) -> bool:
    """Whether a comma stands inside the first phrase of its sentence, or closes an aside right behind that."""
    at, subject = first
    if subject is None or at >= comma:
        return False
    return subject.end >= comma or _closes_aside(r, subject, comma, sentence)


def _closes_aside(r: Reading, source: Mention, comma: int, sentence: Sentence) -> bool:
    """Whether a comma closes an aside behind the subject, with the verb right behind it.

    مسؤول، رفض نشر اسمه، قال – "an official, who refused to be named, said".
    """
    if source.kind == "name" or not r.bits[source.end] & (lx.COMMA | lx.RELATIVE):
        return False
    verb = skip(r.bits, comma + 1, sentence.end, lx.AUXILIARY | lx.ADVERB)
    if verb >= sentence.end or not r.bits[verb] & lx.CUE:
        return False
    return not any(r.bits[j] & lx.COMMA for j in range(source.end + 1, comma))


def said_before(d: Draft) -> Mention | None:
    """The subject that a preposition puts before that and the verb (سبق للوزير أن قال – "the minister has said before")."""
    r = d.reading
    if d.cue - d.sentence.start < _SAID_BEFORE or not r.bits[d.cue - 1] & lx.THAT:
        return None
    for at in range(d.cue - _SAID_BEFORE, max(d.sentence.start, d.cue - FARTHEST) - 1, -1):
        preposition = r.vocabulary.governed.get(r.words[at].stem)
        if preposition is not None and r.bits[at] & lx.AUXILIARY:
            source = read_glued(r, at + 1, d.cue - 1) if r.folds[at + 1].startswith(preposition) else None
            return source if source is not None and source.end == d.cue - 1 else None
        if r.bits[at] & lx.MARK:
            return None
    return None
