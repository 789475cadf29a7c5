"""The clause before, around or behind an attribution, which is its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import kind_of
from ..report import Report
from .edges import trim

# A clause of its own between an attribution and the next statement has at least this many tokens.
CLAUSE = 6
# The rest of a source that could not be read whole, up to its comma, has at most this many tokens.
_REST = 8
# Asides about a source, up to the word that takes the sentence up again, have at most this many tokens.
_ASIDES = 24
# A content has at least two words.
_LEAST = 2
# With these the clause does not go on behind an attribution: another one begins.
_ANOTHER = lx.STOP | lx.BREAK | lx.RELATIVE | lx.SUBORDINATOR | lx.THAT
# A clause of its own before an attribution has at least this many tokens.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution: its tokens `start` to `cue_end`, the act it names, who it names, and whether a verb stands in it."""

    start: int
    cue_end: int
    act: str
    source: Mention
    with_verb: bool


def beginning(report: Report) -> int:
    """The first token of a statement: its cue, source or content."""
    starts = [report.parts[0][0]]
    if report.cue is not None:
        starts.append(report.cue[0])
    if report.source is not None:
        starts.append(report.source.start)
    return min(starts)


def with_clause_behind(r: Reading, a: Attribution, sentence: Sentence, found: list[Report]) -> Report | None:
    limit = _before_next(r, a.source.end, sentence, found)
    if limit is None:
        return None
    begin = _resumed_at(r, a.source.end, limit) or _behind_source(r, a.source.end, sentence)
    if begin < sentence.end and _resumes(r, begin):
        begin += 1
    parts = (trim(r, begin, limit),)
    return _made(r, a, sentence, parts, "attribution-first", limit)


def _resumed_at(r: Reading, start: int, limit: int) -> int | None:
    """Where a word behind a comma takes the sentence up again, past asides about the source; None where none does.

    ووفق مصدر، لم يذكر اسمه، بالقاعدة، فإن المركب – "and according to a source, who is not named, at the base, the boat".
    """
    for at in range(start, min(limit, start + _ASIDES)):
        if r.bits[at] & (lx.QUOTE | lx.STOP):
            return None
        if _resumes(r, at) and r.tokens.forms[at].startswith(r.vocabulary.resumes):
            return at if r.bits[at - 1] & lx.COMMA else None
    return None


def _behind_source(r: Reading, start: int, sentence: Sentence) -> int:
    """Where the clause behind a source begins: at what resumes it, or behind the mark that ends the source."""
    at = start
    while at < sentence.end and at - start < _REST and not r.bits[at] & (lx.COMMA | lx.THAT | lx.COLON):
        if r.tokens.forms[at].startswith(r.vocabulary.resumes):
            break
        at += 1
    return at + 1 if at < sentence.end and r.bits[at] & lx.MARK else at


def _before_next(r: Reading, at: int, sentence: Sentence, found: list[Report]) -> int | None:
    """Where the clause from `at` on ends: at the sentence's end, or at the mark before its first statement.

    None where that statement is the clause itself (بحسب الوكالة، أكد الوزير أن – "according to the agency, the minister
    confirmed that").
    """
    if not found:
        return sentence.end
    begin, frame = beginning(found[0]), found[0].frame
    if frame is not None and frame.before:
        return None
    if begin - 2 > at and r.bits[begin - 1] & lx.SUBORDINATOR and r.bits[begin - 2] & lx.COMMA:
        begin -= 1  # …، فيما أوضح المتحدث – ", while the spokesman explained"
    clause = begin - at >= CLAUSE and r.bits[begin - 1] & (lx.COMMA | lx.DOTS | lx.STOP)
    return begin if clause else None


def _resumes(r: Reading, at: int) -> bool:
    """Whether a word resumes the sentence behind an attribution (فإن – "then indeed", فقد – "then already")."""
    if r.bits[at] & lx.THAT:
        return True
    resumes = r.vocabulary.resumes
    return bool(r.bits[at] & lx.AUXILIARY and resumes) and r.tokens.forms[at].startswith(resumes)


def with_clause_before(
    r: Reading, a: Attribution, sentence: Sentence, found: Sequence[Report]
) -> Report | None:
    """The report of an attribution with the clause before it, and with the rest of that clause behind it."""
    start = _clause_before(r, a, sentence, found)
    if start is None:
        return None
    limit = min([beginning(f) for f in found if beginning(f) > a.start], default=sentence.end)
    until = _without_tail(r, a.start)
    parts: tuple[tuple[int, int], ...] = (trim(r, start, until),)
    behind = a.source.joined[-1].end if a.source.joined else a.source.end
    if limit == sentence.end and _is_inserted(r, a.start, behind, sentence):
        commas = [j + 1 for j in range(start, a.start - 1) if r.bits[j] & lx.COMMA]
        clause = commas[-1] if commas else start
        parts = (trim(r, clause, a.start), trim(r, behind + 1, sentence.end))
    elif _goes_on(r, a, behind, sentence):
        end = _end_of_rest(r, behind, min(limit, sentence.end))
        parts = (trim(r, start, until), trim(r, behind, end))
    return _made(r, a, sentence, parts, "attribution-behind", limit)


def _without_tail(r: Reading, end: int) -> int:
    """Before the author's word that leads to an attribution (وذلك وفقا ل – "and that according to")."""
    fixed = r.outline.fixed(end - 1, end)
    return end - 1 if fixed is not None and fixed[1] == "tail" else end


def _clause_before(r: Reading, a: Attribution, sentence: Sentence, found: Sequence[Report]) -> int | None:
    """Where the clause before an attribution begins, None where it is a report's content or too short.

    Where its sentence opens a paragraph all of that is the clause; further down only what stands behind the last comma,
    if a verb begins there (… بعد جولة، بيعت فيها كل التذاكر وفقا ل – "… after a tour, all tickets were sold, according to").
    """
    reported = max([f.end for f in found if f.end <= a.start], default=None)
    if reported is not None:
        return None
    start = _past_openers(r, sentence.start, a.start)
    before = r.outline.sentence_before(sentence)
    if before is None or before.paragraph != sentence.paragraph:
        return start
    for at in range(a.start - _SHORT, start, -1):
        if r.bits[at - 1] & lx.COMMA and is_finite(r.tokens, at):
            # ومنذ بدء الهجوم، ارتفعت الحصيلة – "and since the attack began, the toll has risen": one clause
            whole = any(is_finite(r.tokens, j) for j in range(start, at - 1))
            return at if whole else start
    return start


def _goes_on(r: Reading, a: Attribution, behind: int, sentence: Sentence) -> bool:
    """Whether the clause goes on behind an attribution that no comma parts from it.

    وسترتفع الفاتورة وفق الاتحاد إلى ضعفي ما كانت – "the bill will rise, according to the union, to twice what it was".
    """
    if behind + 1 >= sentence.end or r.bits[a.start - 1] & lx.COMMA:
        return False
    word, bits = r.words[behind], r.bits[behind]
    if bits & lx.MARK and not bits & lx.QUOTE or bits & _ANOTHER or word.conjunction:
        return False
    if behind in r.outline.clauses or any(form.part == "participle" for form in word.cues):
        return False
    if _is_owned(r, behind):
        return False
    if bits & (lx.CONTENT_NOUN | lx.NUMBER | lx.QUOTE) or is_finite(r.tokens, behind):
        return True
    # Behind a verb it may be to whom or where he said so: حسبما ذكر أحدهم لوكالة – "as one of them told an agency".
    return not a.with_verb and bool(bits & lx.PREPOSITION or word.prefix)


def _is_owned(r: Reading, at: int) -> bool:
    """Whether a noun or a past with a pronoun stands at `at`: the rest of the source.

    بحسب ما ذكر وكيل أعماله – "as his agent said"; وفق دراسة قدمتها المؤسسة – "by a study that the foundation presented".
    """
    word = r.words[at]
    owned = any(
        reading.pronoun and (reading.part == "noun" or reading.tense.startswith("past"))
        for reading in word.readings
    )
    return not word.prefix and bool(word.bits & lx.OWNED or owned)


def _end_of_rest(r: Reading, at: int, limit: int) -> int:
    """Where the rest of a clause ends: at another clause that a connective opens behind a comma, or with the sentence."""
    clauses, bits = r.outline.clauses, r.bits
    return next((j for j in range(at + 1, limit) if bits[j - 1] & lx.COMMA and j in clauses), limit)


def _past_openers(r: Reading, start: int, limit: int) -> int:
    """Behind marks, subordinators and fixed expressions that open a sentence."""
    by_start = r.outline.by_start
    while start < limit:
        fixed = r.outline.fixed(start, limit)
        if fixed is not None and fixed[1] in ("opener", "continuer"):
            start = fixed[0]
            continue
        b = r.bits[start]
        if not b & (lx.SUBORDINATOR | lx.MARK) or b & lx.NEGATION or start in by_start:
            break
        start += 1
    return start


def _is_inserted(r: Reading, start: int, behind: int, sentence: Sentence) -> bool:
    """Whether an attribution stands between commas within its clause, which goes on at `behind`."""
    bits = r.bits
    if behind + 2 >= sentence.end or not bits[behind] & lx.COMMA or not bits[start - 1] & lx.COMMA:
        return False
    if r.folds[behind + 1] in r.vocabulary.again and bits[behind + 2] & lx.THAT:
        return False  # …، كما أنها – ", she also": another clause, and the author's
    return not r.words[behind + 1].conjunction and not _names_to_end(r, behind + 1, sentence)


def _names_to_end(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether just a name follows up to the end of the sentence: an apposition, not the clause going on."""
    phrase = r.plain.read(at, sentence.end)
    return phrase is not None and phrase.named and phrase.end >= sentence.end - 1


def _made(
    r: Reading, a: Attribution, sentence: Sentence, parts: tuple[tuple[int, int], ...], rule: str, end: int
) -> Report | None:
    """The report of an attribution with its clause, None where a part of that is too short."""
    if any(b - a < _LEAST for a, b in parts):
        return None
    return Report(
        sentence,
        parts,
        kind_of(r.outline, parts),
        a.act,
        (a.start, a.cue_end),
        a.source,
        rule,
        end=end,
        stopped_by="sentence" if end == sentence.end else "clause",
    )
