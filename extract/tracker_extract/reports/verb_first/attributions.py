"""Sources named beside a clause: بحسب, وفقا ل, according to; the clause before or behind is the content."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import kind_of
from ..report import Report
from .content import trim
from .subjects import read_glued, read_joined

# A clause of its own between an attribution and the next statement has at least this many tokens.
CLAUSE = 6
_PERSONS = lx.UNNAMED | lx.BODY | lx.TITLE | lx.GIVEN | lx.PLACE


def attributed(r: Reading, sentence: Sentence, found: list[Report]) -> Report | None:
    """بحسب, وفقا ل, حسبما قال: the clause before or behind is the content."""
    for i in r.outline.fixed_in(sentence):
        fixed = r.outline.fixed(i, sentence.end)
        if fixed is None or fixed[1] != "attribution" or r.outline.outer_quotation(i) is not None:
            continue
        report = _attribution(r, i, fixed, sentence, found)
        if report is not None:
            return report
    return None


def _attribution(
    r: Reading, i: int, fixed: tuple[int, str, str], sentence: Sentence, found: list[Report]
) -> Report | None:
    end, _, takes = fixed
    act, cue_end = "cite", end
    if takes in ("cue", "told"):
        while end < sentence.end and r.bits[end] & lx.AUXILIARY:
            end += 1
        forms = [c for c in r.words[end].cues if c.part == "verb"] if end < sentence.end else []
        if not forms:
            return None
        act, cue_end, end = forms[0].act, end + 1, end + 1
        while end < sentence.end and r.bits[end] & lx.TIME:  # بحسب ما أفاد أمس مسؤول محلي
            end += 1
    if takes == "mouth" or end < sentence.end and r.folds[end] in r.vocabulary.own_words:
        return None  # بحسب قوله: the speaker of the sentence itself
    source = _attributed_source(r, i, end, sentence)
    if source is None or source.kind == "group":
        return None
    opens = i - sentence.start <= 1 or bool(r.bits[i - 1] & lx.DOTS)
    if opens and takes in ("cue", "told") and found:
        return None
    if opens:
        found = [f for f in found if _beginning(f) > i]
        return _attributed_behind(r, i, source, act, cue_end, sentence, found)
    if any(_beginning(f) < i < f.end for f in found):
        return None
    return _attributed_before(r, i, source, act, cue_end, sentence, found)


def _attributed_source(r: Reading, i: int, at: int, sentence: Sentence) -> Mention | None:
    while at < sentence.end and (
        r.words[at].stem in r.vocabulary.sayings or r.folds[at][1:] in r.vocabulary.sayings
    ):
        at += 1
    if at >= sentence.end:
        return None
    word = r.words[at]
    if word.prefix and not word.article and word.bits & lx.COMMON and not word.bits & _PERSONS:
        return None  # وفقا لمعايير عالية
    if word.prefix:
        return read_glued(r, at, sentence.end)
    return read_joined(r, at, sentence.end, r.vocabulary.governors)


def _attributed_behind(
    r: Reading, i: int, source: Mention, act: str, cue_end: int, sentence: Sentence, found: list[Report]
) -> Report | None:
    limit = _before_next(r, source.end, sentence, found)
    if limit is None:
        return None
    at = source.end
    while at < sentence.end and not r.bits[at] & (lx.COMMA | lx.THAT | lx.COLON) and at - source.end < 8:
        if r.tokens.forms[at].startswith(r.vocabulary.resumes):
            break
        at += 1
    begin = at + 1 if at < sentence.end and r.bits[at] & lx.MARK else at
    if begin < sentence.end and _resumes(r, begin):
        begin += 1
    start, end = trim(r, begin, limit, limit)
    if end - start < 2:
        return None
    return Report(
        sentence,
        [(start, end)],
        kind_of(r.outline, [(start, end)]),
        act,
        (i, cue_end),
        source,
        "attribution-first",
        end=limit,
    )


def _before_next(r: Reading, at: int, sentence: Sentence, found: list[Report]) -> int | None:
    """Where the clause from `at` on ends: at the sentence's end, or at the mark before its first statement.

    None where that statement is the clause itself (بحسب الوكالة، أكد الوزير أن).
    """
    if not found:
        return sentence.end
    begin, frame = _beginning(found[0]), found[0].frame
    if frame is not None and frame.before:
        return None
    clause = begin - at >= CLAUSE and bool(r.bits[begin - 1] & (lx.COMMA | lx.DOTS | lx.STOP))
    return begin if clause else None


def _resumes(r: Reading, at: int) -> bool:
    """فإن, فقد: what takes the sentence up again behind an attribution."""
    return (
        bool(r.bits[at] & (lx.THAT | lx.AUXILIARY))
        and r.tokens.forms[at].startswith(r.vocabulary.resumes or ("\0",))
        or bool(r.bits[at] & lx.THAT)
    )


def _names_to_end(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether just a name follows up to the end of the sentence: an apposition, not the clause going on."""
    phrase = r.plain.read(at, sentence.end)
    return phrase is not None and phrase.named and phrase.end >= sentence.end - 1


def _past_openers(r: Reading, start: int, limit: int) -> int:
    while start < limit:
        fixed = r.outline.fixed(start, limit)
        if fixed is not None and fixed[1] in ("opener", "continuer"):
            start = fixed[0]
        elif (
            r.bits[start] & (lx.SUBORDINATOR | lx.MARK)
            and not r.bits[start] & lx.NEGATION
            and start not in r.outline.by_start
        ):
            start += 1
        else:
            break
    return start


def _attributed_before(
    r: Reading, i: int, source: Mention, act: str, cue_end: int, sentence: Sentence, found: list[Report]
) -> Report | None:
    start = max([f.end for f in found if f.end <= i], default=sentence.start)
    if start > sentence.start:
        return None
    limit = min([_beginning(f) for f in found], default=sentence.end)
    start = _past_openers(r, start, i)
    parts = [trim(r, start, i, i)]
    behind = source.joined[-1].end if source.joined else source.end
    if (
        behind + 2 < limit == sentence.end
        and r.bits[behind] & lx.COMMA
        and i
        and r.bits[i - 1] & lx.COMMA
        and not r.words[behind + 1].conjunction
        and not _names_to_end(r, behind + 1, sentence)
    ):
        clause = max((j + 1 for j in range(start, i - 1) if r.bits[j] & lx.COMMA), default=start)
        parts = [
            trim(r, clause, i, i),
            trim(r, behind + 1, sentence.end, sentence.end),
        ]
    if any(b - a < 2 for a, b in parts):
        return None
    return Report(
        sentence,
        parts,
        kind_of(r.outline, parts),
        act,
        (i, cue_end),
        source,
        "attribution-behind",
        end=limit,
    )


def _beginning(report: Report) -> int:
    """The first token of a statement: its cue, source or content."""
    starts = [report.parts[0][0]]
    if report.cue is not None:
        starts.append(report.cue[0])
    if report.source is not None:
        starts.append(report.source.start)
    return min(starts)
