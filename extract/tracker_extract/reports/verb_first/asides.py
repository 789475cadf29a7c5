"""What stands between a source and its words: relative clauses, questions, reasons, and where the clause ends instead."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx


def breaks_off(r: Reading, at: int, limit: int) -> bool:
    """Whether a subordinate clause behind a comma reports for itself."""
    behind_comma = r.bits[at] & lx.SUBORDINATOR and r.bits[at - 1] & lx.COMMA
    return bool(behind_comma) and _reports_behind(r, at, limit)


def begins_aside(r: Reading, at: int, start: int, limit: int, source: Mention | None) -> bool:
    """Whether what begins here stands between the source and its words."""
    bits = r.bits[at]
    if bits & lx.RELATIVE or _questioned(r, at, limit):
        return True
    if _aside_of_source(r, at, limit, start, source):
        return True
    behind_comma = at > start and r.bits[at - 1] & lx.COMMA
    return bool(bits & lx.SUBORDINATOR and behind_comma) and _aside_ends(r, at, limit)


def ends_clause(
    r: Reading, form: CueForm, at: int, start: int, source: Mention | None, relative: bool
) -> bool:
    if form.frames.has("weak") and _says_so(r, at):
        return True
    unnamed = source is not None and source.kind == "unnamed" and not source.thing and at == start
    thing = source is not None and source.thing and at == start
    if thing and any(_strong(r, c) for c in r.words[at].cues):
        return True  # بعد قطع الهدنة أكد الرئيس
    return _another_clause(r, at, start, relative or unnamed)


def _aside_of_source(r: Reading, at: int, limit: int, start: int, source: Mention | None) -> bool:
    """حسب ما نقلت عنه الوكالة, or why a source stays unnamed (لأنه غير مخول): asides before what was said."""
    if source is None:
        return False
    if r.bits[at] & lx.SUBORDINATOR:
        return at == start and source.described > 0
    fixed = r.outline.fixed(at, limit) if r.words[at].fixed else None
    return fixed is not None and fixed[1] == "attribution" and fixed[2] in ("cue", "told")


def past_anonymous(r: Reading, at: int, limit: int, source: Mention | None) -> int | None:
    """Behind the clause by which a source stays unnamed, where an addressee stands before it."""
    unnamed = source is not None and source.kind in ("unnamed", "person") and not source.named
    return r.outline.unnamed_clause(at, limit) if unnamed and r.bits[at] & lx.CUE else None


def _says_so(r: Reading, at: int) -> bool:
    """هاجم … قائلا: a participle of saying, after which the words come."""
    nxt = at + 1
    return (
        any(c.part == "participle" and c.act == "say" for c in r.words[at].cues)
        and nxt < len(r.tokens)
        and bool(r.bits[nxt] & (lx.COLON | lx.THAT | lx.QUOTE))
    )


def _strong(r: Reading, cue: CueForm) -> bool:
    """Whether a verb surely reports where it stands between a source and its complement."""
    doubtful = cue.frames.has("weak") or cue.frames.has("homograph") and cue.tense.startswith("present")
    return cue.part == "verb" and not doubtful


def _reports_behind(r: Reading, at: int, limit: int) -> bool:
    """فيما قال مسؤول …: another act of reporting behind a subordinator."""
    nxt = at + 1
    return (
        nxt < limit
        and bool(r.bits[nxt] & lx.CUE)
        and not _questioned(r, at, limit)
        and any(_strong(r, c) and c.tense.startswith("past") for c in r.words[nxt].cues)
    )


def _another_clause(r: Reading, at: int, start: int, relative: bool) -> bool:
    b, word = r.bits[at], r.words[at]
    if not b & (lx.CUE | lx.SUBORDINATOR) or b & lx.CUE and _only_thought_of(r, at):
        return False
    strong = any(_strong(r, c) for c in word.cues)
    joined = bool(word.conjunction and r.bits[at - 1] & lx.COMMA)
    if b & lx.CUE and joined and strong and relative and at > start and not b & lx.PREPOSITION:
        return any(c.tense.startswith("past") for c in word.cues)  # روسيا التي …، وقالت إن
    if b & lx.CUE and (at > start or word.conjunction) and not b & lx.PREPOSITION and strong and not relative:
        return (
            bool(word.conjunction)
            or bool(r.bits[at - 1] & lx.COMMA)
            or not b & (lx.TITLE | lx.BODY | lx.EVENT)
        )
    if b & lx.CUE and r.bits[at - 1] & lx.COMMA and _opens_participle(r, at):
        return True
    return bool(b & lx.SUBORDINATOR and not b & (lx.PREPOSITION | lx.ADVERB))


def _only_thought_of(r: Reading, at: int) -> bool:
    """من دون أن يسمي فلانا: a verb behind a preposition and that, in an aside."""
    return bool(r.bits[at - 1] & lx.THAT and r.bits[at - 2] & lx.PREPOSITION and at > 1)


def _questioned(r: Reading, at: int, limit: int) -> bool:
    """حين سئل عن …: an aside before the answer."""
    return bool(r.bits[at] & (lx.SUBORDINATOR | lx.PREPOSITION)) and any(
        r.words[j].stem in r.vocabulary.questioned for j in range(at + 1, min(limit, at + 3))
    )


def _opens_participle(r: Reading, at: int) -> bool:
    """A circumstantial participle with a complement of its own right behind it."""
    nxt = at + 1
    return nxt < len(r.tokens) and any(
        c.part == "participle"
        and (
            r.bits[nxt] & (lx.THAT | lx.QUOTE | lx.COLON)
            or c.frames.has("describe")
            or c.frames.has("blame")
            or any(r.folds[nxt] in c.frames.prepositions(n) for n in ("to", "at", "urge"))
        )
        for c in r.words[at].cues
    )


def _aside_ends(r: Reading, at: int, limit: int) -> bool:
    """An aside opened by حيث and the like, with a comma and the complement behind it."""
    return any(
        r.bits[j] & lx.COMMA and r.bits[j + 1] & (lx.THAT | lx.QUOTE)
        for j in range(at, min(limit, at + 30) - 1)
    )
