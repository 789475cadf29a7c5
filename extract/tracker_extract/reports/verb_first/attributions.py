"""Sources named beside a clause (بحسب, وفقا لـ – "according to"); the clause before or behind is the content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import kind_of
from ..report import Report
from .edges import trim
from .scan import skip
from .sources import read_glued, read_joined

# A clause of its own between an attribution and the next statement has at least this many tokens.
CLAUSE = 6
# The rest of a source that could not be read whole, up to its comma, has at most this many tokens.
_REST = 8
# A content has at least two words.
_LEAST = 2
# Verbs of these acts say no more than that somebody said it: with them حسبما ("according to what") names a source as
# بحسب ("according to") does.
PLAIN = ("say", "report")
_PERSONS = lx.UNNAMED | lx.BODY | lx.TITLE | lx.GIVEN | lx.PLACE


@dataclass(frozen=True, slots=True)
class _Attribution:
    """An attribution: its tokens `start` to `cue_end`, the act it names, who it names, and whether a verb stands in it."""

    start: int
    cue_end: int
    act: str
    source: Mention
    with_verb: bool


def attributed(r: Reading, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report of the first attribution of a sentence that has a clause before or behind it."""
    for i in r.outline.fixed_in(sentence):
        fixed = r.outline.fixed(i, sentence.end)
        if fixed is None or fixed[1] != "attribution" or r.outline.outer_quotation(i) is not None:
            continue
        attribution = _read(r, i, fixed, sentence)
        report = _report(r, attribution, sentence, found) if attribution is not None else None
        if report is not None:
            return report
    return None


def _report(r: Reading, a: _Attribution, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report of an attribution: with the clause behind it where it opens the sentence, else with the one before."""
    i = a.start
    if i - sentence.start <= 1 or r.bits[i - 1] & lx.DOTS:
        if a.with_verb and found:
            return None
        return _with_clause_behind(r, a, sentence, [f for f in found if _beginning(f) > i])
    if any(_beginning(f) < i < f.end for f in found):
        return None
    return _with_clause_before(r, a, sentence, found)


def _beginning(report: Report) -> int:
    """The first token of a statement: its cue, source or content."""
    starts = [report.parts[0][0]]
    if report.cue is not None:
        starts.append(report.cue[0])
    if report.source is not None:
        starts.append(report.source.start)
    return min(starts)


# -- who it names ------------------------------------------------------------------------------------------------------


def _read(r: Reading, i: int, fixed: tuple[int, str, str], sentence: Sentence) -> _Attribution | None:
    """The attribution at `i`, None where it names nobody, or the speaker of the sentence itself."""
    end, _, takes = fixed
    act, cue_end, with_verb = "cite", end, takes in ("cue", "told")
    if with_verb:
        verb = _verb(r, end, sentence)
        if verb is None:
            return None
        act, cue_end = ("cite" if takes == "told" and verb[0] in PLAIN else verb[0]), verb[1]
        end = skip(
            r.bits, cue_end, sentence.end, lx.TIME
        )  # بحسب ما أفاد أمس مسؤول محلي – "as an official said yesterday"
    own = end < sentence.end and r.folds[end] in r.vocabulary.own_words
    if takes == "mouth" or own:
        return None  # بحسب قوله – "according to his words": the speaker of the sentence itself
    source = _source(r, end, sentence)
    if source is None or source.kind == "group":
        return None
    return _Attribution(i, cue_end, act, source, with_verb)


def _verb(r: Reading, at: int, sentence: Sentence) -> tuple[str, int] | None:
    """The act of the verb in an attribution (حسبما قال – "as he said"), and the token behind it."""
    at = skip(r.bits, at, sentence.end, lx.AUXILIARY)
    forms = r.words[at].cues if at < sentence.end else ()
    act = next((form.act for form in forms if form.part == "verb"), None)
    return None if act is None else (act, at + 1)


def _source(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """Who is named from `at` on, behind a noun of saying."""
    sayings = r.vocabulary.sayings
    while at < sentence.end and (r.words[at].stem in sayings or r.folds[at][1:] in sayings):
        at += 1
    if at >= sentence.end:
        return None
    word = r.words[at]
    if not word.prefix:
        return read_joined(r, at, sentence.end, r.vocabulary.governors)
    if not word.article and word.bits & lx.COMMON and not word.bits & _PERSONS:
        return None  # وفقا لمعايير عالية – "according to high standards"
    return read_glued(r, at, sentence.end)


# -- its clause --------------------------------------------------------------------------------------------------------


def _with_clause_behind(
    r: Reading, a: _Attribution, sentence: Sentence, found: list[Report]
) -> Report | None:
    limit = _before_next(r, a.source.end, sentence, found)
    if limit is None:
        return None
    begin = _behind_source(r, a.source.end, sentence)
    if begin < sentence.end and _resumes(r, begin):
        begin += 1
    parts = (trim(r, begin, limit),)
    return _made(r, a, sentence, parts, "attribution-first", limit)


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
    begin, frame = _beginning(found[0]), found[0].frame
    if frame is not None and frame.before:
        return None
    clause = begin - at >= CLAUSE and r.bits[begin - 1] & (lx.COMMA | lx.DOTS | lx.STOP)
    return begin if clause else None


def _resumes(r: Reading, at: int) -> bool:
    """Whether a word resumes the sentence behind an attribution (فإن – "then indeed", فقد – "then already")."""
    if r.bits[at] & lx.THAT:
        return True
    resumes = r.vocabulary.resumes
    return bool(r.bits[at] & lx.AUXILIARY and resumes) and r.tokens.forms[at].startswith(resumes)


def _with_clause_before(
    r: Reading, a: _Attribution, sentence: Sentence, found: Sequence[Report]
) -> Report | None:
    if any(sentence.start < f.end <= a.start for f in found):
        return None
    limit = min([_beginning(f) for f in found], default=sentence.end)
    start = _past_openers(r, sentence.start, a.start)
    parts: tuple[tuple[int, int], ...] = (trim(r, start, a.start),)
    behind = a.source.joined[-1].end if a.source.joined else a.source.end
    if limit == sentence.end and _is_inserted(r, a.start, behind, sentence):
        commas = [j + 1 for j in range(start, a.start - 1) if r.bits[j] & lx.COMMA]
        clause = commas[-1] if commas else start
        parts = (trim(r, clause, a.start), trim(r, behind + 1, sentence.end))
    return _made(r, a, sentence, parts, "attribution-behind", limit)


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
    return not r.words[behind + 1].conjunction and not _names_to_end(r, behind + 1, sentence)


def _names_to_end(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether just a name follows up to the end of the sentence: an apposition, not the clause going on."""
    phrase = r.plain.read(at, sentence.end)
    return phrase is not None and phrase.named and phrase.end >= sentence.end - 1


def _made(
    r: Reading, a: _Attribution, sentence: Sentence, parts: tuple[tuple[int, int], ...], rule: str, end: int
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
